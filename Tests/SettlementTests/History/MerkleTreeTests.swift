import Foundation
import Settlement
import Testing

/// The tree against the vectors of Certificate Transparency, against the definition written down naively, and against
/// a program in another language.
@Suite struct MerkleTreeTests {
    // MARK: Vectors: certificate-transparency's test tree, as transparency-dev/merkle has it

    static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    static let inclusions: [(index: Int64, size: Int64, path: [String])] = [
        (0, 1, []),
        (0, 2, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"]),
        (1, 2, ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"]),
        (
            0, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            5, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            1, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ]
    static let consistencies: [(older: Int64, newer: Int64, path: [String])] = [
        (1, 1, []),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ]

    @Test func theHashesOfTheReference() throws {
        #expect(MerkleTree.emptyRoot.hexadecimal == Self.roots[0])
        #expect(
            MerkleTree.leaf(Array("L123456".utf8)).hexadecimal
                == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
    }

    @Test func theRootsOfTheReference() throws {
        var range = CompactRange()
        #expect(range.root.hexadecimal == Self.roots[0])
        for (number, leaf) in Self.leaves.enumerated() {
            range.append(MerkleTree.leaf(bytes(leaf)))
            #expect(range.root.hexadecimal == Self.roots[number + 1])
        }
    }

    /// compact/range_test.go of transparency-dev/merkle: leaf i is i in two bytes, the lower first.
    @Test(arguments: [
        (10, "VjWMPSYNtCuCNlF/RLnQy6HcwSk6CIipfxm+hettA+4="), (15, "j4SulYmocFuxdeyp12xXCIgK6PekBcxzAIj4zbQzNEI="),
        (16, "c+4Uc6BCMOZf/v3NZK1kqTUJe+bBoFtOhP+P3SayKRE="), (100, "dUh9hYH88p0CMoHkdr1wC2szbhcLAXOejWpINIooKUY="),
        (255, "SmdsuKUqiod3RX2jyF2M6JnbdE4QuTwwipfAowI4/i0="),
    ])
    func theGoldenRootsOfRanges(size: Int, root: String) throws {
        var range = CompactRange()
        for number in 0..<size { range.append(MerkleTree.leaf([UInt8(number & 0xFF), UInt8(number >> 8)])) }
        #expect(Data(range.root.bytes).base64EncodedString() == root)
    }

    @Test(arguments: inclusions) func theInclusionProofsOfTheReference(
        _ row: (index: Int64, size: Int64, path: [String])
    ) throws {
        let tree = NaiveTree(Self.leaves.prefix(Int(row.size)).map { MerkleTree.leaf(bytes($0)) })
        let path = tree.hashes(MerkleProof.inclusion(of: row.index, in: row.size))
        #expect(path.map(\.hexadecimal) == row.path)
        let root = MerkleProof.root(
            including: tree.leaves[Int(row.index)], at: row.index, in: row.size, by: path)
        #expect(root?.hexadecimal == Self.roots[Int(row.size)])
    }

    @Test(arguments: consistencies) func theConsistencyProofsOfTheReference(
        _ row: (older: Int64, newer: Int64, path: [String])
    ) throws {
        let tree = NaiveTree(Self.leaves.prefix(Int(row.newer)).map { MerkleTree.leaf(bytes($0)) })
        let path = tree.hashes(MerkleProof.consistency(from: row.older, to: row.newer))
        #expect(path.map(\.hexadecimal) == row.path)
        let older = try #require(ContentDigest(hexadecimal: Self.roots[Int(row.older)]))
        let newer = try #require(ContentDigest(hexadecimal: Self.roots[Int(row.newer)]))
        #expect(MerkleProof.isConsistent(row.older, older, row.newer, newer, by: path))
    }

    // MARK: Against the definition

    /// Every leaf of every tree up to 70 leaves, every pair of sizes; and nothing else passes.
    @Test func everyProofOfSmallTrees() throws {
        let leaves = (0..<70).map { MerkleTree.leaf([UInt8($0)]) }
        let trees = (0...70).map { NaiveTree(Array(leaves.prefix($0))) }
        let roots = trees.map(\.root)
        for size in 1...70 {
            for index in 0..<size {
                let path = trees[size].hashes(MerkleProof.inclusion(of: Int64(index), in: Int64(size)))
                #expect(path == trees[size].inclusion(of: index))
                func root(_ index: Int, _ size: Int, _ path: [ContentDigest]) -> ContentDigest? {
                    MerkleProof.root(including: leaves[index], at: Int64(index), in: Int64(size), by: path)
                }
                #expect(root(index, size, path) == roots[size])
                #expect(root(index, size, path + [roots[size]]) != roots[size])
                #expect(path.isEmpty || root(index, size, Array(path.dropLast())) != roots[size])
                #expect(size == 70 || root(index, size + 1, path) != roots[size + 1])
                if index + 1 < size { #expect(root(index + 1, size, path) != roots[size]) }
            }
            for older in 1...size {
                let path = trees[size].hashes(MerkleProof.consistency(from: Int64(older), to: Int64(size)))
                #expect(path == trees[size].consistency(from: older))
                func holds(_ older: Int, _ olderRoot: ContentDigest, _ path: [ContentDigest]) -> Bool {
                    MerkleProof.isConsistent(Int64(older), olderRoot, Int64(size), roots[size], by: path)
                }
                #expect(holds(older, roots[older], path))
                #expect(!holds(older, roots[older - 1], path))
                #expect(!holds(older, roots[older], path + [roots[older]]))
                if older < size { #expect(!holds(older, roots[older], Array(path.dropLast()))) }
            }
        }
    }

    @Test func noProofOfNothing() {
        let root = MerkleTree.emptyRoot
        #expect(MerkleProof.root(including: root, at: 0, in: 0, by: []) == nil)
        #expect(MerkleProof.root(including: root, at: 1, in: 1, by: []) == nil)
        #expect(MerkleProof.root(including: root, at: -1, in: 4, by: [root, root]) == nil)
        #expect(!MerkleProof.isConsistent(0, root, 4, root, by: []))
        #expect(!MerkleProof.isConsistent(5, root, 4, root, by: []))
    }

    /// Larger trees with seeds: the compact range, its completed subtrees, and a range begun from them.
    @Test(arguments: 0..<12) func rangesAndSubtrees(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let size = Int.random(in: 1...1500, using: &random)
        let leaves = (0..<size).map { _ in
            MerkleTree.leaf((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        }
        let tree = NaiveTree(leaves)
        var range = CompactRange()
        var completed: [MerklePlace: ContentDigest] = [:]
        for leaf in leaves {
            range.append(leaf) { completed[$0.place] = $0.hash }
        }
        #expect(range.root == tree.root && range.size == Int64(size))
        #expect(completed.allSatisfy { place, hash in NaiveTree(Array(leaves[place.ints])).root == hash })
        #expect(completed.count == size - size.nonzeroBitCount)
        let base = Int64(Int.random(in: 0...size, using: &random))
        var again = try CompactRange(size: base) { place throws(Unexpected) in
            if place.level == 0 { return leaves[Int(place.position)] }
            guard let hash = completed[place] else { throw Unexpected("\(place)") }
            return hash
        }
        for leaf in leaves[Int(base)...] { again.append(leaf) }
        #expect(again == range)
        let index = Int.random(in: 0..<size, using: &random)
        #expect(tree.hashes(MerkleProof.inclusion(of: Int64(index), in: Int64(size))) == tree.inclusion(of: index))
        let older = Int.random(in: 1...size, using: &random)
        let path = tree.hashes(MerkleProof.consistency(from: Int64(older), to: Int64(size)))
        #expect(path == tree.consistency(from: older))
        let olderRoot = NaiveTree(Array(leaves.prefix(older))).root
        #expect(MerkleProof.isConsistent(Int64(older), olderRoot, Int64(size), tree.root, by: path))
    }

    // MARK: Against another program

    @Test(
        .enabled(if: PythonChecker.isInstalled, "python3 is not installed"), arguments: [1, 2, 3, 255, 256, 257, 1000])
    func anotherLanguageAgrees(size: Int) throws {
        let leaves = (0..<size).map { [UInt8($0 & 0xFF), UInt8($0 >> 8), 7] }
        var range = CompactRange()
        for leaf in leaves { range.append(MerkleTree.leaf(leaf)) }
        let lines = leaves.map { $0.map { String(format: "%02x", $0) }.joined() }.joined(separator: "\n")
        #expect(try PythonChecker.run(["--root"], input: lines).output == range.root.hexadecimal + "\n")
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = Array(hexadecimal)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
    }
}

/// RFC 9162, section 2.1, as it is written: recursive, over all leaves each time.
struct NaiveTree {
    let leaves: [ContentDigest]

    init(_ leaves: [ContentDigest]) { self.leaves = leaves }

    var root: ContentDigest { Self.root(leaves[...]) }

    private static func root(_ leaves: ArraySlice<ContentDigest>) -> ContentDigest {
        guard let first = leaves.first else { return MerkleTree.emptyRoot }
        guard leaves.count > 1 else { return first }
        let middle = leaves.startIndex + split(leaves.count)
        return MerkleTree.node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    func inclusion(of index: Int) -> [ContentDigest] { Self.inclusion(index, leaves[...]) }

    private static func inclusion(_ index: Int, _ leaves: ArraySlice<ContentDigest>) -> [ContentDigest] {
        guard leaves.count > 1 else { return [] }
        let split = split(leaves.count)
        let middle = leaves.startIndex + split
        return index < split
            ? inclusion(index, leaves[..<middle]) + [root(leaves[middle...])]
            : inclusion(index - split, leaves[middle...]) + [root(leaves[..<middle])]
    }

    func consistency(from older: Int) -> [ContentDigest] { Self.subproof(older, leaves[...], true) }

    private static func subproof(_ older: Int, _ leaves: ArraySlice<ContentDigest>, _ isOlder: Bool) -> [ContentDigest]
    {
        guard older < leaves.count else { return isOlder ? [] : [root(leaves)] }
        let split = split(leaves.count)
        let middle = leaves.startIndex + split
        return older <= split
            ? subproof(older, leaves[..<middle], isOlder) + [root(leaves[middle...])]
            : subproof(older - split, leaves[middle...], false) + [root(leaves[..<middle])]
    }

    /// What our own proofs ask for, answered by whole subtrees.
    func hashes(_ ranges: [Range<Int64>]) -> [ContentDigest] {
        MerkleProof.hashes(over: ranges) { place in Self.root(leaves[place.ints]) }
    }
}

extension MerklePlace {
    fileprivate var ints: Range<Int> { Int(leaves.lowerBound)..<Int(leaves.upperBound) }
}

/// `docs/verify-ledger-proof.py`, which shares nothing with us.
enum PythonChecker {
    private static let python = "/usr/bin/python3"
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/verify-ledger-proof.py").standardizedFileURL.path

    static let isInstalled = FileManager.default.isExecutableFile(atPath: python)

    static func run(_ arguments: [String], input: String = "") throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script] + arguments
        let (standardInput, standardOutput) = (Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
