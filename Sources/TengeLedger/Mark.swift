/// The name of a mark: 1 to 35 printable ASCII characters, no space at either end; never given to a second mark.
///
/// As long as an ISO 20022 `Max35Text`, so that a statement can show it.
public struct MarkIdentifier: LedgerName {
    /// The longest identifier, in characters.
    public static let charactersMax = 35

    /// The identifier as it is written.
    public let text: String

    /// `nil` when `text` is empty, longer than 35, not printable ASCII, or has a space at either end.
    public init?(_ text: String) {
        guard isIdentifierText(text, charactersMax: Self.charactersMax) else { return nil }
        self.text = text
    }
}

/// What a payment is for: 1 to 35 printable ASCII characters, such as an ISO 20022 external purpose code.
public struct PaymentPurpose: LedgerName {
    /// The purpose as it is written.
    public let text: String

    /// `nil` when `text` is empty, longer than 35, not printable ASCII, or has a space at either end.
    public init?(_ text: String) {
        guard isIdentifierText(text, charactersMax: 35) else { return nil }
        self.text = text
    }
}

/// Who may be paid with marked money, for what, and where the mark comes off. Empty lists ask for nothing.
///
/// Looked at when money is promised or given, never when a hold is settled.
public struct MarkRule: Hashable, Sendable {
    /// The most entries that the four lists may have together.
    public static let entriesMax = 64

    /// Accounts that may be paid. With `payeeAttributes` empty too: any account.
    public let payees: [AccountIdentifier]
    /// Attributes of which a payee must have one, unless it is among `payees`.
    public let payeeAttributes: [PayeeAttribute]
    /// Purposes of which the payment must have one. Empty: any purpose, or none.
    public let purposes: [PaymentPurpose]
    /// Attributes of the payees at whom the mark comes off: final spending.
    public let endAttributes: [PayeeAttribute]
    /// Whether it may be redeemed, or paid to a bank, which gives out deposits or cash for it.
    public let allowsConversion: Bool
    /// Whether it may be paid to a partner's settlement account.
    public let allowsCrossBorder: Bool
    /// The last instant at which it may be spent; `nil` when it never ends. What is left goes back to the owner.
    public let expiresAt: Instant?

    /// `nil` when the lists have more than 64 entries together. Order and repetitions are of no meaning.
    public init?(
        payees: [AccountIdentifier] = [], payeeAttributes: [PayeeAttribute] = [], purposes: [PaymentPurpose] = [],
        endAttributes: [PayeeAttribute] = [], allowsConversion: Bool = false, allowsCrossBorder: Bool = false,
        expiresAt: Instant? = nil
    ) {
        self.payees = Set(payees).sorted()
        self.payeeAttributes = Set(payeeAttributes).sorted()
        self.purposes = Set(purposes).sorted()
        self.endAttributes = Set(endAttributes).sorted()
        self.allowsConversion = allowsConversion
        self.allowsCrossBorder = allowsCrossBorder
        self.expiresAt = expiresAt
        let count = self.payees.count + self.payeeAttributes.count + self.purposes.count + self.endAttributes.count
        guard count <= Self.entriesMax else { return nil }
    }

    /// As the store keeps it: fields with their lengths before them.
    ///
    ///     conversion, cross-border (0 or 1), expiry (may be empty), then four lists, each as its count and its entries
    public var text: String {
        var fields = FieldText()
        fields.add(allowsConversion ? 1 : 0)
        fields.add(allowsCrossBorder ? 1 : 0)
        fields.add(expiresAt?.millisecondsSinceEpoch)
        let lists = [
            payees.map(\.text), payeeAttributes.map(\.text), purposes.map(\.text), endAttributes.map(\.text),
        ]
        for list in lists {
            fields.add(Int64(list.count))
            for entry in list { fields.add(entry) }
        }
        return fields.written
    }

    /// Reads what `text` wrote; `nil` for any other text.
    public init?(text: String) {
        guard var fields = FieldReader(text), let conversion = fields.integer(), (0...1).contains(conversion),
            let crossBorder = fields.integer(), (0...1).contains(crossBorder), let expiry = fields.optionalInteger(),
            let payees = fields.list(AccountIdentifier.init), let attributes = fields.list(PayeeAttribute.init),
            let purposes = fields.list(PaymentPurpose.init), let ends = fields.list(PayeeAttribute.init),
            fields.isAtEnd
        else { return nil }
        self.init(
            payees: payees, payeeAttributes: attributes, purposes: purposes, endAttributes: ends,
            allowsConversion: conversion == 1, allowsCrossBorder: crossBorder == 1,
            expiresAt: expiry.map(Instant.init(millisecondsSinceEpoch:)))
        guard self.text == text else { return nil }
    }
}

/// A mark: whose it is, of which currency, and what may be done with money that bears it. Never changed.
public struct Mark: Hashable, Sendable {
    /// The name.
    public let identifier: MarkIdentifier
    /// The currency of the money that bears it.
    public let currency: Currency
    /// The account that marks its own money with it, and to which marked money may always go back.
    public let owner: AccountIdentifier
    /// What may be done with it.
    public let rule: MarkRule

    /// A mark to be defined, or as the store kept it.
    public init(identifier: MarkIdentifier, currency: Currency, owner: AccountIdentifier, rule: MarkRule) {
        self.identifier = identifier
        self.currency = currency
        self.owner = owner
        self.rule = rule
    }
}

/// Where in its life a mark is when money moves.
public enum MarkPhase: String, CaseIterable, Hashable, Sendable {
    /// Allocation: unmarked money of the mark's owner arrives marked.
    case begins
    /// Marked money arrives with the same mark.
    case carries
    /// Final spending: marked money arrives unmarked.
    case ends
}

/// The mark of a leg, a transfer or a posting.
public struct LegMark: Hashable, Sendable {
    /// Which mark.
    public let identifier: MarkIdentifier
    /// Where in its life it is.
    public let phase: MarkPhase

    /// A mark in a phase.
    public init(_ identifier: MarkIdentifier, _ phase: MarkPhase) {
        self.identifier = identifier
        self.phase = phase
    }

    /// Whether the payer gives money that bears the mark.
    public var isTakenFromPayer: Bool { phase != .begins }

    /// Whether the payee gets money that bears the mark.
    public var isGivenToPayee: Bool { phase != .ends }
}

/// An account and a mark: the key of a marked balance.
public struct MarkedAccount: Hashable, Comparable, Sendable {
    /// Whose money.
    public let account: AccountIdentifier
    /// The mark that it bears.
    public let mark: MarkIdentifier

    /// The key of a row.
    public init(account: AccountIdentifier, mark: MarkIdentifier) {
        self.account = account
        self.mark = mark
    }

    /// By account, then by mark.
    public static func < (left: Self, right: Self) -> Bool {
        (left.account, left.mark) < (right.account, right.mark)
    }
}

/// How much of an account's balances bears one mark. What bears none is the account's own row less all of these.
public struct MarkedBalance: Hashable, Sendable {
    /// Whose, and which mark.
    public let key: MarkedAccount
    /// Moved for good, in minor units; never below zero.
    public internal(set) var postedMinorUnits: Int64
    /// Promised by the account in placed holds, in minor units.
    public internal(set) var heldMinorUnits: Int64
    /// Promised to the account in placed holds, in minor units.
    public internal(set) var incomingMinorUnits: Int64

    /// A row as the store kept it.
    public init(
        key: MarkedAccount, postedMinorUnits: Int64 = 0, heldMinorUnits: Int64 = 0, incomingMinorUnits: Int64 = 0
    ) {
        self.key = key
        self.postedMinorUnits = postedMinorUnits
        self.heldMinorUnits = heldMinorUnits
        self.incomingMinorUnits = incomingMinorUnits
    }

    /// Posted less held, in minor units: what may still be spent under the mark's rule.
    public var availableMinorUnits: Int64 { postedMinorUnits - heldMinorUnits }

    /// Whether the balances are such as the ledger leaves behind. Of damaged rows it must tell, not trap.
    var isWithinLimits: Bool {
        heldMinorUnits >= 0 && incomingMinorUnits >= 0 && postedMinorUnits >= heldMinorUnits
    }
}
