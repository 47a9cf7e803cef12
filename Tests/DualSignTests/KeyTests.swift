import Foundation
import Testing
import XMLCore

@testable import DualSign

/// Keys and certificates: what is loaded, what is refused, what other tools say of ours.
@Suite struct KeyTests {
    static let subject = CertificateSubject(country: "KZ", organization: "Ұлттық Банк", commonName: "Signer, No. 1")

    private func certificate(for key: PrivateKey, _ subject: CertificateSubject = subject) throws -> SignerCertificate {
        try SignerCertificate.selfSigned(by: key, subject: subject, notBefore: day(-1), notAfter: day(1))
    }

    @Test(arguments: Signers.suites)
    func pemThereAndBack(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let again = try SigningKey(pem: key.pemBytes(), certificate: key.certificate, suite: suite)
        #expect(again.certificate == key.certificate)
        #expect(text(try key.pemBytes()).hasPrefix("-----BEGIN PRIVATE KEY-----"))
        let secret = try key.pemBytes(password: "пароль")
        #expect(text(secret).hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        _ = try SigningKey(pem: secret, certificate: key.certificate, suite: suite, password: "пароль")
        for password in [nil, "", "wrong"] {
            #expect(throws: KeyFault.wrongPassword) {
                try SigningKey(pem: secret, certificate: key.certificate, suite: suite, password: password)
            }
        }
    }

    @Test(arguments: Signers.suites)
    func containersThereAndBack(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let container = try key.pkcs12(password: "secret")
        let again = try SigningKey(pkcs12: container, password: "secret", suite: suite)
        #expect(again.certificate == key.certificate)
        #expect(throws: KeyFault.wrongPassword) {
            try SigningKey(pkcs12: container, password: "Secret", suite: suite)
        }
        #expect(throws: KeyFault.containerUnreadable) {
            try SigningKey(pkcs12: container.dropLast(9), password: "secret", suite: suite)
        }
    }

    @Test func certificatesSayWhatTheyAreFor() throws {
        let key = try PrivateKey.generate(for: .ecdsaP384SHA384)
        let made = try certificate(for: key)
        #expect(made.subject == "CN=Signer\\, No. 1,O=Ұлттық Банк,C=KZ")
        #expect(made.subjectKeyIdentifier.count == 20)
        #expect(made.subjectKeyIdentifierHex.count == 40)
        #expect(made.notBefore == day(-1))
        #expect(made.notAfter == day(1))
        #expect(made.suites == [.ecdsaP384SHA384])
        #expect(try SignerCertificate(pem: made.pem()) == made)
        #expect(try SignerCertificate(der: made.der) == made)
        #expect(try SignerCertificate(file: made.der) == made)
        #expect(throws: KeyFault.certificateUnreadable) { try SignerCertificate(der: made.der + [0]) }
        #expect(throws: KeyFault.certificateUnreadable) { try SignerCertificate(der: made.der.dropLast()) }
        #expect(throws: KeyFault.certificateUnreadable) { try SignerCertificate(pem: []) }
    }

    @Test func refusesWhatDoesNotBelongTogether() throws {
        let key = Signers.key(.ecdsaP256SHA256), other = Signers.fresh("XX", .ecdsaP256SHA256)
        #expect(throws: KeyFault.certificateDoesNotMatchKey) {
            try SigningKey(pem: key.pemBytes(), certificate: other.certificate, suite: .ecdsaP256SHA256)
        }
        for suite in SignatureSuite.allCases where suite != .ecdsaP256SHA256 {
            #expect(throws: KeyFault.suiteDoesNotFitKey) {
                try SigningKey(pem: key.pemBytes(), certificate: key.certificate, suite: suite)
            }
            #expect(
                throws: TrustFault.suiteDoesNotFitCertificate(
                    subjectKeyIdentifierHex: key.certificate.subjectKeyIdentifierHex)
            ) { try key.registered("XA", suite: suite) }
        }
        #expect(throws: KeyFault.privateKeyUnreadable) {
            try SigningKey(pem: key.certificate.pem(), certificate: key.certificate, suite: .ecdsaP256SHA256)
        }
        #expect(
            throws: TrustFault.repeatedSubjectKeyIdentifier(hex: key.certificate.subjectKeyIdentifierHex)
        ) { try SignerRegistry([key.registered("XA"), key.registered("KZ")]) }
    }

    @Test func printsNoKey() throws {
        let key = Signers.key(.ed25519)
        #expect(String(describing: key) == "SigningKey(CN=ed25519,O=Test bank XA, ed25519)")
        #expect(String(describing: try PrivateKey(pem: key.pemBytes())) == "PrivateKey(ed25519)")
    }

    @Test func refusesFieldsThatNoCertificateHas() throws {
        let key = try PrivateKey.generate(for: .ed25519)
        for (bad, field) in [
            (CertificateSubject(commonName: ""), "commonName"),
            (CertificateSubject(commonName: String(repeating: "a", count: 65)), "commonName"),
            (CertificateSubject(country: "KAZ", commonName: "a"), "country"),
        ] {
            #expect(throws: KeyFault.certificateFieldInvalid(field)) { try certificate(for: key, bad) }
        }
        #expect(throws: KeyFault.certificateFieldInvalid("validity")) {
            try SignerCertificate.selfSigned(by: key, subject: Self.subject, notBefore: day(1), notAfter: day(0))
        }
        #expect(throws: KeyFault.rsaModulusNotAllowed(bits: 1024)) {
            try PrivateKey.generate(for: .rsaPSSSHA256, rsaModulusBits: 1024)
        }
    }

    @Test func requestsAreSignedAndRead() throws {
        let key = try PrivateKey.generate(for: .ecdsaP256SHA256)
        let request = try CertificateRequest(key: key, subject: Self.subject)
        #expect(try CertificateRequest(pem: request.pem).subject == request.subject)
        let lines = text(request.pem).split(separator: "\n")
        var body = try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined()))
        body[body.count - 5] ^= 1
        let damaged =
            "\(lines[0])\n\(body.base64EncodedString(options: .lineLength64Characters))\n\(lines[lines.count - 1])\n"
        #expect(throws: KeyFault.requestUnreadable) { try CertificateRequest(pem: damaged.bytes) }
    }
}

/// The same, against the openssl program.
@Suite(.enabled(if: Tool.openssl.isInstalled, "openssl is not installed"))
struct OpenSSLTests {
    /// What openssl can read: not the Kazakh identifiers, and the Russian ones with its engine.
    static let readable = Signers.suites.filter { $0 != .gost2015Bits512 }

    private func make(_ folder: TemporaryFolder, _ arguments: String, isGost: Bool = false) throws {
        let words = arguments.split(separator: " ").map {
            $0.hasPrefix("@") ? folder.path(String($0.dropFirst())) : String($0)
        }
        try folder.write("openssl.cnf", Tool.gostConfiguration.bytes)
        let outcome = try Tool.openssl.run(
            words, environment: isGost ? ["OPENSSL_CONF": folder.path("openssl.cnf")] : [:])
        #expect(outcome.status == 0, "openssl \(arguments): \(outcome.output)")
    }

    static let algorithms: [(String, SignatureSuite)] = [
        ("EC -pkeyopt ec_paramgen_curve:P-256", .ecdsaP256SHA256),
        ("EC -pkeyopt ec_paramgen_curve:P-384", .ecdsaP384SHA384),
        ("EC -pkeyopt ec_paramgen_curve:P-521", .ecdsaP521SHA512), ("EC -pkeyopt group:SM2", .sm2SM3),
        ("RSA -pkeyopt rsa_keygen_bits:2048", .rsaPKCS1SHA256), ("ED25519", .ed25519),
    ]

    /// Keys, certificates and containers that openssl made.
    @Test(arguments: algorithms)
    func readsItsOwn(algorithm: String, suite: SignatureSuite) throws {
        let folder = try TemporaryFolder()
        try make(folder, "genpkey -algorithm \(algorithm) -out @key.pem")
        try make(
            folder,
            "req -x509 -new -key @key.pem -subj /CN=signer -days 3650 -out @cert.pem"
                + " -addext keyUsage=critical,digitalSignature")
        try make(
            folder, "pkcs12 -export -inkey @key.pem -in @cert.pem -out @key.p12 -passout pass:secret -name signer")
        let certificate = try SignerCertificate(pem: folder.read("cert.pem"))
        let fromPEM = try SigningKey(pem: folder.read("key.pem"), certificate: certificate, suite: suite)
        let fromContainer = try SigningKey(pkcs12: folder.read("key.p12"), password: "secret", suite: suite)
        #expect(fromContainer.certificate == certificate)
        for key in [fromPEM, fromContainer] {
            let signed = try envelope(Messages.headerSigned(by: key))
            _ = try verify(
                signed, profile: .header, registry: registry(xa: key), messageDefinition: definition,
                at: certificate.notBefore)
        }
        if suite.rawValue.hasPrefix("ecdsa") {
            try make(folder, "ec -in @key.pem -out @sec1.pem")
            #expect(text(try folder.read("sec1.pem")).contains("BEGIN EC PRIVATE KEY"))
            _ = try SigningKey(pem: folder.read("sec1.pem"), certificate: certificate, suite: suite)
        }
    }

    /// Our containers, keys, certificates and requests.
    @Test(arguments: readable)
    func itReadsOurs(suite: SignatureSuite) throws {
        let folder = try TemporaryFolder()
        let isGost = suite.row.needsGostEngine
        let key = Signers.key(suite)
        try folder.write("key.p12", key.pkcs12(password: "secret"))
        try make(folder, "pkcs12 -in @key.p12 -passin pass:secret -nodes -out @all.pem", isGost: isGost)
        try folder.write("key.pem", key.pemBytes())
        try make(folder, "pkey -in @key.pem -noout" + (isGost ? "" : " -check"), isGost: isGost)
        let request = try CertificateRequest(
            key: PrivateKey(pem: key.pemBytes()), subject: CertificateSubject(commonName: "a"))
        try folder.write("request.pem", request.pem)
        let identifier = suite == .sm2SM3 ? " -vfyopt distid:1234567812345678" : ""
        try make(folder, "req -in @request.pem -verify -noout" + identifier, isGost: isGost)
    }

    @Test(arguments: readable, readable)
    func itTrustsWhatOurAuthorityIssues(suite: SignatureSuite, authoritySuite: SignatureSuite) throws {
        let folder = try TemporaryFolder()
        let authority = try CertificateAuthority.generate(
            key: PrivateKey(pem: Signers.key(authoritySuite).pemBytes()),
            subject: CertificateSubject(country: "KZ", commonName: "Test authority"), notBefore: day(-10),
            notAfter: day(10))
        let isGost = suite.row.needsGostEngine || authoritySuite.row.needsGostEngine
        let again = try CertificateAuthority(certificatePEM: authority.pem, key: authority.privateKey)
        let request = try CertificateRequest(
            key: PrivateKey(pem: Signers.key(suite, Signers.kz).pemBytes()),
            subject: CertificateSubject(country: "KZ", commonName: "Signer"))
        let issued = try again.issue(for: request, notBefore: day(-1), notAfter: day(1))
        #expect(issued.subject == "CN=Signer,C=KZ")
        let key = try SigningKey(
            pem: Signers.key(suite, Signers.kz).pemBytes(), certificate: issued, suite: suite)
        let signed = try envelope(Messages.headerSigned(by: key))
        _ = try verify(
            signed, profile: .header, registry: registry(xa: key), messageDefinition: definition, at: now)

        try folder.write("authority.pem", authority.pem)
        try folder.write("issued.pem", issued.pem())
        let at = Int(now.timeIntervalSince1970)
        // It asks for SM2's identifier, which it knows no place for in a chain.
        if authoritySuite != .sm2SM3 {
            try make(
                folder, "verify -x509_strict -attime \(at) -CAfile @authority.pem @issued.pem", isGost: isGost)
        }
        #expect(try issued.isSigned(byIssuer: authority.der))
        #expect(try !issued.isSigned(byIssuer: Signers.key(authoritySuite, Signers.kz).certificate.der))
        let shown = try Tool.openssl.run(["x509", "-in", folder.path("issued.pem"), "-noout", "-text"]).output
        #expect(shown.contains("Digital Signature, Non Repudiation"))
        #expect(shown.contains("CA:FALSE"))
        #expect(throws: KeyFault.certificateDoesNotMatchKey) {
            try CertificateAuthority(certificatePEM: authority.pem, key: PrivateKey.generate(for: .ed25519))
        }
    }

    static let refusals: [(String, String, KeyFault)] = [
        ("EC -pkeyopt ec_paramgen_curve:secp256k1", "", .keyTypeNotSupported),
        ("EC -pkeyopt ec_paramgen_curve:P-224", "", .keyTypeNotSupported), ("ED448", "", .keyTypeNotSupported),
        ("RSA -pkeyopt rsa_keygen_bits:1024", "", .rsaModulusNotAllowed(bits: 1024)),
        ("EC -pkeyopt ec_paramgen_curve:P-256", " -addext subjectKeyIdentifier=none", .subjectKeyIdentifierMissing),
        ("EC -pkeyopt ec_paramgen_curve:P-256", " -addext keyUsage=keyEncipherment", .certificateNotForSigning),
    ]

    @Test(arguments: refusals)
    func refusesItsCertificates(algorithm: String, extensions: String, fault: KeyFault) throws {
        let folder = try TemporaryFolder()
        try make(folder, "genpkey -algorithm \(algorithm) -out @key.pem")
        try make(folder, "req -x509 -new -key @key.pem -subj /CN=signer -days 1 -out @cert.pem\(extensions)")
        #expect(throws: fault) { try SignerCertificate(pem: folder.read("cert.pem")) }
    }

    @Test func restrictedKeysCarryOnlyPSS() throws {
        let folder = try TemporaryFolder()
        try make(folder, "genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out @key.pem")
        try make(folder, "req -x509 -new -key @key.pem -subj /CN=signer -days 3650 -out @cert.pem")
        let certificate = try SignerCertificate(pem: folder.read("cert.pem"))
        #expect(certificate.suites == [.rsaPSSSHA256, .rsaPSSSHA384, .rsaPSSSHA512])
        let key = try SigningKey(pem: folder.read("key.pem"), certificate: certificate, suite: .rsaPSSSHA256)
        _ = try verify(
            envelope(Messages.headerSigned(by: key)), profile: .header, registry: registry(xa: key),
            messageDefinition: definition, at: certificate.notBefore)
    }

    /// A PSS value of ours over SignedInfo, checked by openssl with the salt length it must have.
    @Test(arguments: [(SignatureSuite.rsaPSSSHA256, 256), (.rsaPSSSHA384, 384), (.rsaPSSSHA512, 512)])
    func itVerifiesOurPSS(suite: SignatureSuite, bits: Int) throws {
        let folder = try TemporaryFolder()
        let key = Signers.key(suite)
        let signed = try envelope(Messages.headerSigned(by: key))
        let evidence = try verify(
            signed, profile: .header, registry: registry(xa: key), messageDefinition: definition, at: now
        ).evidence[0]
        let signature = try #require(signed.header.child("Sgntr")?.children.first { _ in true })
        let info = try #require(signature.child("SignedInfo"))
        try folder.write("info", info.canonicalBytes())
        try folder.write("value", [UInt8](Data(base64Encoded: evidence.signatureValue) ?? Data()))
        try folder.write("cert.pem", key.certificate.pem())
        try make(folder, "x509 -in @cert.pem -pubkey -noout -out @public.pem")
        try make(
            folder,
            "dgst -sha\(bits) -verify @public.pem -signature @value -sigopt rsa_padding_mode:pss"
                + " -sigopt rsa_pss_saltlen:\(bits / 8) -sigopt rsa_mgf1_md:sha\(bits) @info")
    }
}
