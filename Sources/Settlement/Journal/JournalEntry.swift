import DualSign
public import TengeLedger

/// What kind of command an entry of the journal records; the raw value is in the journal.
public enum JournalKind: UInt8, CaseIterable, Hashable, Sendable {
    /// A message was admitted: held or refused.
    case admission = 1
    /// A payment was settled.
    case settlement
    /// A hold of a payment was given back.
    case abortion
    /// A reply to a refused message was recorded.
    case reply
    /// An operator's command to the ledger, or the expiry of an operator's hold.
    case ledger
    /// A reply left the mailbox.
    case acknowledgement
    /// A checkpoint of the journal itself was recorded.
    case checkpoint = 64
    /// An archive was recorded, or bytes that it has were given up.
    case archival
}

/// One command's changes, chained to all before it.
///
///     hash     SHA-256(hash before · sequence · kind · instant · payload), the first hash before being 32 zeros
///     payload  for each row changed: table 1 byte · final 1 byte · length 4 bytes · image
///
/// Whoever notes one hash elsewhere can prove later that nothing before it was altered.
public struct JournalEntry: Hashable, Sendable {
    /// Its number, from 1 without gaps.
    public let sequence: Int64
    /// What it records.
    public let kind: JournalKind
    /// When; never before the entry before it.
    public let at: Instant
    /// The rows changed, as they were after the command.
    public let payload: [UInt8]
    /// The end of the chain so far.
    public let hash: ContentDigest

    /// An entry as the store kept it.
    package init(sequence: Int64, kind: JournalKind, at: Instant, payload: [UInt8], hash: ContentDigest) {
        self.sequence = sequence
        self.kind = kind
        self.at = at
        self.payload = payload
        self.hash = hash
    }

    /// The next entry after `head`.
    init(after head: JournalHead, kind: JournalKind, at: Instant, rows: [RowImage]) {
        var payload: [UInt8] = []
        payload.reserveCapacity(rows.reduce(0) { $0 + $1.bytes.count + 6 })
        for row in rows {
            payload.append(row.table.rawValue)
            payload.append(row.isFinal ? 1 : 0)
            Swift.withUnsafeBytes(of: UInt32(row.bytes.count).bigEndian) { payload.append(contentsOf: $0) }
            payload.append(contentsOf: row.bytes)
        }
        self.init(
            sequence: head.sequence + 1, kind: kind, at: at, payload: payload,
            hash: Self.hash(after: head.hash, sequence: head.sequence + 1, kind: kind.rawValue, at: at, payload))
    }

    /// What the hash of an entry with these fields must be.
    public static func hash(
        after previous: ContentDigest, sequence: Int64, kind: UInt8, at: Instant, _ payload: [UInt8]
    ) -> ContentDigest {
        var input: [UInt8] = []
        input.reserveCapacity(payload.count + 49)
        input.append(contentsOf: previous.bytes)
        input.appendBigEndian(UInt64(bitPattern: sequence))
        input.append(kind)
        input.appendBigEndian(UInt64(bitPattern: at.millisecondsSinceEpoch))
        input.append(contentsOf: payload)
        return ContentDigest(of: input)
    }

    /// The rows in the payload; nil when it is not a payload.
    public func rows() -> [JournalRow]? {
        var rows: [JournalRow] = []
        var rest = payload[...]
        while !rest.isEmpty {
            guard rest.count >= 6, let table = RowImage.Table(rawValue: rest[rest.startIndex]) else { return nil }
            let isFinal = rest[rest.startIndex + 1] == 1
            let length = rest.dropFirst(2).prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(6)
            guard length <= rest.count else { return nil }
            rows.append(JournalRow(table: table, isFinal: isFinal, image: Array(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        return rows
    }
}

/// One row as the journal recorded it.
public struct JournalRow: Hashable, Sendable {
    /// The table.
    public let table: RowImage.Table
    /// Whether it must never have changed since.
    public let isFinal: Bool
    /// `RowImage.bytes`.
    public let image: [UInt8]

    /// The row's key, when it is a number.
    public var numberKey: Int64? {
        guard image.count >= 8 else { return nil }
        return Int64(bitPattern: image.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// The row's key, when it is a text.
    public var textKey: String? {
        guard let length = numberKey.flatMap({ Int(exactly: $0) }), length >= 0, length <= image.count - 8 else {
            return nil
        }
        return String(validating: image.dropFirst(8).prefix(length), as: UTF8.self)
    }
}

/// The end of the chain: how many entries, and the hash of the last.
public struct JournalHead: Hashable, Sendable {
    /// The number of the last entry; 0 when there is none.
    public let sequence: Int64
    /// Its hash; 32 zeros when there is none.
    public let hash: ContentDigest

    /// A head as the store kept it.
    public init(sequence: Int64, hash: ContentDigest) {
        self.sequence = sequence
        self.hash = hash
    }

    /// Before the first entry.
    public static let start: JournalHead = {
        guard let zeros = ContentDigest([UInt8](repeating: 0, count: ContentDigest.bytesCount)) else {
            preconditionFailure("32 bytes are a digest")
        }
        return JournalHead(sequence: 0, hash: zeros)
    }()
}
