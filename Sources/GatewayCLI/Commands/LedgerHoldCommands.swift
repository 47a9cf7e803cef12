import ArgumentParser
import TengeLedger

/// `gateway ledger hold`.
struct LedgerHoldCommand: LedgerChange {
    static let configuration = CommandConfiguration(commandName: "hold", abstract: "Places a hold.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The hold.") var hold: String
    @Option(help: "Who pays.") var payer: String
    @Option(help: "A payee and its amount, such as A2=100, or with a mark, A2=100=ROAD:carries; may be repeated.")
    var leg: [String]
    @Option(help: "The currency.") var currency = "KZT"
    @Option(help: "The last instant at which it still stands, such as 2026-11-24T05:00:00Z.") var deadline: String
    @Option(help: "What it is for.") var purpose: String?
    @Option(help: "What must have come about before it is settled: kept, shown, found by; judged by who settles.")
    var condition: String?

    func command() throws -> TengeLedger.LedgerCommand {
        .placeHold(
            try read(hold, HoldIdentifier.init, "a hold"), payer: try readAccount(payer),
            currency: try read(currency, Currency.init, "a currency"), legs: try leg.map(Self.leg),
            deadline: try readInstant(deadline), purpose: try readPurpose(purpose),
            condition: try condition.map { try read($0, ReleaseCondition.init, "a condition") })
    }

    private static func leg(_ text: String) throws -> HoldLeg {
        let parts = text.split(separator: "=", maxSplits: 2).map(String.init)
        guard parts.count >= 2, let amount = Int64(parts[1]) else { throw CommandFault("\(text) is not a leg") }
        return HoldLeg(
            payee: try readAccount(parts[0]), amountMinorUnits: amount,
            mark: parts.count == 3 ? try readLegMark(parts[2]) : nil)
    }
}

/// `gateway ledger settle`.
struct LedgerSettleCommand: LedgerChange {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Settles an operator's hold, or several as one.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The holds.") var holds: [String]
    @Option(help: "So much of each leg of the one hold, in minor units and in order; the rest goes back.")
    var part: [Int64] = []

    func command() throws -> TengeLedger.LedgerCommand {
        let holds = try read(holds, HoldIdentifier.init, "a hold")
        if holds.count == 1 { return part.isEmpty ? .settleHold(holds[0]) : .settleHoldInPart(holds[0], parts: part) }
        guard part.isEmpty, let group = HoldGroup(holds) else {
            throw CommandFault("parts are of one hold; a group is of 2 to 64 different holds")
        }
        return .settleHolds(group)
    }
}

/// `gateway ledger release`.
struct LedgerReleaseCommand: LedgerChange {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Gives back an operator's hold, or several as one.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The holds.") var holds: [String]

    func command() throws -> TengeLedger.LedgerCommand {
        let holds = try read(holds, HoldIdentifier.init, "a hold")
        if holds.count == 1 { return .releaseHold(holds[0]) }
        guard let group = HoldGroup(holds) else { throw CommandFault("a group is of 2 to 64 different holds") }
        return .releaseHolds(group)
    }
}

/// `gateway ledger expire`.
struct LedgerExpireCommand: LedgerChange {
    static let configuration = CommandConfiguration(
        commandName: "expire", abstract: "Gives back an operator's hold whose deadline is past.",
        discussion: "A running service does it by itself.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The hold.") var hold: String

    func command() throws -> TengeLedger.LedgerCommand {
        .expireHold(try read(hold, HoldIdentifier.init, "a hold"))
    }
}
