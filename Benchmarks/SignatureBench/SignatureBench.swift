import DualSign
import Foundation
import XMLCore

/// usage: SignatureBench prepare TEMPLATE.xml FOLDER    keys, certificates, signed messages, one folder for each suite
///        SignatureBench measure FOLDER SUITE           a line for each operation: its name and CPU microseconds
@main enum SignatureBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        switch (arguments.dropFirst().first, arguments.count) {
        case ("prepare", 4): try prepare(template: arguments[2], folder: arguments[3])
        case ("measure", 4): try measure(folder: arguments[2], suite: arguments[3])
        default:
            FileHandle.standardError.write(Data("usage: see the head of SignatureBench.swift\n".utf8))
            exit(2)
        }
    }

    private static let begin = Date(timeIntervalSince1970: 1_700_000_000)
    private static let at = begin.addingTimeInterval(86_400)

    private static func prepare(template: String, folder: String) throws {
        let plain = String(decoding: try bytes(template), as: UTF8.self)
            .replacing("<Sgntr/>", with: "").replacing("@MESSAGE@", with: "BENCH-1")
            .replacing("@UETR@", with: "7a562c67-ca16-48ba-b074-65581be6f011")
        let envelope = try parse(Array(plain.utf8))
        try prepareAuthority(folder)
        for suite in SignatureSuite.allCases {
            let subject = CertificateSubject(organization: "Bench", commonName: suite.rawValue)
            let privateKey: PrivateKey
            do throws(KeyFault) {
                privateKey = try PrivateKey.generate(for: suite, rsaModulusBits: 2048)
            } catch {
                FileHandle.standardError.write(Data("skipped: \(suite.rawValue), \(error)\n".utf8))
                continue
            }
            let certificate = try SignerCertificate.selfSigned(
                by: privateKey, subject: subject, notBefore: begin, notAfter: begin.addingTimeInterval(1e9))
            let key = try SigningKey(privateKey: privateKey, certificate: certificate, suite: suite)
            let place = URL(fileURLWithPath: folder).appendingPathComponent(suite.rawValue)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            func write(_ name: String, _ bytes: [UInt8]) throws {
                try Data(bytes).write(to: place.appendingPathComponent(name))
            }
            try write("key.pem", key.pemBytes())
            try write("certificate.pem", key.certificate.pem())
            try write("plain.xml", Array(plain.utf8))
            try write("header.xml", HeaderProfile.sign(envelope, key: key))
            try write(
                "cosigned.xml",
                CoSignedProfile.sign(envelope, terms: terms(), key: key, jurisdiction: jurisdiction()))
            print(suite.rawValue)
        }
    }

    /// An authority that signers may have to come from; whoever measures has openssl make its revocation list.
    private static func prepareAuthority(_ folder: String) throws {
        let key = try PrivateKey.generate(for: .ecdsaP256SHA256)
        let authority = try CertificateAuthority.generate(
            key: key, subject: CertificateSubject(organization: "Bench", commonName: "Authority"), notBefore: begin,
            notAfter: begin.addingTimeInterval(1e9))
        for (name, bytes) in [("authority.pem", authority.pem), ("authority.key.pem", try key.pem())] {
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
    }

    /// The same signer, who must come from that authority and not be on its list; nil where there is none.
    private static func demandingRegistry(folder: String, _ privateKey: [UInt8]) throws -> SignerRegistry? {
        guard let list = try? bytes(folder + "/authority.crl") else { return nil }
        let authority = try CertificateAuthority(
            certificatePEM: bytes(folder + "/authority.pem"), key: PrivateKey(pem: bytes(folder + "/authority.key.pem"))
        )
        let subject = CertificateSubject(organization: "Bench", commonName: "Signer")
        let certificate = try authority.issue(
            for: CertificateRequest(key: PrivateKey(pem: privateKey), subject: subject), notBefore: begin,
            notAfter: begin.addingTimeInterval(1e9))
        let issuer = try IssuerCertificate(der: authority.der)
        let conditions = SignerConditions(
            keyUsages: [.digitalSignature, .nonRepudiation], trustAnchors: TrustAnchors(anchors: [issuer]),
            revocation: .asked(whenUnknown: .refuse), asksSigningTime: true, validFrom: begin,
            amountLimits: ["KZT": 1])
        var registry = try SignerRegistry([
            RegisteredSigner(
                certificate: certificate, jurisdiction: jurisdiction(), bic: "CBXAXAXX", suite: .ecdsaP256SHA256,
                messageDefinitions: [definition], conditions: conditions)
        ])
        if let statement = try RevocationList(file: list, issuer: issuer).statement(on: certificate) {
            registry.revocation.record(statement)
        }
        return registry
    }

    private static func measure(folder: String, suite name: String) throws {
        guard let suite = SignatureSuite(rawValue: name) else { preconditionFailure("\(name) is no suite") }
        let place = folder + "/" + name + "/"
        let certificate = try SignerCertificate(pem: bytes(place + "certificate.pem"))
        let key = try SigningKey(pem: bytes(place + "key.pem"), certificate: certificate, suite: suite)
        let registry = try SignerRegistry([
            RegisteredSigner(
                certificate: certificate, jurisdiction: jurisdiction(), bic: "CBXAXAXX", suite: suite,
                messageDefinitions: [definition])
        ])
        let plain = try parse(bytes(place + "plain.xml"))
        let header = try parse(bytes(place + "header.xml"))
        let coSigned = try parse(bytes(place + "cosigned.xml"))
        let terms = try terms()
        let xa = jurisdiction()
        func check(_ envelope: MessageEnvelope, _ profile: SignatureProfile) throws {
            _ = try verify(envelope, profile: profile, registry: registry, messageDefinition: definition, at: at)
        }
        try report("header_verify") { try check(header, .header) }
        if suite == .ecdsaP256SHA256, let demanding = try demandingRegistry(folder: folder, bytes(place + "key.pem")) {
            try report("header_verify_trusted") {
                _ = try verify(
                    header, profile: .header, registry: demanding, messageDefinition: definition, at: at)
            }
        }
        try report("header_sign") { _ = try HeaderProfile.sign(plain, key: key) }
        try report("cosigned_verify") { try check(coSigned, .cosigned) }
        try report("cosigned_sign") {
            _ = try CoSignedProfile.sign(plain, terms: terms, key: key, jurisdiction: xa)
        }
    }

    // MARK: Timing

    /// As the reference programs do: batches of about ten milliseconds, the median of which counts.
    private static func report(_ name: String, _ step: () throws -> Void) throws {
        let start = cpuNanoseconds()
        for _ in 0..<100 { try step() }
        let perBatch = max(5, 10_000_000 * 100 / max(1, cpuNanoseconds() - start))
        var values: [Int] = []
        for _ in 0..<21 {
            let start = cpuNanoseconds()
            for _ in 0..<perBatch { try step() }
            values.append((cpuNanoseconds() - start) / perBatch)
        }
        print(name, String(format: "%.2f", Double(values.sorted()[values.count / 2]) / 1_000))
        fflush(nil)
    }

    private static func cpuNanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    // MARK: The message

    private static let definition = "pacs.008.001.08"

    private static func jurisdiction() -> Jurisdiction {
        guard let jurisdiction = Jurisdiction("XA") else { preconditionFailure("XA is two capital letters") }
        return jurisdiction
    }

    private static func terms() throws -> SettlementTerms {
        try SettlementTerms(
            uetr: "7a562c67-ca16-48ba-b074-65581be6f011", amountMinorUnits: 125_000, currency: "KZT",
            currencyDecimals: 2, debtorSettlementAccount: "KZ75125KZT1001300335",
            creditorAccount: "KZ86125KZT5004100100", valueDate: "2026-05-28", holdIdentifier: "H-1",
            holdExpiry: "2026-05-29T20:00:00Z")
    }

    private static func parse(_ bytes: [UInt8]) throws -> MessageEnvelope {
        try MessageEnvelope(ParsedXML(bytes, limits: .payment))
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
