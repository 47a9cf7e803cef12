import CLibCrypto
import Foundation
import Testing
import XMLCore

@testable import DualSign

private let hasEngine = GostEngine.current != nil

/// GOST by published values and by other programs.
@Suite(.enabled(if: hasEngine, "libengine-gost-openssl is not installed: three suites are unavailable"))
struct GostTests {
    /// GOST R 34.11-2012, appendix A, message 1.
    @Test(arguments: [
        (DigestAlgorithm.streebog256, "9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500"),
        (
            .streebog512,
            "1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa"
                + "00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48"
        ),
    ])
    func streebog(algorithm: DigestAlgorithm, digest: String) {
        let message = "012345678901234567890123456789012345678901234567890123456789012"
        #expect(Hexadecimal.encode(RunningDigest.digest(message.bytes, algorithm)) == digest)
    }

    /// RFC 7091, section 7.1: on a curve for tests, which as a signer's key is refused.
    @Test func example() throws {
        let form = GostForm.russian256
        let (r, s) = (
            Hexadecimal.decode("41AA28D2F1AB148280CD9ED56FEDA41974053554A42767B83AD043FD39DC0493"),
            Hexadecimal.decode("01456C64BA4642A1653C235A98A60249BCD6D3F746B631DF928014F6C5BF9C40")
        )
        let order = Hexadecimal.decode("8000000000000000000000000000000150FE8A1892976154C59CFC193ACCF5B3")
        let digest = Array(
            Hexadecimal.decode("2DFBC1B372D89A1188C09C52E0EEC61FCE52032AB1022E8E67ECE6672B043EE5").reversed())
        let x = Hexadecimal.decode("7F2B49E270DB6D90D8595BEC458B50C58585BA1D4E9B788F6689DBD8E56FD80B")
        let y = Hexadecimal.decode("26F1B489D6701DD185C8413A977B3CBBAF64D1C593D26627DFFB101A87FF77DA")
        let information = DER.sequence(
            DER.sequence(
                GostKeyForm.russian256,
                DER.sequence(DER.identifier("1.2.643.2.2.35.0"), DER.identifier("1.2.643.7.1.1.2.2"))),
            DER.bitString(DER.octetString(x.reversed() + y.reversed())))
        #expect(throws: KeyFault.keyTypeNotSupported) { try AsymmetricKey(subjectPublicKeyInfo: information) }
        let handle = information.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            return d2i_PUBKEY(nil, &cursor, bytes.count)
        }
        let key = try #require(handle)
        defer { EVP_PKEY_free(key) }
        let context = try #require(EVP_PKEY_CTX_new(key, nil))
        defer { EVP_PKEY_CTX_free(context) }
        #expect(EVP_PKEY_verify_init(context) == 1)
        for (value, expected) in [(s + r, true), (r + s, false)] {
            let engine = try #require(form.engineValue(of: value, order: order))
            #expect((EVP_PKEY_verify(context, engine, engine.count, digest, digest.count) == 1) == expected)
        }
        CryptoErrors.clear()
    }

    /// A point off its curve, another curve than the suite has, Kazakh identifiers of another size.
    @Test func refusesOtherKeys() throws {
        for suite in [SignatureSuite.gost2012Bits256, .gost2012Bits512, .gost2015Bits512] {
            var information = try #require(Signers.key(suite).certificate.key).subjectPublicKeyInfo()
            information[information.count - 3] ^= 1
            #expect(throws: KeyFault.keyTypeNotSupported) { try AsymmetricKey(subjectPublicKeyInfo: information) }
        }
        let kazakh = try #require(Signers.key(.gost2015Bits512).certificate.key).subjectPublicKeyInfo()
        for (old, new) in [
            ("1.2.398.3.10.1.1.2.2.1", "1.2.398.3.10.1.1.2.2.2"), ("1.2.398.3.10.1.1.2.2", "1.2.398.3.10.1.1.2.1"),
        ] {
            let changed = kazakh.replacingOnce(DER.identifier(old), with: DER.identifier(new))
            #expect(throws: KeyFault.keyTypeNotSupported) { try AsymmetricKey(subjectPublicKeyInfo: changed) }
        }
    }

    /// The Kazakh value is the Russian one of the same numbers read backwards, and neither passes for the other.
    @Test func byteOrders() throws {
        let key = Signers.key(.gost2015Bits512)
        let kazakh = try #require(key.certificate.key)
        let russian = try AsymmetricKey(
            subjectPublicKeyInfo: GostKeyForm.russian(subjectPublicKeyInfo: kazakh.subjectPublicKeyInfo()))
        #expect(russian.kind == .gost2012Bits512)
        let value = try key.sign("m".bytes)
        func isValid(_ key: AsymmetricKey, _ value: [UInt8], _ suite: SignatureSuite) -> Bool {
            key.isValid(value, method: SignatureMethod(suite)) { "m".bytes.withUnsafeBytes($0) }
        }
        #expect(isValid(kazakh, value, .gost2015Bits512))
        #expect(isValid(russian, value.reversed(), .gost2012Bits512))
        #expect(!isValid(kazakh, value.reversed(), .gost2015Bits512))
        #expect(!isValid(russian, value, .gost2012Bits512))
    }

    /// The openssl program verifies ours, with its engine.
    @Test(
        .enabled(if: Tool.openssl.isInstalled),
        arguments: [
            (SignatureSuite.gost2012Bits256, "md_gost12_256"), (.gost2012Bits512, "md_gost12_512"),
            (.gost2015Bits512, "md_gost12_512"),
        ])
    func opensslVerifies(suite: SignatureSuite, digest: String) throws {
        let folder = try TemporaryFolder()
        let key = Signers.key(suite)
        var information = try #require(key.certificate.key).subjectPublicKeyInfo()
        var value = try key.sign("message".bytes)
        if suite == .gost2015Bits512 {
            information = try GostKeyForm.russian(subjectPublicKeyInfo: information)
            value.reverse()
        }
        try folder.write("openssl.cnf", Tool.gostConfiguration.bytes)
        try folder.write("key.pem", PEM.encode("PUBLIC KEY", information))
        try folder.write("value", value)
        try folder.write("message", "message".bytes)
        let outcome = try Tool.openssl.run(
            [
                "dgst", "-" + digest, "-verify", folder.path("key.pem"), "-signature", folder.path("value"),
                folder.path("message"),
            ],
            environment: ["OPENSSL_CONF": folder.path("openssl.cnf")])
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    /// botan has an implementation of its own; it takes the Russian form.
    @Test(
        .enabled(if: Tool.botan.isInstalled, "botan is not installed"),
        arguments: [
            (SignatureSuite.gost2012Bits256, "Streebog-256"), (.gost2012Bits512, "Streebog-512"),
            (.gost2015Bits512, "Streebog-512"),
        ])
    func botanVerifies(suite: SignatureSuite, digest: String) throws {
        let folder = try TemporaryFolder()
        let key = Signers.key(suite)
        var information = try #require(key.certificate.key).subjectPublicKeyInfo()
        var value = try key.sign("message".bytes)
        if suite == .gost2015Bits512 {
            information = try GostKeyForm.russian(subjectPublicKeyInfo: information)
            value.reverse()
        }
        try folder.write("key.pem", PEM.encode("PUBLIC KEY", information))
        try folder.write("message", "message".bytes)
        try folder.write("value", Base64.encode(value).bytes)
        let outcome = try Tool.botan.run(
            [
                "verify", "--hash=\(digest)", "--emsa=EMSA1", folder.path("key.pem"), folder.path("message"),
                folder.path("value"),
            ])
        #expect(outcome.output.contains("Signature is valid"), "\(outcome.output)")
    }
}

/// The test documents of Kazakhstan's National Certification Authority: its certificates and one signature.
@Suite(.enabled(if: hasEngine && Shared.has("vectors/kz-nca"), "no engine, or the vectors are not there"))
struct NationalAuthorityTests {
    static func signer() throws -> (certificate: [UInt8], document: String) {
        let document = try String(contentsOf: Shared.file("vectors/kz-nca/two-signers.xml"), encoding: .utf8)
        for part in document.components(separatedBy: "<ds:X509Certificate>").dropFirst() {
            let end = try #require(part.range(of: "</ds:X509Certificate>"))
            let text = part[..<end.lowerBound].replacingOccurrences(of: "&#13;", with: "")
            let der = try #require(Base64.decode(text))
            let information = try PublicKey.subjectPublicKeyInfo(ofCertificate: der)
            if GostKeyForm.suite(ofSubjectPublicKeyInfo: information) == .gost2015Bits512 { return (der, document) }
        }
        throw KeyFault.certificateUnreadable
    }

    @Test func theAuthoritySignedTheSigner() throws {
        let authority = [UInt8](try Data(contentsOf: Shared.file("vectors/kz-nca/ca-gost2015-test.cer")))
        let signer = try Self.signer().certificate
        let certificate = try SignerCertificate(der: signer)
        #expect(certificate.suites == [.gost2015Bits512])
        #expect(try certificate.isSigned(byIssuer: authority))
        #expect(try !certificate.isSigned(byIssuer: signer))
        for index in [200, signer.count - 1, signer.count - 70] {
            var changed = signer
            changed[index] ^= 1
            let isSigned = try SignedStructure(der: changed).isSigned(by: PublicKey(certificate: authority))
            #expect(!isSigned)
        }
        // Its own certificate is another authority's, whose is not here; its key is read all the same.
        #expect(try PublicKey(certificate: authority).suites == [.gost2015Bits512])
        #expect(try !SignedStructure(der: authority).isSigned(by: PublicKey(certificate: authority)))
    }

    /// What we write has the identifiers that the authority writes.
    @Test func ourCertificatesAreOfItsForm() throws {
        let theirs = try PublicKey.subjectPublicKeyInfo(ofCertificate: Self.signer().certificate)
        let ours = try PublicKey.subjectPublicKeyInfo(ofCertificate: Signers.key(.gost2015Bits512).certificate.der)
        #expect(theirs.count == ours.count)
        #expect(theirs.dropLast(128) == ours.dropLast(128))
    }

    @Test func theValueIsOverSignedInfo() throws {
        let (der, document) = try Self.signer()
        let certificate = try SignerCertificate(der: der)
        let parsed = try ParsedXML(document.bytes, limits: .payment)
        let signature = try #require(
            parsed.root.children.first { element in
                element.isNamed("Signature", in: SignatureTemplate.namespace)
                    && element.child("SignedInfo")?.child("SignatureMethod")?.attribute("Algorithm")
                        == SignatureSuite.gost2015Bits512.signatureMethodURI
            })
        let valueText = try #require(signature.child("SignatureValue")).plainText()
        let value = try #require(Base64.decode(valueText))
        let info = try #require(signature.child("SignedInfo"))
        // Only one namespace is in scope: the inclusive form that it names is the exclusive one.
        let bytes = try info.canonicalBytes()
        #expect(certificate.isValid(value, .gost2015Bits512, bytes))
        #expect(!certificate.isValid(value.reversed(), .gost2015Bits512, bytes))
    }
}

/// A machine without the engine.
@Suite struct AbsentEngineTests {
    static let gost: [SignatureSuite] = [.gost2012Bits256, .gost2012Bits512, .gost2015Bits512]

    @Test func anEngineThatIsNotThereIsNone() {
        #expect(GostEngine(identifier: "no-such-engine") == nil)
        #expect(CryptoErrors.takeLastReason() == 0)
    }

    @Test(arguments: gost)
    func keysAreUnavailable(suite: SignatureSuite) {
        GostEngine.$isHidden.withValue(true) {
            #expect(!suite.isAvailable)
            #expect(throws: KeyFault.suiteUnavailable(suite)) { try PrivateKey.generate(for: suite) }
        }
    }

    @Test func everythingElseWorks() {
        GostEngine.$isHidden.withValue(true) {
            for suite in SignatureSuite.allCases where !Self.gost.contains(suite) {
                #expect(suite.isAvailable)
                let key = Signers.key(suite)
                #expect(throws: Never.self) {
                    let signed = text(try Messages.headerSigned(by: key))
                    #expect(Attack.verdict(signed, .header, try registry(xa: key)) == nil)
                }
            }
        }
    }

    /// A registered signer stays registered; what he signs is refused for what it is: not for a wrong value.
    @Test(.enabled(if: hasEngine), arguments: gost)
    func messagesAreRefused(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let signed = text(try Messages.headerSigned(by: key))
        #expect(Attack.verdict(signed, .header, try registry(xa: key)) == nil)
        let (der, pem) = (key.certificate.der, try key.pemBytes())
        try GostEngine.$isHidden.withValue(true) {
            let certificate = try SignerCertificate(der: der)
            #expect(certificate.suites == [suite])
            let signer = try RegisteredSigner(
                certificate: certificate, jurisdiction: jurisdiction("XA"), bic: "TESTXA2L", suite: suite,
                messageDefinitions: [definition])
            #expect(
                Attack.verdict(signed, .header, try SignerRegistry([signer])) == .signature(.suiteUnavailable(suite)))
            #expect(throws: KeyFault.suiteUnavailable(suite)) { try PrivateKey(pem: pem) }
            #expect(throws: KeyFault.suiteUnavailable(suite)) { try PublicKey(certificate: der) }
        }
    }
}

extension [UInt8] {
    func replacingOnce(_ old: [UInt8], with new: [UInt8]) -> [UInt8] {
        guard let start = indices.first(where: { self[$0...].starts(with: old) }) else {
            preconditionFailure("what is replaced is there")
        }
        var content = self[..<start] + new + self[(start + old.count)...]
        // The lengths of SPKI and AlgorithmIdentifiers follow where the size differs.
        let change = new.count - old.count
        if change != 0 {
            content[content.startIndex + 2] = UInt8(Int(content[content.startIndex + 2]) + change)
            content[content.startIndex + 4] = UInt8(Int(content[content.startIndex + 4]) + change)
        }
        return [UInt8](content)
    }
}
