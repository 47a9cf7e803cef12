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
            #expect(readCommand(command.fingerprint) == command)
        }
    }

    private func readCommand(_ fingerprint: String) -> LedgerCommand? {
        guard var fields = readFields(fingerprint)?[...], let name = fields.popFirst() else { return nil }
        let account = fields.first.flatMap { AccountIdentifier($0) }
        let hold = fields.first.flatMap { HoldIdentifier($0) }
        switch (name, fields.count) {
        case ("openAccount", 3):
            guard let account, let kind = AccountKind(rawValue: fields[2]), let currency = Currency(fields[3])
            else { return nil }
            return .openAccount(account, kind: kind, currency: currency)
        case ("freezeAccount", 1): return account.map(LedgerCommand.freezeAccount)
        case ("unfreezeAccount", 1): return account.map(LedgerCommand.unfreezeAccount)
        case ("closeAccount", 1): return account.map(LedgerCommand.closeAccount)
        case ("issue", 4):
            guard let account, let payee = AccountIdentifier(fields[2]), let currency = Currency(fields[3]),
                let amount = Int64(fields[4])
            else { return nil }
            return .issue(issuer: account, to: payee, money: Money(minorUnits: amount, currency: currency))
        case ("placeHold", 4...): return readPlaceHold(fields)
        case ("settleHold", 1): return hold.map(LedgerCommand.settleHold)
        case ("releaseHold", 1): return hold.map(LedgerCommand.releaseHold)
        case ("expireHold", 1): return hold.map(LedgerCommand.expireHold)
        default: return nil
        }
    }

    private func readPlaceHold(_ fields: ArraySlice<String>) -> LedgerCommand? {
        guard let hold = HoldIdentifier(fields[1]), let payer = AccountIdentifier(fields[2]),
            let currency = Currency(fields[3]), let deadline = Int64(fields[4])
        else { return nil }
        var legs: [HoldLeg] = []
        var rest = fields.dropFirst(4)
        while let payee = rest.popFirst() {
            guard let payee = AccountIdentifier(payee), let amount = rest.popFirst().flatMap({ Int64($0) })
            else { return nil }
            legs.append(HoldLeg(payee: payee, amountMinorUnits: amount))
        }
        return .placeHold(
            hold, payer: payer, currency: currency, legs: legs, deadline: Instant(millisecondsSinceEpoch: deadline))
    }

    private func readFields(_ text: String) -> [String]? {
        var fields: [String] = []
        var rest = text.utf8[...]
        while !rest.isEmpty {
            guard let colon = rest.firstIndex(of: UInt8(ascii: ":")),
                let count = Int(String(Substring(rest[..<colon])))
            else { return nil }
            let field = rest[rest.index(after: colon)...].prefix(count)
            guard field.count == count else { return nil }
            fields.append(String(Substring(field)))
            rest = rest[field.endIndex...]
        }
        return fields
    }
}
