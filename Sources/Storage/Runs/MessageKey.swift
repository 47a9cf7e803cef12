import ISO20022
import Settlement

/// What a message is found by: its bytes with who sent them, the `BizMsgIdr` that it claims of its sender, the UETR
/// that it claims.
///
/// It is hashed as bytes that begin with the kind, so that kinds never meet:
///
///     b, 32 bytes of digest, sender
///     i, sender, "/", BizMsgIdr
///     u, UETR
///     -, "i" or "u", number of the message
///
/// The last is the key of a message that claims none: every row has three entries, and for this one nobody can ask.
enum MessageKey: Hashable, Sendable {
    case bytes(digest: [UInt8], sender: String)
    case identifier(String, sender: String)
    case uetr(String)
    case noIdentifier(message: Int64)
    case noUETR(message: Int64)

    static func bytes(_ digest: ContentDigest, sender: BICFI) -> MessageKey {
        .bytes(digest: digest.bytes, sender: sender.text)
    }

    static func identifier(_ identifier: Max35Text, sender: BICFI) -> MessageKey {
        .identifier(identifier.text, sender: sender.text)
    }

    static func uetr(_ uetr: UETR) -> MessageKey { .uetr(uetr.text) }

    /// What an admission may repeat.
    static func asked(
        sender: BICFI, digest: ContentDigest, claiming identifier: Max35Text?, uetr: UETR?
    ) -> [MessageKey] {
        [.bytes(digest, sender: sender), identifier.map { .identifier($0, sender: sender) }, uetr.map { .uetr($0) }]
            .compactMap(\.self)
    }

    /// The keys of a message, in the order of its entries.
    static func all(
        message: Int64, digest: [UInt8], sender: String, claims: Bool, identifier: String?, uetr: String?
    ) -> [MessageKey] {
        [
            .bytes(digest: digest, sender: sender),
            (claims ? identifier : nil).map { .identifier($0, sender: sender) } ?? .noIdentifier(message: message),
            (claims ? uetr : nil).map { .uetr($0) } ?? .noUETR(message: message),
        ]
    }

    /// Those of a row: number, then `columns`. Throws `damagedRow`.
    static func all(of row: any StoredRow) throws(StorageFault) -> [MessageKey] {
        guard let message = row.integer(at: 0), let digest = row.bytes(at: 1), let sender = row.text(at: 2),
            let claims = row.integer(at: 3), row.isNull(at: 4) || row.text(at: 4) != nil,
            row.isNull(at: 5) || row.text(at: 5) != nil
        else { throw StorageFault(.damagedRow, "message \(row.integer(at: 0) ?? 0)") }
        return all(
            message: message, digest: digest, sender: sender, claims: claims == 1,
            identifier: row.isNull(at: 4) ? nil : row.text(at: 4), uetr: row.isNull(at: 5) ? nil : row.text(at: 5))
    }

    /// Which message has it, in SQL, with the arguments from `?2` on.
    var condition: (sql: String, arguments: [any StoredArgument]) {
        switch self {
        case .bytes(let digest, let sender): ("digest = ?2 AND sender = ?3", [digest, sender])
        case .identifier(let identifier, let sender):
            ("business_message_identifier = ?2 AND sender = ?3 AND claims = 1", [identifier, sender])
        case .uetr(let uetr): ("uetr = ?2 AND claims = 1", [uetr])
        case .noIdentifier, .noUETR: preconditionFailure("nobody asks for what is not claimed")
        }
    }

    static let columns = ["digest", "sender", "claims", "business_message_identifier", "uetr"]

    func hash(_ hash: KeyHash) -> Int64 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        switch self {
        case .bytes(let digest, let sender):
            bytes.append(UInt8(ascii: "b"))
            bytes += digest
            bytes += sender.utf8
        case .identifier(let identifier, let sender):
            bytes.append(UInt8(ascii: "i"))
            bytes += sender.utf8
            bytes.append(UInt8(ascii: "/"))
            bytes += identifier.utf8
        case .uetr(let uetr):
            bytes.append(UInt8(ascii: "u"))
            bytes += uetr.utf8
        case .noIdentifier(let message): bytes += "-i\(message)".utf8
        case .noUETR(let message): bytes += "-u\(message)".utf8
        }
        return bytes.withUnsafeBytes { hash($0) }
    }
}

extension MessageRecord {
    /// What it is found by.
    var keys: [MessageKey] {
        MessageKey.all(
            message: sequence, digest: digest.bytes, sender: sender.text, claims: claimsIdentifiers,
            identifier: references.businessMessageIdentifier?.text, uetr: references.uetr?.text)
    }
}
