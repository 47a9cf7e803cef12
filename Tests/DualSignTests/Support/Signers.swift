import DualSign
import Foundation

/// The clock of these tests: 2026-05-28T20:26:40Z, within the validity of every certificate made here.
let now = Date(timeIntervalSince1970: 1_780_000_000)
let definition = "pacs.008.001.08"

func day(_ offset: Int) -> Date { now.addingTimeInterval(TimeInterval(offset * 86_400)) }

func jurisdiction(_ code: String) -> Jurisdiction {
    guard let value = Jurisdiction(code) else { preconditionFailure("\(code) is two capital letters") }
    return value
}

/// A key of each suite, made once per run.
enum Signers {
    /// Every suite that this machine has: without the GOST engine three are missing, and say so in `GostTests`.
    static let suites = SignatureSuite.allCases.filter(\.isAvailable)

    static let kz: [SignatureSuite: SigningKey] = make("KZ")
    static let xa: [SignatureSuite: SigningKey] = make("XA")

    private static func make(_ country: String) -> [SignatureSuite: SigningKey] {
        var keys: [SignatureSuite: SigningKey] = [:]
        for suite in suites { keys[suite] = fresh(country, suite) }
        return keys
    }

    static func key(_ suite: SignatureSuite, _ keys: [SignatureSuite: SigningKey] = xa) -> SigningKey {
        guard let key = keys[suite] else { preconditionFailure("every suite has a key") }
        return key
    }

    static func fresh(
        _ country: String, _ suite: SignatureSuite, notBefore: Date = day(-100), notAfter: Date = day(100)
    ) -> SigningKey {
        do {
            let key = try PrivateKey.generate(for: suite, rsaModulusBits: 2048)
            let certificate = try SignerCertificate.selfSigned(
                by: key, subject: CertificateSubject(organization: "Test bank \(country)", commonName: suite.rawValue),
                notBefore: notBefore, notAfter: notAfter)
            return try SigningKey(privateKey: key, certificate: certificate, suite: suite)
        } catch {
            preconditionFailure("a test key is made for \(suite): \(error)")
        }
    }
}

extension SigningKey {
    func registered(
        _ code: String, suite: SignatureSuite? = nil, definitions: Set<String> = [definition]
    ) throws -> RegisteredSigner {
        try RegisteredSigner(
            certificate: certificate, jurisdiction: jurisdiction(code), bic: "TEST\(code)2L",
            suite: suite ?? self.suite,
            messageDefinitions: definitions)
    }
}

func registry(xa: SigningKey, kz: SigningKey? = nil) throws -> SignerRegistry {
    try SignerRegistry([xa.registered("XA")] + (kz.map { [try $0.registered("KZ")] } ?? []))
}
