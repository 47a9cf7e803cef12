import Testing

@testable import ISO20022

@Suite struct KazakhIdentificationNumberTests {
    /// Published numbers of businesses first; then numbers made for tests, by the first and second row of weights.
    @Test(
        arguments: [
            ("160440007161", nil), ("160940025485", nil), ("090840000906", nil), ("941240001151", nil),
            ("960440000220", nil), ("970840000277", nil), ("100540000008", nil), ("100540000375", nil),
            ("100540002597", nil), ("100540003334", nil),
            ("160440007162", .checkDigitsWrong), ("160440007160", .checkDigitsWrong),
            ("100540002590", .checkDigitsWrong),
            ("100540061050", .neverIssued), ("100540061059", .neverIssued), ("100540210900", .neverIssued),
            ("16044000716", .wrongLength), ("1604400071611", .wrongLength), ("", .wrongLength),
            ("16044000716A", .wrongCharacter), ("16044000716 ", .wrongCharacter), ("-60440007161", .wrongCharacter),
            ("16044000716\u{0661}", .notASCII), ("\u{FF11}60440007161", .notASCII), ("16\u{041E}440007161", .notASCII),
            ("850101300015", .otherKind), ("850101300603", .otherKind),
        ] as [(String, IdentifierRejection?)])
    func businesses(text: String, rejection: IdentifierRejection?) {
        #expect(refusal { () throws(IdentifierRejection) in _ = try BusinessIdentificationNumber(text) } == rejection)
    }

    /// Made for tests; the birth date need not exist.
    @Test(
        arguments: [
            ("850101300015", nil), ("900615400127", nil), ("011231500777", nil), ("850101300603", nil),
            ("850101300688", nil), ("850101300016", .checkDigitsWrong), ("850101300690", .neverIssued),
            ("160440007161", .otherKind), ("85010130001", .wrongLength), ("85010130001X", .wrongCharacter),
            ("85010130001\u{0665}", .notASCII),
        ] as [(String, IdentifierRejection?)])
    func persons(text: String, rejection: IdentifierRejection?) {
        #expect(refusal { () throws(IdentifierRejection) in _ = try IndividualIdentificationNumber(text) } == rejection)
    }

    /// Numbers of widely used test certificates: they fail, as they must.
    @Test(arguments: ["123456789011", "123456789012", "123456789021"])
    func numbersOfTestCertificates(text: String) {
        let rejection = refusal { () throws(IdentifierRejection) in _ = try KazakhIdentificationNumber(text) }
        #expect(rejection == .checkDigitsWrong)
    }

    @Test func theFifthDigitDecides() throws {
        let business = try KazakhIdentificationNumber("160440007161")
        let person = try KazakhIdentificationNumber("850101300015")
        #expect(try business == .business(BusinessIdentificationNumber("160440007161")))
        #expect(try person == .individual(IndividualIdentificationNumber("850101300015")))
        #expect(business.text == "160440007161" && person.text == "850101300015")
    }

    @Test func holders() throws {
        #expect(try BusinessIdentificationNumber("160440007161").holder == .residentLegalEntity)
        // The same number with another fifth digit and the check digit that follows from it.
        for (digit, holder) in [
            ("5", BusinessIdentificationNumber.Holder.nonResidentLegalEntity), ("6", .jointEntrepreneurs),
        ] {
            let numbers = (0...9).compactMap { try? BusinessIdentificationNumber("1604\(digit)000716\($0)") }
            #expect(numbers.map(\.holder) == [holder])
        }
    }

    /// Of a hundred thousand prefixes about 0.8 % have no number, and no prefix has two.
    @Test func aPrefixHasOneNumberOrNone() {
        var without = 0
        for prefix in 0..<2000 {
            let digits = "10054" + String(repeating: "0", count: 6 - String(prefix).count) + String(prefix)
            let numbers = (0...9).filter { (try? BusinessIdentificationNumber(digits + String($0))) != nil }
            #expect(numbers.count <= 1)
            if numbers.isEmpty { without += 1 }
        }
        #expect((10...25).contains(without), "\(without)")
    }
}
