public import XMLCore

/// The names of the transaction behind an entry.
///
///     TransactionReferences6, TransactionReferences10
///       MsgId               Max35Text               0..1
///       AcctSvcrRef         Max35Text               0..1
///       PmtInfId            Max35Text               0..1
///       InstrId             Max35Text               0..1
///       EndToEndId          Max35Text               0..1
///       UETR                UUIDv4Identifier        0..1
///       TxId                Max35Text               0..1
///       MndtId              Max35Text               0..1
///       ChqNb               Max35Text               0..1
///       ClrSysRef           Max35Text               0..1
///       AcctOwnrTxId        Max35Text               0..1
///       AcctSvcrTxId        Max35Text               0..1
///       MktInfrstrctrTxId   Max35Text               0..1
///       PrcgId              Max35Text               0..1
///       RtrId               Max35Text               0..1   10 only
///       Prtry               ProprietaryReference1   0..n
///         Tp                Max35Text               1..1
///         Ref               Max35Text               1..1
///
/// - Source: camt.052, camt.053, camt.054: `TxDtls/Refs`.
public struct TransactionReferences: Hashable, Sendable {
    /// The message it came in.
    public var messageIdentification: Max35Text?
    /// The account servicer's reference.
    public var accountServicerReference: Max35Text?
    /// The block of the order it came in.
    public var paymentInformation: Max35Text?
    /// Between the instructing and the instructed agent.
    public var instruction: Max35Text?
    /// From the initiating party to the creditor.
    public var endToEnd: Max35Text?
    /// Unique in the whole world.
    public var uetr: UETR?
    /// From the first instructing agent on.
    public var transaction: Max35Text?
    /// The debtor's mandate.
    public var mandate: Max35Text?
    /// The number of the cheque.
    public var chequeNumber: Max35Text?
    /// Given by the clearing system.
    public var clearingSystemReference: Max35Text?
    /// Given by the account's owner.
    public var accountOwnerTransaction: Max35Text?
    /// Given by the account's servicer.
    public var accountServicerTransaction: Max35Text?
    /// Given by the market infrastructure.
    public var marketInfrastructureTransaction: Max35Text?
    /// Given by the servicer while it processed the transaction.
    public var processing: Max35Text?
    /// The return by which it came back.
    public var returnIdentification: Max35Text?
    /// References of the two sides' own kinds.
    public var proprietary: [ProprietaryReference] = []

    /// No names yet.
    public init() {}

    /// A reference of the two sides' own kind.
    public struct ProprietaryReference: Hashable, Sendable {
        /// What kind of reference it is.
        public var type: Max35Text
        /// The reference.
        public var reference: Max35Text

        /// A reference of a kind.
        public init(type: Max35Text, reference: Max35Text) {
            self.type = type
            self.reference = reference
        }
    }
}

extension TransactionReferences: ElementReadable, ElementWritable {
    /// Reads `Refs`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var names = Self()
            names.messageIdentification = try children.optional("MsgId")
            names.accountServicerReference = try children.optional("AcctSvcrRef")
            names.paymentInformation = try children.optional("PmtInfId")
            names.instruction = try children.optional("InstrId")
            names.endToEnd = try children.optional("EndToEndId")
            names.uetr = try children.optional("UETR")
            names.transaction = try children.optional("TxId")
            names.mandate = try children.optional("MndtId")
            names.chequeNumber = try children.optional("ChqNb")
            names.clearingSystemReference = try children.optional("ClrSysRef")
            names.accountOwnerTransaction = try children.optional("AcctOwnrTxId")
            names.accountServicerTransaction = try children.optional("AcctSvcrTxId")
            names.marketInfrastructureTransaction = try children.optional("MktInfrstrctrTxId")
            names.processing = try children.optional("PrcgId")
            names.returnIdentification = try children.optional("RtrId")
            names.proprietary = try children.array("Prtry")
            return names
        }
    }

    /// Writes the content of `Refs`.
    public func write(to element: ElementWriter) {
        element.write("MsgId", messageIdentification)
        element.write("AcctSvcrRef", accountServicerReference)
        element.write("PmtInfId", paymentInformation)
        element.write("InstrId", instruction)
        element.write("EndToEndId", endToEnd)
        element.write("UETR", uetr)
        element.write("TxId", transaction)
        element.write("MndtId", mandate)
        element.write("ChqNb", chequeNumber)
        element.write("ClrSysRef", clearingSystemReference)
        element.write("AcctOwnrTxId", accountOwnerTransaction)
        element.write("AcctSvcrTxId", accountServicerTransaction)
        element.write("MktInfrstrctrTxId", marketInfrastructureTransaction)
        element.write("PrcgId", processing)
        element.write("RtrId", returnIdentification, since: "TransactionReferences10")
        element.write("Prtry", each: proprietary)
    }
}

extension TransactionReferences.ProprietaryReference: ElementReadable, ElementWritable {
    /// Reads `Prtry`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let type = try children.required("Tp", as: Max35Text.self)
            return Self(type: type, reference: try children.required("Ref"))
        }
    }

    /// Writes the content of `Prtry`.
    public func write(to element: ElementWriter) {
        element.write("Tp", type)
        element.write("Ref", reference)
    }
}
