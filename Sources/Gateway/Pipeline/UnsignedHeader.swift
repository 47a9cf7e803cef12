import ISO20022

/// A header that no signature covers, as in the document profile: it may say nothing that the signed document does not
/// say too, or that the channel does not know.
///
/// The business message identifier is the document's message identification, the creation date is the document's, in
/// the same spelling; sender and receiver are compared with the channel by the corridor. Everything else is absent, but
/// for the business service, which is the corridor's or is not looked at.
enum UnsignedHeader {
    /// Whether a message's header repeats its document. Only a payment can: other documents have no such fields.
    static func repeatsDocument(_ message: BusinessMessage) -> Bool {
        guard case .customerCreditTransfer(let transfer) = message.content else { return false }
        let (header, group) = (message.header, transfer.groupHeader)
        return header.businessMessageIdentifier == group.messageIdentification
            && header.creationDate == group.creationDateTime && header.marketPractice == nil
            && header.businessProcessingDate == nil && header.copyDuplicate == nil && header.possibleDuplicate == nil
            && header.priority == nil && header.related.isEmpty
    }
}
