/// What a text must look like, and how to say so.
struct TextShape: Sendable {
    /// Completes the sentence "expected …".
    let expected: String
    /// Whether a text looks like that.
    let fits: @Sendable (String) -> Bool

    init(_ expected: String, fits: @escaping @Sendable (String) -> Bool) {
        self.expected = expected
        self.fits = fits
    }

    /// A text of a closed list of words.
    static func oneOf(_ words: [String]) -> TextShape {
        TextShape("one of " + words.joined(separator: ", ")) { words.contains($0) }
    }

    /// ISO 9362: four letters or digits, the country, two of the place, and perhaps three of the branch.
    static let bic = TextShape("a BIC of 8 or 11 characters") { text in
        let characters = Array(text.utf8)
        guard characters.count == 8 || characters.count == 11 else { return false }
        return characters.enumerated().allSatisfy { index, character in
            isCapital(character) || (!(4...5).contains(index) && isDigit(character))
        }
    }

    /// ISO 3166-1 alpha-2, in shape.
    static let jurisdiction = TextShape("a country of two capital letters") { text in
        text.utf8.count == 2 && text.utf8.allSatisfy(isCapital)
    }

    /// ISO 4217, in shape.
    static let currency = TextShape("a currency of three capital letters") { text in
        text.utf8.count == 3 && text.utf8.allSatisfy(isCapital)
    }

    /// The bank's part of a Kazakh IBAN.
    static let bankCode = TextShape("three digits") { text in
        text.utf8.count == 3 && text.utf8.allSatisfy(isDigit)
    }

    /// An account of the ledger.
    static let account = printable(max: 34)
    /// The key of a ledger command.
    static let commandKey = printable(max: 128)
    /// A business service, such as `swift.iap.01`.
    static let businessService = printable(max: 35)
    /// A name for people.
    static let name = TextShape("a text of 1 to 140 characters") { (1...140).contains($0.count) }
    /// An address or host name.
    static let host = TextShape("an address or host name") { text in
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
    /// An address of the web.
    static let address = TextShape("an address that begins with http:// or https://") { text in
        ["http://", "https://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
    /// An object identifier in dotted decimal, such as `1.2.398.3.3.4.1.2`.
    static let objectIdentifier = TextShape("an object identifier such as 1.2.398.3.3.4.1.2") { text in
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count > 1 && text.utf8.count <= 100
            && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) && ($0 == "0" || $0.first != "0") }
    }
    /// A text that is not empty.
    static let secret = TextShape("a password") { !$0.isEmpty }
    /// A day of the calendar.
    static let date = TextShape("a date YYYY-MM-DD") { UTCTimestamp.isDate($0) }
    /// A time of day.
    static let timeOfDay = TextShape("a time HH:MM") { minutes(ofTime: $0) != nil }
    /// An instant in UTC.
    static let instant = TextShape("an instant YYYY-MM-DDTHH:MM:SSZ") { UTCTimestamp.milliseconds(of: $0) != nil }
    /// SHA-256 of a certificate.
    static let fingerprint = TextShape("a SHA-256 fingerprint of 64 hexadecimal digits") {
        CertificateFingerprint(hexadecimal: $0) != nil
    }

    /// Minutes after midnight of `HH:MM`; nil for anything else.
    static func minutes(ofTime text: String) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ isDigit(digits[$0]) }),
            let hours = Int(text.prefix(2)), hours < 24, let minutes = Int(text.suffix(2)), minutes < 60
        else { return nil }
        return hours * 60 + minutes
    }

    private static func printable(max: Int) -> TextShape {
        TextShape("1 to \(max) printable ASCII characters") { text in
            (1...max).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        }
    }

    private static func isCapital(_ character: UInt8) -> Bool { (0x41...0x5A).contains(character) }
    private static func isDigit(_ character: UInt8) -> Bool { (0x30...0x39).contains(character) }
}
