import Foundation
import Testing
import XMLCore

import ISO20022

/// What an article of the documentation shows: a message as XML, code that reads it, code that writes it.
struct ArticleExample: Sendable {
    /// The name of the article's file, without its ending.
    let article: String
    /// The definition that the XML follows.
    let definition: MessageDefinition
    /// Reads the root element of the XML, with the article's code, and expects what stands there.
    let read: @Sendable (Element) throws -> Void
    /// Writes the same message, with the article's code.
    let written: @Sendable () throws -> Written

    /// What the code makes.
    enum Written: Equatable {
        case header(BusinessApplicationHeader)
        case document(BusinessContent)
    }
}

/// The articles of the documentation, held against the code: their XML is valid and is read; their Swift is compiled,
/// run, and writes that XML.
@Suite struct ArticleTests {
    private static let catalogue = packageFolder.appending(path: "Sources/ISO20022/ISO20022.docc")
    private static let schemas = Result { try MessageSchemas() }
    static let examples =
        HeaderExample.all + PaymentExamples.all + AccountExamples.all + CaseExamples.all + AdministrationExamples.all

    private static let packageFolder: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: ".swift-format").path)
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// The texts between the fences of a language.
    private static func blocks(_ language: String, of article: String) throws -> [String] {
        let text = try String(contentsOf: catalogue.appending(path: article + ".md"), encoding: .utf8)
        var blocks: [String] = []
        var lines: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```" + language {
                lines = []
            } else if line == "```", let block = lines {
                blocks.append(block.joined(separator: "\n"))
                lines = nil
            } else {
                lines?.append(line)
            }
        }
        return blocks
    }

    /// The code between `// Article: part` and `// end` in the sources of these examples, moved to the margin.
    private static func snippets() throws -> [String: String] {
        let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        var snippets: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasSuffix("Examples.swift") {
            var name: String?
            var margin = 0
            var lines: [Substring] = []
            for line in try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            {
                let text = line.drop { $0 == " " }
                if let open = name, text == "// end" {
                    snippets[open] = lines.joined(separator: "\n")
                    name = nil
                } else if name != nil {
                    lines.append(line.dropFirst(min(margin, line.count - text.count)))
                } else if let mark = text.wholeMatch(of: /\/\/ ([A-Za-z0-9]+: [a-z]+)/) {
                    (name, margin, lines) = (String(mark.1), line.count - text.count, [])
                }
            }
        }
        return snippets
    }

    @Test func everyArticleHasItsExample() throws {
        let files = try FileManager.default.contentsOfDirectory(at: Self.catalogue, includingPropertiesForKeys: nil)
        let articles = Set(
            files.filter { $0.pathExtension == "md" }.map { $0.deletingPathExtension().lastPathComponent })
        #expect(articles == Set(Self.examples.map(\.article) + ["ISO20022"]))
        let landing = try String(contentsOf: Self.catalogue.appending(path: "ISO20022.md"), encoding: .utf8)
        for article in articles where article != "ISO20022" {
            #expect(landing.contains("- <doc:\(article)>"), "\(article) is not on the landing page")
        }
    }

    /// Every message that has a page has an article.
    @Test func everyPageHasItsArticle() {
        let names = Set(Self.examples.map { $0.definition.rawValue.prefix(8) })
        for definition in BusinessContent.definitions {
            #expect(names.contains(definition.rawValue.prefix(8)), "\(definition.rawValue)")
        }
    }

    @Test(arguments: examples.map(\.article))
    func theExampleIsTrue(_ article: String) throws {
        let example = try #require(Self.examples.first { $0.article == article })
        let blocks = try Self.blocks("xml", of: article)
        try #require(blocks.count == 1, "an article shows one message")
        let xml = try ParsedXML(Array(blocks[0].utf8), limits: .statement)
        #expect(xml.root.namespaceURI == example.definition.namespaceURI)
        #expect(try Self.schemas.get()[example.definition].validate(xml.root) == [])
        try example.read(xml.root)
        let written = try example.written()
        switch written {
        case .header: #expect(try written == .header(BusinessApplicationHeader(xml.root)))
        case .document:
            #expect(
                try written == .document(BusinessContent(document: xml.root, definition: example.definition)))
        }
        // The page carries nothing of what the article shows, so what is written is what is shown.
        #expect(try outsideOfPage(xml.root, definition: example.definition) == [])
    }

    @Test(arguments: examples.map(\.article) + ["ISO20022"])
    func theCodeIsThatOfTheTests(_ article: String) throws {
        let snippets = try Self.snippets()
        let expected = ["read", "write"].compactMap { snippets["\(article): \($0)"] }
        try #require(expected.count == 2, "the examples of \(article) are not marked")
        #expect(try Self.blocks("swift", of: article) == expected)
    }

    /// The landing page: from bytes to a value, and back.
    @Test func theLandingPageIsTrue() throws {
        let schemas = try Self.schemas.get()
        let blocks = try Self.blocks("xml", of: "ISO20022")
        try #require(blocks.count == 1)
        let message = try LandingExamples.read(Array(blocks[0].utf8), schemas)
        guard case .systemEventAcknowledgement(let acknowledgement) = message.content else {
            Issue.record("another message")
            return
        }
        #expect(acknowledgement.messageIdentification == "ACK-1")
        let bytes = try LandingExamples.write(message)
        #expect(try LandingExamples.read(bytes, schemas) == message)
    }

    /// Every name that the articles link to is declared in the module; the documentation tool checks the rest.
    @Test func everyLinkNamesADeclaration() throws {
        let sources = Self.packageFolder.appending(path: "Sources/ISO20022")
        var declared: Set<String> = ["ISO20022"]
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /\b(?:struct|enum|class|protocol|typealias|func|var|let|case) ([A-Za-z0-9]+)/)
            {
                declared.insert(String(match.1))
            }
        }
        for article in Self.examples.map(\.article) + ["ISO20022"] {
            let text = try String(contentsOf: Self.catalogue.appending(path: article + ".md"), encoding: .utf8)
            let prose = text.split(separator: "\n").filter { !$0.hasPrefix("```") }
            for link in prose.flatMap({ $0.matches(of: /``([^`]+)``/) }) {
                let names = link.1.split(separator: "/").map { part in String(part.prefix { !"(-".contains($0) }) }
                for name in names where !declared.contains(name) { Issue.record("\(article): \(link.1)") }
            }
        }
    }
}
