extension GatewayConfiguration {
    /// Who must have issued the certificates of an institution's signers, and who says whether they are revoked.
    public struct Trust: Hashable, Sendable {
        /// Files of certificates that are believed because they are listed.
        public var anchors: [String]
        /// Files of certificates between an anchor and the signers.
        public var intermediates: [String]
        /// Nil: revocation is not asked for.
        public var revocation: Revocation?
    }

    /// Where answers about revocation come from, and what the lack of one means.
    public struct Revocation: Hashable, Sendable {
        /// What an unknown answer means.
        public enum Unknown: String, CaseIterable, Sendable {
            /// The signature is refused.
            case refuse
            /// It is taken, and the evidence says so.
            case accept
            /// It is taken for `graceSeconds` after the last good answer ran out.
            case grace
        }

        /// `lists`: addresses or files of revocation lists.
        public var lists: [String]
        /// `responders`: addresses of OCSP responders, asked about signers' own certificates.
        public var responders: [String]
        /// `refuse` unless set.
        public var unknown: Unknown
        /// Only with `grace`.
        public var graceSeconds: Int
        /// How long after an answer the next one is fetched, if it does not run out before; 3600 unless set.
        public var refreshSeconds: Int
        /// How long a responder's answer may be used that does not say when the next one comes; 3600 unless set.
        public var freshSeconds: Int
        /// `nonce`: whether questions carry a random number that the answer must repeat; yes unless set.
        public var asksNonce: Bool
    }

    private enum Nonce: String, CaseIterable {
        case required, none
    }

    /// Reads `trust` of a corridor or of the institution; nil when there is no such section.
    static func trust(of parent: SettingsSection) -> Trust? {
        let isPresent = parent.has("trust")
        let section = parent.section("trust")
        guard isPresent else { return nil }
        defer { section.end() }
        let anchors = section.files("anchors", "a certificate file")
        if anchors.isEmpty {
            section.reading.note(
                .missing(expected: "certificate files of authorities"), section.setting("anchors"), at: section.origin)
        }
        let intermediates = section.files("intermediates", "a certificate file")
        let asksRevocation = section.has("revocation")
        let revocation = section.section("revocation")
        return Trust(
            anchors: anchors, intermediates: intermediates,
            revocation: asksRevocation ? Self.revocation(revocation) : nil)
    }

    private static func revocation(_ section: SettingsSection) -> Revocation {
        defer { section.end() }
        let lists = section.locations("lists", "an address or a file of a revocation list")
        let responders = section.texts("responders", .address)
        if lists.isEmpty, responders.isEmpty {
            section.reading.note(
                .missing(expected: "addresses or files of lists, or addresses of \"responders\""),
                section.setting("lists"), at: section.origin)
        }
        let unknown = section.choice("unknown", or: Revocation.Unknown.refuse)
        let hasGrace = section.has("graceSeconds")
        let grace = section.count("graceSeconds", in: 1...2_592_000, or: 0)
        if hasGrace != (unknown == .grace) {
            section.reading.note(
                hasGrace
                    ? .notAllowed("seconds of grace belong to \"unknown: grace\"")
                    : .missing(expected: "a whole number in 1...2592000"),
                section.setting("graceSeconds"), at: section.origin)
        }
        return Revocation(
            lists: lists, responders: responders, unknown: unknown, graceSeconds: grace,
            refreshSeconds: section.count("refreshSeconds", in: 10...604_800, or: 3600),
            freshSeconds: section.count("freshSeconds", in: 10...604_800, or: 3600),
            asksNonce: section.choice("nonce", or: Nonce.required) == .required)
    }
}
