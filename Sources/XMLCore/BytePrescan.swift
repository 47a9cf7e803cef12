import CLibXML2

/// One cheap pass over the bytes before libxml2: size, UTF-8, the XML declaration, and the shape of the markup.
///
/// It knows just enough XML to tell tags, comments, CDATA sections and quoted values apart, and refuses what the
/// gateway never reads (document types, processing instructions) and what makes libxml2 slow (depth, many
/// attributes, long text). Whatever it lets pass is still judged by libxml2: it need only never be too lax.
struct BytePrescan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: XMLLimits
    private var offset = 0
    private var depth = 0
    /// Text since the last start or end tag: comments and CDATA sections do not split it.
    private var textBytes = 0
    private var namespacesInForce = 0
    /// The open elements that declare namespaces, and how many each.
    private var declaring: [(depth: Int, count: Int)] = []

    /// Passes or refuses the bytes.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits) throws(XMLRejection) {
        _ = try isASCII(bytes, limits: limits)
    }

    /// Passes or refuses the bytes; says whether the text is plain ASCII, with no reference that could name more.
    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits) throws(XMLRejection) -> Bool {
        guard !bytes.isEmpty else { throw .empty }
        // libxml2 counts the bytes of a document in 32 bits.
        let bytesMax = min(limits.bytesMax, Int(Int32.max))
        guard bytes.count <= bytesMax else { throw .tooLarge(bytes: bytes.count, bytesMax: bytesMax) }
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { throw .byteOrderMark }
        let isASCII = UTF8Check.isASCII(bytes)
        if !isASCII, let offset = UTF8Check.firstInvalidOffset(in: bytes) { throw .notUTF8(offset: offset) }
        var scan = BytePrescan(bytes: bytes, limits: limits)
        try scan.run()
        return isASCII && scan.find(UInt8(ascii: "&"), from: 0) == nil
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private mutating func run() throws(XMLRejection) {
        // A NUL would end the text early for everything in C that counts no bytes.
        if let zero = find(0x00, from: 0) { throw notWellFormed(zero) }
        if starts(with: "<?xml"), bytes.count > 5, isSpace(bytes[5]) {
            offset = try XMLDeclaration.check(bytes)
        }
        while offset < bytes.count {
            // Most tags stand next to one another.
            if bytes[offset] != UInt8(ascii: "<") {
                let markup = find(UInt8(ascii: "<"), from: offset) ?? bytes.count
                try addText(markup - offset)
                offset = markup
                guard offset < bytes.count else { return }
            }
            if passPlainTag() { continue }
            try passMarkup()
        }
    }

    /// Passes a tag of nothing but a name, which is what nearly all are; false, and nothing passed, for any other.
    private mutating func passPlainTag() -> Bool {
        var place = offset + 1
        guard place < bytes.count, bytes[place] != UInt8(ascii: "?") else { return false }
        let isEnd = bytes[place] == UInt8(ascii: "/")
        if isEnd { place += 1 }
        while place < bytes.count, bytes[place] > UInt8(ascii: ">") || bytes[place].isDigitOrColon { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: ">") else { return false }
        if isEnd {
            guard depth > 0 else { return false }
            endElement()
        } else {
            guard depth < limits.depthMax else { return false }
            depth += 1
        }
        textBytes = 0
        offset = place + 1
        return true
    }

    private mutating func passMarkup() throws(XMLRejection) {
        guard offset + 1 < bytes.count else { throw notWellFormed(offset) }
        switch bytes[offset + 1] {
        case UInt8(ascii: "/"):
            guard let end = find(UInt8(ascii: ">"), from: offset) else { throw notWellFormed(offset) }
            guard depth > 0 else { throw notWellFormed(offset) }
            endElement()
            textBytes = 0
            offset = end + 1
        case UInt8(ascii: "?"):
            throw .processingInstruction(line: line(at: offset))
        case UInt8(ascii: "!"):
            try passDeclaration()
        default:
            textBytes = 0
            try passStartTag()
        }
    }

    private mutating func passDeclaration() throws(XMLRejection) {
        if starts(with: "<!--") {
            let end = try findEnd("-->", from: offset + 4)
            guard end - offset <= limits.textBytesMax else { throw .textTooLong(line: line(at: offset)) }
            offset = end
        } else if starts(with: "<![CDATA[") {
            let end = try findEnd("]]>", from: offset + 9)
            try addText(end - offset)
            offset = end
        } else if starts(with: "<!DOCTYPE") {
            throw .documentType(line: line(at: offset))
        } else {
            throw notWellFormed(offset)
        }
    }

    private mutating func passStartTag() throws(XMLRejection) {
        let start = offset
        guard depth < limits.depthMax else { throw .tooDeep(line: line(at: start)) }
        depth += 1
        var attributes = 0
        var declarations = 0
        offset += 1
        while offset < bytes.count {
            // Letters, which a name is made of, come after all signs that matter here.
            guard bytes[offset] <= UInt8(ascii: ">") else {
                offset += 1
                continue
            }
            switch bytes[offset] {
            case UInt8(ascii: ">"):
                if declarations > 0 { declaring.append((depth, declarations)) }
                if bytes[offset - 1] == UInt8(ascii: "/") { endElement() }
                offset += 1
                return
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                attributes += 1
                guard attributes <= limits.attributesPerElementMax else {
                    throw .tooManyAttributes(line: line(at: start))
                }
                if try passValue() { declarations += 1 }
            case UInt8(ascii: "<"):
                throw notWellFormed(offset)
            default:
                offset += 1
            }
        }
        throw notWellFormed(start)
    }

    /// Passes a quoted value; says whether it declares a namespace.
    private mutating func passValue() throws(XMLRejection) -> Bool {
        let start = offset
        guard let end = find(bytes[start], from: start + 1) else { throw notWellFormed(start) }
        guard end - start - 1 <= limits.textBytesMax else { throw .textTooLong(line: line(at: start)) }
        offset = end + 1
        guard isNamespaceDeclaration(before: start) else { return false }
        namespacesInForce += 1
        guard namespacesInForce <= XMLLimits.namespacesInForceMax else {
            throw .tooManyAttributes(line: line(at: start))
        }
        // libxml2 keeps an ampersand in a namespace name as a reference, and so canonicalises it wrongly.
        if let reference = find(UInt8(ascii: "&"), from: start + 1), reference < end {
            throw .namespaceError(line: line(at: start))
        }
        return true
    }

    private mutating func endElement() {
        if let last = declaring.last, last.depth == depth {
            namespacesInForce -= last.count
            declaring.removeLast()
        }
        depth -= 1
    }

    /// Whether the value that begins here belongs to `xmlns` or `xmlns:…`.
    private func isNamespaceDeclaration(before value: Int) -> Bool {
        var end = value
        while end > 0, isSpace(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "=") { end -= 1 }
        var start = end
        while start > 0, !isSpace(bytes[start - 1]), bytes[start - 1] != UInt8(ascii: "<") { start -= 1 }
        return matches("xmlns", at: start) && (end == start + 5 || bytes[start + 5] == UInt8(ascii: ":"))
    }

    private mutating func addText(_ count: Int) throws(XMLRejection) {
        textBytes += count
        guard textBytes <= limits.textBytesMax else { throw .textTooLong(line: line(at: offset)) }
    }

    // MARK: Finding

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        let found = gateway_firstByte(base + start, byte, bytes.count - start)
        return found < 0 ? nil : start + found
    }

    /// The offset behind `terminator` (which ends in `>`).
    private func findEnd(_ terminator: StaticString, from start: Int) throws(XMLRejection) -> Int {
        let length = terminator.utf8CodeUnitCount
        var from = start
        while let end = find(UInt8(ascii: ">"), from: from) {
            if end - length + 1 >= start, matches(terminator, at: end - length + 1) { return end + 1 }
            from = end + 1
        }
        throw notWellFormed(offset)
    }

    private func starts(with text: StaticString) -> Bool { matches(text, at: offset) }

    private func matches(_ text: StaticString, at position: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        for index in 0..<length where bytes[position + index] != text.utf8Start[index] { return false }
        return true
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    // MARK: Places; counted only when something is refused

    private func line(at position: Int) -> Int { TextPlace(of: position, in: bytes).line }

    private func notWellFormed(_ position: Int) -> XMLRejection {
        let place = TextPlace(of: position, in: bytes)
        return .notWellFormed(line: place.line, column: place.column)
    }
}

extension UInt8 {
    /// What a name may hold besides letters.
    fileprivate var isDigitOrColon: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: ":") }
}

/// Line and column, 1-based, of a byte offset; the column counts bytes.
struct TextPlace {
    let line: Int
    let column: Int

    init(of position: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        var line = 1
        var lineStart = 0
        for offset in 0..<position where bytes[offset] == 0x0A {
            line += 1
            lineStart = offset + 1
        }
        self.line = line
        self.column = position - lineStart + 1
    }
}
