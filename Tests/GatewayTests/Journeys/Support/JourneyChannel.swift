import DualSign
import Foundation
import Gateway
import ISO20022
import XMLCore

/// One connection of a peer to the service: libcurl with the peer's certificate.
struct JourneyChannel: Sendable {
    let client: CurlClient
    let address: String

    /// - Parameter name: of the certificate in `Fixtures/keys`, without `-channel.pem`; nil: none is shown.
    init(_ name: String?, to service: JourneyService, totalSeconds: Int = 60) throws {
        client = try CurlClient(
            CurlClient.Settings(
                authorityFile: JourneyPlaces.key("channel-authority.pem"),
                certificateFile: name.map { JourneyPlaces.key("\($0)-channel.pem") },
                keyFile: name.map { JourneyPlaces.key("\($0)-channel.key.pem") }, connectSeconds: 10,
                totalSeconds: totalSeconds))
        address = service.address
    }

    /// Posts a message. `waitSeconds` nil: no `Prefer` header.
    func post(
        _ bytes: [UInt8], waitSeconds: Int? = 20, contentType: String? = "application/xml"
    ) async throws(CurlFault) -> HTTPExchange.Response {
        var headers: [(String, String)] = []
        if let contentType {
            headers.append(("Content-Type", contentType))
        } else {
            headers.append(("Content-Type", ""))
        }
        if let waitSeconds { headers.append(("Prefer", "wait=\(waitSeconds)")) }
        return try await client.send(
            HTTPExchange.Request(.post, address + "/v1/messages", headers: headers, body: bytes))
    }

    func get(_ path: String, accept: String? = nil) async throws(CurlFault) -> HTTPExchange.Response {
        try await client.send(
            HTTPExchange.Request(.get, address + path, headers: accept.map { [("Accept", $0)] } ?? []))
    }

    /// Everything in the mailbox, oldest first: (identifier, uetr, bytes).
    func mailbox() async throws -> [(identifier: String, uetr: String?, bytes: [UInt8])] {
        var messages: [(identifier: String, uetr: String?, bytes: [UInt8])] = []
        var cursor = 0
        while true {
            let page = try JourneyJSON(try await get("/v1/messages?after=\(cursor)&limit=500"))
            let items = page["messages"].elements
            for item in items {
                guard let identifier = item["id"].text, let xml = item["xml"].text else {
                    throw JourneyFault("a mailbox item has no id or no xml")
                }
                messages.append((identifier, item["uetr"].text, Array(xml.utf8)))
            }
            guard items.count == 500, let next = page["next"].integer else { return messages }
            cursor = next
        }
    }

    func close() async { await client.shutdown() }
}

/// A business message that the gateway sent, read with its own pages.
struct JourneyReply: Hashable {
    let definition: String
    let status: String?
    let reason: String?
    let narrative: String
    let uetr: String?

    /// Throws when the bytes are no business message.
    init(_ bytes: [UInt8]) throws {
        let envelope = try MessageEnvelope(ParsedXML(bytes, limits: .payment))
        guard let definition = MessageDefinition(namespaceURI: envelope.document.namespaceURI) else {
            throw JourneyFault("a reply of an unknown definition: \(envelope.document.namespaceURI)")
        }
        self.definition = definition.rawValue
        let message = try BusinessMessage(
            header: envelope.header, document: envelope.document, definition: definition)
        switch message.content {
        case .paymentStatusReport(let report):
            let transaction = report.transactions.first
            let information = transaction?.reasons.first ?? report.originalGroups.first?.reasons.first
            status = (transaction?.status ?? report.originalGroups.first?.status)?.text
            reason = information?.reason?.code ?? information?.reason?.proprietary
            narrative = (information?.additionalInformation ?? []).map(\.text).joined(separator: " ")
            uetr = transaction?.originalUETR?.text
        case .messageReject(let reject):
            (status, uetr) = (nil, nil)
            reason = reject.rejectingPartyReason.text
            narrative = reject.reasonDescription?.text ?? ""
        default:
            (status, reason, narrative, uetr) = (nil, nil, "", nil)
        }
    }

    /// Status and reason in a few letters.
    var summary: String { [status ?? definition, reason].compactMap(\.self).joined(separator: " ") }

    /// Whether our institution signed these bytes, and they stand unchanged.
    static func isSignedByUs(_ bytes: [UInt8], properties: SignedPropertiesPolicy = .refused) throws -> Bool {
        let certificate = try SignerCertificate(pem: JourneyWorld.file("kz-signer.pem"))
        guard let jurisdiction = Jurisdiction("KZ") else { throw JourneyFault("KZ is a jurisdiction") }
        let definitions = Set(MessageDefinition.allCases.map(\.rawValue))
        let registry = try SignerRegistry([
            RegisteredSigner(
                certificate: certificate, jurisdiction: jurisdiction, bic: "NBRKKZKX", suite: .ecdsaP384SHA384,
                messageDefinitions: definitions)
        ])
        let envelope = try MessageEnvelope(ParsedXML(bytes, limits: .payment))
        let definition = MessageDefinition(namespaceURI: envelope.document.namespaceURI)?.rawValue ?? ""
        let verified = try verify(
            envelope, profile: .header, registry: registry, messageDefinition: definition,
            at: Date(timeIntervalSince1970: 1_795_410_000), properties: properties)
        return verified.evidence.map(\.jurisdiction.code) == ["KZ"]
    }
}

/// JSON as tests read it: what is absent is null.
struct JourneyJSON {
    let value: Any?

    init(value: Any?) { self.value = value is NSNull ? nil : value }

    /// Throws when the bytes are no JSON.
    init(_ bytes: [UInt8]) throws {
        self.init(value: try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed]))
    }

    /// The body of an answer with status 200. Throws when it is another.
    init(_ response: HTTPExchange.Response) throws {
        guard response.status == 200 else {
            throw JourneyFault("HTTP \(response.status): \(String(decoding: response.body.prefix(500), as: UTF8.self))")
        }
        try self.init(response.body)
    }

    subscript(_ name: String) -> JourneyJSON { JourneyJSON(value: (value as? [String: Any])?[name]) }
    var elements: [JourneyJSON] { (value as? [Any] ?? []).map { JourneyJSON(value: $0) } }
    var text: String? { value as? String }
    var integer: Int? { value as? Int }
    var isObject: Bool { value is [String: Any] }
}
