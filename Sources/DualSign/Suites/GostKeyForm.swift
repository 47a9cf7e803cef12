import CLibCrypto

/// GOST keys under the identifiers of two countries. The numbers in a Kazakh key are written as in a Russian one; only
/// the identifiers differ, and the engine knows the Russian ones. They are exchanged here, on the way in and out.
///
///     SubjectPublicKeyInfo ::= SEQUENCE { SEQUENCE { key, SEQUENCE { curve, digest } }, BIT STRING { OCTET STRING } }
///
/// - Source: RFC 9215, section 4; the certificates of Kazakhstan's National Certification Authority.
enum GostKeyForm {
    static let russian256 = DER.identifier("1.2.643.7.1.1.1.1")
    static let russian512 = DER.identifier("1.2.643.7.1.1.1.2")
    static let kazakh512 = DER.identifier("1.2.398.3.10.1.1.2.2")

    /// The one curve of the Kazakh suite, id-tc26-gost-3410-12-512-paramSetA, under both names.
    private static let russianAlgorithm = DER.sequence(
        russian512,
        DER.sequence(DER.identifier("1.2.643.7.1.2.1.2.1"), DER.identifier("1.2.643.7.1.1.2.3")))
    static let kazakhAlgorithm = DER.sequence(
        kazakh512,
        DER.sequence(DER.identifier("1.2.398.3.10.1.1.2.2.1"), DER.identifier("1.2.398.3.10.1.3.3")))

    /// The curves a key may be on: those of RFC 4357 for signatures and of RFC 7836 and RFC 9215, without the ones for
    /// tests.
    private static let curves256: Set<[UInt8]> = Set(
        [
            "1.2.643.2.2.35.1", "1.2.643.2.2.35.2", "1.2.643.2.2.35.3", "1.2.643.2.2.36.0", "1.2.643.2.2.36.1",
            "1.2.643.7.1.2.1.1.1", "1.2.643.7.1.2.1.1.2", "1.2.643.7.1.2.1.1.3", "1.2.643.7.1.2.1.1.4",
        ].map(DER.identifier))
    private static let curves512: Set<[UInt8]> = Set(
        ["1.2.643.7.1.2.1.2.1", "1.2.643.7.1.2.1.2.2", "1.2.643.7.1.2.1.2.3"].map(DER.identifier))

    /// The suite that the identifiers of a public key name, if it is a GOST suite.
    static func suite(ofSubjectPublicKeyInfo der: [UInt8]) -> SignatureSuite? {
        var reader = DERReader.sequence(der)
        return suite(ofAlgorithm: reader?.next(0x30))
    }

    /// The suite that the identifiers of a private key (PKCS#8) name, if it is a GOST suite.
    static func suite(ofPrivateKeyInfo der: [UInt8]) -> SignatureSuite? {
        var reader = DERReader.sequence(der)
        _ = reader?.next(0x02)
        return suite(ofAlgorithm: reader?.next(0x30))
    }

    private static func suite(ofAlgorithm algorithm: DERReader.Item?) -> SignatureSuite? {
        var elements = algorithm?.elements
        guard let key = elements?.next(0x06) else { return nil }
        switch Array(key.whole) {
        case russian256: return .gost2012Bits256
        case russian512: return .gost2012Bits512
        case kazakh512: return .gost2015Bits512
        default: return nil
        }
    }

    /// The engine's form of a Kazakh public key. Throws `KeyFault.keyTypeNotSupported` for another curve than the one.
    static func russian(subjectPublicKeyInfo der: [UInt8]) throws(KeyFault) -> [UInt8] {
        try exchanged(der, kazakhAlgorithm, russianAlgorithm)
    }

    static func kazakh(subjectPublicKeyInfo der: [UInt8]) throws(KeyFault) -> [UInt8] {
        try exchanged(der, russianAlgorithm, kazakhAlgorithm)
    }

    static func russian(privateKeyInfo der: [UInt8]) throws(KeyFault) -> [UInt8] {
        try exchanged(der, kazakhAlgorithm, russianAlgorithm)
    }

    static func kazakh(privateKeyInfo der: [UInt8]) throws(KeyFault) -> [UInt8] {
        try exchanged(der, russianAlgorithm, kazakhAlgorithm)
    }

    /// The same structure with another AlgorithmIdentifier, which is its first element after a version, if it has one.
    private static func exchanged(_ der: [UInt8], _ old: [UInt8], _ new: [UInt8]) throws(KeyFault) -> [UInt8] {
        guard var reader = DERReader.sequence(der) else { throw .keyTypeNotSupported }
        let version = reader.next(0x02).map { Array($0.whole) } ?? []
        guard let algorithm = reader.next(0x30), algorithm.whole.elementsEqual(old) else { throw .keyTypeNotSupported }
        var rest: [UInt8] = []
        while let item = reader.next() { rest += item.whole }
        defer { wipe(&rest) }
        guard reader.isAtEnd else { throw .keyTypeNotSupported }
        return DER.sequence(version, new, rest)
    }

    /// Throws `KeyFault.keyTypeNotSupported` unless the key is on an allowed curve.
    static func check(_ key: OpaquePointer, isKazakh: Bool) throws(KeyFault) {
        let der = try subjectPublicKeyInfo(of: key)
        var reader = DERReader.sequence(der)
        guard let algorithm = reader?.next(0x30) else { throw .keyTypeNotSupported }
        if isKazakh, !algorithm.whole.elementsEqual(russianAlgorithm) { throw .keyTypeNotSupported }
        var elements = algorithm.elements
        guard let identifier = elements.next(0x06), var parameters = elements.next(0x30)?.elements,
            let curve = parameters.next(0x06)
        else { throw .keyTypeNotSupported }
        let allowed = identifier.whole.elementsEqual(russian256) ? curves256 : curves512
        guard allowed.contains(Array(curve.whole)) else { throw .keyTypeNotSupported }
    }

    /// The public half as the library writes it.
    static func subjectPublicKeyInfo(of key: OpaquePointer) throws(KeyFault) -> [UInt8] {
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_PUBKEY(key, &start)
        guard count > 0, let start else { throw CryptoErrors.fault("write key") }
        defer { gateway_OPENSSL_free(start) }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
    }
}

/// Overwrites what may have held a private key, in a way that no optimisation leaves out.
func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
}
