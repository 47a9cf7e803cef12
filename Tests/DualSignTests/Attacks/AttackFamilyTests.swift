import Foundation
import Testing
import XMLCore

@testable import DualSign

/// Every row of the attack table, at every place, in every profile and suite.
@Suite struct AttackFamilyTests {
    static let suites = Signers.xa.keys.sorted { $0.rawValue < $1.rawValue }

    /// One suite takes every place; the others every tenth, each its own; of two nested signatures every twentieth.
    static let stride = 10
    static let takesAll = ProcessInfo.processInfo.environment["ATTACKS"] == "all"

    /// All families on one base.
    static func run(_ base: AttackBase, stride: Int, share: Int, of shares: Int) throws -> AttackRun {
        let run = AttackRun(base, stride: stride, offset: share)
        run.changes()
        run.siblingCopies()
        run.hiddenParts()
        run.movedSignatures()
        run.repeatedIdentifiers()
        run.missingReferences()
        run.exchangedReferences()
        run.externalReferences()
        run.otherTransforms()
        run.keysInTheMessage()
        run.otherAlgorithms()
        run.parameters()
        run.doubledElements()
        run.strayNodesInValues()
        run.splitTexts()
        run.marked()
        run.parserDifferentials()
        run.voidForms()
        run.redeclaredNamespaces()
        run.documentTypes()
        run.externalEntities()
        run.expandingEntities()
        run.inclusions()
        run.deepNesting()
        run.hugeTexts(share: share % (shares / 2), of: shares / 2)
        run.manyAttributes()
        run.encodings()
        run.lookAlikes()
        run.layouts()
        try run.oldSignatures()
        run.addressees()
        run.strippedSignatures()
        try run.missingJurisdictions()
        try run.signersWhoMayNot()
        try run.signersOutOfTime()
        try run.otherValues()
        try run.negatedValues()
        return run
    }

    private struct Result: Sendable {
        let base: String
        let digests: [Int: Set<[UInt8]>]
        let failures: [String]
        let failureCount: Int
    }

    /// ECDSA's second value for a signature makes the same message, of the same signer, over the same digests; nothing
    /// but the value is another. Whoever wants to know a message again must not look at it.
    @Test(arguments: AttackRun.malleableSuites)
    func theNegatedValueIsTheSameMessage(suite: SignatureSuite) throws {
        for base in try AttackBase.all([suite]) {
            let site = base.text.first("ds:SignatureValue")
            let value = try #require(Base64.decode(base.text.text(site.content)))
            let order = try #require(suite.curve?.order)
            let negated =
                value[..<order.count] + SuiteVectorTests.difference(order, Array(value[order.count...]))
            let twin = base.text.edit(site.content, Base64.encode(Array(negated)))
            let (one, other) = try (base.message(base.text.bytes), base.message(twin))
            #expect(base.text.bytes != twin)
            #expect(one.terms == other.terms && one.signers.map(\.certificate) == other.signers.map(\.certificate))
            #expect(try one.document.canonicalBytes() == other.document.canonicalBytes())
            for (left, right) in zip(one.evidence, other.evidence) {
                // The second of nested signatures covers the value of the first.
                if base.nesting != .first { #expect(left.digests == right.digests) }
                #expect(left.subjectKeyIdentifier == right.subjectKeyIdentifier)
            }
            #expect(one.evidence.map(\.signatureValue) != other.evidence.map(\.signatureValue))
        }
    }

    @Test func everyRowIsRefusedForItsReason() async throws {
        let bases = try AttackBase.all(Self.suites)
        for base in bases { #expect(base.verdict(base.sent(base.text.bytes)) == nil, "the untouched twin: \(base)") }
        let results = try await withThrowingTaskGroup(of: Result.self) { group in
            for (index, base) in bases.enumerated() {
                group.addTask {
                    let others = base.nesting == .alone ? Self.stride : 2 * Self.stride
                    let stride = Self.takesAll || base.suite == .ecdsaP256SHA256 ? 1 : others
                    let run = try Self.run(base, stride: stride, share: index, of: bases.count)
                    return Result(
                        base: base.description, digests: run.digests, failures: run.failures,
                        failureCount: run.failureCount)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        var distinct: Set<[UInt8]> = []
        var perRow: [Int: Int] = [:]
        for result in results {
            for failure in result.failures { Issue.record("\(failure)") }
            #expect(result.failureCount == 0, "\(result.base)")
            for (row, digests) in result.digests {
                perRow[row, default: 0] += digests.subtracting(distinct).count
                distinct.formUnion(digests)
            }
        }
        for row in AttackRow.table {
            print("attack \(row.number), \(row.title): \(perRow[row.number] ?? 0)")
            #expect((perRow[row.number] ?? 0) > 0, "row \(row.number)")
        }
        print("attacks, all distinct, all refused: \(distinct.count) in \(results.count) of profile and suite")
        #expect(distinct.count >= 5_000)
    }
}
