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

    private(set) var frames: [Frame] = []
    private var siblings: [Sibling] = []
    private var serials = 0
    /// More names than this in one element are in no message; beyond it indexes are not counted.
    private static let siblingNamesMax = 64

    init(depthMax: Int) {
        frames.reserveCapacity(depthMax)
        siblings.reserveCapacity(4 * Self.siblingNamesMax)
    }

    var depth: Int { frames.count }
    var top: Frame { frames[frames.count - 1] }

    /// Opens an element; gives the serial of its parent when this is its second child of the name.
    mutating func push(_ name: Name, line: Int, mode: Mode) -> Int? {
        var index = 1
        var repeatedIn: Int?
        if let parent = frames.indices.last {
            frames[parent].hasElements = true
            index = count(name, from: frames[parent].siblingsFrom)
            if index == 2 { repeatedIn = frames[parent].serial }
        }
        serials += 1
        frames.append(
            Frame(
                name: name, index: index, line: line, serial: serials, siblingsFrom: siblings.count, mode: mode))
        return repeatedIn
    }

    mutating func pop() {
        guard let last = frames.popLast() else { return }
        if siblings.count > last.siblingsFrom { siblings.removeSubrange(last.siblingsFrom...) }
    }

    mutating func set(mode: Mode, isPart: Bool) {
        frames[frames.count - 1].mode = mode
        frames[frames.count - 1].isPart = isPart
    }

    mutating func noteNonPlain() { frames[frames.count - 1].hasNonPlain = true }

    /// Whether the element stands in a part, or is one.
    var isInPart: Bool { frames.contains { $0.isPart } }

    /// The last of a name is the one before, in any message.
    private mutating func count(_ name: Name, from start: Int) -> Int {
        var place = siblings.count - 1
        while place >= start {
            if siblings[place].name == name {
                siblings[place].count += 1
                return siblings[place].count
            }
            place -= 1
        }
        if siblings.count - start < Self.siblingNamesMax { siblings.append(Sibling(name: name, count: 1)) }
        return 1
    }

    /// From the outermost `AppHdr` or `Document`, which needs no index, else from the root.
    var pathFrames: (frames: ArraySlice<Frame>, isPart: Bool) {
        let start = frames.firstIndex { $0.isMessagePart }
        return (frames[(start ?? 0)...], start != nil)
    }
}

extension StreamFrames.Frame {
    var isMessagePart: Bool {
        gateway_textEquals(name, "AppHdr", 6) != 0 || gateway_textEquals(name, "Document", 8) != 0
    }
}
