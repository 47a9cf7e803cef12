public import DualSign
public import ISO20022
public import TengeLedger

// The one place where refusals of every room become reasons of the external code set. The switches have no default:
// a case added anywhere stops the build until someone has decided what to say.

extension StatusReason {
    /// What the ledger's refusal is called outside.
    public init(_ rejection: LedgerRejection) {
        self =
            switch rejection {
            case .insufficientFunds, .insufficientMarkedFunds, .nothingToMove: .insufficientFunds
            case .amountZero: .zeroAmount
            case .amountNegative: .invalidAmount
            case .amountTooLarge, .issueLimitExceeded, .payeeLimitExceeded, .debitCapExceeded, .turnoverExceeded,
                .balanceLimitExceeded:
                .amountExceedsSettlementLimit
            case .payeeNotFound, .payerEqualsPayee, .payeeRepeated: .invalidCreditorAccountNumber
            case .payerNotFound: .invalidDebtorAccountNumber
            case .payeeClosed: .closedCreditorAccountNumber
            case .payerClosed: .closedDebtorAccountNumber
            case .payerFrozen, .payeeFrozen, .accountFrozen: .blockedAccount
            case .accountClosed: .closedAccountNumber
            case .accountNotFound: .incorrectAccountNumber
            case .payerCurrencyDiffers: .invalidTransactionCurrency
            case .payeeCurrencyDiffers: .incorrectCurrency
            case .accountCurrencyDiffers, .markCurrencyDiffers: .incorrectCurrency
            case .payerNotIssuer, .payeeNotIssuer, .ownerIsIssuer, .payerNotMarkOwner, .issuerTakesNoMark,
                .markExpired, .markForbidsPayee, .markDoesNotEndHere, .markForbidsPurpose, .markForbidsConversion,
                .markForbidsCrossBorder:
                .transactionForbidden
            case .holdExists, .holdAlreadySettled: .duplication
            case .deadlineNotAfterNow, .holdAlreadyExpired: .settlementTimeout
            case .keyReusedForAnotherCommand, .legsMissing, .legsTooMany, .accountExists, .holdNotFound,
                .holdAlreadyReleased, .accountAlreadyFrozen, .accountNotFrozen, .accountHasHolds, .accountNotEmpty,
                .holdNotYetDue, .markExists, .markNotFound, .partsDoNotMatchLegs, .partExceedsLeg:
                .settlementFatalError
            }
    }

    /// What a refused signature is called outside.
    public init(_ rejection: SignatureRejection) {
        self =
            switch rejection {
            case .signatureMissing, .requiredJurisdictionMissing, .additionalSignatureMissing: .dataSignatureRequested
            case .formatNotAllowed, .algorithmMismatch, .suiteUnavailable: .unknownDataSignatureFormat
            case .keyUnknown, .signingCertificateMismatch: .incorrectSignerCertificate
            case .certificateExpired, .certificateNotYetValid, .revocationUnknown, .signingTimeNotAllowed:
                .signerCertificateNotValid
            case .issuerExpired, .issuerNotYetValid: .signerCertificationAuthorityNotValid
            case .certificateRevoked: .signerCertificateRevoked
            case .signatureValueInvalid, .digestMismatch, .timeStampInvalid, .termsMalformed, .termsMismatch:
                .differentOrderDataInSignatures
            case .jurisdictionMismatch: .electronicSignatureRightsInsufficient
            case .signerNotEntitledToMessage: .notAllowedPayment
            case .sameSignerTwice, .sameJurisdictionTwice: .userSignedMultipleTimes
            }
    }

    /// What a second signer's refused signature is called outside, once the first signer's has been accepted.
    public init(ofSecondSigner rejection: SignatureRejection) {
        self =
            switch rejection {
            case .certificateExpired, .certificateNotYetValid, .revocationUnknown: .signer2CertificateNotValid
            case .issuerExpired, .issuerNotYetValid: .signer2CertificationAuthorityNotValid
            case .certificateRevoked: .signer2CertificateRevoked
            case .keyUnknown: .incorrectSigner2Certificate
            default: StatusReason(rejection)
            }
    }

    /// What an amount that the signer may not sign for is called outside: its rights end below it.
    public init(_ rejection: AmountLimitRejection) {
        self =
            switch rejection {
            case .currencyNotAllowed, .aboveLimit: .electronicSignatureRightsInsufficient
            }
    }

    /// What the refusal of the second jurisdiction's signer is called outside: the payment ends with it.
    public init(_ refusal: SignerRefusal) {
        self =
            switch refusal {
            case .messageNotAccepted: .notAllowedPayment
            case .termsNotAccepted, .digestsDiffer: .differentOrderDataInSignatures
            case .amountAboveLimit: .amountExceedsAgreedLimit
            case .tooLate: .waitingTimeExpired
            case .notEntitled: .electronicSignatureRightsInsufficient
            case .alreadySignedAnother: .identicalSignatureFound
            }
    }

    /// What bytes that cannot be read as a message are called outside.
    public init(_ unreadable: UnreadableMessage) {
        self =
            switch unreadable {
            case .notXML, .refusedByPolicy, .tooLarge, .unknownEnvelope, .unknownMessageDefinition, .headerMismatch:
                .invalidFileFormat
            case .schemaInvalid, .contentUnreadable: .syntaxError
            case .characterSet: .invalidCharacterSet
            }
    }

    /// What our own driver's mistake is called outside, where a payment cannot go on because of it.
    public init(_ rejection: SequencerRejection) {
        self =
            switch rejection {
            case .paymentUnknown, .messageUnknown, .replyNotDue, .keyReserved, .holdBelongsToPayment,
                .mailboxItemUnknown, .checkpointOutOfOrder, .messageNotClosed:
                .bankSystemProcessingError
            case .evidenceIncomplete: .dataSignatureRequested
            case .booksDisagree: .settlementFatalError
            }
    }
}

/// Why bytes could not be read as a message, in the order of the rooms. The gateway fills it from the rejections of
/// the parser, the envelope and the schemas, which this module does not know.
public enum UnreadableMessage: String, CaseIterable, Error, Hashable, Sendable {
    /// Not well-formed, or not well-formed with namespaces.
    case notXML
    /// A document type, a processing instruction, too deep, too many attributes.
    case refusedByPolicy
    /// More bytes than the channel allows.
    case tooLarge
    /// Not UTF-8, or another version than XML 1.0.
    case characterSet
    /// No envelope that this gateway knows.
    case unknownEnvelope
    /// A message definition or version that this gateway does not know.
    case unknownMessageDefinition
    /// `MsgDefIdr` and the document's namespace differ.
    case headerMismatch
    /// Not valid against its schema.
    case schemaInvalid
    /// Valid, but with a part that no page accounts for.
    case contentUnreadable
}

extension Refusal {
    /// A payment that the ledger does not hold: pacs.002.
    public init(_ rejection: LedgerRejection) {
        self.init(StatusReason(rejection), reply: .paymentStatusReport)
    }

    /// A message whose signatures do not hold: admi.002, for nothing in it can be trusted.
    public init(_ rejection: SignatureRejection) {
        self.init(StatusReason(rejection), reply: .messageReject)
    }

    /// A payment above what its signer may sign: pacs.002, for the signature itself holds.
    public init(_ rejection: AmountLimitRejection) {
        let narrative =
            switch rejection {
            case .currencyNotAllowed: "The signer may not sign for this currency."
            case .aboveLimit: "The amount is above the limit of the signer."
            }
        self.init(StatusReason(rejection), reply: .paymentStatusReport, narrative: narrative)
    }

    /// Bytes that cannot be read: admi.002.
    ///
    /// - Parameter detail: What the parser or the schema said, with its line; cut at 105 characters in the reply.
    public init(_ unreadable: UnreadableMessage, detail: String? = nil) {
        self.init(StatusReason(unreadable), reply: .messageReject, narrative: detail)
    }
}
