extension StringProtocol {
    /// Where a text in ASCII stands first, byte by byte: the standard library's search compares characters, and took a
    /// third of the time of a message with many findings.
    package func firstPlace(of mark: StaticString) -> Range<Index>? {
        let bytes = utf8
        let wanted = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
        var start = bytes.startIndex
        while start != bytes.endIndex {
            var end = start
            var matched = 0
            while matched < wanted.count, end != bytes.endIndex, bytes[end] == wanted[matched] {
                matched += 1
                end = bytes.index(after: end)
            }
            if matched == wanted.count { return start..<end }
            start = bytes.index(after: start)
        }
        return nil
    }
}
