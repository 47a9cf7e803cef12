import Foundation
import Settlement

/// Puts a store back from a backup: checked in its new place, then given its name in one step.
public enum StoreRestore {
    /// Why a store is left as it is.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// Another process has the store open.
        case storeInUse
        /// There is a file in its place that does not read as a store: nobody can tell what is in it.
        case storeUnreadable(String)
        /// The store has entries that the backup has not.
        case storeAhead(entries: Int64, copy: Int64)
        /// The store has another history.
        case storeDiffers(entry: Int64)
        /// A log lies in the place of the store, without its store.
        case logWithoutStore(String)
        /// A file beside the store is another than that of the backup under the same name.
        case fileDiffers(String)
        /// There is a schema of that name already.
        case schemaExists(String)

        /// One line for operators.
        public var description: String {
            switch self {
            case .storeInUse: "another process has the store open"
            case .storeUnreadable(let why): "what is there cannot be read as a store; move it away (\(why))"
            case .storeAhead(let entries, let copy):
                "the store is ahead: it has \(entries) entries, the backup \(copy); move it away to go back"
            case .storeDiffers(let entry):
                "the store has another history from entry \(entry) on at the latest; move it away to give it up"
            case .logWithoutStore(let path): "\(path) is there without its store; move it away"
            case .schemaExists(let name): "there is a schema \(name) already; give it another name to go on"
            case .fileDiffers(let path): "\(path) is another than in the backup; move it away"
            }
        }
    }

    /// What was done.
    public struct Outcome: Hashable, Sendable {
        /// The backup, as it was found in its new place.
        public let backup: CheckedBackup
        /// Where the store that was there is now; nil when there was none.
        public let replaced: String?
    }

    /// Restores a store, whichever it was copied from.
    ///
    /// Into PostgreSQL: a schema that is not there is made under another name, audited, and then given its name.
    ///
    /// - Parameters:
    ///   - folder: The backup.
    ///   - location: Where the store is to be.
    ///   - path: The file beside which its folders are to lie: of an SQLite store its own.
    /// - Throws: Like `restore(from:to:expecting:pacing:)`.
    public static func restore(
        from folder: String, to location: StoreLocation, beside path: String,
        expecting expected: BackupExpectation = BackupExpectation(), pacing: Pacing = { _ in }
    ) throws -> Outcome {
        switch location {
        case .sqlite(let path): return try restore(from: folder, to: path, expecting: expected, pacing: pacing)
        case .postgresql(let address):
            guard try !ServerCopy.exists(address) else { throw Refusal.schemaExists(address.schema) }
            let manifest = try StoreBackup.manifest(of: folder)
            let backup = try StoreBackup.check(folder, expecting: expected, pacing: pacing)
            try addCompanions(manifest, folder, beside: path, pacing)
            try load(folder + "/" + StoreBackup.storeName, into: address, backup, pacing)
            return Outcome(backup: backup, replaced: nil)
        }
    }

    private static func load(
        _ file: String, into address: PostgreSQLAddress, _ backup: CheckedBackup, _ pacing: Pacing
    ) throws {
        guard let draft = PostgreSQLAddress(connection: address.connection, schema: address.schema + "_restoring")
        else {
            throw StorageFault(.unusableFile, "the name of schema \(address.schema) is too long to restore into")
        }
        do {
            try ServerCopy.remove(draft)
            try ServerCopy.load(file, into: draft, pacing)
            let report = try LedgerAudit.verify(.postgresql(draft))
            if let found = report.firstBreak { throw BackupDefect.store(found) }
            guard report.head == backup.audit.head else {
                throw BackupDefect.headDiffers(entries: report.head.sequence)
            }
            guard try ServerCopy.rename(draft, to: address.schema) else {
                throw Refusal.schemaExists(address.schema)
            }
        } catch let failure as ServerFailure {
            throw StorageFault(failure)
        }
    }

    /// Restores an SQLite store, with the folders beside it.
    ///
    /// What was there stays: a store is replaced only when the backup has all that it has, and is kept under another
    /// name; files beside it are added to, never replaced.
    ///
    /// - Parameters:
    ///   - folder: The backup.
    ///   - path: Where the store is to be.
    /// - Throws: `BackupDefect`, `Refusal` or `StorageFault`; then nothing has changed but files added beside it.
    public static func restore(
        from folder: String, to path: String, expecting expected: BackupExpectation = BackupExpectation(),
        pacing: Pacing = { _ in }
    ) throws -> Outcome {
        let manifest = try StoreBackup.manifest(of: folder)
        let draft = path + ".restoring"
        if DurableFiles.exists(draft) { try FileManager.default.removeItem(atPath: draft) }
        do {
            let backup = try stage(manifest, folder, draft, expected, pacing)
            try addCompanions(manifest, folder, beside: path, pacing)
            let replaced = try install(draft, at: path, manifest)
            return Outcome(backup: backup, replaced: replaced)
        } catch {
            // The fault is what matters; the next attempt removes the draft.
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
    }

    /// Copies the store and audits the copy: what will be installed, not what it was copied from.
    private static func stage(
        _ manifest: BackupManifest, _ folder: String, _ draft: String, _ expected: BackupExpectation, _ pacing: Pacing
    ) throws -> CheckedBackup {
        for file in manifest.files {
            let path = folder + "/" + file.name
            guard DurableFiles.exists(path) else { throw BackupDefect.fileMissing(file.name) }
            let isStore = file.name == StoreBackup.storeName
            let content = try isStore ? DurableFiles.copy(path, to: draft, pacing) : DurableFiles.read(path, pacing)
            guard file.isContent(content) else { throw BackupDefect.fileDiffers(file.name) }
        }
        return try StoreBackup.audit(draft, manifest, expected)
    }

    private static func addCompanions(
        _ manifest: BackupManifest, _ folder: String, beside path: String, _ pacing: Pacing
    ) throws {
        var folders: Set<String> = []
        for file in manifest.files where file.name != StoreBackup.storeName {
            let target = path + file.name.dropFirst(StoreBackup.storeName.count)
            let name = (file.name as NSString).lastPathComponent
            if DurableFiles.exists(target) {
                // Files are called by what is in them, except these, of which the newer one stands.
                let moves = name.hasPrefix("last-") || target == path + ".clock"
                guard try moves || file.isContent(DurableFiles.read(target, pacing)) else {
                    throw Refusal.fileDiffers(target)
                }
                continue
            }
            let place = DurableFiles.folder(of: target)
            if folders.insert(place).inserted {
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            }
            let draft = target + ".draft"
            if DurableFiles.exists(draft) { try FileManager.default.removeItem(atPath: draft) }
            guard try file.isContent(DurableFiles.copy(folder + "/" + file.name, to: draft, pacing)) else {
                throw BackupDefect.fileDiffers(file.name)
            }
            try DurableFiles.rename(draft, to: target)
        }
        for folder in folders { try DurableFiles.sync(folder) }
    }

    private static func install(_ draft: String, at path: String, _ manifest: BackupManifest) throws -> String? {
        let place = DurableFiles.folder(of: path)
        guard DurableFiles.exists(path) else {
            for suffix in ["-wal", "-journal"] where DurableFiles.exists(path + suffix) {
                throw Refusal.logWithoutStore(path + suffix)
            }
            // A name that was taken this instant is not taken over.
            try DurableFiles.link(draft, to: path)
            unlink(draft)
            try DurableFiles.sync(place)
            return nil
        }
        let present = try IdleStore(path: path)
        let copy = StoreLocation.sqlite(path: draft)
        guard present.head.sequence <= manifest.entries else {
            throw Refusal.storeAhead(entries: present.head.sequence, copy: manifest.entries)
        }
        guard try present.head.sequence == 0 || copy.entryHash(present.head.sequence) == present.head.hash else {
            throw Refusal.storeDiffers(entry: present.head.sequence)
        }
        try present.settle()
        // The store that is there keeps another name; its own goes to the copy in one step: there is never none, and
        // whoever opens it meets the lock of the one or has the other.
        let kept = try secondName(of: path, present.head)
        try DurableFiles.rename(draft, to: path)
        try DurableFiles.sync(place)
        try present.close()
        return kept
    }

    private static func secondName(of path: String, _ head: JournalHead) throws -> String {
        let name = "\(path).replaced-\(head.sequence)"
        var free = name
        var number = 2
        while DurableFiles.exists(free) {
            free = "\(name)-\(number)"
            number += 1
        }
        try DurableFiles.link(path, to: free)
        return free
    }
}

extension StoreLocation {
    /// The hash of an entry of the journal; nil when there is no such entry.
    func entryHash(_ sequence: Int64) throws(StorageFault) -> ContentDigest? {
        try readOnce { rows in try StoreRows(source: rows).entry(sequence)?.hash }
    }
}
