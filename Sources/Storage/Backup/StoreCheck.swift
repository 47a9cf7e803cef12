import GRDB
import Settlement

/// Looks at a store as files: what no audit of its rows would meet.
public enum StoreCheck {
    /// What is wrong with the pages of a store, and with the files beside it that are called by their digests; empty
    /// when nothing is. Reads all of them.
    ///
    /// - Parameter path: The file beside which the store's folders lie: of an SQLite store its own.
    /// - Throws: `StorageFault` when it cannot be read as a store at all.
    public static func defects(
        of location: StoreLocation, beside path: String, pacing: Pacing = { _ in }
    ) throws(StorageFault) -> [String] {
        do {
            return try pages(of: location) + differing(path + ".evidence", pacing)
        } catch {
            throw StorageFault(error)
        }
    }

    private static func pages(of location: StoreLocation) throws -> [String] {
        switch location {
        case .sqlite(let path):
            let found = try StoreOpening.readOnly(path: path).read { database in
                try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
            }
            return found == ["ok"] ? [] : found
        case .postgresql:
            // The server looks at its own pages, by checksums or pg_amcheck.
            return []
        }
    }

    private static func differing(_ folder: String, _ pacing: Pacing) throws -> [String] {
        var found: [String] = []
        for name in try DurableFiles.names(in: folder) {
            guard let digest = ContentDigest(hexadecimal: name) else { continue }
            let path = folder + "/" + name
            if try DurableFiles.read(path, pacing).digest != digest { found.append("\(path) is not what it is called") }
        }
        return found
    }
}
