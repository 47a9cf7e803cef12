import ArgumentParser

/// `gateway demo`: the main job, once, against the real service in this process.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Runs the main job on the fixture messages and shows what happened.",
        discussion: """
            Starts the service on an empty store, replays the fixtures over HTTPS with client certificates, and shows \
            one payment's story, the statement, the reconciliation and the audit. Exits with 0 only if all are good.
            """)

    @Option(help: "The folder with the fixtures, their keys and gateway.yaml.")
    var fixtures = "Fixtures"

    func run() async throws {
        let terminal = Terminal.current()
        let national = NationalSigning(fixtures: fixtures)
        if let notice = national.notice { writeOutput(notice) }
        let service = try await EmbeddedService.start(
            configuration: fixtures + "/gateway.yaml", settings: national.settings)
        var demonstration = Demonstration(service: service, fixtures: fixtures, terminal: terminal)
        do {
            try await demonstration.run()
        } catch {
            await service.stop()
            throw error
        }
        await service.stop()
        guard demonstration.failures.isEmpty else {
            writeOutput(terminal.bad("\nNOT as it should be:"))
            for failure in demonstration.failures { writeOutput("  \(failure)") }
            throw ExitCode(1)
        }
        writeOutput(terminal.good("\nEverything is as it should be."))
    }
}
