/// Turns what a schema found into a sentence.
///
/// The rule decides; the library's text only lends the numbers and names that the rule does not carry (a length, the
/// codes of a list, the elements that would be allowed), and where it lends none the sentence does without.
extension FindingWords {
    /// - Parameter rule: Without `xsd:`.
    init(rule: Substring, path: String, value: String?, _ quoted: LibraryText) {
        let tag = Self.tag(in: path)
        let name = tag.map(FindingText.Argument.field) ?? .words(.theMessage)
        switch rule {
        case "cvc-pattern-valid":
            let pattern = quoted.lastQuoted.flatMap { SchemaPatterns.words[$0] }
            text = "\(name) must be \(pattern?.words ?? .theFormOfTheStandard)."
            reason = pattern?.reason ?? .invalidFileFormat
        case "cvc-maxLength-valid", "cvc-minLength-valid", "cvc-length-valid":
            text = Self.length(name, rule, value, quoted.lastQuoted)
            reason = .invalidFileFormat
        case "cvc-enumeration-valid":
            text = "\(name) must be \(quoted.listedCodes.map { .codes($0) } ?? .words(.aCodeOfTheList))."
            reason = .invalidFileFormat
        case "cvc-fractionDigits-valid", "cvc-totalDigits-valid", "cvc-minInclusive-valid", "cvc-maxInclusive-valid":
            text = Self.number(name, rule, quoted.lastQuoted.map { .literal($0) } ?? .words(.theLimit))
            reason = Self.numberReason(tag, rule)
        default:
            text = Self.structure(name, rule, quoted) ?? Self.datatype(name, rule, quoted)
            reason = Self.datatypeReason(tag, rule, quoted)
        }
    }

    /// The tag at the end of a path, or the attribute's name after `@`.
    private static func tag(in path: String) -> String? {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path.isEmpty ? nil : path }
        let step = path[slash...].utf8.dropFirst().prefix { $0 != UInt8(ascii: "[") }
        return step.isEmpty ? nil : String(Substring(step))
    }

    private static func length(
        _ name: FindingText.Argument, _ rule: Substring, _ value: String?, _ limit: String?
    ) -> FindingText {
        let count = value?.unicodeScalars.count
        switch (rule, limit, count) {
        case ("cvc-maxLength-valid", let limit?, let count?):
            return "\(name) must have at most \(limit) characters; this one has \(count)."
        case ("cvc-maxLength-valid", let limit?, nil): return "\(name) must have at most \(limit) characters."
        case ("cvc-maxLength-valid", nil, _): return "\(name) is too long."
        case ("cvc-minLength-valid", _, let count?) where count > 0: return "\(name) is too short."
        case ("cvc-minLength-valid", _, _): return "\(name) must not be empty."
        default: return "\(name) has the wrong length."
        }
    }

    private static func number(
        _ name: FindingText.Argument, _ rule: Substring, _ limit: FindingText.Argument
    ) -> FindingText {
        switch rule {
        case "cvc-fractionDigits-valid": "\(name) must have at most \(limit) digits after the point."
        case "cvc-totalDigits-valid": "\(name) must have at most \(limit) digits."
        case "cvc-minInclusive-valid": "\(name) must not be less than \(limit)."
        default: "\(name) must not be more than \(limit)."
        }
    }

    private static func numberReason(_ tag: String?, _ rule: Substring) -> StatusReason {
        // Every amount of money ends so, by the naming rules of the standard.
        guard tag?.hasSuffix("Amt") == true else { return .invalidFileFormat }
        return rule == "cvc-fractionDigits-valid" ? .decimalPointsNotCompatibleWithCurrency : .invalidAmount
    }

    private static func structure(
        _ name: FindingText.Argument, _ rule: Substring, _ quoted: LibraryText
    ) -> FindingText? {
        switch rule {
        case "cvc-elt.1": return "\(name) is not the element that a message of this definition begins with."
        case "cvc-complex-type.2.4" where quoted.saysMissingChild:
            return quoted.expectedNames.map { "\(name) lacks \(fields: $0)." } ?? "\(name) is incomplete."
        case "cvc-complex-type.2.4":
            return quoted.expectedNames.map { "\(name) is not expected here; expected is \(fields: $0)." }
                ?? "\(name) is not expected here."
        case "cvc-complex-type.2.1", "cvc-complex-type.1": return "\(name) must be empty."
        case "cvc-complex-type.2.2", "cvc-type.3.1.2": return "\(name) must hold a text and no elements."
        case "cvc-complex-type.2.3": return "\(name) must hold elements and no text of its own."
        case "cvc-complex-type.4":
            return quoted.lastQuoted.map { "\(name) lacks the attribute \(field: $0)." }
                ?? "\(name) lacks an attribute."
        case "cvc-complex-type.3.2.1", "cvc-complex-type.3.2.2", "cvc-type.3.1.1":
            return "The attribute \(name) is not allowed here."
        default: return nil
        }
    }

    private static func datatype(
        _ name: FindingText.Argument, _ rule: Substring, _ quoted: LibraryText
    ) -> FindingText {
        guard rule.hasPrefix("cvc-datatype-valid") else { return "\(name) breaks a rule of the schema." }
        switch quoted.kindOfValue {
        case .date: return "\(name) must be a day that exists, written as YYYY-MM-DD."
        case .dateTime: return "\(name) must be a date and time that exist, written as YYYY-MM-DDThh:mm:ss±hh:mm."
        case .time: return "\(name) must be a time, written as hh:mm:ss."
        case .boolean: return "\(name) must be true or false."
        case .decimal: return "\(name) must be a decimal number."
        case nil: return "\(name) is not a value of its type."
        }
    }

    private static func datatypeReason(_ tag: String?, _ rule: Substring, _ quoted: LibraryText) -> StatusReason {
        let isAmount = tag?.hasSuffix("Amt") == true
        guard rule.hasPrefix("cvc-datatype-valid") else {
            return rule == "cvc-complex-type.4" && isAmount ? .invalidTransactionCurrency : .invalidFileFormat
        }
        switch quoted.kindOfValue {
        case .date, .dateTime: return .invalidDate
        case .decimal where isAmount: return .invalidAmount
        default: return .invalidFileFormat
        }
    }
}
