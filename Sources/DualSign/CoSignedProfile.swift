public import Foundation
public import XMLCore

/// A co-signed message with the signature that was just made, and what there is to say of it.
public struct CoSignature: Hashable, Sendable {
    /// The whole message, to be stored and sent.
    public let message: [UInt8]
    /// Our own signature's evidence.
    public let evidence: SignatureEvidence

    /// A request for a time stamp over our signature's value. Throws `SigningFault`.
    ///
    /// - Parameter nonce: 8 to 20 random bytes.
    public func timeStampRequest(nonce: [UInt8]) throws(SigningFault) -> TimeStampRequest {
        // The element as it stands alone, which is what is stamped.
        let value =
            "<ds:SignatureValue xmlns:ds=\"\(SignatureTemplate.namespace)\">\(evidence.signatureValue)"
            + "</ds:SignatureValue>"
        do throws(KeyFault) {
            return try TimeStampRequest(over: Array(value.utf8), nonce: nonce)
        } catch {
            throw .key(error)
        }
    }

    /// The same with a stamp on our signature. Throws `SigningFault.envelope` when it states no properties, or bears a
    /// stamp already.
    ///
    /// - Parameter at: When the stamp was obtained; the evidence bears it.
    public func stamped(_ stamp: TimeStamp, at: Date) throws(SigningFault) -> CoSignature {
        CoSignature(
            message: try SignatureTimeStamp.add(stamp, to: message, signatureValue: evidence.signatureValue),
            evidence: evidence.stamped(stamp, at: at))
    }
}

/// Signing in the co-signed profile: parallel signatures over message and terms, one per jurisdiction.
///
/// Each refers to `Message`, `Terms` and its own `KeyInfo` by `Id`, so adding one leaves the other valid and any
/// XMLDSig tool can check each alone. `docs/signatures/cosigned.md` has a worked example.
public enum CoSignedProfile {
    /// Puts a business message and settlement terms into a co-signed message and signs it for a jurisdiction.
    ///
    /// `envelope` is plain. A signature in its header is carried along and stays valid. Gives the bytes of the
    /// co-signed message, its parts in canonical form. Throws `SigningFault`.
    public static func sign(
        _ envelope: MessageEnvelope, terms: SettlementTerms, key: SigningKey, jurisdiction: Jurisdiction
    ) throws(SigningFault) -> [UInt8] {
        try signed(envelope, terms: terms, key: key, jurisdiction: jurisdiction).message
    }

    /// Makes the second signature over message and terms, whatever envelope the first came in.
    ///
    /// A plain envelope, signed in its header, is put into a co-signed message with the terms. A co-signed message gets
    /// our signature beside the one it has, after its terms are found to be these. Throws `SigningFault`.
    ///
    /// - Parameters:
    ///   - at: When; the evidence bears it.
    ///   - issuers: The chain of our own certificate, nearest first, where one is configured; the evidence names it.
    public static func coSign(
        _ envelope: MessageEnvelope, terms: SettlementTerms, key: SigningKey, jurisdiction: Jurisdiction, at: Date,
        issuers: [IssuerCertificate] = []
    ) throws(SigningFault) -> CoSignature {
        let made: Made
        switch envelope.shape {
        case .plain:
            made = try signed(envelope, terms: terms, key: key, jurisdiction: jurisdiction)
        case .coSigned:
            guard let element = envelope.terms, let found = try? SettlementTerms(element), found == terms else {
                throw .termsDiffer
            }
            made = try added(to: envelope, key: key, jurisdiction: jurisdiction)
        }
        let evidence = SignatureEvidence(
            of: key.certificate, jurisdiction, key.suite, .cosigned,
            CertificateTrust(ofOwn: key.certificate, issuers: issuers, signedAt: key.statedTime),
            digests: made.digests.map { ($0, $1) },
            value: made.value, at: at)
        return CoSignature(message: made.message, evidence: evidence)
    }

    private typealias Made = (message: [UInt8], value: [UInt8], digests: [SignedPart: [UInt8]])

    private static func signed(
        _ envelope: MessageEnvelope, terms: SettlementTerms, key: SigningKey, jurisdiction: Jurisdiction
    ) throws(SigningFault) -> Made {
        guard envelope.shape == .plain else { throw .envelope }
        let algorithm = key.suite.digestAlgorithm
        var text = EnvelopeText()
        text.append("<CoSignedMessage xmlns=\"urn:settlement-gateway:cosigned:1\"><Message Id=\"message\">")
        let header = try text.append(canonical: envelope.header)
        let document = try text.append(canonical: envelope.signedDocument.received)
        text.append("</Message>")

        // Alone, each part declares the namespace that inside the envelope it has from its parent.
        let message = RunningDigest(algorithm)
        message.update(Array("<Message xmlns=\"urn:settlement-gateway:cosigned:1\" Id=\"message\">".utf8))
        text.bytes.withUnsafeBytes {
            message.update(UnsafeRawBufferPointer(rebasing: $0[header.lowerBound..<document.upperBound]))
        }
        message.update(Array("</Message>".utf8))
        let termsAlone = try canonicalTerms(terms)
        let digests: [SignedPart: [UInt8]] = [
            .message: message.finish(), .terms: RunningDigest.digest(termsAlone, algorithm),
        ]

        let declaration = Array(" xmlns=\"urn:settlement-gateway:cosigned:1\"".utf8)
        text.append("<Terms")
        text.append(Array(termsAlone.dropFirst("<Terms".utf8.count + declaration.count)))
        let shown = key.showing(text.bytes + Array("</CoSignedMessage>".utf8))
        let signature = try signature(shown, jurisdiction, digests)
        text.append(signature.text)
        text.append("</CoSignedMessage>")
        return (text.bytes, signature.value, signature.digests)
    }

    /// Adds a signature to a co-signed message that has one, of another jurisdiction. What is there is not verified
    /// here and is not changed. Throws `SigningFault`.
    public static func addSignature(
        to envelope: MessageEnvelope, key: SigningKey, jurisdiction: Jurisdiction
    ) throws(SigningFault) -> [UInt8] {
        try added(to: envelope, key: key, jurisdiction: jurisdiction).message
    }

    private static func added(
        to envelope: MessageEnvelope, key: SigningKey, jurisdiction: Jurisdiction
    ) throws(SigningFault) -> Made {
        guard envelope.shape == .coSigned, let terms = envelope.terms else { throw .envelope }
        guard envelope.signatures.count < 2 else { throw .tooManySignatures }
        let identifier = "signature-\(jurisdiction.code)"
        guard envelope.signatures.allSatisfy({ $0.attribute("Id") != identifier }) else {
            throw .jurisdictionAlreadySigned
        }
        let algorithm = key.suite.digestAlgorithm
        let digests: [SignedPart: [UInt8]]
        var bytes: [UInt8]
        do throws(CanonicalizationRejection) {
            digests = [
                .message: try PartDigests.digest(envelope.message, excluding: nil, algorithm),
                .terms: try PartDigests.digest(terms, excluding: nil, algorithm),
            ]
            bytes = try envelope.root.canonicalBytes()
        } catch {
            throw .canonicalization(error)
        }
        guard let end = bytes.lastIndex(of: UInt8(ascii: "<")) else { preconditionFailure("a root has an end tag") }
        let signature = try signature(key.showing(bytes), jurisdiction, digests)
        bytes.insert(contentsOf: signature.text, at: end)
        return (bytes, signature.value, signature.digests)
    }

    private static func signature(
        _ key: SigningKey, _ jurisdiction: Jurisdiction, _ digests: [SignedPart: [UInt8]]
    ) throws(SigningFault) -> (text: [UInt8], value: [UInt8], digests: [SignedPart: [UInt8]]) {
        do throws(KeyFault) {
            return try SignatureText(key, jurisdiction: jurisdiction).signatureAndValue(by: key, digests: digests)
        } catch {
            throw .key(error)
        }
    }

    private static func canonicalTerms(_ terms: SettlementTerms) throws(SigningFault) -> [UInt8] {
        let draft = XMLDraft(root: "Terms", namespace: MessageEnvelope.coSignedNamespace)
        draft.root.attribute("Id", "terms")
        terms.write(to: draft.root)
        do throws(CanonicalizationRejection) {
            return try draft.canonicalBytes()
        } catch {
            throw .canonicalization(error)
        }
    }
}
