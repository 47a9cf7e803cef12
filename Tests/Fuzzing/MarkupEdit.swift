/// Edits that keep most of a document well-formed, so that what lies behind the parser is reached.
enum MarkupEdit {
    /// An element as byte ranges: with its tags, and without.
    private struct Span {
        let whole: Range<Int>
        let inside: Range<Int>
        let name: Range<Int>
        let isLeaf: Bool
    }

    static func apply(to bytes: inout [UInt8], with other: [UInt8], _ random: inout SeededRandom) {
        guard let span = pick(in: bytes, &random) else { return }
        switch random.below(12) {
        case 0: bytes.removeSubrange(span.whole)
        case 1:
            let copy = Array(bytes[span.whole])
            bytes.insert(contentsOf: copy, at: span.whole.upperBound)
        case 2:
            guard let another = pick(in: other, &random) else { return }
            bytes.insert(contentsOf: other[another.whole], at: span.whole.upperBound)
        case 3:
            guard let another = pick(in: other, &random) else { return }
            bytes.replaceSubrange(span.whole, with: other[another.whole])
        case 4:
            guard let another = pick(in: bytes, &random) else { return }
            rename(span, to: Array(bytes[another.name]), in: &bytes)
        case 5: bytes.insert(contentsOf: random.pick(attributes), at: span.name.upperBound)
        case 6: bytes.insert(contentsOf: random.pick(beside), at: span.whole.lowerBound)
        case 7:
            let open = Array("<x>".utf8), close = Array("</x>".utf8), depth = random.below(70)
            let nest = (0..<depth).flatMap { _ in open } + (0..<depth).flatMap { _ in close }
            bytes.insert(contentsOf: nest, at: span.whole.lowerBound)
        default:
            let value = random.pick(values)
            bytes.replaceSubrange(span.inside, with: span.isLeaf ? value : Array(bytes[span.inside]) + value)
        }
    }

    private static func rename(_ span: Span, to name: [UInt8], in bytes: inout [UInt8]) {
        let length = span.name.count
        if span.inside.upperBound < span.whole.upperBound {
            let close = span.inside.upperBound + 2
            guard close + length <= bytes.count else { return }
            bytes.replaceSubrange(close..<(close + length), with: name)
        }
        bytes.replaceSubrange(span.name, with: name)
    }

    /// An element that begins at or behind a place drawn at random; leaves are the most, and are drawn the most.
    private static func pick(in bytes: [UInt8], _ random: inout SeededRandom) -> Span? {
        let from = random.below(bytes.count)
        var start = from
        while start + 1 < bytes.count {
            if bytes[start] == UInt8(ascii: "<"), isNameStart(bytes[start + 1]) { return span(at: start, in: bytes) }
            start += 1
        }
        return nil
    }

    private static func isNameStart(_ byte: UInt8) -> Bool { byte != 0x2F && byte != 0x21 && byte != 0x3F && byte > 32 }

    private static func span(at start: Int, in bytes: [UInt8]) -> Span? {
        var nameEnd = start + 1
        while nameEnd < bytes.count, bytes[nameEnd] > 0x20, bytes[nameEnd] != 0x3E, bytes[nameEnd] != 0x2F {
            nameEnd += 1
        }
        guard let tagEnd = bytes[nameEnd...].firstIndex(of: 0x3E) else { return nil }
        let name = (start + 1)..<nameEnd
        guard bytes[tagEnd - 1] != 0x2F else {
            return Span(
                whole: start..<(tagEnd + 1), inside: (tagEnd + 1)..<(tagEnd + 1), name: name, isLeaf: false)
        }
        var depth = 1
        var place = tagEnd + 1
        var isLeaf = true
        while place + 1 < bytes.count {
            defer { place += 1 }
            guard bytes[place] == UInt8(ascii: "<") else { continue }
            if bytes[place + 1] == 0x2F {
                depth -= 1
                guard depth == 0 else { continue }
                guard let end = bytes[place...].firstIndex(of: 0x3E) else { return nil }
                return Span(
                    whole: start..<(end + 1), inside: (tagEnd + 1)..<place, name: name, isLeaf: isLeaf)
            } else if isNameStart(bytes[place + 1]) {
                isLeaf = false
                guard let end = bytes[place...].firstIndex(of: 0x3E) else { return nil }
                if bytes[end - 1] != 0x2F { depth += 1 }
            }
        }
        return nil
    }

    private static let attributes: [[UInt8]] = [
        " Ccy=\"KZT\"", " Ccy=\"kzt\"", " a=\"&amp;&#10;\"", " xmlns=\"urn:a\"", " xmlns=\"\"",
        " xmlns:p=\"urn:p\" p:a=\"1\"",
        " xml:lang=\"kk\"", " Id=\"message\"",
    ].map { Array($0.utf8) }

    private static let beside: [[UInt8]] = [
        "<!-- c -->", "<![CDATA[1]]>", "<?p i?>", "text", " \n", "<a xmlns=\"urn:a\"><b/></a>", "&#65;",
    ].map { Array($0.utf8) }

    private static let values: [[UInt8]] =
        [
            "", " ", "0", "-0", "+100", ".5", "1.", "1e5", "NaN", "999999999999999999", "9999999999999999999",
            "0.00000000000000001", "123456789012345678.1", "KZT", "XXX", "kzt", "true", "maybe", "2026-02-30",
            "2026-12-31T24:00:00", "2026-06-30T23:59:60Z", "2026-11-21T09:30:00+14:01", "0000-00-00", "-2026-01-01",
            "12026-01-01", "99999999999-01-01T00:00:00", "8a562c67-ca16-48ba-b074-65581be6f011",
            "8A562C67-CA16-48BA-B074-65581BE6F011", "NBRKKZKX", "KZ86125KZT5004100100", "KZ00", "A&lt;B", "A<!--b-->C",
            "<![CDATA[A]]>", "&#x9;A&#xD;", "аррӘ", "e\u{301}", "\u{1F4B6}", "/EKNP/KNP:119", "NOTPROVIDED", "BOOK",
            "Cd",
        ].map { Array($0.utf8) } + [[UInt8](repeating: 0x78, count: 141), [UInt8](repeating: 0x31, count: 2000)]
}
