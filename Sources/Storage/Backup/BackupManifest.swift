import Foundation
public import Settlement

/// What is in a backup: `manifest.json` in its folder.
///
///     {
///       "format": "settlement-gateway/backup/1",
///       "gateway": "0.1", "takenAt": "2026-11-21T14:00:00.000Z",
///       "store": "sqlite",            or "postgresql": where it was copied from
///       "entries": 1234, "head": "9f…", "checkpoint": "settlement-gateway/…\n1200\n…",
///       "files": [{ "name": "store.sqlite", "bytes": 4096, "sha256": "1c…" }, …]
///     }
public struct BackupManifest: Hashable, Sendable, Codable {
    /// A file of the backup.
    public struct File: Hashable, Sendable, Codable {
        /// Its path within the backup's folder.
        public let name: String
        /// Its length.
        public let bytes: Int64
        /// The SHA-256 of its bytes, in lower-case hexadecimal.
        public let sha256: String
    }

    /// Always `BackupManifest.formatName`.
    public let format: String
    /// The version of the gateway that wrote it.
    public let gateway: String
    /// When it was begun, for people.
    public let takenAt: String
    /// Which store it was copied from, `sqlite` or `postgresql`; it can be put back into either.
    public let store: String
    /// How many entries the journal has in it.
    public let entries: Int64
    /// The hash of the last of them, in lower-case hexadecimal; 64 zeros when there is none.
    public let head: String
    /// The newest checkpoint in it, a signed note; nil when there is none.
    public let checkpoint: String?
    /// Every file of the backup but the manifest.
    public let files: [File]

    /// The format's name and number.
    public static let formatName = "settlement-gateway/backup/1"
    static let fileName = "manifest.json"

    init(label: BackupLabel, store: String, state: StoreState, files: [File]) {
        format = Self.formatName
        gateway = label.gateway
        takenAt = label.takenAt
        self.store = store
        entries = state.head.sequence
        head = state.head.hash.hexadecimal
        checkpoint = state.checkpoint.map { String(decoding: $0, as: UTF8.self) }
        self.files = files
    }

    /// The end of the journal in the backup; nil when the manifest does not name one.
    public var journalHead: JournalHead? {
        ContentDigest(hexadecimal: head).map { JournalHead(sequence: entries, hash: $0) }
    }

    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    /// Nil unless it is a manifest of this format that names only files within its folder.
    init?(json: [UInt8]) {
        guard let manifest = try? JSONDecoder().decode(Self.self, from: Data(json)),
            manifest.format == Self.formatName, manifest.journalHead != nil, manifest.entries >= 0,
            manifest.files.allSatisfy(\.isWithin)
        else { return nil }
        self = manifest
    }
}

extension BackupManifest.File {
    /// Whether the name leads nowhere else.
    fileprivate var isWithin: Bool {
        name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { $0 != "" && $0 != "." && $0 != ".." }
    }
}

/// What a backup says of its making.
public struct BackupLabel: Hashable, Sendable {
    /// The version of the gateway.
    public let gateway: String
    /// The time, as people write it.
    public let takenAt: String

    /// A label.
    public init(gateway: String, takenAt: String) {
        self.gateway = gateway
        self.takenAt = takenAt
    }
}

/// How far a store is: one snapshot.
struct StoreState: Hashable, Sendable {
    /// The end of the journal.
    let head: JournalHead
    /// The note of the newest checkpoint.
    let checkpoint: [UInt8]?

    init(_ rows: any RowSource) throws {
        head = try SequenceCounters(readingFrom: rows).head
        checkpoint = try StoreRows(source: rows).checkpoint(size: nil)?.note
    }
}
