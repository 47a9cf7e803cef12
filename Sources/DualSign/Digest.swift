import CLibCrypto

/// A hash function that a suite may use. Fetched from the library once per process: looking it up by name for
/// every message would take a lock each time.
enum DigestAlgorithm: Hashable, Sendable {
    case sha256, sha384

    var bytes: Int {
        switch self {
        case .sha256: 32
        case .sha384: 48
        }
    }

    var methodURI: String {
        switch self {
        case .sha256: "http://www.w3.org/2001/04/xmlenc#sha256"
        case .sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384"
        }
    }

    fileprivate var handle: OpaquePointer {
        switch self {
        case .sha256: FetchedDigest.sha256.pointer
        case .sha384: FetchedDigest.sha384.pointer
        }
    }

    /// The library's own handle, for parameters of RSA padding.
    func withHandle<Value>(_ body: (OpaquePointer) -> Value) -> Value { body(handle) }
}

/// An `EVP_MD` that lives as long as the process. Immutable and reference counted by the library, so threads share it.
private struct FetchedDigest: @unchecked Sendable {
    let pointer: OpaquePointer

    static let sha256 = FetchedDigest("SHA256")
    static let sha384 = FetchedDigest("SHA384")

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

    init(_ algorithm: DigestAlgorithm) {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        precondition(EVP_DigestInit_ex2(context, algorithm.handle, nil) == 1, "a fetched digest starts")
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
