import DualSign
import Foundation
import Testing

/// Chains over certificates that the openssl command issued; each failure with its own closed case.
@Suite(.enabled(if: Tool.openssl.isInstalled)) struct TrustChainTests {
    @Test func aChainLeadsToTheAnchor() throws {
        let root = try TestAuthority("root")
        let middle = try TestAuthority("middle", under: root)
        let signer = try middle.signer().certificate
        let trust = try TrustAnchors(anchors: [root.issuer()], intermediates: [middle.issuer()])
        let chains = try trust.chains(for: signer)
        #expect(chains.map { $0.issuers.map(\.subject) } == [["CN=middle", "CN=root"]])
        // The oracle agrees.
        try middle.openssl([
            "verify", "-x509_strict", "-attime", "\(Int(now.timeIntervalSince1970))", "-CAfile",
            root.folder.path("ca.pem"), "-untrusted", middle.folder.path("ca.pem"), middle.folder.path("signer.pem"),
        ])
    }

    /// An authority below the root may be the anchor; the root is then not needed.
    @Test func anIntermediateMayBeTheAnchor() throws {
        let middle = try TestAuthority("middle", under: TestAuthority("root"))
        let chains = try TrustAnchors(anchors: [middle.issuer()]).chains(for: middle.signer().certificate)
        #expect(chains.map(\.issuers.count) == [1])
    }

    /// Two certificates of one authority key, old and new: both chains are found.
    @Test func bothCertificatesOfARenewedAuthorityCount() throws {
        let root = try TestAuthority("root")
        let signer = try root.signer().certificate
        try root.openssl([
            "req", "-x509", "-new", "-key", root.folder.path("ca.key"), "-subj", "/CN=root", "-days", "3650", "-out",
            root.folder.path("renewed.pem"), "-addext", "keyUsage=critical,keyCertSign,cRLSign",
        ])
        let renewed = try IssuerCertificate.certificates(inFile: root.folder.read("renewed.pem"))
        #expect(try TrustAnchors(anchors: [root.issuer()] + renewed).chains(for: signer).count == 2)
    }

    struct Failure: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rejection: ChainRejection
        var root = TestAuthority.authority
        var middle = TestAuthority.authority
        var signer = TestAuthority.signer
        var digest = "sha256"
    }

    @Test(arguments: [
        Failure(
            testDescription: "issuer without CA", rejection: .issuerIsNoAuthority,
            middle: "basicConstraints=critical,CA:FALSE\nkeyUsage=keyCertSign"),
        Failure(testDescription: "no basic constraints", rejection: .issuerIsNoAuthority, middle: "keyUsage=cRLSign"),
        Failure(
            testDescription: "issuer for lists only", rejection: .issuerMayNotSignCertificates,
            middle: "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,cRLSign"),
        Failure(
            testDescription: "issuer of unstated use", rejection: .issuerMayNotSignCertificates,
            middle: "basicConstraints=critical,CA:TRUE"),
        Failure(
            testDescription: "path length", rejection: .pathTooLong,
            root: "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign"),
        Failure(
            testDescription: "names constrained", rejection: .extensionNotUnderstood,
            middle: TestAuthority.authority + "\nnameConstraints=permitted;DNS:example.org"),
        Failure(
            testDescription: "critical stranger", rejection: .extensionNotUnderstood,
            signer: TestAuthority.signer + "\n1.2.3.4.5=critical,ASN1:NULL"),
        Failure(testDescription: "SHA-1", rejection: .signatureAlgorithmNotAllowed, digest: "sha1"),
    ])
    func aBrokenChain(failure: Failure) throws {
        let root = try TestAuthority("root", extensions: failure.root)
        let middle = try TestAuthority("middle", under: root, extensions: failure.middle)
        let signer = try middle.signer(extensions: failure.signer, digest: failure.digest).certificate
        let trust = try TrustAnchors(anchors: [root.issuer()], intermediates: [middle.issuer()])
        #expect(throws: failure.rejection) { try trust.chains(for: signer) }
    }

    @Test func nobodyIsBelievedForItsNameAlone() throws {
        let root = try TestAuthority("root")
        let signer = try root.signer().certificate
        let other = try TestAuthority("root")
        #expect(throws: ChainRejection.issuerUnknown) {
            try TrustAnchors(anchors: [other.issuer()]).chains(for: signer)
        }
        #expect(throws: ChainRejection.issuerUnknown) { try TrustAnchors(anchors: []).chains(for: signer) }
        // The root among the intermediates is no anchor, and who has the anchor's name did not sign the root.
        #expect(throws: ChainRejection.signatureInvalid) {
            try TrustAnchors(anchors: [other.issuer()], intermediates: [root.issuer()]).chains(for: signer)
        }
    }

    @Test func aSignatureOfAnotherIsFound() throws {
        let root = try TestAuthority("root")
        var forged = try root.signer().certificate.der
        forged[forged.count - 1] ^= 1
        let trust = try TrustAnchors(anchors: [root.issuer()])
        #expect(throws: ChainRejection.signatureInvalid) { try trust.chains(for: SignerCertificate(der: forged)) }
    }

    @Test func chainsEnd() throws {
        var authorities = [try TestAuthority("authority-0")]
        for level in 1...6 { authorities.append(try TestAuthority("authority-\(level)", under: authorities.last)) }
        let issuers = try authorities.map { try $0.issuer() }
        let trust = TrustAnchors(anchors: [issuers[0]], intermediates: Array(issuers.dropFirst()))
        #expect(try trust.chains(for: authorities[5].signer().certificate).map(\.issuers.count) == [6])
        #expect(throws: ChainRejection.pathTooLong) { try trust.chains(for: authorities[6].signer().certificate) }
    }

    @Test func registrationDemandsUses() throws {
        let root = try TestAuthority("root")
        let head = "1.2.398.3.3.4.1.2.1"
        let signer = try root.signer(extensions: TestAuthority.signer + "\nextendedKeyUsage=\(head)").certificate
        let hex = signer.subjectKeyIdentifierHex
        func register(_ conditions: SignerConditions) throws {
            _ = try RegisteredSigner(
                certificate: signer, jurisdiction: jurisdiction("KZ"), bic: "TESTKZ2L", suite: .ecdsaP256SHA256,
                messageDefinitions: [definition], conditions: conditions)
        }
        try register(SignerConditions(keyUsages: [.digitalSignature, .nonRepudiation], extendedKeyUsages: [head]))
        #expect(throws: TrustFault.keyUsageMissing("keyAgreement", subjectKeyIdentifierHex: hex)) {
            try register(SignerConditions(keyUsages: [.keyAgreement]))
        }
        let financial = "1.2.398.3.3.4.1.2.3"
        #expect(throws: TrustFault.extendedKeyUsageMissing(financial, subjectKeyIdentifierHex: hex)) {
            try register(SignerConditions(extendedKeyUsages: [head, financial]))
        }
        #expect(throws: TrustFault.noChain(.issuerUnknown, subjectKeyIdentifierHex: hex)) {
            try register(SignerConditions(trustAnchors: TrustAnchors(anchors: [])))
        }
    }

    @Test func aFileOfCertificatesIsReadWhole() throws {
        let root = try TestAuthority("root")
        let middle = try TestAuthority("middle", under: root)
        let both = root.certificate + middle.certificate
        #expect(try IssuerCertificate.certificates(inFile: both).map(\.subject) == ["CN=root", "CN=middle"])
        let der = try root.issuer().der
        #expect(try IssuerCertificate.certificates(inFile: der).map(\.der) == [der])
        for broken in [[], Array("no certificate".utf8), Array(both.dropLast(40)), der + [0]] {
            #expect(throws: IssuerFault.certificateUnreadable) {
                try IssuerCertificate.certificates(inFile: broken)
            }
        }
    }

    /// An authority and a signer of each suite, also of those that the library cannot verify in certificates.
    @Test(arguments: SignatureSuite.allCases.filter(\.isAvailable))
    func chainsInEverySuite(suite: SignatureSuite) throws {
        let authority = try CertificateAuthority.generate(
            key: PrivateKey.generate(for: suite, rsaModulusBits: 2048), subject: CertificateSubject(commonName: "root"),
            notBefore: day(-10), notAfter: day(10))
        let key = try PrivateKey.generate(for: suite, rsaModulusBits: 2048)
        let signer = try authority.issue(
            for: CertificateRequest(key: key, subject: CertificateSubject(commonName: "signer")), notBefore: day(-1),
            notAfter: day(1))
        let anchors = try IssuerCertificate.certificates(inFile: authority.pem)
        #expect(try TrustAnchors(anchors: anchors).chains(for: signer).map { $0.issuers } == [anchors])
        var forged = signer.der
        forged[forged.count - 1] ^= 1
        #expect(throws: ChainRejection.signatureInvalid) {
            try TrustAnchors(anchors: anchors).chains(for: SignerCertificate(der: forged))
        }
    }

    /// A genuine signer of the Kazakh national authority's test documents leads to its genuine test authority.
    @Test(
        .enabled(
            if: Shared.has("vectors/kz-nca/ca-gost2015-test.cer") && SignatureSuite.gost2015Bits512.isAvailable,
            "the shared vectors or the GOST engine are not there"))
    func theKazakhAuthoritysOwn() throws {
        // The second signer is the one with a key of this suite.
        let document = text([UInt8](try Data(contentsOf: Shared.file("vectors/kz-nca/two-signers.xml"))))
        let written = try #require(document.components(separatedBy: "X509Certificate>").dropLast().last)
        let base64 = written.prefix { $0 != "<" }.replacingOccurrences(of: "&#13;", with: "")
        let der = try #require(Data(base64Encoded: base64, options: .ignoreUnknownCharacters))
        let anchors = try IssuerCertificate.certificates(
            inFile: [UInt8](Data(contentsOf: Shared.file("vectors/kz-nca/ca-gost2015-test.cer"))))
        let signer = try SignerCertificate(der: [UInt8](der))
        #expect(try TrustAnchors(anchors: anchors).chains(for: signer).count == 1)
    }
}
