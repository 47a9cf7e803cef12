import XMLCore

/// What a report, a statement and a notification say alike about an account: all but the balances between the two
/// halves, and the names of two children.
///
///     AccountReport25 and 38, AccountStatement9 and 15, AccountNotification17 and 25
///       Id             Max35Text                      1..1
///       …Pgntn         Pagination1                    0..1   RptPgntn, StmtPgntn, NtfctnPgntn
///       ElctrncSeqNb   Number                         0..1
///       RptgSeq        SequenceRange1Choice           0..1
///       LglSeqNb       Number                         0..1
///       CreDtTm        ISODateTime                    0..1
///       FrToDt         DateTimePeriod1                0..1
///       CpyDplctInd    CODU | COPY | DUPL             0..1
///       RptgSrc        Cd (4) | Prtry                 0..1
///       Acct           CashAccount39, CashAccount43   1..1
///       RltdAcct       CashAccount38, CashAccount40   0..1
///       Intrst         AccountInterest4               0..n   carried
///       Bal            read and written by the page that has it
///       TxsSummry      TotalTransactions6             0..1
///       Ntry           ReportEntry10, ReportEntry16   0..n
///       Addtl…Inf      Max500Text                     0..1   AddtlRptInf, AddtlStmtInf, AddtlNtfctnInf
///
/// - Source: camt.052 `Rpt`, camt.053 `Stmt`, camt.054 `Ntfctn`.
public struct AccountActivity: Hashable, Sendable {
    /// Identifies the report.
    public var identification: Max35Text
    /// Which page of it this is.
    public var pagination: Pagination?
    /// Counts the reports sent, a whole number.
    public var electronicSequenceNumber: ExactDecimal?
    /// Which reports it holds, by their sequence numbers.
    @Boxed public var reportingSequence: SequenceRange?
    /// Counts the legal reports, a whole number; may restart each year.
    public var legalSequenceNumber: ExactDecimal?
    /// When it was made.
    public var creationDateTime: ISODateTime?
    /// The period it covers.
    public var period: DateTimePeriod?
    /// Whether it is a copy, a duplicate, or a copy of a duplicate.
    public var copyDuplicate: CopyDuplicate?
    /// Which system the entries come from.
    public var reportingSource: CodeOrProprietary<4>?
    /// The account.
    public var account: StatementAccount
    /// An account that belongs to it.
    @Boxed public var relatedAccount: CashAccount?
    /// Counts and sums of the entries.
    public var summary: TransactionsSummary?
    /// The entries.
    public var entries: [StatementEntry] = []
    /// More in words.
    public var additionalInformation: Max500Text?

    /// What is said of an account, with nothing on it yet.
    public init(identification: Max35Text, account: StatementAccount) {
        self.identification = identification
        self.account = account
    }
}

extension AccountActivity {
    /// Reads `Id` to `Intrst`.
    init(readingFrom children: inout ChildReader, pagination tag: StaticString) throws(ElementRejection) {
        identification = try children.required("Id")
        pagination = try children.optional(tag)
        electronicSequenceNumber = try children.wholeNumber("ElctrncSeqNb")
        reportingSequence = try children.optional("RptgSeq")
        legalSequenceNumber = try children.wholeNumber("LglSeqNb")
        creationDateTime = try children.optional("CreDtTm")
        period = try children.optional("FrToDt")
        copyDuplicate = try children.optional("CpyDplctInd")
        reportingSource = try children.optional("RptgSrc")
        account = try children.required("Acct")
        relatedAccount = try children.optional("RltdAcct")
        children.carried("Intrst")
    }

    /// Reads `TxsSummry` to the end.
    mutating func readEntries(
        from children: inout ChildReader, additionalInformation tag: StaticString
    ) throws(ElementRejection) {
        summary = try children.optional("TxsSummry")
        entries = try children.array("Ntry")
        additionalInformation = try children.optional(tag)
    }

    /// Writes `Id` to `RltdAcct`.
    func write(to element: ElementWriter, pagination tag: String) {
        element.write("Id", identification)
        element.write(tag, pagination)
        element.write("ElctrncSeqNb", electronicSequenceNumber)
        element.write("RptgSeq", reportingSequence)
        element.write("LglSeqNb", legalSequenceNumber)
        element.write("CreDtTm", creationDateTime)
        element.write("FrToDt", period)
        element.write("CpyDplctInd", copyDuplicate)
        element.write("RptgSrc", reportingSource)
        element.write("Acct", account)
        element.write("RltdAcct", relatedAccount)
    }

    /// Writes `TxsSummry` to the end.
    func writeEntries(to element: ElementWriter, additionalInformation tag: String) {
        element.write("TxsSummry", summary)
        element.write("Ntry", each: entries)
        element.write(tag, additionalInformation)
    }
}

extension ChildReader {
    /// The next child if it is this one: a number without a fraction.
    mutating func wholeNumber(_ tag: StaticString) throws(ElementRejection) -> ExactDecimal? {
        guard isNext(tag) else { return nil }
        let element = try element(tag)
        let number = try ExactDecimal(element)
        guard number.scale == 0 else { throw ElementRejection(element, .invalidValue(number.text)) }
        return number
    }
}
