public import XMLCore

/// One transaction behind an entry.
///
///     EntryTransaction10, EntryTransaction16
///       Refs           TransactionReferences6, 10            0..1
///       Amt            ActiveOrHistoricCurrencyAndAmount     0..1
///       CdtDbtInd      CRDT | DBIT                           0..1
///       AmtDtls        AmountAndCurrencyExchange3, 4         0..1
///       Avlbty         CashAvailability1                     0..n
///       BkTxCd         BankTransactionCodeStructure4         0..1
///       Chrgs          Charges6, Charges15                   0..1
///       Intrst         TransactionInterest4                  0..1   carried
///       RltdPties      TransactionParties6, 12               0..1
///       RltdAgts       TransactionAgents5, 6                 0..1
///       LclInstrm      Cd (35) | Prtry                       0..1
///       PmtTpInf       PaymentTypeInformation27              0..1   16 only, carried
///       Purp           Cd (4) | Prtry                        0..1
///       RltdRmtInf     RemittanceLocation7, 8                0..10
///       RmtInf         RemittanceInformation16, 26           0..1
///       RltdDts        TransactionDates3                     0..1
///       RltdPric, RltdQties, FinInstrmId, Tax                0..1   carried; RltdQties 0..n
///       RtrInf         PaymentReturnReason5, 8               0..1
///       CorpActn       CorporateAction9                      0..1   10 only, carried
///       RltdCorpActn   CorporateAction82                     0..1   16 only, carried
///       SfkpgAcct      SecuritiesAccount19                   0..1   carried
///       UndrlygAllcn   TransactionAllocation2                0..n   16 only, carried
///       CshDpst        CashDeposit1                          0..n   carried
///       CardTx         CardTransaction17, 18                 0..1   carried
///       InstrCpy       Max20000Text                          0..1   16 only, carried
///       AddtlTxInf     Max500Text                            0..1
///       SplmtryData    SupplementaryData1                    0..n   carried
///
/// - Source: camt.052, camt.053, camt.054: `NtryDtls/TxDtls`.
public struct EntryTransaction: Hashable, Sendable {
    /// Its names.
    public var references: TransactionReferences?
    /// How much.
    public var amount: CurrencyAndAmount?
    /// On which side.
    public var side: CreditDebit?
    /// The amounts from which its own came about.
    @Boxed public var amountDetails: AmountDetails?
    /// When the amount can be used.
    public var availability: [CashAvailability] = []
    /// What kind of booking it is.
    public var transactionCode: BankTransactionCode?
    /// The charges within its amount, or beside it.
    @Boxed public var charges: EntryCharges?
    /// The parties.
    @Boxed public var parties: TransactionParties?
    /// The agents.
    @Boxed public var agents: TransactionAgents?
    /// The local instrument.
    public var localInstrument: CodeOrProprietary<35>?
    /// What it was for, as a code.
    public var purpose: CodeOrProprietary<4>?
    /// The advices of remittance that were sent apart, at most ten.
    public var relatedRemittances: [RelatedRemittance] = []
    /// What it was for, in words, or by the documents it pays.
    public var remittanceInformation: EntryRemittance?
    /// Its days.
    @Boxed public var dates: TransactionDates?
    /// What it returns, and why.
    @Boxed public var returnInformation: EntryReturn?
    /// More in words.
    public var additionalInformation: Max500Text?

    /// A transaction by its names.
    public init(references: TransactionReferences? = nil) { self.references = references }
}

extension EntryTransaction: ElementReadable, ElementWritable {
    /// Reads `TxDtls`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var transaction = Self(references: try children.optional("Refs"))
            transaction.amount = try children.optional("Amt")
            transaction.side = try children.optional("CdtDbtInd")
            transaction.amountDetails = try children.optional("AmtDtls")
            transaction.availability = try children.array("Avlbty")
            transaction.transactionCode = try children.optional("BkTxCd")
            transaction.charges = try children.optional("Chrgs")
            children.carried("Intrst")
            transaction.parties = try children.optional("RltdPties")
            transaction.agents = try children.optional("RltdAgts")
            transaction.localInstrument = try children.optional("LclInstrm")
            children.carried("PmtTpInf")
            transaction.purpose = try children.optional("Purp")
            transaction.relatedRemittances = try children.array("RltdRmtInf")
            transaction.remittanceInformation = try children.optional("RmtInf")
            transaction.dates = try children.optional("RltdDts")
            children.carried("RltdPric", "RltdQties", "FinInstrmId", "Tax")
            transaction.returnInformation = try children.optional("RtrInf")
            children.carried("CorpActn", "RltdCorpActn", "SfkpgAcct", "UndrlygAllcn", "CshDpst", "CardTx", "InstrCpy")
            transaction.additionalInformation = try children.optional("AddtlTxInf")
            children.carried("SplmtryData")
            return transaction
        }
    }

    /// Writes the content of `TxDtls`.
    public func write(to element: ElementWriter) {
        element.write("Refs", references)
        element.write("Amt", amount)
        element.write("CdtDbtInd", side)
        element.write("AmtDtls", amountDetails)
        element.write("Avlbty", each: availability)
        element.write("BkTxCd", transactionCode)
        element.write("Chrgs", charges)
        element.write("RltdPties", parties)
        element.write("RltdAgts", agents)
        element.write("LclInstrm", localInstrument)
        element.write("Purp", purpose)
        if relatedRemittances.count > 10 { element.refuseValue() }
        element.write("RltdRmtInf", each: relatedRemittances)
        element.write("RmtInf", remittanceInformation)
        element.write("RltdDts", dates)
        element.write("RtrInf", returnInformation)
        element.write("AddtlTxInf", additionalInformation)
    }
}

/// An advice of remittance that was sent apart from the payment.
///
///     RemittanceLocation7, RemittanceLocation8
///       RmtId         Max35Text                        0..1
///       RmtLctnDtls   RemittanceLocationData1 and 2    0..n   carried
///
/// - Source: camt.052, camt.053, camt.054: `TxDtls/RltdRmtInf`.
public struct RelatedRemittance: Hashable, Sendable {
    /// Its identification, by which it is found.
    public var identification: Max35Text?

    /// An advice by its identification.
    public init(identification: Max35Text? = nil) { self.identification = identification }
}

extension RelatedRemittance: ElementReadable, ElementWritable {
    /// Reads `RltdRmtInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.optional("RmtId", as: Max35Text.self)
            children.carried("RmtLctnDtls")
            return Self(identification: identification)
        }
    }

    /// Writes the content of `RltdRmtInf`.
    public func write(to element: ElementWriter) { element.write("RmtId", identification) }
}
