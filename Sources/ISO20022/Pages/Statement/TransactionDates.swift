public import XMLCore

/// The days of the transaction behind an entry.
///
///     TransactionDates3
///       AccptncDtTm               ISODateTime        0..1
///       TradActvtyCtrctlSttlmDt   ISODate            0..1   carried
///       TradDt                    ISODate            0..1   carried
///       IntrBkSttlmDt             ISODate            0..1
///       StartDt                   ISODate            0..1
///       EndDt                     ISODate            0..1
///       TxDtTm                    ISODateTime        0..1
///       Prtry                     ProprietaryDate3   0..n   carried
///
/// - Source: camt.052, camt.053, camt.054: `TxDtls/RltdDts`.
public struct TransactionDates: Hashable, Sendable {
    /// When the debtor's agent took it.
    public var acceptanceDateTime: ISODateTime?
    /// The day it was settled between the agents.
    public var interbankSettlementDate: ISODate?
    /// The first day of what it pays for.
    public var startDate: ISODate?
    /// The last day of what it pays for.
    public var endDate: ISODate?
    /// When it was made.
    public var transactionDateTime: ISODateTime?

    /// No days yet.
    public init() {}
}

extension TransactionDates: ElementReadable, ElementWritable {
    /// Reads `RltdDts`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var dates = Self()
            dates.acceptanceDateTime = try children.optional("AccptncDtTm")
            children.carried("TradActvtyCtrctlSttlmDt", "TradDt")
            dates.interbankSettlementDate = try children.optional("IntrBkSttlmDt")
            dates.startDate = try children.optional("StartDt")
            dates.endDate = try children.optional("EndDt")
            dates.transactionDateTime = try children.optional("TxDtTm")
            children.carried("Prtry")
            return dates
        }
    }

    /// Writes the content of `RltdDts`.
    public func write(to element: ElementWriter) {
        element.write("AccptncDtTm", acceptanceDateTime)
        element.write("IntrBkSttlmDt", interbankSettlementDate)
        element.write("StartDt", startDate)
        element.write("EndDt", endDate)
        element.write("TxDtTm", transactionDateTime)
    }
}

/// What a transaction behind an entry returns, and why.
///
///     PaymentReturnReason5, PaymentReturnReason8
///       OrgnlBkTxCd   BankTransactionCodeStructure4                   0..1
///       Orgtr         PartyIdentification135, PartyIdentification272  0..1
///       Rsn           Cd (4) | Prtry                                  0..1
///       AddtlInf      Max105Text                                      0..n
///
/// - Source: camt.052, camt.053, camt.054: `TxDtls/RtrInf`; the codes are those of `ExternalReturnReason1Code`.
public struct EntryReturn: Hashable, Sendable {
    /// What kind of booking is returned.
    public var originalTransactionCode: BankTransactionCode?
    /// Who gives the reason.
    @Boxed public var originator: PartyIdentification?
    /// The reason as a code, such as `AC04`.
    public var reason: CodeOrProprietary<4>?
    /// The reason in words.
    public var additionalInformation: [Max105Text]

    /// A return for a reason, perhaps with words.
    public init(reason: CodeOrProprietary<4>? = nil, additionalInformation: [Max105Text] = []) {
        self.reason = reason
        self.additionalInformation = additionalInformation
    }
}

extension EntryReturn: ElementReadable, ElementWritable {
    /// Reads `RtrInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var information = Self()
            information.originalTransactionCode = try children.optional("OrgnlBkTxCd")
            information.originator = try children.optional("Orgtr")
            information.reason = try children.optional("Rsn")
            information.additionalInformation = try children.array("AddtlInf")
            return information
        }
    }

    /// Writes the content of `RtrInf`.
    public func write(to element: ElementWriter) {
        element.write("OrgnlBkTxCd", originalTransactionCode)
        element.write("Orgtr", originator)
        element.write("Rsn", reason)
        element.write("AddtlInf", each: additionalInformation)
    }
}
