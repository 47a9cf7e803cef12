public import XMLCore

/// Payments of institutions, sent from agent to agent: on their own behalf, or as cover for a customer's payment.
///
///     FinancialInstitutionCreditTransferV08, FinancialInstitutionCreditTransferV13
///       GrpHdr        GroupHeader93, GroupHeader131        1..1
///       CdtTrfTxInf   CreditTransferTransaction36 and 79   1..n
///       SplmtryData   SupplementaryData1                   0..n   carried
///
/// The three uses have one definition: a core payment; a cover, which names the customer's payment it is for
/// (``FinancialInstitutionTransaction/underlyingCustomerCreditTransfer``); an advice, which moves no money and is told
/// by the header's business service alone.
///
/// - Source: pacs.009.001.08, pacs.009.001.13: `Document/FICdtTrf`.
public struct FinancialInstitutionCreditTransfer: Hashable, Sendable {
    /// The versions that this page reads and writes.
    public enum Version: CaseIterable, Hashable, Sendable {
        /// pacs.009.001.08.
        case v08
        /// pacs.009.001.13.
        case v13

        /// The definition of the version.
        public var definition: MessageDefinition {
            switch self {
            case .v08: .financialInstitutionCreditTransfer
            case .v13: .financialInstitutionCreditTransferV13
            }
        }
    }

    /// The version it was read in, or is to be written in.
    public var version = Version.v08
    /// What all transactions share.
    public var groupHeader: GroupHeader
    /// The payments, at least one.
    public var transactions: [FinancialInstitutionTransaction]

    /// Payments under a group header; there must be at least one.
    public init(groupHeader: GroupHeader, transactions: [FinancialInstitutionTransaction]) {
        precondition(!transactions.isEmpty, "a credit transfer has at least one transaction")
        self.groupHeader = groupHeader
        self.transactions = transactions
    }
}

extension FinancialInstitutionCreditTransfer: ElementReadable, ElementWritable {
    /// Reads `FICdtTrf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let header = try children.required("GrpHdr", as: GroupHeader.self)
            let first = try children.required("CdtTrfTxInf", as: FinancialInstitutionTransaction.self)
            let others = try children.array("CdtTrfTxInf", as: FinancialInstitutionTransaction.self)
            children.carried("SplmtryData")
            return Self(groupHeader: header, transactions: [first] + others)
        }
        if element.isInNamespace(Version.v13.definition.namespaceURI) { version = .v13 }
    }

    /// Writes the content of `FICdtTrf`.
    public func write(to element: ElementWriter) {
        element.write("GrpHdr", groupHeader)
        element.write("CdtTrfTxInf", each: transactions)
    }
}
