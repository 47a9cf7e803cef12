import ArgumentParser
import DualSign

/// The `gateway` command: every subcommand writes results to standard output and everything else to standard error.
@main
struct GatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway",
        abstract: "An ISO 20022 settlement gateway between partner central banks and a digital-tenge ledger.",
        subcommands: [
            ServeCommand.self, ValidateCommand.self, SignCommand.self, VerifyCommand.self, ReplayCommand.self,
            StatementCommand.self, ReconcileCommand.self, LedgerCommand.self, KeyCommand.self, DemoCommand.self,
            SchemaCommand.self, EvidenceCommand.self, TrustCommand.self, StoreCommand.self,
        ])

    /// How this process guards its keys.
    static let secrets = ProcessSecrets.protect()

    /// Exit codes are part of the contract: 2 for a command line that cannot be carried out, whatever the reason.
    static func main() async {
        // Before anything reads a key or a password, whatever the command.
        _ = secrets
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let fault as CommandFault {
            writeNotice("gateway: \(fault.text)")
            Self.exit(withError: ExitCode(2))
        } catch let code as ExitCode {
            Self.exit(withError: code)
        } catch {
            let isHelp = exitCode(for: error).isSuccess
            if isHelp { writeOutput(fullMessage(for: error)) } else { writeNotice(fullMessage(for: error)) }
            Self.exit(withError: isHelp ? ExitCode.success : ExitCode(2))
        }
    }
}

/// A command that could not be carried out: an unreadable file, a wrong key, a service out of reach. Ends with 2.
struct CommandFault: Error {
    /// One sentence for the person who typed the command.
    let text: String

    init(_ text: String) { self.text = text }
}
