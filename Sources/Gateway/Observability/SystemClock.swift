import Foundation

/// The clocks of the machine: the one place where the gateway reads them.
public enum SystemClock {
    /// Milliseconds since 1970, rounded down.
    public static func millisecondsSinceEpoch() -> Int64 { milliseconds(CLOCK_REALTIME) }

    /// Milliseconds since the machine started, asleep or not; nobody can set it.
    public static func millisecondsSinceStart() -> Int64 {
        #if os(Linux)
            milliseconds(CLOCK_BOOTTIME)
        #else
            milliseconds(CLOCK_MONOTONIC)
        #endif
    }

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        // These clocks exist on every system the gateway runs on; the call has no other way to fail.
        precondition(clock_gettime(clock, &time) == 0, "the machine has no clock")
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
