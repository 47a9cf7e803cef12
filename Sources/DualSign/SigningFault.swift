public import XMLCore

/// Why a message could not be signed. Ours to mend: nothing was sent.
public enum SigningFault: Error, Hashable, Sendable {
    /// Not the envelope this signature is for, or what was written has no `AppHdr` followed by a `Document`.
    case envelope
    /// The header bears a signature already.
    case alreadySigned
    /// The co-signed message bears this jurisdiction's signature already.
    case jurisdictionAlreadySigned
    /// The co-signed message has two signatures.
    case tooManySignatures
    /// The co-signed message has other terms than those to be signed.
    case termsDiffer
    /// A part has no canonical form.
    case canonicalization(CanonicalizationRejection)
    /// A prefixed part has elements that would change their namespace in the new envelope.
    case namespaceNotCarried
    /// The key failed.
    case key(KeyFault)
}
