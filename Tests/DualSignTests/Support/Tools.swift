import Foundation

/// Other people's programs, as second opinions. Tests that need one are enabled only where it is installed.
struct Tool: Sendable {
    let path: String
    var leading: [String] = []

    static let openssl = Tool(path: "/usr/bin/openssl")
    static let botan = Tool(path: "/usr/bin/botan")
    static let hasGMSSL = (try? anyPython.run(["-c", "import gmssl"]).status) == 0
    /// Whichever python3 comes first on the path: the packages of the user are there.
    static let anyPython = Tool(path: "/usr/bin/env", leading: ["python3"])
    static let xmlsec1 = Tool(path: "/usr/bin/xmlsec1")

    var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// A configuration of openssl's that starts the GOST engine, for `OPENSSL_CONF`.
    static let gostConfiguration = """
        openssl_conf = start
        [start]
        engines = engines
        [engines]
        gost = gost
        [gost]
        default_algorithms = ALL
        [req]
        distinguished_name = name
        [name]
        """

    struct Outcome {
        let status: Int32
        let output: String
    }

    /// Runs it to its end; both output streams together.
    @discardableResult
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = leading + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}

/// A folder that is gone after the test.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("dualsign-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: url.appendingPathComponent(name))
        return path(name)
    }

    func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appendingPathComponent(name))) }
}

/// The folder of shared vectors, where there is one.
enum Shared {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["GATEWAY_SHARED"] { return URL(fileURLWithPath: path) }
        var package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { package.deleteLastPathComponent() }
        return package.deletingLastPathComponent().appendingPathComponent("shared")
    }()

    static func file(_ path: String) -> URL { folder.appendingPathComponent(path) }

    static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: file(path).path) }
}
