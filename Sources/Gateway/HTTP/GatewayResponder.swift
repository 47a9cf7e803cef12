import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// What a request needs of its connection.
struct GatewayRequestContext: InitializableFromSource, Sendable {
    let channel: any Channel
    let logger: Logger

    init(source: ApplicationRequestContextSource) {
        channel = source.channel
        logger = source.logger
    }
}

/// Answers the requests of partners and operators: finds the peer and the resource, and hands over to the operations.
struct GatewayResponder: HTTPResponder {
    let operations: any GatewayOperations
    let register: CertificateRegister
    let limits: GatewayConfiguration.Limits
    let metrics: RequestMetrics

    func respond(to request: Request, context: GatewayRequestContext) async throws -> Response {
        let start = ContinuousClock.now
        let path = request.head.path ?? "/"
        let route = Route(path: String(path.prefix { $0 != "?" }))
        var response: Response
        do throws(Problem) {
            response = try await answer(request, route: route, context: context)
        } catch {
            response = Response(error)
        }
        if request.headers[.connection]?.lowercased() == "close" { response.headers[.connection] = "close" }
        metrics.record(route: route?.template ?? "none", status: response.status.code, since: start)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request, route: Route?, context: GatewayRequestContext
    ) async throws(Problem) -> Response {
        guard let peer = try await peer(of: context) else { throw Problem(.unknownCertificate) }
        guard let route else { throw Problem(.notFound) }
        guard route.methods.contains(request.method) else {
            let allowed = route.methods.map(\.rawValue).joined(separator: ", ")
            return Response(Problem(.methodNotAllowed), [.allow: allowed])
        }
        if route == .messages, request.method == .post { return try await receive(request, from: try partner(peer)) }
        // The connection's task runs on its event loop, where no page and no statement may be put together.
        return try await withTaskExecutorPreference(globalConcurrentExecutor) { () async throws(Problem) in
            try await answer(request, route: route, peer: peer)
        }
    }

    private func answer(_ request: Request, route: Route, peer: ChannelPeer) async throws(Problem) -> Response {
        switch route {
        case .messages: return try await mailbox(request, of: try partner(peer))
        case .acknowledgement(let identifier):
            return await acknowledge(identifier, by: try partner(peer))
        case .payment(let uetr): return await payment(uetr, for: peer)
        case .statement(let account, let date):
            return try await statement(request, account: account, date: date, for: peer)
        case .reconciliations: return try await reconcile(request, by: try operatorOf(peer))
        case .openAPI: return Response(.ok, MediaType.yaml, Array(OpenAPIDocument.text.utf8))
        }
    }

    private func peer(of context: GatewayRequestContext) async throws(Problem) -> ChannelPeer? {
        guard let connection = ConnectionPeer.current else {
            preconditionFailure("every connection of this server is served inside a PeerChannel")
        }
        do {
            return try await connection.peer(of: context.channel, in: register)
        } catch {
            context.logger.warning("the peer's certificate cannot be read", metadata: ["error": "\(error)"])
            throw Problem(.unknownCertificate)
        }
    }

    private func partner(_ peer: ChannelPeer) throws(Problem) -> PartnerIdentity {
        guard case .partner(let partner) = peer else {
            throw Problem(.notPermitted, detail: "only a partner may do this")
        }
        return partner
    }

    private func operatorOf(_ peer: ChannelPeer) throws(Problem) -> OperatorIdentity {
        guard case .operator(let person) = peer else {
            throw Problem(.notPermitted, detail: "only an operator may do this")
        }
        return person
    }
}
