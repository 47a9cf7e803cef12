import Glibc

/// One step of the message path, timed alone or in the row.
struct Step {
    /// As in the lines that the reference program prints, so that the two can be laid side by side.
    var name: String
    /// How many messages one call serves: 64 for a step that commits in groups.
    var messagesPerCall = 1
    /// Given the number of the call, counted from 0, to choose a message by.
    var run: (Int) async throws -> Void
}

/// CPU time of the process for one message: warm-up, then batches, of which the median counts. The numbers are those
/// of `Benchmarks/reference/main.c`, so that both programs do the same work between two looks at the clock.
struct Measurement {
    static let batches = 41
    static let messagesPerBatch = 128
    static let messagesOfWarmUp = 512
    /// How many messages one step serves in all.
    static let messages = messagesOfWarmUp + batches * messagesPerBatch

    static func medianMicroseconds(of step: Step) async throws -> Double {
        var calls = 0
        for _ in 0..<(messagesOfWarmUp / step.messagesPerCall) {
            try await step.run(calls)
            calls += 1
        }
        var microseconds: [Double] = []
        for _ in 0..<batches {
            let start = cpuNanoseconds()
            for _ in 0..<(messagesPerBatch / step.messagesPerCall) {
                try await step.run(calls)
                calls += 1
            }
            microseconds.append(Double(cpuNanoseconds() - start) / 1_000 / Double(messagesPerBatch))
        }
        return microseconds.sorted()[batches / 2]
    }

    /// By the clock on the wall, after the same warm-up, over all batches: for a step whose work another process does.
    static func messagesASecond(of step: Step) async throws -> Double {
        let warmUp = messagesOfWarmUp / step.messagesPerCall
        for call in 0..<warmUp { try await step.run(call) }
        let start = ContinuousClock.now
        for call in warmUp..<(messages / step.messagesPerCall) { try await step.run(call) }
        return Double(batches * messagesPerBatch) / (start.duration(to: .now) / .seconds(1))
    }

    /// User and system time of all threads.
    static func cpuNanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
