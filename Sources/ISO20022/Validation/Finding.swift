public import XMLCore

/// One thing wrong with a message, for its sender and for people.
///
/// What a schema finds is put into words only when somebody asks: most readers want a verdict, and of a broken message
/// there are a hundred.
public struct Finding: Sendable {
    /// How bad it is.
    public enum Severity: String, CaseIterable, Hashable, Sendable {
        /// The message is refused.
        case error
        /// Worth knowing; the message may pass.
        case warning
    }

    /// How bad it is.
    public let severity: Severity
    /// Which rule is broken: `xml:`, `safe:`, `xsd:`, `iso:`, `hvps:` or `kz:`, then the rule's own name.
    public let rule: String
    /// The element or attribute, starting at `/AppHdr` or `/Document`; "" where the bytes are no document.
    public internal(set) var path: String
    /// The line of the element's start tag, 1-based; 0 where it is not known.
    public internal(set) var line: Int
    /// The column of the start tag or of the attribute's name, 1-based, in characters; 0 where it is not known.
    public internal(set) var column: Int
    /// The offending text, when there is one.
    public let value: String?
    private let content: Content
    /// The reason a reply gives.
    public var reason: StatusReason { words.reason }
    /// What is wrong, in a sentence that can be said in each language.
    public var sentence: FindingText { words.text }
    /// One English sentence.
    public var text: String { sentence.description }

    /// A finding.
    public init(
        severity: Severity = .error, rule: String, path: String, line: Int, column: Int = 0,
        value: String? = nil, reason: StatusReason, text: FindingText
    ) {
        self.severity = severity
        self.rule = rule
        self.path = path
        self.line = line
        self.column = column
        self.value = value
        content = .words(FindingWords(text: text, reason: reason))
    }

    /// What a schema found.
    init(schema finding: SchemaFinding) {
        severity = .error
        rule = "xsd:" + finding.rule
        path = finding.path
        line = finding.line
        column = 0
        value = finding.value
        content = .libraryText(finding.libraryText)
    }

    /// The sentence in a language.
    public func text(in language: Language) -> String { sentence.said(in: language, rule: rule) }

    /// A finding at an element.
    init(
        severity: Severity = .error, rule: String, at element: Element, value: String? = nil, reason: StatusReason,
        text: FindingText
    ) {
        self.init(
            severity: severity, rule: rule, path: element.path, line: element.line, value: value, reason: reason,
            text: text)
    }
}

/// What a finding says, and the reason a reply gives.
struct FindingWords: Hashable, Sendable {
    let text: FindingText
    let reason: StatusReason
}

extension Finding {
    /// What it says, or what that is made of.
    private enum Content: Hashable, Sendable {
        case words(FindingWords)
        /// What libxml2 says of a breach of the schema.
        case libraryText(String)
    }

    /// Made anew each time for what a schema found: who needs both takes them at once.
    var words: FindingWords {
        switch content {
        case .words(let words): words
        case .libraryText(let text): FindingWords(rule: rule.dropFirst(4), path: path, value: value, LibraryText(text))
        }
    }
}

extension Finding: Hashable {
    /// Findings are one that say the same, whoever said it to us.
    public static func == (left: Finding, right: Finding) -> Bool {
        left.severity == right.severity && left.rule == right.rule && left.path == right.path
            && left.line == right.line && left.column == right.column && left.value == right.value
            && (left.content == right.content || left.words == right.words)
    }

    /// By the place and the rule.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rule)
        hasher.combine(path)
        hasher.combine(line)
        hasher.combine(value)
    }
}

extension Finding {
    /// What a parse refused, as a finding.
    public init(_ rejection: XMLRejection) {
        self.init(
            rule: rejection.rule, path: "", line: rejection.line ?? 0, reason: .invalidFileFormat,
            text: Self.text(of: rejection))
    }

    private static func text(of rejection: XMLRejection) -> FindingText {
        switch rejection {
        case .empty: "The message is empty."
        case .tooLarge(let bytes, let bytesMax): "The message has \(bytes) bytes; at most \(bytesMax) are accepted."
        case .byteOrderMark: "The message begins with a byte order mark, which is not accepted."
        case .notUTF8(let offset): "The message is not UTF-8 at byte \(offset)."
        case .unsupportedEncoding(let name): "The encoding \(name) is not accepted; messages are UTF-8."
        case .unsupportedVersion(let version): "XML version \(version) is not accepted; messages are XML 1.0."
        case .documentType: "A document type declaration is not accepted."
        case .processingInstruction: "A processing instruction is not accepted."
        case .tooDeep: "Elements are nested too deeply."
        case .tooManyAttributes: "An element has too many attributes."
        case .textTooLong: "A text is too long."
        case .notWellFormed(let line, let column):
            "The message is not well-formed XML: it breaks at line \(line), column \(column)."
        case .namespaceError: "A namespace is missing, declared wrongly or relative."
        }
    }

    /// What a page refused, as a finding.
    public init(_ rejection: ElementRejection) {
        let (rule, value, text): (String, String?, FindingText) =
            switch rejection.kind {
            case .unexpectedElement(let name): ("iso:page", nil, "\(field: name) is not expected here.")
            case .missingElement(let name): ("iso:page", nil, "\(field: name) is missing.")
            case .mixedContent: ("safe:mixed-content", nil, "There is text or a comment between the elements.")
            case .notPlainText: ("safe:not-plain-text", nil, "The value is not one plain text.")
            case .invalidValue(let value): ("iso:page", value, "The value is not one this gateway can represent.")
            case .missingAttribute(let name): ("iso:page", nil, "The attribute \(field: name) is missing.")
            }
        self.init(
            rule: rule, path: rejection.path, line: rejection.line, value: value, reason: .invalidFileFormat,
            text: text)
    }
}
