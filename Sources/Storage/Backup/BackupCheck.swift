import Settlement

/// What is wrong with a backup.
public enum BackupDefect: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no manifest, or not of this format.
    case manifestUnreadable
    /// A file that the manifest names is not there.
    case fileMissing(String)
    /// A file is not what the manifest says: altered, or damaged.
    case fileDiffers(String)
    /// The store in it cannot be read as one.
    case storeUnreadable(String)
    /// The audit of the store in it found this.
    case store(AuditBreak)
    /// The journal does not end where the manifest says.
    case headDiffers(entries: Int64)
    /// A checkpoint noted elsewhere covers entries that the copy does not have: it is older than the note.
    case entriesMissing(copy: Int64, noted: Int64)

    /// One line for operators.
    public var description: String {
        switch self {
        case .manifestUnreadable: "there is no manifest of a backup"
        case .fileMissing(let name): "\(name) is missing"
        case .fileDiffers(let name): "\(name) is not what the manifest says"
        case .storeUnreadable(let why): "the store in it does not read as one: \(why)"
        case .store(let found): "the store in it is broken: \(found)"
        case .headDiffers(let entries): "the journal of \(entries) entries does not end as the manifest says"
        case .entriesMissing(let copy, let noted):
            "\(noted - copy) entries are missing: the copy has \(copy), the checkpoint noted covers \(noted)"
        }
    }
}

/// What a backup must agree with.
public struct BackupExpectation: Sendable {
    /// Whose checkpoints these must be, and which were noted elsewhere.
    public let checkpoints: ExpectedCheckpoints
    /// How many of the entries that the newest of these covers may be missing: exactly so many, or none.
    public let missing: Int64

    /// What is expected.
    public init(_ checkpoints: ExpectedCheckpoints = ExpectedCheckpoints(), missing: Int64 = 0) {
        self.checkpoints = checkpoints
        self.missing = missing
    }

    /// How many entries the newest note covers that a journal of `entries` does not have.
    func missingEntries(in entries: Int64) -> Int64 { max(0, (checkpoints.noted.last?.size ?? 0) - entries) }

    /// Those that a journal of `entries` can be held against.
    func checkpoints(upTo entries: Int64) -> ExpectedCheckpoints {
        ExpectedCheckpoints(signers: checkpoints.signers, noted: checkpoints.noted.filter { $0.size <= entries })
    }
}

/// A backup that was found good.
public struct CheckedBackup: Hashable, Sendable {
    /// What is in it.
    public let manifest: BackupManifest
    /// What the audit of the store in it found: nothing wrong.
    public let audit: AuditReport
    /// How many entries the newest checkpoint noted elsewhere covers that the copy does not have.
    public let missing: Int64
}

extension StoreBackup {
    /// Reads all of a backup: every file against the manifest, the store by the audit, and both against what was noted.
    ///
    /// Throws `BackupDefect` or `StorageFault`.
    public static func check(
        _ folder: String, expecting expected: BackupExpectation = BackupExpectation(), pacing: Pacing = { _ in }
    ) throws -> CheckedBackup {
        let manifest = try manifest(of: folder)
        for file in manifest.files { try check(file, folder, pacing) }
        return try audit(folder + "/" + storeName, manifest, expected)
    }

    static func manifest(of folder: String) throws -> BackupManifest {
        let path = folder + "/" + BackupManifest.fileName
        var json: [UInt8] = []
        guard DurableFiles.exists(path) else { throw BackupDefect.manifestUnreadable }
        _ = try DurableFiles.read(path, taking: { json.append(contentsOf: $0) })
        guard let manifest = BackupManifest(json: json), manifest.files.contains(where: { $0.name == storeName }) else {
            throw BackupDefect.manifestUnreadable
        }
        return manifest
    }

    private static func check(_ file: BackupManifest.File, _ folder: String, _ pacing: Pacing) throws {
        let path = folder + "/" + file.name
        guard DurableFiles.exists(path) else { throw BackupDefect.fileMissing(file.name) }
        guard try file.isContent(DurableFiles.read(path, pacing)) else { throw BackupDefect.fileDiffers(file.name) }
    }

    /// Audits a copy of the store in the backup, wherever it lies.
    static func audit(
        _ path: String, _ manifest: BackupManifest, _ expected: BackupExpectation
    ) throws -> CheckedBackup {
        let missing = expected.missingEntries(in: manifest.entries)
        guard missing == 0 || missing == expected.missing else {
            throw BackupDefect.entriesMissing(copy: manifest.entries, noted: manifest.entries + missing)
        }
        let report: AuditReport
        do throws(StorageFault) {
            report = try LedgerAudit.verify(path: path, expecting: expected.checkpoints(upTo: manifest.entries))
        } catch {
            throw BackupDefect.storeUnreadable(error.description)
        }
        if let found = report.firstBreak { throw BackupDefect.store(found) }
        guard report.head == manifest.journalHead else { throw BackupDefect.headDiffers(entries: report.head.sequence) }
        return CheckedBackup(manifest: manifest, audit: report, missing: missing)
    }
}

extension BackupManifest.File {
    func isContent(_ content: FileContent) -> Bool { bytes == content.bytes && sha256 == content.digest.hexadecimal }
}
