import ArgumentParser
import Foundation
import Gateway
import ISO20022
import Settlement
import XMLCore

/// `gateway reconcile`: camt.053 statements against the books.
struct ReconcileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile", abstract: "Matches camt.053 statements against the books and lists the breaks.",
        discussion: "Exits with 0 when there are no breaks, 1 when there are. Writes nothing to the books.")

    @Option(help: "The configuration file that names the store.")
    var config = "Fixtures/gateway.yaml"

    @Option(help: "text, json or csv.")
    var format = ReconciliationFormat.text.rawValue

    @Argument(help: "Statements in an envelope; - for standard input.")
    var statements: [String]

    func run() async throws {
        guard let format = ReconciliationFormat(rawValue: format) else {
            throw CommandFault("there is no format \(format); known: text, json, csv")
        }
        let desk = try openDesk(readConfiguration(config))
        let schemas = try MessageSchemas()
        var reports: [ReconciliationReport] = []
        for file in statements {
            do {
                let reader = try FileReader(file)
                if let bytes = try reader.whole(bytesMax: XMLLimits.statement.bytesMax) {
                    reports += try await desk.reconcile(StatementDesk.read(bytes, schemas: schemas))
                } else {
                    let statement = StatementReader(schemas: schemas, bytesFrom: reader.next)
                    reports += try await desk.reconcile(statement)
                }
            } catch let refusal as StatementDesk.Refusal {
                throw CommandFault("\(file): \(refusal.text)")
            }
        }
        writeOutput(bytes: reports.bytes(as: format))
        if !reports.allSatisfy(\.isClean) { throw ExitCode(1) }
    }
}
