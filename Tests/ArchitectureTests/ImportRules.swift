/// Which module may import which: the table of ARCHITECTURE.md, with the outside packages spelt out.
enum ImportRules {
    private static let log: Set = ["Logging", "Metrics", "CoreMetrics", "ServiceLifecycle", "UnixSignals"]
    private static let server: Set = [
        "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "NIOCore", "NIOHTTPTypes",
        "NIOSSL", "Yams",
    ]
    private static let rooms: Set = ["XMLCore", "ISO20022", "DualSign", "TengeLedger", "Settlement", "Storage"]
    private static let systemThreads: Set = ["Foundation", "Dispatch", "Synchronization", "Glibc"]

    static let sources: [String: Set<String>] = [
        "XMLCore": ["CLibXML2", "Synchronization"],
        "ISO20022": ["XMLCore", "Foundation", "Synchronization"],
        "DualSign": ["XMLCore", "CLibCrypto", "Foundation"],
        "TengeLedger": [],
        "Settlement": ["ISO20022", "DualSign", "TengeLedger", "Foundation"],
        "Storage": [
            "Settlement", "TengeLedger", "ISO20022", "DualSign", "CLibPQ", "CLibSQLite", "CLibZ", "GRDB", "Foundation",
            "Synchronization",
        ],
        "Gateway": rooms.union(["CLibCurl"]).union(log).union(server).union(systemThreads),
        "GatewayCLI": rooms.union(["Gateway", "ArgumentParser", "Logging"]).union(systemThreads),
    ]

    static let benchmarks: [String: Set<String>] = [
        "GatewayBench": rooms.union(systemThreads),
        "TokenBench": ["XMLCore", "DualSign", "Foundation", "Synchronization"],
        "SignatureBench": ["XMLCore", "DualSign", "Foundation"], "HTTPSPart": log.union(server).union(systemThreads),
        "StatementBench": ["XMLCore", "ISO20022", "Foundation"],
    ]

    /// A test target sees its module, the rooms that one sees, and the plain system library.
    static let tests: [String: Set<String>] = {
        var table: [String: Set<String>] = ["ArchitectureTests": ["Testing", "Foundation"]]
        table["KeyMemory"] = ["DualSign", "XMLCore", "Foundation", "Glibc"]
        table["Fuzzing"] = ["XMLCore", "ISO20022", "Foundation"]
        table["FixtureBuilder"] = ["XMLCore", "ISO20022", "DualSign", "Settlement", "Foundation"]
        for (module, allowed) in sources {
            table[module + "Tests"] = allowed.union([module, "XMLCore", "Testing", "Foundation", "Glibc"])
        }
        table["TengeLedgerTests"] = ["TengeLedger", "LedgerSimulation", "Testing", "Foundation"]
        table["LedgerSimulation"] = ["TengeLedger"]
        table["Simulator"] = ["LedgerSimulation", "Foundation"]
        table["StorageTests"]?.insert("FaultFiles")
        table["TestCluster"] = ["Storage", "CLibPQ", "Foundation", "Glibc", "Synchronization"]
        for module in ["StorageTests", "GatewayTests"] { table[module]?.insert("TestCluster") }
        // Raw connections, for what no well-behaved client sends.
        table["GatewayTests"]?.formUnion(["CLibCurl", "GatewayCLI", "NIOPosix"])
        return table
    }()

    static func breaches(in file: SourceFile, table: [String: Set<String>]) -> [Breach] {
        guard let allowed = table[file.module] else {
            return [Breach(path: file.path, line: 0, what: "module \(file.module) is not in the table of imports")]
        }
        return imports(of: file).compactMap { module, line in
            allowed.contains(module)
                ? nil : Breach(path: file.path, line: line, what: "\(file.module) may not import \(module)")
        }
    }

    /// `@testable` opens what a module keeps to itself; only its tests may.
    static func testableBreaches(in file: SourceFile) -> [Breach] {
        file.tokens.filter { $0.text == "testable" }.map {
            Breach(path: file.path, line: $0.line, what: "@testable outside Tests")
        }
    }

    private static let kinds: Set = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
    ]

    static func imports(of file: SourceFile) -> [(module: String, line: Int)] {
        file.tokens.indices.compactMap { index in
            let token = file.tokens[index]
            guard token.kind == .word, token.text == "import" else { return nil }
            var next = index + 1
            if next < file.tokens.count, kinds.contains(file.tokens[next].text) { next += 1 }
            return next < file.tokens.count ? (file.tokens[next].text, token.line) : nil
        }
    }
}
