import Foundation
import Testing
import XMLCore

@testable import ISO20022

@Suite struct ValidationReportTests {
    private static let schemas = Result { try MessageSchemas() }

    private static func report(_ text: String, practices: [Practice] = [.iso]) throws -> ValidationReport {
        validateLeniently(Array(text.utf8), schemas: try schemas.get(), practices: practices)
    }

    private static func bareDocument() throws -> String {
        let document = try RuleBench.element(of: .customerCreditTransfer(RuleBench.transfer()))
        return String(decoding: try document.canonicalBytes(), as: UTF8.self)
    }

    @Test func aBareDocumentIsEnough() throws {
        let report = try Self.report(try Self.bareDocument())
        #expect(report.isValid && report.findings.isEmpty)
        #expect(report.message == "pacs.008.001.08" && report.header == nil)
        #expect(report.documentVerdict == .valid && report.headerVerdict == .absent)
        #expect(
            report.json(file: "a.xml")
                == "{\"file\":\"a.xml\",\"message\":\"pacs.008.001.08\",\"header\":null,\"valid\":true,"
                + "\"document\":\"valid\",\"headerVerdict\":\"absent\",\"findings\":[]}")
    }

    @Test func anyEnvelopeWillDo() throws {
        let document = try Self.bareDocument()
        let report = try Self.report("<Body xmlns=\"urn:x\"><In>\(document)</In></Body>")
        #expect(report.isValid)
        #expect(report.documentVerdict == .valid)
    }

    @Test(arguments: [
        ("", "xml:empty", ValidationReport.Verdict.absent), ("<a>", "xml:not-well-formed", .absent),
        ("<!DOCTYPE a><a/>", "safe:doctype", .absent), ("<a/>", "xsd:cvc-elt.1", .invalid),
        ("<Document xmlns=\"urn:x\"/>", "xsd:cvc-elt.1", .invalid),
        (
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.010.001.03\"/>", "iso:message-definition",
            .unknownDefinition
        ),
        ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"/>", "xsd:cvc-complex-type.2.4", .invalid),
    ])
    func whatIsNoMessageIsSaidSo(_ text: String, _ rule: String, _ verdict: ValidationReport.Verdict) throws {
        let report = try Self.report(text)
        #expect(report.findings.map(\.rule) == [rule])
        #expect(report.documentVerdict == verdict)
        #expect(!report.isValid)
    }

    @Test func aHeaderOfAnotherVersionIsAWarning() throws {
        let header = "<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.03\"/>"
        let report = try Self.report("<Body>\(header)\(try Self.bareDocument())</Body>")
        #expect(report.findings.map(\.rule) == ["iso:header-version"])
        #expect(report.findings.map(\.severity) == [.warning])
        #expect(report.isValid && report.headerVerdict == .unknownDefinition)
    }

    @Test func aHeaderThatNamesAnotherDocumentIsAnError() throws {
        let message = BusinessMessage(
            header: try RuleBench.header(.customerCreditTransfer),
            content: .customerCreditTransfer(try RuleBench.transfer()))
        let draft = XMLDraftText.of(message)
        let good = try Self.report(draft, practices: RuleBench.clearingPractices)
        #expect(good.isValid && good.headerVerdict == .valid, "\(good.findings)")
        let bad = try Self.report(draft.replacing("Idr>pacs.008.001.08", with: "Idr>pacs.009.001.08"))
        #expect(bad.findings.map(\.rule) == ["iso:B4"])
        #expect(!bad.isValid && bad.documentVerdict == .valid && bad.headerVerdict == .valid)
        let bySchemaAlone = try Self.report(
            draft.replacing("Idr>pacs.008.001.08", with: "Idr>pacs.009.001.08"), practices: [])
        #expect(bySchemaAlone.isValid && bySchemaAlone.findings.isEmpty)
    }

    @Test func rulesOfAPracticeAreLookedAtWhenAsked() throws {
        let document = try Self.bareDocument().replacing("EKNP 2717KZT710", with: "EKNP 2717KZT71")
        #expect(try Self.report(document).isValid)
        #expect(try Self.report(document, practices: [.iso, .kz]).findings.map(\.rule) == ["kz:eknp"])
    }

    /// The line parses as JSON with the names that scripts rely on, whatever a value holds.
    @Test func theLineIsJSON() throws {
        let document = try Self.bareDocument()
            .replacing("<MsgId>MSG-1", with: "<MsgId>\"\\\n\t\u{2028}/ә" + String(repeating: "x", count: 40))
        let line = try Self.report(document).json(file: "a \"quoted\" ә.xml")
        #expect(!line.contains("\n"))
        let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["file"] as? String == "a \"quoted\" ә.xml")
        #expect(object["message"] as? String == "pacs.008.001.08")
        #expect(object["valid"] as? Bool == false)
        let findings = try #require(object["findings"] as? [[String: Any]])
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding["severity"] as? String == "error")
        #expect(finding["rule"] as? String == "xsd:cvc-maxLength-valid")
        #expect(finding["path"] as? String == "/Document/FIToFICstmrCdtTrf/GrpHdr/MsgId")
        #expect(finding["line"] as? Int == 1)
        #expect((finding["value"] as? String)?.hasPrefix("\"\\\n\t\u{2028}/ә") == true)
        #expect(finding["reason"] as? String == "FF01")
    }
}
