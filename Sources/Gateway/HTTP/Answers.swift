import HTTPTypes
import HummingbirdCore
import NIOCore

extension HTTPField.Name {
    /// Present when the answer had been given before, byte for byte.
    static let idempotentReplay = HTTPField.Name.literal("Idempotent-Replay")
    /// RFC 7240: which preference was honoured.
    static let preferenceApplied = HTTPField.Name.literal("Preference-Applied")
    /// RFC 7240: what the peer would like.
    static let prefer = HTTPField.Name.literal("Prefer")

    /// A field name that is a literal of ours.
    private static func literal(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("a literal field name is a token") }
        return name
    }
}

extension Response {
    /// An answer with a body.
    init(_ status: HTTPResponse.Status, _ contentType: String, _ bytes: [UInt8], _ more: HTTPFields = [:]) {
        var headers = more
        headers[.contentType] = contentType
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// An answer that is a problem.
    init(_ problem: Problem, _ more: HTTPFields = [:]) {
        var headers = more
        // The rest of such a body is not wanted: the peer need not send it, nor keep the connection for it.
        if problem.kind == .bodyTooLarge || problem.kind == .truncatedBody { headers[.connection] = "close" }
        self.init(
            HTTPResponse.Status(code: problem.kind.statusCode), MediaType.problem, problem.json.bytes, headers)
    }

    /// The answer of a gateway that has no room.
    static func busy(retryAfterSeconds: Int) -> Response {
        Response(Problem(.busy), [.retryAfter: String(max(1, retryAfterSeconds))])
    }

    /// The answer of a gateway that takes no new work.
    static func unavailable(_ hindrance: Hindrance) -> Response {
        let problem =
            switch hindrance {
            case .store: Problem(.storeUnavailable)
            case .clock: Problem(.clockInDoubt)
            }
        return Response(problem, [.retryAfter: String(hindranceSeconds)])
    }

    /// When to come again where nobody can know.
    private static let hindranceSeconds = 5

    /// The answer of a resource that is not there.
    static var notFound: Response { Response(Problem(.notFound)) }
    /// The answer after a fault of ours.
    static var faulted: Response { Response(Problem(.fault)) }
}
