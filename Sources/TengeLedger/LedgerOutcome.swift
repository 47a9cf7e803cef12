/// What a command is answered with: the first time, and every time it is repeated.
public enum LedgerAnswer: Hashable, Sendable {
    /// It happened.
    case done
    /// It was refused and nothing changed. Final under this key, even where time would mend it.
    case rejected(LedgerRejection)

    /// The word the store keeps: `done`, or the rejection's raw value.
    public var text: String {
        switch self {
        case .done: "done"
        case .rejected(let rejection): rejection.rawValue
        }
    }

    /// Reads what `text` wrote; `nil` for any other word.
    public init?(text: String) {
        if text == "done" {
            self = .done
        } else if let rejection = LedgerRejection(rawValue: text) {
            self = .rejected(rejection)
        } else {
            return nil
        }
    }
}

/// The first answer given to a key, and to which command.
public struct StoredAnswer: Hashable, Sendable {
    /// `LedgerCommand.fingerprint` of the first command under the key.
    public let fingerprint: String
    /// What it was answered.
    public let answer: LedgerAnswer

    /// An answer as the store kept it.
    public init(fingerprint: String, answer: LedgerAnswer) {
        self.fingerprint = fingerprint
        self.answer = answer
    }
}

/// What a command changed: whole rows as they now are, and new journal lines. No row stands twice.
public struct LedgerEffects: Hashable, Sendable {
    /// Accounts opened or changed.
    public let accounts: [Account]
    /// Holds placed or changed.
    public let holds: [Hold]
    /// Journal lines to append, in order.
    public let postings: [Posting]

    init(accounts: [Account], holds: [Hold] = [], postings: [Posting] = []) {
        self.accounts = accounts
        self.holds = holds
        self.postings = postings
    }

    /// Nothing changed.
    public static let none = LedgerEffects(accounts: [])

    /// Whether nothing changed.
    public var isEmpty: Bool { accounts.isEmpty && holds.isEmpty && postings.isEmpty }
}

/// What came of a request: the answer for the caller, and the rows for the store to write.
public struct LedgerOutcome: Hashable, Sendable {
    /// What the caller is told.
    public let answer: LedgerAnswer
    /// Whether the key had been answered before for this same command.
    public let isRepeat: Bool
    /// Changed rows; none for a rejection or a repeat.
    public let effects: LedgerEffects
    /// The answer row the store must insert under the request's key; `nil` when the key has one already, that is for
    /// a repeat and for `keyReusedForAnotherCommand`.
    public let recordedAnswer: StoredAnswer?
}
