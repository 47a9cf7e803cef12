import DualSign
import Testing
import XMLCore

/// What is said of our own signature when it is made is what a third party finds when it verifies the message.
@Suite struct CoSignTests {
    @Test(arguments: Signers.suites, [SignatureProfile.header, .cosigned])
    func evidenceIsWhatVerificationFinds(suite: SignatureSuite, profile: SignatureProfile) throws {
        let (xa, kz) = (Signers.key(.ecdsaP256SHA256), Signers.key(suite, Signers.kz))
        let arrived = try profile == .header ? Messages.headerSigned(by: xa) : Messages.coSigned(by: xa)
        let made = try CoSignedProfile.coSign(
            envelope(arrived), terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"), at: now)
        let message = try verifyComplete(
            envelope(made.message), registry: registry(xa: xa, kz: kz),
            required: [jurisdiction("XA"), jurisdiction("KZ")], messageDefinition: definition,
            agreedTerms: Messages.terms, at: now)
        #expect(message.evidence.count == 2)
        #expect(message.evidence.last == made.evidence)
    }

    /// A partner's co-signed message has terms already: ours is added to those and to no others.
    @Test func otherTermsAreNotCoSigned() throws {
        let (xa, kz) = (Signers.key(.ecdsaP256SHA256), Signers.key(.ecdsaP384SHA384, Signers.kz))
        let arrived = try envelope(Messages.coSigned(by: xa))
        #expect(throws: SigningFault.termsDiffer) {
            try CoSignedProfile.coSign(
                arrived, terms: Messages.makeTerms(amountMinorUnits: 125_001), key: kz,
                jurisdiction: jurisdiction("KZ"), at: now)
        }
    }
}
