import ArgumentParser
import Gateway
import Settlement
import Storage

/// `gateway ledger`: looks into the ledger.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Audits the ledger.", subcommands: [LedgerVerifyCommand.self])
}

/// `gateway ledger verify`: the hash chain and every invariant over the whole store.
struct LedgerVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recomputes the hash chain and every invariant over the store.",
        discussion: "Exits with 1 and names the first bad entry. The store may be in use.")

    @Option(help: "The configuration file that names the store.")
    var config = "Fixtures/gateway.yaml"

    @Option(help: "The store itself, instead of a configuration.")
    var store: String?

    func run() throws {
        let path = try store ?? readConfiguration(config).storagePath
        let report: AuditReport
        do throws(StorageFault) {
            report = try LedgerAudit.verify(path: path)
        } catch {
            throw CommandFault("\(path) cannot be read as a store: \(error)")
        }
        guard let broken = report.firstBreak else {
            writeOutput("good: \(report.head.sequence) entries, head \(report.head.hash.hexadecimal)")
            return
        }
        writeOutput("BROKEN: \(broken)")
        throw ExitCode(1)
    }
}
