public import XMLCore

/// A system tells its members what happened in it.
///
///     admi.004.001.01, SystemEventNotificationV02
///       EvtInf   Event1, Event2   1..1
///
/// - Source: admi.004.001.01, `Document/admi.004.001.01`; admi.004.001.02, `Document/SysEvtNtfctn`.
public struct SystemEventNotification: Hashable, Sendable {
    /// The version it was read in, and is to be written in.
    public var version: Version
    /// What happened.
    public var event: SystemEvent

    /// Tells of an event.
    public init(event: SystemEvent, version: Version = .v02) {
        self.version = version
        self.event = event
    }
}

extension SystemEventNotification: ElementReadable, ElementWritable {
    /// Reads the notification.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            Self(event: try children.required("EvtInf"), version: Version(of: element))
        }
    }

    /// Writes the notification.
    public func write(to element: ElementWriter) { element.write("EvtInf", event) }
}

extension SystemEventNotification {
    /// The versions of the message that one page reads and writes.
    public enum Version: CaseIterable, Hashable, Sendable {
        /// admi.004.001.01: a description of at most 350 characters.
        case v01
        /// admi.004.001.02.
        case v02

        /// Its definition.
        public var definition: MessageDefinition {
            switch self {
            case .v01: .systemEventNotificationV01
            case .v02: .systemEventNotification
            }
        }

        /// The version that an element's namespace says.
        fileprivate init(of element: Element) {
            self = element.isInNamespace(Self.v01.definition.namespaceURI) ? .v01 : .v02
        }
    }
}
