import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// Every finding of every bad file: its path leads to one node, its line and column to that node's text, and its
/// sentence is said in three languages.
@Suite struct FindingPlaceTests {
    private static let schemas = Result { try MessageSchemas() }

    /// The refused fixtures of the package.
    static let fixtures: [URL] = {
        let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../../Fixtures/refused").standardized
        let names = try? FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        return (names ?? []).filter { $0.hasSuffix(".xml") }.sorted().map { folder.appending(path: $0) }
    }()

    @Test func theFixturesWereFound() { #expect(Self.fixtures.count > 50) }

    @Test(arguments: fixtures)
    func findingsOfRefusedFixtures(_ file: URL) throws {
        try check([UInt8](Data(contentsOf: file)), Practice.allCases)
    }

    @Test(.enabled(if: SharedFiles.isPresent, "the shared samples are absent"), arguments: Sample.all)
    func findingsOfSamples(_ sample: Sample) throws {
        let bytes = try SharedFiles.bytes("iso20022/samples/\(sample.file)")
        try check(bytes, [])
        try check(bytes, Practice.allCases)
    }

    @Test func manyFindingsAreAllGiven() throws {
        let files = try Self.fixtures.map { [UInt8](try Data(contentsOf: $0)) }
        let reports = try files.map { validateLeniently($0, schemas: try Self.schemas.get(), practices: [.iso, .kz]) }
        #expect(reports.contains { $0.findings.count { $0.severity == .error } > 1 })
        let text =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><FIToFICstmrCdtTrf><GrpHdr>"
            + "<MsgId></MsgId>\n <CreDtTm>x</CreDtTm> <NbOfTxs>one</NbOfTxs><SttlmInf><SttlmMtd>?</SttlmMtd></SttlmInf>"
            + "</GrpHdr></FIToFICstmrCdtTrf></Document>"
        let report = validateLeniently(Array(text.utf8), schemas: try Self.schemas.get())
        #expect(report.findings.map(\.line) == [1, 2, 2, 2, 1])
        #expect(report.findings.map(\.column) == [93, 2, 23, 55, 66])
    }

    private func check(_ bytes: [UInt8], _ practices: [Practice]) throws {
        let report = validateLeniently(bytes, schemas: try Self.schemas.get(), practices: practices)
        guard let xml = try? ParsedXML(bytes, limits: .statement) else {
            #expect(report.findings.count == 1 && report.findings[0].path.isEmpty)
            return
        }
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
            .split(separator: "\n", omittingEmptySubsequences: false)
        for finding in report.findings {
            let found = try #require(Self.node(finding.path, in: xml.root), "\(finding)")
            try #require(finding.line > 0 && finding.column > 0 && finding.line <= text.count, "\(finding)")
            let rest = String(text[finding.line - 1].dropFirst(finding.column - 1))
            #expect(Self.isPlace(of: found, in: rest, finding), "\(finding): \(rest.prefix(40))")
            if finding.rule.hasPrefix("xsd:"), let value = finding.value {
                let there = found.attribute.map { name in
                    found.element.attributes.first { $0.localName == name }?.value ?? ""
                }
                #expect(value == there ?? found.element.textContent)
            }
            try checkLanguages(finding)
        }
    }

    private func checkLanguages(_ finding: Finding) throws {
        let sentence = SentenceTable.shared.sentence(of: finding.rule, english: finding.sentence.template)
        #expect(sentence != nil, "\(finding.rule): \(finding.sentence.template)")
        let texts = Set(Language.allCases.map { finding.text(in: $0) })
        #expect(texts.count == 3 && !texts.contains { $0.contains("cvc-") || $0.contains("{1}") }, "\(texts)")
    }

    /// An independent walk: the outermost header or document, or the root, then the path step by step.
    private static func node(_ path: String, in root: Element) -> (element: Element, attribute: String?)? {
        func parts(_ element: Element) -> [Element] {
            element.isNamed("AppHdr") || element.isNamed("Document") ? [element] : element.children.flatMap(parts)
        }
        return ([root] + parts(root)).lazy.compactMap { $0.find(path: path) }.first
    }

    private static func isPlace(
        of node: (element: Element, attribute: String?), in rest: String, _ finding: Finding
    ) -> Bool {
        if finding.rule == "safe:comment" { return rest.hasPrefix("<!--") }
        if finding.rule == "safe:cdata" { return rest.hasPrefix("<![CDATA[") }
        let name = rest.prefix { !" \t\r\n>=/".contains($0) || $0 == "<" }
        guard let attribute = node.attribute else {
            return name == "<" + node.element.localName || name.hasSuffix(":" + node.element.localName)
        }
        return name == attribute || name.hasSuffix(":" + attribute)
    }
}
