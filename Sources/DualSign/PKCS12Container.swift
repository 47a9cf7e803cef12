import CLibCrypto

/// PKCS#12: one file with a private key and the certificate for it. Taken apart here bag by bag, because the library
/// stops at the first key or certificate whose identifiers it does not know.
///
/// - Source: RFC 7292.
enum PKCS12Container {
    static func open(
        _ bytes: [UInt8], password: String
    ) throws(KeyFault) -> (privateKey: PrivateKey, certificate: SignerCertificate) {
        let container = withReadStream(bytes) { d2i_PKCS12_bio($0, nil) }
        let content = password.withCString { text in
            Result { () throws(KeyFault) in try open(container, password: text) }
        }
        return try content.get()
    }

    /// Takes ownership of `container`.
    static func open(
        _ container: OpaquePointer?, password: UnsafePointer<CChar>
    ) throws(KeyFault) -> (privateKey: PrivateKey, certificate: SignerCertificate) {
        defer { CryptoErrors.clear() }
        guard let container else { throw .containerUnreadable }
        defer { PKCS12_free(container) }
        CryptoErrors.clear()
        guard PKCS12_mac_present(container) == 1, PKCS12_verify_mac(container, password, -1) == 1 else {
            throw CryptoErrors.takeLastReason() == 0 && PKCS12_mac_present(container) == 1
                ? .wrongPassword : .containerUnreadable
        }
        let content = try content(of: container, password)
        guard let key = content.keys.first else { throw .containerIncomplete }
        guard !content.certificates.isEmpty else { throw .containerIncomplete }
        var fault = KeyFault.containerIncomplete
        for der in content.certificates {
            do throws(KeyFault) {
                let certificate = try SignerCertificate(der: der)
                if certificate.belongs(to: key) { return (key, certificate) }
            } catch {
                fault = error
            }
        }
        throw fault
    }

    private static func content(
        of container: OpaquePointer, _ password: UnsafePointer<CChar>
    ) throws(KeyFault) -> (keys: [PrivateKey], certificates: [[UInt8]]) {
        var keys: [PrivateKey] = []
        var certificates: [[UInt8]] = []
        guard let safes = PKCS12_unpack_authsafes(container) else { throw .containerUnreadable }
        defer { gateway_PKCS7_stack_free(safes) }
        for index in 0..<gateway_PKCS7_stack_count(safes) {
            guard let bags = gateway_PKCS12_bags(gateway_PKCS7_stack_value(safes, index), password) else {
                throw .containerUnreadable
            }
            defer { gateway_PKCS12_bags_free(bags) }
            for index in 0..<gateway_PKCS12_bags_count(bags) {
                let bag = gateway_PKCS12_bags_value(bags, index)
                switch PKCS12_SAFEBAG_get_nid(bag) {
                case NID_keyBag, NID_pkcs8ShroudedKeyBag: keys.append(try key(in: bag, password))
                case NID_certBag: certificates += certificate(in: bag)
                default: break
                }
            }
        }
        return (keys, certificates)
    }

    private static func key(in bag: OpaquePointer?, _ password: UnsafePointer<CChar>) throws(KeyFault) -> PrivateKey {
        if PKCS12_SAFEBAG_get_nid(bag) == NID_keyBag {
            guard let information = PKCS12_SAFEBAG_get0_p8inf(bag) else { throw .containerUnreadable }
            return PrivateKey(try AsymmetricKey(privateKeyInfo: information))
        }
        guard let information = PKCS12_decrypt_skey(bag, password, -1) else { throw .containerUnreadable }
        defer { PKCS8_PRIV_KEY_INFO_free(information) }
        return PrivateKey(try AsymmetricKey(privateKeyInfo: information))
    }

    private static func certificate(in bag: OpaquePointer?) -> [[UInt8]] {
        guard let certificate = PKCS12_SAFEBAG_get1_cert(bag) else { return [] }
        defer { X509_free(certificate) }
        return (try? SignerCertificate.der(of: certificate)).map { [$0] } ?? []
    }

    static func pack(_ key: SigningKey, password: String) throws(KeyFault) -> [UInt8] {
        let information = try key.privateKey().key.privateKeyInfo()
        defer { PKCS8_PRIV_KEY_INFO_free(information) }
        return try key.certificate.withHandle { certificate throws(KeyFault) in
            guard let container = gateway_PKCS12_pack(password, information, certificate, 100_000) else {
                throw CryptoErrors.fault("pack container")
            }
            defer { PKCS12_free(container) }
            return try collectWritten("pack container") { i2d_PKCS12_bio($0, container) }
        }
    }
}
