import Foundation
import Testing
import XMLCore

@testable import DualSign

/// Evidence of signatures that state their time and bear time stamps, on both sides.
@Suite(.enabled(if: Tool.openssl.isInstalled)) struct StampedEvidenceTests {
    /// A partner who signs in the header and we beside it; both state their time, both have it stamped.
    struct World {
        let authority: TestAuthority
        let stamper: TestTimeStampAuthority
        let registry: SignerRegistry
        let file: EvidenceFile

        var anchors: [IssuerCertificate] { get throws { [try authority.issuer()] } }
        var stampers: [IssuerCertificate] { get throws { [try IssuerCertificate(der: stamper.certificate)] } }

        init(stampsOurs: Bool = true) throws {
            authority = try TestAuthority("authority")
            let stamper = try TestTimeStampAuthority()
            self.stamper = stamper
            let (xa, kz) = try (
                authority.signer("xa", until: day(3000)).key, authority.signer("kz", until: day(3000)).key
            )
            let conditions = SignerConditions(
                trustAnchors: TrustAnchors(anchors: [try authority.issuer()]), asksSigningTime: true)
            registry = try SignerRegistry(
                [(xa, "XA"), (kz, "KZ")].map { key, code in
                    try RegisteredSigner(
                        certificate: key.certificate, jurisdiction: jurisdiction(code), bic: "TEST\(code)2L",
                        suite: key.suite, messageDefinitions: [definition], conditions: conditions)
                })
            func stamp(_ request: TimeStampRequest) throws -> TimeStamp {
                try request.token(from: stamper.respond(request.der), by: stamper.authorities)
            }
            let signed = try envelope(Messages.headerSigned(by: xa.stating(signingTime: now)))
            let received = try SignatureTimeStamp.add(
                stamp(SignatureTimeStamp.request(for: signed, profile: .header, nonce: Self.nonce)), to: signed,
                profile: .header)
            let policy = SignedPropertiesPolicy.required(.any, timeStamps: .required(stamper.authorities))
            let partners = try verify(
                envelope(received), profile: .header, registry: registry, messageDefinition: definition, at: now,
                properties: policy)
            var own = try CoSignedProfile.coSign(
                envelope(received), terms: Messages.terms, key: kz.stating(signingTime: now.addingTimeInterval(1.7)),
                jurisdiction: jurisdiction("KZ"), at: now, issuers: [try authority.issuer()])
            if stampsOurs { own = try own.stamped(stamp(own.timeStampRequest(nonce: Self.nonce)), at: day(1)) }
            let record = [
                partners.evidence[0], own.evidence,
            ]
            file = EvidenceFile(
                uetr: Messages.terms.uetr, received: received, coSigned: own.message,
                record: [UInt8](try JSONEncoder().encode(record)),
                objects: [xa.certificate.der, kz.certificate.der, try authority.issuer().der].map {
                    EvidenceFile.Object(kind: .certificate, bytes: $0)
                })
        }

        static let nonce: [UInt8] = Array(1...16)

        func rejections(
            _ file: EvidenceFile? = nil, _ trust: EvidenceTrust? = nil, stampers: [IssuerCertificate]? = nil
        ) throws -> [EvidenceRejection?] {
            try (file ?? self.file).findings(
                trust: trust ?? .anchors(anchors), timeStampAuthorities: stampers ?? self.stampers
            ).map(\.rejection)
        }

        func with(record: String? = nil, coSigned: [UInt8]? = nil) -> EvidenceFile {
            EvidenceFile(
                uetr: file.uetr, received: file.received, coSigned: coSigned ?? file.coSigned,
                record: record.map { Array($0.utf8) } ?? file.record, objects: file.objects)
        }
    }

    @Test func theRecordHasWhenAndByWhom() throws {
        let world = try World()
        let record = try world.file.signatures()
        for signature in record {
            let stamp = try #require(signature.timeStamp)
            // The authority's clock is the machine's.
            #expect(abs(stamp.timeMilliseconds - Int64(Date().timeIntervalSince1970 * 1000)) < 600_000)
            #expect(stamp.policy == TestTimeStampAuthority.policy && stamp.accuracyMilliseconds == 1500)
            #expect(stamp.tokenDigest.count == 64)
        }
        // The second is stated in whole seconds.
        #expect(
            record.map(\.trust?.signedAtMilliseconds) == [1_780_000_000_000, 1_780_000_001_000])
        #expect(record[1].verifiedAtMilliseconds == Int64(day(1).timeIntervalSince1970) * 1000)
    }

    @Test func provedByAnchorsOrByARegistry() throws {
        let world = try World()
        #expect(try world.rejections() == [nil, nil])
        #expect(try world.rejections(nil, .registry(world.registry)) == [nil, nil])
        // An anchor is believed for stamps too.
        #expect(
            try world.rejections(nil, .anchors(world.anchors + world.stampers), stampers: []) == [nil, nil])
        let whole = try verifyComplete(
            envelope(try #require(world.file.coSigned)), registry: world.registry,
            required: [jurisdiction("XA"), jurisdiction("KZ")], messageDefinition: definition, at: now,
            properties: .required(.any, timeStamps: .required(world.stamper.authorities)))
        #expect(whole.evidence.map(\.timeStamp) == (try world.file.signatures().map(\.timeStamp)))
    }

    /// A stamp counts by the word of an authority that the verifier believes.
    @Test func notProvedWithoutTheAuthority() throws {
        let world = try World()
        let unknown = EvidenceRejection.signature(.timeStampInvalid(.signatureInvalid))
        #expect(try world.rejections(stampers: []) == [unknown, unknown])
        let stranger = try IssuerCertificate(der: TestTimeStampAuthority().certificate)
        #expect(try world.rejections(stampers: [stranger]) == [unknown, unknown])
    }

    @Test func propertiesWithoutStampsAreProvedToo() throws {
        let world = try World(stampsOurs: false)
        #expect(try world.file.signatures().map { $0.timeStamp == nil } == [false, true])
        #expect(try world.rejections() == [nil, nil])
    }

    /// Whatever the record says of stamp or stated time: it is compared with the message.
    @Test func aChangedRecordIsNotProved() throws {
        let world = try World()
        let record = text(world.file.record)
        let stamps = try world.file.signatures().compactMap(\.timeStamp)
        let edits = [
            (":\(stamps[1].timeMilliseconds)", ":\(stamps[1].timeMilliseconds - 1000)"),
            (stamps[1].tokenDigest, stamps[0].tokenDigest), ("1780000001000", "1780000000000"),
            ("\"accuracyMilliseconds\":1500", "\"accuracyMilliseconds\":1"),
            (TestTimeStampAuthority.policy, "1.2.3.4"),
        ]
        for (old, new) in edits {
            let changed = record.replacingOccurrences(of: old, with: new)
            #expect(changed != record)
            #expect(try world.rejections(world.with(record: changed)).contains(.recordDiffers), "\(old)")
        }
        let silent = record.replacing(#/"timeStamp":\{[^}]*\},?/#, with: "")
        #expect(try world.rejections(world.with(record: silent)) == [.recordDiffers, .recordDiffers])
    }

    /// A stamp is signed by nobody but its authority: it can be taken away, and is then missed.
    @Test func aStampThatWasTakenAwayIsMissed() throws {
        let world = try World()
        let whole = text(try #require(world.file.coSigned))
        let last = try #require(whole.range(of: "<xades:UnsignedProperties>", options: .backwards))
        let end = try #require(whole.range(of: "</xades:UnsignedProperties>", options: .backwards))
        let stripped = whole.replacingCharacters(in: last.lowerBound..<end.upperBound, with: "")
        #expect(try world.rejections(world.with(coSigned: stripped.bytes)) == [nil, .recordDiffers])
    }

    @Test func onlyStatedPropertiesTakeAStamp() throws {
        let (xa, kz) = (Signers.key(.ecdsaP256SHA256), Signers.key(.ecdsaP384SHA384, Signers.kz))
        let stamper = try TestTimeStampAuthority()
        let header = try envelope(Messages.headerSigned(by: xa))
        for (key, times) in [(kz, 0), (kz.stating(signingTime: now), 1)] {
            var own = try CoSignedProfile.coSign(
                header, terms: Messages.terms, key: key, jurisdiction: jurisdiction("KZ"), at: now)
            let request = try own.timeStampRequest(nonce: World.nonce)
            let stamp = try request.token(from: stamper.respond(request.der), by: stamper.authorities)
            if times == 1 { own = try own.stamped(stamp, at: now) }
            #expect(throws: SigningFault.envelope) { try own.stamped(stamp, at: now) }
        }
    }

    // MARK: Other people's tools

    private static let script: String = {
        var package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { package.deleteLastPathComponent() }
        return package.appendingPathComponent("docs/verify-evidence.sh").path
    }()

    private static let hasTools =
        [Tool.xmlsec1.path, "/usr/bin/xmllint"].allSatisfy(FileManager.default.isExecutableFile(atPath:))

    private func runScript(_ world: World, _ file: EvidenceFile, stampers: Bool = true) throws -> Tool.Outcome {
        let folder = try TemporaryFolder()
        let evidence = try folder.write("evidence.xml", file.xml())
        let trusted = try folder.write(
            "anchors.pem", world.authority.certificate + (stampers ? world.stamper.pem() : []))
        return try Tool(path: "/usr/bin/env").run(["bash", Self.script, evidence, trusted])
    }

    /// openssl, xmlsec1 and Python find what we find, the stamps included.
    @Test(.enabled(if: hasTools)) func theScriptProvesTheSame() throws {
        let world = try World()
        let outcome = try runScript(world, world.file)
        #expect(outcome.status == 0, "\(outcome.output)")
        for line in [
            "good signature header ecdsa-sha256", "good signature signature-KZ ecdsa-sha256",
            "good time stamp header", "good time stamp signature-KZ", "states 2026-05-28T20:26:40Z",
        ] { #expect(outcome.output.contains(line), "\(outcome.output)") }
        let unknown = try runScript(world, world.file, stampers: false)
        #expect(unknown.status == 1 && unknown.output.contains("BAD  time stamp"), "\(unknown.output)")
    }

    @Test(
        .enabled(if: hasTools),
        arguments: [
            ("<xades:SigningTime>2026-05-28T20:26:41Z", "<xades:SigningTime>2026-05-28T20:26:42Z"),
            ("<xades:SigningTime>2026-05-28T20:26:40Z", "<xades:SigningTime>2026-05-28T20:26:42Z"),
        ])
    func theScriptRefusesTheSame(old: String, new: String) throws {
        let world = try World()
        let forged = text(try #require(world.file.coSigned)).replacingOnly(old, with: new)
        let file = world.with(coSigned: forged.bytes)
        let outcome = try runScript(world, file)
        #expect(outcome.status == 1 && outcome.output.contains("BAD  signature"), "\(outcome.output)")
        #expect(try world.rejections(file).contains { $0 != nil })
    }

    /// A stamp of another signature is no stamp of this one.
    @Test(.enabled(if: hasTools)) func theScriptRefusesAnothersStamp() throws {
        let world = try World()
        let whole = text(try #require(world.file.coSigned))
        let tokens = whole.components(separatedBy: "<xades:EncapsulatedTimeStamp>").dropFirst().map {
            $0.components(separatedBy: "</xades:EncapsulatedTimeStamp>")[0]
        }
        let file = world.with(coSigned: whole.replacingOnly(tokens[1], with: tokens[0]).bytes)
        let outcome = try runScript(world, file)
        #expect(outcome.status == 1 && outcome.output.contains("BAD  time stamp"), "\(outcome.output)")
        #expect(try world.rejections(file)[1] == .signature(.timeStampInvalid(.imprintMismatch)))
    }
}
