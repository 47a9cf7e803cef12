public import DualSign
import Foundation
import Glibc

/// Files with secrets: read straight into memory that is locked and wiped, with no copy beside it.
public enum SecretFile {
    /// A file that cannot be read, or is longer than any key.
    public struct Fault: Error, Hashable, CustomStringConvertible {
        /// The file.
        public let path: String
        /// That it cannot be read.
        public var description: String { "\(path) cannot be read" }
    }

    /// No key, container or password is longer.
    static let bytesMax = 1 << 17

    /// The bytes of a file. Throws `Fault`.
    public static func read(_ path: String) throws(Fault) -> SecretBytes {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Fault(path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            (0...Self.bytesMax).contains(Int(status.st_size))
        else { throw Fault(path: path) }
        return try SecretBytes(capacity: Int(status.st_size)) { room throws(Fault) in
            var count = 0
            while count < room.count {
                let step = Glibc.read(descriptor, room.baseAddress?.advanced(by: count), room.count - count)
                if step < 0 && errno == EINTR { continue }
                guard step >= 0 else { throw Fault(path: path) }
                if step == 0 { break }
                count += step
            }
            return count
        }
    }

    /// A password or PIN. Throws `Fault`.
    static func value(of secret: GatewayConfiguration.Secret) throws(Fault) -> SecretBytes {
        switch secret {
        case .file(let path): try read(path).trimmed()
        case .value(let value): value
        }
    }
}
