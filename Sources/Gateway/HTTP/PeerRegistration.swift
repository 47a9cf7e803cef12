import NIOSSL

extension PeerDirectory {
    /// The peers of a configuration: its corridors and its operators.
    ///
    /// - Parameter sha256: the digest that makes a fingerprint of DER bytes.
    /// - Throws: `ConfigurationFault` naming every certificate file that cannot be read, and every certificate that
    ///   would belong to two peers.
    public init(
        _ configuration: GatewayConfiguration, sha256: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) throws(ConfigurationFault) {
        var registration = PeerRegistration(sha256: sha256)
        for (index, corridor) in configuration.corridors.enumerated() {
            registration.register(
                .partner(PartnerIdentity(bic: corridor.partner)), setting: "corridors[\(index)]",
                certificates: corridor.clientCertificates, fingerprints: corridor.clientFingerprints)
        }
        for (index, person) in configuration.operators.enumerated() {
            registration.register(
                .operator(OperatorIdentity(name: person.name)), setting: "operators[\(index)]",
                certificates: person.clientCertificates, fingerprints: person.clientFingerprints)
        }
        guard registration.findings.isEmpty else { throw ConfigurationFault(findings: registration.findings) }
        self.init(registration.peers)
    }
}

/// Certificates on their way into a directory.
private struct PeerRegistration {
    let sha256: ([UInt8]) -> [UInt8]
    var peers: [CertificateFingerprint: ChannelPeer] = [:]
    var findings: [ConfigurationFinding] = []

    init(sha256: @escaping ([UInt8]) -> [UInt8]) {
        self.sha256 = sha256
    }

    mutating func register(
        _ peer: ChannelPeer, setting: String, certificates: [String], fingerprints: [CertificateFingerprint]
    ) {
        for (index, file) in certificates.enumerated() {
            let setting = "\(setting).clientCertificates[\(index)]"
            // Of a chain, the first certificate is the peer's own.
            if let fingerprint = fingerprint(ofFile: file) {
                add(fingerprint, peer, file: file, setting: setting)
            } else {
                findings.append(
                    ConfigurationFinding(
                        origin: .file(file, line: 0), setting: setting,
                        kind: .wrongValue(found: file, expected: "a certificate in PEM")))
            }
        }
        for (index, fingerprint) in fingerprints.enumerated() {
            add(fingerprint, peer, file: "", setting: "\(setting).clientFingerprints[\(index)]")
        }
    }

    private func fingerprint(ofFile file: String) -> CertificateFingerprint? {
        guard let certificate = try? NIOSSLCertificate.fromPEMFile(file).first,
            let der = try? certificate.toDERBytes()
        else { return nil }
        return CertificateFingerprint(bytes: sha256(der))
    }

    private mutating func add(
        _ fingerprint: CertificateFingerprint, _ peer: ChannelPeer, file: String, setting: String
    ) {
        if let other = peers[fingerprint], other != peer {
            findings.append(
                ConfigurationFinding(
                    origin: .file(file, line: 0), setting: setting, kind: .repeatedValue(fingerprint.description)))
        }
        peers[fingerprint] = peer
    }
}
