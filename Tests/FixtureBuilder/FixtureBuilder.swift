import Foundation

/// Writes the messages of `Fixtures/accepted` and `Fixtures/refused`, and their verdicts, anew; and those of
/// `Fixtures/rules`, which are never sent.
///
///     FixtureBuilder Fixtures
///
/// Everything in them is fixed but the signatures, of which some suites make another each time.
@main
enum FixtureBuilder {
    static let rooms = [
        Accepted.room, RefusedByParse.room, RefusedByValidate.room, RefusedByVerify.room, RefusedByRules.room,
        RefusedByDecide.room,
    ]

    static func main() throws {
        if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "keys" {
            return try NationalKeys.write(to: URL(fileURLWithPath: CommandLine.arguments[2], isDirectory: true))
        }
        guard CommandLine.arguments.count == 2 else {
            FileHandle.standardError.write(Data("usage: FixtureBuilder FIXTURES-FOLDER | keys KEYS-FOLDER\n".utf8))
            exit(2)
        }
        let folder = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
        let ring = KeyRing(folder: folder.appendingPathComponent("keys"))
        for old in ["accepted", "refused"].map({ folder.appendingPathComponent($0) }) {
            if FileManager.default.fileExists(atPath: old.path) { try FileManager.default.removeItem(at: old) }
        }
        var paths: [String: String] = [:]
        for room in rooms {
            paths.merge(room.paths) { first, second in preconditionFailure("\(first) and \(second)") }
        }
        var written: [String: [UInt8]] = [:]
        for room in rooms {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(room.folder), withIntermediateDirectories: true)
            for (index, fixture) in room.fixtures.enumerated() {
                let bytes = try fixture.bytes(number: room.base + index + 1, ring, written)
                written[fixture.name] = bytes
                try fixture.write(bytes, paths, to: folder)
            }
        }
        try RuleFixtures.write(to: folder)
        print("\(written.count) fixtures, \(RuleFixtures.all.count) rules")
    }
}

extension Fixture {
    fileprivate func bytes(number: Int, _ ring: KeyRing, _ written: [String: [UInt8]]) throws -> [UInt8] {
        var payment = Payment(number, from: partner)
        switch content {
        case .payment(let edit):
            edit(&payment)
            return try payment.bytes(ring)
        case .bytes(let bytes): return bytes(payment)
        case .sameBytes(let other):
            guard let bytes = written[other] else { preconditionFailure("\(other) is not written yet") }
            return bytes
        }
    }

    fileprivate func write(_ bytes: [UInt8], _ paths: [String: String], to folder: URL) throws {
        guard let path = paths[name] else { preconditionFailure("every fixture has a path") }
        let earlier = after.map { after in
            guard let path = paths[after] else { preconditionFailure("no fixture is called \(after)") }
            return path
        }
        try Data(bytes).write(to: folder.appendingPathComponent(path + ".xml"))
        try Data(verdict.text(from: partner, after: earlier, note: note).utf8)
            .write(to: folder.appendingPathComponent(path + ".verdict"))
    }
}
