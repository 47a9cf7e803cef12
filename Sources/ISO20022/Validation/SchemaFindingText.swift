import XMLCore

extension Finding {
    /// What a schema found, in words for people and with the reason for a reply.
    init(schema finding: SchemaFinding) {
        let words = SchemaFindingWords(finding)
        self.init(
            rule: "xsd:" + finding.rule, path: finding.path, line: finding.line, value: finding.value,
            reason: words.reason, text: FindingText(verbatim: words.text))
    }
}

/// Turns a schema finding into a sentence.
///
/// The rule decides; the library's text only lends the numbers and names that the rule does not carry (a length, the
/// codes of a list, the elements that would be allowed), and where it lends none the sentence does without.
struct SchemaFindingWords {
    let text: String
    let reason: StatusReason

    init(_ finding: SchemaFinding) {
        let name = Self.name(in: finding.path)
        let quoted = LibraryText(finding.libraryText)
        switch finding.rule {
        case "cvc-pattern-valid":
            let pattern = quoted.lastQuoted.flatMap { SchemaPatterns.words[$0] }
            text = "\(name) must be \(pattern?.words ?? "in the form that the standard asks for")."
            reason = pattern?.reason ?? .invalidFileFormat
        case "cvc-maxLength-valid":
            text = Self.maxLength(name, finding.value, quoted.lastQuoted)
            reason = .invalidFileFormat
        case "cvc-minLength-valid":
            text = finding.value?.isEmpty == false ? "\(name) is too short." : "\(name) must not be empty."
            reason = .invalidFileFormat
        case "cvc-enumeration-valid":
            text = "\(name) must be \(quoted.listedCodes ?? "one of the codes of its list")."
            reason = .invalidFileFormat
        case "cvc-fractionDigits-valid", "cvc-totalDigits-valid", "cvc-minInclusive-valid", "cvc-maxInclusive-valid":
            text = Self.number(name, finding.rule, quoted.lastQuoted)
            reason = Self.numberReason(name, finding.rule)
        default:
            text = Self.structure(name, finding.rule, quoted) ?? Self.datatype(name, finding, quoted)
            reason = Self.datatypeReason(name, finding.rule, quoted)
        }
    }

    /// The name of an element or an attribute at the end of a path.
    private static func name(in path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? "The message"
        let name = last.split(separator: "[").first.map(String.init) ?? last
        return name.hasPrefix("@") ? "The attribute \(name.dropFirst())" : name
    }

    private static func maxLength(_ name: String, _ value: String?, _ limit: String?) -> String {
        let has = value.map { "; this one has \($0.unicodeScalars.count)" } ?? ""
        return limit.map { "\(name) must have at most \($0) characters\(has)." } ?? "\(name) is too long."
    }

    private static func number(_ name: String, _ rule: String, _ limit: String?) -> String {
        switch rule {
        case "cvc-fractionDigits-valid": "\(name) must have at most \(limit ?? "the allowed") digits after the point."
        case "cvc-totalDigits-valid": "\(name) must have at most \(limit ?? "the allowed") digits."
        case "cvc-minInclusive-valid": "\(name) must not be less than \(limit ?? "the minimum")."
        default: "\(name) must not be more than \(limit ?? "the maximum")."
        }
    }

    private static func numberReason(_ name: String, _ rule: String) -> StatusReason {
        // Every amount of money ends so, by the naming rules of the standard.
        guard name.hasSuffix("Amt") else { return .invalidFileFormat }
        return rule == "cvc-fractionDigits-valid" ? .decimalPointsNotCompatibleWithCurrency : .invalidAmount
    }

    private static func structure(_ name: String, _ rule: String, _ quoted: LibraryText) -> String? {
        switch rule {
        case "cvc-elt.1": return "\(name) is not the element that a message of this definition begins with."
        case "cvc-complex-type.2.4" where quoted.saysMissingChild:
            return quoted.expectedNames.map { "\(name) lacks \($0)." } ?? "\(name) is incomplete."
        case "cvc-complex-type.2.4":
            return quoted.expectedNames.map { "\(name) is not expected here; expected is \($0)." }
                ?? "\(name) is not expected here."
        case "cvc-complex-type.2.1", "cvc-complex-type.1": return "\(name) must be empty."
        case "cvc-complex-type.2.2", "cvc-type.3.1.2": return "\(name) must hold a text and no elements."
        case "cvc-complex-type.2.3": return "\(name) must hold elements and no text of its own."
        case "cvc-complex-type.4": return "\(name) lacks the attribute \(quoted.lastQuoted ?? "that it must have")."
        case "cvc-complex-type.3.2.1", "cvc-complex-type.3.2.2", "cvc-type.3.1.1": return "\(name) is not allowed here."
        default: return nil
        }
    }

    private static func datatype(_ name: String, _ finding: SchemaFinding, _ quoted: LibraryText) -> String {
        guard finding.rule.hasPrefix("cvc-datatype-valid") else { return "\(name) breaks a rule of the schema." }
        switch quoted.kindOfValue {
        case .date: return "\(name) must be a day that exists, written as YYYY-MM-DD."
        case .dateTime: return "\(name) must be a date and time that exist, written as YYYY-MM-DDThh:mm:ss±hh:mm."
        case .time: return "\(name) must be a time, written as hh:mm:ss."
        case .boolean: return "\(name) must be true or false."
        case .decimal: return "\(name) must be a decimal number."
        case nil: return "\(name) is not a value of its type."
        }
    }

    private static func datatypeReason(_ name: String, _ rule: String, _ quoted: LibraryText) -> StatusReason {
        guard rule.hasPrefix("cvc-datatype-valid") else {
            return rule == "cvc-complex-type.4" && name.hasSuffix("Amt")
                ? .invalidTransactionCurrency : .invalidFileFormat
        }
        switch quoted.kindOfValue {
        case .date, .dateTime: return .invalidDate
        case .decimal where name.hasSuffix("Amt"): return .invalidAmount
        default: return .invalidFileFormat
        }
    }
}
