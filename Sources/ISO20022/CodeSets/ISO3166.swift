/// The officially assigned country codes of two letters. Codes left to users (`XA`, `XK`) are not among them.
///
/// - Source: ISO 3166-1 alpha-2; the date is in `Data/CountryData.swift`.
public enum ISO3166 {
    /// True for a country code.
    public static func contains(_ code: String) -> Bool {
        guard let place = CapitalLetters.place(of: code, count: 2) else { return false }
        return table[place]
    }

    private static let table: [Bool] = {
        var table = [Bool](repeating: false, count: 26 * 26)
        for code in CountryData.text.split(whereSeparator: \.isWhitespace) {
            guard let place = CapitalLetters.place(of: code, count: 2) else {
                preconditionFailure("generated country data: \(code)")
            }
            table[place] = true
        }
        return table
    }()
}
