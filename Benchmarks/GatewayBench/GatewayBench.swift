import Foundation

/// usage: GatewayBench CERTIFICATE.pem KEY.pem DATABASE MESSAGE.xml...
///
///        GatewayBench history prepare|measure STORE
///
/// Prints one line for each step: its name and CPU microseconds a message, as the reference program does.
@main enum GatewayBench {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "history" { return try await HistoryMeasurement.run(Array(arguments.dropFirst())) }
        guard arguments.count > 3 else {
            FileHandle.standardError.write(Data("usage: GatewayBench CERTIFICATE KEY DATABASE MESSAGE...\n".utf8))
            exit(2)
        }
        let files = try arguments.map { path in path.hasSuffix(".sqlite") ? [] : try bytes(of: path) }
        let path = try MessagePath(certificate: files[0], messages: Array(files[3...]))
        let store = try await StoreStep(
            path: arguments[arguments.startIndex + 2], message: files[3], evidence: path.evidence,
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
