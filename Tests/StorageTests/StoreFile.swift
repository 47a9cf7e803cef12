import Foundation
import GRDB
import Settlement
import Storage
import TengeLedger
import Testing

/// A store in a directory of its own, which can be closed and opened again; removed at the end.
final class StoreFile: Sendable {
    let path: String
    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        path = directory.appending(path: "settlement.sqlite").path
    }

    deinit {
        // Only a file in the temporary directory can be left behind.
        try? FileManager.default.removeItem(at: directory)
    }

    func open(queueCapacity: Int = 4096, batchMax: Int = 256) throws -> SettlementSequencer {
        try SettlementSequencer(path: path, queueCapacity: queueCapacity, batchMax: batchMax)
    }

    /// Opens with accounts and money.
    func opened(_ minorUnits: Int64 = 1_000_000) async throws -> SettlementSequencer {
        let store = try open()
        for command in Sample.opening(minorUnits) {
            #expect(try await store.submit(command) == .ledger(.done, isRepeat: false))
        }
        return store
    }

    /// A statement of our own, past the store: what a failure or a forger would do.
    func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// The files as they are on the disk this moment, without a word to whoever has them open: what a crash leaves.
    func crashed() throws -> StoreFile {
        let copy = try StoreFile()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy.path + suffix)
        }
        return copy
    }

    /// A path beside the store.
    func place(_ name: String) -> String { directory.appending(path: name).path }

    /// Writes a file beside the store; its path.
    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        try Data(bytes).write(to: directory.appending(path: name))
        return place(name)
    }

    /// Bytes of the database file.
    func size() throws -> Int64 {
        (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.int64Value ?? 0
    }

    func audit() throws -> AuditReport { try LedgerAudit.verify(path: path) }
}
