/// What is made of the machine's clock beside one that nobody can set: a function of both readings.
///
/// Time goes on with the steady clock. A small step of the machine's clock is followed. A larger one is a jump, and
/// until it is known which of the two is right, the time is in doubt: it goes on as if nothing had happened, until the
/// machine's clock is back, or has stood by its new time for `adoptMilliseconds`.
struct ClockWatch: Hashable, Sendable {
    /// What a look at the clocks found.
    enum Event: Hashable, Sendable {
        /// The machine's clock was set by so much.
        case jumped(milliseconds: Int64)
        /// It is back where it would be.
        case returned
        /// It has stood by its new time long enough; so much is skipped, or comes twice.
        case adopted(milliseconds: Int64)
    }

    /// The machine's clock was set by `stepMilliseconds` at the steady time `since`.
    private struct Jump: Hashable, Sendable {
        var stepMilliseconds: Int64
        let since: Int64
    }

    /// What a step of the machine's clock may be without being a jump; and what is not worth following.
    static let stepMillisecondsMax: Int64 = 1_000
    private static let stepMillisecondsMin: Int64 = 5
    /// How long the machine's clock must stand by a new time.
    static let adoptMilliseconds: Int64 = 300_000

    /// What the steady clock lacks to the time.
    private(set) var offsetMilliseconds: Int64
    private var jump: Jump?

    /// Believes the machine's clock as it is now.
    init(machine: Int64, steady: Int64) { offsetMilliseconds = machine - steady }

    /// By how much the machine's clock is off; 0 while nobody doubts it.
    var doubtMilliseconds: Int64 { jump?.stepMilliseconds ?? 0 }

    /// Takes the two readings of one moment.
    mutating func look(machine: Int64, steady: Int64) -> Event? {
        let step = machine - steady - offsetMilliseconds
        guard step.magnitude > Self.stepMillisecondsMax.magnitude else {
            if step.magnitude >= Self.stepMillisecondsMin.magnitude { offsetMilliseconds += step }
            defer { jump = nil }
            return jump == nil ? nil : .returned
        }
        guard let jump, (step - jump.stepMilliseconds).magnitude <= Self.stepMillisecondsMax.magnitude else {
            self.jump = Jump(stepMilliseconds: step, since: steady)
            return .jumped(milliseconds: step)
        }
        guard steady - jump.since >= Self.adoptMilliseconds else {
            self.jump?.stepMilliseconds = step
            return nil
        }
        offsetMilliseconds += step
        self.jump = nil
        return .adopted(milliseconds: step)
    }
}
