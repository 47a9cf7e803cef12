/// Codes of capital letters as small numbers, so that a look-up is an index rather than a hash of a string.
enum CapitalLetters {
    /// The place of a code of exactly `count` letters A–Z in alphabetical order (AA is 0, AB is 1), or nil for
    /// any other text.
    static func place(of text: some StringProtocol, count: Int) -> Int? { place(of: text.utf8, count: count) }

    /// The same of the bytes of a code.
    static func place(of bytes: some Sequence<UInt8>, count: Int) -> Int? {
        var place = 0
        var seen = 0
        for byte in bytes {
            guard seen < count, byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") else { return nil }
            place = place * 26 + Int(byte - UInt8(ascii: "A"))
            seen += 1
        }
        return seen == count ? place : nil
    }
}
