import DualSign
import Foundation

/// Keys of the national suites, which the usual tools cannot certify: made here, issued by the fixtures' authority.
///
///     FixtureBuilder keys Fixtures/keys
enum NationalKeys {
    private static let keys: [(name: String, suite: SignatureSuite, subject: CertificateSubject)] = [
        (
            "kz-gost-signer", .gost2015Bits512,
            CertificateSubject(
                country: "KZ", organization: "Fixture Central Bank KZ", commonName: "KZ national settlement signer")
        ),
        (
            "xf-signer", .sm2SM3,
            CertificateSubject(organization: "Fixture Central Bank XF", commonName: "XF payment signer")
        ),
    ]

    /// Writes each key and its certificate, valid as long as the others of the folder.
    static func write(to folder: URL) throws {
        func read(_ name: String) throws -> [UInt8] {
            [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        }
        let authority = try CertificateAuthority(
            certificatePEM: read("signing-authority.pem"), key: PrivateKey(pem: read("signing-authority.key.pem")))
        let start = Date(timeIntervalSince1970: 1_704_067_200)
        let end = Date(timeIntervalSince1970: 2_335_219_200)
        for key in keys {
            let pem = try SigningKey.generate(
                suite: key.suite, subject: key.subject, notBefore: start, notAfter: end
            ).pemBytes()
            let request = try CertificateRequest(key: PrivateKey(pem: pem), subject: key.subject)
            let certificate = try authority.issue(for: request, notBefore: start, notAfter: end)
            try Data(pem).write(to: folder.appendingPathComponent(key.name + ".key.pem"))
            try Data(certificate.pem()).write(to: folder.appendingPathComponent(key.name + ".pem"))
        }
    }
}
