public import TengeLedger

/// A store in memory that behaves as a real one must: it loads the rows a request touches and no others, applies, and
/// writes what came of it.
public struct LedgerStore {
    /// Accounts by name.
    public private(set) var accounts: [AccountIdentifier: Account] = [:]
    /// Holds by name.
    public private(set) var holds: [HoldIdentifier: Hold] = [:]
    /// First answers by key.
    public private(set) var answers: [CommandKey: StoredAnswer] = [:]
    /// Marks by name.
    public private(set) var marks: [MarkIdentifier: Mark] = [:]
    /// Marked balances by account and mark.
    public private(set) var balances: [MarkedAccount: MarkedBalance] = [:]
    /// The journal.
    public private(set) var postings: [Posting] = []

    /// An empty store.
    public init() {}

    /// All rows, to be audited.
    public var books: LedgerBooks {
        LedgerBooks(accounts: accounts, holds: holds, postings: postings, marks: marks, balances: balances)
    }

    /// Loads, applies, writes.
    public mutating func apply(_ request: LedgerRequest) -> LedgerOutcome {
        var set = WorkingSet()
        load(request, into: &set)
        let outcome = set.apply(request)
        for account in outcome.effects.accounts { accounts[account.identifier] = account }
        for hold in outcome.effects.holds { holds[hold.identifier] = hold }
        for mark in outcome.effects.marks { marks[mark.identifier] = mark }
        for balance in outcome.effects.balances { balances[balance.key] = balance }
        postings += outcome.effects.postings
        if let answer = outcome.recordedAnswer {
            precondition(answers[request.key] == nil, "an answer is inserted once")
            answers[request.key] = answer
        }
        return outcome
    }

    /// The rows a request touches, and no others. What is in the set already stays as it is there.
    func load(_ request: LedgerRequest, into set: inout WorkingSet) {
        if set.answers[request.key] == nil { set.answers[request.key] = answers[request.key] }
        load(request.command.rowsTouched, into: &set)
        for identifier in request.command.rowsTouched.holds {
            if set.holds[identifier] == nil { set.holds[identifier] = holds[identifier] }
            if let hold = set.holds[identifier] { load(hold.rowsTouched, into: &set) }
        }
    }

    private func load(_ touched: RowsTouched, into set: inout WorkingSet) {
        for identifier in touched.accounts where set.accounts[identifier] == nil {
            set.accounts[identifier] = accounts[identifier]
        }
        for identifier in touched.marks where set.marks[identifier] == nil { set.marks[identifier] = marks[identifier] }
        for key in touched.balances where set.balances[key] == nil { set.balances[key] = balances[key] }
    }

    /// Writes one row, as a store does it.
    mutating func write(_ row: StoredRow) {
        switch row {
        case .account(let account): accounts[account.identifier] = account
        case .hold(let hold): holds[hold.identifier] = hold
        case .mark(let mark): marks[mark.identifier] = mark
        case .balance(let balance): balances[balance.key] = balance
        case .posting(let posting): postings.append(posting)
        case .answer(let key, let answer): answers[key] = answer
        }
    }

    /// What stood where a row is about to be written, to be put back if the commit never comes.
    func before(_ row: StoredRow) -> UndoneRow {
        switch row {
        case .account(let account): .account(account.identifier, accounts[account.identifier])
        case .hold(let hold): .hold(hold.identifier, holds[hold.identifier])
        case .mark(let mark): .mark(mark.identifier, marks[mark.identifier])
        case .balance(let balance): .balance(balance.key, balances[balance.key])
        case .posting: .posting
        case .answer(let key, _): .answer(key, answers[key])
        }
    }

    mutating func undo(_ row: UndoneRow) {
        switch row {
        case .account(let identifier, let account): accounts[identifier] = account
        case .hold(let identifier, let hold): holds[identifier] = hold
        case .mark(let identifier, let mark): marks[identifier] = mark
        case .balance(let key, let balance): balances[key] = balance
        case .posting: postings.removeLast()
        case .answer(let key, let answer): answers[key] = answer
        }
    }
}

/// One write of a commit.
enum StoredRow {
    case account(Account)
    case hold(Hold)
    case mark(Mark)
    case balance(MarkedBalance)
    case posting(Posting)
    case answer(CommandKey, StoredAnswer)
}

/// What one write replaced.
enum UndoneRow {
    case account(AccountIdentifier, Account?)
    case hold(HoldIdentifier, Hold?)
    case mark(MarkIdentifier, Mark?)
    case balance(MarkedAccount, MarkedBalance?)
    case posting
    case answer(CommandKey, StoredAnswer?)
}
