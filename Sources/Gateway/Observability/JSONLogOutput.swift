import Dispatch
import Foundation
import Metrics
import Synchronization

/// Where log lines go: a file descriptor, written by a thread of its own.
///
/// Who logs never waits for the reader of the log. Lines gather in memory up to a bound; beyond it they are dropped and
/// counted, and a line says how many. Those of a few milliseconds are written together: a thread woken for each line
/// costs more than the line.
public final class JSONLogOutput: Sendable {
    private struct Pending {
        var bytes: [UInt8] = []
        var linesDropped: Int64 = 0
        var isWriting = false
        var waiters: [DispatchSemaphore] = []
    }

    private let descriptor: Int32
    private let bytesMax: Int
    private let pending = Mutex(Pending())
    private let arrivals = DispatchSemaphore(value: 0)
    private let flushes = DispatchSemaphore(value: 0)
    private static let gatherMilliseconds = 10

    /// Starts the thread, which lives as long as the process.
    ///
    /// - Parameters:
    ///   - descriptor: open for writing; standard error unless given.
    ///   - bytesMax: how much may wait to be written.
    public init(descriptor: Int32 = 2, bytesMax: Int = 4 << 20) {
        self.descriptor = descriptor
        self.bytesMax = bytesMax
        Thread { [self] in
            ThreadName.set("log")
            while true {
                arrivals.wait()
                // A flush must not wait for company.
                _ = flushes.wait(timeout: .now() + .milliseconds(Self.gatherMilliseconds))
                writePending()
            }
        }.start()
    }

    /// Hands over one line, which ends in a line feed.
    func write(_ line: [UInt8]) {
        let isFirst = pending.withLock { pending in
            guard pending.bytes.count + line.count <= bytesMax else {
                pending.linesDropped += 1
                return false
            }
            let isFirst = pending.bytes.isEmpty
            pending.bytes.append(contentsOf: line)
            return isFirst
        }
        if isFirst { arrivals.signal() }
    }

    /// Returns when everything handed over so far has been written; it blocks its thread.
    public func flush() {
        let written = DispatchSemaphore(value: 0)
        let mustWait = pending.withLock { pending in
            guard !pending.bytes.isEmpty || pending.isWriting else { return false }
            pending.waiters.append(written)
            return true
        }
        guard mustWait else { return }
        flushes.signal()
        written.wait()
    }

    /// As `flush`, for a task: it waits and blocks nobody.
    public func flushed() async {
        await withCheckedContinuation { caller in
            Thread { [self] in
                flush()
                caller.resume()
            }.start()
        }
    }

    private func writePending() {
        var (bytes, linesDropped) = pending.withLock { pending in
            pending.isWriting = true
            defer {
                pending.bytes = []
                pending.linesDropped = 0
            }
            return (pending.bytes, pending.linesDropped)
        }
        if linesDropped > 0 {
            Counter(label: MetricName.logLinesDroppedTotal).increment(by: linesDropped)
            let members: [(String, JSONValue)] = [
                ("time", .string(UTCTimestamp.text(millisecondsSinceEpoch: SystemClock.millisecondsSinceEpoch()))),
                ("level", .string("error")), ("logger", .string("log")),
                ("message", .string("log lines were dropped")), ("lines", .integer(linesDropped)),
            ]
            bytes += JSONValue.object(members).bytes + [UInt8(ascii: "\n")]
        }
        writeAll(bytes)
        let waiters = pending.withLock { pending -> [DispatchSemaphore] in
            pending.isWriting = false
            guard pending.bytes.isEmpty else { return [] }
            defer { pending.waiters = [] }
            return pending.waiters
        }
        for waiter in waiters { waiter.signal() }
    }

    /// A log that cannot be written has nowhere to complain: the rest is given up.
    private func writeAll(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = Foundation.write(
                    descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count > 0 {
                    offset += count
                } else if count < 0 && errno != EINTR {
                    return
                }
            }
        }
    }
}
