import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// Our schemas and the official ones say the same of messages that others wrote, and of those messages edited.
@Suite(.enabled(if: SharedFiles.isPresent, "the samples and official schemas are absent"))
struct SampleVerdictTests {
    /// A part of a sample that one of our schemas describes.
    private struct Part {
        let file: String
        let definition: MessageDefinition
        /// The verdict of the manifest, by libxml2 and the official schema.
        let isValid: Bool
        var localName: String { definition.root.rawValue }

        /// This gateway reads no document with a relative namespace name: it has no canonical form.
        var isRefusedUnread: Bool {
            file == "pacs.002.001.08/prowide-iso20022__samplemsg.002.001.08-SplmtryData_with_namespace.xml"
        }

        func bytes() throws -> [UInt8] { try SharedFiles.bytes("iso20022/samples/" + file) }

        /// The first element in the namespace of the definition.
        func root(in xml: ParsedXML) -> Element? { first(under: xml.root) }

        private func first(under element: Element) -> Element? {
            if element.namespaceURI == definition.namespaceURI { return element }
            for child in element.children {
                if let found = first(under: child) { return found }
            }
            return nil
        }
    }

    /// The parts named by `MANIFEST.csv`: file, message, header, envelope, document verdict, …, header verdict.
    private static func parts() throws -> [Part] {
        let rows = try SharedFiles.text("iso20022/samples/MANIFEST.csv").split(whereSeparator: \.isNewline).dropFirst()
        return rows.flatMap { row -> [Part] in
            let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            // The first error, between the two verdicts, may hold commas; five fixed fields come before, seven after.
            let verdicts = [(fields[1], fields[4]), (fields[2], fields[fields.count - 8])]
            return verdicts.compactMap { identifier, verdict in
                guard let definition = MessageDefinition(rawValue: identifier),
                    verdict == "valid" || verdict == "invalid"
                else { return nil }
                return Part(file: fields[0], definition: definition, isValid: verdict == "valid")
            }
        }
    }

    private static func officialSchemas() throws -> [MessageDefinition: Schema] {
        var schemas: [MessageDefinition: Schema] = [:]
        for definition in MessageDefinition.allCases {
            schemas[definition] = try Schema(
                xsd: SharedFiles.bytes("iso20022/official/\(definition.rawValue).xsd"))
        }
        return schemas
    }

    @Test func verdictsAreTheManifests() throws {
        let schemas = try MessageSchemas()
        let official = try Self.officialSchemas()
        var seen: [MessageDefinition: Int] = [:]
        for part in try Self.parts() {
            if part.isRefusedUnread {
                #expect(throws: XMLRejection.namespaceError(line: 84)) {
                    try ParsedXML(part.bytes(), limits: .statement)
                }
                continue
            }
            let xml = try ParsedXML(part.bytes(), limits: .statement)
            let root = try #require(part.root(in: xml), "\(part.file)")
            let findings = schemas[part.definition].validate(root)
            #expect(findings.isEmpty == part.isValid, "\(part.file), \(part.definition): \(findings)")
            let wanted = official[part.definition]?.validate(root)
            #expect(
                findings.withoutExpectations == wanted?.withoutExpectations, "\(part.file), \(part.definition)")
            // The command finds the part by itself and comes to the same.
            let report = try validateLeniently(part.bytes(), schemas: schemas, practices: [])
            let verdict = part.definition.root == .header ? report.headerVerdict : report.documentVerdict
            #expect(
                (verdict == .valid) == part.isValid, "\(part.file), \(part.definition): \(String(describing: verdict))")
            seen[part.definition, default: 0] += 1
        }
        #expect(seen.count >= 20 && seen.values.reduce(0, +) >= 190, "\(seen)")
    }

    /// `DEFINITIONS_SEED` repeats a run.
    @Test func editedSamplesGetTheSameFindings() throws {
        let seed = ProcessInfo.processInfo.environment["DEFINITIONS_SEED"].flatMap(UInt64.init) ?? 20022
        let schemas = try MessageSchemas()
        let official = try Self.officialSchemas()
        var refused = 0
        var accepted = 0
        var unread = 0
        for (index, part) in try Self.parts().enumerated() where !part.isRefusedUnread {
            var mutator = DocumentMutator(
                try part.bytes(), within: part.localName, seed: seed &+ UInt64(index) &* 1_000_003)
            guard mutator.isUsable else { continue }
            // Headers are many and much alike: fewer edits of each.
            for _ in 0..<(part.definition.root == .header ? 40 : 200) {
                let (bytes, edit) = mutator.next()
                // An element copied to where its prefix means nothing: no document for either schema.
                guard let xml = try? ParsedXML(bytes, limits: .statement) else {
                    unread += 1
                    continue
                }
                let root = try #require(part.root(in: xml), "\(part.file): \(edit)")
                let ours = schemas[part.definition].validate(root)
                let theirs = official[part.definition]?.validate(root)
                #expect(
                    ours.withoutExpectations == theirs?.withoutExpectations, "seed \(seed), \(part.file): \(edit)")
                if ours.isEmpty { accepted += 1 } else { refused += 1 }
            }
        }
        #expect(unread * 50 < refused, "\(unread) unread")
        #expect(refused > 3000 && accepted > 300, "\(refused) refused, \(accepted) accepted")
    }
}
