import ArgumentParser
import DualSign
import Foundation

/// `gateway key`: keys, certificates and certificate requests.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Makes and shows keys, certificates and certificate requests.",
        subcommands: [KeyNewCommand.self, KeyRequestCommand.self, KeyShowCommand.self])
}

/// `gateway key new`: a key, a request for an authority, and a certificate that the key signs itself.
struct KeyNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Makes a private key, a certificate request and a self-signed certificate.",
        discussion: "Writes NAME.key.pem (readable by its owner only), NAME.csr.pem and NAME.pem.")

    @Option(help: "The suite the key is for: \(SignatureSuite.allCases.map(\.rawValue).joined(separator: ", ")).")
    var suite = SignatureSuite.ecdsaP256SHA256.rawValue

    @Option(help: "The certificate's common name.")
    var commonName: String

    @Option(help: "The certificate's organisation.")
    var organization: String?

    @Option(help: "The certificate's country, two letters.")
    var country: String?

    @Option(help: "How long the self-signed certificate is valid.")
    var days = 365

    @Option(help: "The files' path without their endings.")
    var output: String

    func run() throws {
        guard let suite = SignatureSuite(rawValue: suite) else { throw CommandFault("there is no suite \(suite)") }
        if let requirement = suite.requirement { throw CommandFault(requirement) }
        guard (1...36_500).contains(days) else { throw CommandFault("--days takes 1...36500") }
        let subject = CertificateSubject(country: country, organization: organization, commonName: commonName)
        // A minute of grace for a verifier whose clock is behind.
        let start = Date(timeIntervalSinceNow: -60)
        do {
            let key = try SigningKey.generate(
                suite: suite, subject: subject, notBefore: start,
                notAfter: start.addingTimeInterval(TimeInterval(days * 86_400)))
            let pem = try key.pemBytes()
            let request = try CertificateRequest(key: PrivateKey(pem: pem), subject: subject)
            try Files.writePrivate(pem, to: output + ".key.pem")
            try Files.write(request.pem, to: output + ".csr.pem")
            try Files.write(key.certificate.pem(), to: output + ".pem")
            writeOutput(KeyShowCommand.describe(key.certificate))
        } catch let fault as KeyFault {
            throw CommandFault("the key was not made: \(fault)")
        }
    }
}

/// `gateway key show`: what a certificate says.
struct KeyShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a certificate's subject, identifier, validity and suites.")

    @Argument(help: "Certificates, PEM or DER.")
    var files: [String]

    func run() throws {
        for file in files {
            do {
                writeOutput(Self.describe(try readCertificate(file)))
            } catch let fault as KeyFault {
                throw CommandFault("\(file): \(fault)")
            }
        }
    }

    static func describe(_ certificate: SignerCertificate) -> String {
        """
        subject        \(certificate.subject)
        identifier     \(certificate.subjectKeyIdentifierHex)
        valid from     \(certificate.notBefore.formatted(.iso8601))
        valid until    \(certificate.notAfter.formatted(.iso8601))
        suites         \(certificate.suites.map(\.rawValue).sorted().joined(separator: ", "))
        """ + certificate.suites.compactMap(\.requirement).map { "\nunavailable    \($0)" }.joined()
    }
}
