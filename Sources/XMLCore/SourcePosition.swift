import CLibXML2

/// A place in the text of a file, for people: both from 1, the column in characters (code points).
public struct SourcePosition: Hashable, Sendable {
    /// The line; a line ends with a line feed.
    public let line: Int
    /// The character on the line.
    public let column: Int

    /// A place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of a byte.
    public init(of offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(max(0, offset))
        line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // A byte 10xxxxxx goes on with a character that has begun.
        column = 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }
    }
}

/// What in an element is looked for in the file.
public struct SourceTarget: Sendable {
    /// A part of an element's text.
    public enum Part: Hashable, Sendable {
        /// The `<` of its start tag.
        case startTag
        /// The name of an attribute, by its local name.
        case attribute(String)
        /// The first comment or CDATA section after its start tag.
        case comment
    }

    /// The element.
    public let element: Element
    /// What of it.
    public let part: Part

    /// Something to be looked for.
    public init(_ element: Element, _ part: Part = .startTag) {
        self.element = element
        self.part = part
    }
}

/// Finds where elements stand in the bytes they were parsed from: libxml2's tree knows lines and no columns.
///
/// One walk over the tree and one over the bytes, however many are asked for; a document that is accepted never pays
/// for it.
///
/// - Parameters:
///   - targets: Elements of one document, and what in them.
///   - bytes: Those the document was parsed from.
/// - Returns: A place for each target; nil where the bytes have none.
public func sourcePositions(of targets: [SourceTarget], in bytes: [UInt8]) -> [SourcePosition?] {
    guard let document = targets.first?.element.document else { return [] }
    var wanted: [xmlNodePtr: [Int]] = [:]
    for (index, target) in targets.enumerated() { wanted[target.element.node, default: []].append(index) }
    // The n-th start tag of the bytes is the n-th element of the tree: nothing else makes elements.
    var targetsByNumber: [Int: [Int]] = [:]
    var number = 0
    withExtendedLifetime(document) {
        var next: xmlNodePtr? = document.rootNode
        while let node = next {
            if node.isElement {
                if let indexes = wanted[node] { targetsByNumber[number] = indexes }
                number += 1
            }
            next = node.following(within: document.rootNode)
        }
    }
    var walk = StartTagWalk()
    bytes.withUnsafeBufferPointer { walk.run(over: $0, targets, targetsByNumber) }
    var places = [SourcePosition?](repeating: nil, count: targets.count)
    var place = PlaceWalk(bytes)
    for (index, offset) in walk.offsets.sorted(by: { $0.value < $1.value }) {
        places[index] = place.advance(to: offset)
    }
    return places
}

/// Counts lines and characters once, for offsets that ascend.
private struct PlaceWalk {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func advance(to end: Int) -> SourcePosition {
        for byte in bytes[offset..<end] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        offset = end
        return SourcePosition(line: line, column: column)
    }
}

/// A walk over well-formed bytes, from start tag to start tag.
private struct StartTagWalk {
    /// Offsets of what was found, by the index of the target.
    private(set) var offsets: [Int: Int] = [:]
    private var awaitingComment: [Int] = []

    mutating func run(
        over bytes: UnsafeBufferPointer<UInt8>, _ targets: [SourceTarget], _ targetsByNumber: [Int: [Int]]
    ) {
        var number = 0
        var missing = targets.count
        var index = 0
        while missing > 0, let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")), start + 1 < bytes.count {
            switch bytes[start + 1] {
            case UInt8(ascii: "!"):
                let isComment = bytes[start + 2] == UInt8(ascii: "-")
                for target in awaitingComment { offsets[target] = start }
                missing -= awaitingComment.count
                awaitingComment = []
                index = Self.end(of: isComment ? "-->" : "]]>", in: bytes, from: start + 4)
            case UInt8(ascii: "?"): index = Self.end(of: "?>", in: bytes, from: start + 2)
            case UInt8(ascii: "/"): index = Self.end(of: ">", in: bytes, from: start + 2)
            default:
                let end = Self.endOfStartTag(in: bytes, from: start + 1)
                for target in targetsByNumber[number] ?? [] {
                    switch targets[target].part {
                    case .startTag: offsets[target] = start
                    case .attribute(let name):
                        offsets[target] = Self.attribute(named: name, in: bytes, start + 1..<end) ?? start
                    case .comment:
                        awaitingComment.append(target)
                        missing += 1
                    }
                    missing -= 1
                }
                number += 1
                index = end
            }
        }
    }

    private static func end(of mark: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
        var index = start
        while index + mark.count <= bytes.count {
            if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
                return index + mark.count
            }
            index += 1
        }
        return bytes.count
    }

    /// The place after the `>`; one within an attribute's value does not end the tag.
    private static func endOfStartTag(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var quote: UInt8?
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return bytes.count
    }

    /// The place of an attribute's name, prefix included, in a start tag.
    private static func attribute(
        named name: String, in bytes: UnsafeBufferPointer<UInt8>, _ tag: Range<Int>
    ) -> Int? {
        var index = tag.lowerBound
        while index < tag.upperBound {
            guard let equals = bytes[index..<tag.upperBound].firstIndex(of: UInt8(ascii: "=")) else { return nil }
            var end = equals
            while end > index, isSpace(bytes[end - 1]) { end -= 1 }
            var start = end
            while start > index, !isSpace(bytes[start - 1]) { start -= 1 }
            let written = bytes[start..<end]
            let local = written.firstIndex(of: UInt8(ascii: ":")).map { bytes[($0 + 1)..<end] } ?? written
            if local.elementsEqual(name.utf8), !written.starts(with: "xmlns:".utf8) { return start }
            var value = equals + 1
            while value < tag.upperBound, isSpace(bytes[value]) { value += 1 }
            guard value < tag.upperBound,
                let close = bytes[(value + 1)..<tag.upperBound].firstIndex(of: bytes[value])
            else { return nil }
            index = close + 1
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
