public import DualSign
import Foundation

/// A signer that a trust directory names, with the bytes of its certificate.
public struct TrustDirectoryEntry: Hashable, Sendable {
    /// The certificate's file.
    public let certificateFile: String
    /// Identifiers agreed for its suite, and the entry it is added to.
    public internal(set) var agreement = SignerAgreement()
    /// Its content: PEM or DER, whatever the file holds.
    public let certificateBytes: [UInt8]
    /// ISO 3166-1 alpha-2.
    public let jurisdiction: String
    /// BIC of the institution the signer signs for.
    public let bic: String
    /// The one suite this signer signs with, such as `ecdsa-p256-sha256`.
    public let suite: String
    /// The messages it may sign, such as `pacs.008.001.08`.
    public let messageDefinitions: Set<String>
    /// What is demanded of it beyond being listed: uses, a window of time, the most it may sign.
    public let conditions: SignerConditions

    /// An entry of the parts given.
    public init(
        certificateFile: String, certificateBytes: [UInt8], jurisdiction: String, bic: String, suite: String,
        messageDefinitions: Set<String>, conditions: SignerConditions = SignerConditions(asksSigningTime: true)
    ) {
        self.certificateFile = certificateFile
        self.certificateBytes = certificateBytes
        self.jurisdiction = jurisdiction
        self.bic = bic
        self.suite = suite
        self.messageDefinitions = messageDefinitions
        self.conditions = conditions
    }
}

/// A folder of trusted signers: `registry.yaml` and the certificates it names.
///
///     signers:
///       - certificate: xa-signer.pem
///         jurisdiction: XA
///         bic: CBXAXAXX
///         suite: ecdsa-p256-sha256
///         messages: [pacs.008.001.08]
///         keyUsages: [digitalSignature, nonRepudiation]      # from here on optional
///         extendedKeyUsages: [1.2.398.3.3.4.1.2.2]
///         validFrom: 2026-12-01T00:00:00Z
///         validUntil: 2027-12-01T00:00:00Z
///         amountLimits: [{currency: KZT, minorUnits: 100000000000}]
public struct TrustDirectory: Hashable, Sendable {
    /// In the order of the file; at least one.
    public let entries: [TrustDirectoryEntry]

    /// Reads a folder.
    ///
    /// - Throws: `ConfigurationFault` with everything that is wrong. Whether the bytes are a certificate, and of a key
    ///   that fits the suite, is for whoever decodes them to say.
    public static func read(folder: String) throws(ConfigurationFault) -> TrustDirectory {
        let file = folder + "/registry.yaml"
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ConfigurationFault(findings: [
                ConfigurationFinding(origin: .file(file, line: 0), setting: "", kind: .unreadableFile)
            ])
        }
        return try parse(String(decoding: data, as: UTF8.self), file: file) { path in
            FileManager.default.contents(atPath: path).map { [UInt8]($0) }
        }
    }

    /// Reads a registry from the text of its file.
    ///
    /// - Parameter contents: the bytes of a file; nil when it cannot be read.
    static func parse(
        _ text: String, file: String, contents: @escaping (String) -> [UInt8]?
    ) throws(ConfigurationFault) -> TrustDirectory {
        let reading = SettingsReading(file: file, environment: [:]) { contents($0) != nil }
        let root = reading.root(of: text)
        let sections = root.sections("signers")
        if sections.isEmpty { reading.note(.missing(expected: "a list of signers"), "signers", at: root.origin) }
        let agreements = sections.map(SignerAgreement.init)
        var entries = sections.map { section in
            defer { section.end() }
            let certificate = section.file("certificate", "a certificate file")
            let messages = section.texts("messages", .oneOf(Vocabulary.messageDefinitions))
            if messages.isEmpty {
                reading.note(
                    .missing(expected: "the messages it may sign"), section.setting("messages"), at: section.origin)
            }
            return TrustDirectoryEntry(
                certificateFile: certificate, certificateBytes: contents(certificate) ?? [],
                jurisdiction: section.text("jurisdiction", .jurisdiction), bic: section.text("bic", .bic),
                suite: section.text("suite", .oneOf(Vocabulary.suites)), messageDefinitions: Set(messages),
                conditions: conditions(section))
        }
        root.end()
        try reading.finish()
        for (index, agreement) in agreements.enumerated() { entries[index].agreement = agreement }
        return TrustDirectory(entries: entries)
    }

    private static func conditions(_ section: SettingsSection) -> SignerConditions {
        func date(_ name: String) -> Date? {
            section.optionalText(name, .instant).flatMap(UTCTimestamp.milliseconds(of:)).map {
                Date(timeIntervalSince1970: TimeInterval($0) / 1000)
            }
        }
        let usages = section.texts("keyUsages", .oneOf(Vocabulary.keyUsages)).compactMap(KeyUsage.init(rawValue:))
        let (from, until) = (date("validFrom"), date("validUntil"))
        if let from, let until, until < from {
            section.reading.note(
                .notAllowed("the registration ends before it begins"), section.setting("validUntil"),
                at: section.origin)
        }
        var limits: [String: Int64] = [:]
        for limit in section.sections("amountLimits") {
            defer { limit.end() }
            let currency = limit.text("currency", .currency)
            let amount = limit.integer("minorUnits", in: 1...Int64.max)
            if limits.updateValue(amount, forKey: currency) != nil {
                limit.reading.note(.repeatedValue(currency), limit.setting("currency"), at: limit.origin)
            }
        }
        return SignerConditions(
            keyUsages: Set(usages),
            extendedKeyUsages: Set(section.texts("extendedKeyUsages", .objectIdentifier)), asksSigningTime: true,
            validFrom: from, validUntil: until, amountLimits: limits)
    }
}
