/// The officially assigned country codes of two letters. Codes left to users (`XA`, `XK`) are not among them.
///
/// - Source: ISO 3166-1 alpha-2; the date is in `Data/CountryData.swift`.
public enum ISO3166 {
    /// True for a country code.
    public static func contains(_ code: String) -> Bool {
        guard let place = CapitalLetters.place(of: code, count: 2) else { return false }
        return table[place]
    }

    /// True for the bytes of a country code, or of one that the standard leaves to its users.
    static func containsOrLeavesToUsers(_ code: some Sequence<UInt8>) -> Bool {
        guard let place = CapitalLetters.place(of: code, count: 2) else { return false }
        return table[place] || leftToUsers.contains(where: { $0.contains(place) })
    }

    /// AA, QM–QZ, XA–XZ, ZZ: two sides may agree upon them.
    private static let leftToUsers = [0...0, 16 * 26 + 12...16 * 26 + 25, 23 * 26...23 * 26 + 25, 675...675]

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
