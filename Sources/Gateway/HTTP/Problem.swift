/// A refusal or a fault that is not an ISO 20022 message: `application/problem+json`, RFC 9457.
///
///     {"type":"urn:settlement-gateway:problem:body-too-large","title":"The body is too large","status":413,
///      "detail":"at most 1048576 bytes"}
public struct Problem: Error, Hashable, Sendable {
    /// What kind of problem it is; it fixes type, title and status.
    public let kind: Kind
    /// What is particular to this occurrence; nil when the title says it all.
    public let detail: String?

    /// A problem of the kind given.
    public init(_ kind: Kind, detail: String? = nil) {
        self.kind = kind
        self.detail = detail
    }

    /// The kinds of problem there are. The raw value is the last part of the problem's `type`.
    public enum Kind: String, CaseIterable, Sendable {
        case invalidParameter = "invalid-parameter"
        case truncatedBody = "truncated-body"
        case unknownCertificate = "unknown-certificate"
        case notPermitted = "not-permitted"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case notAcceptable = "not-acceptable"
        case slowBody = "slow-body"
        case bodyTooLarge = "body-too-large"
        case unsupportedMediaType = "unsupported-media-type"
        case unprocessableStatement = "unprocessable-statement"
        case fault = "fault"
        case busy = "busy"
        case storeUnavailable = "store-unavailable"
        case clockInDoubt = "clock-in-doubt"
    }

    /// The body of the answer.
    public var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("type", .string("urn:settlement-gateway:problem:\(kind.rawValue)")),
            ("title", .string(kind.title)),
            ("status", .integer(Int64(kind.statusCode))),
        ]
        if let detail { members.append(("detail", .string(detail))) }
        return .object(members)
    }
}

extension Problem.Kind {
    /// The HTTP status code of this kind.
    public var statusCode: Int {
        switch self {
        case .invalidParameter, .truncatedBody: 400
        case .unknownCertificate, .notPermitted: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .slowBody: 408
        case .bodyTooLarge: 413
        case .unsupportedMediaType: 415
        case .unprocessableStatement: 422
        case .fault: 500
        case .busy, .storeUnavailable, .clockInDoubt: 503
        }
    }

    /// One sentence, the same for every occurrence.
    public var title: String {
        switch self {
        case .invalidParameter: "A parameter of the request is not valid"
        case .truncatedBody: "The body ended before it was complete"
        case .unknownCertificate: "The client certificate is not registered"
        case .notPermitted: "This peer may not do this"
        case .notFound: "There is no such resource"
        case .methodNotAllowed: "The resource does not know this method"
        case .notAcceptable: "The resource has none of the accepted media types"
        case .slowBody: "The body did not arrive in time"
        case .bodyTooLarge: "The body is too large"
        case .unsupportedMediaType: "The media type of the body is not supported"
        case .unprocessableStatement: "The body is not a statement that can be reconciled"
        case .fault: "A fault in the gateway; the request may be repeated"
        case .busy: "The gateway is busy; the request was not taken"
        case .storeUnavailable: "The store takes no work now; send the same request again later"
        case .clockInDoubt: "The gateway's clock is in doubt; the request was not taken"
        }
    }
}
