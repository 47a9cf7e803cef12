import Foundation
import Gateway
import Glibc

/// The real service as a process of its own, on ports that were free a moment ago.
final class JourneyService: Sendable {
    let child: JourneyChild
    /// Such as `https://127.0.0.1:40123`.
    let address: String
    /// Such as `http://127.0.0.1:40124`.
    let monitoringAddress: String
    /// Where the store is; it outlives the process.
    let folder: JourneyFolder

    private init(child: JourneyChild, address: String, monitoringAddress: String, folder: JourneyFolder) {
        self.child = child
        self.address = address
        self.monitoringAddress = monitoringAddress
        self.folder = folder
    }

    /// The environment of every process of a journey: the store in its folder.
    static func environment(_ folder: JourneyFolder, _ overrides: [String: String] = [:]) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GATEWAY_") }
        environment["GATEWAY_STORAGE_PATH"] = storePath(folder)
        return environment.merging(folder.settings) { _, new in new }.merging(overrides) { _, new in new }
    }

    static func storePath(_ folder: JourneyFolder) -> String { folder.file("gateway.sqlite") }

    /// Starts it and does not wait.
    static func launch(in folder: JourneyFolder, _ overrides: [String: String] = [:]) throws -> JourneyService {
        _ = JourneyPlaces.ignoresBrokenPipes
        let (port, monitoringPort) = try (freePort(), freePort())
        var settings = overrides
        settings["GATEWAY_LISTEN_PORT"] = String(port)
        settings["GATEWAY_MONITORING_PORT"] = String(monitoringPort)
        let child = try JourneyChild(
            JourneyPlaces.binary, ["serve", "--config", JourneyPlaces.configuration],
            environment: environment(folder, settings), output: folder.file("log.json"),
            errors: folder.file("errors.txt"))
        return JourneyService(
            child: child, address: "https://127.0.0.1:\(port)", monitoringAddress: "http://127.0.0.1:\(monitoringPort)",
            folder: folder)
    }

    /// Starts it and waits until it is ready. Throws what it wrote when it ends instead.
    static func start(in folder: JourneyFolder, _ overrides: [String: String] = [:]) async throws -> JourneyService {
        let service = try launch(in: folder, overrides)
        try await service.ready()
        return service
    }

    /// Waits until `/readyz` says so and the port for partners is open.
    func ready() async throws {
        let monitor = try CurlClient(CurlClient.Settings(connectSeconds: 2, totalSeconds: 5))
        let deadline = ContinuousClock.now + .seconds(60)
        var last = "nobody listens"
        while ContinuousClock.now < deadline {
            if let end = child.poll() {
                await monitor.shutdown()
                throw JourneyFault("the service ended (\(end)): \(child.errorText.suffix(2000))")
            }
            do throws(CurlFault) {
                let answer = try await monitor.send(HTTPExchange.Request(.get, monitoringAddress + "/readyz"))
                if answer.status == 200, Self.listens(address) {
                    await monitor.shutdown()
                    return
                }
                last = String(decoding: answer.body, as: UTF8.self)
            } catch {
                last = "\(error)"
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        await monitor.shutdown()
        throw JourneyFault("the service is not ready: \(last)")
    }

    /// Ends it as a power cut would, and waits until it is gone.
    func kill() async throws {
        child.send(SIGKILL)
        _ = try await child.ended(withinSeconds: 10)
    }

    /// Asks it to stop and waits until it has. Gives how it ended.
    func stop() async throws -> JourneyChild.End {
        child.send(SIGTERM)
        return try await child.ended(withinSeconds: 60)
    }

    /// A page of the monitoring server.
    func monitoringPage(_ path: String) async throws -> HTTPExchange.Response {
        let monitor = try CurlClient(CurlClient.Settings(connectSeconds: 5, totalSeconds: 10))
        let answer = try await monitor.send(HTTPExchange.Request(.get, monitoringAddress + path))
        await monitor.shutdown()
        return answer
    }

    /// Runs another command of the binary on the same store to its end.
    static func command(
        _ arguments: [String], in folder: JourneyFolder, _ overrides: [String: String] = [:], withinSeconds: Int = 60
    ) async throws -> (end: JourneyChild.End, output: String, errors: String) {
        let name = "command-\(UUID().uuidString)"
        let child = try JourneyChild(
            JourneyPlaces.binary, arguments, environment: environment(folder, overrides),
            output: folder.file(name + ".out"), errors: folder.file(name + ".err"))
        let end = try await child.ended(withinSeconds: withinSeconds)
        return (end, String(decoding: child.output, as: UTF8.self), child.errorText)
    }

    /// Whether somebody takes connections at an address of this machine.
    static func listens(_ address: String) -> Bool {
        guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else { return false }
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = local(port: port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func local(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = port.bigEndian
        return address
    }

    /// A port that nobody has now.
    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = local(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> Int32 in
                guard bind(descriptor, generic, length) == 0 else { return -1 }
                return getsockname(descriptor, generic, &length)
            }
        }
        guard code == 0 else { throw JourneyFault("no port is free") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
