import Foundation
import Settlement

/// Certificates, revocation lists and answers that evidence names, each in a file called by its SHA-256, beside the
/// store. Written before the evidence that names them, never changed, never deleted.
public struct EvidenceArchive: Sendable {
    /// The folder: the store's path and `.evidence`.
    public let folder: String

    /// The archive of a store.
    public init(storagePath: String) {
        folder = storagePath + ".evidence"
    }

    /// Keeps bytes durably under their digest, which it returns.
    ///
    /// - Throws: `CocoaError` when the disk does not take them.
    @discardableResult
    public func keep(_ bytes: [UInt8]) throws -> String {
        let name = Self.digest(bytes)
        let path = folder + "/" + name
        if !FileManager.default.fileExists(atPath: path) { try write(bytes, to: path) }
        return name
    }

    /// What was kept under a digest; nil when nothing was, or when it is no longer what it was.
    public func bytes(of digest: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + digest) else { return nil }
        let bytes = [UInt8](data)
        return Self.digest(bytes) == digest ? bytes : nil
    }

    /// Remembers which bytes a source gave last.
    func remember(_ digest: String, from source: RevocationSource) throws {
        try write(Array(digest.utf8), to: pointer(to: source))
    }

    /// The bytes that a source gave last.
    func last(from source: RevocationSource) -> [UInt8]? {
        FileManager.default.contents(atPath: pointer(to: source)).flatMap {
            bytes(of: String(decoding: $0, as: UTF8.self))
        }
    }

    private func pointer(to source: RevocationSource) -> String {
        folder + "/last-" + Self.digest(Array(source.name.utf8))
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let draft = path + ".draft"
        guard files.createFile(atPath: draft, contents: nil), let handle = FileHandle(forWritingAtPath: draft) else {
            throw CocoaError(.fileWriteUnknown)
        }
        try handle.write(contentsOf: bytes)
        try handle.synchronize()
        try handle.close()
        guard rename(draft, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    private static func digest(_ bytes: [UInt8]) -> String { ContentDigest(of: bytes).hexadecimal }
}
