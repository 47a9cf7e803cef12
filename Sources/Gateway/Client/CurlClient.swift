import Synchronization

/// An HTTP client with a certificate of its own: one keep-alive connection, and one thread that waits on it.
///
/// Requests go out one after the other, in the order they were handed over. For requests side by side use several
/// clients. A client lives until `shutdown`.
public final class CurlClient: Sendable {
    /// What a client needs to know.
    public struct Settings: Hashable, Sendable {
        /// PEM file of the authorities to believe; nil: those of the machine.
        public var authorityFile: String?
        /// PEM file of the client's certificate.
        public var certificateFile: String?
        /// PEM file of the client's private key.
        public var keyFile: String?
        /// How long a connection may take to be made.
        public var connectSeconds: Int
        /// How long an exchange may take.
        public var totalSeconds: Int
        /// The longest answer that is taken.
        public var answerBytesMax: Int

        /// Settings of the parts given.
        public init(
            authorityFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil,
            connectSeconds: Int = 10, totalSeconds: Int = 60, answerBytesMax: Int = 64 << 20
        ) {
            self.authorityFile = authorityFile
            self.certificateFile = certificateFile
            self.keyFile = keyFile
            self.connectSeconds = connectSeconds
            self.totalSeconds = totalSeconds
            self.answerBytesMax = answerBytesMax
        }
    }

    private let handle: Mutex<CurlHandle>
    private let thread: WorkerPool

    /// A client that has not connected yet.
    ///
    /// - Throws: `CurlFault.other` when libcurl cannot be used.
    public init(_ settings: Settings) throws(CurlFault) {
        handle = Mutex(try CurlHandle(settings))
        thread = WorkerPool(threads: 1, queueDepthMax: 1024, name: "curl")
    }

    /// Sends a request and returns the whole answer, of whatever status.
    ///
    /// - Throws: `CurlFault` when there is no answer.
    public func send(_ request: HTTPExchange.Request) async throws(CurlFault) -> HTTPExchange.Response {
        let outcome: Result<HTTPExchange.Response, CurlFault>
        do {
            outcome = try await thread.run { () throws(CurlFault) -> HTTPExchange.Response in
                // The lock is never contended, for there is one thread; it tells the compiler so.
                let result = self.handle.withLock { handle -> Result<HTTPExchange.Response, CurlFault> in
                    do throws(CurlFault) {
                        return .success(try handle.perform(request))
                    } catch {
                        return .failure(error)
                    }
                }
                return try result.get()
            }
        } catch {
            throw .closed
        }
        return try outcome.get()
    }

    /// Finishes what was handed over, closes the connection when the client is let go, and ends the thread.
    public func shutdown() async {
        await thread.shutdown()
    }
}
