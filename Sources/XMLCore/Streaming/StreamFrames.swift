import CLibXML2

/// The elements that are open, and how many siblings of each name came before them: what a path needs.
///
/// Names are compared as pointers, because the parser keeps each name once.
struct StreamFrames {
    /// A local name: siblings that share it are told apart by an index.
    typealias Name = UnsafePointer<xmlChar>

    enum Mode {
        /// Its children are asked about.
        case open
        /// It is part of the tree: the apex of a piece that is kept or delivered, or within one.
        case kept, delivered, built
        /// It is read over.
        case skipped
    }

    struct Frame {
        let name: Name
        /// Among the siblings of its name, from 1.
        let index: Int
        let line: Int
        /// Unlike that of any other element of the document.
        let serial: Int
        let siblingsFrom: Int
        var mode: Mode
        var isPart = false
        var hasElements = false
        var hasNonPlain = false
    }

    private struct Sibling {
        let name: Name
        var count: Int
    }

    // Fixed memory rather than arrays: every event of a file passes here. The scan of the bytes bounds the depth.
    private let frames: UnsafeMutablePointer<Frame>
    private let siblings: UnsafeMutablePointer<Sibling>
    private let depthMax: Int
    private(set) var depth = 0
    private var siblingCount = 0
    private var serials = 0
    /// More names than this in one element are in no message; beyond it indexes are not counted.
    private static let siblingNamesMax = 64

    init(depthMax: Int) {
        self.depthMax = depthMax
        frames = .allocate(capacity: depthMax)
        siblings = .allocate(capacity: depthMax * Self.siblingNamesMax)
    }

    /// To be called once, when no more events come.
    func deallocate() {
        frames.deallocate()
        siblings.deallocate()
    }

    /// The element in work.
    var top: Frame {
        precondition(depth > 0, "no element is open")
        return frames[depth - 1]
    }

    /// Opens an element; gives the serial of its parent when this is its second child of the name.
    mutating func push(_ name: Name, line: Int, mode: Mode) -> Int? {
        precondition(depth < depthMax, "the scan of the bytes bounds the depth")
        var index = 1
        var repeatedIn: Int?
        if depth > 0 {
            frames[depth - 1].hasElements = true
            index = count(name, from: frames[depth - 1].siblingsFrom)
            if index == 2 { repeatedIn = frames[depth - 1].serial }
        }
        serials += 1
        (frames + depth).initialize(
            to: Frame(name: name, index: index, line: line, serial: serials, siblingsFrom: siblingCount, mode: mode))
        depth += 1
        return repeatedIn
    }

    mutating func pop() {
        guard depth > 0 else { return }
        depth -= 1
        siblingCount = frames[depth].siblingsFrom
    }

    mutating func set(mode: Mode, isPart: Bool) {
        precondition(depth > 0, "no element is open")
        frames[depth - 1].mode = mode
        frames[depth - 1].isPart = isPart
    }

    mutating func noteNonPlain() {
        if depth > 0 { frames[depth - 1].hasNonPlain = true }
    }

    /// The open elements, the root first.
    var open: [Frame] { (0..<depth).map { frames[$0] } }

    /// Whether the element stands in a part, or is one.
    var isInPart: Bool { open.contains { $0.isPart } }

    /// The last of a name is the one before, in any message.
    private mutating func count(_ name: Name, from start: Int) -> Int {
        var place = siblingCount - 1
        while place >= start {
            if siblings[place].name == name {
                siblings[place].count += 1
                return siblings[place].count
            }
            place -= 1
        }
        if siblingCount - start < Self.siblingNamesMax {
            (siblings + siblingCount).initialize(to: Sibling(name: name, count: 1))
            siblingCount += 1
        }
        return 1
    }

    /// From the outermost `AppHdr` or `Document`, which needs no index, else from the root.
    var pathFrames: (frames: ArraySlice<Frame>, isPart: Bool) {
        let frames = open
        let start = frames.firstIndex { $0.isMessagePart }
        return (frames[(start ?? 0)...], start != nil)
    }
}

extension StreamFrames.Frame {
    var isMessagePart: Bool {
        gateway_textEquals(name, "AppHdr", 6) != 0 || gateway_textEquals(name, "Document", 8) != 0
    }
}
