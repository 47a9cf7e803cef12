import DualSign
import Foundation
import Settlement

/// What a file holds: its length and the SHA-256 of its bytes.
struct FileContent: Hashable, Sendable {
    let bytes: Int64
    let digest: ContentDigest
}

/// Called with every piece of a long piece of work, and how many bytes it was: to wait, so that payments go on.
public typealias Pacing = (_ bytes: Int64) -> Void

/// Files that are on the disk when a function returns: written, synced, and never over another.
enum DurableFiles {
    private static let pieceBytes = 4 << 20

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Reads a file piece by piece; `body` takes each.
    static func read(
        _ path: String, _ pacing: Pacing = { _ in }, taking body: (UnsafeRawBufferPointer) throws -> Void = { _ in }
    ) throws -> FileContent {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes, alignment: 16)
        defer { piece.deallocate() }
        let digest = RunningSHA256()
        var bytes: Int64 = 0
        while true {
            let count = Foundation.read(descriptor, piece.baseAddress, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw fault(path) }
            guard count > 0 else { break }
            let taken = UnsafeRawBufferPointer(rebasing: piece[..<count])
            digest.update(taken)
            bytes += Int64(count)
            try body(taken)
            pacing(Int64(count))
        }
        guard let result = ContentDigest(digest.finish()) else { preconditionFailure("a SHA-256 has 32 bytes") }
        return FileContent(bytes: bytes, digest: result)
    }

    /// Copies a file to where none is.
    static func copy(_ path: String, to new: String, _ pacing: Pacing) throws -> FileContent {
        try create(new) { descriptor in
            try read(
                path, pacing,
                taking: { piece in
                    try write(piece, descriptor, new)
                    // By and by: much at once would make a payment's own sync wait for it.
                    guard fdatasync(descriptor) == 0 else { throw fault(new) }
                })
        }
    }

    /// Writes bytes to where no file is.
    static func write(_ bytes: [UInt8], to new: String) throws {
        try create(new) { descriptor in try bytes.withUnsafeBytes { try write($0, descriptor, new) } }
    }

    /// Creates a file, has it written, and syncs it. What could not be written whole is removed.
    static func create<Value>(_ path: String, _ body: (Int32) throws -> Value) throws -> Value {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        do {
            let value = try body(descriptor)
            guard fsync(descriptor) == 0 else { throw fault(path) }
            return value
        } catch {
            unlink(path)
            throw error
        }
    }

    static func write(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32, _ path: String) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw fault(path) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Syncs a file, or the names in a folder.
    static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw fault(path) }
    }

    /// Makes a folder that must not be there yet.
    static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 else { throw fault(path) }
    }

    /// Gives a file or folder another name. A file of that name is replaced, a folder with something in it never.
    static func rename(_ path: String, to new: String) throws {
        guard Foundation.rename(path, new) == 0 else { throw fault(new) }
    }

    /// Gives a file a second name, which must not be taken.
    static func link(_ path: String, to new: String) throws {
        guard Foundation.link(path, new) == 0 else { throw fault(new) }
    }

    /// Every file in a folder and the folders in it, by its path within; ascending. Just the empty path for a file.
    static func names(in path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue else { return [""] }
        var names: [String] = []
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
                names += try self.names(in: path + "/" + name).map { $0.isEmpty ? name : name + "/" + $0 }
            }
        } catch let error as CocoaError {
            throw StorageFault(.file, "\(path): \(error.localizedDescription)")
        }
        return names
    }

    static func folder(of path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    static func fault(_ path: String) -> StorageFault {
        StorageFault(.file, "\(path): \(String(cString: strerror(errno)))", code: errno)
    }
}
