import Foundation
import Glibc

/// A file that may be too large to be held: whole when it is not, else as it comes; `-` is standard input.
final class FileReader {
    private let path: String
    private let descriptor: Int32
    /// Read and not yet handed on.
    private var head: ArraySlice<UInt8> = []

    /// Throws `CommandFault` naming the file.
    init(_ path: String) throws {
        self.path = path
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandFault("\(path) cannot be read") }
    }

    deinit {
        if descriptor > STDIN_FILENO { close(descriptor) }
    }

    /// All of it; nil when it is more than this, and then `next` begins at its beginning. To be called first.
    func whole(bytesMax: Int) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { piece.deallocate() }
        while bytes.count <= bytesMax {
            let count = try next(into: piece)
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
        }
        head = bytes[...]
        return nil
    }

    /// Fills the memory from its beginning with what is at hand; 0 at the end. Throws `CommandFault`.
    func next(into memory: UnsafeMutableRawBufferPointer) throws -> Int {
        guard head.isEmpty else {
            let count = min(head.count, memory.count)
            memory.copyBytes(from: head.prefix(count))
            head = count == head.count ? [] : head.dropFirst(count)
            return count
        }
        while true {
            let count = read(descriptor, memory.baseAddress, memory.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw CommandFault(path == "-" ? "standard input cannot be read" : "\(path) cannot be read")
            }
        }
    }
}
