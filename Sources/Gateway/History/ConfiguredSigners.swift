import DualSign
public import Settlement

extension CheckpointSigners {
    /// Those whose checkpoints a configuration believes: the institution's key, of now and of before, under its
    /// journal's name.
    ///
    /// Throws `KeyFault`, `SecretFile.Fault` or an error of reading a certificate.
    public static func configured(_ configuration: GatewayConfiguration) throws -> CheckpointSigners {
        var certificates = [try own(configuration.institution.signing)]
        for path in configuration.checkpoints.formerCertificates {
            certificates.append(try SigningKey.certificate(path))
        }
        return CheckpointSigners(origin: configuration.checkpoints.origin, certificates: certificates)
    }

    private static func own(_ signing: GatewayConfiguration.Signing) throws -> SignerCertificate {
        try SigningKey.certificate(signing.certificate)
    }
}
