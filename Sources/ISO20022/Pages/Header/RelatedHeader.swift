public import XMLCore

extension BusinessApplicationHeader {
    /// The header of a message that this one answers or copies.
    ///
    ///     BusinessApplicationHeader1 (V01), 5 (V02), 7 (V03), 8 (V04)
    ///       CharSet      UnicodeChartsCode              0..1   carried
    ///       Fr           OrgId | FIId                   1..1
    ///       To           OrgId | FIId                   1..1
    ///       BizMsgIdr    Max35Text                      1..1
    ///       MsgDefIdr    Max35Text                      1..1
    ///       BizSvc       Max35Text                      0..1
    ///       MktPrctc     ImplementationSpecification1   0..1   since V03
    ///       CreDt        ISODateTime                    1..1   in V01 in UTC, with `Z`
    ///       BizPrcgDt    ISODateTime                    0..1   since V03
    ///       CpyDplct     CODU | COPY | DUPL             0..1
    ///       PssblDplct   YesNoIndicator                 0..1
    ///       Prty         xs:string                      0..1
    ///       Sgntr        SignatureEnvelope              0..1   carried
    ///
    /// - Source: head.001.001.01 to .04, `AppHdr/Rltd`.
    public struct Related: Hashable, Sendable {
        /// The sender of that message.
        public var from: HeaderParty
        /// Its addressee.
        public var to: HeaderParty
        /// Its identifier.
        public var businessMessageIdentifier: Max35Text
        /// Its definition.
        public var messageDefinitionIdentifier: Max35Text
        /// Its service.
        public var businessService: Max35Text?
        /// The market practice it followed.
        @Boxed public var marketPractice: MarketPractice?
        /// When its header was made.
        public var creationDate: ISODateTime
        /// When its business was to be processed.
        @Boxed public var businessProcessingDate: ISODateTime?
        /// Whether it was a copy or a duplicate.
        public var copyDuplicate: CopyDuplicate?
        /// Whether it may have been sent before.
        public var possibleDuplicate: Bool?
        /// Its priority.
        public var priority: String?

        /// What a header says that another one can repeat in every version but the first.
        ///
        /// Versions 3 and 4 can repeat the market practice and the processing date too: whoever writes those, sets
        /// them.
        public init(_ header: BusinessApplicationHeader) {
            self.init(
                from: header.from, to: header.to, businessMessageIdentifier: header.businessMessageIdentifier,
                messageDefinitionIdentifier: header.messageDefinitionIdentifier, creationDate: header.creationDate)
            businessService = header.businessService
            copyDuplicate = header.copyDuplicate
            possibleDuplicate = header.possibleDuplicate
            priority = header.priority
        }

        /// A related header with what every header has.
        public init(
            from: HeaderParty, to: HeaderParty, businessMessageIdentifier: Max35Text,
            messageDefinitionIdentifier: Max35Text, creationDate: ISODateTime
        ) {
            self.from = from
            self.to = to
            self.businessMessageIdentifier = businessMessageIdentifier
            self.messageDefinitionIdentifier = messageDefinitionIdentifier
            self.creationDate = creationDate
        }
    }
}

extension BusinessApplicationHeader.Related: ElementReadable, ElementWritable {
    /// Reads `Rltd`.
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
                creationDate: try children.required("CreDt"))
            header.businessService = service
            header.marketPractice = practice
            header.businessProcessingDate = try children.optional("BizPrcgDt")
            header.copyDuplicate = try children.optional("CpyDplct")
            header.possibleDuplicate = try children.optional("PssblDplct", as: Indicator.self)?.isTrue
            header.priority = try children.optional("Prty")
            children.carried("Sgntr")
            return header
        }
    }

    /// Writes `Rltd` in the version of the element's namespace.
    public func write(to element: ElementWriter) {
        let version = element.definition
        if !fits(version) { element.refuseValue() }
        element.write("Fr", from)
        element.write("To", to)
        element.write("BizMsgIdr", businessMessageIdentifier)
        element.write("MsgDefIdr", messageDefinitionIdentifier)
        element.write("BizSvc", businessService)
        element.write("MktPrctc", marketPractice)
        let isFirstVersion = version == .businessApplicationHeaderV01
        element.write(creationDate: creationDate, inFirstVersion: isFirstVersion)
        element.write("BizPrcgDt", businessProcessingDate)
        element.write("CpyDplct", copyDuplicate)
        element.write("PssblDplct", indicator: possibleDuplicate)
        element.write("Prty", priority)
    }
}
