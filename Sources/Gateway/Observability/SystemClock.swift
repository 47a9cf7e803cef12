import Foundation

/// The clock of the machine: the one place where the gateway reads it for logs.
public enum SystemClock {
    /// Milliseconds since 1970, rounded down.
    public static func millisecondsSinceEpoch() -> Int64 {
        var time = timespec()
        // CLOCK_REALTIME exists on every system the gateway runs on; the call has no other way to fail.
        precondition(clock_gettime(CLOCK_REALTIME, &time) == 0, "the machine has no clock")
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
