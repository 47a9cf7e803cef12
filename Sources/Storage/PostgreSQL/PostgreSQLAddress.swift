/// Which PostgreSQL, and where in it.
public struct PostgreSQLAddress: Hashable, Sendable, CustomStringConvertible {
    /// libpq's form, `host=a,b dbname=gateway user=…` or `postgresql://…`. May hold a password: never shown.
    public let connection: String
    /// The schema of this store's tables: lower-case letters, digits and `_`, not beginning with a digit, at most 63.
    public let schema: String

    /// Nil when the schema's name is not of that form.
    public init?(connection: String, schema: String = "settlement") {
        let isName = schema.utf8.enumerated().allSatisfy { index, byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
                || index > 0 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard isName, (1...63).contains(schema.utf8.count) else { return nil }
        self.connection = connection
        self.schema = schema
    }

    /// The schema only: the rest may hold a password.
    public var description: String { "PostgreSQL, schema \(schema)" }
}
