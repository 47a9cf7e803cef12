import Testing

@testable import ISO20022

@Suite struct CheckDigitTests {
    /// The first four are published account numbers, the next four the registry's examples; then our own.
    @Test(
        arguments: [
            ("KZ33125KZT1001313313", nil), ("KZ86125KZT5004100100", nil), ("KZ6283201T0150269008", nil),
            ("KZ476010131000179714", nil), ("DE89370400440532013000", nil), ("GB29NWBK60161331926819", nil),
            ("MT84MALT011000012345MTLCAST001S", nil), ("NO9386011117947", nil),
            ("KZ93125DTG0000000001", nil), ("KZ72722S000000000001", nil), ("KZ456010000000000001", nil),
            ("KZ34125KZT1001313313", .checkDigitsWrong), ("KZ33125KZT1001313331", .checkDigitsWrong),
            ("KZ33125KZT100131331", .wrongLength), ("KZ33125KZT10013133130", .wrongLength), ("KZ33", .wrongLength),
            ("", .wrongLength), ("KZ33125KZT10013133130000000000000000", .wrongLength),
            ("KZ3312AKZT1001313313", .wrongCharacter), ("KZ33125kzt1001313313", .wrongCharacter),
            ("KZ33 125KZT100131331", .wrongCharacter), ("KZA3125KZT1001313313", .wrongCharacter),
            ("GB29NW1K60161331926819", .wrongCharacter), ("US64SVBKUS6S3300958879", .unknownCountry),
            ("kz33125KZT1001313313", .unknownCountry), ("XA33125KZT1001313313", .unknownCountry),
            ("KZ33125KZT10013133\u{0661}3", .notASCII), ("\u{041A}Z33125KZT1001313313", .notASCII),
            ("KZ33125KZ\u{0422}1001313313", .notASCII), ("KZ\u{FF13}3125KZT1001313313", .notASCII),
            ("KZ33125KZT1001313313\u{0301}", .notASCII),
        ] as [(String, IdentifierRejection?)])
    func ibans(text: String, rejection: IdentifierRejection?) {
        #expect(refusal { () throws(IdentifierRejection) in _ = try IBAN(text) } == rejection)
    }

    /// 00, 01 and 99 leave the same remainder as 97, 98 and 02: only the range tells them apart.
    @Test func checkDigitsThatAreNeverGiven() throws {
        var seen: Set<String> = []
        for number in 0..<2000 where seen.count < 3 {
            let account = "125" + String(repeating: "0", count: 13 - String(number).count) + String(number)
            for (given, never) in [("97", "00"), ("98", "01"), ("02", "99")]
            where (try? IBAN("KZ\(given)\(account)")) != nil {
                let rejection = refusal { () throws(IdentifierRejection) in _ = try IBAN("KZ\(never)\(account)") }
                #expect(rejection == .checkDigitsNeverIssued)
                #expect(Modulo97.remainder(of: "\(account)KZ\(never)".utf8) == 1)
                seen.insert(never)
            }
        }
        #expect(seen == ["00", "01", "99"])
    }

    /// The check digits find every wrong digit and every swap of neighbours.
    @Test func everySlipIsFound() throws {
        let right = Array("KZ456010131000179714".replacing("KZ45", with: "KZ47").utf8)
        _ = try IBAN(String(decoding: right, as: UTF8.self))
        for place in 2..<right.count {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect((try? IBAN(String(decoding: wrong, as: UTF8.self))) == nil)
            }
            if place + 1 < right.count, right[place] != right[place + 1] {
                var swapped = right
                swapped.swapAt(place, place + 1)
                #expect((try? IBAN(String(decoding: swapped, as: UTF8.self))) == nil)
            }
        }
    }

    /// The first two are of registered entities.
    @Test(
        arguments: [
            ("529900T8BM49AURSDO55", nil), ("5493001KJTIIGC8Y1R12", nil),
            ("529900T8BM49AURSDO56", .checkDigitsWrong), ("529900T8BM49AURSOD55", .checkDigitsWrong),
            ("529900T8BM49AURSDO5", .wrongLength), ("529900T8BM49AURSDO555", .wrongLength),
            ("529900t8BM49AURSDO55", .wrongCharacter), ("529900T8BM49AURSDO5A", .wrongCharacter),
            ("529900T8BM49AURSDO 5", .wrongCharacter), ("529900T8BM49AURSDO00", .checkDigitsNeverIssued),
            ("529900\u{0422}8BM49AURSDO55", .notASCII), ("529900T8BM49AURSDO5\u{0665}", .notASCII),
        ] as [(String, IdentifierRejection?)])
    func legalEntities(text: String, rejection: IdentifierRejection?) {
        #expect(refusal { () throws(IdentifierRejection) in _ = try LegalEntityIdentifier(text) } == rejection)
    }
}

/// Why a body refuses, or nil when it does not.
func refusal(_ body: () throws(IdentifierRejection) -> Void) -> IdentifierRejection? {
    do throws(IdentifierRejection) {
        try body()
        return nil
    } catch {
        return error
    }
}
