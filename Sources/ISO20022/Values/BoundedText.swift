/// A text of 1 to `charactersMax` characters, counted as Unicode code points; white space is data.
///
/// Equal only when every code point is: two spellings that look alike (`é`; `e` and an accent) are two references,
/// while Swift's own strings would take them for one.
///
/// - Source: the `Max…Text` and `External…Code` types: `xs:string` with `minLength` 1 and a `maxLength`.
public struct BoundedText<let charactersMax: Int>: Hashable, Sendable {
    /// The text itself.
    public let text: String

    /// Nil when the text is empty or too long.
    public init?(_ text: String) {
        // The count of bytes bounds the count of code points, and costs nothing.
        guard !text.isEmpty, text.utf8.count <= charactersMax || text.unicodeScalars.count <= charactersMax else {
            return nil
        }
        self.text = text
    }

    /// The first `charactersMax` code points of a text; nil when it is empty.
    public init?(truncating text: String) {
        self.init(String(String.UnicodeScalarView(text.unicodeScalars.prefix(charactersMax))))
    }
}

extension BoundedText {
    /// Compares code point by code point.
    public static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    /// Hashes the code points.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
    }
}

extension BoundedText: ExpressibleByStringLiteral {
    /// A text known when the program is written; one that is empty or too long is a bug.
    public init(stringLiteral value: String) {
        guard let text = Self(value) else { preconditionFailure("a literal out of the bounds of its type: \(value)") }
        self = text
    }
}

extension BoundedText: CustomStringConvertible {
    /// The text itself.
    public var description: String { text }
}

/// 1 to 4 characters: most external codes.
public typealias Max4Text = BoundedText<4>
/// 1 to 10 characters.
public typealias Max10Text = BoundedText<10>
/// 1 to 16 characters.
public typealias Max16Text = BoundedText<16>
/// 1 to 34 characters.
public typealias Max34Text = BoundedText<34>
/// 1 to 35 characters: identifications and references.
public typealias Max35Text = BoundedText<35>
/// 1 to 70 characters.
public typealias Max70Text = BoundedText<70>
/// 1 to 105 characters: the narrative of a status reason.
public typealias Max105Text = BoundedText<105>
/// 1 to 140 characters: names and remittance lines.
public typealias Max140Text = BoundedText<140>
/// 1 to 256 characters.
public typealias Max256Text = BoundedText<256>
/// 1 to 350 characters.
public typealias Max350Text = BoundedText<350>
/// 1 to 500 characters.
public typealias Max500Text = BoundedText<500>
/// 1 to 2,048 characters.
public typealias Max2048Text = BoundedText<2048>
/// 1 to 20,000 characters.
public typealias Max20000Text = BoundedText<20000>
