public import XMLCore

/// Why a payment is to be cancelled, or why it is not cancelled.
///
///     PaymentCancellationReason5 (camt.056.001.08), CancellationStatusReason4 (camt.029.001.09)
///       Orgtr      PartyIdentification135   0..1
///       Rsn        Cd (4) | Prtry           0..1
///       AddtlInf   Max105Text               0..n
///
/// - Source: camt.056.001.08, `…/CxlRsnInf`; camt.029.001.09, `…/CxlStsRsnInf`.
public struct CancellationReasonInformation: Hashable, Sendable {
    /// Who gives the reason.
    @Boxed public var originator: PartyIdentification?
    /// The reason: a ``CancellationReason`` of the one who asks, a ``CancellationRejection`` of the one who refuses, or
    /// another code of the external sets.
    public var reason: CodeOrProprietary<4>?
    /// The reason in words.
    public var additionalInformation: [Max105Text] = []

    /// A reason as a code, or as a name of one's own.
    public init(reason: CodeOrProprietary<4>? = nil, additionalInformation: [Max105Text] = []) {
        self.reason = reason
        self.additionalInformation = additionalInformation
    }

    /// Why a payment is to be cancelled.
    public init(_ reason: CancellationReason, additionalInformation: [Max105Text] = []) {
        self.init(reason: .code(reason.code), additionalInformation: additionalInformation)
    }

    /// Why a payment is not cancelled.
    public init(_ rejection: CancellationRejection, additionalInformation: [Max105Text] = []) {
        self.init(reason: .code(rejection.code), additionalInformation: additionalInformation)
    }

    /// The reason of a request, when it is one that this gateway knows.
    public var cancellationReason: CancellationReason? { reason?.code.flatMap(CancellationReason.init(rawValue:)) }

    /// The reason of a refusal, when it is one that this gateway knows.
    public var cancellationRejection: CancellationRejection? {
        reason?.code.flatMap(CancellationRejection.init(rawValue:))
    }
}

extension CancellationReasonInformation: ElementReadable, ElementWritable {
    /// Reads `CxlRsnInf` or `CxlStsRsnInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var information = Self()
            information.originator = try children.optional("Orgtr")
            information.reason = try children.optional("Rsn")
            information.additionalInformation = try children.array("AddtlInf")
            return information
        }
    }

    /// Writes the content of `CxlRsnInf` or `CxlStsRsnInf`.
    public func write(to element: ElementWriter) {
        element.write("Orgtr", originator)
        element.write("Rsn", reason)
        element.write("AddtlInf", each: additionalInformation)
    }
}

/// Why a payment is to be cancelled: the codes that an interbank request uses.
///
/// The external set has more, for requests to pay and for batches; those stay codes.
///
/// - Source: `ExternalCancellationReason1Code`, publication of March 2025.
public enum CancellationReason: String, CaseIterable, Hashable, Sendable {
    /// The debtor's account number is wrong or missing.
    case invalidDebtorAccountNumber = "AC02"
    /// The creditor's account number is wrong.
    case invalidCreditorAccountNumber = "AC03"
    /// An agent in the chain is wrong.
    case incorrectAgent = "AGNT"
    /// The amount is not the one agreed.
    case wrongAmount = "AM09"
    /// The cover was cancelled or returned.
    case coverCancelledOrReturned = "COVR"
    /// The currency is wrong.
    case incorrectCurrency = "CURR"
    /// The debtor asks for it.
    case requestedByCustomer = "CUST"
    /// The payment could not be applied, and nothing remedies that.
    case cancelUponUnableToApply = "CUTA"
    /// The order expired.
    case timeOut = "DS24"
    /// A date is wrong or missing.
    case invalidDate = "DT01"
    /// The payment is a duplicate of another.
    case duplicatePayment = "DUPL"
    /// The debtor made a mistake.
    case endUserError = "ENUE"
    /// The payment originates in fraud.
    case fraudulentOrigin = "FRAD"
    /// An indemnity is offered or asked for.
    case indemnityRequired = "INDM"
    /// The customer asks for a refund.
    case refundRequestedByEndCustomer = "MD06"
    /// The reason stands in words.
    case narrative = "NARR"
    /// A technical problem made the payment.
    case technicalProblem = "TECH"
    /// The debtor did not authorise the payment.
    case unauthorisedPayment = "UAPA"
    /// The payment was not due.
    case unduePayment = "UPAY"

    /// The code, as the page carries it.
    public var code: Max4Text {
        guard let code = Max4Text(rawValue) else { preconditionFailure("a reason code has four characters") }
        return code
    }
}

/// Why a payment is not cancelled, or not yet: the codes that an interbank answer uses.
///
/// The external set has more, for requests to pay; those stay codes.
///
/// - Source: `ExternalPaymentCancellationRejection1Code`, publication of March 2025.
public enum CancellationRejection: String, CaseIterable, Hashable, Sendable {
    /// The account is closed.
    case closedAccountNumber = "AC04"
    /// The customer's authority to debit is awaited.
    case awaitingDebitAuthority = "ADAC"
    /// An agent refuses.
    case agentDecision = "AGNT"
    /// The account does not hold enough.
    case insufficientFunds = "AM04"
    /// The payment was returned already.
    case alreadyReturned = "ARDT"
    /// The reply of the next in the chain is awaited.
    case awaitingReply = "ARPL"
    /// The creditor refuses.
    case customerDecision = "CUST"
    /// An indemnity must be agreed first.
    case indemnityRequired = "IDMN"
    /// The law forbids it.
    case legalDecision = "LEGL"
    /// The reason stands in words.
    case narrative = "NARR"
    /// The creditor did not answer.
    case noAnswerFromCustomer = "NOAS"
    /// The payment was never received.
    case noOriginalTransactionReceived = "NOOR"
    /// The payment was passed to the next agent.
    case passedToNextAgent = "PTNA"
    /// The creditor must authorise the debit.
    case requestingDebitAuthority = "RQDA"
    /// A regulation forbids it.
    case regulatoryReason = "RR04"

    /// The code, as the page carries it.
    public var code: Max4Text {
        guard let code = Max4Text(rawValue) else { preconditionFailure("a reason code has four characters") }
        return code
    }
}
