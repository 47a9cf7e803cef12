/// What fields are called in business, by their tags.
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

    /// The names by tag.
    static let table: [String: InThreeLanguages] = [:]
}
