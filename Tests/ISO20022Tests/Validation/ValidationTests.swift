import Testing
import XMLCore

@testable import ISO20022

@Suite struct ValidationTests {
    private static let schemas = Result { try MessageSchemas() }

    /// The bench's message in a plain envelope, as text, for edits.
    private static func envelope() throws -> String {
        let message = BusinessMessage(
            header: try RuleBench.header(.customerCreditTransfer),
            content: .customerCreditTransfer(try RuleBench.transfer()))
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        message.write(into: draft.root)
        return String(decoding: try draft.canonicalBytes(), as: UTF8.self)
    }

    private static func validated(
        replacing old: String = "", with new: String = ""
    ) throws -> Result<ValidMessage, ValidationRejection> {
        let text = try envelope()
        if !old.isEmpty { try #require(text.contains(old)) }
        let edited = old.isEmpty ? text : text.replacing(old, with: new)
        let envelope = try MessageEnvelope(ParsedXML(Array(edited.utf8), limits: .payment))
        let schemas = try Self.schemas.get()
        do {
            return .success(try validate(envelope, schemas: schemas))
        } catch {
            return .failure(error)
        }
    }

    private static func rejection(replacing old: String, with new: String) throws -> ValidationRejection? {
        if case .failure(let rejection) = try validated(replacing: old, with: new) { rejection } else { nil }
    }

    @Test func aValidMessageReadsAndKeepsTheRules() throws {
        let valid = try Self.validated().get()
        #expect(valid.definition == .customerCreditTransfer)
        let message = try BusinessMessage(
            header: valid.header, document: valid.document, definition: valid.definition)
        #expect(message.content == .customerCreditTransfer(try RuleBench.transfer()))
        let findings = ruleFindings(
            in: message, header: valid.header, document: valid.document, practices: RuleBench.clearingPractices)
        #expect(findings == [])
    }

    @Test func unknownDefinitionsAreNamed() throws {
        #expect(
            try Self.rejection(replacing: "xsd:pacs.008.001.08", with: "xsd:pacs.010.001.03")
                == .unknownMessageDefinition("pacs.010.001.03"))
        #expect(
            try Self.rejection(replacing: "xsd:head.001.001.02", with: "xsd:head.001.001.01")
                == .unknownMessageDefinition("head.001.001.01"))
        #expect(
            try Self.rejection(replacing: "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08", with: "urn:other")
                == .unknownMessageDefinition("urn:other"))
        // A header is no document.
        #expect(
            try Self.rejection(replacing: "xsd:pacs.008.001.08", with: "xsd:head.001.001.02")
                == .unknownMessageDefinition("head.001.001.02"))
    }

    @Test func theHeaderNamesItsDocument() throws {
        #expect(
            try Self.rejection(replacing: "<MsgDefIdr>pacs.008.001.08", with: "<MsgDefIdr>pacs.009.001.08")
                == .headerMismatch)
        // Without a name at all it is the schema that refuses.
        let rejection = try Self.rejection(replacing: "<MsgDefIdr>pacs.008.001.08</MsgDefIdr>", with: "")
        guard case .schema(let findings) = rejection else {
            Issue.record("\(String(describing: rejection))")
            return
        }
        #expect(findings.map(\.path) == ["/AppHdr/CreDt"] || findings.map(\.path) == ["/AppHdr/BizSvc"])
    }

    @Test(arguments: [
        (
            "<MsgId>MSG-1</MsgId>", "<MsgId>MSG<!-- 2 -->-1</MsgId>", "safe:comment",
            "/Document/FIToFICstmrCdtTrf/GrpHdr/MsgId"
        ),
        (
            "<MsgId>MSG-1</MsgId>", "<MsgId>MSG<![CDATA[-1]]></MsgId>", "safe:cdata",
            "/Document/FIToFICstmrCdtTrf/GrpHdr/MsgId"
        ),
        ("<BizMsgIdr>", "<!----><BizMsgIdr>", "safe:comment", "/AppHdr"),
    ])
    func commentsAndTheLikeAreRefused(_ old: String, _ new: String, _ rule: String, _ path: String) throws {
        let rejection = try Self.rejection(replacing: old, with: new)
        guard case .unsafeContent(let findings) = rejection else {
            Issue.record("\(String(describing: rejection))")
            return
        }
        #expect(findings.contains { $0.rule == rule && $0.path == path })
    }

    @Test func allFindingsAreGiven() throws {
        var text = try Self.envelope()
        text = text.replacing("<CreDtTm>2026", with: "<CreDtTm>yesterday")
        text = text.replacing("<ChrgBr>SHAR", with: "<ChrgBr>NONE")
        text = text.replacing("<BizMsgIdr>MSG-1", with: "<BizMsgIdr>")
        text = text.replacing("Ccy=\"KZT\"", with: "Ccy=\"kzt\"")
        let envelope = try MessageEnvelope(ParsedXML(Array(text.utf8), limits: .payment))
        let schemas = try Self.schemas.get()
        let rejection = #expect(throws: ValidationRejection.self) { _ = try validate(envelope, schemas: schemas) }
        let expected: [String: String] = [
            "/AppHdr/BizMsgIdr": "xsd:cvc-minLength-valid",
            "/Document/FIToFICstmrCdtTrf/GrpHdr/CreDtTm": "xsd:cvc-datatype-valid.1.2.1",
            "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/ChrgBr": "xsd:cvc-enumeration-valid",
            "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/IntrBkSttlmAmt/@Ccy": "xsd:cvc-pattern-valid",
        ]
        let found = rejection?.findings ?? []
        for (path, rule) in expected { #expect(found.contains { $0.path == path && $0.rule == rule }, "\(path)") }
        #expect(found.count == expected.count)
    }
}
