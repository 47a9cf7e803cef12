/// Where the parts of a run begin, and the filters of those that were asked for, in memory that a look-up reads without
/// counting references: it asks every run there is.
final class RunParts {
    /// Parts there will be.
    private let capacity: Int
    private let memory: Memory
    private let filterBytesMax: Int
    /// How many there are.
    private(set) var count = 0
    /// How many bytes of filters are in memory.
    private(set) var filterBytes = 0

    private struct Memory {
        let fences: UnsafeMutablePointer<RunEntry>
        /// At the place of each part; nil for a family without.
        let filters: UnsafeMutablePointer<UInt8>?
        /// How many bytes the filter of a part has; 0 until it is in memory.
        let sizes: UnsafeMutablePointer<Int>
    }

    init(_ shape: RunShape) {
        let part = Int64(RunShape.entriesOfPart)
        capacity = Int((shape.entries + part - 1) / part)
        filterBytesMax = RunFilter.size(entries: RunShape.entriesOfPart)
        let filters = shape.family.hasFilters ? capacity * filterBytesMax : 0
        memory = Memory(
            fences: .allocate(capacity: capacity), filters: filters == 0 ? nil : .allocate(capacity: filters),
            sizes: .allocate(capacity: capacity))
        memory.sizes.initialize(repeating: 0, count: capacity)
    }

    deinit {
        memory.fences.deallocate()
        memory.filters?.deallocate()
        memory.sizes.deallocate()
    }

    /// Takes in where the next part begins.
    func append(_ fence: RunEntry) {
        precondition(count < capacity, "a run has no more parts than its entries")
        memory.fences.advanced(by: count).initialize(to: fence)
        count += 1
    }

    func hasFilter(_ part: Int) -> Bool { memory.sizes[part] > 0 }

    /// Keeps a part's filter.
    func keep(_ filter: [UInt8], of part: Int) {
        guard let filters = memory.filters, memory.sizes[part] == 0 else { return }
        precondition(part < count && filter.count <= filterBytesMax, "a filter is no larger than that of a whole part")
        filter.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            filters.advanced(by: part * filterBytesMax).initialize(from: start, count: bytes.count)
        }
        memory.sizes[part] = filter.count
        filterBytes += filter.count
    }

    /// Whether a hash may be in a part whose filter is in memory.
    func mayHold(_ part: Int, _ hash: Int64) -> Bool { probe.mayHold(part, hash) }

    /// The first part that begins with this hash or a greater one; `count` when there is none.
    func first(notBelow hash: Int64) -> Int { probe.first(notBelow: hash) }

    func fence(_ part: Int) -> RunEntry {
        precondition(part < count, "no such part")
        return memory.fences[part]
    }

    /// The parts there are now; good for as long as this is.
    var probe: Probe {
        Probe(
            fences: UnsafeBufferPointer(start: memory.fences, count: count), filters: memory.filters,
            sizes: memory.sizes, filterBytesMax: filterBytesMax)
    }

    /// Looks without owning.
    struct Probe {
        /// How far from where it should be a hash is looked for first.
        private static let nearby = 3

        fileprivate let fences: UnsafeBufferPointer<RunEntry>
        fileprivate let filters: UnsafeMutablePointer<UInt8>?
        fileprivate let sizes: UnsafeMutablePointer<Int>
        fileprivate let filterBytesMax: Int

        /// Whether no entry of the run has this hash, as far as fences and the filters in memory say.
        @inline(__always) func isAbsent(_ hash: Int64) -> Bool {
            let part = first(notBelow: hash)
            guard part == fences.count || fences[part].hash != hash else { return false }
            return part == 0 || !mayHold(part - 1, hash)
        }

        @inline(__always) fileprivate func mayHold(_ part: Int, _ hash: Int64) -> Bool {
            guard let filters, sizes[part] > 0 else { return true }
            let start = UnsafePointer(filters.advanced(by: part * filterBytesMax))
            return RunFilter.mayHold(UnsafeBufferPointer(start: start, count: sizes[part]), hash)
        }

        @inline(__always) fileprivate func first(notBelow hash: Int64) -> Int {
            var (low, high) = (0, fences.count)
            // Hashes are spread evenly, unless one of them is an account's: mostly it is where it should be.
            let place = UInt64(bitPattern: hash) ^ 1 << 63
            let guess = Int(truncatingIfNeeded: place.multipliedFullWidth(by: UInt64(high)).high)
            if guess >= Self.nearby, fences[guess - Self.nearby].hash < hash { low = guess - Self.nearby }
            if guess + Self.nearby < high, fences[guess + Self.nearby].hash >= hash { high = guess + Self.nearby }
            while low < high {
                let middle = (low + high) / 2
                if fences[middle].hash < hash { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }
}
