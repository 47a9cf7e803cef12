public import XMLCore

/// Signing in the header profile: one signature in `AppHdr/Sgntr` over header, document and its own key information.
///
/// The header is digested with an empty `Sgntr` in it: the enveloped-signature transform takes away `ds:Signature` and
/// nothing else. `docs/signatures/header.md` has a worked example.
public enum HeaderProfile {
    /// Signs what `write` puts into the root of a plain envelope: `AppHdr` without `Sgntr`, then `Document`.
    ///
    /// Gives the canonical bytes of the envelope: what is sent and stored. Throws `SigningFault`.
    public static func sign(key: SigningKey, write: (ElementWriter) -> Void) throws(SigningFault) -> [UInt8] {
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        write(draft.root)
        let envelope: MessageEnvelope
        do throws(EnvelopeRejection) { envelope = try MessageEnvelope(draft.seal()) } catch { throw .envelope }
        return try sign(envelope, key: key)
    }

    /// Signs a plain envelope whose header bears no signature yet.
    ///
    /// Gives the bytes of a new envelope, its parts in canonical form. Throws `SigningFault`.
    public static func sign(_ envelope: MessageEnvelope, key: SigningKey) throws(SigningFault) -> [UInt8] {
        guard envelope.shape == .plain else { throw .envelope }
        guard envelope.header.child("Sgntr") == nil else { throw .alreadySigned }
        let algorithm = key.suite.digestAlgorithm
        var text = EnvelopeText()
        text.append("<Envelope xmlns=\"urn:settlement-gateway:envelope:1\">")
        let header = try text.append(canonical: envelope.header)
        let place = text.appendSignaturePlace(toHeaderAt: header)
        let document = try text.append(canonical: envelope.signedDocument.received)
        let digests: [SignedPart: [UInt8]] = [
            .header: text.digest(header.lowerBound..<place.headerEnd, algorithm),
            .document: text.digest(document, algorithm),
        ]
        do throws(KeyFault) {
            text.insert(try SignatureText(key).signature(by: key, digests: digests), at: place.signatureAt)
        } catch {
            throw .key(error)
        }
        text.append("</Envelope>")
        return text.bytes
    }
}
