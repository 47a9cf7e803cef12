public import XMLCore

/// Anyone named in a message who is not an agent: debtor, creditor, and those they act for.
///
///     PartyIdentification135, PartyIdentification272
///       Nm          Max140Text                         0..1
///       PstlAdr     PostalAddress24, PostalAddress27   0..1
///       Id          OrgId | PrvtId                     0..1
///       CtryOfRes   CountryCode                        0..1
///       CtctDtls    Contact4, Contact13                0..1   carried
///
/// - Source: `…/Dbtr`, `…/Cdtr`, `…/UltmtDbtr` and others.
public struct PartyIdentification: Hashable, Sendable {
    /// The name it is known by.
    public var name: Max140Text?
    /// Where it is.
    @Boxed public var postalAddress: PostalAddress?
    /// By what it is identified.
    @Boxed public var identification: PartyChoice?
    /// Where it resides, when that is not the country of its address.
    public var countryOfResidence: CountryCode?

    /// A party by its name alone.
    public init(name: Max140Text? = nil) { self.name = name }
}

extension PartyIdentification: ElementReadable, ElementWritable {
    /// Reads the party.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var party = Self(name: try children.optional("Nm"))
            party.postalAddress = try children.optional("PstlAdr")
            party.identification = try children.optional("Id")
            party.countryOfResidence = try children.optional("CtryOfRes")
            children.carried("CtctDtls")
            return party
        }
    }

    /// Writes the party.
    public func write(to element: ElementWriter) {
        element.write("Nm", name)
        element.write("PstlAdr", postalAddress)
        element.write("Id", identification)
        element.write("CtryOfRes", countryOfResidence)
    }
}

/// An organisation or a person.
///
/// - Source: `Party38Choice`, `Party52Choice` (`OrgId` or `PrvtId`).
public enum PartyChoice: Hashable, Sendable {
    /// A legal entity.
    case organisation(OrganisationIdentification)
    /// A natural person.
    case person(PersonIdentification)

    /// The identifications under a scheme, of either.
    public var others: [SchemeIdentification] {
        switch self {
        case .organisation(let organisation): organisation.others
        case .person(let person): person.others
        }
    }
}

extension PartyChoice: ElementReadable, ElementWritable {
    /// Reads `OrgId` or `PrvtId`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let organisation = try children.optional("OrgId", as: OrganisationIdentification.self) {
                return .organisation(organisation)
            }
            return .person(try children.required("PrvtId"))
        }
    }

    /// Writes `OrgId` or `PrvtId`.
    public func write(to element: ElementWriter) {
        switch self {
        case .organisation(let organisation): element.write("OrgId", organisation)
        case .person(let person): element.write("PrvtId", person)
        }
    }
}

/// By what a legal entity is identified.
///
///     OrganisationIdentification29, OrganisationIdentification39
///       AnyBIC   AnyBICDec2014Identifier                    0..1
///       LEI      LEIIdentifier                              0..1
///       Othr     GenericOrganisationIdentification1 and 3   0..n
///
/// - Source: `…/Id/OrgId`.
public struct OrganisationIdentification: Hashable, Sendable {
    /// Business identifier code.
    public var bic: BICFI?
    /// Legal entity identifier.
    public var lei: LEI?
    /// Identifications under a scheme, such as a BIN under `TXID`.
    public var others: [SchemeIdentification]

    /// An organisation by its identifications.
    public init(bic: BICFI? = nil, lei: LEI? = nil, others: [SchemeIdentification] = []) {
        self.bic = bic
        self.lei = lei
        self.others = others
    }
}

extension OrganisationIdentification: ElementReadable, ElementWritable {
    /// Reads the identifications.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let bic = try children.optional("AnyBIC", as: BICFI.self)
            let lei = try children.optional("LEI", as: LEI.self)
            return Self(bic: bic, lei: lei, others: try children.array("Othr"))
        }
    }

    /// Writes the identifications.
    public func write(to element: ElementWriter) {
        element.write("AnyBIC", bic)
        element.write("LEI", lei)
        element.write("Othr", each: others)
    }
}

/// By what a natural person is identified.
///
///     PersonIdentification13, PersonIdentification18
///       DtAndPlcOfBirth   DateAndPlaceOfBirth1                 0..1   carried
///       Othr              GenericPersonIdentification1 and 2   0..n
///
/// - Source: `…/Id/PrvtId`.
public struct PersonIdentification: Hashable, Sendable {
    /// Identifications under a scheme, such as an IIN under `NIDN`.
    public var others: [SchemeIdentification]

    /// A person by the identifications.
    public init(others: [SchemeIdentification] = []) { self.others = others }
}

extension PersonIdentification: ElementReadable, ElementWritable {
    /// Reads the identifications.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            children.carried("DtAndPlcOfBirth")
            return Self(others: try children.array("Othr"))
        }
    }

    /// Writes the identifications.
    public func write(to element: ElementWriter) { element.write("Othr", each: others) }
}

/// A party or an agent in the place of a party.
///
/// - Source: `Party40Choice`, `Party50Choice` (`Pty` or `Agt`).
public enum PartyOrAgent: Hashable, Sendable {
    /// A party.
    case party(PartyIdentification)
    /// An agent.
    case agent(AgentIdentification)

    /// The name of either.
    public var name: Max140Text? {
        switch self {
        case .party(let party): party.name
        case .agent(let agent): agent.name
        }
    }
}

extension PartyOrAgent: ElementReadable, ElementWritable {
    /// Reads `Pty` or `Agt`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let party = try children.optional("Pty", as: PartyIdentification.self) { return .party(party) }
            return .agent(try children.required("Agt"))
        }
    }

    /// Writes `Pty` or `Agt`.
    public func write(to element: ElementWriter) {
        switch self {
        case .party(let party): element.write("Pty", party)
        case .agent(let agent): element.write("Agt", agent)
        }
    }
}
