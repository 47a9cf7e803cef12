/// SipHash-2-4 with the store's secret: nobody outside can choose keys that collide.
///
/// https://www.aumasson.jp/siphash/siphash.pdf
struct KeyHash: Sendable {
    static let secretBytes = 16

    private let start: Rounds

    /// - Parameter secret: 16 bytes.
    init(secret: [UInt8]) {
        precondition(secret.count == Self.secretBytes, "the secret has 16 bytes")
        let (low, high) = secret.withUnsafeBytes { (Self.word($0, at: 0), Self.word($0, at: 8)) }
        start = Rounds(
            low ^ 0x736f_6d65_7073_6575, high ^ 0x646f_7261_6e64_6f6d, low ^ 0x6c79_6765_6e65_7261,
            high ^ 0x7465_6462_7974_6573)
    }

    /// Of the key's UTF-8.
    func callAsFunction(_ key: String) -> Int64 {
        var key = key
        return key.withUTF8 { self(UnsafeRawBufferPointer($0)) }
    }

    /// Of bytes.
    func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        var rounds = start
        let whole = bytes.count & ~7
        for offset in stride(from: 0, to: whole, by: 8) { rounds.take(Self.word(bytes, at: offset)) }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        for offset in whole..<bytes.count { last |= UInt64(bytes[offset]) << UInt64((offset - whole) * 8) }
        rounds.take(last)
        return Int64(bitPattern: rounds.end())
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The four words that are turned.
    private struct Rounds {
        private var a, b, c, d: UInt64

        init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
            (self.a, self.b, self.c, self.d) = (a, b, c, d)
        }

        @inline(__always) mutating func take(_ word: UInt64) {
            d ^= word
            turn()
            turn()
            a ^= word
        }

        @inline(__always) mutating func end() -> UInt64 {
            c ^= 0xff
            for _ in 0..<4 { turn() }
            return a ^ b ^ c ^ d
        }

        @inline(__always) private mutating func turn() {
            a &+= b
            b = (b << 13 | b >> 51) ^ a
            a = a << 32 | a >> 32
            c &+= d
            d = (d << 16 | d >> 48) ^ c
            a &+= d
            d = (d << 21 | d >> 43) ^ a
            c &+= b
            b = (b << 17 | b >> 47) ^ c
            c = c << 32 | c >> 32
        }
    }
}

extension KeyHash {
    /// The hash of no bytes at all: it is kept beside the secret, so that another secret is noticed before anything is
    /// looked for in vain. Big-endian.
    var check: [UInt8] {
        let hash = UInt64(bitPattern: self(""))
        return (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(56 - 8 * $0)) }
    }

    /// With the store's secret. Throws when the secret is not the one that was made.
    init(readingFrom source: any RowSource) throws(StorageFault) {
        let rows = try source.all("SELECT secret FROM run_secret ORDER BY number LIMIT 3", []) { row in
            row.bytes(at: 0) ?? []
        }
        guard rows.count == 2, rows[0].count == Self.secretBytes else {
            throw StorageFault(.damagedRow, "run_secret is not one secret and its check")
        }
        self.init(secret: rows[0])
        guard rows[1] == check else { throw StorageFault(.damagedRow, "run_secret is not the secret that was made") }
    }
}
