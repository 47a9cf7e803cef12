public import XMLCore

/// The names that a credit transfer carries.
///
///     PaymentIdentification7, PaymentIdentification13
///       InstrId      Max35Text          0..1
///       EndToEndId   Max35Text          1..1
///       TxId         Max35Text          0..1
///       UETR         UUIDv4Identifier   0..1
///       ClrSysRef    Max35Text          0..1
///
/// - Source: pacs.008, pacs.009: `CdtTrfTxInf/PmtId`.
public struct PaymentIdentification: Hashable, Sendable {
    /// Between the instructing and the instructed agent.
    public var instruction: Max35Text?
    /// From the initiating party to the creditor, unchanged.
    public var endToEnd: Max35Text
    /// From the first instructing agent on, unchanged.
    public var transaction: Max35Text?
    /// Unique in the whole world, from end to end.
    public var uetr: UETR?
    /// Given by the clearing system.
    public var clearingSystemReference: Max35Text?

    /// The names of a transfer.
    public init(instruction: Max35Text? = nil, endToEnd: Max35Text, transaction: Max35Text? = nil, uetr: UETR? = nil) {
        self.instruction = instruction
        self.endToEnd = endToEnd
        self.transaction = transaction
        self.uetr = uetr
    }
}

extension PaymentIdentification: ElementReadable, ElementWritable {
    /// Reads `PmtId`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let instruction = try children.optional("InstrId", as: Max35Text.self)
            let endToEnd = try children.required("EndToEndId", as: Max35Text.self)
            let transaction = try children.optional("TxId", as: Max35Text.self)
            let uetr = try children.optional("UETR", as: UETR.self)
            var names = Self(instruction: instruction, endToEnd: endToEnd, transaction: transaction, uetr: uetr)
            names.clearingSystemReference = try children.optional("ClrSysRef")
            return names
        }
    }

    /// Writes the content of `PmtId`.
    public func write(to element: ElementWriter) {
        element.write("InstrId", instruction)
        element.write("EndToEndId", endToEnd)
        element.write("TxId", transaction)
        element.write("UETR", uetr)
        element.write("ClrSysRef", clearingSystemReference)
    }
}

/// The type of a payment.
///
///     PaymentTypeInformation28
///       InstrPrty   HIGH | NORM                 0..1
///       ClrChanl    RTGS | RTNS | MPNS | BOOK   0..1
///       SvcLvl      Cd (4) | Prtry              0..n
///       LclInstrm   Cd (35) | Prtry             0..1
///       CtgyPurp    Cd (4) | Prtry              0..1
///
/// - Source: pacs.008, pacs.009, pacs.004: `GrpHdr/PmtTpInf`, `CdtTrfTxInf/PmtTpInf`, `TxInf/PmtTpInf`.
public struct PaymentTypeInformation: Hashable, Sendable {
    /// How urgent the instruction is.
    public var instructionPriority: InstructionPriority?
    /// The channel of the clearing.
    public var clearingChannel: ClearingChannel?
    /// The agreements it is handled under.
    public var serviceLevels: [CodeOrProprietary<4>] = []
    /// The local instrument.
    public var localInstrument: CodeOrProprietary<35>?
    /// The purpose between the agents.
    public var categoryPurpose: CodeOrProprietary<4>?

    /// No type yet.
    public init() {}
}

extension PaymentTypeInformation: ElementReadable, ElementWritable {
    /// Reads `PmtTpInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var type = Self()
            type.instructionPriority = try children.optional("InstrPrty")
            type.clearingChannel = try children.optional("ClrChanl")
            type.serviceLevels = try children.array("SvcLvl")
            type.localInstrument = try children.optional("LclInstrm")
            type.categoryPurpose = try children.optional("CtgyPurp")
            return type
        }
    }

    /// Writes the content of `PmtTpInf`.
    public func write(to element: ElementWriter) {
        element.write("InstrPrty", instructionPriority)
        element.write("ClrChanl", clearingChannel)
        element.write("SvcLvl", each: serviceLevels)
        element.write("LclInstrm", localInstrument)
        element.write("CtgyPurp", categoryPurpose)
    }
}

/// How urgent an instruction is.
///
/// - Source: `Priority2Code`.
public enum InstructionPriority: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// Before others.
    case high = "HIGH"
    /// As it comes.
    case normal = "NORM"
}

/// How urgent a settlement is.
///
/// - Source: `Priority3Code`.
public enum SettlementPriority: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// Before all others.
    case urgent = "URGT"
    /// Before others.
    case high = "HIGH"
    /// As it comes.
    case normal = "NORM"
}

/// The channel of a clearing.
///
/// - Source: `ClearingChannel2Code`.
public enum ClearingChannel: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// Real-time gross settlement.
    case realTimeGross = "RTGS"
    /// Real-time net settlement.
    case realTimeNet = "RTNS"
    /// Mass payment net settlement.
    case massPaymentNet = "MPNS"
    /// In the books of one institution.
    case book = "BOOK"
}

/// Who bears the charges.
///
/// - Source: `ChargeBearerType1Code`.
public enum ChargeBearer: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// The debtor.
    case debtor = "DEBT"
    /// The creditor.
    case creditor = "CRED"
    /// Each side its own.
    case shared = "SHAR"
    /// As the service level says.
    case serviceLevel = "SLEV"
}
