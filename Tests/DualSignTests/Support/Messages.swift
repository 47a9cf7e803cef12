import DualSign
import Foundation
import XMLCore

/// A small credit transfer as a draft writes it.
enum Messages {
    static let headerNamespace = "urn:iso:std:iso:20022:tech:xsd:head.001.001.02"
    static let documentNamespace = "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"

    /// `AppHdr` and `Document` into an envelope's root.
    static func write(into root: ElementWriter) {
        root.element("AppHdr", namespace: headerNamespace) { header in
            header.element("Fr") { $0.element("FIId") { $0.element("FinInstnId") { $0.text("BICFI", "CBXAXAXX") } } }
            header.element("To") { $0.element("FIId") { $0.element("FinInstnId") { $0.text("BICFI", "NBRKKZKX") } } }
            header.text("BizMsgIdr", "B-1")
            header.text("MsgDefIdr", definition)
            header.text("CreDt", "2026-05-28T20:00:00Z")
        }
        root.element("Document", namespace: documentNamespace) { document in
            document.element("FIToFICstmrCdtTrf") { transfer in
                transfer.element("GrpHdr") { $0.text("MsgId", "M-1") }
                transfer.element("CdtTrfTxInf") { transaction in
                    transaction.element("PmtId") { $0.text("UETR", terms.uetr) }
                    transaction.element("IntrBkSttlmAmt") {
                        $0.attribute("Ccy", "KZT")
                        $0.content("1250.00")
                    }
                    transaction.element("CdtrAcct") { $0.text("Nm", "Ж < & > \"é\" 字") }
                }
            }
        }
    }

    static let terms = makeTerms()

    static func makeTerms(amountMinorUnits: Int64 = 125_000, holdIdentifier: String = "H-1") -> SettlementTerms {
        do {
            return try SettlementTerms(
                uetr: "7a562c67-ca16-48ba-b074-65581be6f011", amountMinorUnits: amountMinorUnits, currency: "KZT",
                currencyDecimals: 2, debtorSettlementAccount: "KZ75125KZT1001300335",
                creditorAccount: "KZ86125KZT5004100100", valueDate: "2026-05-28", holdIdentifier: holdIdentifier,
                holdExpiry: "2026-05-29T20:00:00Z")
        } catch {
            preconditionFailure("the terms are well made: \(error)")
        }
    }

    /// The unsigned envelope.
    static func plain() throws -> MessageEnvelope {
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        write(into: draft.root)
        return try MessageEnvelope(draft.seal())
    }

    /// Signed in the header profile.
    static func headerSigned(by key: SigningKey) throws -> [UInt8] {
        try HeaderProfile.sign(key: key) { write(into: $0) }
    }

    /// Signed in the document profile.
    static func documentSigned(by key: SigningKey) throws -> [UInt8] { try DocumentProfile.sign(plain(), key: key) }

    /// Signed in a profile that can be written.
    static func signed(by key: SigningKey, _ profile: SignatureProfile) throws -> [UInt8] {
        switch profile {
        case .header: try headerSigned(by: key)
        case .cosigned: try coSigned(by: key)
        case .document: try documentSigned(by: key)
        case .kazakhNested: preconditionFailure("nested signatures are not written here")
        }
    }

    /// Co-signed by XA alone.
    static func coSigned(by key: SigningKey, _ code: String = "XA") throws -> [UInt8] {
        try CoSignedProfile.sign(plain(), terms: terms, key: key, jurisdiction: jurisdiction(code))
    }
}

func envelope(_ bytes: [UInt8]) throws -> MessageEnvelope { try MessageEnvelope(ParsedXML(bytes, limits: .payment)) }

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

extension String {
    /// Replaces the one occurrence of `old`: a mutation that changes nothing would prove nothing.
    func replacingOnly(_ old: String, with new: String) -> String {
        let parts = components(separatedBy: old)
        precondition(parts.count == 2, "\(old) stands \(parts.count - 1) times, not once")
        return parts.joined(separator: new)
    }

    /// The first stretch from `start` to `end`, both included.
    func stretch(from start: String, to end: String) -> String {
        guard let first = range(of: start), let last = self[first.upperBound...].range(of: end) else {
            preconditionFailure("\(start)…\(end) is there")
        }
        return String(self[first.lowerBound..<last.upperBound])
    }

    var bytes: [UInt8] { Array(utf8) }
}
