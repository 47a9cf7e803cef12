/// What a command is answered with: the first time, and every time it is repeated.
public enum LedgerAnswer: Hashable, Sendable {
    /// It happened.
    case done
    /// A group with balancing transfers happened: what each of its transfers moved, in minor units, in their order.
    case moved([Int64])
    /// It was refused and nothing changed. Final under this key, even where time would mend it.
    case rejected(LedgerRejection)

    /// Whether it was refused.
    public var isRejected: Bool {
        if case .rejected = self { true } else { false }
    }

    /// The word the store keeps: `done`, `moved` with the amounts (`moved 100 25`), or the rejection's raw value.
    public var text: String {
        switch self {
        case .done: "done"
        case .moved(let amounts): amounts.reduce(into: "moved") { $0 += " \($1)" }
        case .rejected(let rejection): rejection.rawValue
        }
    }

    /// Reads what `text` wrote; `nil` for any other word.
    public init?(text: String) {
        if text == "done" {
            self = .done
        } else if let rejection = LedgerRejection(rawValue: text) {
            self = .rejected(rejection)
        } else if text.hasPrefix("moved ") {
            let words = text.split(separator: " ", omittingEmptySubsequences: false).dropFirst()
            let answer = LedgerAnswer.moved(words.compactMap { Int64($0) })
            guard answer.text == text else { return nil }
            self = answer
        } else {
            return nil
        }
    }
}

/// The closed result of a request, for whoever asked.
public enum LedgerResult: Hashable, Sendable {
    /// It happened now.
    case created(LedgerAnswer)
    /// The key had this very command before: here is its first answer, a refusal too.
    case exists(LedgerAnswer)
    /// It is refused, and the key will say so for ever.
    case rejected(LedgerRejection)
    /// The key had another command before, which stands; this is the first field in which they differ.
    case conflicts(CommandField)
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
    /// Marks defined.
    public let marks: [Mark]
    /// Marked balances begun or changed.
    public let balances: [MarkedBalance]

    init(
        accounts: [Account], holds: [Hold] = [], postings: [Posting] = [], marks: [Mark] = [],
        balances: [MarkedBalance] = []
    ) {
        self.accounts = accounts
        self.holds = holds
        self.postings = postings
        self.marks = marks
        self.balances = balances
    }

    /// Nothing changed.
    public static let none = LedgerEffects(accounts: [])

    /// Whether nothing changed.
    public var isEmpty: Bool {
        accounts.isEmpty && holds.isEmpty && postings.isEmpty && marks.isEmpty && balances.isEmpty
    }
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
    /// With `keyReusedForAnotherCommand`, the first field in which the two commands differ; `nil` otherwise.
    public let differingField: CommandField?

    init(
        answer: LedgerAnswer, isRepeat: Bool, effects: LedgerEffects, recordedAnswer: StoredAnswer?,
        differingField: CommandField? = nil
    ) {
        self.answer = answer
        self.isRepeat = isRepeat
        self.effects = effects
        self.recordedAnswer = recordedAnswer
        self.differingField = differingField
    }

    /// The same as one closed value.
    public var result: LedgerResult { LedgerResult(answer, isRepeat: isRepeat, differingField: differingField) }
}

extension LedgerResult {
    /// What an answer means to whoever asked.
    public init(_ answer: LedgerAnswer, isRepeat: Bool, differingField: CommandField?) {
        if let differingField {
            self = .conflicts(differingField)
        } else if isRepeat {
            self = .exists(answer)
        } else if case .rejected(let rejection) = answer {
            self = .rejected(rejection)
        } else {
            self = .created(answer)
        }
    }
}
