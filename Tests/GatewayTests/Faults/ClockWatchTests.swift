import Synchronization
import TengeLedger
import Testing

@testable import Gateway

/// What is made of a machine's clock that jumps: pairs of readings and verdicts.
@Suite struct ClockWatchTests {
    private static let hour: Int64 = 3_600_000

    /// Readings of the machine's clock against a steady one that starts at 0; the machine's starts at 1,000,000.
    private struct Step {
        let steady: Int64
        let machine: Int64
        var event: ClockWatch.Event?
        var now: Int64
    }

    private func expect(_ steps: [Step], _ location: SourceLocation = #_sourceLocation) {
        var watch = ClockWatch(machine: 1_000_000, steady: 0)
        for step in steps {
            let event = watch.look(machine: 1_000_000 + step.machine, steady: step.steady)
            #expect(event == step.event, "at \(step.steady)", sourceLocation: location)
            let now = step.steady + watch.offsetMilliseconds - 1_000_000
            #expect(now == step.now, "at \(step.steady)", sourceLocation: location)
        }
    }

    @Test func smallStepsAreFollowed() {
        expect([
            Step(steady: 500, machine: 503, now: 500),
            Step(steady: 1000, machine: 1900, now: 1900),
            Step(steady: 1500, machine: 1400, now: 1400),
        ])
    }

    @Test(arguments: [6 * hour, -6 * hour, 1_001, -1_001]) func aJumpAndBackLeavesNothing(jump: Int64) {
        expect([
            Step(steady: 500, machine: 500, now: 500),
            Step(steady: 1000, machine: 1000 + jump, event: .jumped(milliseconds: jump), now: 1000),
            Step(steady: 200_000, machine: 200_000 + jump, now: 200_000),
            Step(steady: 200_500, machine: 200_500, event: .returned, now: 200_500),
            Step(steady: 201_000, machine: 201_000, now: 201_000),
        ])
    }

    @Test(arguments: [6 * hour, -6 * hour]) func aClockThatStandsByItsTimeIsBelieved(jump: Int64) {
        let first = 1000 + ClockWatch.adoptMilliseconds
        expect([
            Step(steady: 1000, machine: 1000 + jump, event: .jumped(milliseconds: jump), now: 1000),
            Step(steady: first - 1, machine: first - 1 + jump, now: first - 1),
            Step(steady: first, machine: first + jump, event: .adopted(milliseconds: jump), now: first + jump),
            Step(steady: first + 500, machine: first + 500 + jump, now: first + 500 + jump),
        ])
    }

    /// Each jump is waited out anew: a clock that cannot decide is not believed.
    @Test func aClockThatJumpsAgainWaitsAnew() {
        let hour = Self.hour
        expect([
            Step(steady: 1000, machine: 1000 + hour, event: .jumped(milliseconds: hour), now: 1000),
            Step(steady: 250_000, machine: 250_000 - hour, event: .jumped(milliseconds: -hour), now: 250_000),
            Step(steady: 400_000, machine: 400_000 - hour, now: 400_000),
            Step(steady: 550_000, machine: 550_000 - hour, event: .adopted(milliseconds: -hour), now: 550_000 - hour),
        ])
    }

    /// What decides over deadlines does not see a jump, and tells of it.
    @Test func theGatewaysTimeDoesNotJump() {
        let readings = Readings(machine: 1_795_000_000_000, steady: 77)
        let clock = GatewayClock(machine: { readings.machine }, steady: { readings.steady })
        #expect(clock.now() == Instant(millisecondsSinceEpoch: 1_795_000_000_000))
        readings.set(machine: 1_795_000_000_000 + 10 * Self.hour, steady: 1_077)
        #expect(clock.now() == Instant(millisecondsSinceEpoch: 1_795_000_001_000))
        #expect(clock.look() == .jumped(milliseconds: 10 * Self.hour - 1_000))
        #expect(clock.doubtMilliseconds != 0)
        #expect(clock.now() == Instant(millisecondsSinceEpoch: 1_795_000_001_000))
        readings.set(machine: 1_795_000_002_000, steady: 2_077)
        #expect(clock.look() == .returned)
        #expect(clock.doubtMilliseconds == 0)
        #expect(clock.now() == Instant(millisecondsSinceEpoch: 1_795_000_002_000))
    }
}

/// Two clocks that stand where they were set.
private final class Readings: Sendable {
    private let both: Mutex<(machine: Int64, steady: Int64)>

    init(machine: Int64, steady: Int64) { both = Mutex((machine, steady)) }

    var machine: Int64 { both.withLock { $0.machine } }
    var steady: Int64 { both.withLock { $0.steady } }

    func set(machine: Int64, steady: Int64) { both.withLock { $0 = (machine, steady) } }
}
