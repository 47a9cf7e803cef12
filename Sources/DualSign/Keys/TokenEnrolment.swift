public import Foundation

// A key that a token made has no certificate yet. What an authority needs to issue one, or a registry to do without, is
// signed by the token.

extension TokenSigner {
    /// A certificate request that a token's key signs. Throws `KeyFault`.
    public static func certificateRequest(
        _ address: TokenAddress, modulePath: String, pin: SecretBytes, subject: CertificateSubject
    ) throws(KeyFault) -> CertificateRequest {
        try withKey(address, modulePath, pin) { key throws(KeyFault) in
            try CertificateRequest(key: key, subject: subject)
        }
    }

    /// A certificate that a token's key signs itself. Throws `KeyFault`.
    public static func selfSignedCertificate(
        _ address: TokenAddress, modulePath: String, pin: SecretBytes, subject: CertificateSubject, notBefore: Date,
        notAfter: Date
    ) throws(KeyFault) -> SignerCertificate {
        let certificate = try withKey(address, modulePath, pin) { key throws(KeyFault) in
            try SignerCertificate.selfSigned(by: key, subject: subject, notBefore: notBefore, notAfter: notAfter)
        }
        // As it was made it shares the token's handle, which nobody may keep.
        return try SignerCertificate(der: certificate.der)
    }

    private static func withKey<Value>(
        _ address: TokenAddress, _ modulePath: String, _ pin: SecretBytes,
        _ body: (PrivateKey) throws(KeyFault) -> Value
    ) throws(KeyFault) -> Value {
        let module: TokenModule
        do throws(TokenFault) { module = try TokenModule.opened(path: modulePath) } catch { throw .token(error) }
        do throws(TokenUseFault) {
            return try module.use(address, pin: pin) { key throws(KeyFault) in try body(PrivateKey(key)) }
        } catch {
            throw error.fault
        }
    }
}
