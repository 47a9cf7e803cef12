import Foundation
import Testing
import XMLCore

extension String {
    /// Its UTF-8.
    var bytes: [UInt8] { Array(utf8) }
}

/// Reads a text within the limits of a payment.
func parse(_ text: String, limits: XMLLimits = .payment) throws(XMLRejection) -> ParsedXML {
    try ParsedXML(text.bytes, limits: limits)
}

/// What the text is refused with.
func rejection(of bytes: [UInt8], limits: XMLLimits = .payment) -> XMLRejection? {
    do {
        _ = try ParsedXML(bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

/// The canonical form as text.
func canonical(_ element: Element, excluding: Element? = nil) throws -> String {
    String(decoding: try element.canonicalBytes(excluding: excluding), as: UTF8.self)
}

/// Pseudo-random numbers from a printed seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Tools of others that judge the same thing.
enum Tools {
    static let xmllint = path(of: "xmllint")
    static let python = path(of: "python3")

    private static func path(of name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a tool on input; it must succeed. Gives what it wrote to standard output.
    static func run(_ tool: String, _ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
        let (status, output) = try attempt(tool, arguments, input: input)
        try #require(status == 0, "\(tool) \(arguments)")
        return output
    }

    /// Runs a tool on input; gives how it ended, and what it wrote to standard output.
    static func attempt(
        _ tool: String, _ arguments: [String], input: [UInt8] = []
    ) throws -> (status: Int32, output: [UInt8]) {
        let folder = FileManager.default.temporaryDirectory
        let inputFile = folder.appendingPathComponent("xmlcore-\(UUID().uuidString)")
        try Data(input).write(to: inputFile)
        defer { try? FileManager.default.removeItem(at: inputFile) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, [UInt8](data))
    }
}

/// Reference material that stands beside the package, where it is present.
enum Shared {
    static let folder: URL? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["GATEWAY_SHARED"].map { URL(fileURLWithPath: $0) }
        let folder = named ?? package.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func bytes(_ path: String) throws -> [UInt8] {
        let folder = try #require(folder)
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    /// Paths of all files beneath a folder, relative to the shared folder, in order.
    static func files(under path: String, suffix: String) -> [String] {
        guard let folder else { return [] }
        let found = FileManager.default.enumerator(atPath: folder.appendingPathComponent(path).path)
        return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(suffix) }.map { "\(path)/\($0)" }
            .sorted()
    }
}
