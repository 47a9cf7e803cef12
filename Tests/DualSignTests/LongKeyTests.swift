import DualSign
import Testing
import XMLCore

/// RSA keys of others may be longer than those we make.
@Suite struct LongKeyTests {
    @Test(arguments: [SignatureSuite.rsaPKCS1SHA256, .rsaPSSSHA512], [SignatureProfile.header, .cosigned, .document])
    func moduliOf4096BitsVerify(suite: SignatureSuite, profile: SignatureProfile) throws {
        let privateKey = try PrivateKey.generate(for: suite, rsaModulusBits: 4096)
        let certificate = try SignerCertificate.selfSigned(
            by: privateKey, subject: CertificateSubject(commonName: "Long"), notBefore: day(-1), notAfter: day(1))
        let key = try SigningKey(privateKey: privateKey, certificate: certificate, suite: suite)
        let signed = try Messages.signed(by: key, profile)
        let known = try registry(xa: key)
        #expect(Attack.verdict(text(signed), profile, known) == nil)
        let forged = text(signed).replacingOnly("1250.00", with: "1250.01")
        #expect(Attack.verdict(forged, profile, known) != nil)
        guard Tool.xmlsec1.isInstalled, profile == .cosigned, suite == .rsaPKCS1SHA256 else { return }
        let outcome = try XMLSec.verify(
            signed, signature: "signature-XA", certificate: certificate, in: TemporaryFolder())
        #expect(outcome.status == 0, "\(outcome.output)")
    }
}
