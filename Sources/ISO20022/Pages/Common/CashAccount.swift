public import XMLCore

/// An account that money is taken from or put into.
///
///     CashAccount38, CashAccount40
///       Id     IBAN | Othr                    1..1   0..1 in 40
///       Tp     Cd (4) | Prtry                 0..1
///       Ccy    ActiveOrHistoricCurrencyCode   0..1
///       Nm     Max70Text                      0..1
///       Prxy   ProxyAccountIdentification1    0..1
///
/// - Source: `…/DbtrAcct`, `…/CdtrAcct`, `…/SttlmAcct` and others.
public struct CashAccount: Hashable, Sendable {
    /// Its number.
    public var identification: AccountIdentification
    /// Its kind.
    public var type: CodeOrProprietary<4>?
    /// The currency it is held in.
    public var currency: CurrencyCode?
    /// Its name.
    public var name: Max70Text?
    /// What stands for the number, such as a telephone number.
    @Boxed public var proxy: ProxyAccount?

    /// An account by its number.
    public init(identification: AccountIdentification, currency: CurrencyCode? = nil) {
        self.identification = identification
        self.currency = currency
    }
}

extension CashAccount: ElementReadable, ElementWritable {
    /// Reads the account.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in try Self(readingFrom: &children) }
    }

    /// Reads what every account has; what comes after is left to the caller.
    init(readingFrom children: inout ChildReader) throws(ElementRejection) {
        self.init(identification: try children.optional("Id") ?? .proxyOnly)
        type = try children.optional("Tp")
        currency = try children.optional("Ccy")
        name = try children.optional("Nm")
        proxy = try children.optional("Prxy")
    }

    /// Writes the account.
    public func write(to element: ElementWriter) {
        if identification == .proxyOnly {
            if !element.defines("CashAccount40") { element.refuseValue() }
        } else {
            element.write("Id", identification)
        }
        element.write("Tp", type)
        element.write("Ccy", currency)
        element.write("Nm", name)
        element.write("Prxy", proxy)
    }
}

/// The number of an account: an IBAN, or a number under another scheme; or none, where a proxy stands for it.
///
/// - Source: `AccountIdentification4Choice` (`IBAN` or `Othr`), absent or not.
public enum AccountIdentification: Hashable, Sendable {
    /// In the form of an IBAN.
    case iban(IBANIdentifier)
    /// Under another scheme.
    case other(OtherAccount)
    /// No number: the account's proxy stands for it. Versions since 2022 admit that.
    case proxyOnly

    /// The number alone, in either form; empty where there is none, which is no account's number.
    public var number: String {
        switch self {
        case .iban(let iban): iban.text
        case .other(let other): other.identification.text
        case .proxyOnly: ""
        }
    }
}

extension AccountIdentification: ElementReadable, ElementWritable {
    /// Reads `IBAN` or `Othr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let iban = try children.optional("IBAN", as: IBANIdentifier.self) { return .iban(iban) }
            return .other(try children.required("Othr"))
        }
    }

    /// Writes `IBAN` or `Othr`.
    public func write(to element: ElementWriter) {
        switch self {
        case .iban(let iban): element.write("IBAN", iban)
        case .other(let other): element.write("Othr", other)
        case .proxyOnly: element.refuseValue()
        }
    }
}

/// The number of an account under a scheme other than the IBAN.
///
///     GenericAccountIdentification1
///       Id        Max34Text        1..1
///       SchmeNm   Cd (4) | Prtry   0..1
///       Issr      Max35Text        0..1
///
/// - Source: `…Acct/Id/Othr`.
public struct OtherAccount: Hashable, Sendable {
    /// The number.
    public var identification: Max34Text
    /// The scheme.
    public var scheme: CodeOrProprietary<4>?
    /// Who issued it.
    public var issuer: Max35Text?

    /// A number, perhaps under a scheme.
    public init(identification: Max34Text, scheme: CodeOrProprietary<4>? = nil, issuer: Max35Text? = nil) {
        self.identification = identification
        self.scheme = scheme
        self.issuer = issuer
    }
}

extension OtherAccount: ElementReadable, ElementWritable {
    /// Reads the number.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var account = Self(identification: try children.required("Id"))
            account.scheme = try children.optional("SchmeNm")
            account.issuer = try children.optional("Issr")
            return account
        }
    }

    /// Writes the number.
    public func write(to element: ElementWriter) {
        element.write("Id", identification)
        element.write("SchmeNm", scheme)
        element.write("Issr", issuer)
    }
}

/// What stands for an account's number.
///
///     ProxyAccountIdentification1
///       Tp   Cd (4) | Prtry   0..1
///       Id   Max2048Text      1..1
///
/// - Source: `…Acct/Prxy`.
public struct ProxyAccount: Hashable, Sendable {
    /// Its kind, such as `TELE`.
    public var type: CodeOrProprietary<4>?
    /// The text that stands for the number.
    public var identification: Max2048Text

    /// A proxy, perhaps of a kind.
    public init(type: CodeOrProprietary<4>? = nil, identification: Max2048Text) {
        self.type = type
        self.identification = identification
    }
}

extension ProxyAccount: ElementReadable, ElementWritable {
    /// Reads the proxy.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let type = try children.optional("Tp", as: CodeOrProprietary<4>.self)
            return Self(type: type, identification: try children.required("Id"))
        }
    }

    /// Writes the proxy.
    public func write(to element: ElementWriter) {
        element.write("Tp", type)
        element.write("Id", identification)
    }
}
