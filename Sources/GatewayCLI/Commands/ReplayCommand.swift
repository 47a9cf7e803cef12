import ArgumentParser
import DualSign
import Foundation
import Gateway

/// `gateway replay`: sends fixture messages and shows, in a table, how they were answered.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Sends fixture messages to a service and compares the answers.",
        discussion: """
            Each message goes through the channel its verdict names; the files beside it say what the answer must be. \
            With --local the service is started in this process, on an empty store, and stopped afterwards.
            """)

    @Option(help: "The service's address.")
    var to = "https://127.0.0.1:8443"

    @Flag(help: "Start a service for the time of the replay.")
    var local = false

    @Option(help: "The configuration of the service that --local starts.")
    var config = "Fixtures/gateway.yaml"

    @Flag(help: "Exit with 1 unless every message has a verdict and every answer agrees with it.")
    var expect = false

    @Option(help: "The folder with the channels' keys and certificates.")
    var keys = "Fixtures/keys"

    @Option(help: "A trust directory; every reply's signature must then hold under it.")
    var trust: String?

    @Option(help: "Through whose channel a message without a verdict goes.")
    var from = "XA"

    @Option(help: "How many seconds the service is asked to wait for a final state.")
    var wait = 10

    @Argument(help: "Messages, or folders of messages.")
    var paths: [String]

    func run() async throws {
        let fixtures = try Fixture.load(paths)
        let outcomes: [ReplaySession.Outcome]
        if local {
            let service = try await EmbeddedService.start(configuration: config)
            do {
                outcomes = try await replay(fixtures, to: service.address)
            } catch {
                await service.stop()
                throw error
            }
            await service.stop()
        } else {
            outcomes = try await replay(fixtures, to: to)
        }
        for line in outcomes.lines(on: .current()) { writeOutput(line) }
        if expect && outcomes.contains(where: { $0.fixture.verdict == nil }) {
            writeNotice("gateway: some messages have no verdict")
            throw ExitCode(1)
        }
        if !outcomes.areAsExpected { throw ExitCode(1) }
    }

    private func replay(_ fixtures: [Fixture], to address: String) async throws -> [ReplaySession.Outcome] {
        let session = ReplaySession(
            service: address, keys: keys, registry: try trust.map(readSignerRegistry), waitSeconds: wait,
            now: { Date() }, defaultPartner: from)
        var bar = ProgressBar("replay", stepsTotal: fixtures.count, on: .current())
        let outcomes = try await session.run(fixtures) { bar.advance() }
        bar.finish()
        return outcomes
    }
}

/// The signers of a trust directory. Throws `CommandFault`.
func readSignerRegistry(_ folder: String) throws -> SignerRegistry {
    do {
        return try SignerRegistry(TrustDirectory.read(folder: folder))
    } catch let fault as ConfigurationFault {
        throw CommandFault(fault.description)
    } catch let fault as TrustDirectoryFault {
        throw CommandFault(fault.description)
    }
}
