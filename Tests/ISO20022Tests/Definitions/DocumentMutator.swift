/// Makes one small edit of an XML text at a time: the same seed makes the same edits.
///
/// Knows only tags, comments, processing instructions and CDATA: enough for messages that others wrote.
struct DocumentMutator {
    /// An element as byte ranges of the text.
    private struct Span {
        var openTag: Range<Int>
        var closeTag: Range<Int>?
        var whole: Range<Int> { openTag.lowerBound..<(closeTag ?? openTag).upperBound }
        var hasChildren = false
    }

    private let bytes: [UInt8]
    private let spans: [Span]
    private var random: SplitMix

    /// Edits fall beneath the elements with the local name given, in the order of the text.
    init(_ bytes: [UInt8], within localName: String, seed: UInt64) {
        self.bytes = bytes
        self.spans = Self.spans(of: bytes, within: localName)
        self.random = SplitMix(state: seed)
    }

    var isUsable: Bool { !spans.isEmpty }

    /// The text after one edit, and the edit in words.
    mutating func next() -> (bytes: [UInt8], edit: String) {
        let index = random.next(below: spans.count)
        let span = spans[index]
        let name = String(decoding: Self.name(in: bytes[span.openTag]), as: UTF8.self)
        let line = bytes[..<span.openTag.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
        let place = "\(name), line \(line)"
        switch random.next(below: span.hasChildren ? 9 : 16) {
        case 0: return (replacing(span.whole, with: []), "drop \(place)")
        case 1:
            let twice = Array(bytes[span.whole]) + Array(bytes[span.whole])
            return (replacing(span.whole, with: twice), "duplicate \(place)")
        case 2: return (renamed(span, name, to: name + "X"), "rename \(place)")
        case 3:
            let other = spans[random.next(below: spans.count)]
            let otherName = String(decoding: Self.name(in: bytes[other.openTag]), as: UTF8.self)
            return (renamed(span, name, to: otherName), "rename \(place) to \(otherName)")
        case 4:
            guard let next = spans.first(where: { $0.openTag.lowerBound == span.whole.upperBound }) else {
                return (replacing(span.whole, with: []), "drop \(place)")
            }
            let swapped = Array(bytes[next.whole]) + Array(bytes[span.whole])
            let both = span.whole.lowerBound..<next.whole.upperBound
            return (replacing(both, with: swapped), "swap \(place), with the next")
        case 5:
            let other = spans[random.next(below: spans.count)]
            let both = Array(bytes[other.whole]) + Array(bytes[span.whole])
            return (replacing(span.whole, with: both), "copy something in front of \(place)")
        case 6: return (edited(attributesOf: span), "attributes of \(place)")
        case 7:
            let after = span.openTag.upperBound..<span.openTag.upperBound
            return (replacing(after, with: Array("<Zz/>".utf8)), "a child first in \(place)")
        case 8:
            let after = span.openTag.upperBound..<span.openTag.upperBound
            return (replacing(after, with: Array("x".utf8)), "text first in \(place)")
        case 9...11:
            let text = Self.texts[random.next(below: Self.texts.count)]
            guard let closeTag = span.closeTag else { return (bytes, "nothing") }
            let inside = span.openTag.upperBound..<closeTag.lowerBound
            return (replacing(inside, with: Array(text.utf8)), "text of \(place): '\(text)'")
        default: return edited(textOf: span, place)
        }
    }

    private static let texts = [
        "", " ", "A", "KZT", "0", "-1", "1.234567", "2026-02-30", "9999999999999999999", "true", "é", "true ",
        String(repeating: "x", count: 141), "NOTPROVIDED", "2026-11-21T24:00:00",
        // Breaks two facets of an amount at once.
        "12345678901234.123456",
    ]

    /// A text that is off by one: a character more, less, other, or of another case.
    private mutating func edited(textOf span: Span, _ place: String) -> (bytes: [UInt8], edit: String) {
        guard let closeTag = span.closeTag, closeTag.lowerBound > span.openTag.upperBound else {
            return (bytes, "nothing")
        }
        let inside = span.openTag.upperBound..<closeTag.lowerBound
        let text = String(decoding: bytes[inside], as: UTF8.self)
        // A reference is not to be cut in two.
        guard !text.contains("&") else { return (replacing(inside, with: []), "no text in \(place)") }
        var scalars = Array(text.unicodeScalars)
        let at = random.next(below: scalars.count)
        let edit: String
        switch random.next(below: 6) {
        case 0:
            scalars.append(scalars[scalars.count - 1])
            edit = "a character more at the end"
        case 1:
            scalars.remove(at: at)
            edit = "a character less"
        case 2:
            let others = Array("0aA.-+ Zя".unicodeScalars)
            scalars[at] = others[random.next(below: others.count)]
            edit = "another character"
        case 3:
            scalars = Array(text.lowercased().unicodeScalars)
            edit = "small letters"
        case 4:
            scalars.insert(" ", at: 0)
            edit = "a space in front"
        default:
            scalars += scalars
            edit = "twice"
        }
        var changed = String.UnicodeScalarView()
        changed.append(contentsOf: scalars)
        return (replacing(inside, with: Array(String(changed).utf8)), "\(edit), in \(place)")
    }

    /// The start tag without its attributes, with another value in the first, or with one more.
    private mutating func edited(attributesOf span: Span) -> [UInt8] {
        let tag = String(decoding: bytes[span.openTag], as: UTF8.self)
        let name = "<" + String(decoding: Self.name(in: bytes[span.openTag]), as: UTF8.self)
        let end = tag.hasSuffix("/>") ? "/>" : ">"
        // Without its namespaces an element would be no XML of this gateway's.
        let changed =
            switch tag.contains("xmlns") ? 1 : random.next(below: 3) {
            case 0: name + end
            case 1: tag.dropLast(end.count) + " Zz=\"1\"" + end
            default: name + " Ccy=\"KZ\"" + end
            }
        return replacing(span.openTag, with: Array(changed.utf8))
    }

    private func replacing(_ range: Range<Int>, with replacement: [UInt8]) -> [UInt8] {
        bytes[..<range.lowerBound] + replacement + bytes[range.upperBound...]
    }

    private func renamed(_ span: Span, _ name: String, to other: String) -> [UInt8] {
        var result = bytes
        for tag in [span.closeTag, span.openTag].compactMap(\.self) {
            let skip = result[tag.lowerBound + 1] == UInt8(ascii: "/") ? 2 : 1
            let start = tag.lowerBound + skip
            result.replaceSubrange(start..<start + name.utf8.count, with: other.utf8)
        }
        return result
    }

    private static func name(in tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = tag.dropFirst().first == UInt8(ascii: "/") ? tag.dropFirst(2) : tag.dropFirst()
        return start.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    }

    private static func localName(in tag: ArraySlice<UInt8>) -> String {
        let name = name(in: tag)
        let local = name.firstIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return String(decoding: local, as: UTF8.self)
    }

    private static func spans(of bytes: [UInt8], within localName: String) -> [Span] {
        var found: [Span] = []
        var open: [(index: Int?, isRoot: Bool)] = []
        for tag in tags(of: bytes) {
            let isEnd = bytes[tag.lowerBound + 1] == UInt8(ascii: "/")
            if isEnd {
                if let index = open.popLast()?.index { found[index].closeTag = tag }
                continue
            }
            let isInside = open.contains(where: \.isRoot)
            if let parent = open.last?.index { found[parent].hasChildren = true }
            if isInside { found.append(Span(openTag: tag)) }
            if bytes[tag.upperBound - 2] != UInt8(ascii: "/") {
                let isRoot = !isInside && Self.localName(in: bytes[tag]) == localName
                open.append((isInside ? found.count - 1 : nil, isRoot))
            }
        }
        return found
    }

    /// The ranges of start and end tags; everything else is skipped.
    private static func tags(of bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[start...]
            var end = ">"
            if rest.starts(with: "<!--".utf8) { end = "-->" }
            if rest.starts(with: "<![CDATA[".utf8) { end = "]]>" }
            guard let stop = rest.firstRange(of: Array(end.utf8))?.upperBound else { break }
            if bytes[start + 1] != UInt8(ascii: "!"), bytes[start + 1] != UInt8(ascii: "?") {
                found.append(start..<stop)
            }
            place = stop
        }
        return found
    }
}

/// SplitMix64: small, and the same everywhere.
struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
