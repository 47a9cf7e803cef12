import LedgerSimulation
import TengeLedger
import Testing

@Suite struct FingerprintTests {
    @Test func isWrittenAsDocumented() throws {
        let command = LedgerCommand.placeHold(
            try #require(HoldIdentifier("H1")), payer: try #require(AccountIdentifier("A1")),
            currency: try #require(Currency("KZT")),
            legs: [HoldLeg(payee: try #require(AccountIdentifier("A2")), amountMinorUnits: 60)],
            deadline: Instant(millisecondsSinceEpoch: 1_700_000_000_000))
        #expect(command.fingerprint == "9:placeHold2:H12:A13:KZT13:17000000000002:A22:60")
    }

    /// Identifiers that look like the separators and lengths themselves.
    @Test func isNotFooledByIdentifiersThatLookLikeFields() throws {
        let texts = ["A", "1:A", "A1:A", "2:A1", "1", ":", "1:", ":1", "11", "A:A", "3:KZT", "10"]
        let currency = try #require(Currency("KZT"))
        let hold = try #require(HoldIdentifier("1:H"))
        var commands: Set<LedgerCommand> = []
        for one in try texts.map({ try #require(AccountIdentifier($0)) }) {
            commands.insert(.closeAccount(one))
            for other in try texts.map({ try #require(AccountIdentifier($0)) }) {
                for amount: Int64 in [1, 11, -1, .max, .min] {
                    commands.insert(
                        .issue(issuer: one, to: other, money: Money(minorUnits: amount, currency: currency)))
                    let leg = HoldLeg(payee: other, amountMinorUnits: amount)
                    for legs in [[], [leg], [leg, leg]] {
                        commands.insert(
                            .placeHold(
                                hold, payer: one, currency: currency, legs: legs,
                                deadline: Instant(millisecondsSinceEpoch: amount)))
                    }
                }
            }
        }
        #expect(Set(commands.map(\.fingerprint)).count == commands.count)
    }

    /// What can be read back cannot be shared by two commands.
    @Test func readsBackAsTheSameCommand() {
        var workload = Workload(seed: 7)
        for _ in 0..<3000 {
            let command = workload.next().command
            var reader = FingerprintReader(command.fingerprint)
            #expect(reader?.command() == command)
        }
    }

    /// Every field of every command, changed alone, is named when the key comes again.
    @Test(arguments: [
        ("open A1 client", "open A2 client", CommandField.account), ("open A1 client", "open A1 bank", .kind),
        ("open A1 client", "open A1 client CNY", .currency), ("open A1 client", "freeze A1", .command),
        ("issue CB A1 5", "issue CB A1 6", .amount), ("issue CB A1 5", "issue C2 A1 5", .issuer),
        ("issue CB A1 5", "issue CB A2 5", .payee), ("redeem A1 CB 5", "redeem A1 CB 5 of M1", .mark),
        ("redeem A1 CB 5", "redeem A2 CB 5", .payer), ("settle H1", "settle H2", .hold),
        ("part H1 5,6", "part H1 5,7", .part), ("part H1 5,6", "part H1 5", .count),
        ("settles H1,H2", "settles H1,H3", .hold), ("releases H1,H2", "releases H1", .count),
        ("limits A1 balance=5", "limits A1 debit=5", .limit), ("is A1 VAT", "is A1 BUDGET", .attributes),
        ("mark M1 T1 -", "mark M1 T2 -", .owner), ("mark M1 T1 -", "mark M1 T1 ends=VAT", .rule),
        ("transfer A1>A2:5", "transfer A1>A2:~5", .extent),
        ("transfer A1>A2:5/M1.carries", "transfer A1>A2:5/M1.ends", .mark),
        ("transfer A1>A2:5", "transfer A1>A2:5 for GOVT", .purpose),
        ("transfer A1>A2:5", "transfer A1>A2:5,A2>A1:5", .count),
        ("place H1 A1 A2:5 by 9", "place H1 A1 A2:5 by 8", .deadline),
        ("place H1 A1 A2:5 by 9", "place H1 A1 A3:5 by 9", .payee),
        ("place H1 A1 A2:5 by 9", "place H1 A1 A2:5 by 9 for GOVT", .count),
        ("place H1 A1 A2:5 by 9 for GOVT", "place H1 A1 A2:5 by 9 for SALA", .purpose),
        ("place H1 A1 A2:5 by 9 when seen", "place H1 A1 A2:5 by 9 when heard", .condition),
        ("place H1 A1 A2:5/M1.ends by 9", "place H1 A1 A2:5/M2.ends by 9", .mark),
    ])
    func aConflictNamesTheField(first: String, second: String, field: CommandField) {
        let table = LedgerTable.check("@k \(first) accountNotFound", checksAnswers: false)
        #expect(table.outcomes.count == 1)
        let again = LedgerTable.check("@k \(first)\n@k \(second)", checksAnswers: false).outcomes
        #expect(again.last?.result == .conflicts(field))
        let repeated = LedgerTable.check("@k \(first)\n@k \(first)", checksAnswers: false).outcomes
        #expect(repeated.last.map(\.result) == (repeated.first?.answer).map(LedgerResult.exists))
    }
}
