import XMLCore

/// Kazakh rules about texts, wherever in whichever message they stand.
enum KazakhValueRules {
    private enum Mark: Int {
        case text
        case identifier
    }

    private static let plans = PerDefinition { definition in
        DefinitionPlan(definition.structure) { name, type, _ in
            // A pattern or a list of values leaves no room for foreign letters.
            guard case .simple(let type) = type, type.base == .string, type.enumeration.isEmpty,
                type.facets[.pattern] == nil, !name.hasPrefix("External")
            else { return nil }
            return identifierTypes.contains(name) ? Mark.identifier.rawValue : Mark.text.rawValue
        }
    }

    /// Types that hold references and numbers far more often than words.
    private static let identifierTypes: Set<String> = ["Max16Text", "Max34Text", "Max35Text"]

    /// Looks at every text of the document.
    static func check(_ report: inout RuleReport) {
        plans[report.root]?.visit(report.root) { element, mark in
            // ASCII is all that most messages have.
            guard element.withPlainBytes({ $0.contains { $0 >= 0x80 } }) == true else { return }
            let text = element.textContent
            charset(element, text, &report)
            mixedAlphabets(element, text, mark == Mark.identifier.rawValue ? .error : .warning, &report)
        }
    }

    /// A text is of Latin, Russian or Kazakh letters, digits and common punctuation.
    private static func charset(_ element: Element, _ text: String, _ report: inout RuleReport) {
        guard let wrong = text.unicodeScalars.first(where: { $0.value >= 0x80 && !Transliteration.isKnown($0) }) else {
            return
        }
        report.breach(
            "kz:charset", .invalidCharacterSet, at: element, value: text,
            "The character \(wrong) is neither Latin, Russian nor Kazakh.")
    }

    /// A word is of one alphabet: a letter that only looks right defeats every comparison.
    private static func mixedAlphabets(
        _ element: Element, _ text: String, _ severity: Finding.Severity, _ report: inout RuleReport
    ) {
        for word in text.split(whereSeparator: { !$0.isLetter }) {
            let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
            guard letters.contains(where: { $0.isASCII }), letters.contains(where: { !$0.isASCII }) else { continue }
            report.breach(
                "kz:mixed-alphabets", .invalidCharacterSet, at: element, value: text, severity: severity,
                "The word \(word) mixes Latin and Cyrillic letters, which look alike.")
            return
        }
    }
}
