import Foundation
import Synchronization

/// How long something is tried again: over after a while, however long each attempt took. A timer; no clock is read.
final class Patience: Sendable {
    private let over = Atomic(false)

    /// Begins now.
    init(microseconds: UInt32) {
        let timer = Thread { [self] in
            usleep(microseconds)
            over.store(true, ordering: .releasing)
        }
        timer.name = "settlement-patience"
        timer.start()
    }

    var isOver: Bool { over.load(ordering: .acquiring) }
}
