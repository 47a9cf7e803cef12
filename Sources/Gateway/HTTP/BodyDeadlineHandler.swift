import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends requests whose body takes too long, lets those send who ask first, and closes when closing was announced.
///
/// - A body that has not arrived `bodySecondsMax` after its head is answered with 408, and the connection is closed. If
///   the answer has been given already (the body was refused half-way), the connection is just closed.
/// - After an answer with `Connection: close` the connection is closed: at once when the body has been read, otherwise
///   after two seconds, in which a peer that is still sending can read the answer.
/// - `Expect: 100-continue` is answered with 100 unless the head declares more than `bodyBytesMax`.
///
/// The timer is set only when a body does not come together with its head, and is left standing between requests: a
/// fast peer costs no timer.
final class BodyDeadlineHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum Body {
        case complete
        /// The head has come; the clock starts when the bytes at hand have been read.
        case begun
        case awaited(deadline: NIODeadline)
    }

    private static let lingerTime = TimeAmount.seconds(2)
    private let bodyTime: TimeAmount
    private let bodyBytesMax: Int
    private var body = Body.complete
    private var isAnswered = false
    private var closesAfterAnswer = false
    private var hasEnded = false
    private var timer: Scheduled<Void>?

    init(bodySecondsMax: Int, bodyBytesMax: Int) {
        self.bodyTime = .seconds(Int64(bodySecondsMax))
        self.bodyBytesMax = bodyBytesMax
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            body = .begun
            isAnswered = false
            if expectsContinue(head) {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
        case .body: break
        case .end: body = .complete
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if case .begun = body {
            body = .awaited(deadline: .now() + bodyTime)
            if timer == nil { schedule(context, at: .now() + bodyTime) }
        }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !hasEnded else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isAnswered = true
            closesAfterAnswer = head.headerFields[.connection] == "close"
        case .body: break
        case .end where closesAfterAnswer:
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            closeWhenWritten(context, written.futureResult)
            context.write(data, promise: written)
            return
        case .end: break
        }
        context.write(data, promise: promise)
    }

    private func closeWhenWritten(_ context: ChannelHandlerContext, _ written: EventLoopFuture<Void>) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        if case .complete = body {
            written.whenComplete { _ in bound.value.close(promise: nil) }
            return
        }
        // Closing now would make the peer's machine throw away the answer with the connection.
        context.eventLoop.scheduleTask(in: Self.lingerTime) { bound.value.close(promise: nil) }
    }

    private func expectsContinue(_ head: HTTPRequest) -> Bool {
        guard let expectation = head.headerFields[.expect], expectation.lowercased() == "100-continue" else {
            return false
        }
        guard let declared = head.headerFields[.contentLength].flatMap({ Int($0) }) else { return true }
        return declared <= bodyBytesMax
    }

    private func schedule(_ context: ChannelHandlerContext, at deadline: NIODeadline) {
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: deadline) {
            let (handler, context) = bound.value
            handler.timer = nil
            handler.timeHasCome(context)
        }
    }

    private func timeHasCome(_ context: ChannelHandlerContext) {
        guard case .awaited(let deadline) = body else { return }
        guard NIODeadline.now() >= deadline else {
            schedule(context, at: deadline)
            return
        }
        hasEnded = true
        if isAnswered {
            context.close(promise: nil)
            return
        }
        let problem = Problem(.slowBody).json.bytes
        let head = HTTPResponse(
            status: .requestTimeout,
            headerFields: [
                .contentType: MediaType.problem, .contentLength: String(problem.count), .connection: "close",
            ])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: problem))), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        // What has not come for so long is not on its way: nothing to linger for.
        written.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }
}
