/// The patterns of the definitions in words, with the reason for a value that does not follow them.
///
/// - Source: the `pattern` facets of the definitions; a test holds the list against them.
enum SchemaPatterns {
    struct Words: Sendable {
        /// Completes "X must be …".
        let words: String
        let reason: StatusReason

        init(_ words: String, _ reason: StatusReason = .invalidFileFormat) {
            self.words = words
            self.reason = reason
        }
    }

    static let words: [String: Words] = [
        "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}": Words("a lower-case UUID version 4"),
        "[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}": Words(
            "a business identifier code of 8 or 11 capitals and digits, with a country in places 5 and 6",
            .bankIdentifierIncorrect),
        "[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}": Words(
            "an IBAN: two capitals, two digits, then 1 to 30 letters and digits without spaces",
            .incorrectAccountNumber),
        "[A-Z0-9]{18,18}[0-9]{2,2}": Words("a legal entity identifier: 18 capitals or digits, then two digits"),
        "[A-Z]{2,2}": Words("a country code of two capitals", .invalidCountry),
        "[A-Z]{3,3}": Words("a currency code of three capitals", .invalidTransactionCurrency),
        "[A-Z]{2,2}[A-Z0-9]{9,9}[0-9]{1,1}": Words("a securities identifier (ISIN) of 12 characters"),
        "[a-z]{2,2}": Words("a language code of two small letters"),
        "[0-9]": Words("one digit"),
        "[0-9]{2}": Words("two digits"),
        "[0-9]{3}": Words("three digits"),
        "[0-9]{1,3}": Words("1 to 3 digits"),
        "[0-9]{2,3}": Words("2 or 3 digits"),
        "[0-9]{3,4}": Words("3 or 4 digits"),
        "[0-9]{1,5}": Words("1 to 5 digits"),
        "[0-9]{8,28}": Words("8 to 28 digits"),
        "[0-9]{1,15}": Words("1 to 15 digits"),
        "[\\+]{0,1}[0-9]{1,15}": Words("1 to 15 digits, perhaps with a plus sign before them"),
        "[a-zA-Z0-9]{4}": Words("four letters or digits"),
        "\\+[0-9]{1,3}-[0-9()+\\-]{1,30}": Words("a telephone number such as +7-7172123456"),
        "[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}": Words(
            "a business identifier code of 8 or 11 characters: six capitals, then capitals and digits",
            .bankIdentifierIncorrect),
        "[A-Z0-9]{18}[0-9]{2}[A-Z0-9]{0,32}": Words(
            "a unique transaction identifier: 18 capitals or digits, two digits, then up to 32 capitals or digits"),
        "[a-zA-Z0-9]{1,4}": Words("1 to 4 letters or digits"),
        "[0-9a-fA-F]+": Words("hexadecimal digits"),
        "([0-9A-F][0-9A-F]){32}": Words("64 hexadecimal digits, in capitals"),
        ".*Z": Words("a time in UTC, with Z at its end"),
        "[BEOVW]{1,1}[0-9]{2,2}|DUM": Words("DUM, or one of the letters B, E, O, V, W and two digits"),
    ]
}
