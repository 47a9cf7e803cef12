public import DualSign
import Foundation

/// Evidence as the store keeps it: a JSON array of `SignatureEvidence`, keys sorted.
public struct EncodedEvidence: Hashable, Sendable {
    /// The JSON text.
    public let json: [UInt8]
    /// SHA-256 of the JSON text.
    public let digest: ContentDigest

    /// Encodes evidence.
    public init(_ evidence: [SignatureEvidence]) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            json = [UInt8](try encoder.encode(evidence))
        } catch {
            preconditionFailure("evidence holds texts and whole numbers only: \(error)")
        }
        digest = ContentDigest(of: json)
    }

    /// Evidence as the store kept it.
    public init(json: [UInt8]) {
        self.json = json
        digest = ContentDigest(of: json)
    }

    /// Reads what was encoded; throws `DecodingError` when the store was tampered with.
    public func decoded() throws -> [SignatureEvidence] {
        try JSONDecoder().decode([SignatureEvidence].self, from: Data(json))
    }
}
