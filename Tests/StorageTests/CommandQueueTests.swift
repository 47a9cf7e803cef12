import Foundation
import Settlement
import Synchronization
import Testing

@testable import Storage

@Suite struct CommandQueueTests {
    /// Whoever comes just as the time runs out ends this wait or none: not the next one, for which nobody has come.
    @Test func aWaitEndsForThoseWhoCame() async {
        let queue = CommandQueue(capacity: 1)
        let isOver = Atomic(false)
        var early = 0
        _ = await withCheckedContinuation { caller in
            let command = WaitingCommand(command: Sample.opening(1)[0], caller: caller)
            let adding = Thread {
                for _ in 1...20_000 {
                    _ = queue.add(command)
                    usleep(1)
                }
                isOver.store(true, ordering: .relaxed)
            }
            adding.start()
            while !isOver.load(ordering: .relaxed) {
                if queue.gather(1, microsecondsMax: 0), queue.count == 0 { early += 1 }
                if queue.count > 0 { _ = queue.take(max: 1) }
            }
            caller.resume(returning: .failure(StorageFault(.closed, "the test is over")))
        }
        #expect(early == 0)
    }
}
