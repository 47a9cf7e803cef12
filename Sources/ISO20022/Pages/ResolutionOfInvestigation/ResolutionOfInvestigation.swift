public import XMLCore

/// The answer to a request to cancel a payment, and to other investigations.
///
///     ResolutionOfInvestigationV09, V14
///       Assgnmt         CaseAssignment5, 6                1..1
///       RslvdCase       Case5, 6                          0..1
///       Sts             InvestigationStatus5Choice, 6     1..1
///       CxlDtls         UnderlyingTransaction22, 35       0..n
///       ModDtls         PaymentTransaction107             0..1   V09 only, carried
///       ClmNonRctDtls   ClaimNonReceipt2Choice            0..1   V09 only, carried
///       StmtDtls        StatementResolutionEntry4         0..1   V09 only, carried
///       CrrctnTx        CorrectiveTransaction4Choice      0..1   V09 only, carried
///       RsltnRltdInf    ResolutionData1, 5                0..1
///       SplmtryData     SupplementaryData1                0..n   carried
///
/// What version 9 has more answers other investigations than cancellations.
///
/// - Source: camt.029.001.09 and .14, `Document/RsltnOfInvstgtn`.
public struct ResolutionOfInvestigation: Hashable, Sendable {
    /// The version it was read in, and is to be written in.
    public var version: Version
    /// Who answers whom.
    public var assignment: CaseAssignment
    /// The case that is resolved, when it is not named below.
    @Boxed public var resolvedCase: InvestigationCase?
    /// What came of it as a whole.
    public var status: InvestigationStatus
    /// What came of each thing that was to be cancelled.
    public var cancellations: [CancellationResolution]
    /// How it is made good as a whole.
    @Boxed public var resolution: ResolutionDetails?

    /// An answer with its status.
    public init(
        assignment: CaseAssignment, status: InvestigationStatus, cancellations: [CancellationResolution] = [],
        version: Version = .v09
    ) {
        self.version = version
        self.assignment = assignment
        self.status = status
        self.cancellations = cancellations
    }
}

extension ResolutionOfInvestigation: ElementReadable, ElementWritable {
    /// Reads `RsltnOfInvstgtn`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let assignment = try children.required("Assgnmt", as: CaseAssignment.self)
            let resolvedCase = try children.optional("RslvdCase", as: InvestigationCase.self)
            var answer = Self(
                assignment: assignment, status: try children.required("Sts"), version: Version(of: element))
            answer.resolvedCase = resolvedCase
            answer.cancellations = try children.array("CxlDtls")
            children.carried("ModDtls", "ClmNonRctDtls", "StmtDtls", "CrrctnTx")
            answer.resolution = try children.optional("RsltnRltdInf")
            children.carried("SplmtryData")
            return answer
        }
    }

    /// Writes the content of `RsltnOfInvstgtn`.
    public func write(to element: ElementWriter) {
        element.write("Assgnmt", assignment)
        element.write("RslvdCase", resolvedCase)
        element.write("Sts", status)
        element.write("CxlDtls", each: cancellations)
        element.write("RsltnRltdInf", resolution)
    }
}

extension ResolutionOfInvestigation {
    /// The versions of the message that one page reads and writes.
    public enum Version: CaseIterable, Hashable, Sendable {
        /// camt.029.001.09, in use today.
        case v09
        /// camt.029.001.14: cancellations only.
        case v14

        /// Its definition.
        public var definition: MessageDefinition {
            switch self {
            case .v09: .resolutionOfInvestigation
            case .v14: .resolutionOfInvestigationV14
            }
        }

        /// The version that an element's namespace says.
        fileprivate init(of element: Element) {
            self = element.isInNamespace(Self.v14.definition.namespaceURI) ? .v14 : .v09
        }
    }
}

/// What came of an investigation as a whole.
///
///     InvestigationStatus5Choice, InvestigationStatus6Choice
///       Conf             ExternalInvestigationExecutionConfirmation1Code
///       RjctdMod         Cd (4) | Prtry, 1..n
///       DplctOf          Case5, 6
///       AssgnmtCxlConf   YesNoIndicator
///
/// - Source: camt.029.001.09, `RsltnOfInvstgtn/Sts`.
public enum InvestigationStatus: Hashable, Sendable {
    /// It came to this.
    case confirmed(InvestigationConfirmation)
    /// The modification is refused, for these reasons; with none, it cannot be written.
    case modificationRejected([CodeOrProprietary<4>])
    /// It is a duplicate of this case.
    case duplicate(InvestigationCase)
    /// Whether the assignment itself was cancelled.
    case assignmentCancelled(Bool)
}

extension InvestigationStatus: ElementReadable, ElementWritable {
    /// Reads `Conf`, `RjctdMod`, `DplctOf` or `AssgnmtCxlConf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let confirmation = try children.optional("Conf", as: InvestigationConfirmation.self) {
                return .confirmed(confirmation)
            }
            let reasons = try children.array("RjctdMod", as: CodeOrProprietary<4>.self)
            guard reasons.isEmpty else { return .modificationRejected(reasons) }
            if let original = try children.optional("DplctOf", as: InvestigationCase.self) {
                return .duplicate(original)
            }
            return .assignmentCancelled(try children.required("AssgnmtCxlConf", as: Indicator.self).isTrue)
        }
    }

    /// Writes `Conf`, `RjctdMod`, `DplctOf` or `AssgnmtCxlConf`.
    public func write(to element: ElementWriter) {
        switch self {
        case .confirmed(let confirmation): element.write("Conf", confirmation)
        case .modificationRejected(let reasons):
            if reasons.isEmpty { element.refuseValue() }
            element.write("RjctdMod", each: reasons)
        case .duplicate(let original): element.write("DplctOf", original)
        case .assignmentCancelled(let isCancelled): element.write("AssgnmtCxlConf", indicator: isCancelled)
        }
    }
}

/// What an investigation came to, as a code.
///
/// The schema admits any code of 1 to 4 characters; those that answer a cancellation are named here.
///
/// - Source: `ExternalInvestigationExecutionConfirmation1Code`, publication of March 2025.
public struct InvestigationConfirmation: Hashable, Sendable, ElementText, CustomStringConvertible {
    /// The code.
    public let code: Max4Text

    /// The payment is cancelled as was asked.
    public static let cancelledAsRequested = InvestigationConfirmation(code: "CNCL")
    /// The payment will be cancelled.
    public static let cancellationWillFollow = InvestigationConfirmation(code: "CWFW")
    /// The request went to the next agent.
    public static let forwardedToNextAgent = InvestigationConfirmation(code: "FTNA")
    /// A payment is initiated.
    public static let paymentInitiated = InvestigationConfirmation(code: "IPAY")
    /// The request is not decided yet.
    public static let pendingCancellationRequest = InvestigationConfirmation(code: "PDCR")
    /// A part is cancelled.
    public static let partiallyExecutedCancellationRequest = InvestigationConfirmation(code: "PECR")
    /// The request is refused.
    public static let rejectedCancellationRequest = InvestigationConfirmation(code: "RJCR")

    /// A confirmation by its code.
    public init(code: Max4Text) { self.code = code }

    /// Nil when the text is no code of 1 to 4 characters.
    public init?(_ text: String) {
        guard let code = Max4Text(text) else { return nil }
        self.code = code
    }

    /// The code.
    public var text: String { code.text }

    /// The code.
    public var description: String { code.text }
}
