/// What a peer is shown of one payment: where it stands, how it came there, and who signed what.
public struct PaymentView: Hashable, Sendable {
    /// Where a payment stands; the words of the life of a payment.
    public enum State: String, CaseIterable, Sendable {
        case received, held, cosigned, settled, refused, released
    }

    /// The one durable decision on a payment.
    public enum Decision: String, CaseIterable, Sendable {
        case none, commit, abort
    }

    /// An exact amount.
    public struct Amount: Hashable, Sendable {
        /// In minor units of the currency.
        public let minorUnits: Int64
        /// ISO 4217, three letters.
        public let currency: String

        /// An amount of the parts given.
        public init(minorUnits: Int64, currency: String) {
            self.minorUnits = minorUnits
            self.currency = currency
        }
    }

    /// Why a payment was refused or released.
    public struct Reason: Hashable, Sendable {
        /// ISO 20022 external status reason, such as `AM04`.
        public let code: String
        /// The reason in words.
        public let text: String

        /// A reason of the parts given.
        public init(code: String, text: String) {
            self.code = code
            self.text = text
        }
    }

    /// One step of the history.
    public struct Step: Hashable, Sendable {
        /// When it was committed.
        public let atMilliseconds: Int64
        /// What happened, in one or two words.
        public let event: String
        /// Where the payment stood afterwards.
        public let state: State

        /// A step of the parts given.
        public init(atMilliseconds: Int64, event: String, state: State) {
            self.atMilliseconds = atMilliseconds
            self.event = event
            self.state = state
        }
    }

    /// One verified signature.
    public struct Signature: Hashable, Sendable {
        /// ISO 3166-1 alpha-2.
        public let jurisdiction: String
        /// Subject of the certificate.
        public let signer: String
        /// Subject key identifier, hexadecimal.
        public let subjectKeyIdentifier: String
        /// Such as `ecdsa-p256-sha256`.
        public let suite: String
        /// Such as `cosigned`.
        public let profile: String
        /// The parts it covers, such as `message` and `terms`.
        public let covers: [String]
        /// The digest of each part, hexadecimal, by the part's name.
        public let digests: [String: String]
        /// Base64.
        public let signatureValue: String
        /// When the gateway verified it.
        public let verifiedAtMilliseconds: Int64
        /// When the signature, or the header it covers, says it was made; nil where neither says.
        public let signedAtMilliseconds: Int64?
        /// The time of its time stamp; nil where it bears none.
        public let stampedAtMilliseconds: Int64?
        /// The policy of its time stamp, dotted.
        public let stampPolicy: String?

        /// A signature of the parts given.
        public init(
            jurisdiction: String, signer: String, subjectKeyIdentifier: String, suite: String, profile: String,
            covers: [String], digests: [String: String], signatureValue: String, verifiedAtMilliseconds: Int64,
            signedAtMilliseconds: Int64? = nil, stampedAtMilliseconds: Int64? = nil, stampPolicy: String? = nil
        ) {
            self.jurisdiction = jurisdiction
            self.signer = signer
            self.subjectKeyIdentifier = subjectKeyIdentifier
            self.suite = suite
            self.profile = profile
            self.covers = covers
            self.digests = digests
            self.signatureValue = signatureValue
            self.verifiedAtMilliseconds = verifiedAtMilliseconds
            self.signedAtMilliseconds = signedAtMilliseconds
            self.stampedAtMilliseconds = stampedAtMilliseconds
            self.stampPolicy = stampPolicy
        }
    }

    /// The payment's UETR.
    public var uetr: String
    /// Where it stands.
    public var state: State
    /// What was decided.
    public var decision: Decision
    /// BIC of the institution that sent it.
    public var instructingAgent: String
    /// The settlement amount; nil when the message never got as far as being read.
    public var amount: Amount?
    /// The hold's identifier; nil when none was placed.
    public var holdIdentifier: String?
    /// When the hold lapses; nil when none was placed.
    public var holdExpiresAtMilliseconds: Int64?
    /// Nil unless refused or released.
    public var reason: Reason?
    /// Oldest first.
    public var history: [Step]
    /// Every signature that was verified, in the order of verification.
    public var evidence: [Signature]

    /// A view of the parts given.
    public init(
        uetr: String, state: State, decision: Decision, instructingAgent: String, amount: Amount? = nil,
        holdIdentifier: String? = nil, holdExpiresAtMilliseconds: Int64? = nil, reason: Reason? = nil,
        history: [Step] = [], evidence: [Signature] = []
    ) {
        self.uetr = uetr
        self.state = state
        self.decision = decision
        self.instructingAgent = instructingAgent
        self.amount = amount
        self.holdIdentifier = holdIdentifier
        self.holdExpiresAtMilliseconds = holdExpiresAtMilliseconds
        self.reason = reason
        self.history = history
        self.evidence = evidence
    }
}
