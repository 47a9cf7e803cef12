extension StringProtocol {
    /// The UTF-8 of the text in one piece: slices of it cost no retain.
    func withContiguousUTF8<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        if let value = utf8.withContiguousStorageIfAvailable(body) { return value }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}

extension Collection where Element == UInt8 {
    /// The bytes without the XML white space around them: the `collapse` of the XSD types whose lexical forms hold no
    /// white space inside (decimal, boolean, date, dateTime). Text types keep their white space: it is data.
    func collapsingXMLSpace() -> SubSequence {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        var body = self[...]
        while let first = body.first, isSpace(first) { body = body.dropFirst() }
        guard let last = body.lastIndex(where: { !isSpace($0) }) else { return body }
        return body[...last]
    }

    private func lastIndex(where isWanted: (UInt8) -> Bool) -> Index? {
        var found: Index?
        var index = startIndex
        while index != endIndex {
            if isWanted(self[index]) { found = index }
            formIndex(after: &index)
        }
        return found
    }
}
