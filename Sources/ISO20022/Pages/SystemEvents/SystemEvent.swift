public import XMLCore

/// What happened in a system: a change of its state, an announcement, the end of a session.
///
///     Event1 (description to 350 characters), Event2 (to 1,000)
///       EvtCd      Max4AlphaNumericText           1..1
///       EvtParam   Max35Text                      0..n
///       EvtDesc    Max350Text | Max1000Text       0..1
///       EvtTm      ISODateTime                    0..1
///
/// The codes are the system's own; the standard lists none.
///
/// - Source: admi.004.001.02, `SysEvtNtfctn/EvtInf`; admi.011.001.01, `SysEvtAck/AckDtls`.
public struct SystemEvent<let descriptionCharactersMax: Int>: Hashable, Sendable {
    /// What happened, as the system's code.
    public var code: Max4AlphanumericText
    /// What the code is about, in the order that the system says.
    public var parameters: [Max35Text]
    /// What happened, in words.
    public var description: BoundedText<descriptionCharactersMax>?
    /// When it happened.
    public var time: ISODateTime?

    /// An event by its code.
    public init(
        code: Max4AlphanumericText, parameters: [Max35Text] = [],
        description: BoundedText<descriptionCharactersMax>? = nil, time: ISODateTime? = nil
    ) {
        self.code = code
        self.parameters = parameters
        self.description = description
        self.time = time
    }

    /// The same event for a page that admits another length; nil when the description is too long for it.
    public init?<let otherCharactersMax: Int>(_ event: SystemEvent<otherCharactersMax>) {
        self.init(code: event.code, parameters: event.parameters, time: event.time)
        guard let text = event.description?.text else { return }
        guard let description = BoundedText<descriptionCharactersMax>(text) else { return nil }
        self.description = description
    }
}

extension SystemEvent: ElementReadable, ElementWritable {
    /// Reads the event.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var event = Self(code: try children.required("EvtCd"))
            event.parameters = try children.array("EvtParam")
            event.description = try children.optional("EvtDesc")
            event.time = try children.optional("EvtTm")
            return event
        }
    }

    /// Writes the event.
    public func write(to element: ElementWriter) {
        element.write("EvtCd", code)
        element.write("EvtParam", each: parameters)
        element.write("EvtDesc", description)
        element.write("EvtTm", time)
    }
}
