import DualSign

extension GatewayConfiguration {
    /// `ourSignatures` of a corridor: what the signatures that its partner gets from us state of themselves.
    public struct OurSignatures: Hashable, Sendable {
        /// `properties: stated`: when and with which certificate they were made (XAdES-B).
        public var stateProperties: Bool
        /// `timeStamps`: the server that stamps our co-signatures; nil: none is asked.
        public var timeStamps: TimeStamping?
    }

    /// A server of time stamps (RFC 3161 over HTTP) and whose stamps it gives.
    public struct TimeStamping: Hashable, Sendable {
        /// Where requests are posted.
        public var url: String
        /// `tlsAuthorities`: whose certificates are believed there, if it is not the machine's own list.
        public var tlsAuthorities: String?
        /// Whose stamps, and which.
        public var believed: StampTrust
        /// How far a stamp's time may be from the gateway's, in seconds; 300 unless set.
        public var clockSecondsMax: Int
        /// How many requests are under way at a time; 1...64, 4 unless set.
        public var connectionsMax: Int
        /// How long a connection may take to be made; 2 unless set.
        public var connectSeconds: Int
        /// How long a request may take; 5 unless set.
        public var totalSeconds: Int
        /// The longest time for which a server that failed is left alone; 30 unless set.
        public var restSecondsMax: Int
    }

    /// `theirSignatures` of a corridor: what the partner's signatures may, or must, state of themselves.
    public struct TheirSignatures: Hashable, Sendable {
        /// Whether something may or must be there; where the section is missing it must not.
        public enum Demand: String, CaseIterable, Sendable {
            case accepted, required
        }

        /// `properties`.
        public var properties: Demand
        /// How long before its receipt a message may say it was signed; 600 unless set.
        public var pastSecondsMax: Int
        /// How long after; 60 unless set.
        public var futureSecondsMax: Int
        /// `timeStamps.demand`; nil: a stamp is refused.
        public var timeStamps: Demand?
        /// Whose stamps, and which; nil where they are refused.
        public var believed: StampTrust?
    }

    /// Whose time stamps are believed.
    public struct StampTrust: Hashable, Sendable {
        /// Files of the certificates of time-stamp authorities, or of those that issued them.
        public var authorities: [String]
        /// The policies under which a stamp may be given, dotted.
        public var policies: [String]
        /// The coarsest accuracy; nil: any, also an unstated one.
        public var accuracyMillisecondsMax: Int?
    }

    private enum Statement: String, CaseIterable {
        case none, stated
    }

    /// Reads `ourSignatures` of a corridor; nil when there is no such section.
    static func ourSignatures(of parent: SettingsSection) -> OurSignatures? {
        let isPresent = parent.has("ourSignatures")
        let section = parent.section("ourSignatures")
        guard isPresent else { return nil }
        defer { section.end() }
        let states = section.choice("properties", or: Statement.none) == .stated
        let hasStamps = section.has("timeStamps")
        let stamps = section.section("timeStamps")
        guard hasStamps else { return OurSignatures(stateProperties: states) }
        if !states {
            section.reading.note(
                .notAllowed("a time stamp stands among properties: \"properties: stated\" is needed"),
                section.setting("timeStamps"), at: section.origin)
        }
        defer { stamps.end() }
        return OurSignatures(
            stateProperties: states,
            timeStamps: TimeStamping(
                url: stamps.text("url", .address),
                tlsAuthorities: stamps.optionalFile("tlsAuthorities", "a file of certificates in PEM"),
                believed: stampTrust(stamps),
                clockSecondsMax: stamps.count("clockSecondsMax", in: 1...2_147_483_647, or: 300),
                connectionsMax: stamps.count("connections", in: 1...64, or: 4),
                connectSeconds: stamps.count("connectSeconds", in: 1...60, or: 2),
                totalSeconds: stamps.count("totalSeconds", in: 1...60, or: 5),
                restSecondsMax: stamps.count("restSecondsMax", in: 1...600, or: 30)))
    }

    /// Reads `theirSignatures` of a corridor; nil when there is no such section.
    static func theirSignatures(of parent: SettingsSection) -> TheirSignatures? {
        let isPresent = parent.has("theirSignatures")
        let section = parent.section("theirSignatures")
        guard isPresent else { return nil }
        defer { section.end() }
        let words = TheirSignatures.Demand.allCases.map(\.rawValue)
        let properties = TheirSignatures.Demand(rawValue: section.text("properties", .oneOf(words)))
        let hasStamps = section.has("timeStamps")
        let stamps = section.section("timeStamps")
        var signatures = TheirSignatures(
            properties: properties ?? .accepted,
            pastSecondsMax: section.count("pastSecondsMax", in: 0...31_536_000, or: 600),
            futureSecondsMax: section.count("futureSecondsMax", in: 0...31_536_000, or: 60))
        guard hasStamps else { return signatures }
        defer { stamps.end() }
        signatures.timeStamps = TheirSignatures.Demand(rawValue: stamps.text("demand", .oneOf(words))) ?? .accepted
        signatures.believed = stampTrust(stamps)
        return signatures
    }

    private static func stampTrust(_ section: SettingsSection) -> StampTrust {
        let authorities = section.files("authorities", "a certificate file")
        if authorities.isEmpty {
            section.reading.note(
                .missing(expected: "certificate files of time-stamp authorities"), section.setting("authorities"),
                at: section.origin)
        }
        let policies = section.texts("policies", .objectIdentifier)
        if policies.isEmpty {
            section.reading.note(
                .missing(expected: "the policies under which a stamp may be given"), section.setting("policies"),
                at: section.origin)
        }
        let accuracy = section.count("accuracyMillisecondsMax", in: 0...3_600_000, or: 0)
        return StampTrust(
            authorities: authorities, policies: policies,
            accuracyMillisecondsMax: section.has("accuracyMillisecondsMax") ? accuracy : nil)
    }
}
