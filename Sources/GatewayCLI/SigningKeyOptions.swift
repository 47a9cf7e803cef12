import ArgumentParser
import DualSign
import Foundation

/// Where the key of a command is, and how it signs.
struct SigningKeyOptions: ParsableArguments {
    @Option(
        help: """
            The private key: a PEM file, `file:PATH`, `pkcs12:PATH` with the password in GATEWAY_KEY_PASSWORD, or \
            `pkcs11:token=…;object=…` in a token.
            """)
    var key: String

    @Option(help: "The signer's certificate, PEM or DER; not needed with `pkcs12:`.")
    var certificate: String?

    @Option(help: "The library of the token's maker; needed with `pkcs11:` where the address has no module-path.")
    var module: String?

    @Option(help: "A file with the token's PIN; without it the PIN is in GATEWAY_KEY_PIN.")
    var pinFile: String?

    @Option(help: "The suite; needed only where the key fits more than one.")
    var suite: String?

    /// The key, loaded once. Throws `CommandFault`.
    func load(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> SigningKey {
        let password = environment["GATEWAY_KEY_PASSWORD"].map { SecretBytes($0.utf8) }
        do {
            if key.hasPrefix("pkcs12:") {
                let bytes = try TokenOptions.secret(String(key.dropFirst("pkcs12:".count)))
                return try loadContainer(bytes, password: password ?? SecretBytes([]))
            }
            guard let certificate else { throw CommandFault("--certificate is needed, or a key of pkcs12:") }
            let signer = try readCertificate(certificate)
            if key.hasPrefix(TokenAddress.scheme) {
                let token = try TokenOptions.token(key, module: module, pinFile: pinFile, environment: environment)
                return try TokenSigner.key(
                    token.address, modulePath: token.module, pin: token.pin, sessionsMax: 1, certificate: signer,
                    suite: chosenSuite(of: signer.suites))
            }
            let path = key.hasPrefix("file:") ? String(key.dropFirst("file:".count)) : key
            let privateKey = try PrivateKey(pem: TokenOptions.secret(path), password: password)
            let suite = try chosenSuite(of: privateKey.suites)
            return try SigningKey(privateKey: privateKey, certificate: signer, suite: suite)
        } catch let fault as KeyFault {
            throw CommandFault("the key cannot be used: \(fault)")
        }
    }

    private func loadContainer(_ bytes: SecretBytes, password: SecretBytes) throws -> SigningKey {
        let candidates = try suite.map { [try parse($0)] } ?? SignatureSuite.allCases
        for candidate in candidates {
            do throws(KeyFault) {
                return try SigningKey(pkcs12: bytes, password: password, suite: candidate)
            } catch {
                if error != .suiteDoesNotFitKey { throw error }
            }
        }
        throw KeyFault.suiteDoesNotFitKey
    }

    private func chosenSuite(of suites: Set<SignatureSuite>) throws -> SignatureSuite {
        if let suite { return try parse(suite) }
        guard suites.count == 1, let only = suites.first else {
            let names = suites.map(\.rawValue).sorted().joined(separator: ", ")
            throw CommandFault("the key fits several suites; name one with --suite: \(names)")
        }
        return only
    }

    private func parse(_ name: String) throws -> SignatureSuite {
        guard let suite = SignatureSuite(rawValue: name) else {
            let names = SignatureSuite.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFault("there is no suite \(name); known: \(names)")
        }
        return suite
    }
}

/// A certificate in PEM, or else in DER. Throws `KeyFault` or `CommandFault`.
func readCertificate(_ path: String) throws -> SignerCertificate {
    let bytes = try Files.read(path)
    do throws(KeyFault) {
        return try SignerCertificate(pem: bytes)
    } catch {
        return try SignerCertificate(der: bytes)
    }
}
