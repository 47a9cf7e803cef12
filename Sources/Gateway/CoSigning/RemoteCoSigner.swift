import DualSign
import Foundation
import Settlement
import Synchronization

/// The second jurisdiction's signer in another house, over HTTPS with mutual TLS.
///
/// A request waits on the thread that makes it: call it from threads that are there for that. A co-signer that failed
/// rests a while, twice as long each time, so that it finds no crowd at its door when it is back; until then
/// requests fail at once. What it refused is refused for good.
final class RemoteCoSigner: Sendable {
    /// The certificate it signs for.
    let certificate: SignerCertificate
    /// How.
    let suite: SignatureSuite
    private let url: String
    private let restSecondsMax: Int
    private let connections: Connections
    private let rest = Mutex(Rest())

    /// When it may be asked again.
    private struct Rest {
        var faultsInARow = 0
        var until: ContinuousClock.Instant?
    }

    /// A co-signer that was not asked anything yet. Throws `PipelineParts.Fault`, `KeyFault` or an error of
    /// reading the certificate.
    init(_ settings: GatewayConfiguration.CoSigning) throws {
        guard let suite = SignatureSuite(rawValue: settings.suite) else {
            throw PipelineParts.Fault(setting: "institution.coSigning.suite", value: settings.suite)
        }
        self.suite = suite
        certificate = try SigningKey.certificate(settings.certificate)
        guard certificate.suites.contains(suite) else { throw KeyFault.suiteDoesNotFitKey }
        url = settings.url
        restSecondsMax = settings.restSecondsMax
        connections = Connections(
            CurlClient.Settings(
                authorityFile: settings.authorities, certificateFile: settings.clientCertificate,
                keyFile: settings.clientKey, connectSeconds: settings.connectSeconds,
                totalSeconds: settings.totalSeconds, answerBytesMax: CoSigningExchange.answerBytesMax))
    }

    /// A key that signs one payment: the co-signer is told which. Throws `KeyFault`.
    ///
    /// - Parameter message: The message as received; with the UETR it makes the request's identifier, which is the same
    ///   however often it is sent.
    func key(for uetr: String, message: ContentDigest) throws(KeyFault) -> SigningKey {
        try SigningKey(
            source: Payment(coSigner: self, uetr: uetr, identifier: "\(uetr)/\(message.hexadecimal)"),
            certificate: certificate, suite: suite)
    }

    /// One payment's way to the co-signer.
    private struct Payment: SignatureSource {
        let coSigner: RemoteCoSigner
        let uetr: String
        let identifier: String

        func signatureValue(for request: SignatureRequest) throws(KeyFault) -> [UInt8] {
            try coSigner.ask(
                CoSigningExchange.Request(
                    requestIdentifier: identifier, uetr: uetr, suite: request.method.suite.rawValue,
                    subjectKeyIdentifier: coSigner.certificate.subjectKeyIdentifierHex,
                    signedInfo: Data(request.signedInfo), draft: Data(request.draft)))
        }
    }

    private func ask(_ request: CoSigningExchange.Request) throws(KeyFault) -> [UInt8] {
        if let until = rest.withLock({ $0.until }), ContinuousClock.now < until { throw .signerUnavailable(.resting) }
        do throws(KeyFault) {
            let value = try CoSigningExchange.value(in: exchange(request), to: request)
            rest.withLock { $0 = Rest() }
            return value
        } catch {
            if case .signerUnavailable = error { noteFault() } else { rest.withLock { $0 = Rest() } }
            throw error
        }
    }

    private func exchange(_ request: CoSigningExchange.Request) throws(KeyFault) -> HTTPExchange.Response {
        guard let body = try? JSONEncoder().encode(request) else { throw .signerUnavailable(.answerNotUnderstood) }
        let headers = [("Content-Type", "application/json"), ("Accept", "application/json")]
        do throws(CurlFault) {
            return try connections.perform(HTTPExchange.Request(.post, url, headers: headers, body: [UInt8](body)))
        } catch {
            throw .signerUnavailable(CoSigningExchange.outage(error))
        }
    }

    /// Half a second after the first fault, then one, two, four…
    private func noteFault() {
        rest.withLock { rest in
            let milliseconds = min(500 << min(rest.faultsInARow, 10), restSecondsMax * 1000)
            rest.faultsInARow += 1
            rest.until = ContinuousClock.now + .milliseconds(milliseconds)
        }
    }
}

/// Connections that are kept open between requests; each is one thread's while it is taken out.
private final class Connections: Sendable {
    private struct Connection: @unchecked Sendable {
        // A handle is for one thread at a time, and who takes it out of the list is the only one to have it.
        let handle: CurlHandle
    }

    private let settings: CurlClient.Settings
    private let idle = Mutex<[Connection]>([])

    init(_ settings: CurlClient.Settings) {
        self.settings = settings
    }

    func perform(_ request: HTTPExchange.Request) throws(CurlFault) -> HTTPExchange.Response {
        let connection: Connection
        if let kept = idle.withLock({ $0.popLast() }) {
            connection = kept
        } else {
            connection = Connection(handle: try CurlHandle(settings))
        }
        // After a fault the handle is let go, and with it whatever state the connection is in.
        let answer = try connection.handle.perform(request)
        idle.withLock { $0.append(connection) }
        return answer
    }
}
