import CLibCurl

/// One easy handle of libcurl, with the connection it keeps open. Not for two threads at a time.
final class CurlHandle {
    /// What the callbacks of one exchange gather.
    private final class Gathered {
        var status: [UInt8] = []
        var headers: [[UInt8]] = []
        var body: [UInt8] = []
        let bytesMax: Int
        var isTooLarge = false

        init(bytesMax: Int) {
            self.bytesMax = bytesMax
        }
    }

    private static let isInitialized: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    private let handle: UnsafeMutableRawPointer
    private let settings: CurlClient.Settings

    /// - Throws: `CurlFault.other` when libcurl has no memory for a handle.
    init(_ settings: CurlClient.Settings) throws(CurlFault) {
        guard Self.isInitialized, let handle = curl_easy_init() else {
            throw .other(code: Int(CURLE_FAILED_INIT.rawValue), "libcurl cannot be initialized")
        }
        self.handle = handle
        self.settings = settings
    }

    deinit {
        curl_easy_cleanup(handle)
    }

    /// Sends a request and waits for the whole answer.
    func perform(_ request: HTTPExchange.Request) throws(CurlFault) -> HTTPExchange.Response {
        let headers = request.headers.map { "\($0.0): \($0.1)" }
        guard (headers + [request.url]).allSatisfy({ !$0.utf8.contains { $0 == 10 || $0 == 13 || $0 == 0 } }) else {
            throw .invalidRequest
        }
        // Options are forgotten, connections and TLS sessions are kept.
        curl_easy_reset(handle)
        var list: UnsafeMutablePointer<curl_slist>?
        // libcurl waits a second for a 100 that our server gives only to those who need it.
        for header in headers + ["Expect:"] { list = curl_slist_append(list, header) ?? list }
        defer { curl_slist_free_all(list) }
        let gathered = Gathered(bytesMax: settings.answerBytesMax)
        set(request)
        gateway_curl_setopt_pointer(handle, CURLOPT_HTTPHEADER, list)
        let code = request.body.withUnsafeBytes { body in
            if request.method == .post {
                gateway_curl_setopt_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
                let empty: StaticString = ""
                let start = body.baseAddress ?? UnsafeRawPointer(empty.utf8Start)
                gateway_curl_setopt_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: start))
            }
            return withExtendedLifetime(gathered) { () -> CURLcode in
                gather(into: gathered)
                return curl_easy_perform(handle)
            }
        }
        guard code == CURLE_OK else { throw fault(code, gathered) }
        var status = 0
        gateway_curl_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return HTTPExchange.Response(
            status: status, headers: gathered.headers.compactMap(Self.field), body: gathered.body)
    }

    private func set(_ request: HTTPExchange.Request) {
        gateway_curl_setopt_string(handle, CURLOPT_URL, request.url)
        // Signals and threads do not go together.
        gateway_curl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        gateway_curl_setopt_long(handle, CURLOPT_CONNECTTIMEOUT, settings.connectSeconds)
        gateway_curl_setopt_long(handle, CURLOPT_TIMEOUT, settings.totalSeconds)
        gateway_curl_setopt_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        gateway_curl_setopt_long(handle, CURLOPT_TCP_NODELAY, 1)
        gateway_curl_setopt_string(handle, CURLOPT_PROXY, "")
        gateway_curl_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "https,http")
        if let file = settings.authorityFile { gateway_curl_setopt_string(handle, CURLOPT_CAINFO, file) }
        if let file = settings.certificateFile { gateway_curl_setopt_string(handle, CURLOPT_SSLCERT, file) }
        if let file = settings.keyFile { gateway_curl_setopt_string(handle, CURLOPT_SSLKEY, file) }
        switch request.method {
        case .get: gateway_curl_setopt_long(handle, CURLOPT_HTTPGET, 1)
        case .post: gateway_curl_setopt_long(handle, CURLOPT_POST, 1)
        }
    }

    private func gather(into gathered: Gathered) {
        let target = Unmanaged.passUnretained(gathered).toOpaque()
        gateway_curl_setopt_pointer(handle, CURLOPT_WRITEDATA, target)
        gateway_curl_setopt_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, target in
            guard let target, let bytes else { return 0 }
            let gathered = Unmanaged<Gathered>.fromOpaque(target).takeUnretainedValue()
            guard size * count <= gathered.bytesMax - gathered.body.count else {
                gathered.isTooLarge = true
                return 0
            }
            gathered.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
            return size * count
        }
        gateway_curl_setopt_pointer(handle, CURLOPT_HEADERDATA, target)
        gateway_curl_setopt_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, target in
            guard let target, let bytes else { return 0 }
            let gathered = Unmanaged<Gathered>.fromOpaque(target).takeUnretainedValue()
            let line = [UInt8](UnsafeRawBufferPointer(start: bytes, count: size * count))
            // A status line begins an answer; what an interim one carried is over.
            if line.starts(with: "HTTP/".utf8) { gathered.headers = [] } else { gathered.headers.append(line) }
            return size * count
        }
    }

    private func fault(_ code: CURLcode, _ gathered: Gathered) -> CurlFault {
        let text = String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST: .cannotConnect(text)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE:
            .tls(text)
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE: .broken(text)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .invalidRequest
        case CURLE_WRITE_ERROR where gathered.isTooLarge: .answerTooLarge(bytesMax: gathered.bytesMax)
        default: .other(code: Int(code.rawValue), text)
        }
    }

    private static func field(_ line: [UInt8]) -> HTTPExchange.Field? {
        let text = String(decoding: line, as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let value = text[text.index(after: colon)...].filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
        return HTTPExchange.Field(name: String(text[..<colon]), value: String(value.trimmingSpace()))
    }
}
