import Foundation
import Testing

@testable import DualSign

/// The forms of values and keys, suite by suite.
@Suite struct SuiteTests {
    @Test func noTwoSuitesShareAMethod() {
        let methods = SignatureSuite.allCases.map(\.signatureMethodURI)
        #expect(Set(methods).count == methods.count)
        for suite in SignatureSuite.allCases {
            #expect(SignatureSuite(signatureMethodURI: suite.signatureMethodURI) == suite)
        }
        #expect(SignatureSuite(signatureMethodURI: "http://www.w3.org/2000/09/xmldsig#hmac-sha1") == nil)
    }

    @Test(arguments: Signers.suites)
    func valuesHaveExactLengthAndHoldOnlyForTheirMessage(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let message = Array("message".utf8)
        for _ in 0..<(suite.curve == nil ? 2 : 300) {
            let value = try key.sign(message)
            #expect(value.count == suite.signatureValueBytes ?? 256)
            #expect(key.certificate.isValid(value, suite, message))
        }
        let value = try key.sign(message)
        #expect(!key.certificate.isValid(value, suite, Array("massage".utf8)))
        #expect(!key.certificate.isValid(value, suite, []))
        #expect(!key.certificate.isValid(value.dropLast(), suite, message))
        #expect(!key.certificate.isValid([0] + value, suite, message))
        #expect(!key.certificate.isValid([], suite, message))
        var flipped = value
        flipped[0] ^= 1
        #expect(!key.certificate.isValid(flipped, suite, message))
    }

    /// 33: each coordinate alone at the edges of its range.
    @Test(arguments: EllipticCurve.allCases)
    func coordinatesOutOfRangeAreRefused(curve: EllipticCurve) throws {
        let width = curve.coordinateBytes
        let zero = [UInt8](repeating: 0, count: width)
        let one: [UInt8] = zero.dropLast() + [1]
        var largest = curve.order
        largest[width - 1] -= 1
        let above = [UInt8](repeating: 0xFF, count: width)
        for good in [one, largest] {
            #expect(curve.derValue(fromFixedWidth: good + one) != nil)
            #expect(curve.derValue(fromFixedWidth: one + good) != nil)
        }
        for bad in [zero, curve.order, above] {
            #expect(curve.derValue(fromFixedWidth: bad + one) == nil)
            #expect(curve.derValue(fromFixedWidth: one + bad) == nil)
        }
        #expect(curve.derValue(fromFixedWidth: one) == nil)
        #expect(curve.derValue(fromFixedWidth: one + one + [0]) == nil)
    }

    /// Values with leading zeros and with leading one bits, there and back through the library's own reading.
    @Test(arguments: EllipticCurve.allCases)
    func fixedWidthAndDERAgree(curve: EllipticCurve) throws {
        let width = curve.coordinateBytes
        // The order of P-521 has one bit in its first byte.
        for leading in curve == .p521 ? [1, 2, width - 2] : [0, 1, width - 1] {
            for first in [UInt8(0x01), 0x7F, 0x80, 0xFE] {
                var coordinate = [UInt8](repeating: 0, count: width)
                coordinate[leading] = first
                let value = coordinate + coordinate.reversed().map { $0 == 0 ? 1 : $0 & 0x7F | 1 }
                let der = try #require(curve.derValue(fromFixedWidth: value))
                #expect(curve.fixedWidthValue(fromDER: der) == value)
            }
        }
        #expect(curve.fixedWidthValue(fromDER: [0x30, 0x01, 0x00]) == nil)
    }

    @Test func swappedCoordinatesAreAnotherSignature() throws {
        let key = Signers.key(.ecdsaP256SHA256)
        let value = try key.sign(Array("m".utf8))
        #expect(!key.certificate.isValid(Array(value[32...] + value[..<32]), .ecdsaP256SHA256, Array("m".utf8)))
    }

    @Test(
        arguments: [
            ("", []), ("AA==", [0]), ("AAA=", [0, 0]), ("AAAA", [0, 0, 0]), ("/+8=", [0xFF, 0xEF]),
            ("\nAA\r\nAA\n", [0, 0, 0]), ("AA=\n=", [0]),
        ] as [(String, [UInt8])])
    func strictBase64(text: String, bytes: [UInt8]) {
        #expect(Base64.decode(text) == bytes)
        #expect(Base64.encode(bytes) == text.filter { !$0.isNewline })
    }

    @Test(arguments: [
        "A", "AA", "AAA", "AA=", "AA===", "AAAA=", "====", "=AAA", "AA==AAAA", "A A=", "AA\t==", "AB==", "AAB=", "_-8=",
        "AAAAA", "AAAé", "AA==\u{0B}", "A=A=",
    ])
    func looseBase64IsRefused(text: String) { #expect(Base64.decode(text) == nil) }

    /// What a failure leaves in the library's queue would be reported by the next caller on the same thread.
    @Test func failuresLeaveNoErrorBehind() throws {
        let key = Signers.key(.rsaPSSSHA256)
        let message = Array("m".utf8)
        CryptoErrors.clear()
        let failures: [() throws -> Void] = [
            { _ = try PrivateKey(pem: Array("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n".utf8)) },
            { _ = try PrivateKey(pem: key.pemBytes(password: "a"), password: "b") },
            { _ = try SignerCertificate(pem: [0x41]) },
            { _ = try SignerCertificate(der: [0x30, 0x03, 0x02, 0x01, 0x01]) },
            { _ = try SigningKey(pkcs12: key.pkcs12(password: "a"), password: "b", suite: .rsaPSSSHA256) },
            { _ = try SigningKey(pkcs12: [0x30, 0x00], password: "b", suite: .rsaPSSSHA256) },
            { _ = try CertificateRequest(pem: [0x41]) },
            { _ = try CertificateRequest(key: PrivateKey(pem: key.pemBytes()), subject: .init(commonName: "")) },
        ]
        for failure in failures {
            #expect(throws: KeyFault.self) { try failure() }
            #expect(CryptoErrors.takeLastReason() == 0)
        }
        for suite in Signers.suites {
            let value = [UInt8](repeating: 0x7F, count: suite.signatureValueBytes ?? 256)
            #expect(!Signers.key(suite).certificate.isValid(value, suite, message))
            #expect(CryptoErrors.takeLastReason() == 0)
        }
    }

    /// One certificate, many threads: every verification and every signature has its own context.
    @Test(arguments: Signers.suites)
    func threadsShareOneKey(suite: SignatureSuite) async throws {
        let key = Signers.key(suite)
        let signed = try Messages.headerSigned(by: key)
        let tampered = text(signed).replacingOnly("1250.00", with: "1250.01").bytes
        let known = try registry(xa: key)
        let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var accepted = 0
                    for round in 0..<25 {
                        let bytes = (worker + round) % 2 == 0 ? signed : tampered
                        if Attack.verdict(text(bytes), .header, known) == nil { accepted += 1 }
                        if round % 8 == 0 {
                            let fresh = text(try Messages.headerSigned(by: key))
                            #expect(Attack.verdict(fresh, .header, known) == nil)
                        }
                    }
                    return accepted
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(accepted == 100)
    }
}

extension SignerCertificate {
    func isValid(_ value: [UInt8], _ suite: SignatureSuite, _ message: [UInt8]) -> Bool {
        key?.isValid(value, method: SignatureMethod(suite)) { sink in message.withUnsafeBytes(sink) } ?? false
    }
}
