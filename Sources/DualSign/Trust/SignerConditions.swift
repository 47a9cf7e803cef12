public import Foundation

/// What to do about a certificate of which nobody says whether it is revoked.
public enum UnknownRevocationPolicy: Hashable, Sendable {
    /// Refuse its signatures.
    case refuse
    /// Take them, and say so in the evidence.
    case accept
    /// Take them for so many seconds after the last good answer ran out; without one, refuse.
    case acceptAfterGood(graceSeconds: Int)
}

/// Whether revocation is asked for.
public enum RevocationPolicy: Hashable, Sendable {
    /// It is not: a certificate is withdrawn by taking it out of the registry.
    case notAsked
    /// It is, of the signer's certificate and every authority below the anchor.
    case asked(whenUnknown: UnknownRevocationPolicy)
}

/// What a registration demands of its signer beyond being listed.
public struct SignerConditions: Hashable, Sendable {
    /// Uses that the certificate must allow, beside digitalSignature.
    public var keyUsages: Set<KeyUsage>
    /// Extended uses it must name, as object identifiers in dotted decimal, such as `1.2.398.3.3.4.1.2.2`.
    public var extendedKeyUsages: Set<String>
    /// Authorities to one of which a chain must lead; nil: the registry alone is the trust.
    public var trustAnchors: TrustAnchors?
    /// Whether revocation is asked for, and what an unknown answer means.
    public var revocation: RevocationPolicy
    /// Whether certificate and chain must have been valid also when the message says it was signed.
    public var asksSigningTime: Bool
    /// From when on it may sign for the institution; nil: from the start of the certificate's validity.
    public var validFrom: Date?
    /// Until when, inclusive; nil: to the end of the certificate's validity.
    public var validUntil: Date?
    /// The most it may sign in one payment: minor units by ISO 4217 code. Empty: no limit. Otherwise a currency that is
    /// not listed may not be signed for.
    public var amountLimits: [String: Int64]

    /// Conditions of the parts given; without any, being listed is enough.
    public init(
        keyUsages: Set<KeyUsage> = [], extendedKeyUsages: Set<String> = [], trustAnchors: TrustAnchors? = nil,
        revocation: RevocationPolicy = .notAsked, asksSigningTime: Bool = false, validFrom: Date? = nil,
        validUntil: Date? = nil,
        amountLimits: [String: Int64] = [:]
    ) {
        self.keyUsages = keyUsages
        self.extendedKeyUsages = extendedKeyUsages
        self.trustAnchors = trustAnchors
        self.revocation = revocation
        self.asksSigningTime = asksSigningTime
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.amountLimits = amountLimits
    }
}

/// A signer asks to sign more than its registration allows.
public enum AmountLimitRejection: Error, Hashable, Sendable {
    /// The registration has limits and none in this currency.
    case currencyNotAllowed
    /// The amount is above the limit, in minor units.
    case aboveLimit(minorUnits: Int64)
}

extension SignerConditions {
    /// Whether an amount may be signed for. Nil when it may.
    public func rejection(ofMinorUnits amount: Int64, currency: String) -> AmountLimitRejection? {
        guard !amountLimits.isEmpty else { return nil }
        guard let limit = amountLimits[currency] else { return .currencyNotAllowed }
        return amount > limit ? .aboveLimit(minorUnits: limit) : nil
    }
}
