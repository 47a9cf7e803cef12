/// A currency by its ISO 4217 letters: `KZT`, `CNY`.
///
/// Three capital letters A to Z. The ledger keeps currencies apart and converts nothing; how many decimals a
/// minor unit has is not its business.
public struct Currency: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The three letters.
    public let code: String

    /// `nil` unless `code` is three letters A to Z.
    public init?(_ code: String) {
        let letters = code.utf8
        guard letters.count == 3, letters.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        self.code = code
    }

    /// The three letters.
    public var description: String { code }

    /// Alphabetical.
    public static func < (left: Self, right: Self) -> Bool { left.code < right.code }
}

/// A name that the ledger compares by its bytes. Printable ASCII characters, no space at either end.
public protocol LedgerName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as it is written.
    var text: String { get }
}

extension LedgerName {
    /// The name as it is written.
    @inlinable public var description: String { text }

    /// The order of the bytes.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The name of an account: 1 to 34 printable ASCII characters, no space at either end.
///
/// As long as an ISO 20022 `Max34Text` or IBAN; never given to a second account, not even after closing.
public struct AccountIdentifier: LedgerName {
    /// The longest identifier, in characters.
    public static let charactersMax = 34

    /// The identifier as it is written.
    public let text: String

    /// `nil` when `text` is empty, longer than 34, not printable ASCII, or has a space at either end.
    public init?(_ text: String) {
        guard isIdentifierText(text, charactersMax: Self.charactersMax) else { return nil }
        self.text = text
    }
}

/// The name of a hold: 1 to 64 printable ASCII characters, no space at either end; never given to a second hold.
public struct HoldIdentifier: LedgerName {
    /// The longest identifier, in characters.
    public static let charactersMax = 64

    /// The identifier as it is written.
    public let text: String

    /// `nil` when `text` is empty, longer than 64, not printable ASCII, or has a space at either end.
    public init?(_ text: String) {
        guard isIdentifierText(text, charactersMax: Self.charactersMax) else { return nil }
        self.text = text
    }
}

/// The name of one command: 1 to 128 printable ASCII characters, no space at either end.
///
/// The same key with the same command is a repeat and is answered as the first time; the key therefore carries no
/// attempt number. The same key with another command is refused.
public struct CommandKey: LedgerName {
    /// The longest key, in characters.
    public static let charactersMax = 128

    /// The key as it is written.
    public let text: String

    /// `nil` when `text` is empty, longer than 128, not printable ASCII, or has a space at either end.
    public init?(_ text: String) {
        guard isIdentifierText(text, charactersMax: Self.charactersMax) else { return nil }
        self.text = text
    }
}

/// ASCII only, so that equal texts have equal bytes and no two look alike by normalisation.
func isIdentifierText(_ text: String, charactersMax: Int) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last, bytes.count <= charactersMax else { return false }
    let space: UInt8 = 0x20
    return first != space && last != space && bytes.allSatisfy { (space...0x7E).contains($0) }
}
