import DualSign
import Foundation

extension SigningKey {
    /// The key that a configuration names, checked against its certificate. Throws `PipelineParts.Fault`,
    /// `SecretFile.Fault` or `KeyFault`.
    static func configured(_ signing: GatewayConfiguration.Signing) throws -> SigningKey {
        guard let suite = SignatureSuite(rawValue: signing.suite) else {
            throw PipelineParts.Fault(setting: "institution.signing.suite", value: signing.suite)
        }
        switch signing.key {
        case .pem(let path):
            let certificate = try certificate(signing.certificate)
            return try SigningKey(pem: SecretFile.read(path), certificate: certificate, suite: suite)
        case .pkcs12(let path, let password):
            return try SigningKey(
                pkcs12: SecretFile.read(path), password: SecretFile.value(of: password), suite: suite)
        case .token(let token):
            return try TokenSigner.key(
                token.address, modulePath: token.modulePath, pin: SecretFile.value(of: token.pin),
                sessionsMax: token.sessionsMax, certificate: certificate(signing.certificate), suite: suite)
        }
    }

    static func certificate(_ path: String) throws -> SignerCertificate {
        try SignerCertificate(file: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    }
}
