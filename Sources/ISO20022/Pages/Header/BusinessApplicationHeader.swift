public import XMLCore

/// Who sends what to whom: the header in front of every business message.
///
///     BusinessApplicationHeaderV01, V02, V03, V04
///       CharSet      UnicodeChartsCode                     0..1   carried
///       Fr           OrgId | FIId                          1..1
///       To           OrgId | FIId                          1..1
///       BizMsgIdr    Max35Text                             1..1
///       MsgDefIdr    Max35Text                             1..1
///       BizSvc       Max35Text                             0..1
///       MktPrctc     ImplementationSpecification1          0..1   not in V01
///       CreDt        ISODateTime                           1..1   in V01 in UTC, with `Z`
///       BizPrcgDt    ISODateTime                           0..1   not in V01
///       CpyDplct     CODU | COPY | DUPL                    0..1
///       PssblDplct   YesNoIndicator                        0..1
///       Prty         xs:string                             0..1
///       Sgntr        SignatureEnvelope                     0..1   carried: DualSign verifies and writes it
///       Rltd         BusinessApplicationHeader1, 5, 7, 8   0..n   0..1 in V01
///
/// V04 has the longer names and addresses of 2025. What a version lacks cannot be written in it: the draft refuses.
///
/// - Source: head.001.001.01 to .04, `AppHdr`.
public struct BusinessApplicationHeader: Hashable, Sendable {
    /// The version it was read in, and is to be written in.
    public var version: Version
    /// The sender.
    public var from: HeaderParty
    /// The addressee.
    public var to: HeaderParty
    /// Identifies the message; unique for its sender.
    public var businessMessageIdentifier: Max35Text
    /// The definition of the message behind the header, such as `pacs.008.001.08`.
    public var messageDefinitionIdentifier: Max35Text
    /// The service the message belongs to.
    public var businessService: Max35Text?
    /// The market practice it follows.
    @Boxed public var marketPractice: MarketPractice?
    /// When the header was made.
    public var creationDate: ISODateTime
    /// When the business is to be processed.
    @Boxed public var businessProcessingDate: ISODateTime?
    /// Whether it is a copy, a duplicate, or a copy of a duplicate.
    public var copyDuplicate: CopyDuplicate?
    /// Whether it may have been sent before.
    public var possibleDuplicate: Bool?
    /// Its priority, as the two sides agreed.
    public var priority: String?
    /// Headers of the messages it answers or copies.
    public var related: [Related] = []

    /// A header with what every header has.
    public init(
        from: HeaderParty, to: HeaderParty, businessMessageIdentifier: Max35Text,
        messageDefinitionIdentifier: Max35Text, creationDate: ISODateTime, version: Version = .v02
    ) {
        self.version = version
        self.from = from
        self.to = to
        self.businessMessageIdentifier = businessMessageIdentifier
        self.messageDefinitionIdentifier = messageDefinitionIdentifier
        self.creationDate = creationDate
    }
}

extension BusinessApplicationHeader: ElementReadable, ElementWritable {
    /// Reads `AppHdr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            children.carried("CharSet")
            let from = try children.required("Fr", as: HeaderParty.self)
            let to = try children.required("To", as: HeaderParty.self)
            let identifier = try children.required("BizMsgIdr", as: Max35Text.self)
            let definition = try children.required("MsgDefIdr", as: Max35Text.self)
            let service = try children.optional("BizSvc", as: Max35Text.self)
            let practice = try children.optional("MktPrctc", as: MarketPractice.self)
            var header = Self(
                from: from, to: to, businessMessageIdentifier: identifier, messageDefinitionIdentifier: definition,
                creationDate: try children.required("CreDt"), version: Version(of: element))
            header.businessService = service
            header.marketPractice = practice
            header.businessProcessingDate = try children.optional("BizPrcgDt")
            header.copyDuplicate = try children.optional("CpyDplct")
            header.possibleDuplicate = try children.optional("PssblDplct", as: Indicator.self)?.isTrue
            header.priority = try children.optional("Prty")
            children.carried("Sgntr")
            header.related = try children.array("Rltd")
            return header
        }
    }

    /// Writes the content of `AppHdr` without a signature.
    public func write(to element: ElementWriter) { write(to: element) { _ in } }

    /// Writes the content of `AppHdr` in the version of the element's namespace; `signature` may add `Sgntr` where the
    /// schema wants it, before `Rltd`.
    public func write(to element: ElementWriter, signature: (ElementWriter) -> Void) {
        let isFirstVersion = element.definition == .businessApplicationHeaderV01
        if isFirstVersion && !fitsFirstVersion { element.refuseValue() }
        element.write("Fr", from)
        element.write("To", to)
        element.write("BizMsgIdr", businessMessageIdentifier)
        element.write("MsgDefIdr", messageDefinitionIdentifier)
        element.write("BizSvc", businessService)
        element.write("MktPrctc", marketPractice)
        element.write(creationDate: creationDate, inFirstVersion: isFirstVersion)
        element.write("BizPrcgDt", businessProcessingDate)
        element.write("CpyDplct", copyDuplicate)
        element.write("PssblDplct", indicator: possibleDuplicate)
        element.write("Prty", priority)
        signature(element)
        element.write("Rltd", each: related)
    }
}

/// What kind of repetition a message is.
///
/// - Source: `CopyDuplicate1Code`.
public enum CopyDuplicate: String, CaseIterable, ElementCode, Hashable, Sendable {
    /// A copy of a duplicate.
    case copyDuplicate = "CODU"
    /// A copy for someone else's information: it must have no effect.
    case copy = "COPY"
    /// A duplicate of a message sent before.
    case duplicate = "DUPL"
}

/// A sender or an addressee.
///
/// - Source: `Party9Choice`, `Party44Choice`, `Party51Choice` (`OrgId` or `FIId`).
public enum HeaderParty: Hashable, Sendable {
    /// An organisation that is no institution.
    case organisation(PartyIdentification)
    /// An institution.
    case agent(AgentIdentification)

    /// An institution by its business identifier code.
    public init(_ bicfi: BICFI) { self = .agent(AgentIdentification(bicfi: bicfi)) }

    /// The business identifier code of either; nil when it is named in another way.
    public var bicfi: BICFI? {
        switch self {
        case .agent(let agent): return agent.bicfi
        case .organisation(let party):
            if case .organisation(let organisation) = party.identification { return organisation.bic }
            return nil
        }
    }
}

extension HeaderParty: ElementReadable, ElementWritable {
    /// Reads `OrgId` or `FIId`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let party = try children.optional("OrgId", as: PartyIdentification.self) { return .organisation(party) }
            return .agent(try children.required("FIId"))
        }
    }

    /// Writes `OrgId` or `FIId`.
    public func write(to element: ElementWriter) {
        switch self {
        case .organisation(let party): element.write("OrgId", party)
        case .agent(let agent): element.write("FIId", agent)
        }
    }
}

/// The rulebook a message follows.
///
///     ImplementationSpecification1
///       Regy   Max350Text    1..1
///       Id     Max2048Text   1..1
///
/// - Source: head.001.001.02 to .04, `AppHdr/MktPrctc`.
public struct MarketPractice: Hashable, Sendable {
    /// Who keeps the rulebook.
    public var registry: Max350Text
    /// Which one it is.
    public var identification: Max2048Text

    /// A rulebook in a registry.
    public init(registry: Max350Text, identification: Max2048Text) {
        self.registry = registry
        self.identification = identification
    }
}

extension MarketPractice: ElementReadable, ElementWritable {
    /// Reads the rulebook.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let registry = try children.required("Regy", as: Max350Text.self)
            return Self(registry: registry, identification: try children.required("Id"))
        }
    }

    /// Writes the rulebook.
    public func write(to element: ElementWriter) {
        element.write("Regy", registry)
        element.write("Id", identification)
    }
}

extension BusinessApplicationHeader {
    /// The definition that a header names, before anything is known of the rest of it.
    static func messageDefinitionIdentifier(in header: Element) -> String? { header.child("MsgDefIdr")?.textContent }
}
