import Foundation

/// Well-formed documents that are no valid message.
enum RefusedByValidate {
    static let room = Room(folder: "refused/validate", base: 200, fixtures: shapes + schema + unsafe)

    private static let header = "<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\">"

    /// From the start of a tag to the end of its element.
    private static func part(_ tag: String, of text: String) -> String {
        guard let start = text.range(of: "<\(tag) ")?.lowerBound, let end = text.range(of: "</\(tag)>")?.upperBound
        else { preconditionFailure("no \(tag)") }
        return String(text[start..<end])
    }

    private static let shapes: [Fixture] = [
        Fixture("unknown-root", .refused("FF01", "safe:envelope"), "An envelope that nobody agreed on.") {
            $0.tamper("<Envelope xmlns=\"urn:settlement-gateway:envelope:1\">", "<Batch xmlns=\"urn:sample:batch\">")
            $0.tamper("</Envelope>", "</Batch>")
        },
        Fixture("bare-document", .refused("FF01", "safe:envelope"), "A document without header or envelope.") {
            $0.tamper { part("Document", of: $0) }
        },
        Fixture("bare-header", .refused("FF01", "safe:envelope"), "An envelope without a document.") { payment in
            payment.tamper { $0.replacing(part("Document", of: $0), with: "") }
        },
        Fixture("no-header", .refused("FF01", "safe:envelope"), "An envelope without a header.") {
            $0.tamper { $0.replacing(part("AppHdr", of: $0), with: "") }
        },
        Fixture("second-header", .refused("FF01", "safe:envelope"), "A forged header before the signed one.") {
            $0.tamper { text in
                let forged = part("AppHdr", of: text).replacing("XA-20261123", with: "XA-20261124")
                return text.replacing(header, with: forged + header)
            }
        },
        Fixture("second-document", .refused("FF01", "safe:envelope"), "A forged document behind the signed one.") {
            $0.tamper { text in
                let forged = part("Document", of: text).replacing("1250000.00", with: "9250000.00")
                return text.replacing("</Envelope>", with: forged + "</Envelope>")
            }
        },
        Fixture(
            "wrapped-document", .refused("FF01", "safe:envelope"),
            "The signed document in a wrapper, a forged one in its place."
        ) {
            $0.tamper { text in
                let signed = part("Document", of: text)
                let forged = signed.replacing("1250000.00", with: "9250000.00")
                return text.replacing(signed, with: forged + "<Archive>" + signed + "</Archive>")
            }
        },
        Fixture("text-in-envelope", .refused("FF01", "safe:envelope"), "Text between header and document.") {
            $0.tamper("</AppHdr>", "</AppHdr>pay at once")
        },
        Fixture(
            "envelope-attribute", .refused("FF01", "safe:envelope"), "An attribute that the envelope does not have."
        ) {
            $0.tamper("envelope:1\">", "envelope:1\" Id=\"message\">")
        },
        Fixture(
            "unknown-definition", .refused("FF01", "iso:message-definition"),
            "A message that this gateway does not know."
        ) {
            $0.replace("<MsgDefIdr>pacs.008.001.08", "<MsgDefIdr>pacs.010.001.03")
            $0.replace("tech:xsd:pacs.008.001.08", "tech:xsd:pacs.010.001.03")
        },
        Fixture(
            "unknown-version", .refused("FF01", "iso:message-definition"), "A version that this gateway does not know."
        ) {
            $0.replace("<MsgDefIdr>pacs.008.001.08", "<MsgDefIdr>pacs.008.001.02")
            $0.replace("tech:xsd:pacs.008.001.08", "tech:xsd:pacs.008.001.02")
        },
        Fixture("header-of-other-version", .refused("FF01", "iso:message-definition"), "A header of another version.") {
            $0.replace("head.001.001.02", "head.001.001.01")
        },
        Fixture("header-mismatch", .refused("FF01", "iso:B4"), "A header that names another message.") {
            $0.replace("<MsgDefIdr>pacs.008.001.08", "<MsgDefIdr>pacs.002.001.10")
        },
    ]

    private static let schema: [Fixture] = [
        Fixture("uetr-upper-case", .refused("FF02", "xsd:cvc-pattern-valid"), "A UETR in capitals.") {
            $0.uetr = $0.uetr.uppercased()
        },
        Fixture("uetr-version-1", .refused("FF02", "xsd:cvc-pattern-valid"), "A UETR that is no random one.") {
            $0.uetr = $0.uetr.replacing("-4000-", with: "-1000-")
        },
        Fixture("missing-charge-bearer", .refused("FF02", "xsd:cvc-complex-type.2.4"), "A required element left out.") {
            $0.replace("<ChrgBr>SHAR</ChrgBr>", "")
        },
        Fixture(
            "missing-business-message-identifier", .refused("FF02", "xsd:cvc-complex-type.2.4"),
            "A header without its identifier."
        ) {
            $0.replace("<BizMsgIdr>\($0.messageIdentifier)</BizMsgIdr>", "")
        },
        Fixture(
            "unknown-element", .refused("FF02", "xsd:cvc-complex-type.2.4"),
            "An element that the message does not have."
        ) {
            $0.replace("<ChrgBr>", "<Fee>1</Fee><ChrgBr>")
        },
        Fixture("wrong-order", .refused("FF02", "xsd:cvc-complex-type.2.4"), "Two elements changed over.") {
            $0.replace("<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>", "")
            $0.replace("</ChrgBr>", "</ChrgBr><IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>")
        },
        Fixture("amount-with-comma", .refused("FF02", "xsd:cvc-datatype-valid.1.2.1"), "A decimal comma.") {
            $0.amount = "1250000,00"
        },
        Fixture("amount-negative", .refused("FF02", "xsd:cvc-minInclusive-valid"), "Less than nothing.") {
            $0.amount = "-1.00"
        },
        Fixture(
            "amount-exponent", .refused("FF02", "xsd:cvc-datatype-valid.1.2.1"), "An amount as a floating-point number."
        ) { $0.amount = "1.25E6" },
        Fixture("amount-without-currency", .refused("FF02", "xsd:cvc-complex-type.4"), "An amount of no currency.") {
            $0.replace(" Ccy=\"KZT\"", "")
        },
        Fixture("date-29-february", .refused("FF02", "xsd:cvc-datatype-valid.1.2.1"), "A day that 2026 does not have.")
        { $0.valueDate = "2026-02-29" },
        Fixture("name-too-long", .refused("FF02", "xsd:cvc-maxLength-valid"), "A name of 141 letters.") {
            $0.creditor.name = String(repeating: "N", count: 141)
        },
        Fixture("bic-lower-case", .refused("FF02", "xsd:cvc-pattern-valid"), "A BIC in small letters.") {
            $0.creditor.agent = "caspkzka"
        },
        Fixture("unknown-code", .refused("FF02", "xsd:cvc-enumeration-valid"), "A charge bearer that is on no list.") {
            $0.replace(">SHAR<", ">NONE<")
        },
        Fixture("no-transaction", .refused("FF02", "xsd:cvc-complex-type.2.4"), "A group without a payment.") {
            payment in
            payment.tamper { text in
                guard let start = text.range(of: "<CdtTrfTxInf>"), let end = text.range(of: "</CdtTrfTxInf>") else {
                    preconditionFailure("no transaction")
                }
                return text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
            }
        },
        Fixture("empty-signature-place", .refused("FF02", "xsd:cvc-complex-type.2.4"), "Sgntr with nothing in it.") {
            $0.signing = .unsigned
            $0.tamper("</CreDt>", "</CreDt><Sgntr></Sgntr>")
        },
        Fixture("two-signatures", .refused("FF02", "xsd:cvc-complex-type.2.4"), "The same signature twice in Sgntr.") {
            $0.tamper { text in
                let signature = part("ds:Signature", of: text)
                return text.replacing("</Sgntr>", with: signature + "</Sgntr>")
            }
        },
        Fixture(
            "document-in-signature-place", .refused("FF02", "xsd:cvc-complex-type.2.4"),
            "The signed document moved into Sgntr."
        ) {
            $0.tamper { text in
                let signed = part("Document", of: text)
                let forged = signed.replacing("1250000.00", with: "9250000.00")
                return text.replacing(signed, with: forged).replacing("</Sgntr>", with: signed + "</Sgntr>")
            }
        },
    ]

    private static let unsafe: [Fixture] = [
        Fixture(
            "comment-in-amount", .refused("FF01", "safe:comment"), "A comment that splits the amount for some readers."
        ) {
            $0.tamper(">1250000.00<", ">1<!---->250000.00<")
        },
        Fixture("comment-in-header", .refused("FF01", "safe:comment"), "A comment in the header.") {
            $0.tamper("<BizSvc>", "<!-- urgent --><BizSvc>")
        },
        Fixture("cdata-in-amount", .refused("FF01", "safe:cdata"), "A CDATA section, which some readers leave out.") {
            $0.tamper(">1250000.00<", ">1250000<![CDATA[.00]]><")
        },
        Fixture("comment-in-account", .refused("FF01", "safe:comment"), "A comment that splits an account.") {
            $0.tamper("KZ72722S000000000001", "KZ72722S<!-- -->000000000001")
        },
    ]
}
