import ArgumentParser
import Foundation
import Gateway
import ISO20022
import Settlement
import Storage

/// `gateway store archive`: the bytes of closed days into files.
struct StoreArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Moves the bytes of closed days into files beside the store.",
        discussion: """
            The service may run. Ledger, journal, digests and identifiers stay: statements, audits and repeats are as \
            before. What is open stays, and so does what its partner has not taken. Broken off, it is begun again. \
            Exits with 1 when the day is within storage.retentionDays.
            """)

    @Option(help: "The configuration file that names the store.")
    var config = "Fixtures/gateway.yaml"

    @Option(help: "The first day that stays, YYYY-MM-DD.")
    var before: String

    @Option(help: "How long to wait after each commit of 32 messages, so that payments go on.")
    var pauseMilliseconds = 20

    func run() async throws {
        guard let day = ISODate(before), day.offsetMinutes == nil else { throw CommandFault("\(before) is no date") }
        guard (0...60_000).contains(pauseMilliseconds) else {
            throw CommandFault("--pause-milliseconds takes a number from 0 to 60000")
        }
        let configuration = try readConfiguration(config)
        let pause = Duration.milliseconds(pauseMilliseconds)
        do {
            let desk = ArchivingDesk(configuration, clock: try GatewayClock.clock(of: configuration))
            // Nothing of a store is made here.
            _ = try SettlementBooks(reading: configuration.store)
            let sequencer = try SettlementSequencer(
                configuration.store, archives: ArchiveFolder(besideStore: configuration.storagePath))
            let outcome: Archiver.Outcome
            do {
                let archiver = Archiver(sequencer) { try? await Task.sleep(for: pause) }
                outcome = try await desk.archive(before: day, by: archiver)
            } catch {
                try await sequencer.close()
                throw error
            }
            try await sequencer.close()
            write(outcome, configuration)
        } catch let refusal as ArchivingDesk.Refusal {
            writeNotice("gateway: \(refusal)")
            throw ExitCode(1)
        } catch let fault as StorageFault {
            throw CommandFault("nothing more was archived: \(fault)")
        } catch let fault as ClockFault {
            throw CommandFault(fault.description)
        }
    }

    private func write(_ outcome: Archiver.Outcome, _ configuration: GatewayConfiguration) {
        let folder = ArchiveFolder(besideStore: configuration.storagePath).path
        for file in outcome.files {
            writeOutput(
                "\(file.day.text)  \(file.messages) messages  \(file.bytes) bytes  entry \(file.number)  "
                    + "\(folder)/\(file.name)")
        }
        if outcome.files.isEmpty { writeOutput("nothing to archive before \(before)") }
        if outcome.waitingReplies > 0 {
            writeOutput("\(outcome.waitingReplies) replies were not taken by their partners: their messages stay")
        }
    }
}
