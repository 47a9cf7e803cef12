import DualSign
import Foundation
import Gateway
import ISO20022
import XMLCore

/// What the service answered to one message, as far as a verdict looks at it.
struct ReplayAnswer {
    let http: Int
    /// The definition of the reply; `none` for a body that is no business message.
    let reply: String
    let status: String?
    let reason: String?
    let narrative: String
    let uetr: String?
    let isReplay: Bool
    /// Whether the reply's own signature holds; nil without a registry or a reply.
    let signature: Result<SignatureEvidence, SignatureRejection>?
    let bytes: [UInt8]

    /// Reads an answer. What is no business message has `none` for its reply.
    init(_ response: HTTPExchange.Response, registry: SignerRegistry?, at: Date) {
        http = response.status
        isReplay = response.header("Idempotent-Replay") == "true"
        bytes = response.body
        guard let envelope = try? MessageEnvelope(ParsedXML(response.body, limits: .payment)),
            let definition = MessageDefinition(namespaceURI: envelope.document.namespaceURI),
            let message = try? BusinessMessage(
                header: envelope.header, document: envelope.document, definition: definition)
        else {
            (reply, status, reason, narrative, uetr, signature) = ("none", nil, nil, "", nil, nil)
            return
        }
        reply = definition.rawValue
        signature = registry.map { registry in
            Result { () throws(SignatureRejection) in
                try verify(
                    envelope, profile: .header, registry: registry, messageDefinition: definition.rawValue, at: at
                ).evidence[0]
            }
        }
        switch message.content {
        case .paymentStatusReport(let report):
            let transaction = report.transactions.first
            let information = transaction?.reasons.first ?? report.originalGroups.first?.reasons.first
            status = (transaction?.status ?? report.originalGroups.first?.status)?.text
            reason = information?.reason?.code ?? information?.reason?.proprietary
            narrative = (information?.additionalInformation ?? []).map(\.text).joined(separator: " ")
            uetr = transaction?.originalUETR?.text
        case .messageReject(let reject):
            status = nil
            reason = reject.rejectingPartyReason.text
            narrative = reject.reasonDescription?.text ?? ""
            uetr = nil
        default:
            (status, reason, narrative, uetr) = (nil, nil, "", nil)
        }
    }

    /// Status and reason in a few letters, such as `RJCT AM04`.
    var summary: String {
        let words = [status ?? (reply == "none" ? "HTTP \(http)" : reply), reason].compactMap { $0 }
        return words.joined(separator: " ")
    }

    /// Everything in which the answer differs from the verdict.
    func differences(from verdict: FixtureVerdict) -> [String] {
        var differences: [String] = []
        func compare(_ what: String, _ found: String, _ expected: String) {
            if found != expected { differences.append("\(what) \(found) instead of \(expected)") }
        }
        compare("HTTP", String(http), String(verdict.http))
        compare("reply", reply, verdict.reply)
        if let expected = verdict.status { compare("status", status ?? "none", expected) }
        if let expected = verdict.reason { compare("reason", reason ?? "none", expected) }
        if let detail = verdict.detail, !narrative.contains(detail) {
            differences.append("narrative \"\(narrative)\" without \"\(detail)\"")
        }
        if verdict.isReplay && !isReplay { differences.append("not a replay of the first answer") }
        if case .failure(let rejection) = signature { differences.append("the reply's signature fails: \(rejection)") }
        return differences
    }
}
