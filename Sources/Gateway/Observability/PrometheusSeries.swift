import CoreMetrics
import ISO20022
import Synchronization

// swift-metrics hands over `Double`; the protocols below leave no choice. No amount of money passes here, and the
// series keep integers wherever the caller gave one.

/// A number that only grows.
final class CounterSeries: CounterHandler, Sendable {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) {
        value.wrappingAdd(amount, ordering: .relaxed)
    }

    func reset() {
        value.store(0, ordering: .relaxed)
    }

    var text: String { String(value.load(ordering: .relaxed)) }
}

/// A number that goes up and down.
final class GaugeSeries: MeterHandler, RecorderHandler, Sendable {
    private let value = Mutex(0.0)

    func set(_ new: Int64) { value.withLock { $0 = Double(new) } }
    func set(_ new: Double) { value.withLock { $0 = new } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ new: Int64) { set(new) }
    func record(_ new: Double) { set(new) }

    var text: String { Self.text(of: value.withLock { $0 }) }

    /// Whole numbers without a point; infinities and not-a-number as Prometheus spells them.
    static func text(of value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}

/// How often values fell into each of a fixed row of buckets.
final class HistogramSeries: TimerHandler, RecorderHandler, Sendable {
    /// The upper bounds of the buckets, and the unit in which they and the sum are written.
    struct Scale: Sendable {
        let bounds: [Int64]
        /// How many decimals the unit has: 9 for nanoseconds written as seconds.
        let decimals: Int

        /// 100 microseconds to 10 seconds: from one signature to a patient partner.
        static let durations = Scale(
            bounds: [
                100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
                100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
            ], decimals: 9)

        /// 1 to 16,777,216 by powers of four: counts and bytes.
        static let amounts = Scale(bounds: (0...12).map { 1 << (2 * $0) }, decimals: 0)
    }

    private struct Counts {
        var buckets: [Int64]
        var sum: Int64 = 0
        var count: Int64 = 0
    }

    private let scale: Scale
    private let counts: Mutex<Counts>

    init(_ scale: Scale) {
        self.scale = scale
        self.counts = Mutex(Counts(buckets: Array(repeating: 0, count: scale.bounds.count)))
    }

    func recordNanoseconds(_ duration: Int64) { record(duration) }

    func record(_ value: Double) {
        // A value that no integer can hold is no measurement of ours.
        guard let value = Int64(exactly: value.rounded()) else { return }
        record(value)
    }

    func record(_ value: Int64) {
        let index = scale.bounds.firstIndex { value <= $0 }
        counts.withLock { counts in
            if let index { counts.buckets[index] += 1 }
            counts.sum &+= value
            counts.count += 1
        }
    }

    /// The cumulative buckets, the sum and the count.
    var lines: [(String, String, String)] {
        let counts = counts.withLock { $0 }
        var lines: [(String, String, String)] = []
        var cumulative: Int64 = 0
        for (bound, count) in zip(scale.bounds, counts.buckets) {
            cumulative += count
            lines.append(("_bucket", "le=\"\(scale.text(of: bound))\"", String(cumulative)))
        }
        lines.append(("_bucket", "le=\"+Inf\"", String(counts.count)))
        lines.append(("_sum", "", scale.text(of: counts.sum)))
        lines.append(("_count", "", String(counts.count)))
        return lines
    }
}

extension HistogramSeries.Scale {
    /// The value in the unit of the scale, without trailing zeros: `0.0025`.
    func text(of value: Int64) -> String {
        var text = ExactDecimal.text(minorUnits: value, decimals: decimals)
        guard decimals > 0 else { return text }
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}
