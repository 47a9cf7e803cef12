import Foundation

/// Reading and writing whole files for the commands (`FileReader` for large ones); `-` is standard input or output.
enum Files {
    /// Throws `CommandFault` naming the file.
    static func read(_ path: String) throws -> [UInt8] {
        if path == "-" {
            do {
                return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
            } catch {
                throw CommandFault("standard input cannot be read")
            }
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFault("\(path) cannot be read")
        }
        return [UInt8](data)
    }

    /// Throws `CommandFault` naming the file.
    static func write(_ bytes: [UInt8], to path: String?) throws {
        guard let path, path != "-" else {
            writeOutput(bytes: bytes)
            return
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFault("\(path) cannot be written")
        }
    }

    /// Writes a file that only its owner may read, as a private key must be.
    static func writePrivate(_ bytes: [UInt8], to path: String) throws {
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: attributes) else {
            throw CommandFault("\(path) cannot be written")
        }
    }
}
