import Foundation
import Gateway
import Logging

/// The real service inside this process: the configured one, but on ports the system chooses and on a store of its
/// own in a temporary folder.
struct EmbeddedService {
    /// Such as `https://127.0.0.1:40123`.
    let address: String
    /// The local listener, such as `http://127.0.0.1:40124`.
    let monitoringAddress: String
    /// The service, for those who look at its store.
    let service: GatewayService
    /// The configuration it runs with.
    let configuration: GatewayConfiguration

    private let run: Task<Void, any Error>
    private let folder: String

    /// Starts it and waits until it takes connections. Throws `CommandFault`.
    ///
    /// - Parameter settings: variables `GATEWAY_…` for what the caller's environment leaves open.
    static func start(
        configuration file: String, settings: [String: String] = [:]
    ) async throws -> EmbeddedService {
        let folder = NSTemporaryDirectory() + "gateway-" + UUID().uuidString
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            var environment = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("GATEWAY_") }
            environment.merge(settings) { own, _ in own }
            environment["GATEWAY_LISTEN_PORT"] = "0"
            environment["GATEWAY_MONITORING_PORT"] = "0"
            environment["GATEWAY_STORAGE_PATH"] = folder + "/gateway.sqlite"
            let configuration = try GatewayConfiguration.read(file: file, environment: environment)
            let service = try GatewayService(configuration: configuration, logging: .toStandardError(minimum: .warning))
            let run = Task { try await service.run() }
            let ports = try await service.ports()
            return EmbeddedService(
                address: "https://127.0.0.1:\(ports.partner)",
                monitoringAddress: "http://127.0.0.1:\(ports.monitoring)", service: service,
                configuration: configuration, run: run, folder: folder)
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw CommandFault("the service did not start: \(error)")
        }
    }

    /// Stops it as SIGTERM would, and removes its store.
    func stop() async {
        await service.shutdown()
        do {
            try await run.value
        } catch {
            writeNotice("gateway: the service ended with a fault: \(error)")
        }
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            writeNotice("gateway: \(folder) was not removed")
        }
    }
}
