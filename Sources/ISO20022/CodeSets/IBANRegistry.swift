/// The shape of one country's IBAN: two letters, two check digits, then the fields given here.
///
///     KZ 3!n13!c   three digits (the bank), thirteen digits or capitals (the account): 20 characters in all
public struct IBANStructure: Hashable, Sendable {
    /// What a field is made of.
    public enum Characters: String, Hashable, Sendable {
        /// Digits.
        case digits = "n"
        /// Capital letters.
        case capitals = "a"
        /// Digits and capital letters.
        case digitsAndCapitals = "c"
    }
    /// A run of characters of one kind.
    public struct Field: Hashable, Sendable {
        /// The number of characters, always exactly this many.
        public let count: Int
        /// Their kind.
        public let characters: Characters
    }

    /// The country, two capital letters.
    public let country: String
    /// The fields after the check digits.
    public let fields: [Field]
    /// The length of the whole IBAN in characters.
    public let length: Int

    /// Reads `3!n13!c`; nil where the text has another form.
    init?(country: String, notation: some StringProtocol) {
        var fields: [Field] = []
        var rest = notation[...]
        while let mark = rest.firstIndex(of: "!") {
            let kind = rest.index(after: mark)
            guard kind < rest.endIndex, let count = Int(rest[..<mark]), count > 0,
                let characters = Characters(rawValue: String(rest[kind]))
            else { return nil }
            fields.append(Field(count: count, characters: characters))
            rest = rest[rest.index(after: kind)...]
        }
        guard rest.isEmpty, !fields.isEmpty else { return nil }
        self.country = country
        self.fields = fields
        self.length = fields.reduce(4) { $0 + $1.count }
    }

    /// True when the bytes are as many as the fields want, each of its field's kind.
    func admits(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = bytes[...]
        for field in fields {
            let part = rest.prefix(field.count)
            guard part.count == field.count, part.allSatisfy(field.characters.contains) else { return false }
            rest = rest.dropFirst(field.count)
        }
        return rest.isEmpty
    }
}

extension IBANStructure.Characters {
    fileprivate func contains(_ byte: UInt8) -> Bool {
        let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        return switch self {
        case .digits: isDigit
        case .capitals: isCapital
        case .digitsAndCapitals: isDigit || isCapital
        }
    }
}

/// The countries that use IBANs, and the shape of each one's.
///
/// - Source: the IBAN registry of ISO 13616; the date is in `Data/IBANData.swift`.
public enum IBANRegistry {
    /// The shape of a country's IBAN, or nil for a country that is not in the registry.
    public static func structure(_ country: String) -> IBANStructure? {
        CapitalLetters.place(of: country, count: 2).flatMap { table[$0] }
    }

    private static let table: [IBANStructure?] = {
        var table = [IBANStructure?](repeating: nil, count: 26 * 26)
        for line in IBANData.text.split(separator: "\n") {
            let country = String(line.prefix(2))
            guard let place = CapitalLetters.place(of: country, count: 2),
                let structure = IBANStructure(country: country, notation: line.dropFirst(3))
            else { preconditionFailure("generated IBAN data: \(line)") }
            table[place] = structure
        }
        return table
    }()
}
