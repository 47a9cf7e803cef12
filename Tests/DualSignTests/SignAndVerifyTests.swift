import DualSign
import Testing
import XMLCore

/// Every suite in every profile: what is signed verifies, and the evidence says so.
@Suite struct SignAndVerifyTests {
    @Test(arguments: Signers.suites)
    func headerProfile(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let message = try verify(
            envelope(Messages.headerSigned(by: key)), profile: .header, registry: registry(xa: key),
            messageDefinition: definition, at: now)
        #expect(message.terms == nil)
        #expect(message.header?.child("BizMsgIdr")?.textContent == "B-1")
        #expect(message.document.isInNamespace(Messages.documentNamespace))
        let evidence = try #require(message.evidence.first)
        #expect(evidence.jurisdiction == jurisdiction("XA"))
        #expect(evidence.suite == suite)
        #expect(evidence.covers == ["message"])
        #expect(Set(evidence.digests.keys) == ["header", "document", "keyInfo"])
        #expect(evidence.subjectKeyIdentifier == key.certificate.subjectKeyIdentifierHex)
        #expect(evidence.verifiedAtMilliseconds == 1_780_000_000_000)
    }

    @Test(arguments: Signers.suites, Signers.suites)
    func coSignedProfile(first: SignatureSuite, second: SignatureSuite) throws {
        let (xa, kz) = (Signers.key(first), Signers.key(second, Signers.kz))
        let half = try Messages.coSigned(by: xa)
        let whole = try CoSignedProfile.addSignature(to: envelope(half), key: kz, jurisdiction: jurisdiction("KZ"))
        let known = try registry(xa: xa, kz: kz)
        for (bytes, codes) in [(half, ["XA"]), (whole, ["XA", "KZ"])] {
            let message = try verify(
                envelope(bytes), profile: .cosigned, registry: known, messageDefinition: definition, at: now)
            #expect(message.evidence.map(\.jurisdiction.code) == codes)
            #expect(message.terms == Messages.terms)
            #expect(message.evidence.allSatisfy { $0.covers == ["message", "terms"] })
        }
        #expect(throws: SignatureRejection.requiredJurisdictionMissing(jurisdiction("KZ"))) {
            try verifyComplete(
                envelope(half), registry: known, required: [jurisdiction("XA"), jurisdiction("KZ")],
                messageDefinition: definition, at: now)
        }
    }

    /// A partner that signs in the header, and our signature beside it: both count.
    @Test(arguments: Signers.suites)
    func headerSignatureInsideCoSignedMessage(suite: SignatureSuite) throws {
        let (xa, kz) = (Signers.key(suite), Signers.key(.ecdsaP384SHA384, Signers.kz))
        let bytes = try CoSignedProfile.sign(
            envelope(Messages.headerSigned(by: xa)), terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"))
        let both: Set = [jurisdiction("XA"), jurisdiction("KZ")]
        let known = try registry(xa: xa, kz: kz)
        let message = try verifyComplete(
            envelope(bytes), registry: known, required: both, messageDefinition: definition,
            agreedTerms: Messages.terms, at: now)
        #expect(message.evidence.map(\.jurisdiction.code) == ["XA", "KZ"])
        #expect(message.evidence.map(\.covers) == [["message"], ["message", "terms"]])
        #expect(message.evidence.map(\.profile) == [.header, .cosigned])
        #expect(message.signers.map(\.bic) == ["TESTXA2L", "TESTKZ2L"])
        #expect(message.profile == .cosigned)

        #expect(throws: SignatureRejection.termsMismatch) {
            try verifyComplete(
                envelope(bytes), registry: known, required: both, messageDefinition: definition,
                agreedTerms: Messages.makeTerms(amountMinorUnits: 125_001), at: now)
        }
    }

    @Test func completeVerificationOfAPlainEnvelope() throws {
        let xa = Signers.key(.ecdsaP256SHA256)
        let signed = try envelope(Messages.headerSigned(by: xa))
        let known = try registry(xa: xa)
        let message = try verifyComplete(
            signed, registry: known, required: [jurisdiction("XA")], messageDefinition: definition, at: now)
        #expect(message.profile == .header)
        #expect(throws: SignatureRejection.requiredJurisdictionMissing(jurisdiction("KZ"))) {
            try verifyComplete(
                signed, registry: known, required: [jurisdiction("KZ")], messageDefinition: definition, at: now)
        }
    }

    /// Signing a parsed file gives the same parts as signing a draft, whatever prefixes the file uses.
    @Test func signsParsedEnvelopes() throws {
        let key = Signers.key(.ed25519)
        let file = """
            <e:Envelope xmlns:e="urn:settlement-gateway:envelope:1" xmlns:h="\(Messages.headerNamespace)">
              <h:AppHdr><h:BizMsgIdr>B-1</h:BizMsgIdr><h:Rltd><h:BizMsgIdr>B-0</h:BizMsgIdr></h:Rltd></h:AppHdr>
              <d:Document xmlns:d="\(Messages.documentNamespace)" xmlns:unused="urn:x"><d:A t="1"/></d:Document>
            </e:Envelope>
            """
        let signed = try HeaderProfile.sign(envelope(file.bytes), key: key)
        #expect(text(signed).contains("</h:BizMsgIdr><h:Sgntr><ds:Signature "))
        #expect(text(signed).contains("</h:Sgntr><h:Rltd>"))
        let known = try registry(xa: key)
        _ = try verify(envelope(signed), profile: .header, registry: known, messageDefinition: definition, at: now)
        #expect(throws: SigningFault.alreadySigned) { try HeaderProfile.sign(envelope(signed), key: key) }
        #expect(throws: SigningFault.envelope) {
            try HeaderProfile.sign(envelope(Messages.coSigned(by: key)), key: key)
        }
        let coSigned = try CoSignedProfile.sign(
            envelope(signed), terms: Messages.terms, key: Signers.key(.ed25519, Signers.kz),
            jurisdiction: jurisdiction("KZ"))
        let both = try registry(xa: key, kz: Signers.key(.ed25519, Signers.kz))
        _ = try verifyComplete(
            envelope(coSigned), registry: both, required: [jurisdiction("XA"), jurisdiction("KZ")],
            messageDefinition: definition, at: now)
    }

    @Test func refusesToSignWhatWouldChangeItsNamespace() throws {
        let file = """
            <e:Envelope xmlns:e="urn:settlement-gateway:envelope:1" xmlns:h="\(Messages.headerNamespace)">\
            <h:AppHdr><bare/></h:AppHdr><h:Document/></e:Envelope>
            """
        #expect(throws: SigningFault.namespaceNotCarried) {
            try HeaderProfile.sign(envelope(file.bytes), key: Signers.key(.ed25519))
        }
        #expect(throws: SigningFault.canonicalization(.illegalCharacter)) {
            try HeaderProfile.sign(key: Signers.key(.ed25519)) { root in
                root.element("AppHdr", namespace: Messages.headerNamespace) { $0.text("BizMsgIdr", "a\u{1}b") }
                root.element("Document", namespace: Messages.documentNamespace) { _ in }
            }
        }
        #expect(throws: SigningFault.envelope) { try HeaderProfile.sign(key: Signers.key(.ed25519)) { _ in } }
    }

    @Test func refusesASecondSignatureOfTheSameJurisdictionAndAThird() throws {
        let (xa, kz) = (Signers.key(.ed25519), Signers.key(.ed25519, Signers.kz))
        let half = try envelope(Messages.coSigned(by: xa))
        #expect(throws: SigningFault.jurisdictionAlreadySigned) {
            try CoSignedProfile.addSignature(to: half, key: kz, jurisdiction: jurisdiction("XA"))
        }
        let whole = try CoSignedProfile.addSignature(to: half, key: kz, jurisdiction: jurisdiction("KZ"))
        #expect(throws: SigningFault.tooManySignatures) {
            try CoSignedProfile.addSignature(to: envelope(whole), key: kz, jurisdiction: jurisdiction("XB"))
        }
    }
}
