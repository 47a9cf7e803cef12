public import XMLCore

/// What an entry is made of.
///
///     EntryDetails9
///       Btch     BatchInformation2    0..1   carried
///       TxDtls   EntryTransaction10   0..n
///
/// - Source: camt.053.001.08, `Ntry/NtryDtls`.
public struct EntryDetails: Hashable, Sendable {
    /// The transactions behind the entry.
    public var transactions: [EntryTransaction]

    /// The transactions behind an entry.
    public init(transactions: [EntryTransaction] = []) { self.transactions = transactions }
}

extension EntryDetails: ElementReadable, ElementWritable {
    /// Reads `NtryDtls`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            children.carried("Btch")
            return Self(transactions: try children.array("TxDtls"))
        }
    }

    /// Writes the content of `NtryDtls`.
    public func write(to element: ElementWriter) { element.write("TxDtls", each: transactions) }
}

/// One transaction behind an entry.
///
///     EntryTransaction10
///       Refs           TransactionReferences6              0..1
///       Amt            ActiveOrHistoricCurrencyAndAmount   0..1
///       CdtDbtInd      CRDT | DBIT                         0..1
///       AmtDtls        AmountAndCurrencyExchange3          0..1   carried
///       Avlbty         CashAvailability1                   0..n   carried
///       BkTxCd         BankTransactionCodeStructure4       0..1
///       Chrgs, Intrst                                      0..1   carried
///       RltdPties      TransactionParties6                 0..1
///       RltdAgts       TransactionAgents5                  0..1
///       LclInstrm      Cd (35) | Prtry                     0..1
///       Purp           Cd (4) | Prtry                      0..1
///       RltdRmtInf     RemittanceLocation7                 0..10  carried
///       RmtInf         RemittanceInformation16             0..1
///       RltdDts, RltdPric, RltdQties, FinInstrmId, Tax, RtrInf, CorpActn,
///       SfkpgAcct, CshDpst, CardTx                         0..n   carried
///       AddtlTxInf     Max500Text                          0..1
///       SplmtryData    SupplementaryData1                  0..n   carried
///
/// - Source: camt.053.001.08, `NtryDtls/TxDtls`.
public struct EntryTransaction: Hashable, Sendable {
    /// Its names.
    public var references: TransactionReferences?
    /// How much.
    public var amount: CurrencyAndAmount?
    /// On which side.
    public var side: CreditDebit?
    /// What kind of booking it is.
    public var transactionCode: BankTransactionCode?
    /// The parties.
    @Boxed public var parties: TransactionParties?
    /// The agents.
    @Boxed public var agents: TransactionAgents?
    /// The local instrument.
    public var localInstrument: CodeOrProprietary<35>?
    /// What it was for, as a code.
    public var purpose: CodeOrProprietary<4>?
    /// What it was for, in words.
    public var remittanceInformation: RemittanceInformation?
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
            children.carried("AmtDtls", "Avlbty")
            transaction.transactionCode = try children.optional("BkTxCd")
            children.carried("Chrgs", "Intrst")
            transaction.parties = try children.optional("RltdPties")
            transaction.agents = try children.optional("RltdAgts")
            transaction.localInstrument = try children.optional("LclInstrm")
            transaction.purpose = try children.optional("Purp")
            children.carried("RltdRmtInf")
            transaction.remittanceInformation = try children.optional("RmtInf")
            children.carried("RltdDts", "RltdPric", "RltdQties", "FinInstrmId", "Tax", "RtrInf", "CorpActn")
            children.carried("SfkpgAcct", "CshDpst", "CardTx")
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
        element.write("BkTxCd", transactionCode)
        element.write("RltdPties", parties)
        element.write("RltdAgts", agents)
        element.write("LclInstrm", localInstrument)
        element.write("Purp", purpose)
        element.write("RmtInf", remittanceInformation)
        element.write("AddtlTxInf", additionalInformation)
    }
}

/// The names of the transaction behind an entry.
///
///     TransactionReferences6
///       MsgId               Max35Text               0..1
///       AcctSvcrRef         Max35Text               0..1
///       PmtInfId            Max35Text               0..1
///       InstrId             Max35Text               0..1
///       EndToEndId          Max35Text               0..1
///       UETR                UUIDv4Identifier        0..1
///       TxId                Max35Text               0..1
///       MndtId, ChqNb       Max35Text               0..1   carried
///       ClrSysRef           Max35Text               0..1
///       AcctOwnrTxId        Max35Text               0..1
///       AcctSvcrTxId        Max35Text               0..1
///       MktInfrstrctrTxId   Max35Text               0..1
///       PrcgId              Max35Text               0..1
///       Prtry               ProprietaryReference1   0..n   carried
///
/// - Source: camt.053.001.08, `TxDtls/Refs`.
public struct TransactionReferences: Hashable, Sendable {
    /// The message it came in.
    public var messageIdentification: Max35Text?
    /// The account servicer's reference.
    public var accountServicerReference: Max35Text?
    /// The block of the order it came in.
    public var paymentInformation: Max35Text?
    /// Between the instructing and the instructed agent.
    public var instruction: Max35Text?
    /// From the initiating party to the creditor.
    public var endToEnd: Max35Text?
    /// Unique in the whole world.
    public var uetr: UETR?
    /// From the first instructing agent on.
    public var transaction: Max35Text?
    /// Given by the clearing system.
    public var clearingSystemReference: Max35Text?
    /// Given by the account's owner.
    public var accountOwnerTransaction: Max35Text?
    /// Given by the account's servicer.
    public var accountServicerTransaction: Max35Text?
    /// Given by the market infrastructure.
    public var marketInfrastructureTransaction: Max35Text?
    /// Given by the servicer while it processed the transaction.
    public var processing: Max35Text?

    /// No names yet.
    public init() {}
}

extension TransactionReferences: ElementReadable, ElementWritable {
    /// Reads `Refs`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var names = Self()
            names.messageIdentification = try children.optional("MsgId")
            names.accountServicerReference = try children.optional("AcctSvcrRef")
            names.paymentInformation = try children.optional("PmtInfId")
            names.instruction = try children.optional("InstrId")
            names.endToEnd = try children.optional("EndToEndId")
            names.uetr = try children.optional("UETR")
            names.transaction = try children.optional("TxId")
            children.carried("MndtId", "ChqNb")
            names.clearingSystemReference = try children.optional("ClrSysRef")
            names.accountOwnerTransaction = try children.optional("AcctOwnrTxId")
            names.accountServicerTransaction = try children.optional("AcctSvcrTxId")
            names.marketInfrastructureTransaction = try children.optional("MktInfrstrctrTxId")
            names.processing = try children.optional("PrcgId")
            children.carried("Prtry")
            return names
        }
    }

    /// Writes the content of `Refs`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("AcctSvcrRef", accountServicerReference)
        element.write("PmtInfId", paymentInformation)
        element.write("InstrId", instruction)
        element.write("EndToEndId", endToEnd)
        element.write("UETR", uetr)
        element.write("TxId", transaction)
        element.write("ClrSysRef", clearingSystemReference)
        element.write("AcctOwnrTxId", accountOwnerTransaction)
        element.write("AcctSvcrTxId", accountServicerTransaction)
        element.write("MktInfrstrctrTxId", marketInfrastructureTransaction)
        element.write("PrcgId", processing)
    }
}
