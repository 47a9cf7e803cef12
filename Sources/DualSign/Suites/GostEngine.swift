import CLibCrypto

/// The library's engine for GOST R 34.10-2012 and Streebog, a package of its own (`libengine-gost-openssl`). Started
/// once, when a GOST suite is first used; what is not GOST never meets it.
final class GostEngine: @unchecked Sendable {
    let handle: OpaquePointer
    let streebog256: OpaquePointer
    let streebog512: OpaquePointer

    /// Nil where the engine is not installed.
    static var current: GostEngine? { isHidden ? nil : started }

    /// The engine where its presence was established before, by a key that it decoded.
    static var required: GostEngine {
        guard let started else { preconditionFailure("a GOST key is decoded by the engine") }
        return started
    }

    /// For tests of a machine without it.
    @TaskLocal static var isHidden = false

    private static let started = GostEngine(identifier: "gost")

    init?(identifier: String) {
        defer { CryptoErrors.clear() }
        guard let handle = gateway_start_engine(identifier) else { return nil }
        guard let streebog256 = ENGINE_get_digest(handle, NID_id_GostR3411_2012_256),
            let streebog512 = ENGINE_get_digest(handle, NID_id_GostR3411_2012_512)
        else { return nil }
        self.handle = handle
        self.streebog256 = streebog256
        self.streebog512 = streebog512
    }
}
