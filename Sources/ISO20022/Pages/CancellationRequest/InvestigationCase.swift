public import XMLCore

/// Who hands a case to whom, and when.
///
///     CaseAssignment5 (.08), CaseAssignment6 (.12)
///       Id        Max35Text     1..1
///       Assgnr    Pty | Agt     1..1
///       Assgne    Pty | Agt     1..1
///       CreDtTm   ISODateTime   1..1
///
/// - Source: camt.056.001.08, `FIToFIPmtCxlReq/Assgnmt`; camt.029.001.09, `RsltnOfInvstgtn/Assgnmt`.
public struct CaseAssignment: Hashable, Sendable {
    /// Identifies the assignment; unique for the assigner.
    public var identification: Max35Text
    /// Who hands the case on.
    public var assigner: PartyOrAgent
    /// Who is to work on it.
    public var assignee: PartyOrAgent
    /// When it was handed on.
    public var creationDateTime: ISODateTime

    /// A case handed from one to the other.
    public init(
        identification: Max35Text, assigner: PartyOrAgent, assignee: PartyOrAgent, creationDateTime: ISODateTime
    ) {
        self.identification = identification
        self.assigner = assigner
        self.assignee = assignee
        self.creationDateTime = creationDateTime
    }
}

extension CaseAssignment: ElementReadable, ElementWritable {
    /// Reads `Assgnmt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("Id", as: Max35Text.self)
            let assigner = try children.required("Assgnr", as: PartyOrAgent.self)
            let assignee = try children.required("Assgne", as: PartyOrAgent.self)
            return Self(
                identification: identification, assigner: assigner, assignee: assignee,
                creationDateTime: try children.required("CreDtTm"))
        }
    }

    /// Writes the content of `Assgnmt`.
    public func write(to element: ElementWriter) {
        element.write("Id", identification)
        element.write("Assgnr", assigner)
        element.write("Assgne", assignee)
        element.write("CreDtTm", creationDateTime)
    }
}

/// A case that is investigated: one name for it, whoever works on it.
///
///     Case5 (.08), Case6 (.12)
///       Id               Max35Text        1..1
///       Cretr            Pty | Agt        1..1
///       ReopCaseIndctn   YesNoIndicator   0..1
///
/// - Source: camt.056.001.08, `…/Case`; camt.029.001.09, `…/RslvdCase`.
public struct InvestigationCase: Hashable, Sendable {
    /// Identifies the case; unique for its creator.
    public var identification: Max35Text
    /// Who opened it.
    public var creator: PartyOrAgent
    /// Whether it was closed before and is opened again.
    public var isReopened: Bool?

    /// A case by its creator's identification.
    public init(identification: Max35Text, creator: PartyOrAgent, isReopened: Bool? = nil) {
        self.identification = identification
        self.creator = creator
        self.isReopened = isReopened
    }
}

extension InvestigationCase: ElementReadable, ElementWritable {
    /// Reads the case.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("Id", as: Max35Text.self)
            let creator = try children.required("Cretr", as: PartyOrAgent.self)
            let isReopened = try children.optional("ReopCaseIndctn", as: Indicator.self)?.isTrue
            return Self(identification: identification, creator: creator, isReopened: isReopened)
        }
    }

    /// Writes the case.
    public func write(to element: ElementWriter) {
        element.write("Id", identification)
        element.write("Cretr", creator)
        element.write("ReopCaseIndctn", indicator: isReopened)
    }
}
