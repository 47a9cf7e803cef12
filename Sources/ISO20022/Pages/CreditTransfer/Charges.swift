public import XMLCore

/// A charge taken by an agent.
///
///     Charges7
///       Amt   ActiveOrHistoricCurrencyAndAmount              1..1
///       Agt   BranchAndFinancialInstitutionIdentification6   1..1
///
/// - Source: pacs.008.001.08, `CdtTrfTxInf/ChrgsInf`.
public struct Charges: Hashable, Sendable {
    /// What was taken.
    public var amount: CurrencyAndAmount
    /// Who took it.
    public var agent: AgentIdentification

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
            return Self(amount: amount, agent: try children.required("Agt"))
        }
    }

    /// Writes the content of `ChrgsInf`.
    public func write(to element: ElementWriter) {
        element.write("Amt", amount)
        element.write("Agt", agent)
    }
}

/// What the creditor's agent is told.
///
///     InstructionForCreditorAgent1
///       Cd         CHQB | HOLD | PHOB | TELB   0..1
///       InstrInf   Max140Text                  0..1
///
/// - Source: pacs.008.001.08, `CdtTrfTxInf/InstrForCdtrAgt`.
public struct InstructionForCreditorAgent: Hashable, Sendable {
    /// A coded instruction.
    public enum Code: String, CaseIterable, ElementCode, Hashable, Sendable {
        /// Pay by cheque.
        case payByCheque = "CHQB"
        /// Hold the cash for the creditor.
        case holdCash = "HOLD"
        /// Telephone the creditor.
        case phone = "PHOB"
        /// Use the most efficient telecommunication.
        case telecommunication = "TELB"
    }
    /// The instruction as a code.
    public var code: Code?
    /// The instruction in words.
    public var information: Max140Text?

    /// An instruction.
    public init(code: Code? = nil, information: Max140Text? = nil) {
        self.code = code
        self.information = information
    }
}

extension InstructionForCreditorAgent: ElementReadable, ElementWritable {
    /// Reads `InstrForCdtrAgt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let code = try children.optional("Cd", as: Code.self)
            return Self(code: code, information: try children.optional("InstrInf"))
        }
    }

    /// Writes the content of `InstrForCdtrAgt`.
    public func write(to element: ElementWriter) {
        element.write("Cd", code)
        element.write("InstrInf", information)
    }
}

/// What the next agent is told.
///
///     InstructionForNextAgent1
///       Cd         PHOA | TELA   0..1
///       InstrInf   Max140Text    0..1
///
/// - Source: pacs.008.001.08, `CdtTrfTxInf/InstrForNxtAgt`.
public struct InstructionForNextAgent: Hashable, Sendable {
    /// A coded instruction.
    public enum Code: String, CaseIterable, ElementCode, Hashable, Sendable {
        /// Telephone the next agent.
        case phone = "PHOA"
        /// Use the most efficient telecommunication.
        case telecommunication = "TELA"
    }
    /// The instruction as a code.
    public var code: Code?
    /// The instruction in words.
    public var information: Max140Text?

    /// An instruction.
    public init(code: Code? = nil, information: Max140Text? = nil) {
        self.code = code
        self.information = information
    }
}

extension InstructionForNextAgent: ElementReadable, ElementWritable {
    /// Reads `InstrForNxtAgt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let code = try children.optional("Cd", as: Code.self)
            return Self(code: code, information: try children.optional("InstrInf"))
        }
    }

    /// Writes the content of `InstrForNxtAgt`.
    public func write(to element: ElementWriter) {
        element.write("Cd", code)
        element.write("InstrInf", information)
    }
}

/// What the payment is for, in words.
///
///     RemittanceInformation16
///       Ustrd   Max140Text                           0..n
///       Strd    StructuredRemittanceInformation16    0..n   carried
///
/// - Source: pacs.008.001.08, `CdtTrfTxInf/RmtInf`.
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
