import Testing

@testable import DualSign

/// The attacks of one base: makes them, judges each, and counts.
///
/// `stride` takes every so many-th only, beginning at `offset`: what is refused before a key is looked at is refused
/// alike in every suite, so one suite takes every place and the others share them. `ATTACKS=all` takes all in all.
final class AttackRun {
    let base: AttackBase
    private let stride: Int
    private var next: Int
    private(set) var digests: [Int: Set<[UInt8]>] = [:]
    private(set) var failures: [String] = []
    private(set) var failureCount = 0

    init(_ base: AttackBase, stride: Int = 1, offset: Int = 0) {
        self.base = base
        self.stride = stride
        next = offset % stride
    }

    var text: SignedText { base.text }

    private func isTaken() -> Bool {
        next += 1
        return next % stride == 0
    }

    /// Judges one message. `reasons` are those that are right for this very edit; the row's own must hold too.
    func expect(
        _ row: Int, _ name: @autoclosure () -> String, _ bytes: @autoclosure () -> [UInt8], _ reasons: String...,
        judge: (([UInt8]) -> String?)? = nil
    ) {
        guard isTaken() else { return }
        check(row, name(), bytes(), reasons, judge ?? { [base] in base.verdict($0) })
    }

    /// What must be accepted all the same, since refusing it would refuse half of what partners rightly send. It counts
    /// as no attack.
    func expectAccepted(_ row: Int, _ name: String, _ bytes: [UInt8]) {
        guard let found = base.verdict(base.sent(bytes)) else { return }
        failureCount += 1
        failures.append("\(base): row \(row), \(name): \(found), not accepted")
    }

    /// The same, and once more with a value that fits the changed `SignedInfo`: the form must be refused as such, not
    /// for want of a signature.
    func expectSignedToo(
        _ row: Int, _ name: @autoclosure () -> String, _ bytes: @autoclosure () -> [UInt8], _ reason: String
    ) {
        guard isTaken() else { return }
        let bytes = bytes()
        check(row, name(), bytes, [reason]) { [base] in base.verdict($0) }
        guard let signed = base.resigned(bytes) else { return }
        check(row, name() + ", signed", signed, [reason]) { [base] in base.verdict($0) }
    }

    private func check(
        _ row: Int, _ name: @autoclosure () -> String, _ bytes: [UInt8], _ reasons: [String],
        _ judge: ([UInt8]) -> String?
    ) {
        precondition(bytes != text.bytes, "an attack changes something: \(row) \(name())")
        let sent = base.sent(bytes)
        digests[row, default: []].insert(RunningDigest.digest(sent, .sha256))
        let found = judge(sent)
        if let found, AttackRow.admits(reasons, found), AttackRow.admits(AttackRow.row(row).reasons, found) { return }
        failureCount += 1
        guard failures.count < 40 else { return }
        failures.append(
            "\(base): row \(row), \(name()): \(found ?? "accepted"), not \(reasons.joined(separator: " or "))")
    }
}
