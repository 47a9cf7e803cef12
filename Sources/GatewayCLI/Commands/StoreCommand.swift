import ArgumentParser
import Foundation
import Gateway
import Settlement
import Storage

/// `gateway store`: the store as something to be kept.
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Backs the store up, puts it back, checks it, and archives closed days.",
        subcommands: [
            StoreBackupCommand.self, StoreRestoreCommand.self, StoreCheckCommand.self, StoreArchiveCommand.self,
        ])
}

/// How fast a command may read and write, so that payments go on beside it.
struct PacingOptions: ParsableArguments {
    @Option(help: "The most that is read or written in a second; 0: as fast as the disk is.")
    var mebibytesPerSecond = 64

    /// Waits as long as its last piece was to take. Throws `CommandFault`.
    func pacing() throws -> Pacing {
        guard (0...1_000_000).contains(mebibytesPerSecond) else {
            throw CommandFault("--mebibytes-per-second takes a number from 0 on")
        }
        guard mebibytesPerSecond > 0 else { return { _ in } }
        let bytesPerSecond = Int64(mebibytesPerSecond) << 20
        return { bytes in usleep(UInt32(clamping: bytes * 1_000_000 / bytesPerSecond)) }
    }
}

/// What a store or a backup must agree with.
struct NotedCheckpointOptions: ParsableArguments {
    @OptionGroup var signers: CheckpointSignerOptions

    @Option(help: "A checkpoint noted elsewhere that the journal must have grown from; may be repeated.")
    var checkpoint: [String] = []

    /// Throws `CommandFault`.
    func expected(_ configuration: GatewayConfiguration?) throws -> ExpectedCheckpoints {
        let trusted = try signers.signers(configuration)
        let noted = try checkpoint.map { try readCheckpoint($0, trusting: trusted) }
        return ExpectedCheckpoints(signers: trusted, noted: noted)
    }
}

/// Runs what reads or writes a store; a defect of it is reported, and ends with 1.
private func reporting<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let defect as BackupDefect {
        writeOutput("NOT GOOD: \(defect)")
    } catch let refusal as StoreRestore.Refusal {
        writeOutput("NOT RESTORED: \(refusal)")
    } catch let fault as StorageFault {
        throw CommandFault(fault.description)
    }
    throw ExitCode(1)
}

/// `gateway store backup`: a copy of a store in use.
struct StoreBackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the store, and what belongs beside it, into a new folder.",
        discussion: """
            The service may run. The folder is there only when all of it is on the disk; nothing is ever written over.
            """)

    @Option(help: "The configuration file that names the store.")
    var config = "Fixtures/gateway.yaml"

    @Option(help: "The folder to make.")
    var out: String

    @OptionGroup var pace: PacingOptions

    func run() throws {
        let configuration = try readConfiguration(config)
        let now = UTCTimestamp.text(millisecondsSinceEpoch: SystemClock.millisecondsSinceEpoch())
        let pacing = try pace.pacing()
        let manifest = try reporting {
            try StoreBackup.make(
                of: configuration.store, beside: configuration.storagePath, in: out,
                label: BackupLabel(gateway: GatewayVersion.text, takenAt: now), pacing: pacing)
        }
        let bytes = manifest.files.reduce(0) { $0 + $1.bytes }
        writeOutput("\(out): \(manifest.entries) entries, head \(manifest.head)")
        writeOutput("\(manifest.files.count) files, \(bytes) bytes, on the disk")
    }
}

/// `gateway store restore`: a store from a backup.
struct StoreRestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts the store back from a backup, after checking all of it.",
        discussion: """
            Exits with 1 when the backup is not good or the store may not be replaced; then it is as it was. A store \
            is replaced only when nobody has it open and the backup has all that it has; it is kept under another \
            name. With --checkpoint a backup that is older than the note is refused, and how many entries are missing \
            is said; --missing with that number restores it all the same.
            """)

    @Option(help: "The folder of the backup.")
    var from: String

    @Option(help: "The configuration file that names the store.")
    var config = "Fixtures/gateway.yaml"

    @OptionGroup var noted: NotedCheckpointOptions

    @Option(help: "How many entries may be missing, exactly.")
    var missing: Int64 = 0

    @OptionGroup var pace: PacingOptions

    func run() throws {
        let configuration = try readConfiguration(config)
        let expected = BackupExpectation(try noted.expected(configuration), missing: missing)
        let pacing = try pace.pacing()
        let outcome = try reporting {
            try StoreRestore.restore(
                from: from, to: configuration.store, beside: configuration.storagePath, expecting: expected,
                pacing: pacing)
        }
        writeOutput("\(configuration.store): restored as of \(outcome.backup.manifest.takenAt)")
        outcome.backup.write(expected.checkpoints)
        if let replaced = outcome.replaced { writeOutput("what was there is \(replaced)") }
    }
}

/// `gateway store check`: whether a store, or a backup, is whole.
struct StoreCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reads all of a backup, or of the store, and says whether it is whole.",
        discussion: """
            With --from a backup: every file against its manifest, the store in it by the audit. Without: the pages of \
            the store, its rows by the audit, and what lies beside it, archives included. Exits with 1 \
            when something is wrong.
            """)

    @Option(help: "The folder of a backup.")
    var from: String?

    @Option(help: "The configuration file that names the store, and whose checkpoints are believed.")
    var config = "Fixtures/gateway.yaml"

    @OptionGroup var noted: NotedCheckpointOptions

    @OptionGroup var pace: PacingOptions

    func run() throws {
        let configuration = try readConfiguration(config)
        let expected = try noted.expected(configuration)
        let pacing = try pace.pacing()
        guard let from else { return try checkStore(configuration, expected, pacing) }
        let backup = try reporting {
            try StoreBackup.check(from, expecting: BackupExpectation(expected), pacing: pacing)
        }
        writeOutput("\(from): good, taken at \(backup.manifest.takenAt)")
        backup.write(expected)
    }

    private func checkStore(
        _ configuration: GatewayConfiguration, _ expected: ExpectedCheckpoints, _ pacing: @escaping Pacing
    ) throws {
        let (location, path) = (configuration.store, configuration.storagePath)
        let (defects, report) = try reporting {
            (
                try StoreCheck.defects(of: location, beside: path, pacing: pacing),
                try LedgerAudit.verify(
                    location, expecting: expected, archives: ArchiveFolder(besideStore: path))
            )
        }
        guard defects.isEmpty, report.isClean else {
            for defect in defects { writeOutput("BROKEN: \(defect)") }
            if let found = report.firstBreak { writeOutput("BROKEN: \(found)") }
            throw ExitCode(1)
        }
        writeOutput("good: \(report.head.sequence) entries, head \(report.head.hash.hexadecimal)")
    }
}

extension CheckedBackup {
    fileprivate func write(_ expected: ExpectedCheckpoints) {
        writeOutput("good: \(audit.head.sequence) entries, head \(audit.head.hash.hexadecimal)")
        for checkpoint in expected.noted where checkpoint.size <= audit.head.sequence {
            writeOutput("grown from the checkpoint of \(checkpoint.size) entries")
        }
        if missing > 0 { writeOutput("MISSING: \(missing) entries that the newest checkpoint covers; do not serve") }
    }
}
