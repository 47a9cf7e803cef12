public import XMLCore

/// What the creditor's agent is told.
///
///     InstructionForCreditorAgent1, 2 and 3
///       Cd         1: CHQB | HOLD | PHOB | TELB; 2: PHOB | TELB; 3: 1 to 4 characters   0..1
///       InstrInf   Max140Text                                                           0..1
///
/// - Source: pacs.008, pacs.009: `…/InstrForCdtrAgt`.
public struct InstructionForCreditorAgent: Hashable, Sendable {
    /// A coded instruction. Since 2020 the codes are an external set; the first four are named here.
    public struct Code: ElementText, Hashable, Sendable, CustomStringConvertible {
        /// The code.
        public let code: Max4Text

        /// Pay by cheque.
        public static let payByCheque = Code(code: "CHQB")
        /// Hold the cash for the creditor.
        public static let holdCash = Code(code: "HOLD")
        /// Telephone the creditor.
        public static let phone = Code(code: "PHOB")
        /// Use the most efficient telecommunication.
        public static let telecommunication = Code(code: "TELB")

        /// An instruction by its code.
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
        write(to: element, closedCodes: [.payByCheque, .holdCash, .phone, .telecommunication])
    }

    /// Writes it where an older version admits these codes only.
    func write(to element: ElementWriter, closedCodes: [Code]) {
        if let code, !closedCodes.contains(code), !element.defines("InstructionForCreditorAgent3") {
            element.refuseValue()
        }
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
/// - Source: pacs.008, pacs.009: `…/InstrForNxtAgt`.
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
