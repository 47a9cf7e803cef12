import ArgumentParser
import TengeLedger

/// `gateway ledger open`.
struct LedgerOpenCommand: LedgerChange {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "Opens an account.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The account.") var account: String
    @Option(help: "issuer, bank, treasury, client or partnerSettlement.") var kind: String
    @Option(help: "The currency.") var currency = "KZT"

    func command() throws -> TengeLedger.LedgerCommand {
        .openAccount(
            try readAccount(account), kind: try read(kind, AccountKind.init(rawValue:), "a kind"),
            currency: try read(currency, Currency.init, "a currency"))
    }
}

/// `gateway ledger status`.
struct LedgerStatusCommand: LedgerChange {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Freezes, unfreezes or closes an account.")
    enum Change: String, CaseIterable, ExpressibleByArgument { case freeze, unfreeze, close }
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "freeze, unfreeze or close.") var change: Change
    @Argument(help: "The account.") var account: String

    func command() throws -> TengeLedger.LedgerCommand {
        let account = try readAccount(account)
        return switch change {
        case .freeze: .freezeAccount(account)
        case .unfreeze: .unfreezeAccount(account)
        case .close: .closeAccount(account)
        }
    }
}

/// `gateway ledger limits`.
struct LedgerLimitsCommand: LedgerChange {
    static let configuration = CommandConfiguration(
        commandName: "limits", abstract: "Replaces an account's limits; what is not named is not limited.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The account.") var account: String
    @Option(help: "The largest balance, in minor units.") var balance: Int64?
    @Option(help: "The most it may owe, in minor units.") var debitCap: Int64?
    @Option(help: "The most it may pay away in a day, in minor units.") var dailyTurnover: Int64?

    func command() throws -> TengeLedger.LedgerCommand {
        let limits = AccountLimits(
            balanceMinorUnitsMax: balance, debitCapMinorUnits: debitCap, dailyTurnoverMinorUnitsMax: dailyTurnover)
        guard let limits else { throw CommandFault("a limit is from 0 to 999999999999999999") }
        return .setLimits(try readAccount(account), limits)
    }
}

/// `gateway ledger attributes`.
struct LedgerAttributesCommand: LedgerChange {
    static let configuration = CommandConfiguration(
        commandName: "attributes", abstract: "Replaces what an account's owner is known to be, such as VAT.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The account.") var account: String
    @Argument(help: "At most 16 attributes; none takes them away.") var attributes: [String] = []

    func command() throws -> TengeLedger.LedgerCommand {
        let list = try read(attributes, PayeeAttribute.init, "an attribute")
        guard let attributes = PayeeAttributes(list) else { throw CommandFault("more than 16 attributes") }
        return .setAttributes(try readAccount(account), attributes)
    }
}

/// `gateway ledger mark`.
struct LedgerMarkCommand: LedgerChange {
    static let configuration = CommandConfiguration(commandName: "mark", abstract: "Defines a mark and its rule.")
    @OptionGroup var options: LedgerChangeOptions
    @Argument(help: "The mark.") var mark: String
    @Option(help: "The account that owns it.") var owner: String
    @Option(help: "The currency.") var currency = "KZT"
    @Option(help: "An account that may be paid.") var payee: [String] = []
    @Option(help: "An attribute that a payee must have.") var payeeAttribute: [String] = []
    @Option(help: "A purpose that is allowed.") var purpose: [String] = []
    @Option(help: "An attribute of payees at whom the mark comes off.") var endAttribute: [String] = []
    @Flag(help: "May be redeemed or paid to a bank.") var allowsConversion = false
    @Flag(help: "May be paid to a partner.") var allowsCrossBorder = false
    @Option(help: "The last instant at which it may be spent, such as 2026-12-31T18:59:59Z.")
    var expiresAt: String?

    func command() throws -> TengeLedger.LedgerCommand {
        let rule = MarkRule(
            payees: try read(payee, AccountIdentifier.init, "an account"),
            payeeAttributes: try read(payeeAttribute, PayeeAttribute.init, "an attribute"),
            purposes: try read(purpose, PaymentPurpose.init, "a purpose"),
            endAttributes: try read(endAttribute, PayeeAttribute.init, "an attribute"),
            allowsConversion: allowsConversion, allowsCrossBorder: allowsCrossBorder,
            expiresAt: try expiresAt.map(readInstant))
        guard let rule else { throw CommandFault("a rule has at most 64 entries") }
        return .defineMark(
            Mark(
                identifier: try read(mark, MarkIdentifier.init, "a mark"),
                currency: try read(currency, Currency.init, "a currency"), owner: try readAccount(owner),
                rule: rule))
    }
}
