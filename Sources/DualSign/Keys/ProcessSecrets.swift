import CLibCrypto

/// What keeps the secrets of a process in it: set once, before anything else touches a key.
///
/// - Private keys and `SecretBytes` live in a region that is locked in memory, left out of core files, and fenced by
///   pages that cannot be read.
/// - Every block that libcrypto gives back is wiped: it reads keys through buffers that it does not clear itself.
/// - The library is not taken down when the process ends: other threads may still be in it, or be ending themselves.
///   Its memory goes back to the system, which wipes it.
/// - The process writes no core file, and another process of the same user cannot read its memory.
public struct ProcessSecrets: Hashable, Sendable {
    /// Where private keys live.
    public enum Region: String, Hashable, Sendable {
        /// In memory that is locked and fenced.
        case locked
        /// In memory of its own, left out of core files; the system did not let it be locked.
        case unlocked
        /// In ordinary memory, wiped when it is given back.
        case ordinary
    }

    /// Where private keys live.
    public let region: Region
    /// Whether libcrypto's freed memory is wiped; false where the library was in use before.
    public let wipesFreedMemory: Bool
    /// Whether core files and readers are kept out.
    public let forbidsDumps: Bool
    /// How much memory this process may lock (`ulimit -l`), in bytes.
    public let lockableBytes: UInt
    /// How much the region needs, in bytes.
    public static let regionBytes = 1 << 19

    /// Makes the region and the wiping. To be called once, before the first use of a key or password; a second call
    /// changes nothing.
    public static func protect() -> ProcessSecrets {
        // In this order: the region's own tables are the library's first allocation.
        let wipes = gateway_wipe_freed_memory() == 1
        let region: Region =
            switch CRYPTO_secure_malloc_initialized() == 1 ? 1 : CRYPTO_secure_malloc_init(regionBytes, 32) {
            case 1: .locked
            case 2: .unlocked
            default: .ordinary
            }
        // The first to set the library up decides: libpq and libcurl do so later, and would have it taken down.
        _ = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
        return ProcessSecrets(
            region: region, wipesFreedMemory: wipes, forbidsDumps: false,
            lockableBytes: UInt(gateway_lockable_bytes()))
    }

    /// The same, with core files and readers kept out from now on. There is no way back: the process's limit is its own
    /// last word.
    public func forbiddingDumps() -> ProcessSecrets {
        ProcessSecrets(
            region: region, wipesFreedMemory: wipesFreedMemory, forbidsDumps: gateway_forbid_dumps() == 1,
            lockableBytes: lockableBytes)
    }
}
