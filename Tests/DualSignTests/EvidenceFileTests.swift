import DualSign
import Foundation
import Testing
import XMLCore

/// An evidence file proves what it says, to whoever believes the anchors, and nothing that was changed.
@Suite(.enabled(if: Tool.openssl.isInstalled)) struct EvidenceFileTests {
    /// Two jurisdictions with an authority each; the first signs in the header, the second beside the message.
    struct World {
        let root: TestAuthority
        let middle: TestAuthority
        let other: TestAuthority
        let file: EvidenceFile
        let registry: SignerRegistry

        var anchors: [IssuerCertificate] {
            get throws { [try root.issuer(), try other.issuer()] }
        }

        init() throws {
            root = try TestAuthority("root")
            middle = try TestAuthority("middle", under: root)
            other = try TestAuthority("other")
            let xa = try middle.signer("xa").key
            let kz = try other.signer("kz").key
            let lists = [
                try RevocationList(file: middle.list(), issuer: middle.issuer()),
                try RevocationList(file: root.list(), issuer: root.issuer()),
            ]
            var registry = try SignerRegistry([
                RegisteredSigner(
                    certificate: xa.certificate, jurisdiction: jurisdiction("XA"), bic: "TESTXA2L", suite: xa.suite,
                    messageDefinitions: [definition],
                    conditions: SignerConditions(
                        trustAnchors: TrustAnchors(anchors: [root.issuer()], intermediates: [middle.issuer()]),
                        revocation: .asked(whenUnknown: .refuse), asksSigningTime: true)),
                RegisteredSigner(
                    certificate: kz.certificate, jurisdiction: jurisdiction("KZ"), bic: "TESTKZ2L", suite: kz.suite,
                    messageDefinitions: [definition],
                    conditions: SignerConditions(trustAnchors: TrustAnchors(anchors: [other.issuer()]))),
            ])
            registry.revocation.record(try #require(lists[0].statement(on: xa.certificate)))
            registry.revocation.record(try #require(lists[1].statement(on: middle.issuer())))
            self.registry = registry
            let received = try Messages.headerSigned(by: xa)
            let coSigned = try CoSignedProfile.sign(
                envelope(received), terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"))
            let evidence = try verifyComplete(
                envelope(coSigned), registry: registry, required: [jurisdiction("KZ")], messageDefinition: definition,
                at: now
            ).evidence
            let der =
                [xa.certificate.der, kz.certificate.der] + [
                    try root.issuer().der, try middle.issuer().der, try other.issuer().der,
                ]
            file = EvidenceFile(
                uetr: Messages.terms.uetr, received: received, coSigned: coSigned,
                record: [UInt8](try JSONEncoder().encode(evidence)),
                objects: der.map { EvidenceFile.Object(kind: .certificate, bytes: $0) }
                    + lists.map { EvidenceFile.Object(kind: .list, bytes: $0.der) })
        }

        func rejections(_ file: EvidenceFile, _ trust: EvidenceTrust) throws -> [EvidenceRejection?] {
            try file.findings(trust: trust).map(\.rejection)
        }
    }

    @Test func provedByAnchorsOrByARegistry() throws {
        let world = try World()
        let file = try EvidenceFile(ParsedXML(world.file.xml(), limits: EvidenceFile.limits))
        #expect(file == world.file)
        #expect(try world.rejections(file, .anchors(world.anchors)) == [nil, nil])
        #expect(try world.rejections(file, .registry(world.registry)) == [nil, nil])
        let named = EvidenceFile.objects(namedBy: try file.signatures())
        #expect(Set(named.map(\.digest)) == Set(file.objects.map(\.digestHex)))
    }

    @Test func onlyTheVerifiersOwnTrustCounts() throws {
        let world = try World()
        let hex = try world.file.signatures().map(\.subjectKeyIdentifier)
        let stranger = try TestAuthority("stranger").issuer()
        #expect(
            try world.rejections(world.file, .anchors([stranger, world.root.issuer()])) == [
                nil, .certificateNotTrusted(.noChain(.issuerUnknown, subjectKeyIdentifierHex: hex[1])),
            ])
        let half = try SignerRegistry(world.registry.signers.filter { $0.jurisdiction.code == "KZ" })
        #expect(try world.rejections(world.file, .registry(half)) == [.signerNotRegistered, nil])
    }

    /// What is taken out or exchanged is missed.
    @Test func everyObjectIsNeeded() throws {
        let world = try World()
        let digests = world.file.objects.map(\.digestHex)
        for (index, digest) in digests.enumerated() {
            var objects = world.file.objects
            objects.remove(at: index)
            let poorer = EvidenceFile(
                uetr: world.file.uetr, received: world.file.received, coSigned: world.file.coSigned,
                record: world.file.record, objects: objects)
            #expect(
                try world.rejections(poorer, .anchors(world.anchors)).contains(.objectMissing(digest: digest)))
        }
    }

    /// Claims that a forger might write into the record; the middle is the record's JSON as text.
    @Test(arguments: [
        ("\"verifiedAtMilliseconds\":1780000000000", "\"verifiedAtMilliseconds\":1880000000000"),
        ("\"signedAtMilliseconds\":1779998400000", "\"signedAtMilliseconds\":1779998400001"),
        ("\"jurisdiction\":\"KZ\"", "\"jurisdiction\":\"XB\""),
        ("\"covers\":[\"message\",\"terms\"]", "\"covers\":[\"message\"]"),
        ("\"signerSubject\":\"CN=xa\"", "\"signerSubject\":\"CN=xb\""),
        ("\"suite\":\"ecdsa-p256-sha256\"", "\"suite\":\"ecdsa-p384-sha384\""),
        ("\"profile\":\"cosigned\"", "\"profile\":\"header\""),
        ("\"source\":\"list\"", "\"source\":\"responder\""),
    ])
    func aChangedRecordIsNotProved(old: String, new: String) throws {
        let world = try World()
        let record = text(world.file.record)
        try #require(record.contains(old))
        let changed = EvidenceFile(
            uetr: world.file.uetr, received: world.file.received, coSigned: world.file.coSigned,
            record: Array(record.replacingOccurrences(of: old, with: new).utf8), objects: world.file.objects)
        let rejections = try world.rejections(changed, .anchors(world.anchors))
        #expect(rejections.contains { $0 != nil }, "\(rejections)")
    }

    @Test func aChangedMessageIsNotProved() throws {
        let world = try World()
        let forged = text(try #require(world.file.coSigned)).replacingOnly(">1250.00<", with: ">9250.00<")
        let file = EvidenceFile(
            uetr: world.file.uetr, received: world.file.received, coSigned: Array(forged.utf8),
            record: world.file.record, objects: world.file.objects)
        #expect(
            try world.rejections(file, .anchors(world.anchors)) == [
                .signature(.digestMismatch(.document)), .signature(.digestMismatch(.message)),
            ])
        // The message without the second signature.
        let single = EvidenceFile(
            uetr: world.file.uetr, received: world.file.received, coSigned: nil, record: world.file.record,
            objects: world.file.objects)
        #expect(try world.rejections(single, .anchors(world.anchors)) == [nil, .signatureMissing])
    }

    @Test func theFileItselfIsStrict() throws {
        let world = try World()
        let xml = text(try world.file.xml())
        func read(_ text: String) throws {
            _ = try EvidenceFile(ParsedXML(Array(text.utf8), limits: EvidenceFile.limits))
        }
        let digest = world.file.objects[0].digestHex
        let zeros = String(repeating: "0", count: 64)
        #expect(throws: EvidenceFileFault.digestDiffers(line: 1)) {
            try read(xml.replacingOnly("sha256=\"\(digest)\"", with: "sha256=\"\(zeros)\""))
        }
        #expect(throws: EvidenceFileFault.encoding(line: 1)) {
            try read(xml.replacingOnly("sha256=\"\(digest)\">", with: "sha256=\"\(digest)\">*"))
        }
        for changed in [
            xml.replacingOccurrences(of: "UETR", with: "Uetr"), xml.replacingOccurrences(of: "evidence:1", with: "e:1"),
            xml.replacingOnly("</SettlementEvidence>", with: "<More/></SettlementEvidence>"),
            xml.replacingOnly("kind=\"certificate\" sha256=\"\(digest)\"", with: "sha256=\"\(digest)\""),
        ] {
            #expect(throws: EvidenceFileFault.self) { try read(changed) }
        }
        let empty = EvidenceFile(
            uetr: "u", received: [1], coSigned: nil, record: Array("[]".utf8), objects: [])
        #expect(throws: EvidenceFileFault.recordUnreadable) { try read(text(empty.xml())) }
    }

    // MARK: Other people's tools

    private static let script: String = {
        var package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { package.deleteLastPathComponent() }
        return package.appendingPathComponent("docs/verify-evidence.sh").path
    }()

    private static let hasTools =
        [Tool.xmlsec1.path, "/usr/bin/xmllint"].allSatisfy(FileManager.default.isExecutableFile(atPath:))

    private func runScript(_ file: EvidenceFile, _ anchors: [TestAuthority]) throws -> Tool.Outcome {
        let folder = try TemporaryFolder()
        let evidence = try folder.write("evidence.xml", file.xml())
        let trusted = try folder.write("anchors.pem", anchors.flatMap(\.certificate))
        return try Tool(path: "/usr/bin/env").run(["bash", Self.script, evidence, trusted])
    }

    /// openssl, xmlsec1 and Python find what we find.
    @Test(.enabled(if: hasTools)) func theScriptProvesTheSame() throws {
        let world = try World()
        let outcome = try runScript(world.file, [world.root, world.other])
        #expect(outcome.status == 0, "\(outcome.output)")
        for line in ["good signature header ecdsa-sha256", "good signature signature-KZ ecdsa-sha256", "good by list"] {
            #expect(outcome.output.contains(line), "\(outcome.output)")
        }
        #expect(try runScript(world.file, [world.root]).status == 1)
    }

    @Test(.enabled(if: hasTools), arguments: [(">1250.00<", ">9250.00<"), (">B-1<", ">B-2<"), (">H-1<", ">H-2<")])
    func theScriptRefusesTheSame(old: String, new: String) throws {
        let world = try World()
        let forged = text(try #require(world.file.coSigned)).replacingOnly(old, with: new)
        let file = EvidenceFile(
            uetr: world.file.uetr, received: world.file.received, coSigned: Array(forged.utf8),
            record: world.file.record, objects: world.file.objects)
        let outcome = try runScript(file, [world.root, world.other])
        #expect(outcome.status == 1 && outcome.output.contains("BAD  signature"), "\(outcome.output)")
        #expect(try world.rejections(file, .anchors(world.anchors)).contains { $0 != nil })
    }
}
