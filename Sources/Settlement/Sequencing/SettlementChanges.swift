public import TengeLedger

/// A line of the ledger's journal with its number and both balances after it.
public struct NumberedPosting: Hashable, Sendable {
    /// Rising, without gaps: the servicer's reference of the booking.
    public let sequence: Int64
    /// What moved.
    public let posting: Posting
    /// Posted balance of the debited account after it, in minor units.
    public let debitPostedAfter: Int64
    /// Posted balance of the credited account after it, in minor units.
    public let creditPostedAfter: Int64
    /// What the debited account has of the mark after it, in minor units; nil where no marked money left it.
    public let debitMarkedAfter: Int64?
    /// What the credited account has of the mark after it, in minor units; nil where no marked money came to it.
    public let creditMarkedAfter: Int64?

    /// A posting as the fold numbered it or the store kept it.
    package init(
        sequence: Int64, posting: Posting, debitPostedAfter: Int64, creditPostedAfter: Int64,
        debitMarkedAfter: Int64? = nil, creditMarkedAfter: Int64? = nil
    ) {
        self.sequence = sequence
        self.posting = posting
        self.debitPostedAfter = debitPostedAfter
        self.creditPostedAfter = creditPostedAfter
        self.debitMarkedAfter = debitMarkedAfter
        self.creditMarkedAfter = creditMarkedAfter
    }
}

/// Everything a batch of commands changed: what the store must write in one transaction.
///
/// A row changed twice stands here once, as it is at the end.
public struct SettlementChanges: Sendable {
    /// A message to insert.
    public struct NewMessage: Sendable {
        /// The row; its outcome may have moved on within the batch.
        public let record: MessageRecord
        /// The bytes as received.
        public let raw: [UInt8]
        /// The signatures, encoded.
        public let evidence: EncodedEvidence
    }

    /// A co-signature to insert.
    public struct NewCoSignature: Sendable {
        /// The store's number of the message.
        public let message: Int64
        /// The co-signed message, without the run that it shares with the message as received.
        public let signed: [UInt8]
        /// That run.
        public let shared: SharedRun
        /// The SHA-256 of the whole.
        public let digest: ContentDigest
        /// The signatures of both jurisdictions, encoded.
        public let evidence: EncodedEvidence
        /// The number of the posting that moved the money.
        public let posting: Int64
    }

    /// A message whose bytes are in an archive from now on.
    public struct GivenUp: Hashable, Sendable {
        /// The store's number of the message.
        public let message: Int64
        /// The number of the archive.
        public let archive: Int64
        /// The SHA-256 of the whole co-signed message; nil when there is none.
        public let coSigned: ContentDigest?
        /// The SHA-256 of the reply.
        public let reply: ContentDigest
    }

    /// Messages to insert, ascending.
    public internal(set) var messages: [NewMessage] = []
    /// Cases to insert, by message.
    public internal(set) var newCases: [Int64: SettlementCase] = [:]
    /// Cases to move on from no decision, by message.
    public internal(set) var decidedCases: [Int64: SettlementCase] = [:]
    /// Refusals to insert.
    public internal(set) var refusals: [(message: Int64, refusal: Refusal, at: Instant)] = []
    /// Messages that are owed a reply from now on.
    public internal(set) var repliesDue: Set<Int64> = []
    /// Messages that were owed a reply before this batch and are no longer.
    public internal(set) var repliesNoLongerDue: Set<Int64> = []
    /// Co-signatures to insert.
    public internal(set) var coSignatures: [NewCoSignature] = []
    /// Replies to insert, by mailbox sequence.
    public internal(set) var newReplies: [Int64: StoredReply] = [:]
    /// Replies to mark as acknowledged, by mailbox sequence.
    public internal(set) var acknowledged: [Int64: StoredReply] = [:]
    /// Accounts to write.
    public internal(set) var accounts: Set<AccountIdentifier> = []
    /// Holds to insert.
    public internal(set) var newHolds: Set<HoldIdentifier> = []
    /// Holds whose state to write.
    public internal(set) var endedHolds: Set<HoldIdentifier> = []
    /// Marks to insert.
    public internal(set) var newMarks: Set<MarkIdentifier> = []
    /// Marked balances to write.
    public internal(set) var balances: Set<MarkedAccount> = []
    /// Postings to insert, ascending.
    public internal(set) var postings: [NumberedPosting] = []
    /// First answers to operators' keys, to insert.
    public internal(set) var answers: [(key: CommandKey, answer: StoredAnswer)] = []
    /// Checkpoints to insert, ascending, and their nodes, of which some may be on file.
    public internal(set) var checkpoints: [SignedCheckpoint] = []
    /// Archives to insert, ascending.
    public internal(set) var archives: [ArchiveFile] = []
    /// Messages whose bytes, and whose reply's and co-signature's, to put digests in the place of.
    public internal(set) var givenUp: [GivenUp] = []
    /// Journal entries to insert, ascending.
    public internal(set) var journal: [JournalEntry] = []

    /// Nothing changed.
    public init() {}

    /// Whether there is nothing to write: every change has its entry.
    public var isEmpty: Bool { journal.isEmpty }
}

/// Where the numbering stands.
public struct SequenceCounters: Hashable, Sendable {
    /// The last message's number; 0 when there is none.
    public var lastMessage: Int64
    /// The last posting's number.
    public var lastPosting: Int64
    /// The last mailbox number.
    public var lastMailbox: Int64
    /// How many entries the last checkpoint covers; 0 when there is none.
    public var lastCheckpoint: Int64
    /// The last journal entry.
    public var head: JournalHead
    /// The latest instant any command bore: booking time never runs backwards.
    public var clock: Instant

    /// Counters as the store found them.
    public init(
        lastMessage: Int64, lastPosting: Int64, lastMailbox: Int64, lastCheckpoint: Int64 = 0, head: JournalHead,
        clock: Instant
    ) {
        self.lastMessage = lastMessage
        self.lastPosting = lastPosting
        self.lastMailbox = lastMailbox
        self.lastCheckpoint = lastCheckpoint
        self.head = head
        self.clock = clock
    }

    /// Of an empty store.
    public static let start = SequenceCounters(
        lastMessage: 0, lastPosting: 0, lastMailbox: 0, head: .start,
        clock: Instant(millisecondsSinceEpoch: Int64.min))
}
