public import XMLCore

/// The request for reports, statements or notifications about accounts.
///
///     AccountReportingRequestV05
///       GrpHdr        GroupHeader77        1..1
///         MsgId       Max35Text            1..1
///         CreDtTm     ISODateTime          1..1
///         MsgSndr     Pty | Agt            0..1
///       RptgReq       ReportingRequest5    1..n
///       SplmtryData   SupplementaryData1   0..n   carried
///
/// - Source: camt.060.001.05, `Document/AcctRptgReq`.
public struct AccountReportingRequest: Hashable, Sendable {
    /// Identifies the message for its sender.
    public var messageIdentification: Max35Text
    /// When it was made.
    public var creationDateTime: ISODateTime
    /// Who sends it, when that is not who the header says.
    @Boxed public var sender: PartyOrAgent?
    /// What is asked for, at least one.
    public var requests: [ReportingRequest]

    /// A message that asks; there must be at least one request.
    public init(messageIdentification: Max35Text, creationDateTime: ISODateTime, requests: [ReportingRequest]) {
        precondition(!requests.isEmpty, "a reporting request asks for at least one report")
        self.messageIdentification = messageIdentification
        self.creationDateTime = creationDateTime
        self.requests = requests
    }
}

extension AccountReportingRequest: ElementReadable, ElementWritable {
    /// Reads `AcctRptgReq`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let header = try children.element("GrpHdr").sequence { header throws(ElementRejection) in
                let identification = try header.required("MsgId", as: Max35Text.self)
                let creation = try header.required("CreDtTm", as: ISODateTime.self)
                return (identification, creation, try header.optional("MsgSndr", as: PartyOrAgent.self))
            }
            let first = try children.required("RptgReq", as: ReportingRequest.self)
            let others = try children.array("RptgReq", as: ReportingRequest.self)
            children.carried("SplmtryData")
            var request = Self(
                messageIdentification: header.0, creationDateTime: header.1, requests: [first] + others)
            request.sender = header.2
            return request
        }
    }

    /// Writes the content of `AcctRptgReq`.
    public func write(to element: ElementWriter) {
        let header = element.child("GrpHdr")
        header.write("MsgId", messageIdentification)
        header.write("CreDtTm", creationDateTime)
        header.write("MsgSndr", sender)
        element.write("RptgReq", each: requests)
    }
}

/// The request for one report.
///
///     ReportingRequest5
///       Id            Max35Text                                      0..1
///       ReqdMsgNmId   Max35Text                                      1..1
///       Acct          CashAccount38                                  0..1
///       AcctOwnr      Pty | Agt                                      1..1
///       AcctSvcr      BranchAndFinancialInstitutionIdentification6   0..1
///       RptgPrd       ReportingPeriod2                               0..1
///       RptgSeq       SequenceRange1Choice                           0..1
///       ReqdTxTp      TransactionType2                               0..1
///       ReqdBalTp     BalanceType13                                  0..n
///
/// - Source: camt.060.001.05, `AcctRptgReq/RptgReq`.
public struct ReportingRequest: Hashable, Sendable {
    /// Identifies the request.
    public var identification: Max35Text?
    /// The definition of the message asked for, such as `camt.053.001.08`.
    public var requestedMessageName: Max35Text
    /// The account; all of the owner's where there is none.
    @Boxed public var account: CashAccount?
    /// Whose account it is.
    public var accountOwner: PartyOrAgent
    /// Who keeps it.
    @Boxed public var accountServicer: AgentIdentification?
    /// The period to be covered.
    @Boxed public var period: ReportingPeriod?
    /// The reports asked for, by their sequence numbers.
    @Boxed public var sequence: SequenceRange?
    /// Which entries are asked for.
    @Boxed public var transactionType: RequestedTransactionType?
    /// Which balances are asked for; all where there is none.
    public var balanceTypes: [BalanceType] = []

    /// A request for a message about accounts of somebody.
    public init(requestedMessageName: Max35Text, accountOwner: PartyOrAgent) {
        self.requestedMessageName = requestedMessageName
        self.accountOwner = accountOwner
    }
}

extension ReportingRequest: ElementReadable, ElementWritable {
    /// Reads `RptgReq`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    private init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        identification = try children.optional("Id")
        requestedMessageName = try children.required("ReqdMsgNmId")
        account = try children.optional("Acct")
        accountOwner = try children.required("AcctOwnr")
        accountServicer = try children.optional("AcctSvcr")
        period = try children.optional("RptgPrd")
        sequence = try children.optional("RptgSeq")
        transactionType = try children.optional("ReqdTxTp")
        balanceTypes = try children.array("ReqdBalTp")
    }

    /// Writes the content of `RptgReq`.
    public func write(to element: ElementWriter) {
        element.write("Id", identification)
        element.write("ReqdMsgNmId", requestedMessageName)
        element.write("Acct", account)
        element.write("AcctOwnr", accountOwner)
        element.write("AcctSvcr", accountServicer)
        element.write("RptgPrd", period)
        element.write("RptgSeq", sequence)
        element.write("ReqdTxTp", transactionType)
        element.write("ReqdBalTp", each: balanceTypes)
    }
}
