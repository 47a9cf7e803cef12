import CLibPQ
import Foundation

/// One connection to PostgreSQL, owned: closed in `deinit`. Blocks, so it belongs to a thread of its own.
///
/// Statements go in pipelines: however many, one round trip.
final class ServerConnection {
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    private var preparedCount = 0
    private let notices = Notices()

    /// How long a server may say nothing while it is waited for; past the server's own `lock_timeout`.
    private static let silenceMillisecondsMax: Int32 = 30_000

    /// Whether the server warned of something since this was last asked.
    fileprivate final class Notices {
        var hasWarning = false
    }

    /// Connects. Throws `lost` when no server answers, or none that writes; `refused` when the string does not read.
    init(_ connection: String) throws(ServerFailure) {
        let settings = try ConnectionSettings(connection)
        guard let handle = settings.withPointers({ PQconnectdbParams($0, $1, 0) }) else {
            throw ServerFailure(.lost, "libpq has no memory for a connection")
        }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw ServerFailure(.lost, Self.words(PQerrorMessage(handle)))
        }
        PQsetNoticeReceiver(
            handle,
            { context, result in
                guard let context, let severity = gateway_PQseverity(result) else { return }
                let notices = Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue()
                if String(cString: severity) == "WARNING" { notices.hasWarning = true }
            }, Unmanaged.passUnretained(notices).toOpaque())
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
            throw ServerFailure(.lost, Self.words(PQerrorMessage(handle)))
        }
    }

    deinit { PQfinish(handle) }

    /// Whether the connection is gone for good.
    private(set) var isLost = false

    /// The process of the server that serves this connection.
    var serverProcess: Int32 { PQbackendPID(handle) }

    /// Whether the server has warned since the last call.
    func takeWarning() -> Bool {
        defer { notices.hasWarning = false }
        return notices.hasWarning
    }

    /// Runs statements in order, in one round trip. The first that fails ends the run; those after it do not happen.
    func run(_ calls: [ServerCall]) throws(ServerFailure) -> [ServerResult] {
        var isAnswer: [Bool] = []
        for call in calls { try send(call, &isAnswer) }
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        return try receive(isAnswer)
    }

    /// Runs one statement without arguments.
    @discardableResult
    func run(_ sql: String) throws(ServerFailure) -> ServerResult {
        try run([ServerCall(sql, isPrepared: false)])[0]
    }

    // MARK: Sending

    private func send(_ call: ServerCall, _ isAnswer: inout [Bool]) throws(ServerFailure) {
        let count = Int32(call.types.count)
        // Binary both ways; a null's format does not matter.
        let formats = [Int32](repeating: 1, count: call.types.count)
        guard call.isPrepared else {
            isAnswer.append(true)
            let isSent = call.withArguments {
                PQsendQueryParams(handle, call.serverSQL, count, call.types, $0, call.lengths, formats, 1)
            }
            guard isSent == 1 else { throw lost() }
            return
        }
        let name: String
        if let known = prepared[call.sql] {
            name = known
        } else {
            preparedCount += 1
            name = "s\(preparedCount)"
            isAnswer.append(false)
            guard PQsendPrepare(handle, name, call.serverSQL, count, call.types) == 1 else { throw lost() }
            prepared[call.sql] = name
        }
        isAnswer.append(true)
        let isSent = call.withArguments {
            PQsendQueryPrepared(handle, name, count, $0, call.lengths, formats, 1)
        }
        guard isSent == 1 else { throw lost() }
    }

    // MARK: Receiving

    private func receive(_ isAnswer: [Bool]) throws(ServerFailure) -> [ServerResult] {
        var results: [ServerResult] = []
        var failure: ServerFailure?
        var position = 0
        while true {
            try waitForResult()
            guard let handle = PQgetResult(handle) else {
                // The end of one statement's results; of a lost connection, the end of all.
                guard PQstatus(self.handle) == CONNECTION_OK else { throw failure ?? lost() }
                continue
            }
            let result = ServerResult(handle)
            switch PQresultStatus(handle) {
            case PGRES_PIPELINE_SYNC:
                if let failure { throw failure }
                return results
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                if position < isAnswer.count, isAnswer[position] { results.append(result) }
            case PGRES_PIPELINE_ABORTED:
                break
            default:
                let found = self.failure(of: handle)
                failure = failure ?? found
                // What was prepared in this run may or may not be: all is prepared anew, under other names.
                prepared = [:]
            }
            position += 1
        }
    }

    /// Until a result can be had without blocking, sending what is left to send meanwhile.
    private func waitForResult() throws(ServerFailure) {
        while true {
            let unsent = PQflush(handle)
            guard unsent >= 0 else { throw lost() }
            if PQisBusy(handle) == 0 { return }
            var descriptor = pollfd(
                fd: PQsocket(handle), events: Int16(POLLIN) | (unsent == 1 ? Int16(POLLOUT) : 0), revents: 0)
            let ready = poll(&descriptor, 1, Self.silenceMillisecondsMax)
            if ready < 0 && errno == EINTR { continue }
            guard ready > 0 else {
                isLost = true
                throw ServerFailure(.lost, "the server has been silent for too long")
            }
            if descriptor.revents & ~Int16(POLLOUT) != 0, PQconsumeInput(handle) == 0 { throw lost() }
        }
    }

    private func failure(of result: OpaquePointer) -> ServerFailure {
        guard let state = gateway_PQsqlState(result) else { return lost() }
        let message = gateway_PQprimaryMessage(result).map { String(cString: $0) } ?? "no message"
        let failure = ServerFailure(sqlState: String(cString: state), message: message)
        if failure.kind == .lost { isLost = true }
        return failure
    }

    private func lost() -> ServerFailure {
        isLost = true
        return ServerFailure(.lost, Self.words(PQerrorMessage(handle)))
    }

    private static func words(_ message: UnsafePointer<CChar>?) -> String {
        let text = message.map { String(cString: $0) } ?? ""
        return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    }
}

/// The connection string taken apart, with what the store demands of every connection.
private struct ConnectionSettings {
    private var values: [String: String] = [:]

    init(_ connection: String) throws(ServerFailure) {
        var error: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(connection, &error) else {
            PQfreemem(error)
            // libpq's words would repeat a part of the string, which may be the password.
            throw ServerFailure(.refused, "the connection string is not of libpq's form, key=value … or postgresql://…")
        }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        let defaults = [
            "application_name": "settlement-gateway", "connect_timeout": "5", "tcp_user_timeout": "15000",
            "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3",
        ]
        values.merge(defaults) { given, _ in given }
        // A standby would read old rows and refuse new ones.
        values["target_session_attrs"] = "read-write"
        values["client_encoding"] = "UTF8"
    }

    func withPointers<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let pairs = Array(values)
        let keys = pairs.map { UnsafePointer(strdup($0.key)) } + [nil]
        let texts = pairs.map { UnsafePointer(strdup($0.value)) } + [nil]
        defer { for pointer in keys + texts { free(UnsafeMutablePointer(mutating: pointer)) } }
        return keys.withUnsafeBufferPointer { keys in
            texts.withUnsafeBufferPointer { texts in
                guard let key = keys.baseAddress, let text = texts.baseAddress else {
                    preconditionFailure("both end with a null")
                }
                return body(key, text)
            }
        }
    }
}
