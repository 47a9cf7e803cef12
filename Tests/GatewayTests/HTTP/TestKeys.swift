import Foundation
import Synchronization

@testable import Gateway

/// The keys of `Fixtures/keys`, and the `openssl` command as a second opinion on digests.
enum TestKeys {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func path(_ name: String) -> String {
        root.appendingPathComponent("Fixtures/keys/\(name)").path
    }

    /// `xa-channel` is registered to CBXAXAXX, `operator-channel` to an operator; `stranger-channel` is of the trusted
    /// authority and registered to nobody; `foreign-channel` is of another authority.
    static func certificate(_ name: String) -> String { path("\(name).pem") }
    static func key(_ name: String) -> String { path("\(name).key.pem") }

    private static let digests = Mutex<[[UInt8]: [UInt8]]>([:])

    /// SHA-256 by `openssl dgst`, asked once for the same bytes.
    @Sendable static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        digests.withLock { digests in
            let digest = digests[bytes] ?? digestByOpenSSL(bytes)
            digests[bytes] = digest
            return digest
        }
    }

    private static func digestByOpenSSL(_ bytes: [UInt8]) -> [UInt8] {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = ["openssl", "dgst", "-sha256", "-binary"]
        let (input, output) = (Pipe(), Pipe())
        openssl.standardInput = input
        openssl.standardOutput = output
        do {
            try openssl.run()
            try input.fileHandleForWriting.write(contentsOf: bytes)
            try input.fileHandleForWriting.close()
            let digest = try output.fileHandleForReading.readToEnd() ?? Data()
            openssl.waitUntilExit()
            return [UInt8](digest)
        } catch {
            return []
        }
    }
}
