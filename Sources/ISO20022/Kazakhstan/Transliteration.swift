/// Kazakh and Russian texts in Latin letters, for networks that carry no others.
///
/// The Kazakh letters follow the apostrophe-free Latin alphabet's base letters, the Russian ones the passport table of
/// ICAO Doc 9303. The way back is not unique: this is for reading, never for comparing.
public enum Transliteration {
    /// The text with every Cyrillic letter of Kazakh and Russian in Latin letters; everything else as it is.
    public static func latin(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var latin = ""
        for scalar in text.unicodeScalars {
            if !scalar.isASCII, let letters = table[scalar] {
                latin += letters
            } else {
                latin.unicodeScalars.append(scalar)
            }
        }
        return latin
    }

    /// Whether a letter is Cyrillic as Kazakh and Russian write it.
    static func isKnown(_ scalar: Unicode.Scalar) -> Bool { table[scalar] != nil }

    private static let pairs: [(Unicode.Scalar, String)] = [
        ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("д", "d"), ("е", "e"), ("ё", "e"), ("ж", "zh"), ("з", "z"),
        ("и", "i"), ("й", "i"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"),
        ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "kh"), ("ц", "ts"), ("ч", "ch"), ("ш", "sh"),
        ("щ", "shch"), ("ъ", "ie"), ("ы", "y"), ("ь", ""), ("э", "e"), ("ю", "iu"), ("я", "ia"), ("ә", "a"),
        ("ғ", "g"), ("қ", "q"), ("ң", "n"), ("ө", "o"), ("ұ", "u"), ("ү", "u"), ("һ", "h"), ("і", "i"),
    ]

    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for (letter, latin) in pairs {
            table[letter] = latin
            guard let capital = String(letter).uppercased().unicodeScalars.first else { continue }
            table[capital] = latin.prefix(1).uppercased() + latin.dropFirst()
        }
        // Typographer's punctuation that texts in Cyrillic letters use.
        for quote in ["«", "»", "“", "”", "„"] as [Unicode.Scalar] { table[quote] = "'" }
        table["№"] = "No"
        for dash in ["–", "—"] as [Unicode.Scalar] { table[dash] = "-" }
        return table
    }()
}
