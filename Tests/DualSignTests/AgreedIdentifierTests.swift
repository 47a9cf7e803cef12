import Foundation
import Testing
import XMLCore

@testable import DualSign

/// SM2 under identifiers that two parties agreed on.
@Suite struct AgreedIdentifierTests {
    static let agreed = SignatureMethod.sm2(
        signatureMethodURI: "urn:example:sm2-sm3", digestMethodURI: "urn:example:sm3", userIdentifier: "CBXA-2026")

    private func key(_ method: SignatureMethod) throws -> SigningKey {
        let own = Signers.key(.sm2SM3)
        return try SigningKey(privateKey: own.privateKey(), certificate: own.certificate, method: method)
    }

    private func registry(_ method: SignatureMethod) throws -> SignerRegistry {
        try SignerRegistry([
            RegisteredSigner(
                certificate: Signers.key(.sm2SM3).certificate, jurisdiction: jurisdiction("XA"), bic: "TESTXA2L",
                method: method, messageDefinitions: [definition])
        ])
    }

    @Test func messagesBearThem() throws {
        let method = try #require(Self.agreed)
        let signed = text(try Messages.headerSigned(by: key(method)))
        #expect(signed.contains("<ds:SignatureMethod Algorithm=\"urn:example:sm2-sm3\">"))
        #expect(signed.components(separatedBy: "<ds:DigestMethod Algorithm=\"urn:example:sm3\">").count == 4)
        #expect(Attack.verdict(signed, .header, try registry(method)) == nil)
        // Not known to whoever did not agree.
        #expect(Attack.verdict(signed, .header, try registry(SignatureMethod(.sm2SM3))) == .form(.algorithm))
        // The suite's own name is not what was agreed.
        let own = text(try Messages.headerSigned(by: key(SignatureMethod(.sm2SM3))))
        #expect(Attack.verdict(own, .header, try registry(method)) == .signature(.algorithmMismatch))
        #expect(
            Attack.verdict(
                signed.replacingOccurrences(
                    of: "\"urn:example:sm3\"", with: "\"http://www.w3.org/2001/04/xmlenc#sha256\""),
                .header, try registry(method)) == .form(.algorithm))
    }

    @Test func theUserIdentifierIsSigned() throws {
        let method = try #require(Self.agreed)
        let other = try #require(
            SignatureMethod.sm2(
                signatureMethodURI: method.signatureMethodURI, digestMethodURI: method.digestMethodURI,
                userIdentifier: "CBXB-2026"))
        let signed = text(try Messages.headerSigned(by: key(method)))
        #expect(Attack.verdict(signed, .header, try registry(other)) == .signature(.signatureValueInvalid))
    }

    @Test func refusesIdentifiersThatWouldMislead() throws {
        for uri in ["", "a b", "a\"b", "<", "ж", String(repeating: "a", count: 201)] {
            #expect(SignatureMethod.sm2(signatureMethodURI: uri) == nil)
            #expect(SignatureMethod.sm2(digestMethodURI: uri) == nil)
        }
        for suite in SignatureSuite.allCases where suite != .sm2SM3 {
            #expect(SignatureMethod.sm2(signatureMethodURI: suite.signatureMethodURI) == nil)
        }
        for identifier in ["", "a b", String(repeating: "a", count: 129)] {
            #expect(SignatureMethod.sm2(userIdentifier: identifier) == nil)
        }
        let (one, two) = (Signers.key(.sm2SM3), Signers.key(.sm2SM3, Signers.kz))
        let method = try #require(Self.agreed)
        let other = try #require(SignatureMethod.sm2(signatureMethodURI: method.signatureMethodURI))
        let signers = try [(one, method, "XA"), (two, other, "KZ")].map { key, method, code in
            try RegisteredSigner(
                certificate: key.certificate, jurisdiction: jurisdiction(code), bic: "TEST\(code)2L", method: method,
                messageDefinitions: [definition])
        }
        #expect(throws: TrustFault.identifierWithTwoDigests(signatureMethodURI: method.signatureMethodURI)) {
            try SignerRegistry(signers)
        }
    }

    /// gmssl is somebody else's SM2, in Python.
    @Test(.enabled(if: Tool.hasGMSSL, "python3 has no gmssl"))
    func gmsslVerifies() throws {
        let key = try key(try #require(SignatureMethod.sm2()))
        let point = try #require(key.certificate.key).subjectPublicKeyInfo().suffix(64)
        let value = try key.sign("message".bytes)
        let outcome = try Tool.anyPython.run([
            "-c",
            """
            from gmssl import sm2
            key = sm2.CryptSM2(private_key='', public_key='\(Hexadecimal.encode(Array(point)))')
            print(key.verify_with_sm3('\(Hexadecimal.encode(value))', b'message'))
            """,
        ])
        #expect(outcome.output.contains("True"), "\(outcome.output)")
    }
}
