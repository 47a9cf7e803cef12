public import XMLCore

/// What happened in a system: a change of its state, an announcement, the end of a session.
///
///     Event1, Event2
///       EvtCd      Max4AlphaNumericText   1..1
///       EvtParam   Max35Text              0..n
///       EvtDesc    Max1000Text            0..1   350 characters in Event1
///       EvtTm      ISODateTime            0..1
///
/// The codes are the system's own; the standard lists none.
///
/// - Source: admi.004.001.02, `SysEvtNtfctn/EvtInf` (Event2); admi.004.001.01, `EvtInf`, and admi.011.001.01,
///   `SysEvtAck/AckDtls` (Event1).
public struct SystemEvent: Hashable, Sendable {
    /// What happened, as the system's code.
    public var code: Max4AlphanumericText
    /// What the code is about, in the order that the system says.
    public var parameters: [Max35Text]
    /// What happened, in words.
    public var description: BoundedText<1000>?
    /// When it happened.
    public var time: ISODateTime?

    /// An event by its code.
    public init(
        code: Max4AlphanumericText, parameters: [Max35Text] = [], description: BoundedText<1000>? = nil,
        time: ISODateTime? = nil
    ) {
        self.code = code
        self.parameters = parameters
        self.description = description
        self.time = time
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
        element.write("EvtDesc", description, charactersMax: 350, beyondSince: "Event2")
        element.write("EvtTm", time)
    }
}
