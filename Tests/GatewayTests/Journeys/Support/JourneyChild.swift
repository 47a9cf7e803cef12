import Foundation
import Glibc
import Synchronization

/// A process that we started: its output goes to files, its end is ours to collect.
final class JourneyChild: Sendable {
    /// How it ended.
    enum End: Hashable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    let identifier: pid_t
    let outputFile: String
    let errorFile: String
    private let end = Mutex<End?>(nil)

    /// Starts a program. Its standard input is empty; no other descriptor of ours is open in it.
    init(
        _ program: String, _ arguments: [String], environment: [String: String], output: String, errors: String
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        Self.keepDescriptorsToOurselves()
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, program, &actions, nil, words, variables)
        guard code == 0 else { throw JourneyFault("\(program) does not start: \(String(cString: strerror(code)))") }
        identifier = child
        outputFile = output
        errorFile = errors
    }

    /// Descriptors that libraries opened must not live on in a child: it would keep our connections open.
    private static func keepDescriptorsToOurselves() {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in open.compactMap({ Int32($0) }) where descriptor > 2 {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        if poll() == nil {
            kill(identifier, SIGKILL)
            var status: Int32 = 0
            waitpid(identifier, &status, 0)
        }
    }

    /// Sends a signal, unless the process has ended: its number may be another's by then.
    func send(_ signal: Int32) {
        if poll() == nil { kill(identifier, signal) }
    }

    /// How it ended; nil while it runs.
    func poll() -> End? {
        end.withLock { end in
            if let end { return end }
            var status: Int32 = 0
            guard waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
            let signal = status & 0x7F
            end = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
            return end
        }
    }

    /// Waits for its end. Throws when it takes longer.
    func ended(withinSeconds seconds: Int) async throws -> End {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            if let end = poll() { return end }
            try await Task.sleep(for: .milliseconds(4))
        }
        // On a busy machine a short sleep can outlast the deadline, and the process has long ended.
        if let end = poll() { return end }
        throw JourneyFault("process \(identifier) still runs after \(seconds) s")
    }

    /// What it has written to its standard output.
    var output: [UInt8] { [UInt8](FileManager.default.contents(atPath: outputFile) ?? Data()) }

    /// What it has written to its standard error.
    var errorText: String { String(decoding: FileManager.default.contents(atPath: errorFile) ?? Data(), as: UTF8.self) }

    /// The memory it has in use now, in KiB; nil when it has ended.
    var residentKibibytes: Int? { memory("VmRSS:") }

    /// The most memory it has had in use, in KiB.
    var residentKibibytesMax: Int? { memory("VmHWM:") }

    private func memory(_ name: String) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8) else {
            return nil
        }
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
    }
}
