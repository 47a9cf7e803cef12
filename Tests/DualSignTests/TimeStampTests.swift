import DualSign
import Foundation
import Testing
import XMLCore

/// RFC 3161 against the authority that the openssl program is.
@Suite(.enabled(if: Tool.openssl.isInstalled, "openssl is not installed"))
struct TimeStampTests {
    private static let nonce: [UInt8] = Array(1...16)
    private static let message = Array("what is stamped".utf8)

    @Test func asksAndTakes() async throws {
        let authority = try TestTimeStampAuthority()
        let request = try TimeStampRequest(over: Self.message, nonce: Self.nonce)
        let stamp = try await request.obtain(by: authority.authorities) { try authority.respond($0) }
        #expect(stamp.policy == TestTimeStampAuthority.policy && stamp.accuracyMilliseconds == 1500)
        // The same token again, from the file.
        #expect(try TimeStamp(token: stamp.token, over: Self.message, by: authority.authorities) == stamp)
        #expect(throws: TimeStampRejection.imprintMismatch) {
            try TimeStamp(token: stamp.token, over: Self.message + [0], by: authority.authorities)
        }
        #expect(throws: TimeStampRejection.unreadable) {
            try TimeStamp(token: stamp.token + [0], over: Self.message, by: authority.authorities)
        }
        #expect(throws: TimeStampRejection.unreadable) {
            try TimeStamp(token: [0x30, 0x00], over: Self.message, by: authority.authorities)
        }
        let others = TimeStampAuthorities(anchors: [authority.certificate], policies: ["1.2.3"])
        #expect(throws: TimeStampRejection.policyNotAllowed) {
            try TimeStamp(token: stamp.token, over: Self.message, by: others)
        }
        let exact = TimeStampAuthorities(
            anchors: [authority.certificate], policies: [TestTimeStampAuthority.policy], accuracyMillisecondsMax: 1499)
        #expect(throws: TimeStampRejection.accuracyNotAllowed) {
            try TimeStamp(token: stamp.token, over: Self.message, by: exact)
        }
        let stranger = try TestTimeStampAuthority()
        for anchors in [[], [stranger.certificate]] {
            let untrusted = TimeStampAuthorities(anchors: anchors, policies: [TestTimeStampAuthority.policy])
            #expect(throws: TimeStampRejection.signatureInvalid) {
                try TimeStamp(token: stamp.token, over: Self.message, by: untrusted)
            }
        }
    }

    /// Whatever byte of a token changes: it is refused, or says the same.
    @Test func noByteOfATokenMayChange() throws {
        let authority = try TestTimeStampAuthority()
        let request = try TimeStampRequest(over: Self.message, nonce: Self.nonce)
        let stamp = try request.token(from: authority.respond(request.der), by: authority.authorities)
        for index in stride(from: 0, to: stamp.token.count, by: 7) {
            var token = stamp.token
            token[index] ^= 0x04
            guard let other = try? TimeStamp(token: token, over: Self.message, by: authority.authorities) else {
                continue
            }
            #expect(other.time == stamp.time && other.policy == stamp.policy, "byte \(index)")
        }
    }

    @Test func anAnswerIsToItsRequest() throws {
        let authority = try TestTimeStampAuthority()
        let one = try TimeStampRequest(over: Self.message, nonce: Self.nonce)
        let two = try TimeStampRequest(over: Self.message, nonce: Self.nonce.reversed())
        let response = try authority.respond(one.der)
        #expect(throws: TimeStampRejection.nonceMismatch) {
            try two.token(from: response, by: authority.authorities)
        }
        // Without a nonce, with a weak digest, under another policy: as others may ask.
        let plain = try authority.respond(authority.request(over: Self.message, ["-sha256", "-cert", "-no_nonce"]))
        #expect(throws: TimeStampRejection.nonceMismatch) { try one.token(from: plain, by: authority.authorities) }
        let weak = try authority.respond(authority.request(over: Self.message, ["-sha1", "-cert"]))
        #expect(throws: TimeStampRejection.imprintMismatch) {
            try TimeStamp(token: authority.token(in: weak), over: Self.message, by: authority.authorities)
        }
        let policy = try authority.respond(
            authority.request(over: Self.message, ["-sha256", "-cert", "-tspolicy", "1.2.3.4"]))
        #expect(throws: TimeStampRejection.policyNotAllowed) {
            try TimeStamp(token: authority.token(in: policy), over: Self.message, by: authority.authorities)
        }
        let refused = try authority.respond(
            authority.request(over: Self.message, ["-sha256", "-cert", "-tspolicy", "1.2.3.5"]))
        #expect(throws: TimeStampRejection.refused) { try one.token(from: refused, by: authority.authorities) }
        #expect(throws: TimeStampRejection.unreadable) { try one.token(from: [1], by: authority.authorities) }
        // A stronger digest, and a token without the authority's certificate, which is registered.
        let strong = try authority.respond(authority.request(over: Self.message, ["-sha512"]))
        _ = try TimeStamp(token: authority.token(in: strong), over: Self.message, by: authority.authorities)
    }

    // MARK: In a signature

    private static let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"

    /// Valid at the time of the other tests and today, when the stamps are made.
    private static let key = Signers.fresh("XA", .ecdsaP256SHA256, notBefore: day(-3000), notAfter: day(3000))

    private static let profiles: [SignatureProfile] = [.header, .cosigned, .document]

    private static func stamped(
        _ profile: SignatureProfile, _ authority: TestTimeStampAuthority
    ) throws -> (xml: String, stamp: TimeStamp) {
        let signed = try envelope(Messages.signed(by: Self.key.stating(signingTime: now), profile))
        let request = try SignatureTimeStamp.request(for: signed, profile: profile, nonce: nonce)
        let stamp = try request.token(from: authority.respond(request.der), by: authority.authorities)
        return (text(try SignatureTimeStamp.add(stamp, to: signed, profile: profile)), stamp)
    }

    private static func verified(
        _ xml: String, _ profile: SignatureProfile, _ stamps: TimeStampPolicy, at: Date
    ) throws -> VerifiedMessage {
        let window = SigningTimeWindow(pastSecondsMax: 1 << 30, futureSecondsMax: 1 << 30)
        return try verify(
            envelope(xml.bytes), profile: profile, registry: registry(xa: Self.key),
            messageDefinition: definition, at: at, properties: .required(window, timeStamps: stamps))
    }

    @Test(arguments: profiles)
    func aStampStandsInASignature(profile: SignatureProfile) throws {
        let authority = try TestTimeStampAuthority()
        let (xml, stamp) = try Self.stamped(profile, authority)
        let stamps = TimeStampPolicy.required(authority.authorities)
        _ = try Self.verified(xml, profile, stamps, at: now)
        _ = try Self.verified(xml, profile, .accepted(authority.authorities), at: now)
        #expect(throws: SignatureRejection.self) { try Self.verified(xml, profile, .refused, at: now) }
        let stranger = try TestTimeStampAuthority()
        #expect(throws: SignatureRejection.timeStampInvalid(.signatureInvalid)) {
            try Self.verified(xml, profile, .accepted(stranger.authorities), at: now)
        }
        let unstamped = xml.replacingOnly(
            xml.stretch(from: "<xades:UnsignedProperties>", to: "</xades:UnsignedProperties>"), with: "")
        _ = try Self.verified(unstamped, profile, .accepted(authority.authorities), at: now)
        #expect(throws: SignatureRejection.self) { try Self.verified(unstamped, profile, stamps, at: now) }
        #expect(throws: SigningFault.envelope) {
            try SignatureTimeStamp.add(stamp, to: envelope(xml.bytes), profile: profile)
        }
        let other = try Self.stamped(profile == .header ? .document : .header, authority).xml
        let token = other.stretch(from: "<xades:EncapsulatedTimeStamp>", to: "</xades:EncapsulatedTimeStamp>")
        let moved = xml.replacingOnly(
            xml.stretch(from: "<xades:EncapsulatedTimeStamp>", to: "</xades:EncapsulatedTimeStamp>"), with: token)
        #expect(throws: SignatureRejection.timeStampInvalid(.imprintMismatch)) {
            try Self.verified(moved, profile, stamps, at: now)
        }
        for (old, new) in [
            ("</xades:SignatureTimeStamp>", "</xades:SignatureTimeStamp><xades:RefsOnlyTimeStamp/>"),
            ("<xades:SignatureTimeStamp>", "<xades:SignatureTimeStamp Id=\"x\">"),
            ("<xades:EncapsulatedTimeStamp>", "<xades:EncapsulatedTimeStamp> "),
            ("</xades:UnsignedProperties>", "<x/></xades:UnsignedProperties>"),
            (
                "<xades:SignatureTimeStamp><ds:CanonicalizationMethod Algorithm=\"\(Self.exclusive)\"",
                "<xades:SignatureTimeStamp><ds:CanonicalizationMethod Algorithm=\"urn:x\""
            ),
        ] {
            let changed = xml.replacingOnly(old, with: new)
            do throws(SignatureRejection) {
                _ = try Self.attempt(changed, profile, stamps)
                Issue.record("accepted: \(new)")
            } catch .formatNotAllowed {
            } catch {
                Issue.record("\(error): \(new)")
            }
        }
    }

    private static func attempt(
        _ xml: String, _ profile: SignatureProfile, _ stamps: TimeStampPolicy
    ) throws(SignatureRejection) -> VerifiedMessage {
        let window = SigningTimeWindow(pastSecondsMax: 1 << 30, futureSecondsMax: 1 << 30)
        guard let whole = try? envelope(xml.bytes), let known = try? registry(xa: Self.key) else {
            throw .signatureMissing
        }
        return try verify(
            whole, profile: profile, registry: known, messageDefinition: definition, at: now,
            properties: .required(window, timeStamps: stamps))
    }
}
