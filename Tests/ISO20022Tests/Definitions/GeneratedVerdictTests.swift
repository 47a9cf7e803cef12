import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// Messages made from each definition, half of them valid and half with one edit, get the same findings from our
/// schema and from the official one, and from the command the same verdict.
///
/// `CATALOGUE_MESSAGES` is how many messages a definition gets, 200 unless given; `CATALOGUE_SEED` repeats a run.
@Suite struct GeneratedVerdictTests {
    private static let messages = number("CATALOGUE_MESSAGES") ?? 200
    private static let seed = number("CATALOGUE_SEED") ?? 20022

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    /// Sparse messages are many and small, full ones few and large; the bound on elements keeps the full ones in reach.
    private static func instance(_ definition: MessageDefinition, _ number: Int) -> SchemaInstance {
        let percents = [3, 8, 15, 30, 60, 100]
        return SchemaInstance(
            definition, seed: UInt64(truncatingIfNeeded: seed &* 1_000_003 &+ number),
            optionalPercent: percents[number % percents.count], elementsMax: 150)
    }

    /// What both schemas say of a text, and whether that is the same.
    private struct Judge {
        let definition: MessageDefinition
        let ours: Schema
        let official: Schema
        let schemas: MessageSchemas

        init(_ definition: MessageDefinition) throws {
            self.definition = definition
            schemas = try MessageSchemas(atOnce: [definition])
            ours = schemas[definition]
            official = try Schema(xsd: SharedFiles.bytes("iso20022/official/\(definition.rawValue).xsd"))
        }

        /// The findings of the official schema; nil where ours differ, or the command's verdict does.
        func findings(_ bytes: [UInt8]) throws -> [SchemaFinding]? {
            let root = try ParsedXML(bytes, limits: .statement).root
            let wanted = official.validate(root)
            guard ours.validate(root).withoutExpectations == wanted.withoutExpectations else { return nil }
            if definition.root == .document {
                let verdict = validateLeniently(bytes, schemas: schemas, practices: []).documentVerdict
                guard (verdict == .valid) == wanted.isEmpty else { return nil }
            }
            return wanted
        }
    }

    @Test(
        .enabled(if: SharedFiles.isPresent, "the official schemas are absent"), arguments: MessageDefinition.allCases)
    func bothSchemasSayTheSame(_ definition: MessageDefinition) throws {
        let judge = try Judge(definition)
        var refused = 0
        for number in 0..<(Self.messages / 2) {
            let case_ = "seed \(Self.seed), message \(number)"
            var instance = Self.instance(definition, number)
            let valid = try instance.make().root.canonicalBytes()
            let found = try #require(try judge.findings(valid), "\(case_): the schemas differ")
            #expect(found == [], "\(case_): the generator made something invalid")
            var mutator = DocumentMutator(valid, within: definition.root.rawValue, seed: UInt64(Self.seed + number))
            let (bytes, edit) = mutator.next()
            let edited = try #require(try judge.findings(bytes), "\(case_), \(edit): the schemas differ")
            if !edited.isEmpty { refused += 1 }
        }
        // Edits that leave a message valid are in the minority.
        #expect(refused * 2 > Self.messages / 2, "\(refused) of \(Self.messages / 2) edits are refused")
    }

    /// Without the official schemas at hand, what is made is still valid by ours.
    @Test(arguments: MessageDefinition.allCases)
    func whatIsMadeIsValid(_ definition: MessageDefinition) throws {
        let schema = try MessageSchemas(atOnce: [definition])[definition]
        for number in 0..<20 {
            var instance = Self.instance(definition, number)
            #expect(schema.validate(instance.make().root) == [], "seed \(Self.seed), message \(number)")
        }
    }

    @Test(arguments: [
        ("[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}", 8...11), ("[BEOVW]{1,1}[0-9]{2,2}|DUM", 3...3),
        ("([0-9A-F][0-9A-F]){32}", 64...64), ("\\+[0-9]{1,3}-[0-9()+\\-]{1,30}", 4...35), ("a?b+c*", 1...20),
        ("[0-9a-zA-Z/\\-\\?:\\(\\)\\.,'\\+ ]{1,35}", 1...35), ("(a|bc){2}x{3,}", 5...13),
    ])
    func theSamplerMatchesItsPattern(_ pattern: String, _ lengths: ClosedRange<Int>) throws {
        let regex = try Regex(pattern)
        let sampler = PatternSampler(pattern)
        var random = SplitMix(state: 1)
        var seen: Set<String> = []
        for _ in 0..<200 {
            let text = sampler.text(&random)
            #expect(text.wholeMatch(of: regex) != nil, "\(text)")
            #expect(lengths.contains(text.count), "\(text)")
            seen.insert(text)
        }
        #expect(seen.count > 1)
    }
}
