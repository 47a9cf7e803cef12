import CLibXML2

/// What `BytePrescan` checks, for bytes that come in chunks: the same policy, the same bounds, in constant memory.
///
/// It keeps the state between two bytes, so a chunk may end anywhere. Bytes that end in the middle of a UTF-8 sequence
/// are for the caller to hold back; the XML declaration, if there is one, must have been passed before.
struct StreamPrescan {
    private enum State {
        case text
        /// Behind `<`.
        case markup
        /// Behind `<!`: what follows tells a comment, a CDATA section and a document type apart.
        case declaration
        case startTag
        case value(quote: UInt8)
        case endTag
        case comment
        case cdata
    }

    private let limits: XMLLimits
    private var state = State.text
    private var depth = 0
    /// Of the text, comment or value that is open; comments and CDATA sections do not split a text.
    private var textBytes = 0
    private var commentBytes = 0
    private var valueBytes = 0
    private var attributes = 0
    private var declarations = 0
    private var namespacesInForce = 0
    private var declaring: [(depth: Int, count: Int)] = []
    /// The first six bytes of the name that is read, most significant first, and how many it has.
    private var word: UInt64 = 0
    private var wordBytes = 0
    private var isWordEnded = false
    private var isNamespace = false
    private var isSlashLast = false
    /// How much of a terminator (`-->`, `]]>`) or of an opening (`--`, `[CDATA[`) has been seen.
    private var matched = 0
    private var opening: [UInt8] = []

    // Places
    private var newlinesBefore = 0
    private var columnBefore = 0
    /// Where the open markup begins; nil offset: in a chunk before.
    private var markupPlace: (line: Int, column: Int) = (1, 1)
    private var markupOffset: Int?

    init(limits: XMLLimits) { self.limits = limits }

    /// Passes or refuses the next bytes.
    mutating func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLRejection) {
        var offset = 0
        while offset < bytes.count {
            switch state {
            case .text:
                try passPlainMarkup(bytes, &offset)
                try passText(bytes, &offset)
            case .markup: try passMarkup(bytes, &offset)
            case .declaration: try passDeclaration(bytes, &offset)
            case .startTag: try passStartTag(bytes, &offset)
            case .value(let quote): try passValue(bytes, &offset, quote)
            case .endTag: passEndTag(bytes, &offset)
            case .comment: try passComment(bytes, &offset)
            case .cdata: try passCDATA(bytes, &offset)
            }
        }
        guard let start = markupOffset else { return countLines(bytes) }
        countLines(UnsafeBufferPointer(rebasing: bytes[..<start]))
        markupPlace = (newlinesBefore + 1, columnBefore + 1)
        markupOffset = nil
        countLines(UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// Counts the lines of bytes that were checked elsewhere: the XML declaration.
    mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>) { countLines(bytes) }

    /// What a NUL in the next bytes is.
    func nul(in bytes: UnsafeBufferPointer<UInt8>) -> XMLRejection {
        notWellFormed(bytes, at: bytes.firstIndex(of: 0) ?? 0)
    }

    /// There are no more bytes: markup that is still open never ends.
    func finish() throws(XMLRejection) {
        if case .text = state { return }
        throw .notWellFormed(line: markupPlace.line, column: markupPlace.column)
    }

    // MARK: States

    /// Nearly all of a message is short texts between tags that are a name and nothing else. They are passed here, in
    /// one loop; whatever is not such is left where it begins.
    private mutating func passPlainMarkup(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(XMLRejection) {
        let textMax = limits.textBytesMax
        var (place, depth, text) = (offset, depth, textBytes)
        defer { (offset, self.depth, textBytes) = (place, depth, text) }
        while true {
            var end = place
            while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end += 1 }
            guard end + 1 < bytes.count, text + end - place <= textMax else { return }
            let isEnd = bytes[end + 1] == UInt8(ascii: "/")
            var close = end + (isEnd ? 2 : 1)
            let name = close
            while close < bytes.count, Self.isPlainInName(bytes[close]) { close += 1 }
            guard close < bytes.count, close > name, bytes[close] == UInt8(ascii: ">") else { return }
            if isEnd {
                guard depth > 0, declaring.last?.depth != depth else { return }
                depth -= 1
            } else {
                guard depth < limits.depthMax else { return }
                depth += 1
            }
            text = 0
            place = close + 1
        }
    }

    /// Digits, and everything from `@` on: letters, the underscore, and what is beyond ASCII.
    private static func isPlainInName(_ byte: UInt8) -> Bool { byte > 0x3F || (0x30...0x39).contains(byte) }

    private mutating func passText(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(XMLRejection) {
        let end = find(UInt8(ascii: "<"), bytes, from: offset) ?? bytes.count
        textBytes += end - offset
        guard textBytes <= limits.textBytesMax else { throw .textTooLong(line: place(offset, bytes).line) }
        offset = end
        guard end < bytes.count else { return }
        markupOffset = end
        state = .markup
        offset += 1
    }

    private mutating func passMarkup(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(XMLRejection) {
        switch bytes[offset] {
        case UInt8(ascii: "/"):
            guard depth > 0 else { throw notWellFormed(bytes) }
            state = .endTag
            offset += 1
        case UInt8(ascii: "?"):
            throw .processingInstruction(line: markupStart(bytes).line)
        case UInt8(ascii: "!"):
            opening.removeAll(keepingCapacity: true)
            state = .declaration
            offset += 1
        default:
            guard depth < limits.depthMax else { throw .tooDeep(line: markupStart(bytes).line) }
            depth += 1
            textBytes = 0
            (attributes, declarations) = (0, 0)
            (word, wordBytes, isWordEnded, isSlashLast) = (0, 0, false, false)
            state = .startTag
        }
    }

    private mutating func passDeclaration(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(XMLRejection) {
        opening.append(bytes[offset])
        offset += 1
        matched = 0
        if isBegin(of: "--") {
            guard opening.count == 2 else { return }
            commentBytes = 4
            state = .comment
        } else if isBegin(of: "[CDATA[") {
            guard opening.count == 7 else { return }
            textBytes += 9
            state = .cdata
        } else if isBegin(of: "DOCTYPE") {
            guard opening.count == 7 else { return }
            throw .documentType(line: markupStart(bytes).line)
        } else {
            throw notWellFormed(bytes)
        }
    }

    private func isBegin(of text: StaticString) -> Bool {
        guard opening.count <= text.utf8CodeUnitCount else { return false }
        for index in opening.indices where opening[index] != text.utf8Start[index] { return false }
        return true
    }

    private mutating func passStartTag(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(XMLRejection) {
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            switch byte {
            case UInt8(ascii: ">"):
                if declarations > 0 { declaring.append((depth, declarations)) }
                if isSlashLast { endElement() }
                return endMarkup()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                return try beginValue(byte, bytes)
            case UInt8(ascii: "<"):
                throw notWellFormed(bytes, at: offset - 1)
            case 0x20, 0x09, 0x0A, 0x0D:
                isWordEnded = true
            case UInt8(ascii: "="):
                break
            default:
                if isWordEnded { (word, wordBytes, isWordEnded) = (0, 0, false) }
                if wordBytes < 6 { word = word << 8 | UInt64(byte) }
                wordBytes += 1
            }
            isSlashLast = byte == UInt8(ascii: "/")
        }
    }

    private mutating func beginValue(
        _ quote: UInt8, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(XMLRejection) {
        attributes += 1
        guard attributes <= limits.attributesPerElementMax else {
            throw .tooManyAttributes(line: markupStart(bytes).line)
        }
        // "xmlns", and "xmlns:" with whatever follows.
        isNamespace = (wordBytes == 5 && word == 0x78_6D_6C_6E_73) || (wordBytes >= 6 && word == 0x78_6D_6C_6E_73_3A)
        if isNamespace {
            declarations += 1
            namespacesInForce += 1
            guard namespacesInForce <= XMLLimits.namespacesInForceMax else {
                throw .tooManyAttributes(line: markupStart(bytes).line)
            }
        }
        valueBytes = 0
        state = .value(quote: quote)
    }

    private mutating func passValue(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int, _ quote: UInt8
    ) throws(XMLRejection) {
        let end = find(quote, bytes, from: offset)
        let stop = end ?? bytes.count
        valueBytes += stop - offset
        guard valueBytes <= limits.textBytesMax else { throw .textTooLong(line: place(offset, bytes).line) }
        // libxml2 keeps an ampersand in a namespace name as a reference, and so canonicalises it wrongly.
        if isNamespace, let reference = find(UInt8(ascii: "&"), bytes, from: offset), reference < stop {
            throw .namespaceError(line: place(reference, bytes).line)
        }
        offset = stop
        guard end != nil else { return }
        offset += 1
        (isWordEnded, isSlashLast) = (true, false)
        state = .startTag
    }

    private mutating func passEndTag(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) {
        guard let end = find(UInt8(ascii: ">"), bytes, from: offset) else {
            offset = bytes.count
            return
        }
        offset = end + 1
        endElement()
        textBytes = 0
        endMarkup()
    }

    private mutating func passComment(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(XMLRejection) {
        let start = offset
        let isEnded = passTerminator(UInt8(ascii: "-"), bytes, &offset)
        commentBytes += offset - start
        guard commentBytes <= limits.textBytesMax else {
            throw .textTooLong(line: markupStart(bytes).line)
        }
        if isEnded { endMarkup() }
    }

    private mutating func passCDATA(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(XMLRejection) {
        let start = offset
        let isEnded = passTerminator(UInt8(ascii: "]"), bytes, &offset)
        textBytes += offset - start
        guard textBytes <= limits.textBytesMax else { throw .textTooLong(line: place(start, bytes).line) }
        if isEnded { endMarkup() }
    }

    /// Goes behind `-->` or `]]>`, or to the end of the chunk.
    private mutating func passTerminator(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) -> Bool {
        while offset < bytes.count {
            let current = bytes[offset]
            offset += 1
            if current == byte {
                matched = min(2, matched + 1)
            } else if current == UInt8(ascii: ">"), matched == 2 {
                return true
            } else {
                matched = 0
            }
        }
        return false
    }

    private mutating func endMarkup() {
        state = .text
        markupOffset = nil
    }

    private mutating func endElement() {
        if let last = declaring.last, last.depth == depth {
            namespacesInForce -= last.count
            declaring.removeLast()
        }
        depth -= 1
    }

    // MARK: Places

    private func find(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        let found = gateway_firstByte(base + start, byte, bytes.count - start)
        return found < 0 ? nil : start + found
    }

    private mutating func countLines(_ bytes: UnsafeBufferPointer<UInt8>) {
        (newlinesBefore, columnBefore) = counted(bytes)
    }

    /// The line feeds up to the end of these bytes, and the bytes behind the last.
    private func counted(_ bytes: UnsafeBufferPointer<UInt8>) -> (newlines: Int, column: Int) {
        let newlines = Self.newlines(in: bytes)
        guard newlines > 0 else { return (newlinesBefore, columnBefore + bytes.count) }
        var last = bytes.count - 1
        while bytes[last] != 0x0A { last -= 1 }
        return (newlinesBefore + newlines, bytes.count - 1 - last)
    }

    private static func newlines(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var newlines = 0
        var offset = 0
        while offset + 8 <= raw.count {
            // A byte is zero where there was a line feed; its high bit is then the one that is not set.
            let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
            let low = (word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
            newlines &+= (~(low | word) & 0x8080_8080_8080_8080).nonzeroBitCount
            offset += 8
        }
        while offset < raw.count {
            newlines += raw[offset] == 0x0A ? 1 : 0
            offset += 1
        }
        return newlines
    }

    private func place(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
        let before = counted(UnsafeBufferPointer(rebasing: bytes[..<offset]))
        return (before.newlines + 1, before.column + 1)
    }

    private func markupStart(_ bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
        markupOffset.map { place($0, bytes) } ?? markupPlace
    }

    private func notWellFormed(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int? = nil) -> XMLRejection {
        let here = offset.map { place($0, bytes) } ?? markupStart(bytes)
        return .notWellFormed(line: here.line, column: here.column)
    }
}
