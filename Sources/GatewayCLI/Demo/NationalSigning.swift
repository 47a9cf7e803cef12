import DualSign

/// With what the demo's central bank of Kazakhstan signs: ST RK GOST 34.10-2015 (512 bits), the law's own, where the
/// engine for it is installed; the configuration's suite where it is not, and then it says so.
struct NationalSigning {
    private static let suite = SignatureSuite.gost2015Bits512
    /// Variables that name the national key; empty where it cannot be used.
    let settings: [String: String]
    /// What to tell the reader; nil when the national suite is in use.
    let notice: String?

    init(fixtures: String) {
        if let requirement = Self.suite.requirement {
            settings = [:]
            notice = """
                The Kazakh side cannot sign by its own law here: \(requirement).
                It falls back to the suite of gateway.yaml.
                """
            return
        }
        settings = [
            "GATEWAY_INSTITUTION_SIGNING_KEY": "keys/kz-gost-signer.key.pem",
            "GATEWAY_INSTITUTION_SIGNING_CERTIFICATE": "keys/kz-gost-signer.pem",
            "GATEWAY_INSTITUTION_SIGNING_SUITE": Self.suite.rawValue,
        ]
        notice = nil
    }
}
