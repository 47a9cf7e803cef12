import Testing

@testable import ISO20022

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("100", 100, 0, "100"), ("+100", 100, 0, "100"), ("0100", 100, 0, "100"), ("100.", 100, 0, "100"),
        (".5", 5, 1, "0.5"), (" 100 ", 100, 0, "100"), ("-0", 0, 0, "0"), ("100.000000", 100, 0, "100"),
        ("0.05", 5, 2, "0.05"), ("-12.340", -1234, 2, "-12.34"), ("\t1.10\n", 11, 1, "1.1"),
        ("999999999999999999", 999_999_999_999_999_999, 0, "999999999999999999"),
        ("9999999999999.99999", 999_999_999_999_999_999, 5, "9999999999999.99999"),
        ("0.000000000000000001", 1, 18, "0.000000000000000001"), ("-.0", 0, 0, "0"),
        ("0000000000000000000000000001.0", 1, 0, "1"), ("10.01", 1001, 2, "10.01"),
        ("1000.0010", 1_000_001, 3, "1000.001"),
    ])
    func readsEveryLexicalForm(_ text: String, _ unscaled: Int64, _ scale: Int, _ canonical: String) throws {
        let value = try #require(ExactDecimal(text))
        #expect(value.unscaled == unscaled)
        #expect(value.scale == scale)
        #expect(value.description == canonical)
    }

    @Test(arguments: [
        "", " ", ".", "+", "-", "1e2", "1,5", "--1", "1.2.3", "0x10", "NaN", "INF", "1 2", "١", "1000000000000000000",
        "0.0000000000000000001", "1234567890.123456789",
    ])
    func refusesEverythingElse(_ text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test func ordersByNumber() throws {
        let texts = ["-1.5", "-1", "0", "0.000000000000000001", "0.5", "1", "1.000000000000001", "999999999999999999"]
        let values = try texts.map { try #require(ExactDecimal($0)) }
        #expect(values.shuffled().sorted() == values)
    }

    @Test func addsExactlyOrNotAtAll() throws {
        let cents = Array(repeating: try #require(ExactDecimal("0.1")), count: 3)
        #expect(ExactDecimal.sum(cents) == ExactDecimal("0.3"))
        #expect(ExactDecimal.sum([]) == .zero)
        let most = try #require(ExactDecimal("999999999999999999"))
        #expect(ExactDecimal.sum([most, ExactDecimal(1)]) == nil)
        #expect(ExactDecimal.sum([most, ExactDecimal(-1)]) == ExactDecimal("999999999999999998"))
        #expect(ExactDecimal.sum([most, try #require(ExactDecimal("0.1"))]) == nil)
        #expect(ExactDecimal("1.5")?.subtracting(ExactDecimal(2)) == ExactDecimal("-0.5"))
    }

    @Test(arguments: [
        ("12.34", 2, 1234 as Int64?), ("12.345", 2, nil), ("12", 2, 1200), ("12", 0, 12), ("0.10", 1, 1),
        ("999999999999999999", 2, nil), ("9223372036854775.07", 2, 922_337_203_685_477_507), ("-5", 19, nil),
        ("50", 18, nil),
    ])
    func givesMinorUnits(_ text: String, _ decimals: Int, _ expected: Int64?) throws {
        #expect(ExactDecimal(text)?.scaledInteger(decimals: decimals) == expected)
    }

    @Test func writesTheDecimalsOfACurrency() {
        #expect(ExactDecimal("100")?.text(fractionDigitsMin: 2) == "100.00")
        #expect(ExactDecimal("0.5")?.text(fractionDigitsMin: 2) == "0.50")
        #expect(ExactDecimal("-0.005")?.text(fractionDigitsMin: 2) == "-0.005")
    }

    @Test func everyTextOfAValueReadsBackAsIt() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let unscaled = Int64(generator.next() % 2_000_000_000_000_000_000) - 1_000_000_000_000_000_000
            let scale = Int(generator.next() % 19)
            guard let value = ExactDecimal(unscaled: unscaled, scale: scale) else { continue }
            #expect(ExactDecimal(value.text) == value)
            #expect(ExactDecimal(value.text(fractionDigitsMin: 18)) == value)
        }
    }
}

/// A small generator whose seed repeats the run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
