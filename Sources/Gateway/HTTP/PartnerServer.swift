import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle

/// Why a server cannot be set up.
public struct ServerFault: Error, Hashable, Sendable {
    /// What cannot be used.
    public enum Part: Hashable, Sendable {
        case certificate, key, clientTrust, tlsContext
    }

    /// What cannot be used.
    public let part: Part
    /// The file it was to come from; empty when it comes from none.
    public let file: String
    /// What the library says.
    public let reason: String
}

/// The server for partners and operators: HTTP/1.1 over TLS 1.2 or later, with a client certificate or not at all.
///
/// As a service it runs until it is told to stop; then it accepts nobody more, finishes the requests in flight and
/// closes each connection after its answer.
public struct PartnerServer: Service {
    /// What the server needs of the configuration.
    public struct Settings: Sendable {
        /// Where to listen.
        public var listen: GatewayConfiguration.Listen
        /// Own certificate, and whose clients to believe.
        public var tls: GatewayConfiguration.TLS
        /// Sizes and times.
        public var limits: GatewayConfiguration.Limits

        /// The settings of a configuration.
        public init(_ configuration: GatewayConfiguration) {
            listen = configuration.listen
            tls = configuration.tls
            limits = configuration.limits
        }

        /// Settings of the parts given.
        public init(
            listen: GatewayConfiguration.Listen, tls: GatewayConfiguration.TLS, limits: GatewayConfiguration.Limits
        ) {
            self.listen = listen
            self.tls = tls
            self.limits = limits
        }
    }

    private let application: Application<GatewayResponder>

    /// Reads keys and certificates; does not listen yet.
    ///
    /// - Parameters:
    ///   - sha256: the digest by which the peers' certificates are registered.
    ///   - onRunning: told the port once connections are accepted.
    public init(
        operations: any GatewayOperations, peers: PeerDirectory, settings: Settings,
        sha256: @escaping @Sendable ([UInt8]) -> [UInt8], logger: Logger,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws(ServerFault) {
        let limits = settings.limits
        let responder = GatewayResponder(
            operations: operations, register: CertificateRegister(peers: peers, sha256: sha256), limits: limits,
            metrics: RequestMetrics())
        let tls = try Self.tlsConfiguration(settings.tls)
        do {
            // Made once here so that a key that does not fit its certificate is found before the service starts.
            _ = try NIOSSLContext(configuration: tls)
        } catch {
            throw ServerFault(part: .tlsContext, file: "", reason: "\(error)")
        }
        let bodyBytesMax = max(limits.messageBytesMax, limits.statementBytesMax)
        let http = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                BodyDeadlineHandler(bodySecondsMax: limits.bodySecondsMax, bodyBytesMax: bodyBytesMax)
            ],
            idleTimeout: .seconds(Int64(limits.idleSecondsMax)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64))
        let builder = HTTPServerBuilder { respond in
            let base = try TLSChannel(
                HTTP1Channel(responder: respond, configuration: http), tlsConfiguration: tls)
            return PeerChannel(base: base)
        }
        application = Application(
            responder: responder, server: builder,
            configuration: ApplicationConfiguration(
                address: .hostname(settings.listen.host, port: settings.listen.port),
                availableConnectionsDelegate: .maximum(limits.connectionsMax, logger: logger)),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: logger)
    }

    /// Serves until the graceful shutdown of the group.
    public func run() async throws {
        try await application.run()
    }

    private static func tlsConfiguration(
        _ files: GatewayConfiguration.TLS
    ) throws(ServerFault) -> TLSConfiguration {
        let chain = try reading(.certificate, files.certificate) { try NIOSSLCertificate.fromPEMFile($0) }
        let key = try reading(.key, files.key) { try NIOSSLPrivateKey(file: $0, format: .pem) }
        let authorities = try reading(.clientTrust, files.clientTrust) { try NIOSSLCertificate.fromPEMFile($0) }
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        tls.minimumTLSVersion = .tlsv12
        tls.trustRoots = .certificates(authorities)
        // On the server's side this asks for a client certificate and ends the handshake without one.
        tls.certificateVerification = .noHostnameVerification
        tls.applicationProtocols = ["http/1.1"]
        // How long a farewell waits for the peer's: an idle peer gives none, and a shutdown must not wait for it.
        tls.shutdownTimeout = .seconds(1)
        return tls
    }

    private static func reading<Value>(
        _ part: ServerFault.Part, _ file: String, _ read: (String) throws -> Value
    ) throws(ServerFault) -> Value {
        do {
            return try read(file)
        } catch {
            throw ServerFault(part: part, file: file, reason: "\(error)")
        }
    }
}
