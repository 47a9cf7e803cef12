/// One request and its answer, as the gateway's own client sends and reads them.
public enum HTTPExchange {
    /// A request.
    public struct Request: Hashable, Sendable {
        /// The methods the client knows.
        public enum Method: String, Sendable {
            case get = "GET"
            case post = "POST"
        }

        /// GET or POST.
        public var method: Method
        /// Absolute, `https://…` or `http://…`.
        public var url: String
        /// Names and values; neither may hold a line feed.
        public var headers: [(String, String)] {
            get { fields.map { ($0.name, $0.value) } }
            set { fields = newValue.map { Field(name: $0.0, value: $0.1) } }
        }
        /// Sent with POST.
        public var body: [UInt8]
        private var fields: [Field]

        /// A request of the parts given.
        public init(_ method: Method, _ url: String, headers: [(String, String)] = [], body: [UInt8] = []) {
            self.method = method
            self.url = url
            self.body = body
            self.fields = headers.map { Field(name: $0.0, value: $0.1) }
        }
    }

    /// A header field.
    public struct Field: Hashable, Sendable {
        /// As sent.
        public let name: String
        /// Without white space at its ends.
        public let value: String
    }

    /// An answer.
    public struct Response: Hashable, Sendable {
        /// Such as 200.
        public let status: Int
        /// Of the final answer, in the order they came.
        public let headers: [Field]
        /// Whole.
        public let body: [UInt8]

        /// The value of the first field of that name, letters of either case being the same.
        public func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }
}

/// Why there is no answer.
public enum CurlFault: Error, Hashable, Sendable {
    /// The request has no form that can be sent, such as a line feed in a header.
    case invalidRequest
    /// Nobody answers at the address, or not in time.
    case cannotConnect(String)
    /// TLS failed: an unknown authority, a wrong name, a refused certificate.
    case tls(String)
    /// The time of the whole exchange is over.
    case timedOut
    /// The connection broke before the answer was complete.
    case broken(String)
    /// The answer is longer than the client takes.
    case answerTooLarge(bytesMax: Int)
    /// Any other failure: libcurl's code and its text.
    case other(code: Int, String)
    /// The client has been shut down.
    case closed
}
