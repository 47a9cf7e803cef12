import ArgumentParser
import DualSign
import Gateway
import ISO20022
import Settlement
import Storage
import TengeLedger

/// Whose checkpoints a command believes.
struct CheckpointSignerOptions: ParsableArguments {
    @Option(help: "The certificate of a key whose checkpoints are believed; may be repeated.")
    var certificate: [String] = []

    @Option(help: "The same as a key in one line, NAME+IDENTIFIER+KEY; may be repeated.")
    var key: [String] = []

    @Option(help: "The key in one line of a witness that must have signed a checkpoint at hand; may be repeated.")
    var witness: [String] = []

    /// The witnesses' keys. Throws `CommandFault`.
    func witnesses() throws -> [NoteKey] {
        try witness.map { line in
            guard let key = NoteKey(line) else { throw CommandFault("\(line) is no key of a witness") }
            return key
        }
    }

    /// Nil when neither the command line nor a configuration names any. Throws `CommandFault`.
    func signers(_ configuration: GatewayConfiguration?) throws -> CheckpointSigners? {
        do {
            let configured = try configuration.map { try CheckpointSigners.configured($0) }
            let certificates = try certificate.map { try readCertificate($0) }
            let keys = try key.map { line in
                guard let key = NoteKey(line) else { throw CommandFault("\(line) is no key of checkpoints") }
                return key
            }
            guard configured != nil || !certificates.isEmpty || !keys.isEmpty else { return nil }
            return CheckpointSigners(
                origin: configured?.origin, certificates: (configured?.certificates ?? []) + certificates, keys: keys)
        } catch let fault as KeyFault {
            throw CommandFault("a certificate of checkpoints cannot be used: \(fault)")
        }
    }
}

/// A checkpoint that was noted in a file; signed, where it can be told by whom, and by every witness. Throws
/// `CommandFault`.
func readCheckpoint(
    _ file: String, trusting signers: CheckpointSigners?, witnesses: [NoteKey] = []
) throws -> Checkpoint {
    guard let note = SignedNote(try Files.read(file)), let checkpoint = Checkpoint(text: note.text) else {
        throw CommandFault("\(file) is no checkpoint")
    }
    guard signers?.rejection(of: note, checkpoint) == nil else {
        throw CommandFault("\(file) is a checkpoint that is signed by nobody who is believed")
    }
    for witness in witnesses where note.rejection(trusting: [witness]) != nil {
        throw CommandFault("\(file) is a checkpoint that \(witness.name) has not witnessed")
    }
    return checkpoint
}

/// `gateway ledger checkpoint`: the signed note to be kept elsewhere.
struct LedgerCheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Writes the newest checkpoint: note it elsewhere.",
        discussion: "Exits with 1 when there is none yet. The store may be in use.")

    @OptionGroup var place: LedgerStoreOptions

    @Option(help: "The checkpoint of so many entries instead of the newest.")
    var size: Int64?

    @Option(help: "The file to write; - for standard output.")
    var out = "-"

    @Flag(help: "Writes the keys of the configuration's certificates in one line each instead, for those who check.")
    var keys = false

    func run() async throws {
        if keys { return try writeKeys() }
        guard let note = try await place.books().checkpoint(size: size) else {
            writeNotice("gateway: there is no checkpoint" + (size.map { " of \($0) entries" } ?? " yet"))
            throw ExitCode(1)
        }
        try Files.write(note, to: out)
    }

    private func writeKeys() throws {
        let configuration = try readConfiguration(place.config)
        let suite = SignatureSuite(rawValue: configuration.institution.signing.suite)
        do {
            let signers = try CheckpointSigners.configured(configuration)
            var lines: [String] = []
            for (number, certificate) in signers.certificates.enumerated() {
                let keys = try NoteKey.keys(name: configuration.checkpoints.origin, certificate: certificate)
                // The present key signs in one suite only; how a former one signed nobody says.
                lines += keys.filter { number > 0 || $0.suite == suite }.map { $0.line + "\n" }
            }
            try Files.write(Array(lines.joined().utf8), to: out)
        } catch let fault as KeyFault {
            throw CommandFault("a certificate cannot be used: \(fault)")
        }
    }
}

/// `gateway ledger prove`: a file that proves what is in the journal.
struct LedgerProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Writes a proof by a checkpoint: of entries, of a payment, or of growth.",
        discussion: """
            Name one of --entry (may be repeated), --payment and --older. Exits with 1 when there is nothing to prove. \
            Anybody can check the file offline: gateway ledger check-proof, or docs/verify-ledger-proof.py.
            """)

    @OptionGroup var place: LedgerStoreOptions

    @Option(help: "The number of an entry of the journal; may be repeated.")
    var entry: [Int64] = []

    @Option(help: "The UETR of a payment: the entries that admitted and ended it.")
    var payment: String?

    @Option(help: "The size of an earlier checkpoint, which the journal must begin with.")
    var older: Int64?

    @Option(help: "The size of the checkpoint to prove by; the newest unless given.")
    var size: Int64?

    @Option(help: "The file to write; - for standard output.")
    var out = "-"

    func run() async throws {
        let uetr = try payment.map(readUETR)
        guard [!entry.isEmpty, uetr != nil, older != nil].count(where: { $0 }) == 1 else {
            throw CommandFault("one of --entry, --payment and --older is needed")
        }
        let books = try place.books()
        do {
            let proof: LedgerProof
            if let uetr {
                proof = try await books.proof(ofPayment: uetr, in: size)
            } else if let older {
                proof = try await books.proof(ofGrowthFrom: older, to: size)
            } else {
                proof = try await books.proof(ofEntries: entry, in: size)
            }
            try Files.write(proof.json, to: out)
        } catch let refusal as ProofRefusal {
            writeNotice("gateway: \(Self.text(refusal))")
            throw ExitCode(1)
        }
    }

    private static func text(_ refusal: ProofRefusal) -> String {
        switch refusal {
        case .checkpointUnknown: "there is no such checkpoint"
        case .entryUnknown(let entry): "there is no entry \(entry)"
        case .paymentUnknown: "there is no such payment in the books"
        case .notCoveredYet(let entry, let covered): "entry \(entry) is not covered: the checkpoint has \(covered)"
        case .notOlder: "the older checkpoint is not older"
        }
    }
}

/// `gateway ledger check-proof`: needs no store and no configuration.
struct LedgerCheckProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-proof", abstract: "Checks proofs offline, with a certificate or key of the gateway.",
        discussion: "Exits with 1 when a proof proves nothing.")

    @OptionGroup var signers: CheckpointSignerOptions

    @Option(help: "A checkpoint at hand, by which the proof must be.")
    var checkpoint: String?

    @Argument(help: "Files that gateway ledger prove wrote; - for standard input.")
    var files: [String]

    func run() throws {
        guard let trusted = try signers.signers(nil) else { throw CommandFault("--certificate or --key is needed") }
        let witnesses = try signers.witnesses()
        let known = try checkpoint.map { try readCheckpoint($0, trusting: trusted, witnesses: witnesses) }
        guard witnesses.isEmpty || known != nil else { throw CommandFault("--witness is about a --checkpoint") }
        var allGood = true
        for file in files {
            guard let proof = LedgerProof(json: try Files.read(file)) else {
                throw CommandFault("\(file) is no proof of the ledger")
            }
            do throws(LedgerProofRejection) {
                let proved = try proof.proved(trusting: trusted, known: known)
                for line in lines(of: proved) { writeOutput("\(file): good: \(line)") }
            } catch {
                allGood = false
                writeOutput("\(file): NOT GOOD: \(error)")
            }
        }
        if !allGood { throw ExitCode(1) }
    }

    private func lines(of proved: LedgerProof.Proved) -> [String] {
        let checkpoint = proved.checkpoint
        var lines = ["checkpoint of \(checkpoint.size) entries of \(checkpoint.origin)"]
        for entry in proved.entries {
            let at = UTCTimestamp.text(millisecondsSinceEpoch: entry.at.millisecondsSinceEpoch)
            let about = proved.payment.map { ", of payment \($0)" } ?? ""
            lines.append("entry \(entry.sequence) is in it: \(entry.kind), \(at)\(about)")
        }
        if let older = proved.older { lines.append("it begins with the checkpoint of \(older.size) entries") }
        return lines
    }
}

/// `gateway ledger balance`: what an account had at an instant.
struct LedgerBalanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: "Writes what was posted on an account by an instant, that instant included.",
        discussion: "Exits with 1 when there is no such account. The store may be in use.")

    @OptionGroup var place: LedgerStoreOptions

    @Option(help: "The instant, as 2026-11-23T05:00:00Z or with fractions of a second.")
    var asOf: String

    @Argument(help: "The account's identifier.")
    var account: String

    func run() async throws {
        guard let identifier = AccountIdentifier(account) else { throw CommandFault("\(account) is no account") }
        guard let at = UTCTimestamp.milliseconds(of: asOf) else {
            throw CommandFault("--as-of takes an instant such as 2026-11-23T05:00:00Z")
        }
        let instant = Instant(millisecondsSinceEpoch: at)
        guard let balance = try await place.books().postedBalance(of: identifier, at: instant) else {
            writeNotice("gateway: there is no account \(account) in the books")
            throw ExitCode(1)
        }
        let currency = balance.account.currency.code
        writeOutput(
            """
            account  \(account)
            as of    \(UTCTimestamp.text(millisecondsSinceEpoch: at))\(balance.isFinal ? "" : " (more may be booked)")
            posted   \(amount(balance.postedMinorUnits, currency)) \(currency)
            posting  \(balance.lastPosting.map { String($0) } ?? "none")
            """)
        for part in balance.marked {
            writeOutput("marked   \(amount(part.closingMinorUnits, currency)) \(currency) \(part.mark.text)")
        }
    }

    /// Minor units as a decimal of the currency; in minor units where that is unknown.
    private func amount(_ minorUnits: Int64, _ currency: String) -> String {
        guard let decimals = ISO4217.decimals(currency) else { return "\(minorUnits) minor units of" }
        return ExactDecimal.text(minorUnits: minorUnits, decimals: decimals)
    }
}
