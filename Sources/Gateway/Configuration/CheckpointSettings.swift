import Settlement

extension GatewayConfiguration {
    /// When the journal is signed over, and as whose: `docs/ledger-proofs.md`.
    public struct Checkpoints: Hashable, Sendable {
        /// The name of the journal in its checkpoints; `settlement-gateway/` and the institution's BIC unless set. It
        /// never changes: another name is another journal.
        public var origin: String
        /// `entries`: after how many entries of the journal at the latest; 1...65,536, 10,000 unless set.
        public var entriesMax: Int
        /// `seconds`: after how long at the latest, when anything has happened; 1...86,400, 60 unless set.
        public var seconds: Int
        /// `formerCertificates`: of the keys that signed earlier checkpoints, for `gateway ledger verify`.
        public var formerCertificates: [String]
    }

    static func checkpoints(_ section: SettingsSection, home: Institution) -> Checkpoints {
        defer { section.end() }
        return Checkpoints(
            origin: section.text("origin", .checkpointOrigin, or: "settlement-gateway/\(home.bic)"),
            entriesMax: section.count("entries", in: 1...65_536, or: 10_000),
            seconds: section.count("seconds", in: 1...86_400, or: 60),
            formerCertificates: section.files("formerCertificates", "a certificate file"))
    }
}

extension TextShape {
    /// The name of a journal.
    static let checkpointOrigin = TextShape("a name without blanks and \"+\", not beginning with \"<\"") {
        $0.utf8.count <= 200 && Checkpoint.isOrigin($0)
    }
}
