import NIOCore
import NIOPosix
import NIOSSL

@testable import Gateway

/// A TLS connection over which a test says exactly what it likes, as slowly as it likes.
enum RawConnection {
    /// Opens a connection, lets `speak` write, and returns everything the server said until it closed.
    static func exchange(
        port: Int, certificate: String = "xa-channel",
        _ speak: @escaping @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void
    ) async throws -> String {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .file(TestKeys.certificate("channel-authority"))
        tls.certificateChain = try NIOSSLCertificate.fromPEMFile(TestKeys.certificate(certificate))
            .map { .certificate($0) }
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: TestKeys.key(certificate), format: .pem))
        tls.shutdownTimeout = .milliseconds(100)
        let context = try NIOSSLContext(configuration: tls)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    return try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(inboundType: ByteBuffer.self, outboundType: ByteBuffer.self))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let speaking = Task { try await speak(outbound) }
            var said = ""
            do {
                for try await buffer in inbound { said += String(buffer: buffer) }
            } catch {
                // The server hung up without the courtesies of TLS; what it said before counts.
            }
            speaking.cancel()
            _ = await speaking.result
            return said
        }
    }
}
