import Testing

@testable import DualSign

/// The attacks of one base: makes them, judges each, and counts.
final class AttackRun {
    let base: AttackBase
    private(set) var digests: [Int: Set<[UInt8]>] = [:]
    private(set) var failures: [String] = []
    private(set) var failureCount = 0

    init(_ base: AttackBase) { self.base = base }

    var text: SignedText { base.text }

    /// Judges one message. `reasons` are those that are right for this very edit; the row's own must hold too.
    func expect(
        _ row: Int, _ name: @autoclosure () -> String, _ bytes: [UInt8], _ reasons: String...,
        judge: (([UInt8]) -> String?)? = nil
    ) {
        precondition(bytes != text.bytes, "an attack changes something: \(row) \(name())")
        digests[row, default: []].insert(RunningDigest.digest(bytes, .sha256))
        let found = judge.map { $0(bytes) } ?? base.verdict(bytes)
        if let found, AttackRow.admits(reasons, found), AttackRow.admits(AttackRow.row(row).reasons, found) { return }
        failureCount += 1
        guard failures.count < 40 else { return }
        failures.append(
            "\(base): row \(row), \(name()): \(found ?? "accepted"), not \(reasons.joined(separator: " or "))")
    }

    /// The same, and once more with a value that fits the changed `SignedInfo`: the form must be refused as such, not
    /// for want of a signature.
    func expectSignedToo(_ row: Int, _ name: @autoclosure () -> String, _ bytes: [UInt8], _ reason: String) {
        expect(row, name(), bytes, reason)
        guard let signed = base.resigned(bytes) else { return }
        expect(row, name() + ", signed", signed, reason)
    }
}
