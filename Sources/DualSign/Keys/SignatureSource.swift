/// Signs where the private key is: in a token, at a co-signer of another house. Of the key this process has the
/// certificate alone.
///
/// Called on threads that may wait; how long is the source's own business, but it ends. What it gives is verified with
/// the certificate before it goes into a message, so a broken or hostile source can stop a payment and forge none.
public protocol SignatureSource: Sendable {
    /// The signature value over `request.signedInfo`, in XMLDSig's form. Throws `KeyFault`.
    func signatureValue(for request: SignatureRequest) throws(KeyFault) -> [UInt8]

    /// Told after each value whether it is the certificate's over what was to be signed; a wrong one goes nowhere. A
    /// source that gives wrong values is as good as one that is away.
    func valueWasVerified(isRight: Bool)
}

extension SignatureSource {
    /// Does nothing.
    public func valueWasVerified(isRight: Bool) {}
}

/// What a source is asked to sign.
public struct SignatureRequest: Hashable, Sendable {
    /// `ds:SignedInfo` in its canonical form: the very bytes that are signed.
    public let signedInfo: [UInt8]
    /// How.
    public let method: SignatureMethod
    /// The suite of `method`.
    public var suite: SignatureSuite { method.suite }
    /// Of a co-signed message: all of it but the signature that is asked for, so that whoever signs can see message and
    /// terms and hold them against the digests of `signedInfo`. Empty for a signature in the header.
    public let draft: [UInt8]
    /// `xades:SignedProperties` in its canonical form, where the signature states something of itself; `signedInfo` has
    /// its digest. Empty where it states nothing.
    public let signedProperties: [UInt8]

    /// A request of the parts given.
    public init(
        signedInfo: [UInt8], method: SignatureMethod, draft: [UInt8] = [], signedProperties: [UInt8] = []
    ) {
        self.signedInfo = signedInfo
        self.method = method
        self.draft = draft
        self.signedProperties = signedProperties
    }

    /// A request in a suite under its own identifiers.
    public init(signedInfo: [UInt8], suite: SignatureSuite, draft: [UInt8] = []) {
        self.init(signedInfo: signedInfo, method: SignatureMethod(suite), draft: draft)
    }
}

/// Why a signer elsewhere gave no signature, though it may yet: a fault, to be tried again.
public enum SignerOutage: String, Error, Hashable, Sendable, CaseIterable {
    /// Nobody answers at its address.
    case unreachable
    /// The mutual authentication of the channel failed.
    case channelRefused
    /// It did not answer in time.
    case timedOut
    /// It answered, but not in the form agreed, or too much, or about something else.
    case answerNotUnderstood
    /// It says that it cannot now.
    case busy
    /// It failed a moment ago and is not asked again until some time has passed.
    case resting
    /// The token or its session is gone and could not be opened again.
    case sessionLost
}

/// Why a signer elsewhere will not sign: final for this payment.
public enum SignerRefusal: String, Error, Hashable, Sendable, CaseIterable, Codable {
    /// The message is not one that it signs: its content, or its signature by the partner.
    case messageNotAccepted = "message-not-accepted"
    /// The terms are not those it agreed to.
    case termsNotAccepted = "terms-not-accepted"
    /// What it was to sign does not cover the message and terms that it was shown.
    case digestsDiffer = "digests-differ"
    /// The amount is above what it may sign.
    case amountAboveLimit = "amount-above-limit"
    /// The hold has ended, or ends too soon.
    case tooLate = "too-late"
    /// It may not sign for whoever asked.
    case notEntitled = "not-entitled"
    /// It signed something else under the same request.
    case alreadySignedAnother = "already-signed-another"
}
