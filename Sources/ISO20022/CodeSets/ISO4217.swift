/// The active currencies and funds, and the decimals their amounts may have.
///
/// - Source: ISO 4217 list one; the date is in `Data/CurrencyData.swift`.
public enum ISO4217 {
    /// The number of decimals of an amount in the currency: 2 for KZT, 0 for JPY, 3 for BHD. Nil for a code that
    /// is not active, and for a code without minor units (gold, testing, no currency), which no payment can bear.
    public static func decimals(_ code: String) -> Int? {
        guard let place = CapitalLetters.place(of: code, count: 3) else { return nil }
        let decimals = table[place]
        return decimals >= 0 ? Int(decimals) : nil
    }

    /// True for an active code, with minor units or without.
    public static func contains(_ code: String) -> Bool {
        guard let place = CapitalLetters.place(of: code, count: 3) else { return false }
        return table[place] != unknown
    }

    /// What is known of a code.
    enum Known: Hashable {
        case unknown
        case withoutMinorUnits
        case decimals(Int)
    }

    /// What is known of the bytes of a code.
    static func known(_ code: UnsafeBufferPointer<UInt8>) -> Known {
        guard let place = CapitalLetters.place(of: code, count: 3) else { return .unknown }
        let decimals = table[place]
        guard decimals != unknown else { return .unknown }
        return decimals == withoutMinorUnits ? .withoutMinorUnits : .decimals(Int(decimals))
    }

    private static let unknown: Int8 = -2
    private static let withoutMinorUnits: Int8 = -1

    /// Decimals by the place of the code among all codes of three letters: one byte each.
    private static let table: [Int8] = {
        var table = [Int8](repeating: unknown, count: 26 * 26 * 26)
        for line in CurrencyData.text.split(separator: "\n") {
            guard let place = CapitalLetters.place(of: line.prefix(3), count: 3) else {
                preconditionFailure("generated currency data: \(line)")
            }
            table[place] = Int8(line.dropFirst(4)) ?? withoutMinorUnits
        }
        return table
    }()
}
