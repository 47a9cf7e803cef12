import DualSign
import ISO20022
public import TengeLedger

/// A row of the store as bytes, the same for the same row for ever: what the journal records and the audit compares.
///
///     number   8 bytes, most significant first
///     text     its length as a number, then UTF-8
///     bytes    likewise; bulk (messages, replies, evidence) as its SHA-256
///     option   one byte 0, or one byte 1 and the value
///
/// The first field of every image is the row's key.
public struct RowImage: Hashable, Sendable {
    /// Which table a row belongs to; the raw value is in the journal.
    public enum Table: UInt8, CaseIterable, Hashable, Sendable {
        case account = 1
        case hold, posting, answer, message, settlementCase, refusal, coSignature, reply, mark, balance
        case checkpoint = 64
        case archive, archived
    }

    /// The table.
    public let table: Table
    /// Whether the row will never change again.
    public let isFinal: Bool
    /// The fields.
    public private(set) var bytes: [UInt8] = []

    init(_ table: Table, isFinal: Bool, capacity: Int = 160) {
        self.table = table
        self.isFinal = isFinal
        bytes.reserveCapacity(capacity)
    }

    mutating func add(_ number: Int64) { bytes.appendBigEndian(UInt64(bitPattern: number)) }

    mutating func add(_ text: String) {
        bytes.appendBigEndian(UInt64(text.utf8.count))
        bytes.appendUTF8(text)
    }

    mutating func add(_ digest: ContentDigest) { bytes.append(contentsOf: digest.bytes) }

    mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func add(_ text: String?) {
        add(text != nil)
        if let text { add(text) }
    }

    mutating func add(_ number: Int64?) {
        add(number != nil)
        if let number { add(number) }
    }
}

extension [UInt8] {
    /// In one piece: appending a UTF-8 view goes byte by byte.
    mutating func appendUTF8(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    mutating func appendBigEndian(_ number: UInt64) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

extension RowImage {
    /// sequence, sender, digest of the bytes, received at, claims, references, digest of the evidence.
    public init(_ record: MessageRecord, evidence: ContentDigest) {
        self.init(.message, isFinal: true, capacity: 480)
        add(record.sequence)
        add(record.sender.text)
        add(record.digest)
        add(record.receivedAt.millisecondsSinceEpoch)
        add(record.claimsIdentifiers)
        let references = record.references
        add(references.from?.text)
        add(references.to?.text)
        add(references.businessMessageIdentifier?.text)
        add(references.messageDefinition?.text)
        add(references.businessService?.text)
        add(references.creationDate?.text)
        add(references.messageIdentifier?.text)
        add(references.instruction?.text)
        add(references.endToEnd?.text)
        add(references.transaction?.text)
        add(references.uetr?.text)
        add(evidence)
    }

    /// sequence, the order, state, reason and instant of the end.
    public init(_ settlementCase: SettlementCase) {
        self.init(.settlementCase, isFinal: settlementCase.end != nil, capacity: 320)
        let order = settlementCase.order
        add(settlementCase.sequence)
        add(order.uetr.text)
        add(order.partner.text)
        add(order.money.minorUnits)
        add(order.money.currency.code)
        add(Int64(order.currencyDecimals))
        add(order.payer.text)
        add(order.payee.text)
        add(order.valueDate.text)
        add(order.expiry.millisecondsSinceEpoch)
        add(order.partnerJurisdiction.code)
        add(order.ownJurisdiction.code)
        add(settlementCase.openedAt.millisecondsSinceEpoch)
        add(settlementCase.stateWord)
        add(settlementCase.end?.reason?.rawValue)
        add(settlementCase.end?.at.millisecondsSinceEpoch)
    }

    /// message, reason, reply kind, narrative, instant.
    public init(refusalOf message: Int64, _ refusal: Refusal, at: Instant) {
        self.init(.refusal, isFinal: true)
        add(message)
        add(refusal.reason.rawValue)
        add(refusal.reply.rawValue)
        add(refusal.narrative)
        add(at.millisecondsSinceEpoch)
    }

    /// message, digest of the co-signed message, digest of the evidence, posting.
    public init(coSignatureOf message: Int64, signed: ContentDigest, evidence: ContentDigest, posting: Int64) {
        self.init(.coSignature, isFinal: true)
        add(message)
        add(signed)
        add(evidence)
        add(posting)
    }

    /// size, digest of the note. Of the nodes nothing: they follow from the entries.
    package init(_ checkpoint: CheckpointNote) {
        self.init(.checkpoint, isFinal: true)
        add(checkpoint.size)
        add(checkpoint.digest)
    }

    /// number, day, digest of the file, messages, bytes of the file.
    package init(_ archive: ArchiveFile) {
        self.init(.archive, isFinal: true)
        add(archive.number)
        add(archive.day.text)
        add(archive.digest)
        add(archive.messages)
        add(archive.bytes)
    }

    /// message, number of the archive that has its bytes.
    package init(archived message: Int64, in archive: Int64) {
        self.init(.archived, isFinal: true, capacity: 16)
        add(message)
        add(archive)
    }

    /// mailbox sequence, message, partner, digest of the bytes, recorded at, acknowledged at.
    public init(_ reply: StoredReply) {
        self.init(.reply, isFinal: reply.acknowledgedAt != nil)
        add(reply.mailboxSequence)
        add(reply.message)
        add(reply.partner.text)
        add(reply.digest)
        add(reply.recordedAt.millisecondsSinceEpoch)
        add(reply.acknowledgedAt?.millisecondsSinceEpoch)
    }
}
