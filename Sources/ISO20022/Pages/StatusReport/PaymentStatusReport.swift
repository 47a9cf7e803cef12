public import XMLCore

/// The answer to a payment: what became of it, and why.
///
///     FIToFIPaymentStatusReportV10, FIToFIPaymentStatusReportV16
///       GrpHdr              GroupHeader91, GroupHeader120       1..1
///       OrgnlGrpInfAndSts   OriginalGroupHeader17 and 22        0..n
///       TxInfAndSts         PaymentTransaction110 and 177       0..n
///       SplmtryData         SupplementaryData1                  0..n   carried
///
/// - Source: pacs.002.001.10, pacs.002.001.16: `Document/FIToFIPmtStsRpt`.
public struct PaymentStatusReport: Hashable, Sendable {
    /// The versions that this page reads and writes.
    public enum Version: CaseIterable, Hashable, Sendable {
        /// pacs.002.001.10.
        case v10
        /// pacs.002.001.16.
        case v16

        /// The definition of the version.
        public var definition: MessageDefinition {
            switch self {
            case .v10: .paymentStatusReport
            case .v16: .paymentStatusReportV16
            }
        }
    }

    /// The version it was read in, or is to be written in.
    public var version = Version.v10
    /// What identifies the report.
    public var groupHeader: StatusReportGroupHeader
    /// The messages answered, with a status of their own or none.
    public var originalGroups: [OriginalGroupStatus]
    /// The transactions answered.
    public var transactions: [TransactionStatus]

    /// A report on messages, transactions or both.
    public init(
        groupHeader: StatusReportGroupHeader, originalGroups: [OriginalGroupStatus] = [],
        transactions: [TransactionStatus] = []
    ) {
        self.groupHeader = groupHeader
        self.originalGroups = originalGroups
        self.transactions = transactions
    }
}

extension PaymentStatusReport: ElementReadable, ElementWritable {
    /// Reads `FIToFIPmtStsRpt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var report = Self(groupHeader: try children.required("GrpHdr"))
            report.originalGroups = try children.array("OrgnlGrpInfAndSts")
            report.transactions = try children.array("TxInfAndSts")
            children.carried("SplmtryData")
            return report
        }
        if element.isInNamespace(Version.v16.definition.namespaceURI) { version = .v16 }
    }

    /// Writes the content of `FIToFIPmtStsRpt`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("OrgnlGrpInfAndSts", each: originalGroups)
        element.write("TxInfAndSts", each: transactions)
    }
}

/// What identifies a status report, or a request for one.
///
///     GroupHeader91, GroupHeader109, GroupHeader120
///       MsgId         Max35Text                                         1..1
///       CreDtTm       ISODateTime                                       1..1
///       InstgAgt      BranchAndFinancialInstitutionIdentification6, 8   0..1
///       InstdAgt      BranchAndFinancialInstitutionIdentification6, 8   0..1
///       OrgnlBizQry   OriginalBusinessQuery1                            0..1   120 only
///
/// - Source: `FIToFIPmtStsRpt/GrpHdr`, `FIToFIPmtStsReq/GrpHdr`.
public struct StatusReportGroupHeader: Hashable, Sendable {
    /// Identifies the report for its sender.
    public var messageIdentification: Max35Text
    /// When it was made.
    public var creationDateTime: ISODateTime
    /// Who sends it.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who receives it.
    @Boxed public var instructedAgent: AgentIdentification?
    /// The query that is answered.
    @Boxed public var originalQuery: OriginalQuery?

    /// A header with what every one has.
    public init(messageIdentification: Max35Text, creationDateTime: ISODateTime) {
        self.messageIdentification = messageIdentification
        self.creationDateTime = creationDateTime
    }
}

extension StatusReportGroupHeader: ElementReadable, ElementWritable {
    /// Reads `GrpHdr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("MsgId", as: Max35Text.self)
            var header = Self(
                messageIdentification: identification, creationDateTime: try children.required("CreDtTm"))
            header.instructingAgent = try children.optional("InstgAgt")
            header.instructedAgent = try children.optional("InstdAgt")
            header.originalQuery = try children.optional("OrgnlBizQry")
            return header
        }
    }

    /// Writes the content of `GrpHdr`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("CreDtTm", creationDateTime)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        element.write("OrgnlBizQry", originalQuery, since: "GroupHeader120")
    }
}

/// Why something has the status it has.
///
///     StatusReasonInformation12, StatusReasonInformation14
///       Orgtr      PartyIdentification135, PartyIdentification272   0..1
///       Rsn        Cd (4) | Prtry                                   0..1
///       AddtlInf   Max105Text                                       0..n
///
/// - Source: pacs.002, `StsRsnInf`.
public struct StatusReasonInformation: Hashable, Sendable {
    /// Who gives the reason.
    @Boxed public var originator: PartyIdentification?
    /// The reason as a code; others may use codes that are none of our `StatusReason`.
    public var reason: CodeOrProprietary<4>?
    /// The reason in words.
    public var additionalInformation: [Max105Text] = []

    /// A reason in one's own words.
    public init(reason: CodeOrProprietary<4>? = nil, additionalInformation: [Max105Text] = []) {
        self.reason = reason
        self.additionalInformation = additionalInformation
    }

    /// One of the reasons that this gateway gives, with its narrative cut into lines of 105 characters.
    public init(_ reason: StatusReason, narrative: String = "") {
        guard let code = Max4Text(reason.rawValue) else { preconditionFailure("a reason code has four characters") }
        self.reason = .code(code)
        var rest = Substring(narrative).unicodeScalars
        while !rest.isEmpty {
            if let line = Max105Text(truncating: String(rest)) { additionalInformation.append(line) }
            rest = rest.dropFirst(105)
        }
    }

    /// The reason, when it is one that this gateway knows.
    public var statusReason: StatusReason? { reason?.code.flatMap(StatusReason.init(rawValue:)) }
}

extension StatusReasonInformation: ElementReadable, ElementWritable {
    /// Reads `StsRsnInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var information = Self()
            information.originator = try children.optional("Orgtr")
            information.reason = try children.optional("Rsn")
            information.additionalInformation = try children.array("AddtlInf")
            return information
        }
    }

    /// Writes the content of `StsRsnInf`.
    public func write(to element: ElementWriter) {
        element.write("Orgtr", originator)
        element.write("Rsn", reason)
        element.write("AddtlInf", each: additionalInformation)
    }
}
