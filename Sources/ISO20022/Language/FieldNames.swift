/// What fields are called in business, by their tags.
///
/// The names follow the English ones of the standard; Russian and Kazakh are the terms that banks in Kazakhstan use.
enum FieldNames {
    /// `Interbank settlement amount (IntrBkSttlmAmt)`, in the language; the tag alone where the name is not known or
    /// is the tag itself.
    ///
    /// - Parameter name: A tag, or an attribute's name after `@`.
    static func said(_ name: String, in language: Language) -> String {
        let tag = name.hasPrefix("@") ? String(name.dropFirst()) : name
        guard let words = table[tag]?[language], words != tag else { return tag }
        return switch language {
        case .english: "\(words) (\(tag))"
        case .russian, .kazakh: "«\(words)» (\(tag))"
        }
    }

    /// The names by tag: read once, when the first finding is said.
    static let table: [String: InThreeLanguages] = {
        var table: [String: InThreeLanguages] = [:]
        let lines = [generalNames, paymentNames, partyNames, reportNames, caseNames].joined(separator: "\n")
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: "|").map(String.init)
            precondition(parts.count == 4 && table[parts[0]] == nil, "field name: \(line)")
            table[parts[0]] = InThreeLanguages(parts[1], ru: parts[2], kk: parts[3])
        }
        return table
    }()
}
