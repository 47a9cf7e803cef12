import DualSign
import Foundation
import Metrics
import Settlement

/// The second jurisdiction's signer in another house, over HTTPS with mutual TLS.
///
/// A request waits on the thread that makes it: call it from threads that are there for that. A co-signer that failed
/// rests a while, twice as long each time, so that it finds no crowd at its door when it is back; until then
/// requests fail at once. A wrong value is such a failure. What it refused is refused for good.
final class RemoteCoSigner: Sendable {
    /// The certificate it signs for.
    let certificate: SignerCertificate
    /// How.
    let suite: SignatureSuite
    private let url: String
    private let connections: CurlConnections
    private let rest: RestingTime

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
        rest = RestingTime(secondsMax: settings.restSecondsMax)
        connections = CurlConnections(
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
                    signedInfo: Data(request.signedInfo), draft: Data(request.draft),
                    signedProperties: request.signedProperties.isEmpty ? nil : Data(request.signedProperties)))
        }

        func valueWasVerified(isRight: Bool) {
            if isRight { coSigner.rest.noteSuccess() } else { coSigner.noteFault("signatureValueWrong") }
        }
    }

    private func ask(_ request: CoSigningExchange.Request) throws(KeyFault) -> [UInt8] {
        if rest.isResting { throw .signerUnavailable(.resting) }
        do throws(KeyFault) {
            // Whether the value is worth anything shows when it is verified.
            return try CoSigningExchange.value(in: exchange(request), to: request)
        } catch {
            if case .signerUnavailable(let outage) = error { noteFault(outage.rawValue) } else { rest.noteSuccess() }
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

    private func noteFault(_ why: String) {
        rest.noteFault()
        Counter(label: MetricName.coSignerFaultsTotal, dimensions: [("why", why)]).increment()
    }
}
