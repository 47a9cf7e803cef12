/// What the gateway does for those who call it by HTTP. The pipeline implements it; the HTTP layer knows nothing else
/// of the journey of a message. Every answer is a closed enum, for the HTTP layer to turn into a status line.
public protocol GatewayOperations: Sendable {
    /// Takes one business message of a partner: `POST /v1/messages`.
    ///
    /// - Parameters:
    ///   - bytes: the body as it came, at most `limits.messageBytesMax` long.
    ///   - partner: whose certificate the connection carries.
    ///   - waitSeconds: how long the partner is willing to wait for the final state; 0 when it did not ask.
    func receive(_ bytes: [UInt8], from partner: PartnerIdentity, waitSeconds: Int) async -> MessageAnswer

    /// One page of a partner's outgoing mailbox, oldest first: `GET /v1/messages`.
    ///
    /// - Parameters:
    ///   - cursor: the last cursor the partner has seen; nil for the beginning.
    ///   - countMax: the most messages to return, 1...500.
    func mailbox(of partner: PartnerIdentity, after cursor: Int64?, countMax: Int) async -> MailboxAnswer

    /// Removes one message from a partner's mailbox: `POST /v1/messages/{id}/ack`. To acknowledge twice is no error.
    func acknowledge(_ identifier: String, by partner: PartnerIdentity) async -> AcknowledgementAnswer

    /// State, history and evidence of one payment: `GET /v1/payments/{uetr}`. A payment that is not the partner's own
    /// is `notFound`.
    func payment(_ uetr: String, for peer: ChannelPeer) async -> PaymentAnswer

    /// The statement of one account and one business day: `GET /v1/accounts/{id}/statements/{date}`. An account that is
    /// not the partner's own is `notFound`.
    ///
    /// - Parameter date: `YYYY-MM-DD`, already known to be a date.
    func statement(account: String, date: String, for peer: ChannelPeer) async -> StatementAnswer

    /// Matches a camt.053 against the books: `POST /v1/reconciliations`.
    ///
    /// - Parameters:
    ///   - statement: the camt.053 as it came, at most `limits.statementBytesMax` long.
    ///   - format: how the report is to be written.
    func reconcile(
        _ statement: [UInt8], format: ReconciliationFormat, by operator: OperatorIdentity
    ) async -> ReconciliationAnswer

    /// Whether the gateway can take messages now: `GET /readyz`.
    func readiness() async -> Readiness
}

/// What keeps the gateway from taking work, until it is over by itself.
public enum Hindrance: Hashable, Sendable {
    /// The disk is full, or cannot be read or written, or the store's file is damaged.
    case store
    /// The machine's clock has jumped.
    case clock
}

/// What every answer may be instead: there is no room, no new work is taken, or something of ours has failed.
protocol RefusableAnswer {
    static func busy(retryAfterSeconds: Int) -> Self
    static func unavailable(_ hindrance: Hindrance) -> Self
    static var faulted: Self { get }
}

/// The answer to a business message.
public enum MessageAnswer: RefusableAnswer, Hashable, Sendable {
    /// The last word on the message: 200 with the signed reply. A refusal is a reply too.
    case final(SignedReply, isReplay: Bool)
    /// The message was taken and is not settled yet: 202 with the signed reply and where to ask.
    case pending(SignedReply, uetr: String, isReplay: Bool)
    /// No room to take the message now; it was not taken: 503.
    case busy(retryAfterSeconds: Int)
    /// No new work is taken until something is well again: 503.
    case unavailable(Hindrance)
    /// The request never became a business message that can be answered by one: the status of the problem.
    case transportRefused(Problem)
    /// A fault of ours; the message may be sent again: 500.
    case faulted
}

/// A signed ISO 20022 message that goes out as the body of an answer, byte for byte as it was stored.
public struct SignedReply: Hashable, Sendable {
    /// The message.
    public let bytes: [UInt8]
    /// Its media type.
    public let contentType: String

    /// A reply of the bytes given.
    public init(bytes: [UInt8], contentType: String = "application/xml") {
        self.bytes = bytes
        self.contentType = contentType
    }
}

/// The answer to a request for one page of a mailbox.
public enum MailboxAnswer: RefusableAnswer, Hashable, Sendable {
    /// The messages after the cursor, oldest first; empty at the end.
    case page([MailboxMessage])
    case busy(retryAfterSeconds: Int)
    case unavailable(Hindrance)
    case faulted
}

/// One message that waits for a partner.
public struct MailboxMessage: Hashable, Sendable {
    /// Its name for `POST /v1/messages/{id}/ack`: letters, digits, `-`, `_` and `.` only.
    public let identifier: String
    /// Its place in the mailbox; grows from message to message.
    public let cursor: Int64
    /// Such as `pacs.002.001.10`.
    public let messageDefinition: String
    /// The payment it is about, if it is about one.
    public let uetr: String?
    /// When it was committed.
    public let createdAtMilliseconds: Int64
    /// The signed message.
    public let bytes: [UInt8]

    /// A message of the parts given.
    public init(
        identifier: String, cursor: Int64, messageDefinition: String, uetr: String?, createdAtMilliseconds: Int64,
        bytes: [UInt8]
    ) {
        self.identifier = identifier
        self.cursor = cursor
        self.messageDefinition = messageDefinition
        self.uetr = uetr
        self.createdAtMilliseconds = createdAtMilliseconds
        self.bytes = bytes
    }
}

/// The answer to an acknowledgement.
public enum AcknowledgementAnswer: RefusableAnswer, Hashable, Sendable {
    /// It is no longer in the mailbox: 204.
    case acknowledged
    /// The partner never had such a message: 404.
    case notFound
    case busy(retryAfterSeconds: Int)
    case unavailable(Hindrance)
    case faulted
}

/// The answer to a question about a payment.
public enum PaymentAnswer: RefusableAnswer, Hashable, Sendable {
    case found(PaymentView)
    case notFound
    case busy(retryAfterSeconds: Int)
    case unavailable(Hindrance)
    case faulted
}

/// The answer to a request for a statement.
public enum StatementAnswer: RefusableAnswer, Hashable, Sendable {
    case found(StatementView)
    case notFound
    case busy(retryAfterSeconds: Int)
    case unavailable(Hindrance)
    case faulted
}

/// How a reconciliation report is written.
public enum ReconciliationFormat: String, CaseIterable, Sendable {
    case json, csv, text
}

/// The answer to a reconciliation.
public enum ReconciliationAnswer: RefusableAnswer, Hashable, Sendable {
    /// The report, in the format asked for: 200, with or without breaks.
    case report([UInt8])
    /// The body is not a statement that can be reconciled: 422, with the reason.
    case refused(reason: String)
    case busy(retryAfterSeconds: Int)
    case unavailable(Hindrance)
    case faulted
}

/// Whether the gateway can do its work, and what it rests on.
public struct Readiness: Hashable, Sendable {
    /// One thing the gateway rests on.
    public struct Check: Hashable, Sendable {
        /// Such as `storage`.
        public let name: String
        /// Whether it works.
        public let isReady: Bool
        /// One sentence for an operator; nil when there is nothing to say.
        public let detail: String?

        /// A check of the parts given.
        public init(name: String, isReady: Bool, detail: String? = nil) {
            self.name = name
            self.isReady = isReady
            self.detail = detail
        }
    }

    /// Everything that was looked at.
    public let checks: [Check]

    /// Ready when every check is.
    public var isReady: Bool { checks.allSatisfy(\.isReady) }

    /// The outcome of these checks.
    public init(checks: [Check]) {
        self.checks = checks
    }
}
