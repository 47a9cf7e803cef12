import Testing
import XMLCore

@testable import DualSign

/// The text we write is the canonical form: what is hashed, what is sent, and what libxml2's tree gives are one.
@Suite struct SignatureTextTests {
    @Test(arguments: Signers.suites)
    func bytesAreCanonical(suite: SignatureSuite) throws {
        let (xa, kz) = (Signers.key(suite), Signers.key(suite, Signers.kz))
        let header = try Messages.headerSigned(by: xa)
        let half = try Messages.coSigned(by: xa)
        let carried = try CoSignedProfile.sign(
            envelope(header), terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"))
        let whole = try CoSignedProfile.addSignature(to: envelope(half), key: kz, jurisdiction: jurisdiction("KZ"))
        for bytes in [header, half, carried, whole] {
            #expect(text(try envelope(bytes).root.canonicalBytes()) == text(bytes))
        }
    }

    @Test(arguments: Signers.suites)
    func partsAloneAreCanonical(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let parsed = try envelope(Messages.coSigned(by: key))
        let template = try SignatureTemplate(parsed.signatures[0], .cosigned, registry(xa: key))
        let writer = SignatureText(key, jurisdiction: jurisdiction("XA"))
        #expect(text(try template.keyInfo.canonicalBytes()) == writer.keyInfoAlone())
        let digests = Dictionary(uniqueKeysWithValues: template.digests.map { ($0.part, $0.digest) })
        #expect(text(try template.signedInfo.canonicalBytes()) == writer.signedInfoAlone(digests))
        #expect(template.suite == suite)
        #expect(template.signerName == .subjectKeyIdentifier(key.certificate.subjectKeyIdentifier))
    }
}
