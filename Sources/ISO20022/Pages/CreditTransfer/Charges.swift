public import XMLCore

/// A charge taken by an agent.
///
///     Charges7, Charges16
///       Amt   ActiveOrHistoricCurrencyAndAmount                    1..1
///       Agt   BranchAndFinancialInstitutionIdentification6 and 8   1..1
///       Tp    ChargeType3Choice                                    0..1   16 only
///
/// - Source: pacs.008, pacs.002, pacs.004: `…/ChrgsInf`.
public struct Charges: Hashable, Sendable {
    /// What was taken.
    public var amount: CurrencyAndAmount
    /// Who took it.
    public var agent: AgentIdentification
    /// What it was taken for.
    @Boxed public var type: ChargeType?

    /// A charge by an agent.
    public init(amount: CurrencyAndAmount, agent: AgentIdentification) {
        self.amount = amount
        self.agent = agent
    }
}

extension Charges: ElementReadable, ElementWritable {
    /// Reads `ChrgsInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let amount = try children.required("Amt", as: CurrencyAndAmount.self)
            var charges = Self(amount: amount, agent: try children.required("Agt"))
            charges.type = try children.optional("Tp")
            return charges
        }
    }

    /// Writes the content of `ChrgsInf`.
    public func write(to element: ElementWriter) {
        element.write("Amt", amount)
        element.write("Agt", agent)
        element.write("Tp", type, since: "Charges16")
    }
}

/// What a charge is for: a code of the external set, or an identification of one's own.
///
///     ChargeType3Choice
///       Cd      ExternalChargeType1Code   (1 to 4 characters)
///       Prtry   GenericIdentification3
///         Id      Max35Text               1..1
///         Issr    Max35Text               0..1
///
/// - Source: `ChrgsInf/Tp`.
public enum ChargeType: Hashable, Sendable {
    /// A code of the external set.
    case code(Max4Text)
    /// An identification of one's own, perhaps with its issuer.
    case proprietary(Max35Text, issuer: Max35Text?)
}

extension ChargeType: ElementReadable, ElementWritable {
    /// Reads `Cd` or `Prtry`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let code = try children.optional("Cd", as: Max4Text.self) { return .code(code) }
            return try children.element("Prtry").sequence { children throws(ElementRejection) in
                let identification = try children.required("Id", as: Max35Text.self)
                return .proprietary(identification, issuer: try children.optional("Issr"))
            }
        }
    }

    /// Writes `Cd` or `Prtry`.
    public func write(to element: ElementWriter) {
        switch self {
        case .code(let code): element.write("Cd", code)
        case .proprietary(let identification, let issuer):
            let proprietary = element.child("Prtry")
            proprietary.write("Id", identification)
            proprietary.write("Issr", issuer)
        }
    }
}

/// What the payment is for, in words.
///
///     RemittanceInformation2, RemittanceInformation16, RemittanceInformation26
///       Ustrd   Max140Text                               0..n
///       Strd    StructuredRemittanceInformation16 and 22 0..n   carried; not in 2
///
/// - Source: `…/RmtInf`.
public struct RemittanceInformation: Hashable, Sendable {
    /// Lines of free text.
    public var unstructured: [Max140Text]

    /// Lines of free text.
    public init(unstructured: [Max140Text] = []) { self.unstructured = unstructured }
}

extension RemittanceInformation: ElementReadable, ElementWritable {
    /// Reads `RmtInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let lines = try children.array("Ustrd", as: Max140Text.self)
            children.carried("Strd")
            return Self(unstructured: lines)
        }
    }

    /// Writes the lines.
    public func write(to element: ElementWriter) { element.write("Ustrd", each: unstructured) }
}
