public import ServiceLifecycle

/// A pool as a service: it works until it is told to stop, then finishes what it has taken.
///
/// A group stops its services in the reverse of their order: list the pool before the servers that use it.
public struct WorkerPoolService: Service {
    private let pool: WorkerPool

    /// The service of a pool.
    public init(_ pool: WorkerPool) {
        self.pool = pool
    }

    /// Returns when the pool has been told to stop and has finished.
    public func run() async throws {
        try? await gracefulShutdown()
        await pool.shutdown()
    }
}
