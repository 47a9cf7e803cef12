import Foundation
import Testing
import XMLCore

@testable import DualSign

/// A signer elsewhere that does what the test says, and remembers what it was asked.
private final class FakeSource: SignatureSource, @unchecked Sendable {
    private let lock = NSLock()
    private var seen: [SignatureRequest] = []
    private var verified: [Bool] = []
    private let answer: @Sendable (SignatureRequest) throws(KeyFault) -> [UInt8]

    init(_ answer: @escaping @Sendable (SignatureRequest) throws(KeyFault) -> [UInt8]) {
        self.answer = answer
    }

    var requests: [SignatureRequest] { lock.withLock { seen } }
    var verdicts: [Bool] { lock.withLock { verified } }

    func valueWasVerified(isRight: Bool) { lock.withLock { verified.append(isRight) } }

    func signatureValue(for request: SignatureRequest) throws(KeyFault) -> [UInt8] {
        lock.withLock { seen.append(request) }
        return try answer(request)
    }
}

@Suite struct SignatureSourceTests {
    private let suite = SignatureSuite.ecdsaP256SHA256

    @Test(arguments: SignatureSuite.allCases)
    func itsValueMakesTheSameMessage(suite: SignatureSuite) throws {
        let (partner, own) = (Signers.key(.ecdsaP256SHA256), Signers.key(suite, Signers.kz))
        let source = FakeSource { request throws(KeyFault) in try own.sign(request.signedInfo) }
        let key = try SigningKey(source: source, certificate: own.certificate, suite: suite)
        #expect(key.isElsewhere && !own.isElsewhere)
        let plain = try envelope(Messages.headerSigned(by: partner))
        let signed = try CoSignedProfile.coSign(
            plain, terms: Messages.terms, key: key, jurisdiction: jurisdiction("KZ"), at: now)
        let complete = try verifyComplete(
            envelope(signed.message), registry: registry(xa: partner, kz: own),
            required: [jurisdiction("XA"), jurisdiction("KZ")],
            messageDefinition: definition, at: now)
        #expect(complete.evidence.contains { $0.jurisdiction == jurisdiction("KZ") })
        let request = try #require(source.requests.first)
        #expect(source.requests.count == 1 && request.suite == suite)

        // What it was shown is the message without its signature, and has the digests that it signs.
        let draft = try ParsedXML(request.draft, limits: .payment).root
        #expect(draft.children.map(\.localName) == ["Message", "Terms"])
        let info = try ParsedXML(request.signedInfo, limits: .payment).root
        let digests = try info.children.filter { $0.localName == "Reference" }.compactMap {
            try $0.child("DigestValue")?.plainText()
        }
        for part in draft.children {
            let digest = RunningDigest.digest(try part.canonicalBytes(), suite.digestAlgorithm)
            #expect(digests.contains(Data(digest).base64EncodedString()))
        }
    }

    @Test func aSignatureInTheHeaderShowsNoDraft() throws {
        let own = Signers.key(suite)
        let source = FakeSource { request throws(KeyFault) in try own.sign(request.signedInfo) }
        let key = try SigningKey(source: source, certificate: own.certificate, suite: suite)
        let signed = try HeaderProfile.sign(Messages.plain(), key: key)
        _ = try verify(
            envelope(signed), profile: .header, registry: registry(xa: own), messageDefinition: definition, at: now)
        #expect(source.requests.map(\.draft) == [[]])
    }

    enum WrongValue: CaseIterable {
        case empty, zeroes, tooLong, ofAnotherKey, ofAnotherText, oneBit

        func value(_ signedInfo: [UInt8]) throws(KeyFault) -> [UInt8] {
            let own = Signers.key(.ecdsaP256SHA256)
            switch self {
            case .empty: return []
            case .zeroes: return [UInt8](repeating: 0, count: 64)
            case .tooLong: return try own.sign(signedInfo) + [0]
            case .ofAnotherKey: return try Signers.key(.ecdsaP256SHA256, Signers.kz).sign(signedInfo)
            case .ofAnotherText: return try own.sign(signedInfo + [0x20])
            case .oneBit:
                var value = try own.sign(signedInfo)
                value[17] ^= 4
                return value
            }
        }
    }

    @Test(arguments: WrongValue.allCases)
    func aWrongValueGoesNowhere(wrong: WrongValue) throws {
        let source = FakeSource { request throws(KeyFault) in try wrong.value(request.signedInfo) }
        let key = try SigningKey(source: source, certificate: Signers.key(suite).certificate, suite: suite)
        #expect(throws: SigningFault.key(.signatureValueWrong)) {
            try HeaderProfile.sign(Messages.plain(), key: key)
        }
        #expect(source.verdicts == [false], "it is told, so that it need not go on like that")
    }

    /// What a signature states of itself is shown with it, and has the digest that is signed.
    @Test func itSeesWhatTheSignatureStates() throws {
        let own = Signers.key(suite, Signers.kz)
        let source = FakeSource { request throws(KeyFault) in try own.sign(request.signedInfo) }
        let key = try SigningKey(source: source, certificate: own.certificate, suite: suite).stating(signingTime: now)
        let signed = try CoSignedProfile.coSign(
            envelope(Messages.headerSigned(by: Signers.key(suite))), terms: Messages.terms, key: key,
            jurisdiction: jurisdiction("KZ"), at: now)
        let request = try #require(source.requests.first)
        let properties = try ParsedXML(request.signedProperties, limits: .payment).root
        #expect(properties.localName == "SignedProperties")
        #expect(try properties.canonicalBytes() == request.signedProperties)
        let digest = Hexadecimal.encode(RunningDigest.digest(request.signedProperties, suite.digestAlgorithm))
        #expect(signed.evidence.digests["signedProperties"] == digest)
        #expect(source.verdicts == [true])
    }

    @Test func whatItSaysInsteadComesThrough() throws {
        let own = Signers.key(suite)
        let faults: [KeyFault] =
            SignerOutage.allCases.map { .signerUnavailable($0) } + SignerRefusal.allCases.map { .signerRefused($0) }
        for fault in faults {
            let source = FakeSource { _ throws(KeyFault) in throw fault }
            let key = try SigningKey(source: source, certificate: own.certificate, suite: suite)
            #expect(throws: SigningFault.key(fault)) { try HeaderProfile.sign(Messages.plain(), key: key) }
        }
    }

    @Test func cannotBeWrittenDown() throws {
        let own = Signers.key(suite)
        let source = FakeSource { _ in [] }
        let key = try SigningKey(source: source, certificate: own.certificate, suite: suite)
        #expect(throws: KeyFault.privateKeyNotHere) { try key.pemBytes() }
        #expect(throws: KeyFault.privateKeyNotHere) { try key.pkcs12(password: "secret") }
        #expect(throws: KeyFault.suiteDoesNotFitKey) {
            try SigningKey(source: source, certificate: own.certificate, suite: .ed25519)
        }
    }
}
