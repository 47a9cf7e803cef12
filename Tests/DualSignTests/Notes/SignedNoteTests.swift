import DualSign
import Foundation
import Testing

/// Notes against those of others, and ours in every suite.
@Suite struct SignedNoteTests {
    // MARK: Notes of others

    /// The verifier's key of Go's checksum database.
    static let goKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
    /// A note, who signed it, as published.
    static let notes: [(key: String, note: String)] = [
        (
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            """
            This is an example message.

            — example.com/foo \
            Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

            """
        ),
        (
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann \
            x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

            """
        ),
        (
            goKey,
            """
            go.sum database tree
            63096908
            8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=

            — sum.golang.org \
            Az3gri/oVBN1jAhNZ/iS+W31psFAWRT20/GyrhpU6taFwulQGetBkH5S7wpGXdS935jiIGiUUAXBVHzT/P6fYhqAmAk=

            """
        ),
        (
            goKey,
            """
            go.sum database tree
            15081221
            BoMMe1wd25Tco0mYGROkyqxHZWx+hcSCtMV315Lu6Lg=

            — sum.golang.org \
            Az3grilD7vQqTrv66jRgKM84Y80KTprrSt4bKmiOPxgmS5ZVBTeCl6dUvjYnN13R+C8j0jGY1WnUADGMkok3U0m2Zgo=
            — test.example.com \
            qTGhC3917mAr6hGh+T55tNjxaej/D/GQivJZRIj7XGdAcQOTqfMWIPgp/v/904LEduN/h2sSRtHUJXUL4b9Gm7Bz4Qc=
            — test.example.com \
            /Pa7Y/dUvWMAAAAAQVwkQVi81ArPV7BIaQYrMIxyzY0m8a4BdeeBhSKd3PviPK4/3Sd+NKSc5N7PDTCf\
            AkUSVniN+R2oKIggA4iiDQ==

            """
        ),
    ]

    @Test(arguments: notes.indices) func notesOfOthersAreBelieved(index: Int) throws {
        let row = Self.notes[index]
        let key = try #require(NoteKey(row.key))
        #expect(key.line == row.key && key.suite == .ed25519)
        let note = try #require(SignedNote(Array(row.note.utf8)))
        #expect(note.bytes == Array(row.note.utf8))
        #expect(note.rejection(trusting: [key]) == nil)
        #expect(note.rejection(trusting: []) == .noKnownKey)
    }

    /// Whatever byte is altered: it is no note any more, or not a believed one. Within a signature of somebody unknown
    /// a byte says nothing.
    @Test(arguments: [0, 1, 2]) func everyAlteredByteIsFound(index: Int) throws {
        let row = Self.notes[index]
        let key = try #require(NoteKey(row.key))
        let bytes = Array(row.note.utf8)
        for position in bytes.indices {
            for bit: UInt8 in [1, 2, 0x40] {
                var altered = bytes
                altered[position] ^= bit
                let isBelieved = SignedNote(altered).map { $0.rejection(trusting: [key]) == nil } ?? false
                #expect(!isBelieved, "byte \(position), bit \(bit)")
            }
        }
    }

    @Test func everyAlteredByteOfAKeyIsFound() {
        let bytes = Array(Self.goKey.utf8)
        for position in bytes.indices {
            var altered = bytes
            altered[position] ^= 1
            let read = NoteKey(String(decoding: altered, as: UTF8.self))
            #expect(read == nil, "byte \(position)")
        }
    }

    @Test(arguments: [
        "", "text\n", "text\n\n", "text\n\n— name AAAAAA==", "text\n\n- name AAAAAAA=\n", "text\n\n— name  AAAAAAA=\n",
        "text\n\n— na+me AAAAAAA=\n", "text\n\n— AAAAAAA=\n", "text\n\n— name AAAAAA==\n",
        "te\u{9}xt\n\n— name AAAAAAA=\n",
        "text\n\n— name AAAAAAB=\n", "text\n\n— name AAAAAAA=\nmore\n", "text\r\n\n— name AAAAAAA=\n",
        "\n— name AAAAAAA=\n",
    ])
    func whatIsNoNoteIsNotRead(text: String) {
        #expect(SignedNote(Array(text.utf8)) == nil)
    }

    @Test func aNoteMayHaveEmptyLines() throws {
        let note = try #require(SignedNote(Array("one\n\ntwo\n\n— name AAAAAAA=\n".utf8)))
        #expect(note.text == "one\n\ntwo\n" && note.signatures.count == 1)
    }

    // MARK: Ours

    @Test(arguments: Signers.suites) func everySuiteSigns(suite: SignatureSuite) throws {
        let signer = try Self.signer(suite)
        let text = "settlement-gateway/TEST\n12\nAAAA\n"
        let note = try SignedNote.sign(text, as: "settlement-gateway/TEST", by: signer)
        let keys = try NoteKey.keys(name: "settlement-gateway/TEST", certificate: signer.certificate)
        #expect(note.text == text && SignedNote(note.bytes) == note)
        #expect(note.rejection(trusting: keys) == nil)
        let key = try #require(keys.first { $0.suite == suite })
        #expect(key.identifier == note.signatures[0].keyIdentifier)
        // The key in one line is the key.
        let read = try #require(NoteKey(key.line))
        #expect(read.suite == suite && note.rejection(trusting: [read]) == nil)
        // Another name is another key; another key of the name is nobody known; another text is not signed.
        let renamed = try NoteKey.keys(name: "other", certificate: signer.certificate)
        #expect(note.rejection(trusting: renamed) == .noKnownKey)
        let stranger = try NoteKey.keys(
            name: "settlement-gateway/TEST", certificate: #require(Signers.xa[suite]).certificate)
        #expect(note.rejection(trusting: stranger) == .noKnownKey)
        let forged = String(decoding: note.bytes, as: UTF8.self).replacing("\n12\n", with: "\n13\n")
        let forgedNote = try #require(SignedNote(Array(forged.utf8)))
        #expect(forgedNote.rejection(trusting: keys) == .signatureWrong(name: "settlement-gateway/TEST"))
    }

    /// A key elsewhere: the source gets the text, and what it gives is verified before it goes anywhere.
    @Test func aSourceSigns() throws {
        let signer = try Self.signer(.ecdsaP256SHA256)
        let honest = try SigningKey(
            source: Source(key: signer, isWrong: false), certificate: signer.certificate, suite: .ecdsaP256SHA256)
        let keys = try NoteKey.keys(name: "name", certificate: signer.certificate)
        #expect(try SignedNote.sign("text\n", as: "name", by: honest).rejection(trusting: keys) == nil)
        let away = try SigningKey(source: Away(), certificate: signer.certificate, suite: .ecdsaP256SHA256)
        #expect(throws: KeyFault.signerUnavailable(.unreachable)) {
            try SignedNote.sign("text\n", as: "name", by: away)
        }
        let wrong = try SigningKey(
            source: Source(key: signer, isWrong: true), certificate: signer.certificate, suite: .ecdsaP256SHA256)
        #expect(throws: KeyFault.signatureValueWrong) { try SignedNote.sign("text\n", as: "name", by: wrong) }
    }

    private struct Source: SignatureSource {
        let key: SigningKey
        let isWrong: Bool

        func signatureValue(for request: SignatureRequest) throws(KeyFault) -> [UInt8] {
            let text = String(decoding: request.signedInfo, as: UTF8.self) + (isWrong ? "more\n" : "")
            return try SignedNote.sign(text, as: "name", by: key).signatures[0].value
        }
    }

    private struct Away: SignatureSource {
        func signatureValue(for request: SignatureRequest) throws(KeyFault) -> [UInt8] {
            throw .signerUnavailable(.unreachable)
        }
    }

    private static func signer(_ suite: SignatureSuite) throws -> SigningKey { try #require(Signers.kz[suite]) }
}
