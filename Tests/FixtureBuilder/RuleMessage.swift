import Foundation

/// A message that keeps every rule of a practice, to be edited until it breaks one.
struct RuleMessage: Sendable {
    /// The message definition, as the header names it.
    let definition: String
    /// The header's business service.
    var service = "settlement-gateway"
    /// The header's version, such as `02`.
    var headerVersion = "02"
    /// Everything within `Document`.
    let content: String

    /// The envelope with header and document.
    var text: String {
        """
        <Envelope xmlns="urn:settlement-gateway:envelope:1">
        <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.\(headerVersion)">\
        <Fr><FIId><FinInstnId><BICFI>CBXAXAXX</BICFI></FinInstnId></FIId></Fr>\
        <To><FIId><FinInstnId><BICFI>NBRKKZKX</BICFI></FinInstnId></FIId></To>\
        <BizMsgIdr>RULE-1</BizMsgIdr><MsgDefIdr>\(definition)</MsgDefIdr><BizSvc>\(service)</BizSvc>\
        <CreDt>2026-11-23T10:00:00+05:00</CreDt></AppHdr>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:\(definition)">\(content)</Document>
        </Envelope>

        """
    }
}

/// A rule, a message that it accepts and one that it refuses.
struct RuleFixture: Sendable {
    typealias Edit = @Sendable (inout EditedText) -> Void

    /// The rule's identifier, `cbpr:uetr`.
    let rule: String
    let message: RuleMessage
    let accepted: Edit
    let refused: Edit

    init(
        _ rule: String, _ message: RuleMessage, accepts accepted: @escaping Edit = { _ in },
        refuses refused: @escaping Edit
    ) {
        self.rule = rule
        self.message = message
        self.accepted = accepted
        self.refused = refused
    }

    /// `cbpr/uetr`: the folder of both messages.
    var folder: String { rule.split(separator: ":", maxSplits: 1).joined(separator: "/") }

    /// The message after an edit.
    func text(_ edit: Edit) -> String {
        var text = EditedText(text: message.text)
        edit(&text)
        return text.text
    }
}

/// A text in the course of being edited.
struct EditedText {
    var text: String

    /// Replaces a part that must stand there exactly once: an edit that misses would go unnoticed.
    mutating func replace(_ old: String, _ new: String) {
        let count = text.components(separatedBy: old).count - 1
        precondition(count == 1, "\(old) stands \(count) times")
        text = text.replacingOccurrences(of: old, with: new)
    }

    /// Puts something in front of a part that stands there exactly once.
    mutating func insert(_ new: String, before old: String) { replace(old, new + old) }

    /// Puts something behind a part that stands there exactly once.
    mutating func insert(_ new: String, after old: String) { replace(old, old + new) }

    /// Removes a part that stands there exactly once.
    mutating func remove(_ old: String) { replace(old, "") }
}

/// Parts that edits put in.
enum Part {
    static func agent(_ tag: String, _ code: String = "HSBKKZKX") -> String {
        "<\(tag)><FinInstnId><BICFI>\(code)</BICFI></FinInstnId></\(tag)>"
    }

    static func account(_ tag: String, _ number: String = "4711") -> String {
        "<\(tag)><Id><Othr><Id>\(number)</Id></Othr></Id></\(tag)>"
    }

    static func amount(_ tag: String, _ amount: String, _ currency: String = "KZT") -> String {
        "<\(tag) Ccy=\"\(currency)\">\(amount)</\(tag)>"
    }

    static let charge = "<ChrgsInf><Amt Ccy=\"USD\">0.00</Amt>\(agent("Agt"))</ChrgsInf>"
    static let uetr = "<UETR>5b1a0a8e-2f57-4b8e-9c61-3f0d2a7b9c10</UETR>"
    static let narrative = "<Rsn><Cd>NARR</Cd></Rsn>"
    static let told = "<Rsn><Cd>NARR</Cd></Rsn><AddtlInf>As agreed</AddtlInf>"
    static let entry =
        "<Ntry><Amt Ccy=\"KZT\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        + "<BookgDt><Dt>2026-11-23</Dt></BookgDt><ValDt><Dt>2026-11-23</Dt></ValDt>"
        + "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>BOOK</SubFmlyCd></Fmly></Domn></BkTxCd>"
        + "<NtryDtls><TxDtls><Refs><InstrId>INSTR-1</InstrId>\(uetr)</Refs></TxDtls></NtryDtls></Ntry>"

    static func balance(_ code: String, _ more: String = "", subType: String = "") -> String {
        let sub = subType.isEmpty ? "" : "<SubTp><Cd>\(subType)</Cd></SubTp>"
        return "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry>\(sub)</Tp><Amt Ccy=\"KZT\">5.00</Amt>"
            + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt>\(more)</Bal>"
    }
}
