import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle

/// The server for the machine's own supervisor: `/healthz`, `/readyz` and `/metrics`, without TLS, on a local address.
public struct MonitoringServer: Service {
    private let application: Application<MonitoringResponder>

    /// Does not listen yet.
    ///
    /// - Parameter onRunning: told the port once connections are accepted.
    public init(
        operations: any GatewayOperations, metrics: PrometheusRegistry, host: String, port: Int, logger: Logger,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        application = Application(
            responder: MonitoringResponder(operations: operations, metrics: metrics),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: .maximum(64, logger: logger)),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: logger)
    }

    /// Serves until the graceful shutdown of the group.
    public func run() async throws {
        try await application.run()
    }
}

/// Answers the supervisor.
private struct MonitoringResponder: HTTPResponder {
    let operations: any GatewayOperations
    let metrics: PrometheusRegistry

    func respond(to request: Request, context: GatewayRequestContext) async throws -> Response {
        guard request.method == .get else {
            let refusal = Response(Problem(.methodNotAllowed), [.allow: "GET"])
            return request.method == .head ? refusal.createHeadResponse() : refusal
        }
        switch request.uri.path {
        case "/healthz":
            return Response(.ok, MediaType.json, JSONValue.object([("status", .string("alive"))]).bytes)
        case "/readyz":
            let readiness = await operations.readiness()
            return Response(
                readiness.isReady ? .ok : .serviceUnavailable, MediaType.json, readiness.json.bytes)
        case "/metrics":
            return Response(.ok, "text/plain; version=0.0.4; charset=utf-8", Array(metrics.text().utf8))
        default: return .notFound
        }
    }
}

extension Readiness {
    /// The readiness as `/readyz` answers.
    fileprivate var json: JSONValue {
        let checks = checks.map { check in
            JSONValue.object([
                ("name", .string(check.name)), ("ready", .boolean(check.isReady)),
                ("detail", check.detail.map { .string($0) } ?? .null),
            ])
        }
        return .object([("ready", .boolean(isReady)), ("checks", .array(checks))])
    }
}
