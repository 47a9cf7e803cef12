import DualSign
import Foundation
import Testing
import XMLCore

/// Against xmlsec1, in both directions. It has no RSA-PSS and no Ed25519, and knows `URI=""` as the whole file only, so
/// the co-signed profile is what it can judge.
@Suite(.enabled(if: Tool.xmlsec1.isInstalled, "xmlsec1 is not installed"))
struct XMLSecTests {
    static let suites = SignatureSuite.allCases.filter {
        $0.rawValue.hasPrefix("ecdsa-") || $0.rawValue.hasPrefix("rsa-pkcs1-")
    }

    @Test(arguments: zip(suites, suites.reversed()))
    func verifiesOurs(first: SignatureSuite, second: SignatureSuite) throws {
        let (xa, kz) = (Signers.key(first), Signers.key(second, Signers.kz))
        let folder = try TemporaryFolder()
        let half = try Messages.coSigned(by: xa)
        let whole = try CoSignedProfile.addSignature(to: envelope(half), key: kz, jurisdiction: jurisdiction("KZ"))
        for (bytes, name, key) in [
            (half, "signature-XA", xa), (whole, "signature-XA", xa), (whole, "signature-KZ", kz),
        ] {
            let outcome = try XMLSec.verify(bytes, signature: name, certificate: key.certificate, in: folder)
            #expect(outcome.status == 0, "\(outcome.output)")
        }
        let wrongKey = try XMLSec.verify(whole, signature: "signature-XA", certificate: kz.certificate, in: folder)
        #expect(wrongKey.status != 0)
        let tampered = text(whole).replacingOnly("1250.00", with: "1250.01").bytes
        let outcome = try XMLSec.verify(tampered, signature: "signature-KZ", certificate: kz.certificate, in: folder)
        #expect(outcome.status != 0)
    }

    @Test(arguments: suites)
    func weVerifyItsOwn(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let signed = try XMLSec.sign(text(Messages.coSigned(by: key)), with: key, in: TemporaryFolder())
        let message = try verify(
            envelope(signed), profile: .cosigned, registry: registry(xa: key), messageDefinition: definition, at: now)
        #expect(message.evidence.map(\.suite) == [suite])
        let tampered = text(signed).replacingOnly("1250.00", with: "1250.01")
        #expect(
            Attack.verdict(tampered, .cosigned, try registry(xa: key)) == .signature(.digestMismatch(.message)))
    }
}
