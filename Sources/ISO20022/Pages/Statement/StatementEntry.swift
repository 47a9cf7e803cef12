public import XMLCore

/// One booking on an account.
///
///     ReportEntry10
///       NtryRef        Max35Text                           0..1
///       Amt            ActiveOrHistoricCurrencyAndAmount   1..1
///       CdtDbtInd      CRDT | DBIT                         1..1
///       RvslInd        TrueFalseIndicator                  0..1
///       Sts            Cd (4) | Prtry                      1..1
///       BookgDt        Dt | DtTm                           0..1
///       ValDt          Dt | DtTm                           0..1
///       AcctSvcrRef    Max35Text                           0..1
///       Avlbty         CashAvailability1                   0..n   carried
///       BkTxCd         BankTransactionCodeStructure4       1..1
///       ComssnWvrInd, AddtlInfInd, AmtDtls, Chrgs,
///       TechInptChanl, Intrst, CardTx                      0..1   carried
///       NtryDtls       EntryDetails9                       0..n
///       AddtlNtryInf   Max500Text                          0..1
///
/// - Source: camt.053.001.08, `Stmt/Ntry`.
public struct StatementEntry: Hashable, Sendable {
    /// Identifies the entry within the statement.
    public var reference: Max35Text?
    /// How much.
    public var amount: CurrencyAndAmount
    /// On which side.
    public var side: CreditDebit
    /// Whether it reverses an earlier entry; its side is then that of the reversal.
    public var isReversal: Bool?
    /// How final it is: `BOOK`, `PDNG`, or another.
    public var status: CodeOrProprietary<4>
    /// When it was booked.
    public var bookingDate: DateOrDateTime?
    /// From when the money counts.
    public var valueDate: DateOrDateTime?
    /// The account servicer's reference: the ledger's posting.
    public var accountServicerReference: Max35Text?
    /// What kind of booking it is.
    public var transactionCode: BankTransactionCode
    /// What it is made of.
    public var details: [EntryDetails] = []
    /// More in words.
    public var additionalInformation: Max500Text?

    /// Booked for good, as far as the account goes.
    public static let booked = CodeOrProprietary<4>.code("BOOK")
    /// Not complete.
    public static let pending = CodeOrProprietary<4>.code("PDNG")

    /// An entry with what every entry has.
    public init(
        amount: CurrencyAndAmount, side: CreditDebit, status: CodeOrProprietary<4>, transactionCode: BankTransactionCode
    ) {
        self.amount = amount
        self.side = side
        self.status = status
        self.transactionCode = transactionCode
    }
}

extension StatementEntry: ElementReadable, ElementWritable {
    /// Reads `Ntry`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let reference = try children.optional("NtryRef", as: Max35Text.self)
            let amount = try children.required("Amt", as: CurrencyAndAmount.self)
            let side = try children.required("CdtDbtInd", as: CreditDebit.self)
            let reversal = try children.optional("RvslInd", as: Indicator.self)
            let status = try children.required("Sts", as: CodeOrProprietary<4>.self)
            let bookingDate = try children.optional("BookgDt", as: DateOrDateTime.self)
            let valueDate = try children.optional("ValDt", as: DateOrDateTime.self)
            let servicerReference = try children.optional("AcctSvcrRef", as: Max35Text.self)
            children.carried("Avlbty")
            var entry = Self(
                amount: amount, side: side, status: status, transactionCode: try children.required("BkTxCd"))
            entry.reference = reference
            entry.isReversal = reversal?.isTrue
            entry.bookingDate = bookingDate
            entry.valueDate = valueDate
            entry.accountServicerReference = servicerReference
            children.carried("ComssnWvrInd", "AddtlInfInd", "AmtDtls", "Chrgs", "TechInptChanl", "Intrst", "CardTx")
            entry.details = try children.array("NtryDtls")
            entry.additionalInformation = try children.optional("AddtlNtryInf")
            return entry
        }
    }

    /// Writes the content of `Ntry`.
    public func write(to element: ElementWriter) {
        element.write("NtryRef", reference)
        element.write("Amt", amount)
        element.write("CdtDbtInd", side)
        element.write("RvslInd", indicator: isReversal)
        element.write("Sts", status)
        element.write("BookgDt", bookingDate)
        element.write("ValDt", valueDate)
        element.write("AcctSvcrRef", accountServicerReference)
        element.write("BkTxCd", transactionCode)
        element.write("NtryDtls", each: details)
        element.write("AddtlNtryInf", additionalInformation)
    }
}

/// What kind of booking it is, in the standard's words, the servicer's, or both.
///
///     BankTransactionCodeStructure4
///       Domn             BankTransactionCodeStructure5            0..1
///         Cd             External…Domain1Code (4)                 1..1
///         Fmly           BankTransactionCodeStructure6            1..1
///           Cd           External…Family1Code (4)                 1..1
///           SubFmlyCd    External…SubFamily1Code (4)              1..1
///       Prtry            ProprietaryBankTransactionCodeStructure1 0..1
///         Cd             Max35Text                                1..1
///         Issr           Max35Text                                0..1
///
/// - Source: camt.053.001.08, `Ntry/BkTxCd`.
public struct BankTransactionCode: Hashable, Sendable {
    /// A code of the standard's table.
    public struct Standard: Hashable, Sendable {
        /// Such as `PMNT`.
        public var domain: Max4Text
        /// Such as `RCDT`.
        public var family: Max4Text
        /// Such as `XBCT`.
        public var subFamily: Max4Text

        /// Domain, family and sub-family.
        public init(domain: Max4Text, family: Max4Text, subFamily: Max4Text) {
            self.domain = domain
            self.family = family
            self.subFamily = subFamily
        }
    }
    /// A code of the servicer's own table.
    public struct Proprietary: Hashable, Sendable {
        /// The code.
        public var code: Max35Text
        /// Whose table it is.
        public var issuer: Max35Text?

        /// A code in somebody's table.
        public init(code: Max35Text, issuer: Max35Text? = nil) {
            self.code = code
            self.issuer = issuer
        }
    }

    /// In the standard's words.
    public var standard: Standard?
    /// In the servicer's words.
    public var proprietary: Proprietary?

    /// A cross-border credit transfer that came in.
    public static let receivedCrossBorderTransfer = BankTransactionCode(
        standard: Standard(domain: "PMNT", family: "RCDT", subFamily: "XBCT"))
    /// A cross-border credit transfer that went out.
    public static let issuedCrossBorderTransfer = BankTransactionCode(
        standard: Standard(domain: "PMNT", family: "ICDT", subFamily: "XBCT"))
    /// A transfer within the same books that came in.
    public static let receivedBookTransfer = BankTransactionCode(
        standard: Standard(domain: "PMNT", family: "RCDT", subFamily: "BOOK"))
    /// A transfer within the same books that went out.
    public static let issuedBookTransfer = BankTransactionCode(
        standard: Standard(domain: "PMNT", family: "ICDT", subFamily: "BOOK"))

    /// A kind of booking.
    public init(standard: Standard? = nil, proprietary: Proprietary? = nil) {
        self.standard = standard
        self.proprietary = proprietary
    }
}

extension BankTransactionCode: ElementReadable, ElementWritable {
    /// Reads `BkTxCd`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let standard = try children.optional("Domn", as: Standard.self)
            return Self(standard: standard, proprietary: try children.optional("Prtry"))
        }
    }

    /// Writes the content of `BkTxCd`.
    public func write(to element: ElementWriter) {
        element.write("Domn", standard)
        element.write("Prtry", proprietary)
    }
}

extension BankTransactionCode.Standard: ElementReadable, ElementWritable {
    /// Reads `Domn`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let domain = try children.required("Cd", as: Max4Text.self)
            return try children.element("Fmly").sequence { children throws(ElementRejection) in
                let family = try children.required("Cd", as: Max4Text.self)
                return Self(domain: domain, family: family, subFamily: try children.required("SubFmlyCd"))
            }
        }
    }

    /// Writes the content of `Domn`.
    public func write(to element: ElementWriter) {
        element.write("Cd", domain)
        let fields = element.child("Fmly")
        fields.write("Cd", family)
        fields.write("SubFmlyCd", subFamily)
    }
}

extension BankTransactionCode.Proprietary: ElementReadable, ElementWritable {
    /// Reads `Prtry`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let code = try children.required("Cd", as: Max35Text.self)
            return Self(code: code, issuer: try children.optional("Issr"))
        }
    }

    /// Writes the content of `Prtry`.
    public func write(to element: ElementWriter) {
        element.write("Cd", code)
        element.write("Issr", issuer)
    }
}
