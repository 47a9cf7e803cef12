/// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`: encoding and standalone may be absent.
///
/// The version must be 1.0 and the encoding, if named, UTF-8 in any case of letters. (Source: XML 1.0 §2.8, `XMLDecl`.)
enum XMLDeclaration {
    /// Checks the declaration that the bytes start with; gives the offset behind it.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLRejection) -> Int {
        // No valid declaration is longer; a bound keeps a malformed one from being searched for in the whole text.
        let head = UnsafeBufferPointer(rebasing: bytes.prefix(256))
        guard let end = head.indices.first(where: { $0 > 5 && head[$0] == UInt8(ascii: ">") }),
            head[end - 1] == UInt8(ascii: "?")
        else { throw .notWellFormed(line: 1, column: 1) }
        var rest = head[5..<(end - 1)]
        var names: [String] = []
        while let (name, value) = try nextPair(&rest) {
            switch name {
            case "version" where names.isEmpty:
                guard value == "1.0" else { throw .unsupportedVersion(version: value) }
            case "encoding" where names == ["version"]:
                guard value.uppercased() == "UTF-8" else { throw .unsupportedEncoding(name: value) }
            case "standalone" where names.first == "version" && !names.contains("standalone"):
                guard value == "yes" || value == "no" else { throw .notWellFormed(line: 1, column: 1) }
            default:
                throw .notWellFormed(line: 1, column: 1)
            }
            names.append(name)
        }
        guard !names.isEmpty else { throw .notWellFormed(line: 1, column: 1) }
        return end + 1
    }

    private typealias Rest = Slice<UnsafeBufferPointer<UInt8>>

    private static func nextPair(_ rest: inout Rest) throws(XMLRejection) -> (name: String, value: String)? {
        let malformed = XMLRejection.notWellFormed(line: 1, column: 1)
        let spaces = rest.prefix(while: isSpace)
        rest = rest.dropFirst(spaces.count)
        guard !rest.isEmpty else { return nil }
        guard !spaces.isEmpty else { throw malformed }
        let name = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        rest = rest.dropFirst(name.count).drop(while: isSpace)
        guard rest.first == UInt8(ascii: "=") else { throw malformed }
        rest = rest.dropFirst().drop(while: isSpace)
        guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw malformed
        }
        let value = rest.dropFirst().prefix { $0 != quote }
        guard value.endIndex < rest.endIndex else { throw malformed }
        rest = rest[(value.endIndex + 1)...]
        return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
