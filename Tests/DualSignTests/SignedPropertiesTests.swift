import DualSign
import Foundation
import Testing
import XMLCore

/// XAdES-B: what a signature states of itself, in every profile that we write.
@Suite struct SignedPropertiesTests {
    static let profiles: [SignatureProfile] = [.header, .cosigned, .document]
    private static let window = SigningTimeWindow(pastSecondsMax: 3600, futureSecondsMax: 60)

    private static func signed(
        _ profile: SignatureProfile, _ suite: SignatureSuite = .ecdsaP256SHA256, at: Date = now
    ) throws -> String {
        text(try Messages.signed(by: Signers.key(suite).stating(signingTime: at), profile))
    }

    private static func verdict(
        _ xml: String, _ profile: SignatureProfile, _ policy: SignedPropertiesPolicy, at: Date = now,
        _ suite: SignatureSuite = .ecdsaP256SHA256
    ) throws -> Verdict? {
        guard let parsed = try? ParsedXML(xml.bytes, limits: .payment), let whole = try? MessageEnvelope(parsed) else {
            return .envelope
        }
        let known = try registry(xa: Signers.key(suite))
        do throws(SignatureRejection) {
            _ = try verify(
                whole, profile: profile, registry: known, messageDefinition: definition, at: at, properties: policy)
            return nil
        } catch .formatNotAllowed(let breach) {
            return .form(Verdict.Form(breach))
        } catch {
            return .signature(error)
        }
    }

    @Test(arguments: profiles, Signers.suites)
    func accepts(profile: SignatureProfile, suite: SignatureSuite) throws {
        let xml = try Self.signed(profile, suite)
        #expect(try Self.verdict(xml, profile, .accepted(Self.window), suite) == nil)
        #expect(try Self.verdict(xml, profile, .required(Self.window), suite) == nil)
        #expect(try Self.verdict(xml, profile, .refused, suite) != nil)
        let plain = text(try Messages.signed(by: Signers.key(suite), profile))
        #expect(try Self.verdict(plain, profile, .accepted(Self.window), suite) == nil)
        #expect(try Self.verdict(plain, profile, .required(Self.window), suite) == .form(.structure))
    }

    @Test func theEvidenceBearsTheTime() throws {
        let message = try verify(
            envelope(Self.signed(.document).bytes), profile: .document,
            registry: registry(xa: Signers.key(.ecdsaP256SHA256)), messageDefinition: definition, at: now,
            properties: .required(Self.window))
        #expect(message.evidence[0].trust?.signedAtMilliseconds == 1_780_000_000_000)
        #expect(message.evidence[0].digests["signedProperties"] != nil)
    }

    @Test(arguments: profiles)
    func refusesATimeOutsideTheWindow(profile: SignatureProfile) throws {
        let xml = try Self.signed(profile)
        for (offset, isGood) in [(3600.0, true), (3601, false), (-60, true), (-61, false)] {
            let verdict = try Self.verdict(
                xml, profile, .accepted(Self.window), at: now.addingTimeInterval(offset))
            #expect(verdict == (isGood ? nil : .signature(.signingTimeNotAllowed)), "\(offset)")
        }
        let early = try Self.signed(profile, at: day(-101))
        let wide = SigningTimeWindow(pastSecondsMax: 1 << 30, futureSecondsMax: 0)
        #expect(try Self.verdict(early, profile, .accepted(wide)) == .signature(.signingTimeNotAllowed))
    }

    private static let rows: [Attack] = [
        Attack("another time", .signature(.digestMismatch(.signedProperties))) {
            $0.replacingOnly(":40Z</xades:SigningTime>", with: ":41Z</xades:SigningTime>")
        },
        Attack("another spelling of the time", .form(.structure)) {
            $0.replacingOnly(":40Z</xades:SigningTime>", with: ":40.0Z</xades:SigningTime>")
        },
        Attack("no such day", .form(.structure)) {
            $0.replacingOnly("<xades:SigningTime>2026-05", with: "<xades:SigningTime>2026-13")
        },
        Attack("another certificate", .signature(.digestMismatch(.signedProperties))) {
            let place = $0.stretch(from: "<xades:CertDigest>", to: "</xades:CertDigest>")
            let value = place.stretch(from: "<ds:DigestValue>", to: "</ds:DigestValue>")
            let other = "<ds:DigestValue>\(String(repeating: "A", count: 43))=</ds:DigestValue>"
            return $0.replacingOnly(place, with: place.replacingOnly(value, with: other))
        },
        Attack("weaker digest", .form(.algorithm)) {
            let place = $0.stretch(from: "<xades:CertDigest>", to: "</xades:CertDigest>")
            return $0.replacingOnly(
                place, with: place.replacingOnly("http://www.w3.org/2001/04/xmlenc#sha256", with: "urn:sha1"))
        },
        Attack("no time", .form(.structure)) {
            $0.replacingOnly($0.stretch(from: "<xades:SigningTime>", to: "</xades:SigningTime>"), with: "")
        },
        Attack("no certificate", .form(.structure)) {
            $0.replacingOnly(
                $0.stretch(from: "<xades:SigningCertificateV2>", to: "</xades:SigningCertificateV2>"), with: "")
        },
        Attack("two certificates", .form(.structure)) {
            let place = $0.stretch(from: "<xades:Cert>", to: "</xades:Cert>")
            return $0.replacingOnly(place, with: place + place)
        },
        Attack("a policy", .form(.structure)) {
            $0.replacingOnly(
                "</xades:SignedSignatureProperties>",
                with: "<xades:SignaturePolicyIdentifier/></xades:SignedSignatureProperties>")
        },
        Attack("unsigned properties", .form(.structure)) {
            $0.replacingOnly("</xades:SignedProperties>", with: "</xades:SignedProperties><xades:UnsignedProperties/>")
        },
        Attack("a second object", .form(.structure)) {
            $0.replacingOnly("</ds:Object>", with: "</ds:Object><ds:Object></ds:Object>")
        },
        Attack("something beside in the object", .form(.structure)) {
            $0.replacingOnly("</ds:Object>", with: "<x/></ds:Object>")
        },
        Attack("the object before", .form(.structure)) {
            let place = $0.stretch(from: "<ds:Object>", to: "</ds:Object>")
            return $0.replacingOnly(place, with: "").replacingOnly("<ds:SignedInfo>", with: place + "<ds:SignedInfo>")
        },
        Attack("the object gone", .form(.structure)) {
            $0.replacingOnly($0.stretch(from: "<ds:Object>", to: "</ds:Object>"), with: "")
        },
        Attack("the reference gone", .form(.structure)) {
            $0.replacingOnly($0.stretch(from: "<ds:Reference Type=", to: "</ds:Reference>"), with: "")
        },
        Attack("no type", .form(.reference)) {
            $0.replacingOnly(" Type=\"http://uri.etsi.org/01903#SignedProperties\"", with: "")
        },
        Attack("another type", .form(.reference)) {
            $0.replacingOnly("01903#SignedProperties", with: "01903#CountersignedSignature")
        },
        Attack("another target", .form(.attribute)) { $0.replacingOnly("Target=\"#", with: "Target=\"#x") },
        Attack("no Id on the signature", .form(.attribute)) {
            let open = $0.stretch(from: "<ds:Signature xmlns", to: ">")
            return $0.replacingOnly(open, with: open.components(separatedBy: " Id=")[0] + ">")
        },
        Attack("another namespace of the properties", .form(.structure)) {
            $0.replacingOnly("http://uri.etsi.org/01903/v1.3.2#", with: "http://uri.etsi.org/01903/v1.4.1#")
        },
        Attack("an attribute", .form(.attribute)) { $0.replacingOnly("<xades:Cert>", with: "<xades:Cert URI=\"x\">") },
        Attack("a comment", .form(.notPlain)) { $0.replacingOnly("<xades:Cert>", with: "<xades:Cert><!--x-->") },
        Attack("an encoding of the object", .form(.attribute)) {
            $0.replacingOnly("<ds:Object>", with: "<ds:Object Encoding=\"x\">")
        },
    ]

    @Test(arguments: profiles)
    func refusesEveryChange(profile: SignatureProfile) throws {
        let xml = try Self.signed(profile)
        for row in Self.rows {
            let changed = row.change(xml)
            #expect(changed != xml, "\(row.name)")
            // The envelope of a co-signed message asks for the Id itself.
            let isEnvelopes = profile == .cosigned && row.name == "no Id on the signature"
            let verdict = try Self.verdict(changed, profile, .accepted(Self.window))
            #expect(verdict == (isEnvelopes ? .envelope : row.expected()), "\(row.name)")
        }
    }

    /// The key is registered with another certificate than the one that the signature states.
    @Test func refusesAnotherCertificateOfTheKey() throws {
        let suite = SignatureSuite.ecdsaP256SHA256
        let key = try PrivateKey.generate(for: suite, rsaModulusBits: 2048)
        let certificates = try ["one", "two"].map {
            try SignerCertificate.selfSigned(
                by: key, subject: CertificateSubject(commonName: $0), notBefore: day(-1), notAfter: day(1))
        }
        let signing = try SigningKey(privateKey: key, certificate: certificates[0], suite: suite)
        let known = try SignerRegistry([
            try SigningKey(privateKey: key, certificate: certificates[1], suite: suite).registered("XA")
        ])
        let message = try envelope(Messages.signed(by: signing.stating(signingTime: now), .document))
        #expect(throws: SignatureRejection.signingCertificateMismatch) {
            try verify(
                message, profile: .document, registry: known, messageDefinition: definition, at: now,
                properties: .accepted(Self.window))
        }
    }

    /// Header, document and both parallel signatures state their own, in one file.
    @Test func standBesideEachOther() throws {
        let (xa, kz) = (Signers.key(.ecdsaP256SHA256), Signers.key(.ed25519, Signers.kz))
        let header = try Messages.headerSigned(by: xa.stating(signingTime: now))
        let made = try CoSignedProfile.coSign(
            envelope(header), terms: Messages.terms, key: kz.stating(signingTime: now),
            jurisdiction: jurisdiction("KZ"), at: now)
        let message = try verifyComplete(
            envelope(made.message), registry: registry(xa: xa, kz: kz),
            required: [jurisdiction("XA"), jurisdiction("KZ")], messageDefinition: definition,
            agreedTerms: Messages.terms, at: now, properties: .required(Self.window))
        #expect(message.evidence.count == 2)
        let findings = examineSignatures(
            try envelope(made.message), registry: try registry(xa: xa, kz: kz), messageDefinition: definition, at: now,
            properties: .accepted(Self.window))
        #expect(findings.allSatisfy { if case .success = $0.result { true } else { false } })
    }

    @Test(.enabled(if: Tool.xmlsec1.isInstalled, "xmlsec1 is not installed"))
    func anotherToolVerifiesThem() throws {
        let key = Signers.key(.ecdsaP256SHA256)
        let folder = try TemporaryFolder()
        let pem = try folder.write("signer.pem", key.certificate.pem())
        let identifiers =
            XMLSec.identifiers + ["--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"]
        let document = try Self.signed(.document).stretch(from: "<Document", to: "</Document>")
        for (xml, isGood) in [
            (document, true), (try Self.signed(.cosigned), true),
            (document.replacingOnly(":40Z</xades:SigningTime>", with: ":41Z</xades:SigningTime>"), false),
        ] {
            let outcome = try Tool.xmlsec1.run(
                ["--verify", "--pubkey-cert-pem", pem] + identifiers + [folder.write("signed.xml", xml.bytes)])
            #expect((outcome.status == 0) == isGood, "\(outcome.output)")
        }
    }
}
