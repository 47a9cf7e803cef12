public import DualSign
import Foundation

/// Evidence as the store keeps it: a JSON array of `SignatureEvidence`, keys sorted, no white space.
public struct EncodedEvidence: Hashable, Sendable {
    /// The JSON text.
    public let json: [UInt8]
    /// SHA-256 of the JSON text.
    public let digest: ContentDigest

    /// Encodes evidence. Written by hand, for every payment does it twice and `JSONEncoder` takes ten times as long; a
    /// test holds the two to the same bytes.
    public init(_ evidence: [SignatureEvidence]) {
        var text = JSONText()
        text.array(evidence) { text, signature in
            text.raw("{\"covers\":")
            text.array(signature.covers) { $0.string($1) }
            text.raw(",\"digests\":{")
            for (position, part) in signature.digests.sorted(by: { $0.key < $1.key }).enumerated() {
                if position > 0 { text.raw(",") }
                text.string(part.key)
                text.raw(":")
                text.string(part.value)
            }
            text.raw("}")
            text.field("jurisdiction", signature.jurisdiction.code)
            text.field("profile", signature.profile.rawValue)
            text.field("signatureValue", signature.signatureValue)
            text.field("signerSubject", signature.signerSubject)
            text.field("subjectKeyIdentifier", signature.subjectKeyIdentifier)
            text.field("suite", signature.suite.rawValue)
            if let stamp = signature.timeStamp { Self.write(stamp, to: &text) }
            if let trust = signature.trust { Self.write(trust, to: &text) }
            text.raw(",\"verifiedAtMilliseconds\":\(signature.verifiedAtMilliseconds)}")
        }
        json = text.bytes
        digest = ContentDigest(of: json)
    }

    private static func write(_ stamp: TimeStampEvidence, to text: inout JSONText) {
        text.raw(",\"timeStamp\":{")
        if let accuracy = stamp.accuracyMilliseconds { text.raw("\"accuracyMilliseconds\":\(accuracy),") }
        text.raw("\"policy\":")
        text.string(stamp.policy)
        text.raw(",\"timeMilliseconds\":\(stamp.timeMilliseconds)")
        text.field("tokenDigest", stamp.tokenDigest)
        text.raw("}")
    }

    private static func write(_ trust: CertificateTrust, to text: inout JSONText) {
        text.raw(",\"trust\":{\"certificate\":")
        text.string(trust.certificate)
        text.raw(",\"issuers\":")
        text.array(trust.issuers) { $0.string($1) }
        text.raw(",\"revocation\":")
        text.array(trust.revocation) { text, revocation in
            text.raw("{")
            if let answer = revocation.answer {
                text.raw("\"answer\":{\"digest\":")
                text.string(answer.digest)
                text.raw(",\"nextUpdateMilliseconds\":\(answer.nextUpdateMilliseconds)")
                text.field("source", answer.source.rawValue)
                text.raw(",\"thisUpdateMilliseconds\":\(answer.thisUpdateMilliseconds)},")
            }
            text.raw("\"certificate\":")
            text.string(revocation.certificate)
            if let unknown = revocation.unknown { text.field("unknown", unknown.rawValue) }
            text.raw("}")
        }
        if let signedAt = trust.signedAtMilliseconds { text.raw(",\"signedAtMilliseconds\":\(signedAt)") }
        text.raw("}")
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

/// JSON under construction.
private struct JSONText {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(1024) }

    mutating func raw(_ text: String) { bytes.appendUTF8(text) }

    mutating func array<Value>(_ values: [Value], _ write: (inout JSONText, Value) -> Void) {
        raw("[")
        for (position, value) in values.enumerated() {
            if position > 0 { raw(",") }
            write(&self, value)
        }
        raw("]")
    }

    /// A field that is not the first.
    mutating func field(_ name: String, _ value: String) {
        raw(",\"")
        raw(name)
        raw("\":")
        string(value)
    }

    mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        guard value.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
            bytes.appendUTF8(value)
            return bytes.append(UInt8(ascii: "\""))
        }
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: raw("\\b")
            case 0x09: raw("\\t")
            case 0x0A: raw("\\n")
            case 0x0C: raw("\\f")
            case 0x0D: raw("\\r")
            case 0x00..<0x10: raw("\\u000" + String(byte, radix: 16))
            case 0x10..<0x20: raw("\\u00" + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
