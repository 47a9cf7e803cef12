import Testing

@testable import ISO20022

@Suite struct KazakhPaymentCodeTests {
    @Test(arguments: [
        ("KZ33125KZT1001313313", "125", "KZT1001313313"), ("KZ6283201T0150269008", "832", "01T0150269008"),
        ("KZ476010131000179714", "601", "0131000179714"), ("KZ72722S000000000001", "722", "S000000000001"),
        ("KZ24070105KSN0000000", "070", "105KSN0000000"),
    ])
    func accountNumbers(text: String, bankCode: String, accountPart: String) throws {
        let number = try KazakhIBAN(text)
        #expect(number.bankCode == bankCode && number.accountPart == accountPart && number.description == text)
    }

    @Test func anotherCountrysNumberIsRefused() throws {
        let german = try IBAN("DE89370400440532013000")
        #expect(refusal { () throws(IdentifierRejection) in _ = try KazakhIBAN(german) } == .unknownCountry)
    }

    @Test(
        arguments: [
            ("17", nil), ("23", nil), ("13", nil), ("14", nil), ("24", nil), ("27", nil), ("19", nil), ("28", nil),
            ("10", .wrongCharacter), ("37", .wrongCharacter), ("07", .wrongCharacter), ("1", .wrongLength),
            ("177", .wrongLength), ("", .wrongLength), ("1A", .wrongCharacter), ("A1", .wrongCharacter),
            (" 1", .wrongCharacter), ("1\u{0667}", .notASCII),
        ] as [(String, IdentifierRejection?)])
    func residencyAndSector(text: String, rejection: IdentifierRejection?) {
        #expect(refusal { () throws(IdentifierRejection) in _ = try ResidencyAndSector(text) } == rejection)
        if rejection == nil { #expect((try? ResidencyAndSector(text).description) == text) }
    }

    @Test func sectorsAreWhereTheyBelong() throws {
        #expect(try ResidencyAndSector("23") == ResidencyAndSector(.nonResident, .centralBank))
        #expect(try ResidencyAndSector("19") == ResidencyAndSector(.resident, .households))
        #expect(try ResidencyAndSector("18") == ResidencyAndSector(.resident, .nonProfit))
    }

    @Test(
        arguments: [
            ("710", nil), ("010", nil), ("911", nil), ("851", nil), ("000", nil), ("71", .wrongLength),
            ("7100", .wrongLength), ("71A", .wrongCharacter), ("A10", .wrongCharacter), ("7 0", .wrongCharacter),
            ("71\u{0660}", .notASCII),
        ] as [(String, IdentifierRejection?)])
    func purposes(text: String, rejection: IdentifierRejection?) {
        #expect(refusal { () throws(IdentifierRejection) in _ = try PaymentPurposeCode(text) } == rejection)
    }

    @Test func sectionsOfPurposes() throws {
        #expect(try PaymentPurposeCode("710").section == .goods)
        #expect(try PaymentPurposeCode("010").section == .pensionsAndBenefits)
        #expect(try PaymentPurposeCode("911").section == .taxesAndBudget)
    }

    @Test(
        arguments: [
            (["EKNP 2717KZT710"], "EKNP 2717KZT710"), (["/INV/123", "EKNP\t 2717KZT710"], "EKNP 2717KZT710"),
            (["POP: GOODS, EKNP 1923USD851."], "EKNP 1923USD851"),
            (["EKNP 2717KZT710", "EKNP 2717KZT710"], "EKNP 2717KZT710"), (["(EKNP 2717KZT710)"], "EKNP 2717KZT710"),
            ([], nil), (["goods"], nil), (["XEKNP 2717KZT710"], nil), (["EKNPX 2717KZT710"], nil),
            (["eknp 2717KZT710"], nil), (["\u{0415}KNP 2717KZT710"], nil), (["EKN"], nil),
        ] as [([String], String?)])
    func classifierLines(lines: [String], found: String?) throws {
        #expect(try EKNPLine.find(in: lines)?.description == found)
    }

    @Test(
        arguments: [
            (["EKNP"], .malformed), (["EKNP 2717KZT71"], .malformed), (["EKNP 2717KZT7101"], .malformed),
            (["EKNP2717KZT710 EKNP"], .malformed), (["EKNP 3717KZT710"], .malformed), (["EKNP 2710KZT710"], .malformed),
            (["EKNP 2717kzt710"], .malformed), (["EKNP 2717KZT71A"], .malformed), (["EKNP-2717KZT710"], .malformed),
            (["EKNP 2717K\u{0417}T710"], .malformed), (["EKNP 2717KZT71\u{0660}"], .malformed),
            (["EKNP 2717KZT710", "EKNP 2717KZT711"], .contradictory),
            (["EKNP 2717KZT710 EKNP 1717KZT710"], .contradictory), (["EKNP 2717KZT710", "EKNP x"], .malformed),
        ] as [([String], EKNPLine.Rejection)])
    func classifierLinesRefused(lines: [String], rejection: EKNPLine.Rejection) {
        #expect(throws: rejection) { try EKNPLine.find(in: lines) }
    }

    @Test func partsOfAClassifierLine() throws {
        let line = try #require(try EKNPLine.find(in: ["EKNP 2717KZT710"]))
        #expect(line.payer == ResidencyAndSector(.nonResident, .privateNonFinancial))
        #expect(line.payee == ResidencyAndSector(.resident, .privateNonFinancial))
        #expect(line.currency == "KZT" && line.purpose.text == "710")
        #expect(
            EKNPLine(payer: line.payer, payee: line.payee, currency: "kzt", purpose: line.purpose) == nil)
    }
}
