import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// Every rule has a message that it accepts and one that it refuses, in `Fixtures/rules`, and says where it is broken.
@Suite struct RuleFixtureTests {
    private static let schemas: MessageSchemas? = try? MessageSchemas()

    private static let folder = ProjectFolder.root.appending(path: "Fixtures/rules")

    /// What the practice of a rule finds in a fixture; the header and the document must be valid by their schemas.
    private func findings(_ rule: RuleDescription, _ name: String) throws -> (report: [Finding], xml: ParsedXML) {
        let file = Self.folder.appending(path: "\(rule.practice.rawValue)/\(rule.name)/\(name).xml")
        let bytes = [UInt8](try Data(contentsOf: file))
        let xml = try ParsedXML(bytes, limits: .payment)
        let parts = Array(xml.root.children)
        let header = try #require(parts.first)
        let document = try #require(parts.last)
        let schemas = try #require(Self.schemas)
        for part in [header, document] {
            let definition = try #require(MessageDefinition(namespaceURI: part.namespaceURI))
            #expect(schemas[definition].validate(part).map(\.rule) == [])
        }
        let page = try BusinessApplicationHeader(header)
        let definition = try #require(MessageDefinition(namespaceURI: document.namespaceURI))
        let content = try BusinessContent(document: document, definition: definition)
        let practices = [rule.practice]
        let day = page.creationDate.date
        return (
            validateLeniently(bytes, schemas: schemas, practices: practices).findings
                + headerRuleFindings(in: page, header: header, practices: practices)
                + contentRuleFindings(in: content, document: document, practices: practices, on: day)
                + pairRuleFindings(header: header, document: document, practices: practices), xml
        )
    }

    @Test(arguments: RuleCatalogue.all)
    func ruleHasAnAcceptedMessage(_ rule: RuleDescription) throws {
        let found = try findings(rule, "accepted").report
        #expect(found.filter { $0.rule == rule.identifier } == [])
    }

    @Test(arguments: RuleCatalogue.all)
    func ruleHasARefusedMessage(_ rule: RuleDescription) throws {
        let (report, xml) = try findings(rule, "refused")
        let found = report.filter { $0.rule == rule.identifier }
        #expect(!found.isEmpty, "\(report.map(\.rule))")
        for finding in found {
            #expect(rule.reasons.contains(finding.reason.rawValue), "\(finding.reason.rawValue)")
            #expect(node(at: finding.path, in: xml.root) != nil, "\(finding.path)")
            for language in Language.allCases {
                let text = finding.text(in: language)
                #expect(!text.contains("{") && !text.contains("Optional("), "\(text)")
                #expect(language == .english || text != finding.text, "\(language): \(text)")
            }
        }
    }

    /// The element at a path such as `/Document/A/B[2]`, or nil.
    private func node(at path: String, in root: Element) -> Element? {
        let steps = path.split(separator: "/")
        guard var element = root.children.first(where: { steps.first.map(String.init) == $0.localName }) else {
            return nil
        }
        for step in steps.dropFirst() {
            let parts = step.split(separator: "[")
            let index = parts.count > 1 ? Int(parts[1].dropLast()) ?? 0 : 1
            let named = element.children.filter { $0.localName == String(parts[0]) }
            guard index >= 1, named.count >= index, parts.count > 1 || named.count == 1 else { return nil }
            element = named[index - 1]
        }
        return element
    }

    @Test func noFixtureIsLeftOver() throws {
        for practice in Practice.allCases {
            let folder = Self.folder.appending(path: practice.rawValue)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            let known = RuleCatalogue.all.filter { $0.practice == practice }.map(\.name)
            #expect(Set(names) == Set(known))
        }
    }

    @Test func thePageOfRulesIsTheCatalogue() throws {
        let page = try String(contentsOf: ProjectFolder.root.appending(path: "docs/rules.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains(":") }.map(String.init)
        #expect(rows == RuleCatalogue.all.map(\.row))
    }
}

/// The folder of the project, which the sources stand in.
enum ProjectFolder {
    static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: ".swift-format").path)
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()
}
