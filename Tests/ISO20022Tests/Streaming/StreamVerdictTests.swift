import Testing
import XMLCore

@testable import ISO20022

/// A stream judges a file as `validateLeniently` judges it in memory.
@Suite struct StreamVerdictTests {
    /// What the schemas find, without columns, which a stream does not give.
    private static func schemaFindings(_ report: ValidationReport) -> [String] {
        report.findings.filter { $0.rule.hasPrefix("xsd:") }
            .map { "\($0.rule) \($0.path) \($0.line) \($0.value ?? "-") \($0.text)" }
    }

    /// What else is found, once each.
    private static func otherFindings(_ report: ValidationReport) -> Set<String> {
        Set(
            report.findings.filter { !$0.rule.hasPrefix("xsd:") && !$0.rule.hasPrefix("safe:envelope") }
                .map { "\($0.severity) \($0.rule) \($0.path) \($0.value ?? "-")" })
    }

    /// Says where the two differ; nil where they do not.
    static func difference(
        _ bytes: [UInt8], sizes: [Int], practices: [Practice], _ schemas: MessageSchemas
    ) throws -> String? {
        let whole = validateLeniently(bytes, schemas: schemas, practices: practices)
        let source = ChunkSource(bytes, sizes: sizes)
        let report = try validateStream(schemas: schemas, practices: practices, bytesFrom: source.next)
        if report.documentVerdict != whole.documentVerdict || report.headerVerdict != whole.headerVerdict {
            return
                "\(report.documentVerdict) \(report.headerVerdict), not \(whole.documentVerdict) \(whole.headerVerdict)"
        }
        if report.isValid != whole.isValid { return "valid: \(report.isValid)" }
        if report.message != whole.message, whole.documentVerdict != .absent { return "\(report.message ?? "-")" }
        let (found, wanted) = (schemaFindings(report), schemaFindings(whole))
        if found != wanted, whole.documentVerdict != .absent { return "\(found)\nnot\n\(wanted)" }
        guard whole.documentVerdict == .valid, whole.headerVerdict != .invalid else { return nil }
        // Rules give a hundred findings of a message; a stream counts them otherwise, and may stop at another.
        guard whole.findings.count < 100 else { return report.findings.count < 100 ? "few findings" : nil }
        let (others, wantedOthers) = (otherFindings(report), otherFindings(whole))
        return others == wantedOthers ? nil : "\(others.symmetricDifference(wantedOthers).sorted())"
    }

    private static let samples = Sample.all.filter { sample in
        ["camt.052", "camt.053", "camt.054"].contains { sample.message.hasPrefix($0) }
    }

    @Test(.enabled(if: SharedFiles.isPresent, "the shared samples are absent"), arguments: samples)
    func judgesSamplesAsInMemory(_ sample: Sample) throws {
        let schemas = try Sample.schemas.get()
        let bytes = try SharedFiles.bytes("iso20022/samples/\(sample.file)")
        for sizes in [[1 << 20], [61], [1, 2, 3, 4]] {
            let found = try Self.difference(bytes, sizes: sizes, practices: Practice.allCases, schemas)
            #expect(found == nil, "\(sample.file) in chunks of \(sizes): \(found ?? "")")
        }
        var mutator = DocumentMutator(bytes, within: "Document", seed: 53)
        guard mutator.isUsable else { return }
        for _ in 0..<60 {
            let (mutated, edit) = mutator.next()
            let found = try Self.difference(mutated, sizes: [509, 3], practices: [.iso], schemas)
            #expect(found == nil, "\(sample.file), \(edit): \(found ?? "")")
        }
    }

    @Test(.enabled(if: SharedFiles.isPresent, "the shared samples are absent"))
    func judgesEveryOtherSampleToo() throws {
        let schemas = try Sample.schemas.get()
        for sample in Sample.all {
            let bytes = try SharedFiles.bytes("iso20022/samples/\(sample.file)")
            let whole = validateLeniently(bytes, schemas: schemas, practices: [])
            let report = try validateStream(schemas: schemas, bytesFrom: ChunkSource(bytes, sizes: [4096]).next)
            #expect(report.documentVerdict == whole.documentVerdict, "\(sample.file)")
            #expect(report.headerVerdict == whole.headerVerdict, "\(sample.file)")
            // A stream knows what it has seen before the bytes break off.
            guard whole.documentVerdict != .absent || whole.headerVerdict != .absent else { continue }
            #expect(report.message == whole.message && report.header == whole.header, "\(sample.file)")
        }
    }

    @Test(arguments: accountDefinitions) func judgesGeneratedMessagesAsInMemory(_ definition: MessageDefinition) throws
    {
        let schemas = try MessageSchemas(atOnce: [definition])
        for seed in 0..<40 as Range<UInt64> {
            var instance = SchemaInstance(
                definition, seed: seed, optionalPercent: [5, 15, 40, 100][Int(seed % 4)], elementsMax: 300)
            let bytes = try instance.make().root.canonicalBytes()
            let practices: [Practice] = seed % 3 == 0 ? [] : Practice.allCases
            let found = try Self.difference(bytes, sizes: [97, 1000], practices: practices, schemas)
            #expect(found == nil, "seed \(seed): \(found ?? "")")
            var mutator = DocumentMutator(bytes, within: "Document", seed: seed)
            for _ in 0..<10 {
                let (mutated, edit) = mutator.next()
                let found = try Self.difference(mutated, sizes: [97, 1000], practices: practices, schemas)
                #expect(found == nil, "seed \(seed), \(edit): \(found ?? "")")
            }
        }
    }

    @Test func saysWhenRulesWereNotLookedAt() throws {
        let definition = MessageDefinition.customerCreditTransfer
        var instance = SchemaInstance(definition, seed: 1, optionalPercent: 10)
        let bytes = try instance.make().root.canonicalBytes()
        let schemas = try MessageSchemas(atOnce: [definition])
        let report = try validateStream(
            schemas: schemas, practices: [.iso], bytesFrom: ChunkSource(bytes).next)
        #expect(report.findings.map(\.rule) == ["safe:too-large-for-rules"])
        #expect(report.findings.map(\.severity) == [.warning] && report.isValid)
    }
}
