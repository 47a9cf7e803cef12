import TengeLedger

/// A store in memory that behaves as a real one must: it loads the rows a request touches and no others, applies, and
/// writes what came of it.
struct LedgerStore {
    private(set) var accounts: [AccountIdentifier: Account] = [:]
    private(set) var holds: [HoldIdentifier: Hold] = [:]
    private(set) var answers: [CommandKey: StoredAnswer] = [:]
    private(set) var postings: [Posting] = []

    var books: LedgerBooks { LedgerBooks(accounts: accounts, holds: holds, postings: postings) }

    mutating func apply(_ request: LedgerRequest) -> LedgerOutcome {
        var set = load(request)
        let outcome = set.apply(request)
        for account in outcome.effects.accounts {
            accounts[account.identifier] = account
        }
        for hold in outcome.effects.holds {
            holds[hold.identifier] = hold
        }
        postings += outcome.effects.postings
        if let answer = outcome.recordedAnswer {
            precondition(answers[request.key] == nil, "an answer is inserted once")
            answers[request.key] = answer
        }
        return outcome
    }

    private func load(_ request: LedgerRequest) -> WorkingSet {
        var set = WorkingSet()
        set.answers[request.key] = answers[request.key]
        var wanted = Set(request.command.rowsTouched.accounts)
        for identifier in request.command.rowsTouched.holds {
            set.holds[identifier] = holds[identifier]
            wanted.formUnion(holds[identifier]?.rowsTouched.accounts ?? [])
        }
        for identifier in wanted {
            set.accounts[identifier] = accounts[identifier]
        }
        return set
    }
}
