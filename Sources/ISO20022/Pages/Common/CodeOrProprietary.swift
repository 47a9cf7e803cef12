public import XMLCore

/// A code of an external set, or a name that the two sides agreed upon.
///
///     choice
///       Cd      External…Code   (1 to codeCharactersMax characters; membership is a business rule)
///       Prtry   Max35Text
///
/// - Source: the `…Choice` types of purpose, service level, clearing system, account type and others.
public enum CodeOrProprietary<let codeCharactersMax: Int>: Hashable, Sendable {
    /// A code of the external set.
    case code(BoundedText<codeCharactersMax>)
    /// A name of one's own.
    case proprietary(Max35Text)

    /// The code, when it is one.
    public var code: String? {
        if case .code(let code) = self { code.text } else { nil }
    }

    /// The name of one's own, when it is one.
    public var proprietary: String? {
        if case .proprietary(let name) = self { name.text } else { nil }
    }
}

extension CodeOrProprietary: ElementReadable, ElementWritable {
    /// Reads `Cd` or `Prtry`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let code = try children.optional("Cd", as: BoundedText<codeCharactersMax>.self) { return .code(code) }
            return .proprietary(try children.required("Prtry"))
        }
    }

    /// Writes `Cd` or `Prtry`.
    public func write(to element: ElementWriter) {
        switch self {
        case .code(let code): element.write("Cd", code)
        case .proprietary(let name): element.write("Prtry", name)
        }
    }
}

/// An identification under a scheme: a tax number, a company number.
///
///     GenericOrganisationIdentification1 and 3, GenericPersonIdentification1 and 2, GenericFinancialIdentification1
///       Id        Max256Text               1..1   35 characters in all but GenericOrganisationIdentification3
///                                                 and GenericPersonIdentification2
///       SchmeNm   Cd | Prtry               0..1
///       Issr      Max35Text                0..1
///
/// - Source: `…/Othr` of a party or an agent.
public struct SchemeIdentification: Hashable, Sendable {
    /// The identification itself.
    public var identification: Max256Text
    /// What kind of identification it is: `TXID`, `NIDN`, or a name of one's own.
    public var scheme: CodeOrProprietary<4>?
    /// Who issued it.
    public var issuer: Max35Text?

    /// An identification, perhaps under a scheme.
    public init(identification: Max256Text, scheme: CodeOrProprietary<4>? = nil, issuer: Max35Text? = nil) {
        self.identification = identification
        self.scheme = scheme
        self.issuer = issuer
    }
}

extension SchemeIdentification: ElementReadable, ElementWritable {
    /// Reads the identification.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var value = Self(identification: try children.required("Id"))
            value.scheme = try children.optional("SchmeNm")
            value.issuer = try children.optional("Issr")
            return value
        }
    }

    /// Writes the identification.
    public func write(to element: ElementWriter) {
        element.write(
            "Id", identification, charactersMax: 35, beyondSince: "GenericOrganisationIdentification3")
        element.write("SchmeNm", scheme)
        element.write("Issr", issuer)
    }
}
