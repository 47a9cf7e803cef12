import Foundation
import GRDB
import Settlement

/// Copies an SQLite store that is in use, by SQLite's own interface for backups.
///
/// One reading transaction stands over all of it, so that the copy is one state of the store, however long it takes
/// and whatever is written meanwhile. What it costs the writer: its log grows until the copy is done.
enum SQLiteCopy {
    /// Half a megabyte of pages of four kilobytes.
    private static let pagesPerStep: CInt = 128

    /// Writes the copy to `path`, where no file is, and syncs it. Answers what state it is.
    static func write(_ source: String, to path: String, _ pacing: @escaping Pacing) throws -> StoreState {
        let reader = try StoreOpening.readOnly(path: source)
        // Made here, so that nothing of another is ever written over.
        try DurableFiles.write([], to: path)
        var configuration = Configuration()
        configuration.label = "backup"
        let copy = try DatabaseQueue(path: path, configuration: configuration)
        let state = try reader.read { database in
            // The first read begins the snapshot.
            let state = try StoreState(DatabaseRows(database: database))
            let pageBytes = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0
            try copy.writeWithoutTransaction { destination in
                try fill(destination, from: database, pageBytes: pageBytes, path, pacing)
            }
            return state
        }
        try copy.close()
        try reader.close()
        try DurableFiles.sync(path)
        return state
    }

    private static func fill(
        _ destination: Database, from source: Database, pageBytes: Int64, _ path: String, _ pacing: @escaping Pacing
    ) throws {
        // Nobody needs the half of a copy: it is synced by us, piece by piece, and thrown away when it fails.
        try destination.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096")
        var done: Int64 = 0
        try source.backup(to: destination, pagesPerStep: pagesPerStep) { progress in
            try DurableFiles.sync(path)
            let copied = Int64(progress.completedPageCount) * pageBytes
            pacing(copied - done)
            done = copied
        }
        // One file, to be read without a log beside it.
        guard try String.fetchOne(destination, sql: "PRAGMA journal_mode = DELETE") == "delete" else {
            throw StorageFault(.database, "the copy keeps its log")
        }
    }
}
