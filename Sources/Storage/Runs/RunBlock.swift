/// Up to 250 sorted entries as they are stored, one row and one page of the file.
///
///     hash, row    8 bytes each, big-endian, with the sign turned: the bytes' order is the entries' order
struct RunBlock: Hashable, Sendable {
    static let entriesMax = 250
    static let entryBytes = 16
    private static let sign: UInt64 = 1 << 63

    let bytes: [UInt8]

    /// Nil when these are not 1 to 250 whole entries.
    init?(_ bytes: [UInt8]) {
        guard !bytes.isEmpty, bytes.count.isMultiple(of: Self.entryBytes),
            bytes.count <= Self.entriesMax * Self.entryBytes
        else { return nil }
        self.bytes = bytes
    }

    /// - Parameter entries: Sorted, 1 to 250.
    init(_ entries: UnsafeBufferPointer<RunEntry>) {
        precondition(!entries.isEmpty && entries.count <= Self.entriesMax, "a block has 1 to 250 entries")
        let size = entries.count * Self.entryBytes
        bytes = [UInt8](unsafeUninitializedCapacity: size) { space, count in
            let space = UnsafeMutableRawBufferPointer(space)
            for index in entries.indices {
                let entry = entries[index]
                let hash = UInt64(bitPattern: entry.hash) ^ Self.sign
                let row = UInt64(bitPattern: entry.row) ^ Self.sign
                space.storeBytes(of: hash.bigEndian, toByteOffset: index * 16, as: UInt64.self)
                space.storeBytes(of: row.bigEndian, toByteOffset: index * 16 + 8, as: UInt64.self)
            }
            count = size
        }
    }

    var count: Int { bytes.count / Self.entryBytes }
    var first: RunEntry { self[0] }
    var last: RunEntry { self[count - 1] }

    subscript(index: Int) -> RunEntry {
        precondition(index >= 0 && index < count, "no such entry")
        return bytes.withUnsafeBytes { Self.entry($0, index) }
    }

    /// All of them.
    var entries: [RunEntry] {
        bytes.withUnsafeBytes { bytes in
            let count = bytes.count / Self.entryBytes
            return [RunEntry](unsafeUninitializedCapacity: count) { space, filled in
                for index in 0..<count { space.initializeElement(at: index, to: Self.entry(bytes, index)) }
                filled = count
            }
        }
    }

    /// The place of the first entry that is not before another; `count` when all are.
    func firstIndex(notBefore target: RunEntry) -> Int {
        bytes.withUnsafeBytes { bytes in
            var (low, high) = (0, bytes.count / Self.entryBytes)
            while low < high {
                let middle = (low + high) / 2
                if Self.entry(bytes, middle) < target { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    @inline(__always) private static func entry(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> RunEntry {
        let hash = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * entryBytes, as: UInt64.self))
        let row = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * entryBytes + 8, as: UInt64.self))
        return RunEntry(hash: Int64(bitPattern: hash ^ sign), row: Int64(bitPattern: row ^ sign))
    }
}

extension RowSource {
    /// A block that must be there.
    func runBlock(_ number: Int64) throws(StorageFault) -> RunBlock {
        let block = try first("SELECT entries FROM run_block WHERE number = ?1", [number]) { row in
            row.bytes(at: 0).flatMap { RunBlock($0) }
        }
        guard let found = block ?? nil else { throw StorageFault(.damagedRow, "run_block \(number)") }
        return found
    }
}
