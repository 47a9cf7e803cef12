/// The `Prefer` header, RFC 7240, of which the gateway knows `wait`.
///
///     Prefer  = 1#preference
///     preference = token [ BWS "=" BWS word ] *( OWS ";" [ OWS parameter ] )
///
/// A preference is a wish: what cannot be read is passed over, and the first of several `wait` counts.
enum PreferHeader {
    /// The seconds of `wait=N`, at most `secondsMax`; 0 when there is no such wish.
    static func waitSeconds(in fields: [String], secondsMax: Int) -> Int {
        for field in fields {
            for preference in commaSeparated(field) {
                let token = preference.prefix { $0 != ";" }
                guard let equals = token.firstIndex(of: "=") else { continue }
                guard token[..<equals].trimmingSpace().lowercased() == "wait" else { continue }
                let word = token[token.index(after: equals)...].trimmingSpace().trimmingQuotes()
                guard !word.isEmpty, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
                // More digits than fit are simply very patient.
                return min(Int(word) ?? secondsMax, secondsMax)
            }
        }
        return 0
    }

    /// The elements of a list, where a comma inside quotation marks separates nothing.
    static func commaSeparated(_ field: String) -> [Substring] {
        var elements: [Substring] = []
        var start = field.startIndex
        var isQuoted = false
        for index in field.indices {
            switch field[index] {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                elements.append(field[start..<index])
                start = field.index(after: index)
            default: break
            }
        }
        elements.append(field[start...])
        return elements
    }
}
