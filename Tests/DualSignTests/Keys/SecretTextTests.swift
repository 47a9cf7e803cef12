import Foundation
import Testing

@testable import DualSign

/// Nothing that can be printed, dumped or thrown says a secret.
@Suite struct SecretTextTests {
    private static let password = "correct-horse-battery"

    /// Whatever a careless log line could make of a value.
    private func texts(_ value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return [
            String(describing: value), String(reflecting: value), "\(value)", dumped,
            Mirror(reflecting: value).children.map { "\($0)" }.joined(),
            (value as? any Error).map { "\($0.localizedDescription) \($0)" } ?? "",
        ]
    }

    /// The forms in which a secret could be written: as text, as Base64 of PEM, in hexadecimal, as a list of numbers.
    private func secrets(of key: SigningKey) throws -> [String] {
        let folder = try TemporaryFolder()
        let pem = try key.pemBytes()
        let shown = try Tool.openssl.run(["pkey", "-in", folder.write("key.pem", pem), "-noout", "-text"]).output
        let lines = shown.split(separator: "\n")
        let heading = try #require(lines.firstIndex { $0.hasPrefix("priv") })
        let bytes = lines[(heading + 1)...].prefix { $0.hasPrefix(" ") }.flatMap {
            $0.split { $0 == ":" || $0 == " " }.compactMap { UInt8($0, radix: 16) }
        }
        let number = Array(bytes.drop { $0 == 0 }.prefix(12))
        var secrets = text(pem).split(separator: "\n").filter { !$0.hasPrefix("-") }.map(String.init)
        secrets += [Hexadecimal.encode(number), Hexadecimal.encode(number).uppercased(), Self.password]
        for bytes in [number, Array(Self.password.utf8)] { secrets.append(String("\(bytes)".dropFirst().dropLast())) }
        return secrets
    }

    @Test(.enabled(if: Tool.openssl.isInstalled), arguments: [SignatureSuite.ecdsaP256SHA256, .rsaPSSSHA256, .ed25519])
    func valuesSayNoSecret(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let secrets = try secrets(of: key)
        let pem = SecretBytes(try key.pemBytes())
        let password = SecretBytes(Self.password.utf8)
        let loaded = try SigningKey(pem: pem, certificate: key.certificate, suite: suite)
        let values: [Any] = [
            pem, password, password.trimmed(), [password], ["pin": password], Optional(password) as Any, loaded,
            try PrivateKey(pem: pem), try loaded.privateKey(), key.certificate,
        ]
        for value in values {
            for text in texts(value) {
                for secret in secrets { #expect(!text.contains(secret), "\(type(of: value)): \(text)") }
            }
        }
    }

    @Test(.enabled(if: Tool.openssl.isInstalled)) func faultsSayNoSecret() throws {
        let key = Signers.key(.ecdsaP256SHA256)
        let secrets = try secrets(of: key)
        let pem = try key.pemBytes(), encrypted = try key.pemBytes(password: Self.password)
        let other = Signers.key(.ecdsaP256SHA256, Signers.kz).certificate
        var faults: [any Error] = []
        func note(_ body: () throws -> Any) { do { _ = try body() } catch { faults.append(error) } }
        note { try PrivateKey(pem: SecretBytes(pem.dropLast(60))) }
        note { try PrivateKey(pem: SecretBytes(pem.map { $0 == 0x4D ? 0x4E : $0 })) }
        note { try PrivateKey(pem: SecretBytes(encrypted), password: SecretBytes("\(Self.password)-".utf8)) }
        note { try PrivateKey(pem: encrypted, password: "\(Self.password)-") }
        note { try SigningKey(pem: SecretBytes(pem), certificate: other, suite: .ecdsaP256SHA256) }
        note { try SigningKey(pem: SecretBytes(pem), certificate: key.certificate, suite: .ed25519) }
        note { try SigningKey(pkcs12: SecretBytes(pem), password: SecretBytes([]), suite: .ecdsaP256SHA256) }
        note {
            try SigningKey(
                pkcs12: key.pkcs12(password: Self.password), password: "\(Self.password)-", suite: .ecdsaP256SHA256)
        }
        note { try TokenAddress("pkcs11:token=a;object=b?pin-value=\(Self.password)") }
        note { try TokenAddress("pkcs11:pin-value=\(Self.password)") }
        #expect(faults.count == 10)
        for fault in faults {
            for text in texts(fault) {
                for secret in secrets { #expect(!text.contains(secret), "\(text)") }
            }
        }
    }

    @Test func secretsAreEqualByContent() {
        let (first, second) = (SecretBytes([1, 2, 3]), SecretBytes([1, 2, 3]))
        #expect(first == second && first.hashValue == second.hashValue)
        #expect(first != SecretBytes([1, 2, 4]) && first != SecretBytes([1, 2]) && SecretBytes([]) == SecretBytes([]))
        #expect(SecretBytes("a b \t\r\n".utf8).trimmed() == SecretBytes("a b".utf8))
        #expect(SecretBytes("\n".utf8).trimmed().count == 0)
        #expect(first.withBytes { Array($0) } == [1, 2, 3])
    }

    @Test func whatDoesNotFillIsGivenBack() throws {
        struct Stop: Error, Equatable {}
        #expect(throws: Stop()) { try SecretBytes(capacity: 8) { _ throws(Stop) in throw Stop() } }
    }
}
