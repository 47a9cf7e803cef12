public import XMLCore

/// The answer to a payment: what became of it, and why.
///
///     FIToFIPaymentStatusReportV10
///       GrpHdr              GroupHeader91           1..1
///       OrgnlGrpInfAndSts   OriginalGroupHeader17   0..n
///       TxInfAndSts         PaymentTransaction110   0..n
///       SplmtryData         SupplementaryData1      0..n   carried
///
/// - Source: pacs.002.001.10, `Document/FIToFIPmtStsRpt`.
public struct PaymentStatusReport: Hashable, Sendable {
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
    }

    /// Writes the content of `FIToFIPmtStsRpt`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("OrgnlGrpInfAndSts", each: originalGroups)
        element.write("TxInfAndSts", each: transactions)
    }
}

/// What identifies a status report.
///
///     GroupHeader91
///       MsgId      Max35Text                                      1..1
///       CreDtTm    ISODateTime                                    1..1
///       InstgAgt   BranchAndFinancialInstitutionIdentification6   0..1
///       InstdAgt   BranchAndFinancialInstitutionIdentification6   0..1
///
/// - Source: pacs.002.001.10, `FIToFIPmtStsRpt/GrpHdr`.
public struct StatusReportGroupHeader: Hashable, Sendable {
    /// Identifies the report for its sender.
    public var messageIdentification: Max35Text
    /// When it was made.
    public var creationDateTime: ISODateTime
    /// Who sends it.
    @Boxed public var instructingAgent: AgentIdentification?
    /// Who receives it.
    @Boxed public var instructedAgent: AgentIdentification?

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
            return header
        }
    }

    /// Writes the content of `GrpHdr`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("CreDtTm", creationDateTime)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
    }
}

/// Why something has the status it has.
///
///     StatusReasonInformation12
///       Orgtr      PartyIdentification135   0..1
///       Rsn        Cd (4) | Prtry           0..1
///       AddtlInf   Max105Text               0..n
///
/// - Source: pacs.002.001.10, `StsRsnInf`.
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
