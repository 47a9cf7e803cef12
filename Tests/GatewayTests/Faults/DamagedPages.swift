import Foundation

/// The pages of a database file, all but the first, with wrong bytes where each begins.
struct DamagedPages {
    private static let pageBytes = 4096
    private static let damageBytes = 16

    private let path: String
    /// The bytes that were there, by their place in the file.
    private let right: [UInt64: Data]

    /// Damages the file.
    init(_ path: String) throws {
        self.path = path
        let file = try Self.open(path)
        defer { try? file.close() }
        var right: [UInt64: Data] = [:]
        let length = try file.seekToEnd()
        for place in stride(from: UInt64(Self.pageBytes), to: length, by: Self.pageBytes) {
            try file.seek(toOffset: place)
            let bytes = try file.read(upToCount: Self.damageBytes) ?? Data()
            right[place] = bytes
            try file.seek(toOffset: place)
            try file.write(contentsOf: Self.wrong(bytes))
        }
        self.right = right
    }

    /// Puts the bytes back, except where somebody has written since.
    func mend() throws {
        let file = try Self.open(path)
        defer { try? file.close() }
        for (place, bytes) in right {
            try file.seek(toOffset: place)
            guard try file.read(upToCount: Self.damageBytes) == Self.wrong(bytes) else { continue }
            try file.seek(toOffset: place)
            try file.write(contentsOf: bytes)
        }
    }

    private static func wrong(_ bytes: Data) -> Data { Data(bytes.map { $0 ^ 0xFF }) }

    private static func open(_ path: String) throws -> FileHandle {
        try FileHandle(forUpdating: URL(fileURLWithPath: path))
    }
}
