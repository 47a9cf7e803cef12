/// Hashes that prove something of a tree: what they prove is in the function that checks it.
public enum MerkleProof {
    /// The leaves under each hash of a proof that a leaf is in a tree, in the order of the proof: from the leaf up.
    ///
    /// - Source: RFC 9162, section 2.1.3.1.
    public static func inclusion(of index: Int64, in size: Int64) -> [Range<Int64>] {
        precondition(index >= 0 && index < size, "a leaf of the tree")
        var ranges: [Range<Int64>] = []
        var subtree = 0..<size
        while subtree.upperBound - subtree.lowerBound > 1 {
            let middle = subtree.lowerBound + MerkleTree.split(subtree.upperBound - subtree.lowerBound)
            if index < middle {
                ranges.append(middle..<subtree.upperBound)
                subtree = subtree.lowerBound..<middle
            } else {
                ranges.append(subtree.lowerBound..<middle)
                subtree = middle..<subtree.upperBound
            }
        }
        return ranges.reversed()
    }

    /// The leaves under each hash of a proof that a tree is the beginning of another.
    ///
    /// - Source: RFC 9162, section 2.1.4.1.
    public static func consistency(from older: Int64, to newer: Int64) -> [Range<Int64>] {
        precondition(older > 0 && older <= newer, "a tree and one that begins with it")
        var ranges: [Range<Int64>] = []
        var subtree = 0..<newer
        while subtree.upperBound != older {
            let middle = subtree.lowerBound + MerkleTree.split(subtree.upperBound - subtree.lowerBound)
            if older <= middle {
                ranges.append(middle..<subtree.upperBound)
                subtree = subtree.lowerBound..<middle
            } else {
                ranges.append(subtree.lowerBound..<middle)
                subtree = middle..<subtree.upperBound
            }
        }
        // The older tree's own root need not be given.
        if subtree.lowerBound > 0 { ranges.append(subtree) }
        return ranges.reversed()
    }

    /// The hashes of a proof, from those of complete subtrees. Throws what the look-up throws.
    public static func hashes<Fault: Error>(
        over ranges: [Range<Int64>], _ hash: (MerklePlace) throws(Fault) -> ContentDigest
    ) throws(Fault) -> [ContentDigest] {
        var hashes: [ContentDigest] = []
        for range in ranges {
            var subtrees: [ContentDigest] = []
            for place in MerklePlace.covering(range) { subtrees.append(try hash(place)) }
            guard let root = MerkleTree.root(of: subtrees) else { preconditionFailure("no range of a proof is empty") }
            hashes.append(root)
        }
        return hashes
    }

    /// The root of the tree in which a proof places a leaf; nil when no proof of this length can.
    ///
    /// - Source: RFC 9162, section 2.1.3.2.
    public static func root(
        including leaf: ContentDigest, at index: Int64, in size: Int64, by path: [ContentDigest]
    ) -> ContentDigest? {
        guard index >= 0, index < size else { return nil }
        var position = index
        var last = size - 1
        var hash = leaf
        for sibling in path {
            guard last > 0 else { return nil }
            if position & 1 == 1 || position == last {
                hash = MerkleTree.node(sibling, hash)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleTree.node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }

    /// Whether a proof shows that the tree of `newer` leaves begins with the tree of `older` leaves.
    ///
    /// - Source: RFC 9162, section 2.1.4.2.
    public static func isConsistent(
        _ older: Int64, _ olderRoot: ContentDigest, _ newer: Int64, _ newerRoot: ContentDigest,
        by path: [ContentDigest]
    ) -> Bool {
        guard older > 0, older <= newer else { return false }
        guard older < newer else { return path.isEmpty && olderRoot == newerRoot }
        // Where the older tree is a complete subtree of the newer, its root is the first hash.
        var rest = (older & (older - 1) == 0 ? [olderRoot] : []) + path
        guard !rest.isEmpty else { return false }
        let first = rest.removeFirst()
        var position = older - 1
        var last = newer - 1
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        var olderHash = first
        var newerHash = first
        for sibling in rest {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                olderHash = MerkleTree.node(sibling, olderHash)
                newerHash = MerkleTree.node(sibling, newerHash)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                newerHash = MerkleTree.node(newerHash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && olderHash == olderRoot && newerHash == newerRoot
    }
}
