/// The legal order under which a signer signs: an ISO 3166-1 alpha-2 code, or a user-assigned one (`XA`…`XZ`) for a
/// test partner.
public struct Jurisdiction: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// Two capital letters, A to Z.
    public let code: String

    /// Nil unless `code` is two capital letters.
    public init?(_ code: String) {
        guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        self.code = code
    }

    /// Reads what `encode` wrote. Throws `DecodingError` for anything but two capital letters.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Jurisdiction(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not two capital letters")
        }
        self = value
    }

    /// Writes the bare code.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    /// By code.
    public static func < (left: Jurisdiction, right: Jurisdiction) -> Bool { left.code < right.code }

    /// The code.
    public var description: String { code }
}
