import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import Synchronization
import XMLCore

@testable import DualSign
@testable import Gateway

/// A co-signer by the specification: mutual TLS, one request at a time a payment, nothing signed that was not seen.
final class TestCoSigner: Sendable {
    /// What it does with requests that are in order.
    enum Mood: Sendable {
        case signs
        case refuses(SignerRefusal)
        /// Signs something else.
        case errs
        case fails(Int)
    }

    let key: SigningKey
    let mood: Mutex<Mood>
    private let seen = Mutex<[CoSigningExchange.Request]>([])
    private let given = Mutex<[String: (signedInfo: Data, value: Data)]>([:])

    init(_ key: SigningKey, _ mood: Mood = .signs) {
        self.key = key
        self.mood = Mutex(mood)
    }

    var requests: [CoSigningExchange.Request] { seen.withLock { $0 } }

    /// Runs it on a port while `body` runs.
    func serving<Value: Sendable>(
        on port: Int, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (running, announce) = AsyncStream.makeStream(of: Void.self)
        let application = try application(port) { announce.yield() }
        var logger = Logger(label: "co-signer") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
        let serving = Task { try await group.run() }
        var iterator = running.makeAsyncIterator()
        _ = await iterator.next()
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        await group.triggerGracefulShutdown()
        try await serving.value
        return try result.get()
    }

    private func application(_ port: Int, _ onRunning: @escaping @Sendable () -> Void) throws
        -> some ApplicationProtocol
    {
        let router = Router()
        router.post("/v1/co-signatures") { [self] request, _ -> Response in
            let body = try await request.body.collect(upTo: 4 << 20)
            let (status, json) = answer(Data(body.readableBytesView))
            return Response(
                status: status, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
        }
        let chain = try NIOSSLCertificate.fromPEMFile(TestKeys.certificate("server"))
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: TestKeys.key("server"), format: .pem)))
        tls.trustRoots = .file(TestKeys.certificate("channel-authority"))
        tls.certificateVerification = .noHostnameVerification
        tls.shutdownTimeout = .milliseconds(200)
        return Application(
            router: router, server: try .tls(.http1(), tlsConfiguration: tls),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { _ in onRunning() })
    }

    /// What it answers to a body.
    func answer(_ body: Data) -> (HTTPResponse.Status, Data) {
        guard let request = try? JSONDecoder().decode(CoSigningExchange.Request.self, from: body) else {
            return (.badRequest, Data())
        }
        seen.withLock { $0.append(request) }
        let refusal: SignerRefusal
        do throws(SignerRefusal) {
            let value = try value(for: request)
            let signed = CoSigningExchange.Signed(
                requestIdentifier: request.requestIdentifier, subjectKeyIdentifier: request.subjectKeyIdentifier,
                signatureValue: value)
            if case .fails(let status) = mood.withLock({ $0 }) { return (.init(code: status), Data()) }
            return (.ok, (try? JSONEncoder().encode(signed)) ?? Data())
        } catch {
            refusal = error
        }
        let refused = CoSigningExchange.Refused(requestIdentifier: request.requestIdentifier, reason: refusal)
        return (.unprocessableContent, (try? JSONEncoder().encode(refused)) ?? Data())
    }

    /// The same answer to the same request, however often it comes.
    private func value(for request: CoSigningExchange.Request) throws(SignerRefusal) -> Data {
        let mood = mood.withLock { $0 }
        if case .refuses(let refusal) = mood { throw refusal }
        try look(at: request)
        if let before = given.withLock({ $0[request.requestIdentifier] }) {
            guard before.signedInfo == request.signedInfo else { throw .alreadySignedAnother }
            return before.value
        }
        var text = [UInt8](request.signedInfo)
        if case .errs = mood { text.append(0x20) }
        guard let value = try? key.sign(text) else { throw .notEntitled }
        if case .signs = mood {
            given.withLock { $0[request.requestIdentifier] = (request.signedInfo, Data(value)) }
        }
        return Data(value)
    }

    /// Message and terms as they will stand in the message, held against the digests and against each other.
    private func look(at request: CoSigningExchange.Request) throws(SignerRefusal) {
        guard request.subjectKeyIdentifier == key.certificate.subjectKeyIdentifierHex,
            request.suite == key.suite.rawValue
        else { throw .notEntitled }
        guard let draft = try? ParsedXML([UInt8](request.draft), limits: .payment).root,
            let info = try? ParsedXML([UInt8](request.signedInfo), limits: .payment).root,
            let message = draft.child("Message"), let terms = draft.child("Terms")
        else { throw .messageNotAccepted }
        guard let read = try? SettlementTerms(terms), read.uetr == request.uetr else { throw .termsNotAccepted }
        for (part, identifier) in [(message, "#message"), (terms, "#terms")] {
            let reference = info.children.first { $0.attribute("URI") == identifier }
            guard let bytes = try? part.canonicalBytes(),
                let digest = try? reference?.child("DigestValue")?.plainText(),
                digest == Data(RunningDigest.digest(bytes, key.suite.digestAlgorithm)).base64EncodedString()
            else { throw .digestsDiffer }
        }
    }
}
