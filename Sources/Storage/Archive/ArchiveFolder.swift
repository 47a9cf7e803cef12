import Settlement

/// Where the archives of a store lie: one file for the closed messages of a day, or a part of them.
public struct ArchiveFolder: Hashable, Sendable {
    /// Its path; it is made when the first archive is written.
    public let path: String

    /// A folder.
    public init(_ path: String) { self.path = path }

    /// The folder beside a store's file.
    public init(besideStore path: String) { self.init(path + ".archive") }

    func place(of archive: ArchiveFile) -> String { path + "/" + archive.name }

    /// Whether an archive is at hand.
    func has(_ archive: ArchiveFile) -> Bool { DurableFiles.exists(place(of: archive)) }

    /// Throws `archiveAway` when it is not at hand.
    func reader(of archive: ArchiveFile) throws -> ArchiveReader {
        guard has(archive) else {
            throw StorageFault(.archiveAway, "\(place(of: archive)) is not there: bring it back")
        }
        return try ArchiveReader(place(of: archive))
    }
}
