/// The rows as a command in the making would leave them, over those that the store loaded.
///
/// A command checks, changes the draft, and may go on checking what it has changed; nothing is written until all of it
/// has passed. A command touches few rows: they are looked for one after the other.
struct LedgerDraft {
    private let set: WorkingSet
    private(set) var accounts: [Account] = []
    private(set) var balances: [MarkedBalance] = []
    private(set) var holds: [Hold] = []
    private(set) var postings: [Posting] = []

    init(_ set: WorkingSet) {
        self.set = set
    }

    /// Everything that came of it. A row that came back to what it was is left out.
    var effects: LedgerEffects {
        // Only where several movements met can one have undone another.
        guard postings.count > 1 || holds.count > 1 else {
            return LedgerEffects(accounts: accounts, holds: holds, postings: postings, balances: balances)
        }
        return LedgerEffects(
            accounts: accounts.filter { set.accounts[$0.identifier] != $0 }, holds: holds, postings: postings,
            balances: balances.filter { set.balances[$0.key] != $0 })
    }

    func account(_ identifier: AccountIdentifier) -> Account? {
        accounts.first { $0.identifier == identifier } ?? set.accounts[identifier]
    }

    func mark(_ identifier: MarkIdentifier) -> Mark? { set.marks[identifier] }

    /// What an account has of a mark; nothing where there is no row.
    func balance(_ key: MarkedAccount) -> MarkedBalance {
        balances.first { $0.key == key } ?? set.balances[key] ?? MarkedBalance(key: key)
    }

    mutating func append(_ hold: Hold) { holds.append(hold) }

    // MARK: Changing rows

    private mutating func change(_ identifier: AccountIdentifier, _ body: (inout Account) -> Void) {
        if let index = accounts.firstIndex(where: { $0.identifier == identifier }) {
            body(&accounts[index])
        } else if var account = set.accounts[identifier] {
            body(&account)
            accounts.append(account)
        } else {
            // Whoever promised looked the account up, and accounts are never deleted: only our own store can lose one.
            preconditionFailure("the store did not load Hold.rowsTouched")
        }
    }

    private mutating func change(_ key: MarkedAccount, _ body: (inout MarkedBalance) -> Void) {
        if let index = balances.firstIndex(where: { $0.key == key }) {
            body(&balances[index])
        } else {
            var balance = balance(key)
            body(&balance)
            balances.append(balance)
        }
    }
}

// Every way in which money is promised, moved or given back is one of these two. What was checked cannot overflow: the
// proof is in DESIGN.md.
extension LedgerDraft {
    /// Sets aside what the payment needs, on both sides. The payment has passed `check`.
    mutating func promise(_ payment: Payment) {
        change(payment.payer) { payer in
            payer.heldMinorUnits += payment.totalMinorUnits
            payer.terms.count(payment.totalMinorUnits, at: payment.at)
        }
        for leg in payment.legs {
            change(leg.payee) { $0.incomingMinorUnits += leg.amountMinorUnits }
            guard let mark = leg.mark else { continue }
            if mark.isTakenFromPayer {
                change(payment.payer) { $0.markedMinorUnits -= leg.amountMinorUnits }
                change(MarkedAccount(account: payment.payer, mark: mark.identifier)) { balance in
                    balance.heldMinorUnits += leg.amountMinorUnits
                }
            }
            if mark.isGivenToPayee {
                change(MarkedAccount(account: leg.payee, mark: mark.identifier)) { balance in
                    balance.incomingMinorUnits += leg.amountMinorUnits
                }
            }
        }
    }

    /// Ends what was promised of a leg: so much of it moves, the rest goes back to the payer.
    mutating func resolve(_ leg: HoldLeg, of payer: AccountIdentifier, moving moved: Int64) {
        change(payer) { payer in
            payer.heldMinorUnits -= leg.amountMinorUnits
            payer.postedMinorUnits -= moved
        }
        change(leg.payee) { payee in
            payee.incomingMinorUnits -= leg.amountMinorUnits
            payee.postedMinorUnits += moved
        }
        guard let mark = leg.mark else { return }
        if mark.isTakenFromPayer {
            change(payer) { $0.markedMinorUnits += leg.amountMinorUnits - moved }
            change(MarkedAccount(account: payer, mark: mark.identifier)) { balance in
                balance.heldMinorUnits -= leg.amountMinorUnits
                balance.postedMinorUnits -= moved
            }
        }
        if mark.isGivenToPayee {
            change(leg.payee) { $0.markedMinorUnits += moved }
            change(MarkedAccount(account: leg.payee, mark: mark.identifier)) { balance in
                balance.incomingMinorUnits -= leg.amountMinorUnits
                balance.postedMinorUnits += moved
            }
        }
    }

    /// Notes what has moved of a leg.
    mutating func post(
        _ leg: HoldLeg, _ amount: Int64, from payer: AccountIdentifier, _ currency: Currency, _ kind: PostingKind,
        hold: HoldIdentifier? = nil, _ request: LedgerRequest
    ) {
        postings.append(
            Posting(
                debit: payer, credit: leg.payee, money: Money(minorUnits: amount, currency: currency), kind: kind,
                hold: hold, key: request.key, at: request.at, mark: leg.mark))
    }
}
