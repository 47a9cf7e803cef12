import Foundation
import Glibc

/// A file system of a few megabytes in memory, mounted for a test and gone with the value. Needs the rights of root.
final class SmallDisk: Sendable {
    /// Whether one can be mounted here.
    static let canBeMounted: Bool = {
        guard geteuid() == 0, let disk = try? SmallDisk(megabytes: 1) else { return false }
        return FileManager.default.fileExists(atPath: disk.path)
    }()

    let path: String

    init(megabytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
            rmdir(path)
            throw JourneyFault("no file system can be mounted here: \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        // Lazily: a service that a failed test left behind may still have files open.
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// Takes all the room there is.
    func fill() throws {
        let descriptor = open(file("filler"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw JourneyFault("the disk cannot be filled") }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0, count: 65_536)
        var count = block.count
        while count > 0 {
            // First in large pieces, then to the last byte.
            if write(descriptor, block, count) < count { count /= 2 }
        }
    }

    /// Gives the room back.
    func makeRoom() throws { try FileManager.default.removeItem(atPath: file("filler")) }
}
