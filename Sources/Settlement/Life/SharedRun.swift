/// A run of bytes that one text has in common with another, so that the store keeps it once.
///
///     whole   prefix · run · suffix
///     source  …… run ……          `at` bytes into the whole, `from` bytes into the source, `count` long
///
/// A co-signed message holds the header and the document as they were received, which is most of both.
public struct SharedRun: Hashable, Sendable {
    /// Where the run begins in the whole.
    public let at: Int
    /// Where it begins in the source.
    public let from: Int
    /// Its length in bytes.
    public let count: Int

    /// Nothing in common.
    public static let none = SharedRun(at: 0, from: 0, count: 0)

    /// A shorter one saves less than it costs to name.
    private static let countMin = 256
    private static let anchorCount = 64

    private init(at: Int, from: Int, count: Int) {
        self.at = at
        self.from = from
        self.count = count
    }

    /// A run as the store kept it. Nil for what no run can be: a place outside both texts is found by `whole`.
    public init?(at: Int64, from: Int64, count: Int64) {
        guard let at = Int(exactly: at), let from = Int(exactly: from), let count = Int(exactly: count),
            at >= 0, from >= 0, count >= 0, count > 0 || (at == 0 && from == 0)
        else { return nil }
        self.init(at: at, from: from, count: count)
    }

    /// The run around the middle of `source`, as far as `whole` agrees; none when that is short.
    public init(of whole: [UInt8], in source: [UInt8]) {
        guard source.count >= Self.countMin, whole.count >= Self.countMin else {
            self = .none
            return
        }
        let run = whole.withUnsafeBytes { whole in
            source.withUnsafeBytes { source in Self.run(whole, source) }
        }
        self = run.count >= Self.countMin ? run : .none
    }

    private static func run(_ whole: UnsafeRawBufferPointer, _ source: UnsafeRawBufferPointer) -> SharedRun {
        let middle = (source.count - anchorCount) / 2
        guard let place = place(of: UnsafeRawBufferPointer(rebasing: source[middle..<middle + anchorCount]), in: whole)
        else { return .none }
        let before = commonSuffix(whole[..<place], source[..<middle])
        let after = commonPrefix(whole[place...], source[middle...])
        return SharedRun(at: place - before, from: middle - before, count: before + after)
    }

    private static let word = MemoryLayout<UInt64>.size

    private static func commonPrefix(_ left: Slice<UnsafeRawBufferPointer>, _ right: Slice<UnsafeRawBufferPointer>)
        -> Int
    {
        let left = UnsafeRawBufferPointer(rebasing: left)
        let right = UnsafeRawBufferPointer(rebasing: right)
        let room = min(left.count, right.count)
        var count = 0
        while count + word <= room,
            left.loadUnaligned(fromByteOffset: count, as: UInt64.self)
                == right.loadUnaligned(fromByteOffset: count, as: UInt64.self)
        { count += word }
        while count < room, left[count] == right[count] { count += 1 }
        return count
    }

    private static func commonSuffix(_ left: Slice<UnsafeRawBufferPointer>, _ right: Slice<UnsafeRawBufferPointer>)
        -> Int
    {
        let left = UnsafeRawBufferPointer(rebasing: left)
        let right = UnsafeRawBufferPointer(rebasing: right)
        let room = min(left.count, right.count)
        var count = 0
        while count + word <= room,
            left.loadUnaligned(fromByteOffset: left.count - count - word, as: UInt64.self)
                == right.loadUnaligned(fromByteOffset: right.count - count - word, as: UInt64.self)
        { count += word }
        while count < room, left[left.count - count - 1] == right[right.count - count - 1] { count += 1 }
        return count
    }

    /// Where the anchor stands, from a quarter on and then from the start: the middle of a message stands in between.
    private static func place(of anchor: UnsafeRawBufferPointer, in whole: UnsafeRawBufferPointer) -> Int? {
        let quarter = whole.count / 4
        let first = anchor.loadUnaligned(as: UInt64.self)
        func isHere(_ place: Int) -> Bool {
            whole.loadUnaligned(fromByteOffset: place, as: UInt64.self) == first
                && whole[place..<place + anchorCount].elementsEqual(anchor)
        }
        let end = whole.count - anchorCount
        return (quarter..<end + 1).first(where: isHere) ?? (0..<quarter).first(where: isHere)
    }

    /// What is left of the whole without the run.
    public func remainder(of whole: [UInt8]) -> [UInt8] {
        count == 0 ? whole : Array(whole[..<at] + whole[(at + count)...])
    }

    /// The whole again; nil when the run has no place in these.
    public func whole(remainder: [UInt8], source: [UInt8]) -> [UInt8]? {
        guard count > 0 else { return remainder }
        guard at <= remainder.count, count <= source.count, from <= source.count - count else { return nil }
        var whole: [UInt8] = []
        whole.reserveCapacity(remainder.count + count)
        whole.append(contentsOf: remainder[..<at])
        whole.append(contentsOf: source[from..<from + count])
        whole.append(contentsOf: remainder[at...])
        return whole
    }
}
