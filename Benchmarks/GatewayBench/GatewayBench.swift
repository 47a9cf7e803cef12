import Foundation
import Storage

/// usage: GatewayBench CERTIFICATE.pem KEY.pem DATABASE MESSAGE.xml...
///
///        GatewayBench history prepare|migrate|measure|lines STORE
///        GatewayBench ledger rate STORE uniform|hot PAIRS
///
/// Prints one line for each step: its name and CPU microseconds a message, as the reference program does.
///
/// With `postgresql:CONNECTION` for the database it prints how many payments a second the sequencer settles there.
@main enum GatewayBench {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "history" { return try await HistoryMeasurement.run(Array(arguments.dropFirst())) }
        if arguments.first == "ledger" { return try await LedgerMeasurement.run(Array(arguments.dropFirst())) }
        guard arguments.count > 3 else {
            FileHandle.standardError.write(Data("usage: GatewayBench CERTIFICATE KEY DATABASE MESSAGE...\n".utf8))
            exit(2)
        }
        let database = arguments[arguments.startIndex + 2]
        let files = try arguments.map { path in path == database ? [] : try bytes(of: path) }
        let path = try MessagePath(certificate: files[0], messages: Array(files[3...]))
        let prefix = "postgresql:"
        if database.hasPrefix(prefix) {
            guard let address = PostgreSQLAddress(connection: String(database.dropFirst(prefix.count))) else { return }
            let store = try await StoreStep(
                location: .postgresql(address), message: files[3], evidence: path.evidence,
                payments: Measurement.messages)
            print("ours", String(format: "%.0f", try await Measurement.messagesASecond(of: store.step())))
            return
        }
        let store = try await StoreStep(
            location: .sqlite(path: database), message: files[3], evidence: path.evidence,
            payments: Measurement.messages)
        for step in path.steps + [store.step()] {
            let microseconds = try await Measurement.medianMicroseconds(of: step)
            print(step.name, String(format: "%.2f", microseconds))
            fflush(nil)
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
