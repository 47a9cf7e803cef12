public import XMLCore

extension BusinessApplicationHeader {
    /// The header of a message that this one answers or copies.
    ///
    ///     BusinessApplicationHeader5
    ///       CharSet      UnicodeChartsCode    0..1   carried
    ///       Fr           OrgId | FIId         1..1
    ///       To           OrgId | FIId         1..1
    ///       BizMsgIdr    Max35Text            1..1
    ///       MsgDefIdr    Max35Text            1..1
    ///       BizSvc       Max35Text            0..1
    ///       CreDt        ISODateTime          1..1
    ///       CpyDplct     CODU | COPY | DUPL   0..1
    ///       PssblDplct   YesNoIndicator       0..1
    ///       Prty         xs:string            0..1
    ///       Sgntr        SignatureEnvelope    0..1   carried
    ///
    /// - Source: head.001.001.02, `AppHdr/Rltd`.
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
        /// When its header was made.
        public var creationDate: ISODateTime
        /// Whether it was a copy or a duplicate.
        public var copyDuplicate: CopyDuplicate?
        /// Whether it may have been sent before.
        public var possibleDuplicate: Bool?
        /// Its priority.
        public var priority: String?

        /// What a header says that another one can repeat.
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
            var header = Self(
                from: from, to: to, businessMessageIdentifier: identifier, messageDefinitionIdentifier: definition,
                creationDate: try children.required("CreDt"))
            header.businessService = service
            header.copyDuplicate = try children.optional("CpyDplct")
            header.possibleDuplicate = try children.optional("PssblDplct", as: Indicator.self)?.isTrue
            header.priority = try children.optional("Prty")
            children.carried("Sgntr")
            return header
        }
    }

    /// Writes `Rltd`.
    public func write(to element: ElementWriter) {
        element.write("Fr", from)
        element.write("To", to)
        element.write("BizMsgIdr", businessMessageIdentifier)
        element.write("MsgDefIdr", messageDefinitionIdentifier)
        element.write("BizSvc", businessService)
        element.write("CreDt", creationDate)
        element.write("CpyDplct", copyDuplicate)
        element.write("PssblDplct", indicator: possibleDuplicate)
        element.write("Prty", priority)
    }
}
