public import XMLCore

/// What identifies a message about accounts.
///
///     GroupHeader81, GroupHeader116
///       MsgId         Max35Text                      1..1
///       CreDtTm       ISODateTime                    1..1
///       MsgRcpt       PartyIdentification135 and 272 0..1
///       MsgPgntn      Pagination1                    0..1
///       OrgnlBizQry   OriginalBusinessQuery1         0..1
///       AddtlInf      Max500Text                     0..1
///
/// - Source: camt.052, camt.053, camt.054: `…/GrpHdr`.
public struct StatementGroupHeader: Hashable, Sendable {
    /// Identifies the message for its sender.
    public var messageIdentification: Max35Text
    /// When it was made.
    public var creationDateTime: ISODateTime
    /// Who receives it, when that is not the account's owner.
    @Boxed public var recipient: PartyIdentification?
    /// Which page of the message this is.
    public var pagination: Pagination?
    /// The query it answers.
    @Boxed public var originalQuery: OriginalQuery?
    /// More in words.
    public var additionalInformation: Max500Text?

    /// A header with what every one has.
    public init(messageIdentification: Max35Text, creationDateTime: ISODateTime) {
        self.messageIdentification = messageIdentification
        self.creationDateTime = creationDateTime
    }
}

extension StatementGroupHeader: ElementReadable, ElementWritable {
    /// Reads `GrpHdr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("MsgId", as: Max35Text.self)
            var header = Self(
                messageIdentification: identification, creationDateTime: try children.required("CreDtTm"))
            header.recipient = try children.optional("MsgRcpt")
            header.pagination = try children.optional("MsgPgntn")
            header.originalQuery = try children.optional("OrgnlBizQry")
            header.additionalInformation = try children.optional("AddtlInf")
            return header
        }
    }

    /// Writes the content of `GrpHdr`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("CreDtTm", creationDateTime)
        element.write("MsgRcpt", recipient)
        element.write("MsgPgntn", pagination)
        element.write("OrgnlBizQry", originalQuery)
        element.write("AddtlInf", additionalInformation)
    }
}

/// Which page of how long a whole.
///
///     Pagination1
///       PgNb        Max5NumericText   1..1
///       LastPgInd   YesNoIndicator    1..1
///
/// - Source: camt.052, camt.053, camt.054: `GrpHdr/MsgPgntn`; `Rpt/RptPgntn`, `Stmt/StmtPgntn`, `Ntfctn/NtfctnPgntn`.
public struct Pagination: Hashable, Sendable {
    /// The number of the page, 0...99,999; the first is 1.
    public var page: Int
    /// Whether no page follows.
    public var isLast: Bool

    /// A page; its number has at most five digits.
    public init(page: Int, isLast: Bool) {
        precondition((0...99_999).contains(page), "a page number has at most five digits")
        self.page = page
        self.isLast = isLast
    }
}

extension Pagination: ElementReadable, ElementWritable {
    /// Reads the page number.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let number = try children.element("PgNb")
            let count = try CountText(number).count
            guard count <= 99_999 else { throw ElementRejection(number, .invalidValue(String(count))) }
            return Self(page: count, isLast: try children.required("LastPgInd", as: Indicator.self).isTrue)
        }
    }

    /// Writes the page number.
    public func write(to element: ElementWriter) {
        element.write("PgNb", CountText(page))
        element.write("LastPgInd", indicator: isLast)
    }
}

/// The query that a message about accounts answers.
///
///     OriginalBusinessQuery1
///       MsgId     Max35Text     1..1
///       MsgNmId   Max35Text     0..1
///       CreDtTm   ISODateTime   0..1
///
/// - Source: camt.052, camt.053, camt.054: `GrpHdr/OrgnlBizQry`.
public struct OriginalQuery: Hashable, Sendable {
    /// Its message identification.
    public var messageIdentification: Max35Text
    /// Its definition, such as `camt.060.001.05`.
    public var messageName: Max35Text?
    /// When it was made.
    public var creationDateTime: ISODateTime?

    /// A query by its identification.
    public init(messageIdentification: Max35Text) { self.messageIdentification = messageIdentification }
}

extension OriginalQuery: ElementReadable, ElementWritable {
    /// Reads `OrgnlBizQry`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var query = Self(messageIdentification: try children.required("MsgId"))
            query.messageName = try children.optional("MsgNmId")
            query.creationDateTime = try children.optional("CreDtTm")
            return query
        }
    }

    /// Writes the content of `OrgnlBizQry`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("MsgNmId", messageName)
        element.write("CreDtTm", creationDateTime)
    }
}
