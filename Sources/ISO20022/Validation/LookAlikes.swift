import XMLCore

/// Finds letters in identifiers that look like others: `КZ…` with a Cyrillic К is not the account it seems to be.
///
/// Identifiers and codes are meant to be compared, by people and by programs; what one takes for the same the other
/// must not take for different. Names, addresses and remittance lines are in whatever language they are.
enum LookAlikes {
    /// A finding for each identifier or code that can be mistaken for another.
    ///
    /// - Source: Unicode Technical Standard 39, "whole-script" and "mixed-script confusables", for Cyrillic and Greek.
    static func findings(in part: Element, severity: Finding.Severity) -> [Finding] {
        var findings: [Finding] = []
        for element in part.elementsBeyondASCII {
            if isIdentifier(element.localName), element.children.first(where: { _ in true }) == nil,
                let finding = finding(in: element.textContent, at: element, severity)
            {
                findings.append(finding)
            }
            for attribute in element.attributes {
                let name = attribute.localName
                if let finding = finding(in: attribute.value, at: element, attribute: name, severity) {
                    findings.append(finding)
                }
            }
        }
        return findings
    }

    /// What is wrong with one identifier's text; nil when nothing is.
    static func suspect(in text: String) -> Suspect? {
        let scalars = Array(text.unicodeScalars)
        let foreign = scalars.enumerated().filter { !$0.element.isASCII }
        for (index, scalar) in foreign {
            if scalar.isInvisible { return Suspect(scalar: scalar, position: index + 1, kind: .invisible) }
            if scalar.isOtherFormOfLatin { return Suspect(scalar: scalar, position: index + 1, kind: .otherForm) }
        }
        let letters = foreign.compactMap { index, scalar in
            scalar.script.map { (index: index, scalar: scalar, script: $0) }
        }
        guard let first = letters.first(where: { lookAlikes.contains($0.scalar) }) else { return nil }
        let isMixed = scalars.contains { $0.isASCII && $0.properties.isAlphabetic }
        // A word in Cyrillic that nobody can take for Latin is a word in Cyrillic.
        guard isMixed || letters.allSatisfy({ lookAlikes.contains($0.scalar) }) else { return nil }
        return Suspect(scalar: first.scalar, position: first.index + 1, kind: .letter(first.script))
    }

    /// A character that can be mistaken.
    struct Suspect: Equatable {
        enum Kind: Equatable {
            case letter(InThreeLanguages)
            case otherForm
            case invisible
        }

        let scalar: Unicode.Scalar
        /// From 1, in characters of the text.
        let position: Int
        let kind: Kind
    }

    private static func finding(
        in text: String, at element: Element, attribute: String? = nil, _ severity: Finding.Severity
    ) -> Finding? {
        guard let suspect = suspect(in: text) else { return nil }
        let field = FindingText.Argument.field(attribute.map { "@" + $0 } ?? element.localName)
        let (character, place) = (String(suspect.scalar), suspect.position)
        let sentence: FindingText
        switch suspect.kind {
        case .letter(let script):
            sentence =
                "\(field) can be mistaken for another: the letter \(character) at position \(place) is \(script)."
        case .otherForm:
            sentence =
                "\(field) can be mistaken for another: \(character) at position \(place) is no plain letter or digit."
        case .invisible:
            let code = "U+" + String(suspect.scalar.value, radix: 16, uppercase: true).leftPadded(to: 4)
            sentence =
                "\(field) can be mistaken for another: the character \(code) at position \(place) cannot be seen."
        }
        return Finding(
            severity: severity, rule: "safe:look-alike", path: element.path + (attribute.map { "/@" + $0 } ?? ""),
            line: element.line, value: text,
            reason: .invalidCharacterSet, text: sentence)
    }

    /// Identifiers end so by the naming rules of the standard; the others are listed.
    private static func isIdentifier(_ tag: String) -> Bool {
        tag.hasSuffix("Id") || tag.hasSuffix("Idr") || tag.hasSuffix("BIC") || others.contains(tag)
    }

    private static let others: Set<String> = [
        "BICFI", "BICOrBEI", "IBAN", "BBAN", "LEI", "UETR", "OrgnlUETR", "UPIC", "ISIN", "Cd", "EvtCd", "SubFmlyCd",
        "Fmly", "Ctry", "CtryOfRes", "CtryOfBirth", "BizSvc", "ClrSysRef", "OrgnlClrSysRef", "AcctSvcrRef", "EKNP",
    ]

    /// Letters that a reader takes for a Latin letter or for a digit.
    static let lookAlikes = Set(
        "АВСЕНІЈКМОРЅТУХҮЗасеіјорѕухһүѵԁԛԝзбΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυγκ".unicodeScalars)
}

extension Unicode.Scalar {
    /// The script of a Cyrillic or Greek letter.
    fileprivate var script: InThreeLanguages? {
        switch value {
        case 0x0400...0x052F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
        case 0x0370...0x03FF, 0x1F00...0x1FFF: .greek
        default: nil
        }
    }

    /// A full-width letter or digit, a letter of mathematics, a digit of another script.
    fileprivate var isOtherFormOfLatin: Bool {
        switch value {
        case 0xFF01...0xFF5E, 0x1D400...0x1D7FF: true
        default: properties.generalCategory == .decimalNumber
        }
    }

    fileprivate var isInvisible: Bool {
        properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format || value == 0xA0
    }
}

extension String {
    fileprivate func leftPadded(to count: Int) -> String {
        String(repeating: "0", count: max(0, count - utf8.count)) + self
    }
}
