/// The hashes of a Merkle tree, which is over the journal: leaf `n` is the hash of entry `n + 1`.
///
///     leaf    SHA-256(0x00 · data)
///     node    SHA-256(0x01 · left · right)
///     empty   SHA-256 of nothing
///
/// - Source: RFC 6962, section 2.1; RFC 9162, section 2.1.1.
public enum MerkleTree {
    /// The root of a tree without leaves.
    public static let emptyRoot = ContentDigest(of: [])

    /// The hash of a leaf.
    public static func leaf(_ data: [UInt8]) -> ContentDigest {
        var input: [UInt8] = [0]
        input.reserveCapacity(data.count + 1)
        input.append(contentsOf: data)
        return ContentDigest(of: input)
    }

    /// The hash of a leaf of the journal.
    public static func leaf(entry hash: ContentDigest) -> ContentDigest { leaf(hash.bytes) }

    /// The hash of two subtrees.
    public static func node(_ left: ContentDigest, _ right: ContentDigest) -> ContentDigest {
        var input: [UInt8] = [1]
        input.reserveCapacity(1 + 2 * ContentDigest.bytesCount)
        input.append(contentsOf: left.bytes)
        input.append(contentsOf: right.bytes)
        return ContentDigest(of: input)
    }

    /// The root over subtrees that lie side by side, each at most as large as the one before.
    static func root(of subtrees: [ContentDigest]) -> ContentDigest? {
        guard var hash = subtrees.last else { return nil }
        for left in subtrees.dropLast().reversed() { hash = node(left, hash) }
        return hash
    }

    /// The largest power of two below `count`, which is at least 2.
    static func split(_ count: Int64) -> Int64 {
        precondition(count > 1, "one leaf has no halves")
        return 1 << (Int64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}

/// Where a complete subtree is: it has 2^`level` leaves, from leaf `position` · 2^`level`.
public struct MerklePlace: Hashable, Sendable {
    /// 0 for a leaf.
    public let level: Int
    /// How many subtrees of the level are to its left.
    public let position: Int64

    /// A place.
    public init(level: Int, position: Int64) {
        self.level = level
        self.position = position
    }

    /// The leaves under it.
    public var leaves: Range<Int64> { position << Int64(level)..<(position + 1) << Int64(level) }

    /// The complete subtrees side by side of which a subtree over these leaves consists, largest first.
    ///
    /// - Parameter leaves: Begins where a subtree of its size can begin, as every range in a proof does.
    static func covering(_ leaves: Range<Int64>) -> [MerklePlace] {
        var places: [MerklePlace] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let level = Int64.bitWidth - 1 - (leaves.upperBound - start).leadingZeroBitCount
            places.append(MerklePlace(level: level, position: start >> Int64(level)))
            start += 1 << Int64(level)
        }
        return places
    }
}

/// A complete subtree and its hash.
public struct MerkleNode: Hashable, Sendable {
    /// Where.
    public let place: MerklePlace
    /// Its hash.
    public let hash: ContentDigest

    /// A node.
    public init(_ place: MerklePlace, _ hash: ContentDigest) {
        self.place = place
        self.hash = hash
    }
}

/// The right edge of a tree: enough to add leaves and to know the root, without any history.
///
/// One hash for each binary one of the size: 24 for ten million leaves.
public struct CompactRange: Hashable, Sendable {
    /// How many leaves there are.
    public private(set) var size: Int64
    /// The complete subtrees side by side, largest first.
    private var subtrees: [ContentDigest]

    /// No leaves.
    public init() {
        size = 0
        subtrees = []
    }

    /// The edge of a tree whose subtrees are looked up. Throws what the look-up throws.
    public init<Fault: Error>(
        size: Int64, _ hash: (MerklePlace) throws(Fault) -> ContentDigest
    ) throws(Fault) {
        self.size = size
        subtrees = []
        for place in MerklePlace.covering(0..<size) { subtrees.append(try hash(place)) }
    }

    /// Adds a leaf.
    ///
    /// - Parameter completed: Is told each subtree of two leaves or more that it completes, smallest first.
    public mutating func append(_ leaf: ContentDigest, completed: (MerkleNode) -> Void = { _ in }) {
        var hash = leaf
        // As many subtrees are completed as the size ends in binary ones.
        for level in 0..<(~size).trailingZeroBitCount {
            guard let left = subtrees.popLast() else { preconditionFailure("one subtree for each binary one") }
            hash = MerkleTree.node(left, hash)
            completed(MerkleNode(MerklePlace(level: level + 1, position: size >> Int64(level + 1)), hash))
        }
        subtrees.append(hash)
        size += 1
    }

    /// The root of the tree.
    public var root: ContentDigest { MerkleTree.root(of: subtrees) ?? MerkleTree.emptyRoot }
}
