import ArgumentParser
import Gateway
import Settlement
import Storage

/// `gateway ledger`: looks into the ledger, and gives it an operator's commands.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Audits the ledger, proves its history, and takes an operator's commands.",
        discussion: """
            Each command that changes the ledger has a key and happens once: given again, it is answered as the \
            first time. Exits with 1 when it is refused. Amounts are in minor units. The store may be in use.
            """,
        subcommands: [
            LedgerVerifyCommand.self, LedgerCheckpointCommand.self, LedgerProveCommand.self,
            LedgerCheckProofCommand.self, LedgerBalanceCommand.self, LedgerPathCommand.self, LedgerOpenCommand.self,
            LedgerStatusCommand.self, LedgerLimitsCommand.self, LedgerAttributesCommand.self, LedgerMarkCommand.self,
            LedgerIssueCommand.self, LedgerRedeemCommand.self, LedgerTransferCommand.self, LedgerHoldCommand.self,
            LedgerSettleCommand.self, LedgerReleaseCommand.self, LedgerExpireCommand.self, LedgerShowCommand.self,
            LedgerListCommand.self, LedgerHoldsCommand.self, LedgerWitnessCommand.self,
        ])
}

/// `gateway ledger verify`: the hash chain, the tree over it and every invariant over the whole store.
struct LedgerVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recomputes the hash chain, the checkpoints and every invariant.",
        discussion: """
            Exits with 1 and names the first bad entry. The store may be in use. With --checkpoint it must also have \
            grown from checkpoints that were noted elsewhere: so a store that was cut back is found.
            """)

    @OptionGroup var place: LedgerStoreOptions

    @OptionGroup var signers: CheckpointSignerOptions

    @Option(help: "A checkpoint noted elsewhere that the store must have grown from; may be repeated.")
    var checkpoint: [String] = []

    @Option(help: "The folder of the archives of closed days, which are then read too.")
    var archives: String?

    func run() throws {
        let (location, configuration) = try place.place()
        let trusted = try signers.signers(configuration)
        let witnesses = try signers.witnesses()
        let noted = try checkpoint.map { try readCheckpoint($0, trusting: trusted, witnesses: witnesses) }
        guard witnesses.isEmpty || !noted.isEmpty else { throw CommandFault("--witness is about a --checkpoint") }
        let report = try reading(location) { location throws(StorageFault) in
            try LedgerAudit.verify(
                location, expecting: ExpectedCheckpoints(signers: trusted, noted: noted),
                archives: archives.map { ArchiveFolder($0) })
        }
        guard let broken = report.firstBreak else {
            writeOutput("good: \(report.head.sequence) entries, head \(report.head.hash.hexadecimal)")
            if report.lastCheckpoint > 0 {
                let signatures = trusted == nil ? "signatures not looked at: no --certificate" : "signatures good"
                writeOutput("checkpoints cover \(report.lastCheckpoint) entries, \(signatures)")
            }
            if report.archives > 0 {
                let files = archives == nil ? "not looked at: no --archives" : "good"
                writeOutput("archives: \(report.archives), of \(report.archivedMessages) messages, \(files)")
            }
            for checkpoint in noted { writeOutput("grown from the checkpoint of \(checkpoint.size) entries") }
            return
        }
        writeOutput("BROKEN: \(broken)")
        throw ExitCode(1)
    }
}
