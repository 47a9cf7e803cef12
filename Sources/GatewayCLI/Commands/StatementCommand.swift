import ArgumentParser
import DualSign
import Foundation
import Gateway
import ISO20022
import Storage
import TengeLedger
import XMLCore

/// `gateway statement`: the camt.053 of one account and one business day, from the books.
struct StatementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Writes the camt.053 of an account and a business day to standard output.",
        discussion: "Reads the store beside a running service or of a stopped one. The statement is not signed.")

    @Option(help: "The configuration file that names the store.")
    var config = "Fixtures/gateway.yaml"

    @Option(help: "The account's identifier.")
    var account: String

    @Option(help: "The business day, YYYY-MM-DD.")
    var date: String

    func run() async throws {
        guard let day = ISODate(date) else { throw CommandFault("\(date) is no date") }
        guard let account = AccountIdentifier(account) else { throw CommandFault("\(account) is no account") }
        let configuration = try readConfiguration(config)
        let desk = try openDesk(configuration)
        guard let source = try await desk.source(account, on: day) else {
            writeNotice("gateway: there is no account \(account.text) in the books")
            throw ExitCode(1)
        }
        let message = desk.statement(source, on: day, at: try serviceClock(of: configuration).now())
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        message.write(into: draft.root)
        writeOutput(bytes: try draft.canonicalBytes() + [UInt8(ascii: "\n")])
    }
}

/// The service's own clock: a rehearsal's statement is made in the rehearsal's time. Throws `CommandFault`.
func serviceClock(of configuration: GatewayConfiguration) throws -> GatewayClock {
    do throws(ClockFault) {
        return try GatewayClock.clock(of: configuration)
    } catch {
        throw CommandFault(error.description)
    }
}

/// The desk over the store that a configuration names. Throws `CommandFault`.
func openDesk(_ configuration: GatewayConfiguration) throws -> StatementDesk {
    let books = try reading(configuration.store) { location throws(StorageFault) in
        try SettlementBooks(reading: location)
    }
    guard let desk = StatementDesk(books: books, configuration: configuration) else {
        throw CommandFault("the configuration names no institution that can have books")
    }
    return desk
}
