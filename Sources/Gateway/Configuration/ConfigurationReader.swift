import Foundation

extension GatewayConfiguration {
    /// Reads a configuration.
    ///
    /// - Parameters:
    ///   - file: the YAML file; paths in it are relative to its folder.
    ///   - environment: variables `GATEWAY_…` override settings; the others are not looked at.
    /// - Throws: `ConfigurationFault` with everything that is wrong, not just the first thing.
    public static func read(
        file: String, environment: [String: String]
    ) throws(ConfigurationFault) -> GatewayConfiguration {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ConfigurationFault(findings: [
                ConfigurationFinding(origin: .file(file, line: 0), setting: "", kind: .unreadableFile)
            ])
        }
        return try parse(String(decoding: data, as: UTF8.self), file: file, environment: environment) {
            FileManager.default.isReadableFile(atPath: $0)
        }
    }

    /// Reads a configuration from the text of its file.
    ///
    /// - Parameter isReadable: whether a file that a setting names can be read.
    static func parse(
        _ text: String, file: String, environment: [String: String], isReadable: @escaping (String) -> Bool
    ) throws(ConfigurationFault) -> GatewayConfiguration {
        let reading = SettingsReading(file: file, environment: environment, isReadable: isReadable)
        let root = reading.root(of: text)
        let configuration = GatewayConfiguration(root)
        root.end()
        try reading.finish()
        return configuration
    }

    private init(_ root: SettingsSection) {
        environment = root.choice("environment", or: .production)
        clockStartsAtMilliseconds = Self.clock(root.section("clock"), in: environment)
        listen = Self.listen(root.section("listen"))
        tls = Self.tls(root.section("tls"))
        monitoring = Self.monitoring(root.section("monitoring"))
        let storage = root.section("storage")
        storagePath = storage.path("path", "the path of the database file")
        store = Self.store(storage, path: storagePath)
        retentionDays = storage.count("retentionDays", in: 1...36_500, or: 30)
        storage.end()
        institution = Self.institution(root.section("institution"))
        let trust = root.section("trust")
        trustDirectory = trust.path("directory", "the path of the folder of trusted signers")
        trust.end()
        let home = institution
        corridors = root.sections("corridors").map { Self.corridor($0, home: home) }
        operators = root.sections("operators").map(Self.person)
        participants = root.sections("participants").map(Self.participant)
        calendar = Self.calendar(root.section("calendar"))
        creationWindowSeconds = root.count("creationWindowSeconds", in: 1...86_400, or: 300)
        limits = Self.limits(root.section("limits"))
        openingAccounts = root.sections("openingAccounts").map(Self.openingAccount)
        checkpoints = Self.checkpoints(root.section("checkpoints"), home: home)
        let logging = root.section("logging")
        loggingLevel = logging.choice("level", or: .info)
        logging.end()
        allowsDumps = Self.allowsDumps(root.section("secrets"), in: environment)
    }

    private static func clock(_ section: SettingsSection, in environment: Environment) -> Int64? {
        defer { section.end() }
        guard let text = section.optionalText("startsAt", .instant) else { return nil }
        if environment == .production {
            section.reading.note(
                .notAllowed("only a rehearsal may set its clock"), section.setting("startsAt"), at: section.origin)
        }
        return UTCTimestamp.milliseconds(of: text)
    }

    private static func listen(_ section: SettingsSection) -> Listen {
        defer { section.end() }
        return Listen(
            host: section.text("host", .host, or: "127.0.0.1"), port: section.count("port", in: 0...65_535, or: 8443))
    }

    private static func tls(_ section: SettingsSection) -> TLS {
        defer { section.end() }
        return TLS(
            certificate: section.file("certificate", "a certificate file in PEM"),
            key: section.file("key", "a private key file in PEM"),
            clientTrust: section.file("clientTrust", "a file of authorities in PEM"))
    }

    private static func monitoring(_ section: SettingsSection) -> Monitoring {
        defer { section.end() }
        return Monitoring(
            host: section.text("host", .host, or: "127.0.0.1"), port: section.count("port", in: 0...65_535, or: 9464))
    }

    private static func calendar(_ section: SettingsSection) -> Calendar {
        defer { section.end() }
        let cutOff = section.text("cutOff", .timeOfDay, or: "17:00")
        return Calendar(
            utcOffsetMinutes: section.count("utcOffsetMinutes", in: -720...840, or: 300),
            cutOffMinutes: TextShape.minutes(ofTime: cutOff) ?? 0,
            holidays: section.texts("holidays", .date).sorted())
    }

    private static func limits(_ section: SettingsSection) -> Limits {
        defer { section.end() }
        let workers = section.count("workers", in: 0...1024, or: 0)
        return Limits(
            messageBytesMax: section.count("messageBytesMax", in: 1024...(64 << 20), or: 1 << 20),
            statementBytesMax: section.count("statementBytesMax", in: 1024...(1 << 30), or: 16 << 20),
            queueDepthMax: section.count("queueDepthMax", in: 1...65_536, or: 256),
            workers: workers == 0 ? nil : workers,
            waitSecondsMax: section.count("waitSecondsMax", in: 0...300, or: 30),
            bodySecondsMax: section.count("bodySecondsMax", in: 1...3600, or: 30),
            idleSecondsMax: section.count("idleSecondsMax", in: 1...3600, or: 75),
            connectionsMax: section.count("connectionsMax", in: 1...1_000_000, or: 1024))
    }
}
