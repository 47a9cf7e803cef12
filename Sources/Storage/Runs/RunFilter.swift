/// A Bloom filter over the hashes of a part: 10 bits an entry and 6 probes, which let one absent hash of some hundred
/// through.
///
/// https://en.wikipedia.org/wiki/Bloom_filter
enum RunFilter {
    private static let bitsOfEntry = 10
    private static let probes = 6
    private static let odd: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Bytes of the filter of so many entries.
    static func size(entries: Int) -> Int { (entries * bitsOfEntry + 7) / 8 }

    /// The filter of these entries. None for a family that nobody asks for what is not there.
    static func bytes(of entries: UnsafeBufferPointer<RunEntry>, _ family: RunFamily) -> [UInt8] {
        guard family.hasFilters else { return [] }
        var filter = [UInt8](repeating: 0, count: size(entries: entries.count))
        filter.withUnsafeMutableBufferPointer { filter in
            let bits = UInt64(filter.count * 8)
            for entry in entries {
                var probe = Probe(entry.hash)
                for _ in 0..<probes {
                    let bit = probe.next(bits)
                    filter[bit / 8] |= 1 << UInt8(truncatingIfNeeded: bit % 8)
                }
            }
        }
        return filter
    }

    /// Whether a hash may be among those that a filter was made of. No filter lets everything through.
    static func mayHold(_ filter: [UInt8], _ hash: Int64) -> Bool {
        filter.withUnsafeBufferPointer { mayHold($0, hash) }
    }

    @inline(__always) static func mayHold(_ filter: UnsafeBufferPointer<UInt8>, _ hash: Int64) -> Bool {
        guard !filter.isEmpty else { return true }
        let bits = UInt64(filter.count * 8)
        var probe = Probe(hash)
        for _ in 0..<probes {
            let bit = probe.next(bits)
            guard filter[bit / 8] & (1 << UInt8(truncatingIfNeeded: bit % 8)) != 0 else { return false }
        }
        return true
    }

    /// A part's hashes begin with the same bits: what is probed must come from all of them.
    private struct Probe {
        private var place: UInt32
        private let step: UInt32

        init(_ hash: Int64) {
            let hash = UInt64(bitPattern: hash)
            place = UInt32(truncatingIfNeeded: (hash &* RunFilter.odd) >> 32)
            step = UInt32(truncatingIfNeeded: hash) | 1
        }

        @inline(__always) mutating func next(_ bits: UInt64) -> Int {
            defer { place &+= step }
            return Int(truncatingIfNeeded: (UInt64(place) &* bits) >> 32)
        }
    }
}
