/// Money that moves at once, if it can.
public struct Transfer: Hashable, Sendable {
    /// How much is to move.
    public enum Extent: String, CaseIterable, Hashable, Sendable {
        /// The amount, or nothing.
        case exact
        /// Balancing: as much as is there and may move, up to the amount; at least one minor unit.
        case upTo
    }

    /// Who pays.
    public let payer: AccountIdentifier
    /// Who is paid.
    public let payee: AccountIdentifier
    /// How much, or how much at most.
    public let money: Money
    /// Exactly so much, or as much of it as there is.
    public let extent: Extent
    /// The mark; `nil` for unmarked money.
    public let mark: LegMark?
    /// What it is for; a mark's rule may ask.
    public let purpose: PaymentPurpose?

    /// A transfer as asked for; the command checks it.
    public init(
        payer: AccountIdentifier, payee: AccountIdentifier, money: Money, extent: Extent = .exact,
        mark: LegMark? = nil, purpose: PaymentPurpose? = nil
    ) {
        self.payer = payer
        self.payee = payee
        self.money = money
        self.extent = extent
        self.mark = mark
        self.purpose = purpose
    }
}

/// Transfers that happen together or not at all, in their order: each finds the balances as those before it left them.
public struct TransferGroup: Hashable, Sendable {
    /// The most transfers of one group.
    public static let countMax = 16

    /// The transfers, in their order.
    public let transfers: [Transfer]

    /// `nil` for none, or more than 16.
    public init?(_ transfers: [Transfer]) {
        guard (1...Self.countMax).contains(transfers.count) else { return nil }
        self.transfers = transfers
    }

    /// A group of one.
    public init(_ transfer: Transfer) { transfers = [transfer] }

    /// Whether any of them moves as much as there is, so that the answer must say how much.
    public var hasBalancing: Bool { transfers.contains { $0.extent == .upTo } }
}

/// Holds that end together or not at all.
public struct HoldGroup: Hashable, Sendable {
    /// The most holds of one group.
    public static let countMax = 64

    /// The holds, in the order in which they are posted.
    public let holds: [HoldIdentifier]

    /// `nil` for none, more than 64, or the same one twice.
    public init?(_ holds: [HoldIdentifier]) {
        guard (1...Self.countMax).contains(holds.count), Set(holds).count == holds.count else { return nil }
        self.holds = holds
    }
}
