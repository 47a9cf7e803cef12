import DualSign
import Foundation
import Glibc

/// A token in software: SoftHSM2, with keys that `pkcs11-tool` had it make. One folder of tokens for the process, for
/// the library reads its settings once.
struct SoftToken: Sendable {
    static let modulePath = "/usr/lib/softhsm/libsofthsm2.so"
    static let pin = "4711-pin"
    private static let utility = Tool(path: "/usr/bin/softhsm2-util")
    private static let manager = Tool(path: "/usr/bin/pkcs11-tool")
    private static let engines = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"].map {
        $0 + "/engines-3/pkcs11.so"
    }

    static let isInstalled =
        utility.isInstalled && manager.isInstalled && FileManager.default.fileExists(atPath: modulePath)
        && engines.contains(where: FileManager.default.fileExists(atPath:))

    private static let folder: TemporaryFolderOfTokens = {
        do {
            let folder = try TemporaryFolderOfTokens()
            setenv("SOFTHSM2_CONF", folder.configuration, 1)
            return folder
        } catch {
            preconditionFailure("a folder of tokens is made: \(error)")
        }
    }()

    let label: String

    /// A new token without keys.
    init(_ label: String) throws {
        self.label = label
        _ = Self.folder
        try Self.check(
            Self.utility.run([
                "--init-token", "--free", "--label", label, "--so-pin", "so-\(Self.pin)", "--pin", Self.pin,
            ]))
    }

    func address(_ object: String) throws -> TokenAddress { try TokenAddress("pkcs11:token=\(label);object=\(object)") }

    /// Has the token make a key pair, such as `EC:prime256v1` or `rsa:2048`.
    func makeKey(_ object: String, type: String, identifier: Int) throws {
        try Self.check(
            Self.manager.run([
                "--module", Self.modulePath, "--login", "--pin", Self.pin, "--token-label", label, "--keypairgen",
                "--key-type", type, "--id", String(identifier + 16, radix: 16), "--label", object, "--usage-sign",
            ]))
    }

    /// The key with a certificate that it signed itself.
    func key(_ object: String, suite: SignatureSuite, sessionsMax: Int = 4) throws -> SigningKey {
        let pin = SecretBytes(Self.pin.utf8)
        let certificate = try TokenSigner.selfSignedCertificate(
            address(object), modulePath: Self.modulePath, pin: pin, subject: CertificateSubject(commonName: object),
            notBefore: day(-1), notAfter: day(1))
        return try TokenSigner.key(
            address(object), modulePath: Self.modulePath, pin: pin, sessionsMax: sessionsMax, certificate: certificate,
            suite: suite)
    }

    /// Takes every session from this process, as a token does that is reset: the library's own functions, which it
    /// shares with the engine.
    static func loseSessions() throws {
        guard let library = dlopen(modulePath, RTLD_NOW), let list = dlsym(library, "C_GetSlotList"),
            let close = dlsym(library, "C_CloseAllSessions")
        else { throw SoftTokenFault("the module has no functions") }
        defer { dlclose(library) }
        typealias List = @convention(c) (UInt8, UnsafeMutablePointer<UInt>, UnsafeMutablePointer<UInt>) -> UInt
        typealias Close = @convention(c) (UInt) -> UInt
        var slots = [UInt](repeating: 0, count: 64)
        var count = UInt(slots.count)
        guard unsafeBitCast(list, to: List.self)(1, &slots, &count) == 0 else { throw SoftTokenFault("no slots") }
        for slot in slots.prefix(Int(count)) { _ = unsafeBitCast(close, to: Close.self)(slot) }
    }

    private static func check(_ outcome: Tool.Outcome) throws {
        guard outcome.status == 0 else { throw SoftTokenFault(outcome.output) }
    }
}

struct SoftTokenFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

private final class TemporaryFolderOfTokens: Sendable {
    let configuration: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tokens-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("tokens"), withIntermediateDirectories: true)
        let text = "directories.tokendir = \(folder.path)/tokens\nobjectstore.backend = file\nlog.level = ERROR\n"
        configuration = folder.appendingPathComponent("softhsm2.conf").path
        try text.write(toFile: configuration, atomically: true, encoding: .utf8)
        let path = folder.path
        TemporaryFolderOfTokens.removeAtExit(path)
    }

    nonisolated(unsafe) private static var path = ""

    /// Statics are never let go; the process's end is theirs.
    private static func removeAtExit(_ path: String) {
        self.path = path
        atexit { try? FileManager.default.removeItem(atPath: TemporaryFolderOfTokens.path) }
    }
}
