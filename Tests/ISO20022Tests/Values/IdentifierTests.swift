import Testing

@testable import ISO20022

@Suite struct IdentifierTests {
    @Test(arguments: [
        ("NBRKKZKX", true), ("NBRKKZKXXXX", true), ("0000KZ00", true), ("nbrkkzkx", false), ("NBRKKZK", false),
        ("NBRKKZKXX", false), ("NBRK1ZKX", false), ("NBRKKZKXXXXX", false), ("", false), (" NBRKKZKX", false),
        ("NBRKKZK\u{416}", false),
    ])
    func bicHasItsForm(_ text: String, _ isValid: Bool) {
        #expect((BICFI(text) != nil) == isValid)
    }

    @Test func headOfficeIsTheBranchXXX() throws {
        let short = try #require(BICFI("NBRKKZKX"))
        let long = try #require(BICFI("NBRKKZKXXXX"))
        let branch = try #require(BICFI("NBRKKZKX123"))
        #expect(short.isSameOffice(as: long))
        #expect(!short.isSameOffice(as: branch))
        #expect(branch.institution == "NBRKKZKX")
        #expect(short.countryCode.text == "KZ")
    }

    @Test(arguments: [
        ("8a562c67-ca16-48ba-b074-65581be6f011", true), ("ffffffff-ffff-4fff-8fff-ffffffffffff", true),
        ("8A562C67-CA16-48BA-B074-65581BE6F011", false), ("8a562c67-ca16-18ba-b074-65581be6f011", false),
        ("8a562c67-ca16-48ba-c074-65581be6f011", false), ("8a562c67ca1648bab07465581be6f011", false),
        ("8a562c67-ca16-48ba-b074-65581be6f01", false), ("8a562c67-ca16-48ba-b074-65581be6f0111", false),
        ("8a562c67-ca16-48ba-b074-65581be6f01g", false), (" 8a562c67-ca16-48ba-b074-65581be6f01", false), ("", false),
    ])
    func uetrIsALowerCaseUUIDOfVersion4(_ text: String, _ isValid: Bool) {
        let uetr = UETR(text)
        #expect((uetr != nil) == isValid)
        if let uetr { #expect(uetr.text == text) }
    }

    @Test func randomBitsMakeAValidUETR() {
        #expect(UETR(randomHigh: .max, randomLow: .max).text == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(UETR(randomHigh: 0, randomLow: 0).text == "00000000-0000-4000-8000-000000000000")
        let uetr = UETR(randomHigh: 0x0123_4567_89AB_CDEF, randomLow: 0xFEDC_BA98_7654_3210)
        #expect(UETR(uetr.text) == uetr)
    }

    @Test(arguments: [
        ("", nil as String?, nil as String?), ("ABCD", "ABCD", "ABCD"), ("ABCDE", nil, "ABCD"),
        ("Төле", "Төле", "Төле"),
        ("Төлем", nil, "Төле"), (" AB ", " AB ", " AB "),
        // Two code points each, one character to a reader.
        ("e\u{301}e\u{301}", "e\u{301}e\u{301}", "e\u{301}e\u{301}"),
        ("e\u{301}e\u{301}e", nil, "e\u{301}e\u{301}"),
    ])
    func boundsCountCodePoints(_ text: String, _ kept: String?, _ truncated: String?) {
        #expect(Max4Text(text)?.text == kept)
        #expect(Max4Text(truncating: text)?.text == truncated)
    }

    @Test func textsAreEqualCodePointByCodePoint() throws {
        let composed = try #require(Max35Text(String("caf\u{E9}")))
        let decomposed = try #require(Max35Text(String("cafe\u{301}")))
        #expect(composed.text == decomposed.text, "Swift's own opinion")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, composed]).count == 2)
    }

    @Test func otherIdentifiersHaveTheirForm() {
        #expect(LEI("549300DTUYXVMJXZNY75") != nil)
        #expect(LEI("549300DTUYXVMJXZNYA5") == nil)
        #expect(IBANIdentifier("KZ86125KZT5004100100") != nil)
        #expect(IBANIdentifier("kz86125KZT5004100100") == nil)
        #expect(IBANIdentifier("KZ86 125K") == nil)
        #expect(CountryCode("KZ") != nil && CountryCode("kz") == nil && CountryCode("KAZ") == nil)
        #expect(CurrencyCode("KZT") != nil && CurrencyCode("KZ") == nil && CurrencyCode("kzt") == nil)
        #expect(CountText("007")?.count == 7 && CountText("") == nil && CountText("1234567890123456") == nil)
        #expect(CountText("-1") == nil && CountText(" 1") == nil)
    }

    @Test func amountsAreNeverNegativeNorFinerThanFiveDecimals() throws {
        let tenge = try #require(CurrencyCode("KZT"))
        let fine = try #require(ExactDecimal("0.000001"))
        #expect(CurrencyAndAmount(amount: ExactDecimal(-1), currency: tenge) == nil)
        #expect(CurrencyAndAmount(amount: fine, currency: tenge) == nil)
        #expect(CurrencyAndAmount(minorUnits: 12_345, decimals: 2, currency: tenge)?.amount == ExactDecimal("123.45"))
        #expect(CurrencyAndAmount(minorUnits: -1, decimals: 2, currency: tenge) == nil)
        #expect(CurrencyAndAmount(minorUnits: 1, decimals: 6, currency: tenge) == nil)
    }
}
