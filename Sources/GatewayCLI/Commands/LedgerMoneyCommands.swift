import ArgumentParser
import TengeLedger

/// `gateway ledger issue`.
struct LedgerIssueCommand: LedgerChange {
    static let configuration = CommandConfiguration(commandName: "issue", abstract: "Issues money.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The amount, in minor units.") var amount: Int64
    @Option(help: "The issuer.") var issuer: String
    @Option(help: "The account to be credited.") var to: String
    @Option(help: "The currency.") var currency = "KZT"

    func command() throws -> TengeLedger.LedgerCommand {
        .issue(issuer: try readAccount(issuer), to: try readAccount(to), money: try readMoney(amount, currency))
    }
}

/// `gateway ledger redeem`.
struct LedgerRedeemCommand: LedgerChange {
    static let configuration = CommandConfiguration(commandName: "redeem", abstract: "Takes money back.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The amount, in minor units.") var amount: Int64
    @Option(help: "The account to be debited.") var from: String
    @Option(help: "The issuer.") var issuer: String
    @Option(help: "The currency.") var currency = "KZT"
    @Option(help: "The mark that the money bears.") var mark: String?

    func command() throws -> TengeLedger.LedgerCommand {
        .redeem(
            from: try readAccount(from), issuer: try readAccount(issuer), money: try readMoney(amount, currency),
            mark: try mark.map { try read($0, MarkIdentifier.init, "a mark") })
    }
}

/// `gateway ledger transfer`.
struct LedgerTransferCommand: LedgerChange {
    static let configuration = CommandConfiguration(
        commandName: "transfer", abstract: "Moves money at once; with --and, several transfers or none.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The amount, in minor units.") var amount: Int64
    @Option(help: "Who pays.") var from: String
    @Option(help: "Who is paid.") var to: String
    @Option(help: "The currency.") var currency = "KZT"
    @Flag(help: "Moves as much of the amount as there is and may move.") var upTo = false
    @Option(help: "The mark and its phase, such as ROAD:carries.") var mark: String?
    @Option(help: "What it is for, and all that go with it.") var purpose: String?
    @Option(
        name: .customLong("and"),
        help: "Another transfer of the same group, such as A1=A2=100, A1=A2=upTo:100 or A1=A2=100=ROAD:carries.")
    var others: [String] = []

    func command() throws -> TengeLedger.LedgerCommand {
        let purpose = try readPurpose(purpose)
        let first = Transfer(
            payer: try readAccount(from), payee: try readAccount(to), money: try readMoney(amount, currency),
            extent: upTo ? .upTo : .exact, mark: try mark.map(readLegMark), purpose: purpose)
        let group = TransferGroup([first] + (try others.map { try other($0, purpose) }))
        guard let group else { throw CommandFault("a group has at most \(TransferGroup.countMax) transfers") }
        return .transfer(group)
    }

    private func other(_ text: String, _ purpose: PaymentPurpose?) throws -> Transfer {
        let parts = text.split(separator: "=", maxSplits: 3).map(String.init)
        guard parts.count >= 3 else { throw CommandFault("\(text) is not a transfer") }
        let upTo = "upTo:"
        let isBalancing = parts[2].hasPrefix(upTo)
        guard let amount = Int64(isBalancing ? String(parts[2].dropFirst(upTo.count)) : parts[2]) else {
            throw CommandFault("\(text) is not a transfer: \(parts[2]) is not an amount in minor units")
        }
        return Transfer(
            payer: try readAccount(parts[0]), payee: try readAccount(parts[1]),
            money: try readMoney(amount, currency), extent: isBalancing ? .upTo : .exact,
            mark: parts.count == 4 ? try readLegMark(parts[3]) : nil, purpose: purpose)
    }
}
