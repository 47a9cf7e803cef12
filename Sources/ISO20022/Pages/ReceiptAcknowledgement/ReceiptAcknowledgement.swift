public import XMLCore

/// The answer to a message that was received, before it was worked on: it came, or it did not come whole.
///
///     ReceiptAcknowledgementV01
///       MsgId         MessageHeader10                 1..1
///         MsgId       Max35Text                       1..1
///         CreDtTm     ISODateTime                     0..1
///         QryNm       Max35Text                       0..1
///       Rpt           ReceiptAcknowledgementReport2   1..n
///       SplmtryData   SupplementaryData1              0..n   carried
///
/// - Source: admi.007.001.01, `Document/RctAck`.
public struct ReceiptAcknowledgement: Hashable, Sendable {
    /// Identifies the acknowledgement for its sender.
    public var messageIdentification: Max35Text
    /// When it was made.
    public var creationDateTime: ISODateTime?
    /// The name of the query it belongs to.
    public var queryName: Max35Text?
    /// What became of the messages acknowledged, at least one.
    public var reports: [Report]

    /// An acknowledgement of messages; there must be at least one.
    public init(messageIdentification: Max35Text, creationDateTime: ISODateTime? = nil, reports: [Report]) {
        precondition(!reports.isEmpty, "an acknowledgement has at least one report")
        self.messageIdentification = messageIdentification
        self.creationDateTime = creationDateTime
        self.reports = reports
    }
}

extension ReceiptAcknowledgement: ElementReadable, ElementWritable {
    /// Reads `RctAck`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let header = try children.element("MsgId").sequence { header throws(ElementRejection) in
                let identification = try header.required("MsgId", as: Max35Text.self)
                let creation = try header.optional("CreDtTm", as: ISODateTime.self)
                return (identification, creation, try header.optional("QryNm", as: Max35Text.self))
            }
            let first = try children.required("Rpt", as: Report.self)
            let others = try children.array("Rpt", as: Report.self)
            children.carried("SplmtryData")
            var acknowledgement = Self(
                messageIdentification: header.0, creationDateTime: header.1, reports: [first] + others)
            acknowledgement.queryName = header.2
            return acknowledgement
        }
    }

    /// Writes the content of `RctAck`.
    public func write(to element: ElementWriter) {
        let header = element.child("MsgId")
        header.write("MsgId", messageIdentification)
        header.write("CreDtTm", creationDateTime)
        header.write("QryNm", queryName)
        element.write("Rpt", each: reports)
    }
}

extension ReceiptAcknowledgement {
    /// What became of one message on receipt.
    ///
    ///     ReceiptAcknowledgementReport2
    ///       RltdRef     MessageReference1        1..1
    ///         Ref       Max35Text                1..1
    ///         MsgNm     Max35Text                0..1
    ///         RefIssr   PartyIdentification136   0..1
    ///       ReqHdlg     RequestHandling2         1..1
    ///         StsCd     Max4AlphaNumericText     1..1
    ///         StsDtTm   ISODateTime              0..1
    ///         Desc      Max140Text               0..1
    ///
    /// - Source: admi.007.001.01, `RctAck/Rpt`.
    public struct Report: Hashable, Sendable {
        /// The identification of the message.
        public var reference: Max35Text
        /// Its name, such as `pacs.008.001.08`.
        public var messageName: Max35Text?
        /// Who gave it the identification.
        @Boxed public var referenceIssuer: ReferenceIssuer?
        /// What became of it, as a code that the two sides know.
        public var status: Max4AlphanumericText
        /// Since when.
        public var statusDateTime: ISODateTime?
        /// What became of it, in words.
        public var description: Max140Text?

        /// What became of a message.
        public init(reference: Max35Text, status: Max4AlphanumericText) {
            self.reference = reference
            self.status = status
        }
    }
}

extension ReceiptAcknowledgement.Report: ElementReadable, ElementWritable {
    /// Reads `Rpt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let related = try children.element("RltdRef").sequence { related throws(ElementRejection) in
                let reference = try related.required("Ref", as: Max35Text.self)
                let name = try related.optional("MsgNm", as: Max35Text.self)
                return (
                    reference, name, try related.optional("RefIssr", as: ReceiptAcknowledgement.ReferenceIssuer.self)
                )
            }
            return try children.element("ReqHdlg").sequence { handling throws(ElementRejection) in
                var report = Self(reference: related.0, status: try handling.required("StsCd"))
                report.messageName = related.1
                report.referenceIssuer = related.2
                report.statusDateTime = try handling.optional("StsDtTm")
                report.description = try handling.optional("Desc")
                return report
            }
        }
    }

    /// Writes the content of `Rpt`.
    public func write(to element: ElementWriter) {
        let related = element.child("RltdRef")
        related.write("Ref", reference)
        related.write("MsgNm", messageName)
        related.write("RefIssr", referenceIssuer)
        let handling = element.child("ReqHdlg")
        handling.write("StsCd", status)
        handling.write("StsDtTm", statusDateTime)
        handling.write("Desc", description)
    }
}
