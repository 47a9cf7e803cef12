import DualSign
import Foundation

/// What is said between the gateway and a co-signer: JSON, one request and one answer. `docs/remote-cosigner.md` is the
/// specification.
enum CoSigningExchange {
    /// What the co-signer is asked. Bytes are in Base64.
    struct Request: Codable, Hashable {
        /// The same for every attempt at one payment.
        let requestIdentifier: String
        /// The payment.
        let uetr: String
        /// In which suite.
        let suite: String
        /// With which key, in lower-case hexadecimal.
        let subjectKeyIdentifier: String
        /// The bytes to be signed.
        let signedInfo: Data
        /// The co-signed message as it will be, without the signature that is asked for.
        let draft: Data
        /// What the signature will state of itself: `xades:SignedProperties` in its canonical form; nil: nothing.
        var signedProperties: Data?
    }

    /// A signature.
    struct Signed: Codable, Hashable {
        /// Of the request.
        let requestIdentifier: String
        /// Of the key that signed.
        let subjectKeyIdentifier: String
        /// In XMLDSig's form.
        let signatureValue: Data
    }

    /// A refusal, with status 422.
    struct Refused: Codable, Hashable {
        /// Of the request.
        let requestIdentifier: String
        /// Why.
        let reason: SignerRefusal
    }

    /// The longest answer: an RSA value of 8,192 bits takes 1,400 bytes of Base64.
    static let answerBytesMax = 16 << 10

    /// The signature value that an answer has for a request. Throws `KeyFault.signerRefused` for a refusal and
    /// `.signerUnavailable` for everything else.
    static func value(in answer: HTTPExchange.Response, to request: Request) throws(KeyFault) -> [UInt8] {
        switch answer.status {
        case 200:
            guard let signed = try? JSONDecoder().decode(Signed.self, from: Data(answer.body)),
                signed.requestIdentifier == request.requestIdentifier,
                signed.subjectKeyIdentifier == request.subjectKeyIdentifier
            else { throw .signerUnavailable(.answerNotUnderstood) }
            return [UInt8](signed.signatureValue)
        case 422:
            guard let refused = try? JSONDecoder().decode(Refused.self, from: Data(answer.body)),
                refused.requestIdentifier == request.requestIdentifier
            else { throw .signerUnavailable(.answerNotUnderstood) }
            throw .signerRefused(refused.reason)
        case 429, 502, 503, 504:
            throw .signerUnavailable(.busy)
        case 401, 403:
            throw .signerUnavailable(.channelRefused)
        default:
            throw .signerUnavailable(.answerNotUnderstood)
        }
    }

    /// What libcurl's faults mean for the one who waits for a signature.
    static func outage(_ fault: CurlFault) -> SignerOutage {
        switch fault {
        case .cannotConnect, .broken, .closed: .unreachable
        case .tls: .channelRefused
        case .timedOut: .timedOut
        case .answerTooLarge, .invalidRequest, .other: .answerNotUnderstood
        }
    }
}
