import Foundation
import Glibc
import Storage
import TestCluster
import Testing

/// Where the things are that journeys need: the real binary, the fixtures' configuration and keys.
enum JourneyPlaces {
    /// The root of the package.
    static let package: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<5 { folder.deleteLastPathComponent() }
        return folder
    }()

    /// `GATEWAY_BINARY`, or the one that was built beside this test.
    static let binary: String = {
        if let path = ProcessInfo.processInfo.environment["GATEWAY_BINARY"] { return path }
        // Of a path in a bundle on other systems only the folder that holds the products matters.
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent("gateway").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return package.appendingPathComponent(".build/debug/gateway").path
    }()

    /// `GATEWAY_CONFIG`, or the configuration of the fixtures.
    static let configuration =
        ProcessInfo.processInfo.environment["GATEWAY_CONFIG"]
        ?? package.appendingPathComponent("Fixtures/gateway.yaml").path

    /// A file of `Fixtures/keys`.
    static func key(_ name: String) -> String { package.appendingPathComponent("Fixtures/keys/\(name)").path }

    /// Python speaks TLS byte by byte where libcurl would be too polite.
    static let python = "/usr/bin/python3"

    /// A message written by a thread of another process to a socket that has just died must not end the tests.
    static let ignoresBrokenPipes: Void = {
        _ = signal(SIGPIPE, SIG_IGN)
    }()
}

/// What a journey could not do.
struct JourneyFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Every suite that starts the real service: one test after the other, for each wants the processors for itself.
@Suite(.serialized) enum RealServiceTests {}

/// A folder of its own in the temporary folder, gone with the value, and the store of the services that run in it.
final class JourneyFolder: Sendable {
    let path: String
    /// What every process of the journey has in its environment besides the folder: which store. Empty: a file in it.
    let settings: [String: String]
    /// The schema of the store; nil when it is a file.
    let address: PostgreSQLAddress?

    /// A folder whose store is a file in it, or what the settings name.
    init(settings: [String: String] = [:], address: PostgreSQLAddress? = nil) throws {
        self.settings = settings
        self.address = address
        path = FileManager.default.temporaryDirectory.appendingPathComponent("journey-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A folder whose store is a new schema of a server: the tests' own, unless its connection string is given.
    static func postgresql(_ connection: String? = nil) throws -> JourneyFolder {
        let schema = "j" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let string = try connection ?? PrivateCluster.shared().connectionString(name: schema)
        guard let address = PostgreSQLAddress(connection: string, schema: schema) else {
            throw JourneyFault("\(schema) is no name of a schema")
        }
        let settings = ["STORE": "postgresql", "CONNECTION": string, "SCHEMA": schema]
        return try JourneyFolder(
            settings: Dictionary(uniqueKeysWithValues: settings.map { ("GATEWAY_STORAGE_" + $0, $1) }), address: address
        )
    }

    /// Another process's folder on the same store.
    func neighbour() throws -> JourneyFolder { try JourneyFolder(settings: settings, address: address) }

    /// Where the books are.
    var store: StoreLocation { address.map { .postgresql($0) } ?? .sqlite(path: file("gateway.sqlite")) }

    deinit {
        // Kept for whoever wants to look at what a failing run left behind.
        if ProcessInfo.processInfo.environment["GATEWAY_KEEP_JOURNEYS"] == nil {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    func file(_ name: String) -> String { path + "/" + name }
}

/// SplitMix64: the same journey from the same seed.
struct JourneyChance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
