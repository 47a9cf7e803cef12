public import Logging

/// Writes log lines as JSON objects, one a line.
///
///     {"time":"2026-03-02T09:00:00.000Z","level":"info","logger":"gateway","message":"settled",
///      "uetr":"8a562c67-…","source":"Gateway"}
///
/// Metadata become members of the object, in the order of their names; a name that the line itself uses gets a trailing
/// underscore. Nested metadata become nested objects and arrays.
public struct JSONLogHandler: LogHandler {
    /// What every line of this logger carries.
    public var metadata: Logger.Metadata = [:]
    /// Metadata of the task, such as the `uetr` of the payment at hand.
    public var metadataProvider: Logger.MetadataProvider?
    /// The least severe line that is written.
    public var logLevel: Logger.Level
    private let label: String
    private let output: JSONLogOutput
    private let now: @Sendable () -> Int64

    /// A handler for one logger.
    ///
    /// - Parameter now: the instant of a line, in milliseconds since 1970.
    public init(
        label: String, output: JSONLogOutput, level: Logger.Level, provider: Logger.MetadataProvider? = nil,
        now: @escaping @Sendable () -> Int64 = SystemClock.millisecondsSinceEpoch
    ) {
        self.label = label
        self.output = output
        self.logLevel = level
        self.metadataProvider = provider
        self.now = now
    }

    /// One member of the metadata.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line.
    public func log(event: LogEvent) {
        var members: [(String, JSONValue)] = [
            ("time", .string(UTCTimestamp.text(millisecondsSinceEpoch: now()))),
            ("level", .string(event.level.rawValue)),
            ("logger", .string(label)),
            ("message", .string(event.message.description)),
        ]
        var carried = metadata
        if let provided = metadataProvider?.get() { carried.merge(provided) { _, new in new } }
        if let own = event.metadata { carried.merge(own) { _, new in new } }
        let reserved: Set<String> = ["time", "level", "logger", "message", "source"]
        for (key, value) in carried.sorted(by: { $0.key < $1.key }) {
            members.append((reserved.contains(key) ? key + "_" : key, Self.json(value)))
        }
        members.append(("source", .string(event.source)))
        var line = JSONValue.object(members).bytes
        line.append(UInt8(ascii: "\n"))
        output.write(line)
    }

    private static func json(_ value: Logger.MetadataValue) -> JSONValue {
        switch value {
        case .string(let text): .string(text)
        case .stringConvertible(let value): .string(value.description)
        case .array(let values): .array(values.map(json))
        case .dictionary(let members):
            .object(members.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
        }
    }
}
