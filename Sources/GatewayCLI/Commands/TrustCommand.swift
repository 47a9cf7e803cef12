import ArgumentParser
import DualSign
import Foundation
import Gateway

/// `gateway trust`: whom the gateway believes.
struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Shows whom the gateway believes, and has a running service read it again.",
        subcommands: [TrustCheckCommand.self, TrustReloadCommand.self])
}

/// `gateway trust check`: the registry as a service would read it.
struct TrustCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reads registry, certificates and authorities and lists every signer.")

    @Option(help: "The configuration file.")
    var config = "Fixtures/gateway.yaml"

    func run() throws {
        for certificate in try readTrust(readConfiguration(config)) {
            let signer = certificate.signer
            let expiry = UTCTimestamp.text(
                millisecondsSinceEpoch: Int64(signer.certificate.notAfter.timeIntervalSince1970) * 1000)
            let chain = signer.chains.first?.issuers.map(\.subject).joined(separator: " < ") ?? "the registry alone"
            writeOutput(
                "\(signer.jurisdiction.code)  \(signer.bic)  \(signer.suite.rawValue)  until \(expiry)  "
                    + "\(certificate.isOwn ? "own  " : "")\(signer.certificate.subject)  by \(chain)")
        }
    }
}

/// `gateway trust reload`: an operator's request to the running service.
struct TrustReloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload", abstract: "Has the running service read registry, certificates and authorities again.",
        discussion: "Reads them first and names what is wrong. The service takes all of it or nothing.")

    @Option(help: "The configuration file of the service.")
    var config = "Fixtures/gateway.yaml"

    func run() async throws {
        let configuration = try readConfiguration(config)
        let count = try readTrust(configuration).count
        let reload = TrustReload(storagePath: configuration.storagePath)
        do { try reload.ask() } catch {
            throw CommandFault("\(configuration.storagePath).trust-reload cannot be written")
        }
        for _ in 0..<200 {
            switch reload.outcome {
            case .waiting: try await Task.sleep(for: .milliseconds(50))
            case .done: return writeOutput("the service believes \(count) signers")
            case .refused(let why): throw CommandFault("the service keeps what it had: \(why)")
            }
        }
        reload.withdraw()
        throw CommandFault("no service of \(configuration.storagePath) took up the request")
    }
}

/// Everything the registry names. Throws `CommandFault`.
private func readTrust(_ configuration: GatewayConfiguration) throws -> [RegisteredCertificate] {
    do {
        return try RegisteredCertificate.all(of: configuration)
    } catch {
        throw CommandFault("\(error)")
    }
}
