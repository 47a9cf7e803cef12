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
                == "{\"file\":\"a.xml\",\"message\":\"pacs.008.001.08\",\"envelope\":\"none\",\"header\":null,"
                + "\"valid\":true,\"document\":\"valid\",\"headerVerdict\":\"absent\",\"findings\":[]}")
    }

    @Test func anyEnvelopeWillDo() throws {
        let document = try Self.bareDocument()
        let report = try Self.report("<Body xmlns=\"urn:x\"><In>\(document)</In></Body>")
        #expect(report.isValid)
        #expect(report.documentVerdict == .valid && report.envelope == nil)
        #expect(report.findings.map(\.rule) == ["safe:envelope"])
        #expect(report.findings.map(\.severity) == [.warning])
    }

    @Test(arguments: EnvelopeShape.all.filter { !EnvelopeShape.ours.contains($0) })
    func anEnvelopeOfTheTableIsNamed(_ shape: EnvelopeShape) throws {
        let message = BusinessMessage(
            header: try RuleBench.header(.customerCreditTransfer),
            content: .customerCreditTransfer(try RuleBench.transfer()))
        let inside = XMLDraftText.of(message)
        let header = try #require(inside.firstRange(of: "<AppHdr")).lowerBound
        let end = try #require(inside.firstRange(of: "</AppHdr>")).upperBound
        let document = try #require(inside.firstRange(of: "<Document")).lowerBound
        let last = try #require(inside.firstRange(of: "</Document>")).upperBound
        let parts = shape.headerPath.split(separator: "/").dropFirst().dropLast().count
        guard parts == 0 else { return }
        let root = "<\(shape.rootName) xmlns=\"\(shape.rootNamespaceURI)\">"
        let text = root + inside[header..<end] + inside[document..<last] + "</\(shape.rootName)>"
        let report = try Self.report(text)
        #expect(report.isValid && report.findings.isEmpty && report.envelope == shape.name)
        let twice = try Self.report(text.replacing("</\(shape.rootName)>", with: "<Document/></\(shape.rootName)>"))
        #expect(twice.findings.map(\.rule) == ["safe:envelope", "safe:envelope"])
        #expect(twice.isValid && twice.envelope == nil)
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

    @Test func aHeaderOfAnUnknownVersionIsAWarning() throws {
        let header = "<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.99\"/>"
        let report = try Self.report("<RequestPayload>\(header)\(try Self.bareDocument())</RequestPayload>")
        #expect(report.findings.map(\.rule) == ["iso:header-version"])
        #expect(report.findings.map(\.severity) == [.warning])
        #expect(report.isValid && report.headerVerdict == .unknownDefinition)
    }

    @Test(arguments: ["01", "03", "04"])
    func aHeaderOfAnotherVersionIsCheckedByItsSchema(_ version: String) throws {
        let header = "<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.\(version)\"/>"
        let report = try Self.report("<RequestPayload>\(header)\(try Self.bareDocument())</RequestPayload>")
        #expect(report.findings.map(\.rule) == ["xsd:cvc-complex-type.2.4"] && !report.isValid)
        #expect(report.headerVerdict == .invalid && report.documentVerdict == .valid)
    }

    @Test func aBareHeaderIsEnough() throws {
        let message = BusinessMessage(
            header: try RuleBench.header(.customerCreditTransfer),
            content: .customerCreditTransfer(try RuleBench.transfer()))
        let text = XMLDraftText.of(message)
        let start = try #require(text.firstRange(of: "<AppHdr")).lowerBound
        let end = try #require(text.firstRange(of: "</AppHdr>")).upperBound
        let report = try Self.report(String(text[start..<end]))
        #expect(report.isValid && report.headerVerdict == .valid && report.documentVerdict == .absent)
        #expect(report.envelope == "none" && report.message == nil)
        let broken = try Self.report(String(text[start..<end]).replacing("CreDt>2026", with: "CreDt>26"))
        #expect(!broken.isValid && broken.findings.map(\.path) == ["/AppHdr/CreDt"])
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
        let place = try #require(document.firstRange(of: "<MsgId>")).lowerBound
        #expect(finding["column"] as? Int == 1 + document[..<place].unicodeScalars.count)
        #expect((finding["value"] as? String)?.hasPrefix("\"\\\n\t\u{2028}/ә") == true)
        #expect(finding["reason"] as? String == "FF01")
    }
}
