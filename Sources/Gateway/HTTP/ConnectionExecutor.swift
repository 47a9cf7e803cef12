import NIOCore

/// Runs the task of a connection on the connection's own event loop.
///
/// Between a request's arrival and the worker that takes it, and between the answer and the socket, there are only
/// short steps: reading a head, joining a body. On the cooperative pool each of them would be a change of threads there
/// and back. What keeps a processor busy does not belong here: `GatewayResponder` sends it elsewhere.
final class ConnectionExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(loop: any EventLoop) {
        self.loop = loop
    }

    /// Takes the next step of a task. For the language's runtime.
    func enqueue(_ job: consuming ExecutorJob) {
        let step = UnownedJob(job)
        loop.execute { step.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
