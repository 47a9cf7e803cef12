import Foundation
import Settlement

/// A folder with everything that a store is: the store, what belongs beside it, and a manifest.
///
///     store.sqlite             the store, one state of it; of a store in PostgreSQL every row, in the same tables
///     store.sqlite.evidence/   what evidence names, and the like: the folders beside the store
///     manifest.json            what is in it
///
/// The folder has its name only when all of it is on the disk; until then it is called so with `.draft`.
public enum StoreBackup {
    static let storeName = "store.sqlite"
    /// What belongs to a store, and lies beside it under its name with this: archives of evidence and of closed days,
    /// and a rehearsal's clock.
    static let companions = [".evidence", ".archive", ".clock"]

    /// Copies a store that may be in use.
    ///
    /// - Parameters:
    ///   - location: The store.
    ///   - path: The file beside which its folders lie: of an SQLite store its own.
    ///   - folder: Where the backup is to be; nothing is there yet.
    ///   - pacing: Called with every piece, a few megabytes at most, to wait.
    /// - Throws: `StorageFault`, `file` when something is there already or the disk does not take it.
    public static func make(
        of location: StoreLocation, beside path: String, in folder: String, label: BackupLabel,
        pacing: @escaping Pacing
    ) throws(StorageFault) -> BackupManifest {
        let draft = folder + ".draft"
        do {
            guard !DurableFiles.exists(folder) else { throw StorageFault(.file, "\(folder) is there already") }
            guard !DurableFiles.exists(draft) else {
                throw StorageFault(.file, "\(draft) is there: of a backup that goes on, or that was broken off")
            }
            try DurableFiles.makeFolder(draft)
        } catch {
            throw StorageFault(error)
        }
        do {
            let manifest = try fill(draft, location, beside: path, label, pacing)
            try DurableFiles.rename(draft, to: folder)
            try DurableFiles.sync(DurableFiles.folder(of: folder))
            return manifest
        } catch {
            // The fault is what matters; a draft that cannot be removed is named by the next attempt.
            try? FileManager.default.removeItem(atPath: draft)
            throw StorageFault(error)
        }
    }

    private static func fill(
        _ draft: String, _ location: StoreLocation, beside path: String, _ label: BackupLabel,
        _ pacing: @escaping Pacing
    ) throws -> BackupManifest {
        let copy = draft + "/" + storeName
        let state: StoreState
        let kind: String
        switch location {
        case .sqlite(let path):
            state = try SQLiteCopy.write(path, to: copy, pacing)
            kind = "sqlite"
        case .postgresql(let address):
            state = try ServerCopy.write(address, to: copy, pacing)
            kind = "postgresql"
        }
        var files = [BackupManifest.File(storeName, try DurableFiles.read(copy, pacing))]
        // After the store: what a row names was there before the row.
        for suffix in companions {
            files += try copyCompanion(path + suffix, to: draft, as: storeName + suffix, pacing)
        }
        let manifest = BackupManifest(label: label, store: kind, state: state, files: files)
        try DurableFiles.write(try manifest.json(), to: draft + "/" + BackupManifest.fileName)
        try DurableFiles.sync(draft)
        return manifest
    }

    /// Copies a file, or a folder and what is in it; nothing, when it is not there.
    private static func copyCompanion(
        _ path: String, to draft: String, as name: String, _ pacing: Pacing
    ) throws -> [BackupManifest.File] {
        var files: [BackupManifest.File] = []
        var folders: Set<String> = []
        // What is being written has its name only when it is whole.
        for file in try DurableFiles.names(in: path) where !file.hasSuffix(".draft") {
            let full = file.isEmpty ? name : name + "/" + file
            let target = draft + "/" + full
            let folder = DurableFiles.folder(of: target)
            if folders.insert(folder).inserted, folder != draft {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            let source = file.isEmpty ? path : path + "/" + file
            files.append(BackupManifest.File(full, try DurableFiles.copy(source, to: target, pacing)))
        }
        for folder in folders { try DurableFiles.sync(folder) }
        return files
    }
}

extension BackupManifest.File {
    init(_ name: String, _ content: FileContent) {
        self.init(name: name, bytes: content.bytes, sha256: content.digest.hexadecimal)
    }
}
