import CLibCrypto

/// A hash function that a suite may use. Fetched from the library once per process: looking it up by name for
/// every message would take a lock each time.
enum DigestAlgorithm: Hashable, Sendable, CaseIterable {
    case sha256, sha384, sha512, sm3, streebog256, streebog512

    var bytes: Int {
        switch self {
        case .sha256, .sm3, .streebog256: 32
        case .sha384: 48
        case .sha512, .streebog512: 64
        }
    }

    /// Whether the engine has it and not the library.
    var needsGostEngine: Bool { self == .streebog256 || self == .streebog512 }

    fileprivate var handle: OpaquePointer {
        switch self {
        case .sha256: FetchedDigest.sha256.pointer
        case .sha384: FetchedDigest.sha384.pointer
        case .sha512: FetchedDigest.sha512.pointer
        case .sm3: FetchedDigest.sm3.pointer
        case .streebog256: GostEngine.required.streebog256
        case .streebog512: GostEngine.required.streebog512
        }
    }

    /// The library's own handle, for parameters of RSA padding.
    func withHandle<Value>(_ body: (OpaquePointer) -> Value) -> Value { body(handle) }

    /// Starts a hash. The engine's functions need the engine named.
    fileprivate func start(_ context: OpaquePointer) -> Bool {
        needsGostEngine
            ? EVP_DigestInit_ex(context, handle, GostEngine.required.handle) == 1
            : EVP_DigestInit_ex2(context, handle, nil) == 1
    }
}

/// An `EVP_MD` that lives as long as the process. Immutable and reference counted by the library, so threads share it.
private struct FetchedDigest: @unchecked Sendable {
    let pointer: OpaquePointer

    static let sha256 = FetchedDigest("SHA256")
    static let sha384 = FetchedDigest("SHA384")
    static let sha512 = FetchedDigest("SHA512")
    static let sm3 = FetchedDigest("SM3")

    private init(_ name: String) {
        guard let pointer = EVP_MD_fetch(nil, name, nil) else {
            preconditionFailure("libcrypto's default provider always has \(name)")
        }
        self.pointer = pointer
    }
}

/// A running hash: bytes go in as they are produced, nothing is kept. One per operation, never shared.
final class RunningDigest {
    private let context: OpaquePointer
    private let algorithm: DigestAlgorithm
    /// How much was hashed. Zero means the canonical form was void, which is never a digest worth comparing.
    private(set) var bytesHashed = 0

    /// A new hash. The prefix is hashed first and is no part of the message.
    init(_ algorithm: DigestAlgorithm, after prefix: [UInt8] = []) {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        precondition(algorithm.start(context), "a fetched digest starts")
        precondition(EVP_DigestUpdate(context, prefix, prefix.count) == 1, "a started digest takes bytes")
        self.context = context
        self.algorithm = algorithm
    }

    deinit { EVP_MD_CTX_free(context) }

    func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        precondition(EVP_DigestUpdate(context, base, bytes.count) == 1, "a started digest takes bytes")
        bytesHashed += bytes.count
    }

    func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// The digest. Call once: it is spent afterwards.
    func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: algorithm.bytes) { buffer, count in
            var written: UInt32 = 0
            precondition(EVP_DigestFinal_ex(context, buffer.baseAddress, &written) == 1, "a started digest ends")
            count = Int(written)
        }
    }

    static func digest(_ bytes: [UInt8], _ algorithm: DigestAlgorithm) -> [UInt8] {
        let running = RunningDigest(algorithm)
        running.update(bytes)
        return running.finish()
    }
}
