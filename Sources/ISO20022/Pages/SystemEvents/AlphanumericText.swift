/// A code of ASCII letters and digits, `charactersMin` to `charactersMax` of them.
///
///     Max4AlphaNumericText     [a-zA-Z0-9]{1,4}
///     Exact4AlphaNumericText   [a-zA-Z0-9]{4}
///
/// - Source: the event, status and session codes of the administration messages.
public struct AlphanumericText<let charactersMin: Int, let charactersMax: Int>: Hashable, Sendable, ElementText {
    /// The code itself; capitals and small letters differ.
    public let text: String

    /// Nil when the text is too short, too long, or has another character.
    public init?(_ text: String) {
        guard (charactersMin...charactersMax).contains(text.utf8.count) else { return nil }
        guard text.utf8.allSatisfy(\.isASCIIAlphanumeric) else { return nil }
        self.text = text
    }
}

extension AlphanumericText: ExpressibleByStringLiteral, CustomStringConvertible {
    /// A code known when the program is written; one that breaks the form is a bug.
    public init(stringLiteral value: String) {
        guard let text = Self(value) else { preconditionFailure("a literal out of the form of its type: \(value)") }
        self = text
    }

    /// The code itself.
    public var description: String { text }
}

/// 1 to 4 letters or digits: the code of an event or of a status.
public typealias Max4AlphanumericText = AlphanumericText<1, 4>
/// Exactly 4 letters or digits: the identifier of a settlement session.
public typealias Exact4AlphanumericText = AlphanumericText<4, 4>
