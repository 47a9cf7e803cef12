/// What a finding says: an English sentence with its arguments kept apart, so that it can be said in another language.
///
/// A rule writes it as an ordinary literal, `"The total is in \(total.currency)."`. The same sentence in Russian and
/// Kazakh stands in `Language/Sentences…`, under the identifier of the rule. What is interpolated becomes an argument:
/// a code, a number or a value stays as it is; `\(field: "UETR")` is named in the reader's language; an
/// `InThreeLanguages` says its own words.
public struct FindingText: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// A part of a sentence that differs from finding to finding.
    public enum Argument: Hashable, Sendable {
        /// A code, a number, a value: the same in every language.
        case literal(String)
        /// A tag or an attribute's name, said in words where the words are known.
        case field(String)
        /// Fields of which one is meant.
        case fields([String])
        /// Codes of which one is meant.
        case codes([String])
        /// Words of the program's own.
        case words(InThreeLanguages)
    }

    /// The English sentence with `{1}`, `{2}` … for its arguments.
    public let template: String
    /// The arguments, in the order of the English sentence.
    public let arguments: [Argument]

    /// A sentence without arguments.
    public init(stringLiteral value: String) {
        template = value
        arguments = []
    }

    /// A sentence that is known only when it is said, in whatever language it has.
    public init(verbatim text: String) {
        template = "{1}"
        arguments = [.literal(text)]
    }

    /// A sentence with arguments.
    public init(stringInterpolation interpolation: StringInterpolation) {
        template = interpolation.template
        arguments = interpolation.arguments
    }

    private init(template: String, arguments: [Argument]) {
        self.template = template
        self.arguments = arguments
    }

    /// Two halves of a sentence that is too long for a line.
    public static func + (left: FindingText, right: FindingText) -> FindingText {
        var template = right.template
        // From the last on, so that no number is taken twice.
        for number in (1...max(1, right.arguments.count)).reversed() {
            template = template.replacing("{\(number)}", with: "{\(number + left.arguments.count)}")
        }
        return FindingText(template: left.template + template, arguments: left.arguments + right.arguments)
    }

    /// The sentence in a language; in English where the rule has no translation of it.
    public func said(in language: Language, rule: String) -> String {
        let template =
            language == .english
            ? self.template
            : SentenceTable.shared.sentence(of: rule, english: self.template)?[language] ?? self.template
        return Self.fill(template, with: arguments, language)
    }

    /// The English sentence.
    public var description: String { Self.fill(template, with: arguments, .english) }

    private static func fill(_ template: String, with arguments: [Argument], _ language: Language) -> String {
        guard !arguments.isEmpty else { return template }
        var text = ""
        text.reserveCapacity(2 * template.utf8.count)
        var rest = template.utf8[...]
        // One pass: what an argument says is never looked at again.
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            text += Substring(rest[..<open])
            rest = rest[open...].dropFirst()
            guard let close = rest.firstIndex(of: UInt8(ascii: "}")), let number = Int(Substring(rest[..<close])),
                arguments.indices.contains(number - 1)
            else {
                text += "{"
                continue
            }
            text += arguments[number - 1].said(in: language)
            rest = rest[close...].dropFirst()
        }
        return text + Substring(rest)
    }
}

extension FindingText {
    /// Gathers a sentence and its arguments.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var template = ""
        fileprivate var arguments: [Argument] = []

        /// Begins an empty sentence.
        public init(literalCapacity: Int, interpolationCount: Int) {
            template.reserveCapacity(literalCapacity + 3 * interpolationCount)
        }

        /// Words of the sentence.
        public mutating func appendLiteral(_ literal: String) { template += literal }

        /// A code, a number, a value.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            append(.literal(value.description))
        }

        /// Words of the program's own.
        public mutating func appendInterpolation(_ words: InThreeLanguages) { append(.words(words)) }

        /// The business name of a tag or of an attribute (`@Ccy`).
        public mutating func appendInterpolation(field name: String) { append(.field(name)) }

        /// The business names of some tags, of which one is meant.
        public mutating func appendInterpolation(fields names: [String]) { append(.fields(names)) }

        /// Codes of which one is meant.
        public mutating func appendInterpolation(codes: [String]) { append(.codes(codes)) }

        /// Any argument.
        public mutating func appendInterpolation(_ argument: Argument) { append(argument) }

        private mutating func append(_ argument: Argument) {
            arguments.append(argument)
            template += "{\(arguments.count)}"
        }
    }
}

extension FindingText.Argument {
    /// The argument in a language.
    func said(in language: Language) -> String {
        switch self {
        case .literal(let text): text
        case .field(let name): FieldNames.said(name, in: language)
        // Many names in words would bury the sentence.
        case .fields(let names) where names.count <= 2:
            Self.alternatives(names.map { FieldNames.said($0, in: language) }, language)
        case .fields(let names), .codes(let names): Self.alternatives(names, language)
        case .words(let words): words[language]
        }
    }

    private static func alternatives(_ names: [String], _ language: Language) -> String {
        guard let last = names.last else { return "" }
        guard names.count > 1 else { return last }
        return names.dropLast().joined(separator: ", ") + Self.or[language] + last
    }

    private static let or = InThreeLanguages(" or ", ru: " или ", kk: " немесе ")
}
