import Foundation

/// A mark that a thread carries: it tells the threads of one pool from all others, in a few nanoseconds.
final class ThreadMark: Sendable {
    private let key: pthread_key_t

    init() {
        var key = pthread_key_t()
        let failure = pthread_key_create(&key, nil)
        precondition(failure == 0, "a process has 1,024 keys, and a pool needs one")
        self.key = key
    }

    deinit { pthread_key_delete(key) }

    /// Marks the calling thread.
    func set() { pthread_setspecific(key, Unmanaged.passUnretained(self).toOpaque()) }

    /// Whether the calling thread is marked.
    var isSet: Bool { pthread_getspecific(key) != nil }
}
