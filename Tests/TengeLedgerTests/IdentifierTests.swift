import TengeLedger
import Testing

@Suite struct IdentifierTests {
    @Test func currenciesAreThreeCapitals() {
        for code in ["KZT", "CNY", "AAA", "ZZZ"] {
            #expect(Currency(code)?.code == code)
        }
        for code in ["", "KZ", "KZTT", "kzt", "KZ1", "KZ ", "ҚЗТ", "KZ\u{301}T", "KZ\0"] {
            #expect(Currency(code) == nil, "\(code)")
        }
    }

    @Test func identifiersAreBoundedPrintableASCII() {
        check(AccountIdentifier.init, charactersMax: 34)
        check(HoldIdentifier.init, charactersMax: 64)
        check(CommandKey.init, charactersMax: 128)
    }

    private func check<Identifier>(_ make: (String) -> Identifier?, charactersMax: Int) {
        for text in ["A", "~", "!", "a b", "KZ86125KZT5004100100", String(repeating: "x", count: charactersMax)] {
            #expect(make(text) != nil, "\(text)")
        }
        let refused = [
            "", " ", " A", "A ", "A\tB", "A\nB", "A\u{7F}", "\u{0}", "é", "e\u{301}", "Қ", "A\u{200B}",
            String(repeating: "x", count: charactersMax + 1),
        ]
        for text in refused {
            #expect(make(text) == nil, "\(text)")
        }
    }

    @Test func identifiersAscendByBytes() throws {
        let texts = ["B", "a", "A1", "A", "A-"]
        let sorted = try texts.map { try #require(AccountIdentifier($0)) }.sorted().map(\.text)
        #expect(sorted == ["A", "A-", "A1", "B", "a"])
    }

    @Test func rowsTouchedAreSortedAndBounded() throws {
        let names = ["P9", "P1", "P5", "P1"]
        let legs = try names.map {
            HoldLeg(payee: try #require(AccountIdentifier($0)), amountMinorUnits: 1)
        }
        let payer = try #require(AccountIdentifier("P3"))
        let hold = try #require(HoldIdentifier("H"))
        let currency = try #require(Currency("KZT"))
        func place(_ legs: [HoldLeg]) -> LedgerCommand {
            .placeHold(
                hold, payer: payer, currency: currency, legs: legs, deadline: Instant(millisecondsSinceEpoch: 1))
        }
        #expect(place(legs).rowsTouched.accounts.map(\.text) == ["P1", "P3", "P5", "P9"])
        #expect(place(legs).rowsTouched.holds == [hold])
        let many = try (1...5000).map {
            HoldLeg(payee: try #require(AccountIdentifier("X\($0)")), amountMinorUnits: 1)
        }
        #expect(place(many).rowsTouched.accounts.count == Hold.legsMax + 1)
        #expect(LedgerCommand.settleHold(hold).rowsTouched.accounts == [])
        #expect(LedgerCommand.settleHold(hold).rowsTouched.holds == [hold])
    }
}
