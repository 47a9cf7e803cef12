import CLibCrypto
import Foundation
import Testing

@testable import DualSign

/// Values that others published: each suite's mathematics against somebody else's.
@Suite struct SuiteVectorTests {
    private func key(_ subjectPublicKeyInfo: [UInt8]) throws -> AsymmetricKey {
        try AsymmetricKey(subjectPublicKeyInfo: subjectPublicKeyInfo)
    }

    static func ecKey(_ curve: String, _ point: [UInt8]) -> [UInt8] {
        DER.sequence(
            DER.sequence(DER.identifier("1.2.840.10045.2.1"), DER.identifier(curve)), DER.bitString([4] + point))
    }

    /// GB/T 32918.5, appendix A.
    @Test func sm2() throws {
        let point = Hexadecimal.decode(
            "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13")
        let identity = Hexadecimal.decode("B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3")
        #expect(SM2Identity.digest(ofPoint: point[...], SignatureMethod.defaultUserIdentifier) == identity)
        let value = Hexadecimal.decode(
            "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
                + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA")
        let key = try key(Self.ecKey("1.2.156.10197.1.301", point))
        #expect(key.kind == .sm2)
        let method = SignatureMethod(.sm2SM3)
        #expect(key.holds(value, method, "message digest".bytes))
        #expect(!key.holds(value, method, "message Digest".bytes))
        let other = try #require(SignatureMethod.sm2(userIdentifier: "1234567812345679"))
        #expect(!key.holds(value, other, "message digest".bytes))
    }

    /// RFC 8032, section 7.1, test 2; and the same value with the group's order added to S.
    @Test func ed25519() throws {
        let point = Hexadecimal.decode("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        let value = Hexadecimal.decode(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
        let key = try key(Self.edwardsKey(point))
        let method = SignatureMethod(.ed25519)
        #expect(key.holds(value, method, [0x72]))
        let order = Hexadecimal.decode("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
        var carry = 0
        let sum = zip(value[32...], order).map { digit, addend -> UInt8 in
            carry += Int(digit) + Int(addend)
            defer { carry >>= 8 }
            return UInt8(carry & 0xFF)
        }
        #expect(!key.holds(Array(value[..<32]) + sum, method, [0x72]))
    }

    static func edwardsKey(_ point: [UInt8]) -> [UInt8] {
        DER.sequence(DER.sequence(DER.identifier("1.3.101.112")), DER.bitString(point))
    }

    /// A key of small order would make values valid that nobody signed.
    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    ])
    func pointsOfSmallOrderAreNoKeys(point: String) {
        #expect(throws: KeyFault.keyTypeNotSupported) { try key(Self.edwardsKey(Hexadecimal.decode(point))) }
    }

    /// A point that lies on no curve, or at infinity, is no key.
    @Test(arguments: [
        ("1.2.840.10045.3.1.7", 32), ("1.3.132.0.34", 48), ("1.3.132.0.35", 66), ("1.2.156.10197.1.301", 32),
    ])
    func pointsLieOnTheirCurve(curve: String, width: Int) {
        var point = [UInt8](repeating: 0, count: 2 * width)
        point[width - 1] = 5
        point[2 * width - 1] = 7
        #expect(throws: KeyFault.keyTypeNotSupported) { try key(Self.ecKey(curve, point)) }
        #expect(throws: KeyFault.keyTypeNotSupported) {
            try key(
                DER.sequence(
                    DER.sequence(DER.identifier("1.2.840.10045.2.1"), DER.identifier(curve)), DER.bitString([0])))
        }
    }

    /// The orders on the page are the library's.
    @Test(arguments: [
        (EllipticCurve.p256, NID_X9_62_prime256v1), (.p384, NID_secp384r1), (.p521, NID_secp521r1), (.sm2, NID_sm2),
    ])
    func orders(curve: EllipticCurve, name: Int32) throws {
        let group = try #require(EC_GROUP_new_by_curve_name(name))
        defer { EC_GROUP_free(group) }
        var bytes = [UInt8](repeating: 0, count: curve.coordinateBytes)
        #expect(BN_bn2binpad(EC_GROUP_get0_order(group), &bytes, Int32(bytes.count)) == Int32(bytes.count))
        #expect(bytes == curve.order)
    }

    /// ECDSA knows two values for each signature, and XMLDSig forbids neither: a value is evidence, never an identity.
    @Test(arguments: [SignatureSuite.ecdsaP256SHA256, .ecdsaP384SHA384, .ecdsaP521SHA512])
    func theNegatedValueIsTheSameSignature(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let curve = try #require(suite.curve)
        let value = try key.sign("m".bytes)
        let width = curve.coordinateBytes
        let negated = Self.difference(curve.order, Array(value[width...]))
        #expect(key.certificate.isValid(Array(value[..<width]) + negated, suite, "m".bytes))
    }

    /// SM2 and GOST know only one.
    @Test(arguments: Signers.suites.filter { [.sm2SM3, .gost2012Bits256, .gost2012Bits512].contains($0) })
    func theNegatedValueIsNone(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let order = suite.curve?.order ?? key.certificate.key?.groupOrder ?? []
        let value = try key.sign("m".bytes)
        let width = value.count / 2
        let (first, second) = (Array(value[..<width]), Array(value[width...]))
        #expect(!key.certificate.isValid(first + Self.difference(order, second), suite, "m".bytes))
        #expect(!key.certificate.isValid(Self.difference(order, first) + second, suite, "m".bytes))
    }

    static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var borrow = 0
        return Array(
            zip(left.reversed(), right.reversed()).map { minuend, subtrahend -> UInt8 in
                let digit = Int(minuend) - Int(subtrahend) - borrow
                borrow = digit < 0 ? 1 : 0
                return UInt8((digit + 256) & 0xFF)
            }.reversed())
    }

    /// Each half at the edges of its range, swapped and reversed, under every suite whose values have halves.
    @Test(arguments: Signers.suites.filter { $0.signatureValueBytes != nil && $0 != .ed25519 })
    func otherFormsAreRefused(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let order = suite.curve?.order ?? key.certificate.key?.groupOrder ?? []
        let value = try key.sign("m".bytes)
        let width = value.count / 2
        #expect(order.count == width)
        let (first, second) = (Array(value[..<width]), Array(value[width...]))
        let isLittleEndian = suite == .gost2015Bits512
        let edges = [[UInt8](repeating: 0, count: width), order, [UInt8](repeating: 0xFF, count: width)]
        for edge in edges.map({ isLittleEndian ? $0.reversed() : $0 }) {
            #expect(!key.certificate.isValid(edge + second, suite, "m".bytes))
            #expect(!key.certificate.isValid(first + edge, suite, "m".bytes))
            #expect(!key.certificate.isValid(edge + edge, suite, "m".bytes))
        }
        for other in [second + first, value.reversed(), first.reversed() + second.reversed(), value + [0], [0] + value]
        {
            #expect(!key.certificate.isValid(other, suite, "m".bytes))
        }
    }
}

extension AsymmetricKey {
    /// Whether `value` is this key's over `message`.
    func holds(_ value: [UInt8], _ method: SignatureMethod, _ message: [UInt8]) -> Bool {
        isValid(value, method: method) { message.withUnsafeBytes($0) }
    }
}
