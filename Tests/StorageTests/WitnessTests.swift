import DualSign
import Settlement
import Storage
import Testing

/// What a witness in another house signs and what it does not.
@Suite struct WitnessTests {
    private static let witnessName = "witness.example"

    private func note(_ origin: String, _ size: Int64, _ root: ContentDigest) throws -> SignedNote {
        let checkpoint = Sample.make(Checkpoint(origin: origin, size: size, root: root))
        return try SignedNote.sign(checkpoint.text, as: origin, by: HistoryTests.signer)
    }

    @Test(arguments: StoreKind.available) func signsWhatHasGrownFromWhatItNoted(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        let noted = try #require(try await HistoryTests.checkpoint(store))
        try await HistoryTests.grow(store, 0..<20)
        let newer = try #require(try await HistoryTests.checkpoint(store))
        try await HistoryTests.grow(store, 20..<30)
        let newest = try #require(try await HistoryTests.checkpoint(store))
        let proof = try await store.books.proof(ofGrowthFrom: noted.size, to: newer.size)
        let others = [
            try await store.books.proof(ofGrowthFrom: noted.size, to: newest.size),
            try await store.books.proof(ofGrowthFrom: newer.size, to: newest.size),
            try await store.books.proof(ofEntries: [1], in: newer.size),
        ]
        let bytes = try #require(try await store.books.checkpoint(size: newer.size))
        try await store.close()

        func judge(_ note: [UInt8], _ noted: Checkpoint?, _ proof: LedgerProof?) -> WitnessRejection? {
            do throws(WitnessRejection) {
                let judged = try CheckpointWitness.judged(
                    note, noted: noted, proof: proof, trusting: CheckpointSigners(certificates: signers))
                #expect(judged.bytes == note)
                return nil
            } catch {
                return error
            }
        }
        let signers = [HistoryTests.signer.certificate]
        #expect(judge(bytes, noted, proof) == nil && judge(bytes, nil, nil) == nil && judge(bytes, newer, nil) == nil)
        #expect(judge(bytes, noted, nil) == .growthNotProved)
        #expect(judge(bytes, newest, nil) == .cutBack(noted: newest.size, size: newer.size))
        #expect(judge(bytes, noted, others[0]) == .proofWrong(.anotherCheckpoint))
        #expect(judge(bytes, noted, others[1]) == .proofWrong(.anotherCheckpoint))
        #expect(judge(bytes, noted, others[2]) == .proofWrong(nil))
        // Another past of as many entries, and one that is larger, both signed by the gateway itself.
        let split = try note(HistoryTests.origin, newer.size, newest.root)
        #expect(judge(split.bytes, newer, nil) == .anotherPast(size: newer.size))
        #expect(judge(split.bytes, noted, proof) == .proofWrong(.anotherCheckpoint))
        let other = try note("settlement-gateway/OTHER", newer.size, newer.root)
        #expect(judge(other.bytes, noted, proof) == .anotherJournal)
        #expect(judge(Array(newer.text.utf8), nil, nil) == .checkpointUnreadable)
        let key = try HistoryTests.signer(of: "Stranger")
        let strange = try SignedNote.sign(newer.text, as: HistoryTests.origin, by: key)
        #expect(judge(strange.bytes, nil, nil) == .checkpointNotBelieved(.noKnownKey))

        // Its line stands below ours; signed again there is still one; ours is as good as before.
        let witnessed = try #require(SignedNote(bytes)).signed(as: Self.witnessName, by: key)
        let again = try witnessed.signed(as: Self.witnessName, by: key)
        #expect(again.signatures.map(\.name) == [HistoryTests.origin, Self.witnessName])
        let read = try #require(SignedNote(again.bytes))
        let witness = try NoteKey(name: Self.witnessName, certificate: key.certificate, suite: key.suite)
        #expect(read.rejection(trusting: [witness]) == nil)
        #expect(HistoryTests.signers.rejection(of: read, newer) == nil)
        #expect(try #require(SignedNote(bytes)).rejection(trusting: [witness]) == .noKnownKey)
    }
}
