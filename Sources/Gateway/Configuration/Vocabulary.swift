/// The words other modules own and a configuration may use. Each list equals its owner's; a test of the whole says so.
enum Vocabulary {
    /// Algorithm suites of `DualSign`.
    static let suites = ["ecdsa-p256-sha256", "ecdsa-p384-sha384", "rsa-pss-sha256", "rsa-pkcs1-sha256", "ed25519"]
    /// Signature profiles of `DualSign`.
    static let profiles = ["header", "cosigned"]
    /// Practices of `ISO20022`.
    static let practices = ["iso", "hvps", "kz"]
    /// Account kinds of `TengeLedger`.
    static let accountKinds = ["issuer", "bank", "treasury", "client", "partnerSettlement"]
    /// Account statuses of `TengeLedger`.
    static let accountStatuses = ["open", "frozen", "closed"]
    /// Message definitions of `ISO20022`.
    static let messageDefinitions = [
        "pacs.008.001.08", "pacs.002.001.10", "camt.053.001.08", "admi.002.001.01",
    ]
}
