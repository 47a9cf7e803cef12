import DualSign
import Foundation
import ISO20022
import Settlement
import TengeLedger

/// The columns of one row, read from left to right. A value that its type does not admit is a damaged row.
struct Columns {
    private let row: any StoredRow
    private let table: String
    private var index = 0

    init(_ row: any StoredRow, of table: String, from index: Int = 0) {
        self.row = row
        self.table = table
        self.index = index
    }

    /// Whether the next column is null: of a joined row, that there is none.
    var isNull: Bool { row.isNull(at: index) }

    mutating func skip(_ count: Int) { index += count }

    mutating func integer() throws -> Int64 { try value(row.integer(at: index)) }

    mutating func optionalInteger() throws -> Int64? { isNull ? skipped() : try integer() }

    mutating func text() throws -> String { try value(row.text(at: index)) }

    mutating func optionalText() throws -> String? { isNull ? skipped() : try text() }

    mutating func bytes() throws -> [UInt8] { try value(row.bytes(at: index)) }

    /// signed, shared_at, shared_from, shared_count of a co-signature, put together with the message as received.
    mutating func coSignedMessage(received: [UInt8]) throws -> [UInt8] {
        let remainder = try bytes()
        guard let run = SharedRun(at: try integer(), from: try integer(), count: try integer()),
            let whole = run.whole(remainder: remainder, source: received)
        else { throw damage }
        return whole
    }

    mutating func instant() throws -> Instant { Instant(millisecondsSinceEpoch: try integer()) }

    mutating func optionalInstant() throws -> Instant? { isNull ? skipped() : try instant() }

    /// A text that a type reads, such as `BICFI.init(_:)`.
    mutating func text<Value>(as read: (String) -> Value?) throws -> Value {
        guard let value = read(try text()) else { throw damage }
        return value
    }

    mutating func optionalText<Value>(as read: (String) -> Value?) throws -> Value? {
        isNull ? skipped() : try text(as: read)
    }

    private mutating func optionalMax35Text() throws -> Max35Text? { try optionalText { Max35Text($0) } }

    mutating func word<Value: RawRepresentable>(_ type: Value.Type) throws -> Value where Value.RawValue == String {
        try text(as: Value.init(rawValue:))
    }

    private mutating func value<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw damage }
        index += 1
        return value
    }

    private mutating func skipped<Value>() -> Value? {
        index += 1
        return nil
    }

    var damage: StorageFault { StorageFault(.damagedRow, "\(table), column \(index)") }
}

extension Columns {
    /// from, to, business message identifier, definition, service, creation date, message identifier, instruction,
    /// end to end, transaction, UETR.
    mutating func references() throws -> MessageReferences {
        var references = MessageReferences()
        references.from = try optionalText(as: BICFI.init)
        references.to = try optionalText(as: BICFI.init)
        references.businessMessageIdentifier = try optionalMax35Text()
        references.messageDefinition = try optionalMax35Text()
        references.businessService = try optionalMax35Text()
        references.creationDate = try optionalText { ISODateTime($0) }
        references.messageIdentifier = try optionalMax35Text()
        references.instruction = try optionalMax35Text()
        references.endToEnd = try optionalMax35Text()
        references.transaction = try optionalMax35Text()
        references.uetr = try optionalText(as: UETR.init)
        return references
    }

    /// What `reply` reads.
    static func reply(_ table: String) -> String {
        ["mailbox_sequence", "message", "partner", "bytes", "recorded_at", "acknowledged_at", "archive", "digest"]
            .map { "\(table).\($0)" }.joined(separator: ", ")
    }

    /// mailbox sequence, message, partner, bytes, recorded at, acknowledged at, archive, digest.
    mutating func reply() throws -> StoredReply {
        let sequence = try integer()
        let message = try integer()
        let partner = try text(as: BICFI.init)
        let bytes = try bytes()
        let (recordedAt, acknowledgedAt) = (try instant(), try optionalInstant())
        let archive = try optionalInteger()
        let given: ContentDigest? = isNull ? skipped() : try digest()
        // Bytes are here, or their digest and the archive that has them.
        guard (archive == nil) == (given == nil), archive == nil || bytes.isEmpty else { throw damage }
        return StoredReply(
            mailboxSequence: sequence, message: message, partner: partner, bytes: bytes,
            digest: given ?? ContentDigest(of: bytes), recordedAt: recordedAt, acknowledgedAt: acknowledgedAt,
            archive: archive)
    }

    /// reason, reply, narrative, at.
    mutating func refusal() throws -> (Refusal, Instant) {
        let reason = try word(StatusReason.self)
        let reply = try word(ReplyKind.self)
        return (Refusal(reason, reply: reply, narrative: try text()), try instant())
    }

    /// amount, currency, decimals, payer, payee, value date, expiry, jurisdictions, opened at, state, decision, reason,
    /// ended at.
    mutating func settlementCase(message: Int64, uetr: UETR, partner: BICFI) throws -> SettlementCase {
        let amount = try integer()
        let money = Money(minorUnits: amount, currency: try text(as: TengeLedger.Currency.init))
        let order = PaymentOrder(
            uetr: uetr, partner: partner, money: money, currencyDecimals: Int(try integer()),
            payer: try text(as: AccountIdentifier.init), payee: try text(as: AccountIdentifier.init),
            valueDate: try text { ISODate($0) }, expiry: try instant(),
            partnerJurisdiction: try text(as: Jurisdiction.init), ownJurisdiction: try text(as: Jurisdiction.init))
        let openedAt = try instant()
        let state = try text()
        let decision = try text()
        let reason = try optionalText(as: StatusReason.init(rawValue:))
        let end = try optionalInstant()
        let settlementCase = SettlementCase(
            sequence: message, order: order, openedAt: openedAt, state: try self.state(state, reason, end))
        guard settlementCase.decisionWord == decision else { throw damage }
        return settlementCase
    }

    private func state(_ word: String, _ reason: StatusReason?, _ end: Instant?) throws -> SettlementCase.State {
        switch (word, reason, end) {
        case ("held", nil, nil): .held
        case ("settled", nil, let at?): .settled(at: at)
        case ("released", let reason?, let at?): .released(reason, at: at)
        default: throw damage
        }
    }
}
