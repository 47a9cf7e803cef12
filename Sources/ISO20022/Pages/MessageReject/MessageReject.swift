public import XMLCore

/// The refusal of a message that cannot be answered as a payment.
///
///     admi.002.001.01
///       RltdRef         MessageReference    1..1
///         Ref           Max35Text           1..1
///       Rsn             RejectionReason2    1..1
///         RjctgPtyRsn   Max35Text           1..1
///         RjctnDtTm     ISODateTime         0..1
///         ErrLctn       Max350Text          0..1
///         RsnDesc       Max350Text          0..1
///         AddtlData     Max20000Text        0..1
///
/// - Source: admi.002.001.01, `Document/admi.002.001.01`.
public struct MessageReject: Hashable, Sendable {
    /// The business message identifier of the message refused, or `NOTPROVIDED`.
    public var relatedReference: Max35Text
    /// The reason, as a code that the two sides know.
    public var rejectingPartyReason: Max35Text
    /// When it was refused.
    public var rejectionDateTime: ISODateTime?
    /// Where the error stands in the message.
    public var errorLocation: Max350Text?
    /// The reason in words.
    public var reasonDescription: Max350Text?
    /// More data about it.
    public var additionalData: Max20000Text?

    /// A refusal with its reason.
    public init(relatedReference: Max35Text, rejectingPartyReason: Max35Text) {
        self.relatedReference = relatedReference
        self.rejectingPartyReason = rejectingPartyReason
    }
}

extension MessageReject: ElementReadable, ElementWritable {
    /// Reads `admi.002.001.01`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let reference = try children.element("RltdRef").sequence { children throws(ElementRejection) in
                try children.required("Ref", as: Max35Text.self)
            }
            return try children.element("Rsn").sequence { children throws(ElementRejection) in
                var reject = Self(
                    relatedReference: reference, rejectingPartyReason: try children.required("RjctgPtyRsn"))
                reject.rejectionDateTime = try children.optional("RjctnDtTm")
                reject.errorLocation = try children.optional("ErrLctn")
                reject.reasonDescription = try children.optional("RsnDesc")
                reject.additionalData = try children.optional("AddtlData")
                return reject
            }
        }
    }

    /// Writes the content of `admi.002.001.01`.
    public func write(to element: ElementWriter) {
        element.child("RltdRef").write("Ref", relatedReference)
        let reason = element.child("Rsn")
        reason.write("RjctgPtyRsn", rejectingPartyReason)
        reason.write("RjctnDtTm", rejectionDateTime)
        reason.write("ErrLctn", errorLocation)
        reason.write("RsnDesc", reasonDescription)
        reason.write("AddtlData", additionalData)
    }
}
