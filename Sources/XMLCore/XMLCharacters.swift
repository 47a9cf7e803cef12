/// The characters of XML 1.0: tab, line feed, carriage return, and everything from space up but surrogates, U+FFFE
/// and U+FFFF. (Source: XML 1.0 §2.2, `Char`.)
enum XMLCharacters {
    static func areAll(in text: String) -> Bool {
        var previous: UInt8 = 0
        var beforePrevious: UInt8 = 0
        for byte in text.utf8 {
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return false }
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            if byte >= 0xBE, previous == 0xBF, beforePrevious == 0xEF { return false }
            beforePrevious = previous
            previous = byte
        }
        return true
    }
}
