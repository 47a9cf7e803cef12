public import XMLCore

/// A system tells its members what happened in it.
///
///     SystemEventNotificationV02
///       EvtInf   Event2   1..1
///
/// Version .01 says the same with a description of at most 350 characters.
///
/// - Source: admi.004.001.02, `Document/SysEvtNtfctn`; admi.004.001.01, `Document/admi.004.001.01`.
public struct SystemEventNotification: Hashable, Sendable {
    /// What happened.
    public var event: SystemEvent<1000>

    /// Tells of an event.
    public init(event: SystemEvent<1000>) { self.event = event }
}

extension SystemEventNotification: ElementReadable, ElementWritable {
    /// Reads the notification.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            Self(event: try children.required("EvtInf"))
        }
    }

    /// Writes the notification.
    public func write(to element: ElementWriter) { element.write("EvtInf", event) }
}
