public import XMLCore

/// Putting a time stamp on a signature of ours that states its properties: XAdES-B becomes XAdES-T.
///
/// A stamp is signed by nobody but its authority, so it is added to a finished signature: ask for it with `request`,
/// have it sent, and `add` what came back. A stamp in a header or a document changes what a co-signature covers: it is
/// added before.
public enum SignatureTimeStamp {
    /// A request for a stamp over the value of the last signature in a profile's place. Throws `SigningFault`.
    ///
    /// - Parameter nonce: 8 to 20 random bytes.
    public static func request(
        for envelope: MessageEnvelope, profile: SignatureProfile, nonce: [UInt8]
    ) throws(SigningFault) -> TimeStampRequest {
        let value = try canonical(signatureValue(in: envelope, profile))
        do throws(KeyFault) { return try TimeStampRequest(over: value, nonce: nonce) } catch { throw .key(error) }
    }

    /// The message with the stamp in that signature, in canonical form. Throws `SigningFault.envelope` when there is no
    /// such signature, it states no properties or bears a stamp already.
    public static func add(
        _ stamp: TimeStamp, to envelope: MessageEnvelope, profile: SignatureProfile
    ) throws(SigningFault) -> [UInt8] {
        let value = try signatureValue(in: envelope, profile)
        return try add(stamp, to: try canonical(envelope.root), signatureValue: value.textContent)
    }

    /// `bytes` are in canonical form.
    static func add(
        _ stamp: TimeStamp, to bytes: [UInt8], signatureValue: String
    ) throws(SigningFault) -> [UInt8] {
        var bytes = bytes
        let text = Array("<ds:SignatureValue>\(signatureValue)</ds:SignatureValue>".utf8)
        let end = Array("</xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature>".utf8)
        guard let start = firstIndex(of: text, in: bytes[...]),
            let place = firstIndex(of: end, in: bytes[start...]),
            firstIndex(of: Array("</ds:Signature>".utf8), in: bytes[start...]) == place + end.count - 15
        else { throw .envelope }
        let stamped =
            "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>"
            + "<ds:CanonicalizationMethod Algorithm=\"\(SignatureForm.exclusiveC14N)\"></ds:CanonicalizationMethod>"
            + "<xades:EncapsulatedTimeStamp>\(Base64.encode(stamp.token))</xades:EncapsulatedTimeStamp>"
            + "</xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>"
        bytes.insert(contentsOf: Array(stamped.utf8), at: place + "</xades:SignedProperties>".utf8.count)
        return bytes
    }

    private static func signatureValue(
        in envelope: MessageEnvelope, _ profile: SignatureProfile
    ) throws(SigningFault) -> Element {
        let signature: Element? =
            switch profile {
            case .header: envelope.header.child("Sgntr")?.children.first { _ in true }
            case .document: envelope.signedDocument.signatures.last
            case .cosigned: envelope.signatures.last
            case .kazakhNested: nil
            }
        guard let value = signature?.child("SignatureValue") else { throw .envelope }
        return value
    }

    private static func canonical(_ element: Element) throws(SigningFault) -> [UInt8] {
        do throws(CanonicalizationRejection) {
            return try element.canonicalBytes()
        } catch {
            throw .canonicalization(error)
        }
    }

    private static func firstIndex(of text: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return nil }
        var index = bytes.startIndex
        while index + text.count <= bytes.endIndex {
            if bytes[index] == first, bytes[index..<index + text.count].elementsEqual(text) { return index }
            index += 1
        }
        return nil
    }
}
