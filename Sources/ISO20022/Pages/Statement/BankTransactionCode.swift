public import XMLCore

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
/// - Source: camt.052, camt.053, camt.054: `…/BkTxCd`, `RtrInf/OrgnlBkTxCd`.
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
