import ArgumentParser
import DualSign
import Foundation

/// Where the key of a command is, and how it signs.
struct SigningKeyOptions: ParsableArguments {
    @Option(
        help: "The private key: a PEM file, `file:PATH`, or `pkcs12:PATH` with the password in GATEWAY_KEY_PASSWORD.")
    var key: String

    @Option(help: "The signer's certificate, PEM or DER; not needed with `pkcs12:`.")
    var certificate: String?

    @Option(help: "The suite; needed only where the key fits more than one.")
    var suite: String?

    /// The key, loaded once. Throws `CommandFault`.
    func load(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> SigningKey {
        let password = environment["GATEWAY_KEY_PASSWORD"]
        do {
            if key.hasPrefix("pkcs12:") {
                let bytes = try Files.read(String(key.dropFirst("pkcs12:".count)))
                return try loadContainer(bytes, password: password ?? "")
            }
            let path = key.hasPrefix("file:") ? String(key.dropFirst("file:".count)) : key
            guard let certificate else { throw CommandFault("--certificate is needed with a PEM key") }
            let privateKey = try PrivateKey(pem: Files.read(path), password: password)
            let signer = try readCertificate(certificate)
            let suite = try chosenSuite(of: privateKey.suites)
            return try SigningKey(privateKey: privateKey, certificate: signer, suite: suite)
        } catch let fault as KeyFault {
            throw CommandFault("the key cannot be used: \(fault)")
        }
    }

    private func loadContainer(_ bytes: [UInt8], password: String) throws -> SigningKey {
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
