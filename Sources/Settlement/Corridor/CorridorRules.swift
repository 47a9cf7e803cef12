public import DualSign
public import ISO20022
public import TengeLedger

/// What two central banks have agreed about payments from one to the other: one direction, one currency, one account.
///
/// A value, made from the configuration; every check of a payment is a function of it, the message and the time.
public struct CorridorRules: Hashable, Sendable {
    /// The partner: whose channel it is, who sends, and for whom the signer signs.
    public var partner: BICFI
    /// This gateway's institution: the only addressee.
    public var own: BICFI
    /// The partner's legal order: its signature comes first.
    public var partnerJurisdiction: Jurisdiction
    /// Ours: our signature comes second.
    public var ownJurisdiction: Jurisdiction
    /// The partner's account with us, which pays.
    public var settlementAccount: AccountIdentifier
    /// The only currency.
    public var currency: TengeLedger.Currency
    /// The largest payment, in minor units, at most 18 digits.
    public var paymentMinorUnitsMax: Int64
    /// What may be sent through the corridor.
    public var messageDefinitions: Set<MessageDefinition>
    /// How the partner signs.
    public var profile: SignatureProfile
    /// From the creation date of the header to the expiry of the hold, in seconds.
    public var holdSeconds: Int64
    /// How far the creation date may lie from the time of receipt, in seconds, either way.
    public var creationWindowSeconds: Int64
    /// Minutes after local midnight until which payments of today are taken, 0...1440; at the minute itself they still
    /// are. Nil: until midnight.
    public var cutOffMinutes: Int?
    /// Minutes east of UTC of the business day; Kazakhstan is at 300 since 2024-03-01.
    public var businessOffsetMinutes: Int
    /// Days on which nothing is settled.
    public var holidays: Set<ISODate>
    /// Days of the week on which nothing is settled: 1 is Monday, 7 is Sunday.
    public var restDays: Set<Int>
    /// How many days ahead the settlement date may lie; 0: today only.
    public var valueDaysAheadMax: Int
    /// Creditor agents reached through us: the first eight characters of the BIC, and the bank code of its IBANs.
    public var participants: [String: String]
    /// Rulebooks beside the schemas.
    public var practices: [Practice]
    /// The business service the header must name; nil: any or none.
    public var businessService: Max35Text?

    /// A corridor with the usual day: UTC+5, Monday to Friday, today only.
    public init(
        partner: BICFI, own: BICFI, partnerJurisdiction: Jurisdiction, ownJurisdiction: Jurisdiction,
        settlementAccount: AccountIdentifier, currency: TengeLedger.Currency, paymentMinorUnitsMax: Int64,
        messageDefinitions: Set<MessageDefinition> = [.customerCreditTransfer], profile: SignatureProfile,
        holdSeconds: Int64 = 86_400, creationWindowSeconds: Int64 = 3_600, cutOffMinutes: Int? = nil,
        businessOffsetMinutes: Int = 300, holidays: Set<ISODate> = [], restDays: Set<Int> = [6, 7],
        valueDaysAheadMax: Int = 0, participants: [String: String], practices: [Practice] = [.iso],
        businessService: Max35Text? = nil
    ) {
        precondition(partnerJurisdiction != ownJurisdiction, "both signatures would be of one jurisdiction")
        precondition((1...Account.balanceMinorUnitsMax).contains(paymentMinorUnitsMax), "a limit of 1 to 18 digits")
        // Ten years: sums of seconds and milliseconds stay far from their bounds.
        precondition((1...315_360_000).contains(holdSeconds), "a hold of one second to ten years")
        precondition((0...315_360_000).contains(creationWindowSeconds), "a window of ten years at most")
        self.partner = partner
        self.own = own
        self.partnerJurisdiction = partnerJurisdiction
        self.ownJurisdiction = ownJurisdiction
        self.settlementAccount = settlementAccount
        self.currency = currency
        self.paymentMinorUnitsMax = paymentMinorUnitsMax
        self.messageDefinitions = messageDefinitions
        self.profile = profile
        self.holdSeconds = holdSeconds
        self.creationWindowSeconds = creationWindowSeconds
        self.cutOffMinutes = cutOffMinutes
        self.businessOffsetMinutes = businessOffsetMinutes
        self.holidays = holidays
        self.restDays = restDays
        self.valueDaysAheadMax = valueDaysAheadMax
        self.participants = participants
        self.practices = practices
        self.businessService = businessService
    }
}

/// A message whose signatures hold, with what the rules found in it: what a corridor judges.
public struct CorridorMessage: Sendable {
    /// Who has signed, as registered.
    public struct Signer: Hashable, Sendable {
        /// For which institution.
        public var bic: String
        /// Under which legal order.
        public var jurisdiction: Jurisdiction
        /// What it may sign.
        public var messageDefinitions: Set<String>
        /// What else its registration says, such as the most it may sign.
        public var conditions: SignerConditions

        /// A signer by what it is registered for.
        public init(
            bic: String, jurisdiction: Jurisdiction, messageDefinitions: Set<String>,
            conditions: SignerConditions = SignerConditions()
        ) {
            self.bic = bic
            self.jurisdiction = jurisdiction
            self.messageDefinitions = messageDefinitions
            self.conditions = conditions
        }

        /// A registered signer.
        public init(_ signer: RegisteredSigner) {
            self.init(
                bic: signer.bic, jurisdiction: signer.jurisdiction, messageDefinitions: signer.messageDefinitions,
                conditions: signer.conditions)
        }
    }

    /// Header and content, read from the verified elements.
    public var message: BusinessMessage
    /// The terms that were signed; nil for the header profile.
    public var terms: SettlementTerms?
    /// Every signer.
    public var signers: [Signer]
    /// What the rulebooks found.
    public var findings: [Finding]
    /// When the last byte was received.
    public var receivedAt: Instant

    /// A verified message to be judged.
    public init(
        message: BusinessMessage, terms: SettlementTerms?, signers: [Signer], findings: [Finding], receivedAt: Instant
    ) {
        self.message = message
        self.terms = terms
        self.signers = signers
        self.findings = findings
        self.receivedAt = receivedAt
    }
}

extension MessageReferences {
    /// What a header alone tells.
    public init(_ header: BusinessApplicationHeader) {
        self.init()
        from = header.from.bicfi
        to = header.to.bicfi
        businessMessageIdentifier = header.businessMessageIdentifier
        messageDefinition = header.messageDefinitionIdentifier
        businessService = header.businessService
        creationDate = header.creationDate
    }

    /// What header and content tell; of several transactions, the first.
    public init(_ message: BusinessMessage) {
        self.init(message.header)
        guard case .customerCreditTransfer(let transfer) = message.content else { return }
        messageIdentifier = transfer.groupHeader.messageIdentification
        let payment = transfer.transactions[0].paymentIdentification
        instruction = payment.instruction
        endToEnd = payment.endToEnd
        transaction = payment.transaction
        uetr = payment.uetr
    }
}
