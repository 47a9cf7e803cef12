import DualSign
import Foundation
import ISO20022
import Settlement
import Storage
import TengeLedger
import Testing

/// The tree over the journal as it is stored: checkpoints, proofs, balances of the past.
@Suite struct HistoryTests {
    static let origin = "settlement-gateway/TEST"
    static let signer: SigningKey = {
        do {
            return try signer(of: "Ledger")
        } catch {
            preconditionFailure("a key cannot be made: \(error)")
        }
    }()

    /// A new key. Throws `KeyFault`.
    static func signer(of name: String) throws -> SigningKey {
        let start = Date(timeIntervalSince1970: 1_700_000_000)
        return try SigningKey.generate(
            suite: .ed25519, subject: CertificateSubject(country: "KZ", commonName: name), notBefore: start,
            notAfter: start.addingTimeInterval(400_000_000))
    }

    static let signers = CheckpointSigners(origin: origin, certificates: [signer.certificate])

    /// Adds entries, each the opening of an account.
    static func grow(_ store: SettlementSequencer, _ numbers: Range<Int>) async throws {
        try await withThrowingTaskGroup(of: SequencedAnswer.self) { group in
            for number in numbers {
                let command = LedgerCommand.openAccount(
                    Sample.account("GROWTH-\(number)"), kind: .client, currency: Sample.kzt)
                let request = LedgerRequest(key: Sample.key("grow/\(number)"), command: command, at: Sample.at(0))
                group.addTask { try await store.submit(.ledger(request)) }
            }
            for try await answer in group { #expect(answer == .ledger(.done, isRepeat: false)) }
        }
    }

    /// Makes, signs and records a checkpoint; nil when there is nothing new.
    static func checkpoint(_ store: SettlementSequencer, by key: SigningKey = signer) async throws -> Checkpoint? {
        guard let growth = try await store.books.treeGrowth() else { return nil }
        let checkpoint = Sample.make(Checkpoint(origin: origin, size: growth.size, root: growth.root))
        let note = try SignedNote.sign(checkpoint.text, as: origin, by: key)
        let signed = Sample.make(SignedCheckpoint(note, nodes: growth.nodes))
        #expect(try await store.submit(.recordCheckpoint(signed, at: Sample.at(0))) == .checkpointed)
        return checkpoint
    }

    private func leaves(_ file: StoreFile) throws -> [ContentDigest] {
        try file.journalHashes().compactMap(ContentDigest.init(hexadecimal:)).map(MerkleTree.leaf(entry:))
    }

    /// RFC 9162, section 2.1.1, recursive.
    private func root(_ leaves: ArraySlice<ContentDigest>) -> ContentDigest {
        guard leaves.count > 1 else { return leaves.first ?? MerkleTree.emptyRoot }
        var power = 1
        while power * 2 < leaves.count { power *= 2 }
        let middle = leaves.startIndex + power
        return MerkleTree.node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    @Test(arguments: StoreKind.available) func aCheckpointCoversWhatIsThere(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        #expect(try await store.books.checkpoint() == nil)
        let first = try #require(try await Self.checkpoint(store))
        #expect(first.size == 7)
        #expect(try root(leaves(file).prefix(7)) == first.root)
        let bytes = try #require(try await store.books.checkpoint())
        let note = try #require(SignedNote(bytes))
        #expect(Checkpoint(text: note.text) == first && Self.signers.rejection(of: note, first) == nil)
        // Nothing has happened but the recording itself.
        let quiet = try await store.books.checkpointState()
        #expect(quiet.entries == 8 && quiet.covered == 7 && quiet.isQuiet)
        try await Self.grow(store, 0..<1)
        let state = try await store.books.checkpointState()
        #expect(state.entries == 9 && state.covered == 7 && !state.isQuiet)
        let second = try #require(try await Self.checkpoint(store))
        #expect(second.size == 9)
        #expect(try file.audit().isClean)
        #expect(try file.audit().lastCheckpoint == 9)
        // Subtrees are stored from 256 entries on; the audit makes them anew.
        try await Self.grow(store, 1..<600)
        #expect(try await Self.checkpoint(store)?.size == 609)
        try await Self.grow(store, 600..<620)
        #expect(try await Self.checkpoint(store)?.size == 630)
        #expect(try file.audit().isClean)
        try await store.close()
    }

    @Test(arguments: StoreKind.available)
    func checkpointsRiseAndNeverCoverWhatIsNotThere(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        let growth = try #require(try await store.books.treeGrowth())
        func record(_ size: Int64) async throws -> SequencedAnswer {
            let checkpoint = Sample.make(Checkpoint(origin: Self.origin, size: size, root: growth.root))
            let note = try SignedNote.sign(checkpoint.text, as: Self.origin, by: Self.signer)
            return try await store.submit(
                .recordCheckpoint(Sample.make(SignedCheckpoint(note, nodes: [])), at: Sample.at(0)))
        }
        #expect(try await record(8) == .rejected(.checkpointOutOfOrder))
        #expect(try await record(7) == .checkpointed)
        #expect(try await record(7) == .rejected(.checkpointOutOfOrder))
        #expect(try await record(6) == .rejected(.checkpointOutOfOrder))
        try await store.close()
        // The last one is remembered over a restart.
        let again = try file.open()
        let state = try await again.books.checkpointState()
        #expect(state.covered == 7 && state.isQuiet)
        try await again.close()
    }

    /// Checkpoints at odd places over 1,400 entries; every proof between any two and of many entries, checked from the
    /// file alone.
    @Test(arguments: StoreKind.available) func everyProofIsGood(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        var checkpoints: [Checkpoint] = []
        var number = 0
        for step in [1, 250, 255, 3, 256, 511, 100] {
            try await Self.grow(store, number..<(number + step))
            number += step
            checkpoints.append(try #require(try await Self.checkpoint(store)))
        }
        let leaves = try leaves(file)
        for checkpoint in checkpoints {
            #expect(root(leaves.prefix(Int(checkpoint.size))) == checkpoint.root)
        }
        #expect(try file.audit().isClean)
        for older in checkpoints {
            for newer in checkpoints where newer.size >= older.size {
                let proof = try await store.books.proof(ofGrowthFrom: older.size, to: newer.size)
                let proved = try #require(LedgerProof(json: proof.json)).proved(trusting: Self.signers, known: newer)
                #expect(proved.older == older && proved.checkpoint == newer)
            }
        }
        for checkpoint in checkpoints {
            let sequences = stride(from: 1, through: checkpoint.size, by: 37) + [checkpoint.size]
            let proof = try await store.books.proof(ofEntries: Array(sequences), in: checkpoint.size)
            let proved = try #require(LedgerProof(json: proof.json)).proved(trusting: Self.signers)
            #expect(proved.entries.map(\.sequence) == Array(sequences))
        }
        let covered = checkpoints[0].size
        await #expect(throws: ProofRefusal.notCoveredYet(entry: covered + 1, covered: covered)) {
            try await store.books.proof(ofEntries: [1, covered + 1], in: covered)
        }
        await #expect(throws: ProofRefusal.entryUnknown(9_999)) { try await store.books.proof(ofEntries: [9_999]) }
        await #expect(throws: ProofRefusal.checkpointUnknown) { try await store.books.proof(ofGrowthFrom: 2) }
        await #expect(throws: ProofRefusal.notOlder) {
            try await store.books.proof(ofGrowthFrom: checkpoints[3].size, to: checkpoints[2].size)
        }
        try await store.close()
    }

    @Test(arguments: StoreKind.available) func theHistoryOfAPayment(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        _ = try await store.submit(.admit(Sample.admission(1)))
        _ = try await store.submit(.admit(Sample.admission(2)))
        await #expect(throws: ProofRefusal.checkpointUnknown) {
            try await store.books.proof(ofPayment: Sample.uetr(1))
        }
        _ = try await Self.checkpoint(store)
        let held = try await store.books.proof(ofPayment: Sample.uetr(1))
        #expect(held.entries.map(\.kind) == [JournalKind.admission.rawValue])
        _ = try await store.submit(.complete(Sample.completion(2)))
        _ = try await store.submit(.complete(Sample.completion(1)))
        _ = try await store.submit(.admit(Sample.refusal(3, authenticated: true)))
        // Received before others that were booked first.
        _ = try await store.submit(.admit(Sample.admission(4, receivedAt: -500)))
        await #expect(throws: ProofRefusal.notCoveredYet(entry: 12, covered: 9)) {
            try await store.books.proof(ofPayment: Sample.uetr(1))
        }
        _ = try await Self.checkpoint(store)
        for (payment, kinds) in [(1, [1, 2]), (2, [1, 2]), (3, [1]), (4, [1])] as [(Int, [UInt8])] {
            let proof = try await store.books.proof(ofPayment: Sample.uetr(payment))
            let proved = try #require(LedgerProof(json: proof.json)).proved(trusting: Self.signers)
            #expect(proved.entries.map(\.kind.rawValue) == kinds && proved.payment == Sample.uetr(payment).text)
        }
        await #expect(throws: ProofRefusal.paymentUnknown) { try await store.books.proof(ofPayment: Sample.uetr(9)) }
        try await store.close()
    }

    /// Whatever member of the file is altered, and whoever else's key is believed, nothing is proved.
    @Test func anAlteredProofProvesNothing() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        _ = try await store.submit(.admit(Sample.admission(1)))
        let first = try #require(try await Self.checkpoint(store))
        _ = try await store.submit(.complete(Sample.completion(1)))
        _ = try await Self.checkpoint(store)
        let payment = try await store.books.proof(ofPayment: Sample.uetr(1))
        let growth = try await store.books.proof(ofGrowthFrom: first.size)
        for proof in [payment, growth] {
            #expect(throws: LedgerProofRejection.checkpointNotBelieved(.noKnownKey)) {
                try proof.proved(trusting: CheckpointSigners())
            }
            let bytes = proof.json
            for position in bytes.indices where bytes[position] != UInt8(ascii: " ") && bytes[position] != 0x0A {
                var altered = bytes
                altered[position] ^= 1
                guard let read = LedgerProof(json: altered), read != proof else { continue }
                // Without a payment it proves as much of the entries, and says nothing of any payment.
                if proof.payment != nil && read.payment == nil { continue }
                #expect(throws: LedgerProofRejection.self, "byte \(position)") {
                    try read.proved(trusting: Self.signers)
                }
            }
        }
        #expect(throws: LedgerProofRejection.anotherCheckpoint) {
            try payment.proved(trusting: Self.signers, known: first)
        }
        let empty = LedgerProof(note: Array(payment.checkpoint.utf8))
        #expect(throws: LedgerProofRejection.provesNothing) { try empty.proved(trusting: Self.signers) }
        let other = LedgerProof(note: Array(payment.checkpoint.utf8), payment: Sample.uetr(2))
        #expect(throws: LedgerProofRejection.provesNothing) { try other.proved(trusting: Self.signers) }
        try await store.close()
    }

    /// Our signature under another's name is not our checkpoint.
    @Test(arguments: StoreKind.available) func anotherOriginIsNotBelieved(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        let checkpoint = try #require(try await Self.checkpoint(store))
        try await store.close()
        func firstBreak(_ expected: ExpectedCheckpoints) throws -> AuditBreak? {
            try LedgerAudit.verify(file.location, expecting: expected).firstBreak
        }
        #expect(try firstBreak(ExpectedCheckpoints(signers: Self.signers)) == nil)
        let certificates = [Self.signer.certificate]
        let keys = try NoteKey.keys(name: "other", certificate: Self.signer.certificate)
        let own = try NoteKey.keys(name: Self.origin, certificate: Self.signer.certificate)
        for (signers, isBelieved) in [
            (CheckpointSigners(certificates: certificates), true), (CheckpointSigners(keys: own), true),
            (CheckpointSigners(origin: "other", certificates: certificates), false),
            (CheckpointSigners(keys: keys), false), (CheckpointSigners(), false),
        ] {
            let found = try firstBreak(ExpectedCheckpoints(signers: signers))
            #expect(found == (isBelieved ? nil : .checkpointNotBelieved(size: checkpoint.size)))
        }
    }

    /// Somebody who can write everything but our signatures: the store goes back to what it was, or is made anew with
    /// another past. Each is clean in itself.
    @Test func aStoreCutBackIsFoundByANoteElsewhere() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        _ = try await Self.checkpoint(store)
        let earlier = try file.crashed()
        try await Self.grow(store, 0..<5)
        let noted = try #require(try await Self.checkpoint(store))
        let expected = ExpectedCheckpoints(signers: Self.signers, noted: [noted])
        #expect(try LedgerAudit.verify(file.location, expecting: expected).isClean)
        let cut = try LedgerAudit.verify(path: earlier.path, expecting: expected)
        #expect(cut.firstBreak == .cutBack(entries: 8, checkpoint: noted.size))
        #expect(try earlier.audit().isClean)
        let other = try earlier.open()
        try await Self.grow(other, 100..<110)
        _ = try await Self.checkpoint(other)
        #expect(try earlier.audit().isClean)
        let another = try LedgerAudit.verify(path: earlier.path, expecting: expected)
        #expect(another.firstBreak == .notedCheckpointDiffers(size: noted.size))
        try await other.close()
        try await store.close()
    }

    /// A past that is made anew with chain, tree and all cannot be signed.
    @Test(arguments: StoreKind.available) func aForgedPastHasNoSignature(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        let forger = try SigningKey.generate(
            suite: .ed25519, subject: CertificateSubject(country: "KZ", commonName: "Ledger"),
            notBefore: Self.signer.certificate.notBefore, notAfter: Self.signer.certificate.notAfter)
        let forged = try #require(try await Self.checkpoint(store, by: forger))
        try await store.close()
        #expect(try file.audit().isClean)
        let report = try LedgerAudit.verify(file.location, expecting: ExpectedCheckpoints(signers: Self.signers))
        #expect(report.firstBreak == .checkpointNotBelieved(size: forged.size))
    }

    /// What was signed before must be what the new checkpoint continues: a damaged tree is not signed over.
    @Test(
        arguments: [
            "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 260",
            "UPDATE merkle_node SET hash = zeroblob(32) WHERE level = 8",
        ], StoreKind.available)
    func nothingIsSignedOverDamage(sql: String, kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        try await Self.grow(store, 0..<300)
        _ = try await Self.checkpoint(store)
        try await Self.grow(store, 300..<301)
        try file.tamper(sql)
        let fault = await #expect(throws: StorageFault.self) { try await Self.checkpoint(store) }
        #expect(fault?.kind == .damagedRow)
        try await store.close()
    }

    /// The proof of a program in another language, which has nothing of ours.
    @Test(.enabled(if: PythonChecker.isInstalled, "python3 or openssl is not installed"))
    func anotherProgramChecksProofs() async throws {
        let file = try StoreFile()
        let store = try await file.opened()
        var sizes: [Int64] = []
        for (number, suite) in [SignatureSuite.ed25519, .ecdsaP256SHA256, .rsaPSSSHA256].enumerated() {
            let key = try SigningKey.generate(
                suite: suite, subject: CertificateSubject(country: "KZ", commonName: "Ledger"),
                notBefore: Self.signer.certificate.notBefore, notAfter: Self.signer.certificate.notAfter)
            _ = try await store.submit(.admit(Sample.admission(number)))
            let checkpoint = try #require(try await Self.checkpoint(store, by: key))
            sizes.append(checkpoint.size)
            let certificate = try file.write(key.certificate.pem(), "certificate-\(number).pem")
            let proof = try await store.books.proof(ofPayment: Sample.uetr(number))
            let good = try PythonChecker.run([file.write(proof.json, "proof-\(number).json"), certificate])
            #expect(good.status == 0, "\(suite): \(good.output)")
            let altered = String(decoding: proof.json, as: UTF8.self).replacing(
                "\"sequence\" : ", with: "\"sequence\" : 1")
            let bad = try PythonChecker.run([file.write(Array(altered.utf8), "altered.json"), certificate])
            #expect(bad.status == 1 && bad.output.contains("NOT GOOD"), "\(suite): \(bad.output)")
        }
        let certificates = (0..<3).map { file.place("certificate-\($0).pem") }
        for (older, newer) in [(0, 1), (0, 2), (1, 2), (2, 2)] {
            let proof = try await store.books.proof(ofGrowthFrom: sizes[older], to: sizes[newer])
            let good = try PythonChecker.run([file.write(proof.json, "growth.json")] + certificates)
            #expect(good.status == 0 && good.output.contains("begins with"), "\(good.output)")
        }
        try await store.close()
    }

    @Test(arguments: StoreKind.available) func balancesOfThePast(kind: StoreKind) async throws {
        let file = try StoreFile(kind)
        let store = try await file.opened()
        let hour: Int64 = 3_600_000
        for number in 1...4 {
            let at = Int64(number) * hour
            _ = try await store.submit(.admit(Sample.admission(number, amount: 100, receivedAt: at)))
            _ = try await store.submit(.complete(Sample.completion(number, at: at + hour / 2)))
        }
        func balance(_ at: Int64) async throws -> Int64? {
            try await store.books.postedBalance(of: Sample.settlement, at: Sample.at(at))?.postedMinorUnits
        }
        #expect(try await balance(-1001) == 0)
        #expect(try await balance(-1000) == 1_000_000)
        #expect(try await balance(hour + hour / 2 - 1) == 1_000_000)
        #expect(try await balance(hour + hour / 2) == 999_900)
        #expect(try await balance(3 * hour) == 999_800)
        #expect(try await balance(100 * hour) == 999_600)
        let last = try #require(
            try await store.books.postedBalance(of: Sample.settlement, at: Sample.at(100 * hour)))
        #expect(last.postedMinorUnits == last.account.postedMinorUnits && last.lastPosting == 5 && !last.isFinal)
        let payee = try await store.books.postedBalance(of: Sample.creditors[0], at: Sample.at(3 * hour))
        #expect(payee?.postedMinorUnits == 200 && payee?.isFinal == true)
        let unused = try await store.books.postedBalance(of: Sample.creditors[1], at: Sample.at(3 * hour))
        #expect(unused?.postedMinorUnits == 0 && unused?.lastPosting == nil)
        #expect(try await store.books.postedBalance(of: Sample.account("NOBODY"), at: Sample.at(0)) == nil)
        try await store.close()
    }
}

/// `docs/verify-ledger-proof.py`.
enum PythonChecker {
    private static let python = "/usr/bin/python3"
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/verify-ledger-proof.py").standardizedFileURL.path

    static let isInstalled = [python, "/usr/bin/openssl"].allSatisfy(FileManager.default.isExecutableFile)

    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
