import ArgumentParser
import DualSign
import Settlement

/// `gateway ledger witness`: for another house, which keeps the last checkpoint and signs the next.
struct LedgerWitnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "Adds a witness's line to a checkpoint that has grown from the last one.",
        discussion: """
            Run where the gateway is not, with a key of that house. Give the checkpoint signed last (--noted) and the \
            gateway's proof that this one begins with it (--proof: gateway ledger prove --older). Exits with 1 when it \
            does not, and signs nothing. Needs no store and no configuration.
            """)

    @OptionGroup var keyOptions: SigningKeyOptions

    @Option(name: .customLong("as"), help: "The witness's name, such as witness.example; without blanks and +.")
    var name: String

    @Option(help: "The certificate of the gateway's key; may be repeated.")
    var gatewayCertificate: [String] = []

    @Option(help: "The checkpoint that was signed last.")
    var noted: String?

    @Option(help: "The proof that this checkpoint begins with the one noted.")
    var proof: String?

    @Flag(help: "There is none noted yet: this one is taken as it is.")
    var first = false

    @Flag(help: "Writes the witness's key in one line instead, for those who check.")
    var keyLine = false

    @Option(help: "The file to write; - for standard output.")
    var out = "-"

    @Argument(help: "The checkpoint, as gateway ledger checkpoint wrote it; - for standard input.")
    var checkpoint: String?

    func run() throws {
        guard NoteKey.isName(name) else { throw CommandFault("\(name) is no name of a key") }
        _ = GatewayCommand.secrets.forbiddingDumps()
        let key = try keyOptions.load()
        do {
            if keyLine {
                let own = try NoteKey(name: name, certificate: key.certificate, suite: key.suite)
                return try Files.write(Array((own.line + "\n").utf8), to: out)
            }
            try Files.write(try judged().signed(as: name, by: key).bytes, to: out)
        } catch let rejection as WitnessRejection {
            writeNotice("gateway: not signed: \(rejection)")
            throw ExitCode(1)
        } catch let fault as KeyFault {
            throw CommandFault("a key or certificate cannot be used: \(fault)")
        }
    }

    private func judged() throws -> SignedNote {
        guard let checkpoint else { throw CommandFault("a checkpoint is needed") }
        guard first != (noted != nil) else { throw CommandFault("one of --noted and --first is needed") }
        guard !gatewayCertificate.isEmpty else { throw CommandFault("--gateway-certificate is needed") }
        let signers = CheckpointSigners(certificates: try gatewayCertificate.map { try readCertificate($0) })
        let proof = try self.proof.map { file in
            guard let proof = LedgerProof(json: try Files.read(file)) else {
                throw CommandFault("\(file) is no proof of the ledger")
            }
            return proof
        }
        return try CheckpointWitness.judged(
            try Files.read(checkpoint), noted: try noted.map { try readCheckpoint($0, trusting: signers) },
            proof: proof, trusting: signers)
    }
}
