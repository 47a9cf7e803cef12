// swift-tools-version: 6.2
import PackageDescription

// `GATEWAY_TARGETS=core` leaves out everything that needs the network stack, so that sanitized builds
// need not rebuild it.
let coreOnly = Context.environment["GATEWAY_TARGETS"] == "core"

// `GATEWAY_FUZZ=1` instruments what the fuzzer is guided by.
let isFuzzed = Context.environment["GATEWAY_FUZZ"] == "1"

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

/// A library module of the house; which module may import which is the table of `Tests/ArchitectureTests`.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    let settings = strict + (isFuzzed ? [.unsafeFlags(["-sanitize-coverage=edge"])] : [])
    return .target(name: name, dependencies: dependencies, exclude: ["DESIGN.md"], swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

var dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")
]

var products: [Product] = []

var targets: [Target] = [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CLibZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    room("XMLCore", ["CLibXML2"]),
    room("ISO20022", ["XMLCore"]),
    room("DualSign", ["XMLCore", "CLibCrypto"]),
    room("TengeLedger", []),
    room("Settlement", ["ISO20022", "DualSign", "TengeLedger"]),
    room("Storage", ["Settlement", "TengeLedger", "CLibPQ", "CLibSQLite", "CLibZ", grdb]),
    .executableTarget(
        name: "Fuzzing", dependencies: ["ISO20022", "XMLCore"], path: "Tests/Fuzzing", swiftSettings: strict),
    .executableTarget(
        name: "StatementBench", dependencies: ["ISO20022", "XMLCore"], path: "Benchmarks/StatementBench",
        swiftSettings: strict),
    tests("XMLCoreTests", ["XMLCore"]),
    tests("ISO20022Tests", ["ISO20022", "XMLCore"]),
    .executableTarget(
        name: "KeyMemory", dependencies: ["DualSign", "XMLCore"], path: "Tests/KeyMemory", swiftSettings: strict),
    tests("DualSignTests", ["DualSign", "XMLCore", "KeyMemory"], exclude: ["Oracles"]),
    .target(
        name: "LedgerSimulation", dependencies: ["TengeLedger"], path: "Tests/LedgerSimulation", swiftSettings: strict),
    .executableTarget(
        name: "Simulator", dependencies: ["LedgerSimulation"], path: "Tests/Simulator", swiftSettings: strict),
    tests("TengeLedgerTests", ["TengeLedger", "LedgerSimulation"]),
    tests("SettlementTests", ["Settlement", "ISO20022", "DualSign", "TengeLedger", "XMLCore"]),
    // Disks that fail as told: docs/decisions/0160-a-disk-that-fails-as-told.md
    .target(name: "FaultFiles", path: "Tests/FaultFiles", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
        name: "TestCluster", dependencies: ["Storage", "CLibPQ"], path: "Tests/TestCluster", swiftSettings: strict),
    tests(
        "StorageTests",
        [
            "Storage", "Settlement", "ISO20022", "DualSign", "TengeLedger", "XMLCore", "FaultFiles", "TestCluster",
            grdb,
        ], exclude: ["version-8.sql"]),
]

if !coreOnly {
    products.append(.executable(name: "gateway", targets: ["GatewayCLI"]))
    dependencies += [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ]
    let server: [Target.Dependency] = [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Yams", package: "Yams"),
    ]
    let rooms: [Target.Dependency] = [
        "XMLCore", "ISO20022", "DualSign", "TengeLedger", "Settlement", "Storage",
    ]
    targets += [
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        room("Gateway", rooms + ["CLibCurl"] + server),
        .executableTarget(
            name: "GatewayCLI",
            dependencies: rooms + [
                "Gateway", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["DESIGN.md"], swiftSettings: strict,
            // The allocator of the process: docs/decisions/0075-jemalloc-and-a-static-runtime.md
            linkerSettings: [.linkedLibrary("jemalloc", .when(platforms: [.linux]))]),
        .executableTarget(
            name: "HTTPSPart", dependencies: server, path: "Benchmarks/HTTPSPart", swiftSettings: strict),
        .executableTarget(
            name: "GatewayBench",
            dependencies: rooms,
            path: "Benchmarks/GatewayBench", swiftSettings: strict),
        .executableTarget(
            name: "TokenBench", dependencies: ["XMLCore", "DualSign"], path: "Benchmarks/TokenBench",
            swiftSettings: strict),
        .executableTarget(
            name: "SignatureBench", dependencies: ["XMLCore", "DualSign"], path: "Benchmarks/SignatureBench",
            swiftSettings: strict),
        .executableTarget(
            name: "FixtureBuilder", dependencies: ["XMLCore", "DualSign"],
            path: "Tests/FixtureBuilder", swiftSettings: strict),
        tests("GatewayTests", rooms + ["Gateway", "TestCluster"] + server),
        tests("ArchitectureTests", []),
    ]
}

let package = Package(
    name: "settlement-gateway", products: products, dependencies: dependencies, targets: targets)
