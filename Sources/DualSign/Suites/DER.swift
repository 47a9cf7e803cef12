/// Writing ASN.1 DER: each function gives one whole element.
///
/// - Source: X.690, sections 8 and 10.
enum DER {
    static let null: [UInt8] = [0x05, 0x00]

    static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        if count < 0x80 { return [tag, UInt8(count)] + content }
        var length: [UInt8] = []
        var rest = count
        while rest > 0 {
            length.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        }
        return [tag, 0x80 | UInt8(length.count)] + length + content
    }

    static func sequence(_ elements: [UInt8]...) -> [UInt8] { element(0x30, Array(elements.joined())) }

    static func octetString(_ content: [UInt8]) -> [UInt8] { element(0x04, content) }

    /// Whole bytes, or fewer bits than that in the last.
    static func bitString(_ content: [UInt8], unusedBits: UInt8 = 0) -> [UInt8] {
        element(0x03, [unusedBits] + content)
    }

    /// A number that is not negative, from its big-endian bytes.
    static func integer(_ magnitude: [UInt8]) -> [UInt8] {
        let significant = Array(magnitude.drop { $0 == 0 })
        guard let first = significant.first else { return [0x02, 0x01, 0x00] }
        // A leading one bit would read as a minus sign.
        return element(0x02, first >= 0x80 ? [0] + significant : significant)
    }

    /// An object identifier from its dotted form, which is a constant.
    static func identifier(_ dotted: String) -> [UInt8] {
        let arcs = dotted.split(separator: ".").map { arc -> Int in
            guard let arc = Int(arc) else { preconditionFailure("a constant is dotted decimal") }
            return arc
        }
        precondition(arcs.count > 2, "an object identifier has more than two arcs")
        var content: [UInt8] = []
        for arc in [arcs[0] * 40 + arcs[1]] + arcs.dropFirst(2) {
            var septets = [UInt8(arc & 0x7F)]
            var rest = arc >> 7
            while rest > 0 {
                septets.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
                rest >>= 7
            }
            content += septets
        }
        return element(0x06, content)
    }
}

/// Reading ASN.1 DER, element after element. What is not DER reads as the end: lengths are definite and minimal.
struct DERReader {
    struct Item {
        let tag: UInt8
        let content: ArraySlice<UInt8>
        /// With tag and length.
        let whole: ArraySlice<UInt8>

        /// The elements within.
        var elements: DERReader { DERReader(content) }
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next element, of any tag.
    mutating func next() -> Item? {
        var cursor = rest
        // Tags above 30 take more bytes and occur nowhere here.
        guard let tag = cursor.popFirst(), tag & 0x1F != 0x1F, let first = cursor.popFirst() else { return nil }
        var count = Int(first)
        if first >= 0x80 {
            let octets = Int(first & 0x7F)
            guard (1...4).contains(octets), cursor.count >= octets, cursor.first != 0 else { return nil }
            count = cursor.prefix(octets).reduce(0) { $0 << 8 | Int($1) }
            cursor = cursor.dropFirst(octets)
            guard count >= 0x80 else { return nil }
        }
        guard cursor.count >= count else { return nil }
        let item = Item(
            tag: tag, content: cursor.prefix(count), whole: rest[rest.startIndex..<(cursor.startIndex + count)])
        rest = cursor.dropFirst(count)
        return item
    }

    /// The next element, if it has this tag.
    mutating func next(_ tag: UInt8) -> Item? {
        let start = rest
        if let item = next(), item.tag == tag { return item }
        rest = start
        return nil
    }

    /// The only element of `bytes`, a SEQUENCE, opened.
    static func sequence(_ bytes: [UInt8]) -> DERReader? {
        var reader = DERReader(bytes)
        guard let item = reader.next(0x30), reader.isAtEnd else { return nil }
        return item.elements
    }
}
