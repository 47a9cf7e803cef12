public import DualSign

/// Why a witness does not sign a checkpoint.
public enum WitnessRejection: Error, Hashable, Sendable, CustomStringConvertible {
    /// The note is no checkpoint.
    case checkpointUnreadable
    /// The note is signed by nobody who is believed.
    case checkpointNotBelieved(NoteRejection)
    /// The note has as many lines as a note may.
    case tooManyLines
    /// The checkpoint is of another journal than the one noted.
    case anotherJournal
    /// It has fewer entries than the one noted: the journal was cut back.
    case cutBack(noted: Int64, size: Int64)
    /// It has as many entries as the one noted and is not the same: there are two pasts.
    case anotherPast(size: Int64)
    /// It is larger, and nothing proves that it begins with the one noted.
    case growthNotProved
    /// The proof is not from the one noted to this one, or proves nothing.
    case proofWrong(LedgerProofRejection?)

    /// One line for whoever asked.
    public var description: String {
        switch self {
        case .checkpointUnreadable: "it is no checkpoint"
        case .checkpointNotBelieved: "it is signed by nobody who is believed"
        case .tooManyLines: "it has no room for another line"
        case .anotherJournal: "it is of another journal than the one noted"
        case .cutBack(let noted, let size): "it has \(size) entries, and \(noted) were noted: the journal was cut back"
        case .anotherPast(let size): "it is another past of the \(size) entries than the one noted"
        case .growthNotProved: "a proof is needed that it begins with the one noted"
        case .proofWrong(let why): why?.description ?? "the proof is not from the one noted"
        }
    }
}

/// Somebody in another house who keeps the last checkpoint and signs the next one only when it has grown from that.
///
/// With two such lines below a checkpoint nobody can show one past to one and another to the other.
public enum CheckpointWitness {
    /// The note, once everything is found right that a witness must look at before it adds its line.
    ///
    /// - Parameters:
    ///   - note: The checkpoint to be signed, as the gateway gave it.
    ///   - noted: The one that was signed last; nil for the very first, which is taken as it is.
    ///   - proof: That the one begins with the other; needed where it is larger.
    ///   - signers: The gateway's keys.
    /// - Throws: `WitnessRejection`, the first that applies.
    public static func judged(
        _ note: [UInt8], noted: Checkpoint?, proof: LedgerProof?, trusting signers: CheckpointSigners
    ) throws(WitnessRejection) -> SignedNote {
        guard let signed = SignedNote(note), let checkpoint = Checkpoint(text: signed.text) else {
            throw .checkpointUnreadable
        }
        if let rejection = signers.rejection(of: signed, checkpoint) { throw .checkpointNotBelieved(rejection) }
        guard signed.signatures.count < SignedNote.signaturesMax else { throw .tooManyLines }
        guard let noted else { return signed }
        guard noted.origin == checkpoint.origin else { throw .anotherJournal }
        guard noted.size <= checkpoint.size else { throw .cutBack(noted: noted.size, size: checkpoint.size) }
        if noted.size == checkpoint.size {
            guard noted == checkpoint else { throw .anotherPast(size: noted.size) }
            return signed
        }
        guard let proof else { throw .growthNotProved }
        let older: Checkpoint?
        do throws(LedgerProofRejection) {
            older = try proof.proved(trusting: signers, known: checkpoint).older
        } catch {
            throw .proofWrong(error)
        }
        guard older == noted else { throw .proofWrong(nil) }
        return signed
    }
}
