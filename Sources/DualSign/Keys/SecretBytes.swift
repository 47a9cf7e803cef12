import CLibCrypto

/// Bytes that nobody else may see: a password, a PIN, the text of a private key.
///
/// They are in the library's secure memory (locked, not in core files) once `ProcessSecrets.protect` has made some,
/// and are wiped when the last owner lets go. Prints nothing of itself. Equal by content, compared in constant time.
public final class SecretBytes: @unchecked Sendable {
    /// How many.
    public let count: Int

    // One more byte than counted, always 0: the library takes passwords as C strings.
    private let start: UnsafeMutableRawPointer

    /// Room for at most `capacity` bytes, filled by `fill`, which says how many it wrote.
    public init<Failure: Error>(
        capacity: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        precondition(capacity >= 0, "a capacity is not negative")
        guard let start = gateway_secure_malloc(capacity + 1) else {
            preconditionFailure("no room for \(capacity) secret bytes")
        }
        start.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + 1)
        do throws(Failure) {
            count = try fill(UnsafeMutableRawBufferPointer(start: start, count: capacity))
        } catch {
            gateway_secure_clear_free(start, capacity + 1)
            throw error
        }
        precondition((0...capacity).contains(count), "no more was written than there is room for")
        self.start = start
        self.capacity = capacity
    }

    private let capacity: Int

    /// A copy. The caller's own bytes stay where they are.
    public convenience init(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        self.init(capacity: bytes.count) { room in
            room.copyBytes(from: bytes)
            return bytes.count
        }
    }

    deinit { gateway_secure_clear_free(start, capacity + 1) }

    /// The bytes, as long as `body` runs.
    public func withBytes<Value, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The bytes and a 0 after them, as long as `body` runs.
    func withCString<Value, Failure: Error>(
        _ body: (UnsafePointer<CChar>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(UnsafePointer(start.assumingMemoryBound(to: CChar.self)))
    }

    /// Without white space and line ends after it: a file that a person wrote ends in one.
    public func trimmed() -> SecretBytes {
        withBytes { bytes in
            let end = bytes.lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.map { $0 + 1 } ?? 0
            return SecretBytes(bytes[..<end])
        }
    }
}

extension SecretBytes: Hashable {
    /// The same bytes.
    public static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left.start, right.start, left.count) == 0
    }

    /// By the count alone: a hash is no place for a secret.
    public func hash(into hasher: inout Hasher) { hasher.combine(count) }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// That there is a secret.
    public var description: String { "SecretBytes" }
    /// That there is a secret.
    public var debugDescription: String { description }
    /// Nothing inside.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .class) }
}
