public import XMLCore

/// One booking on an account, or one that is expected.
///
///     ReportEntry10, ReportEntry16
///       NtryRef         Max35Text                           0..1
///       Amt             ActiveOrHistoricCurrencyAndAmount   1..1
///       CdtDbtInd       CRDT | DBIT                         1..1
///       RvslInd         TrueFalseIndicator                  0..1
///       Sts             Cd (4) | Prtry                      1..1
///       BookgDt         Dt | DtTm                           0..1
///       ValDt           Dt | DtTm                           0..1
///       AcctSvcrRef     Max35Text                           0..1
///       Avlbty          CashAvailability1                   0..n
///       BkTxCd          BankTransactionCodeStructure4       1..1
///       ComssnWvrInd    YesNoIndicator                      0..1
///       AddtlInfInd     MessageIdentification2              0..1
///       AmtDtls         AmountAndCurrencyExchange3 and 4    0..1
///       Chrgs           Charges6, Charges15                 0..1
///       TechInptChanl   Cd (4) | Prtry                      0..1
///       Intrst          TransactionInterest4                0..1   carried
///       CardTx          CardEntry4 and 5                    0..1   carried
///       NtryDtls        EntryDetails9 and 16                0..n
///       AddtlNtryInf    Max500Text                          0..1
///
/// - Source: camt.052, camt.053, camt.054: `…/Ntry`.
public struct StatementEntry: Hashable, Sendable {
    /// Identifies the entry within the statement.
    public var reference: Max35Text?
    /// How much.
    public var amount: CurrencyAndAmount
    /// On which side.
    public var side: CreditDebit
    /// Whether it reverses an earlier entry; its side is then that of the reversal.
    public var isReversal: Bool?
    /// How final it is: `BOOK`, `PDNG`, or another.
    public var status: CodeOrProprietary<4>
    /// When it was booked.
    public var bookingDate: DateOrDateTime?
    /// From when the money counts.
    public var valueDate: DateOrDateTime?
    /// The account servicer's reference: the ledger's posting.
    public var accountServicerReference: Max35Text?
    /// When the amount can be used.
    public var availability: [CashAvailability] = []
    /// What kind of booking it is.
    public var transactionCode: BankTransactionCode
    /// Whether no commission is taken.
    public var isCommissionWaived: Bool?
    /// The message that tells more about it, such as a notification.
    @Boxed public var additionalInformationMessage: AdditionalInformationMessage?
    /// The amounts from which its own came about.
    @Boxed public var amountDetails: AmountDetails?
    /// The charges within its amount, or beside it.
    @Boxed public var charges: EntryCharges?
    /// Through which channel it was ordered.
    @Boxed public var inputChannel: CodeOrProprietary<4>?
    /// What it is made of.
    public var details: [EntryDetails] = []
    /// More in words.
    public var additionalInformation: Max500Text?

    /// Booked for good, as far as the account goes.
    public static let booked = CodeOrProprietary<4>.code("BOOK")
    /// Not complete.
    public static let pending = CodeOrProprietary<4>.code("PDNG")
    /// For information only: nothing is booked, and nothing will be by it.
    public static let informational = CodeOrProprietary<4>.code("INFO")
    /// Will be booked on a later day.
    public static let future = CodeOrProprietary<4>.code("FUTR")

    /// An entry with what every entry has.
    public init(
        amount: CurrencyAndAmount, side: CreditDebit, status: CodeOrProprietary<4>, transactionCode: BankTransactionCode
    ) {
        self.amount = amount
        self.side = side
        self.status = status
        self.transactionCode = transactionCode
    }
}

extension StatementEntry: ElementReadable, ElementWritable {
    /// Reads `Ntry`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    private init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        reference = try children.optional("NtryRef")
        amount = try children.required("Amt")
        side = try children.required("CdtDbtInd")
        isReversal = try children.optional("RvslInd", as: Indicator.self)?.isTrue
        status = try children.required("Sts")
        bookingDate = try children.optional("BookgDt")
        valueDate = try children.optional("ValDt")
        accountServicerReference = try children.optional("AcctSvcrRef")
        availability = try children.array("Avlbty")
        transactionCode = try children.required("BkTxCd")
        isCommissionWaived = try children.optional("ComssnWvrInd", as: Indicator.self)?.isTrue
        additionalInformationMessage = try children.optional("AddtlInfInd")
        amountDetails = try children.optional("AmtDtls")
        charges = try children.optional("Chrgs")
        inputChannel = try children.optional("TechInptChanl")
        children.carried("Intrst", "CardTx")
        details = try children.array("NtryDtls")
        additionalInformation = try children.optional("AddtlNtryInf")
    }

    /// Writes the content of `Ntry`.
    public func write(to element: ElementWriter) {
        element.write("NtryRef", reference)
        element.write("Amt", amount)
        element.write("CdtDbtInd", side)
        element.write("RvslInd", indicator: isReversal)
        element.write("Sts", status)
        element.write("BookgDt", bookingDate)
        element.write("ValDt", valueDate)
        element.write("AcctSvcrRef", accountServicerReference)
        element.write("Avlbty", each: availability)
        element.write("BkTxCd", transactionCode)
        element.write("ComssnWvrInd", indicator: isCommissionWaived)
        element.write("AddtlInfInd", additionalInformationMessage)
        element.write("AmtDtls", amountDetails)
        element.write("Chrgs", charges)
        element.write("TechInptChanl", inputChannel)
        element.write("NtryDtls", each: details)
        element.write("AddtlNtryInf", additionalInformation)
    }
}

/// The message that tells more about an entry.
///
///     MessageIdentification2
///       MsgNmId   Max35Text   0..1
///       MsgId     Max35Text   0..1
///
/// - Source: camt.052, camt.053, camt.054: `…/Ntry/AddtlInfInd`.
public struct AdditionalInformationMessage: Hashable, Sendable {
    /// Its definition, such as `camt.054.001.08`.
    public var messageName: Max35Text?
    /// Its identification.
    public var messageIdentification: Max35Text?

    /// A message by its definition, its identification, or both.
    public init(messageName: Max35Text? = nil, messageIdentification: Max35Text? = nil) {
        self.messageName = messageName
        self.messageIdentification = messageIdentification
    }
}

extension AdditionalInformationMessage: ElementReadable, ElementWritable {
    /// Reads `AddtlInfInd`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let name = try children.optional("MsgNmId", as: Max35Text.self)
            return Self(messageName: name, messageIdentification: try children.optional("MsgId"))
        }
    }

    /// Writes the content of `AddtlInfInd`.
    public func write(to element: ElementWriter) {
        element.write("MsgNmId", messageName)
        element.write("MsgId", messageIdentification)
    }
}
