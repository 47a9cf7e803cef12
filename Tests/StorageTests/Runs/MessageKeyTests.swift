import Testing

@testable import Storage

/// What messages are found by.
struct MessageKeyTests {
    private static let hash = KeyHash(secret: [UInt8](repeating: 7, count: KeyHash.secretBytes))

    /// Keys of every kind that are made of the same texts.
    private static let keys: [MessageKey] = ["1", "/1", "a/1", "ui1", "PARTXAXX"].flatMap { text -> [MessageKey] in
        ["", "a", "a/", "PARTXAXX"].flatMap { sender -> [MessageKey] in
            [.bytes(digest: Array((text + "|").utf8), sender: sender), .identifier(text, sender: sender)]
        } + [.uetr(text)]
    }

    @Test func differentKeysHaveDifferentHashes() {
        let none = (1...30).flatMap { [MessageKey.noIdentifier(message: $0), .noUETR(message: $0)] }
        // A sender is a BIC, which has no slash: those that have one are left out.
        let keys = (Self.keys + none).filter { if case .identifier(_, "a/") = $0 { false } else { true } }
        #expect(Set(keys.map { $0.hash(Self.hash) }).count == Set(keys).count)
    }

    @Test(arguments: [true, false]) func aMessageHasThreeKeys(claims: Bool) {
        func keys(_ identifier: String?, _ uetr: String?) -> [MessageKey] {
            MessageKey.all(
                message: 5, digest: [1], sender: "PARTXAXX", claims: claims, identifier: identifier, uetr: uetr)
        }
        let bytes = MessageKey.bytes(digest: [1], sender: "PARTXAXX")
        let none: [MessageKey] = [.noIdentifier(message: 5), .noUETR(message: 5)]
        #expect(keys(nil, nil) == [bytes] + none)
        let both: [MessageKey] = [.identifier("MSG", sender: "PARTXAXX"), .uetr("U")]
        #expect(keys("MSG", "U") == [bytes] + (claims ? both : none))
        #expect(keys(nil, "U") == [bytes, none[0], claims ? both[1] : none[1]])
    }

    /// No index of a file forbids it.
    @Test(arguments: 0..<3) func twoThatAreFoundAlikeAreFoundOut(kind: Int) throws {
        let store = try RunStore()
        func keys(_ number: Int) -> [String] { (0..<3).map { "\($0)-\(number)" } }
        func said() throws -> AuditBreak? {
            try store.read { source in
                let rows = StoreRows(source: source)
                try rows.keyed.readAll()
                return try LifeAudit(rows: rows).firstBreak()
            }
        }
        let (one, other) = (
            AuditBreak.messageRepeated(message: 1_501, first: 30),
            AuditBreak.messageRepeated(message: 1_502, first: 1_400)
        )
        // What is wrong with them otherwise comes later: they have no refusal and no case.
        let none = AuditBreak.life(message: 1, .refusedHasNoCase)
        try store.add((1...1_500).map { (.messages, keys($0)) })
        #expect(try said() == none)
        for (number, other) in [(1_501, 30), (1_502, 1_400)] {
            var again = keys(number)
            again[kind] = keys(other)[kind]
            try store.add([(.messages, again)])
        }
        #expect(try said() == one)
        #expect(try store.read { try RunAudit(source: $0).firstBreak() } == nil)
        // Who claims nothing may say what he likes; but the same bytes are the same message.
        try store.write("UPDATE message SET claims = 0 WHERE sequence > 1500")
        #expect(try said() == (kind == 0 ? one : none))
        try store.write("UPDATE message SET sender = 'OTHRXBXX', claims = 1 WHERE sequence = 1501")
        #expect(try said() == [other, none, one][kind])
    }
}
