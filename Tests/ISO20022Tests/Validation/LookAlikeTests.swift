import Testing
import XMLCore

@testable import ISO20022

/// Identifiers that can be mistaken for others, and texts that cannot.
@Suite struct LookAlikeTests {
    private static let schemas = Result { try MessageSchemas() }

    @Test(arguments: [
        ("КZ72722S000000000001", 1, "К"), ("KZ72722Ѕ000000000001", 8, "Ѕ"), ("MSG-А1", 5, "А"), ("АВС", 1, "А"),
        ("ΑΒΕΖ", 1, "Α"), ("MSΟ", 3, "Ο"), ("Ａ1", 1, "Ａ"), ("MSG-٣", 5, "٣"), ("MSG\u{200B}1", 4, "\u{200B}"),
        ("MSG\u{AD}1", 4, "\u{AD}"), ("𝐀BC", 1, "𝐀"), ("a1\u{202E}b", 3, "\u{202E}"), ("З7", 1, "З"),
    ])
    func isMistaken(_ text: String, _ position: Int, _ scalar: String) throws {
        let suspect = try #require(LookAlikes.suspect(in: text))
        #expect(suspect.position == position && String(suspect.scalar) == scalar)
    }

    @Test(arguments: ["MSG-1", "ПЛАТЁЖ-1", "Төлем", "счёт 12", "платёж", "", "Ø-1", "é1", "ШЩ", "中文"])
    func isNot(_ text: String) { #expect(LookAlikes.suspect(in: text) == nil) }

    private static func report(_ old: String, _ new: String, _ practices: [Practice]) throws -> ValidationReport {
        let document = try RuleBench.element(of: .customerCreditTransfer(RuleBench.transfer()))
        let text = String(decoding: try document.canonicalBytes(), as: UTF8.self)
        try #require(text.contains(old))
        let edited = text.replacing(old, with: new)
        return validateLeniently(Array(edited.utf8), schemas: try schemas.get(), practices: practices)
    }

    /// By the schema alone it is valid; by a practice it is refused.
    @Test func anIdentifierIsRefusedByAPracticeAndWarnedOfByTheSchema() throws {
        let edit = ("<MsgId>MSG-1", "<MsgId>МSG-1")
        let bySchema = try Self.report(edit.0, edit.1, [])
        #expect(bySchema.isValid && bySchema.findings.map(\.rule) == ["safe:look-alike"])
        let byPractice = try Self.report(edit.0, edit.1, [.iso])
        #expect(!byPractice.isValid)
        let finding = try #require(byPractice.findings.first { $0.rule == "safe:look-alike" })
        #expect(finding.reason == .invalidCharacterSet && finding.value == "МSG-1")
        #expect(finding.path == "/Document/FIToFICstmrCdtTrf/GrpHdr/MsgId")
        #expect(
            finding.text
                == "Message identification (MsgId) can be mistaken for another: the letter М at position 1 is Cyrillic."
        )
        #expect(
            finding.text(in: .russian) == "Значение поля «Идентификатор сообщения» (MsgId) можно принять за другое: "
                + "буква М на месте 1 — кириллическая.")
    }

    /// What the schema refuses anyway is also said in words.
    @Test(arguments: [
        ("<BICFI>CASPKZKA", "<BICFI>САSPKZKA", "/BICFI"), ("<IBAN>KZ72", "<IBAN>КZ72", "/IBAN"),
        ("Ccy=\"KZT\"", "Ccy=\"KZТ\"", "/@Ccy"), ("<CtryOfRes>KZ", "<CtryOfRes>КZ", "/CtryOfRes"),
        ("<UETR>00000000-0000-4001", "<UETR>0000000О-0000-4001", "/UETR"), ("<Cd>TXID", "<Cd>ТXID", "/Cd"),
    ])
    func theSchemasFindingIsExplained(_ old: String, _ new: String, _ path: String) throws {
        let report = try Self.report(old, new, [.iso])
        #expect(!report.isValid)
        #expect(report.findings.contains { $0.rule == "safe:look-alike" && $0.path.hasSuffix(path) }, "\(report)")
    }

    @Test(arguments: [
        ("Debtor LLC", "ТОО Дебитор"), ("<Ustrd>Invoice 7", "<Ustrd>Счёт А7"), ("Creditor LLP", "АО Kaspi"),
    ])
    func namesAndRemittanceAreInAnyLanguage(_ old: String, _ new: String) throws {
        #expect(try Self.report(old, new, [.iso]).findings.isEmpty)
    }

    /// A channel refuses it as content that is not safe.
    @Test func aChannelRefusesIt() throws {
        let message = BusinessMessage(
            header: try RuleBench.header(.customerCreditTransfer),
            content: .customerCreditTransfer(try RuleBench.transfer()))
        let text = XMLDraftText.of(message).replacing("<EndToEndId>E2E-1", with: "<EndToEndId>Е2E-1")
        let envelope = try MessageEnvelope(ParsedXML(Array(text.utf8), limits: .payment))
        do {
            _ = try validate(envelope, schemas: try Self.schemas.get())
            Issue.record("it was accepted")
        } catch ValidationRejection.unsafeContent(let findings) {
            #expect(findings.map(\.rule) == ["safe:look-alike"])
        }
    }
}
