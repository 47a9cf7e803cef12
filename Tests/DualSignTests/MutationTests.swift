import DualSign
import Testing
import XMLCore

/// Seeded damage: whatever is still accepted says exactly what was signed.
@Suite struct MutationTests {
    /// A small generator whose seed is printed with a failure (SplitMix64).
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private struct Meaning: Equatable {
        let header: [UInt8]?
        let document: [UInt8]
        let terms: SettlementTerms?
        let signers: [String]

        init(_ message: VerifiedMessage) throws {
            let signature = message.header?.child("Sgntr")?.children.first { _ in true }
            header = try message.header?.canonicalBytes(excluding: signature)
            document = try message.document.canonicalBytes()
            terms = message.terms
            signers = message.evidence.map(\.subjectKeyIdentifier)
        }
    }

    private static func damage(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let length = min(Int.random(in: 1...200, using: &random), bytes.count - at)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[at] ^= 1 << Int.random(in: 0..<8, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(Array(" \n<>/\"&=!aZ0".utf8).randomElement(using: &random) ?? 0x20, at: at)
        case 3: bytes.removeSubrange(at..<at + length)
        case 4: bytes.insert(contentsOf: bytes[at..<at + length], at: Int.random(in: 0...bytes.count, using: &random))
        default: bytes.insert(contentsOf: Array("<!--x-->".utf8), at: at)
        }
        return bytes
    }

    @Test(arguments: [SignatureProfile.header, .cosigned, .document], [UInt64(1), 2, 3])
    func acceptedMeansUnchanged(profile: SignatureProfile, seed: UInt64) throws {
        let key = Signers.key(.ecdsaP256SHA256)
        let known = try registry(xa: key)
        let signed = try Messages.signed(by: key, profile)
        func meaning(_ bytes: [UInt8]) throws -> Meaning {
            try Meaning(
                verify(envelope(bytes), profile: profile, registry: known, messageDefinition: definition, at: now))
        }
        let original = try meaning(signed)
        var random = Seeded(state: seed)
        for round in 0..<500 {
            let damaged = Self.damage(signed, &random)
            guard damaged != signed, let accepted = try? meaning(damaged) else { continue }
            #expect(accepted == original, "seed \(seed), round \(round)")
        }
    }
}
