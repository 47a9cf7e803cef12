/// Which edges of the instrumented modules an execution passed. Without instrumentation it stays empty, and the fuzzer
/// goes on without guidance.
enum Coverage {
    // One thread executes inputs; the instrumentation calls back on that thread, and once before `main`.
    nonisolated(unsafe) private static var passed = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    nonisolated(unsafe) private static var guards: UInt32 = 0
    /// What every input so far passed.
    nonisolated(unsafe) private static var known: [UInt8] = []

    /// Edges there are.
    static var edges: Int { Int(guards) }
    /// Edges passed so far.
    static var edgesPassed: Int { known.count { $0 != 0 } }

    /// Numbers the guards of one module.
    fileprivate static func number(_ start: UnsafeMutablePointer<UInt32>, _ stop: UnsafeMutablePointer<UInt32>) {
        guard start < stop, start.pointee == 0 else { return }
        var next = start
        while next < stop {
            guards += 1
            next.pointee = guards
            next += 1
        }
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Int(guards) + 1)
        bytes.initialize(repeating: 0)
        passed.deallocate()
        passed = bytes
    }

    fileprivate static func pass(_ edge: UInt32) {
        guard Int(edge) < passed.count else { return }
        passed[Int(edge)] = 1
    }

    /// Forgets the execution before.
    static func begin() { passed.update(repeating: 0) }

    /// Whether the execution passed an edge that none before it passed.
    static func end() -> Bool {
        if known.count < passed.count { known += [UInt8](repeating: 0, count: passed.count - known.count) }
        var isNew = false
        for index in passed.indices where passed[index] != 0 && known[index] == 0 {
            known[index] = 1
            isNew = true
        }
        return isNew
    }
}

/// Called by the instrumentation for each module before anything runs.
@_cdecl("__sanitizer_cov_trace_pc_guard_init")
public func numberGuards(_ start: UnsafeMutablePointer<UInt32>, _ stop: UnsafeMutablePointer<UInt32>) {
    Coverage.number(start, stop)
}

/// Called by the instrumentation on each edge.
@_cdecl("__sanitizer_cov_trace_pc_guard")
public func passGuard(_ guardNumber: UnsafeMutablePointer<UInt32>) { Coverage.pass(guardNumber.pointee) }
