/// A SHA-256 of bytes that come in pieces, such as a large file's. One for each operation, never shared.
public final class RunningSHA256 {
    private let digest = RunningDigest(.sha256)

    /// Of nothing yet.
    public init() {}

    /// Takes the next bytes.
    public func update(_ bytes: UnsafeRawBufferPointer) { digest.update(bytes) }

    /// The 32 bytes. Call once: it is spent afterwards.
    public func finish() -> [UInt8] { digest.finish() }
}
