import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL

/// The part of a payment that is HTTPS: a server of the same library with mutual TLS, which takes a body and answers
/// with one of an answer's size, and does nothing else.
///
/// usage: HTTPSPart PORT CERTIFICATE.pem KEY.pem CLIENT_AUTHORITY.pem
@main struct HTTPSPart {
    private static let answerBytes = 3_000
    private static let bodyBytesMax = 1 << 20

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let port = Int(arguments[1]) else {
            FileHandle.standardError.write(Data("usage: HTTPSPart PORT CERTIFICATE KEY CLIENT_AUTHORITY\n".utf8))
            exit(2)
        }
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(arguments[2]).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: arguments[3], format: .pem)))
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(arguments[4]))
        tls.certificateVerification = .noHostnameVerification
        tls.applicationProtocols = ["http/1.1"]
        // What the sender of the payments looks for in an answer, and filling.
        let answer = ByteBuffer(string: "<TxSts>ACSC</TxSts>" + String(repeating: " ", count: answerBytes - 19))
        var logger = Logger(label: "https-part")
        logger.logLevel = .error
        let router = Router(context: BasicRequestContext.self)
        router.post("v1/messages") { request, _ in
            let body = try await request.body.collect(upTo: bodyBytesMax)
            guard body.readableBytes > 0 else { throw HTTPError(.badRequest) }
            return Response(
                status: .ok, headers: [.contentType: "application/xml"], body: .init(byteBuffer: answer))
        }
        let application = Application(
            router: router, server: try .tls(.http1(), tlsConfiguration: tls),
            configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
        try await application.runService()
    }
}
