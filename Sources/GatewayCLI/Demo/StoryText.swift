import DualSign
import Gateway
import ISO20022
import Settlement
import TengeLedger
import XMLCore

/// One payment's story as lines for a person: messages, life, signatures, postings, reply.
struct StoryText {
    let lines: [String]

    /// Throws `DecodingError` when the evidence on file is not as it was written.
    init(_ story: PaymentStory) throws {
        var lines = ["received: \(story.raw.count) bytes, SHA-256 \(story.record.digest.hexadecimal)"]
        lines += Self.excerpt(story.raw)
        lines.append("life:")
        for step in story.history {
            let reason = step.reason.map { " \($0.rawValue)" } ?? ""
            let time = UTCTimestamp.text(millisecondsSinceEpoch: step.at.millisecondsSinceEpoch)
            lines.append("  \(time)  \(step.word)\(reason)")
        }
        if case .payment(let settlementCase) = story.record.outcome {
            lines.append("settlement terms, signed by both:")
            lines += Self.terms(settlementCase.order.terms)
        }
        lines.append("signatures, each verified over the same message:")
        for evidence in try (story.coSignatureEvidence ?? story.evidence).decoded() {
            lines.append(
                "  \(evidence.jurisdiction.code)  \(evidence.suite.rawValue)  \(evidence.profile.rawValue)  "
                    + "covers \(evidence.covers.joined(separator: " and "))  \(evidence.signerSubject)")
            lines.append("      \(evidence.signatureValue.prefix(72))…")
        }
        lines.append("postings:")
        for numbered in story.postings {
            let posting = numbered.posting
            let decimals = ISO4217.decimals(posting.money.currency.code) ?? 0
            lines.append(
                "  #\(numbered.sequence)  debit \(posting.debit.text)  credit \(posting.credit.text)  "
                    + "\(amountText(posting.money.minorUnits, decimals)) \(posting.money.currency.code)")
        }
        if let reply = story.record.reply {
            lines.append("reply: \(reply.bytes.count) bytes, signed, stored once")
            lines += Self.excerpt(reply.bytes)
        }
        self.lines = lines
    }

    private static func terms(_ terms: SettlementTerms) -> [String] {
        [
            "  amount \(amountText(terms.amountMinorUnits, terms.currencyDecimals)) \(terms.currency), "
                + "value date \(terms.valueDate)",
            "  from \(terms.debtorSettlementAccount) to \(terms.creditorAccount)",
            "  hold \(terms.holdIdentifier), expires \(terms.holdExpiry)",
        ]
    }

    /// The leaves that tell a reader what the message is about.
    private static func excerpt(_ bytes: [UInt8]) -> [String] {
        guard let envelope = try? MessageEnvelope(ParsedXML(bytes, limits: .statement)) else { return [] }
        let wanted: Set<String> = [
            "BizMsgIdr", "MsgDefIdr", "UETR", "EndToEndId", "IntrBkSttlmAmt", "IBAN", "TxSts", "OrgnlUETR",
            "OrgnlMsgId",
        ]
        var lines: [String] = []
        func walk(_ element: Element) {
            var isLeaf = true
            for child in element.children {
                isLeaf = false
                if !child.isNamed("Signature") && !child.isNamed("Rltd") { walk(child) }
            }
            if isLeaf, wanted.contains(element.localName) {
                lines.append("  \(element.path) = \(element.textContent)")
            }
        }
        walk(envelope.header)
        walk(envelope.document)
        return lines
    }
}

/// A camt.053 as lines for a person.
enum StatementText {
    static func lines(_ bytes: [UInt8]) -> [String] {
        guard let envelope = try? MessageEnvelope(ParsedXML(bytes, limits: .statement)),
            let message = try? BusinessMessage(
                header: envelope.header, document: envelope.document, definition: .bankToCustomerStatement),
            case .bankToCustomerStatement(let content) = message.content, let statement = content.statements.first
        else { return ["the statement cannot be read"] }
        var lines = ["\(statement.identification.text), signed, \(bytes.count) bytes"]
        var table = Table(["reference", "side", "amount", "end to end", "UETR"], alignedRight: [2])
        for balance in statement.balances.prefix(1) {
            table.add(["opening", balance.side.rawValue, balance.amount.amount.text(fractionDigitsMin: 2), "", ""])
        }
        for entry in statement.entries {
            let references = entry.details.first?.transactions.first?.references
            table.add([
                entry.accountServicerReference?.text ?? "", entry.side.rawValue,
                entry.amount.amount.text(fractionDigitsMin: 2), references?.endToEnd?.text ?? "",
                references?.uetr?.text ?? "",
            ])
        }
        for balance in statement.balances.dropFirst().prefix(1) {
            table.add(["closing", balance.side.rawValue, balance.amount.amount.text(fractionDigitsMin: 2), "", ""])
        }
        lines += table.lines()
        return lines
    }
}
