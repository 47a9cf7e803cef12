import ArgumentParser
import DualSign
import Foundation
import Gateway

/// `gateway serve`: the service, until SIGTERM.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Runs the service until SIGTERM; then drains and stops.")

    @Option(help: "The configuration file; every setting can be overridden by a GATEWAY_… variable.")
    var config: String

    func run() async throws {
        let configuration = try readConfiguration(config)
        let secrets =
            configuration.allowsDumps ? GatewayCommand.secrets : GatewayCommand.secrets.forbiddingDumps()
        let service: GatewayService
        do {
            service = try GatewayService(configuration: configuration, logging: .toStandardOutput, secrets: secrets)
        } catch {
            throw CommandFault("the service did not start: \(error)")
        }
        do {
            try await service.run()
        } catch {
            throw CommandFault("the service ended: \(error)")
        }
    }
}

/// The configuration of a file and the environment. Throws `CommandFault` with every finding.
func readConfiguration(_ file: String) throws -> GatewayConfiguration {
    do throws(ConfigurationFault) {
        return try GatewayConfiguration.read(file: file, environment: ProcessInfo.processInfo.environment)
    } catch {
        throw CommandFault(error.description)
    }
}
