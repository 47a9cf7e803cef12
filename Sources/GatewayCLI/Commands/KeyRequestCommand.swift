import ArgumentParser
import DualSign
import Foundation
import Gateway

/// `gateway key request`: a certificate request, or a certificate, for a key that is there already, such as one that a
/// token made and never gives away.
struct KeyRequestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Makes a certificate request for a key that exists, in a file or in a token.",
        discussion:
            "The PIN of a token is read from --pin-file or GATEWAY_KEY_PIN, a password from GATEWAY_KEY_PASSWORD.")

    @Option(help: "A PEM file, or `pkcs11:token=…;object=…`.")
    var key: String

    @Option(help: "The library of the token's maker; needed with `pkcs11:` where the address has no module-path.")
    var module: String?

    @Option(help: "A file with the token's PIN.")
    var pinFile: String?

    @Option(help: "The certificate's common name.")
    var commonName: String

    @Option(help: "The certificate's organisation.")
    var organization: String?

    @Option(help: "The certificate's country, two letters.")
    var country: String?

    @Flag(help: "Makes a certificate that the key signs itself, instead of a request.")
    var selfSigned = false

    @Option(help: "How long a self-signed certificate is valid.")
    var days = 365

    @Option(help: "Where it goes; standard output unless given.")
    var output: String?

    func run() throws {
        guard (1...36_500).contains(days) else { throw CommandFault("--days takes 1...36500") }
        let subject = CertificateSubject(country: country, organization: organization, commonName: commonName)
        // A minute of grace for a verifier whose clock is behind.
        let start = Date(timeIntervalSinceNow: -60)
        let end = start.addingTimeInterval(TimeInterval(days * 86_400))
        do {
            try Files.write(pem(subject, from: start, until: end), to: output)
        } catch let fault as KeyFault {
            throw CommandFault("the key cannot be used: \(fault)")
        }
    }

    private func pem(_ subject: CertificateSubject, from start: Date, until end: Date) throws -> [UInt8] {
        if key.hasPrefix(TokenAddress.scheme) {
            let token = try TokenOptions.token(key, module: module, pinFile: pinFile)
            if selfSigned {
                return try TokenSigner.selfSignedCertificate(
                    token.address, modulePath: token.module, pin: token.pin, subject: subject, notBefore: start,
                    notAfter: end
                ).pem()
            }
            return try TokenSigner.certificateRequest(
                token.address, modulePath: token.module, pin: token.pin, subject: subject
            ).pem
        }
        let password = ProcessInfo.processInfo.environment["GATEWAY_KEY_PASSWORD"].map { SecretBytes($0.utf8) }
        let privateKey = try PrivateKey(pem: TokenOptions.secret(key), password: password)
        if selfSigned {
            return try SignerCertificate.selfSigned(
                by: privateKey, subject: subject, notBefore: start, notAfter: end
            ).pem()
        }
        return try CertificateRequest(key: privateKey, subject: subject).pem
    }
}

/// What a command needs to use a token.
enum TokenOptions {
    /// A key's token, its library and its PIN. Throws `CommandFault`, or `KeyFault.token`.
    static func token(
        _ key: String, module: String?, pinFile: String?,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> (address: TokenAddress, module: String, pin: SecretBytes) {
        let address: TokenAddress
        do throws(TokenFault) { address = try TokenAddress(key) } catch { throw KeyFault.token(error) }
        guard let module = module ?? address.modulePath else { throw CommandFault("--module is needed with pkcs11:") }
        if let file = pinFile ?? address.pinFile { return (address, module, try secret(file).trimmed()) }
        guard let pin = environment["GATEWAY_KEY_PIN"], !pin.isEmpty else {
            throw CommandFault("the token's PIN is needed: --pin-file or GATEWAY_KEY_PIN")
        }
        return (address, module, SecretBytes(pin.utf8))
    }

    /// A file with a secret. Throws `CommandFault`.
    static func secret(_ path: String) throws -> SecretBytes {
        do throws(SecretFile.Fault) { return try SecretFile.read(path) } catch { throw CommandFault("\(error)") }
    }
}
