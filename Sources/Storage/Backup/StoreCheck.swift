import GRDB
import Settlement

/// Looks at a store as files: what no audit of its rows would meet.
public enum StoreCheck {
    /// What is wrong with the pages of a store, and with the files beside it that are called by their digests; empty
    /// when nothing is. Reads all of them.
    ///
    /// Throws `StorageFault` when it cannot be read as a store at all.
    public static func defects(of location: StoreLocation, pacing: Pacing = { _ in }) throws(StorageFault) -> [String] {
        switch location {
        case .sqlite(let path):
            let reader = try StoreOpening.readOnly(path: path)
            do {
                let found = try reader.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
                return (found == ["ok"] ? [] : found) + (try differing(path + ".evidence", pacing))
            } catch {
                throw StorageFault(error)
            }
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
