import HummingbirdCore
import Logging
import Metrics
import NIOCore
import NIOSSL
import Synchronization

/// Who is at the other end of one connection: asked of TLS with the first request, remembered for the rest.
///
/// A connection is served by one task, which carries this value; so no request pays for a table of connections.
final class ConnectionPeer: Sendable {
    @TaskLocal static var current: ConnectionPeer?

    private enum State {
        case unasked
        case known(ChannelPeer?)
    }

    private let state = Mutex(State.unasked)

    /// The peer of the connection; nil when its certificate is registered to nobody.
    ///
    /// - Throws: what NIO throws when the connection has ended.
    func peer(of channel: any Channel, in directory: CertificateRegister) async throws -> ChannelPeer? {
        if case .known(let peer) = state.withLock({ $0 }) { return peer }
        let certificate = try await channel.nioSSL_peerCertificate().get()
        let peer = try certificate.flatMap { directory.peer(ofDER: try $0.toDERBytes()) }
        state.withLock { $0 = .known(peer) }
        if peer == nil { Counter(label: MetricName.unknownPeersTotal).increment() }
        return peer
    }
}

/// The peers, and the digest by which their certificates are found.
struct CertificateRegister: Sendable {
    let peers: PeerDirectory
    let sha256: @Sendable ([UInt8]) -> [UInt8]

    func peer(ofDER bytes: [UInt8]) -> ChannelPeer? {
        CertificateFingerprint(bytes: sha256(bytes)).flatMap { peers[$0] }
    }
}

/// A channel whose task carries a `ConnectionPeer` and runs on the channel's event loop.
struct PeerChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: Base.Value, logger: Logger) async {
        await withTaskExecutorPreference(ConnectionExecutor(loop: value.channel.eventLoop)) {
            await ConnectionPeer.$current.withValue(ConnectionPeer()) {
                await base.handle(value: value, logger: logger)
            }
        }
    }
}
