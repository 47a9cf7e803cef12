import Foundation
import Testing
import XMLCore

@testable import DualSign

/// Two keys of one signer, both of which must sign: today's suite and one that is to come.
@Suite struct AdditionalSignerTests {
    private let first = Signers.key(.ecdsaP256SHA256)
    private let second = Signers.key(.ed25519)
    private let ours = Signers.key(.ecdsaP384SHA384, Signers.kz)

    private func registry() throws -> SignerRegistry {
        let one = try first.registered("XA")
        return try SignerRegistry([one, second.registered("XA").additional(to: one), ours.registered("KZ")])
    }

    private func rejection(_ bytes: [UInt8]) throws -> SignatureRejection? {
        do {
            _ = try verifyComplete(
                envelope(bytes), registry: registry(), required: [jurisdiction("XA"), jurisdiction("KZ")],
                messageDefinition: definition, at: now)
            return nil
        } catch {
            return error as? SignatureRejection
        }
    }

    /// The first in the header, the second and ours beside message and terms.
    @Test func bothSign() throws {
        let header = try envelope(Messages.headerSigned(by: first))
        let both = try CoSignedProfile.sign(
            header, terms: Messages.terms, key: second, jurisdiction: jurisdiction("XA"))
        let whole = try CoSignedProfile.addSignature(to: envelope(both), key: ours, jurisdiction: jurisdiction("KZ"))
        #expect(try rejection(whole) == nil)
        let verified = try verifyComplete(
            envelope(whole), registry: registry(), required: [jurisdiction("XA"), jurisdiction("KZ")],
            messageDefinition: definition, at: now)
        #expect(verified.evidence.map(\.suite) == [.ecdsaP256SHA256, .ed25519, .ecdsaP384SHA384])
        // Without the registration they are one jurisdiction signing twice.
        #expect(throws: SignatureRejection.sameJurisdictionTwice) {
            try verifyComplete(
                envelope(whole),
                registry: SignerRegistry([
                    first.registered("XA"), second.registered("XA"), ours.registered("KZ"),
                ]), required: [], messageDefinition: definition, at: now)
        }
    }

    /// Either alone is not enough, wherever it stands.
    @Test func eachNeedsTheOther() throws {
        let missing = SignatureRejection.additionalSignatureMissing(jurisdiction("XA"))
        for key in [first, second] {
            let plain = try Messages.headerSigned(by: key)
            #expect(try rejection(plain) == missing)
            #expect(throws: missing) {
                try verify(
                    envelope(plain), profile: .header, registry: registry(), messageDefinition: definition, at: now)
            }
            let beside = try CoSignedProfile.addSignature(
                to: envelope(Messages.coSigned(by: key)), key: ours, jurisdiction: jurisdiction("KZ"))
            #expect(try rejection(beside) == missing)
        }
    }

    /// A changed second signature is no second signature.
    @Test func bothAreVerified() throws {
        let header = try envelope(Messages.headerSigned(by: first))
        let both = try CoSignedProfile.sign(
            header, terms: Messages.terms, key: Signers.fresh("XA", .ed25519), jurisdiction: jurisdiction("XA"))
        #expect(try rejection(both) == .keyUnknown)
    }

    @Test func refusesPairsThatAreNone() throws {
        let one = try first.registered("XA")
        for other in try [ours.registered("KZ"), Signers.fresh("XA", .ecdsaP256SHA256).registered("XA"), one] {
            #expect(throws: TrustFault.self) { try other.additional(to: one) }
        }
        let two = try second.registered("XA").additional(to: one)
        #expect(throws: TrustFault.self) { try Signers.key(.ecdsaP521SHA512).registered("XA").additional(to: two) }
        #expect(throws: TrustFault.self) { try SignerRegistry([two]) }
        let three = try Signers.key(.ecdsaP521SHA512).registered("XA").additional(to: one)
        #expect(throws: TrustFault.self) { try SignerRegistry([one, two, three]) }
    }
}
