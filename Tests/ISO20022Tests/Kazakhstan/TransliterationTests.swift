import Testing

@testable import ISO20022

@Suite struct TransliterationTests {
    @Test(
        arguments: [
            ("Қазақстан Республикасы", "Qazaqstan Respublikasy"),
            ("ТОО «Шанырақ-Щит» № 7", "TOO 'Shanyraq-Shchit' No 7"),
            ("Әлия Өмірбекқызы Һ", "Aliia Omirbekqyzy H"), ("Объединённая компания", "Obieedinennaia kompaniia"),
            ("Steppe Trade", "Steppe Trade"), ("", ""), ("大草原", "大草原"),
        ])
    func latin(text: String, latin: String) {
        #expect(Transliteration.latin(text) == latin)
    }

    @Test func everyLetterOfBothAlphabetsIsKnown() {
        let letters = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
        for letter in (letters + letters.uppercased()).unicodeScalars {
            #expect(Transliteration.isKnown(letter), "\(letter)")
            let isLatin = Transliteration.latin(String(letter)).utf8.allSatisfy { $0 < 0x80 }
            #expect(isLatin, "\(letter)")
        }
    }
}
