import Synchronization

/// Connections that are kept open between requests, for threads that may wait; each is one thread's while it is taken
/// out, and there are as many as threads ask at a time.
final class CurlConnections: Sendable {
    private struct Connection: @unchecked Sendable {
        // A handle is for one thread at a time, and who takes it out of the list is the only one to have it.
        let handle: CurlHandle
    }

    private let settings: CurlClient.Settings
    private let idle = Mutex<[Connection]>([])

    init(_ settings: CurlClient.Settings) {
        self.settings = settings
    }

    /// Sends a request and waits for the whole answer. Throws `CurlFault`.
    func perform(_ request: HTTPExchange.Request) throws(CurlFault) -> HTTPExchange.Response {
        let connection: Connection
        if let kept = idle.withLock({ $0.popLast() }) {
            connection = kept
        } else {
            connection = Connection(handle: try CurlHandle(settings))
        }
        // After a fault the handle is let go, and with it whatever state the connection is in.
        let answer = try connection.handle.perform(request)
        idle.withLock { $0.append(connection) }
        return answer
    }
}
