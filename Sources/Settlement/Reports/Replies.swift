public import ISO20022
public import TengeLedger

/// Writes the gateway's answers. Everything in a reply follows from what is committed, so writing it twice, before and
/// after a crash, gives the same message; only signatures may differ.
public struct ReplyBuilder: Hashable, Sendable {
    /// The gateway's institution, which sends.
    public let own: BICFI
    /// Minutes east of UTC in which instants are written.
    public let offsetMinutes: Int
    /// The service named in headers of messages that named none.
    public let businessService: Max35Text?

    /// A builder for one gateway.
    public init(own: BICFI, offsetMinutes: Int, businessService: Max35Text? = nil) {
        precondition((-840...840).contains(offsetMinutes), "an offset of at most 14 hours")
        self.own = own
        self.offsetMinutes = offsetMinutes
        self.businessService = businessService
    }

    /// pacs.002 `ACSC`: settlement completed. To be sent only once it is committed.
    ///
    /// - Parameter at: The instant of the completion it stands in.
    public func settled(_ held: HeldCase, at: Instant) -> BusinessMessage {
        var status = transaction(held.references, .acceptedSettlementCompleted)
        status.acceptanceDateTime = moment(held.receivedAt)
        status.effectiveSettlementDate = .date(held.order.valueDate)
        return report(
            identifier(of: "R", held.sequence, held.digest), held.references, status, to: held.order.partner, at: at)
    }

    /// pacs.002 `PDNG`: held, the second jurisdiction has not signed.
    public func pending(_ held: HeldCase, at: Instant) -> BusinessMessage {
        var status = transaction(held.references, .pending)
        status.acceptanceDateTime = moment(held.receivedAt)
        return report(
            identifier(of: "P", held.sequence, held.digest), held.references, status, to: held.order.partner, at: at)
    }

    /// pacs.002 `RJCT` or admi.002, as the refusal says; admi.002 too where the message has no identifier to repeat.
    public func refusal(_ refused: RefusedMessage) -> BusinessMessage {
        let identifier = identifier(of: "R", refused.sequence, refused.digest)
        switch refused.refusal.reply {
        case .paymentStatusReport where refused.references.messageIdentifier != nil:
            var status = transaction(refused.references, .rejected)
            status.reasons = [StatusReasonInformation(refused.refusal.reason, narrative: narrative(of: refused))]
            return report(identifier, refused.references, status, to: refused.sender, at: refused.refusedAt)
        case .paymentStatusReport, .messageReject:
            return reject(identifier, refused)
        }
    }

    /// One line of what the code set allows.
    private func narrative(of refused: RefusedMessage) -> String {
        Max105Text(truncating: refused.refusal.narrative)?.text ?? ""
    }

    private func reject(_ identifier: Max35Text, _ refused: RefusedMessage) -> BusinessMessage {
        guard let reason = Max35Text(refused.refusal.reason.rawValue) else {
            preconditionFailure("a reason code has four characters")
        }
        var reject = MessageReject(
            relatedReference: refused.references.businessMessageIdentifier ?? "NOTPROVIDED",
            rejectingPartyReason: reason)
        reject.rejectionDateTime = moment(refused.refusedAt)
        reject.reasonDescription = Max350Text(truncating: refused.refusal.narrative)
        return BusinessMessage(
            header: header(
                identifier, .messageReject, refused.references, to: refused.sender, at: refused.refusedAt),
            content: .messageReject(reject))
    }

    // MARK: Parts

    private func transaction(_ references: MessageReferences, _ status: PaymentStatus) -> TransactionStatus {
        var transaction = TransactionStatus(status: status)
        transaction.originalInstruction = references.instruction
        transaction.originalEndToEnd = references.endToEnd
        transaction.originalTransaction = references.transaction
        transaction.originalUETR = references.uetr
        return transaction
    }

    private func report(
        _ identifier: Max35Text, _ references: MessageReferences, _ status: TransactionStatus, to partner: BICFI,
        at: Instant
    ) -> BusinessMessage {
        var group = StatusReportGroupHeader(messageIdentification: identifier, creationDateTime: moment(at))
        group.instructingAgent = AgentIdentification(bicfi: own)
        group.instructedAgent = AgentIdentification(bicfi: partner)
        let original = OriginalMessage(
            messageIdentification: references.messageIdentifier ?? "NOTPROVIDED",
            messageName: references.messageDefinition ?? "NOTPROVIDED")
        return BusinessMessage(
            header: header(identifier, .paymentStatusReport, references, to: partner, at: at),
            content: .paymentStatusReport(
                PaymentStatusReport(
                    groupHeader: group, originalGroups: [OriginalGroupStatus(original: original)],
                    transactions: [status])))
    }

    private func header(
        _ identifier: Max35Text, _ definition: MessageDefinition, _ references: MessageReferences, to partner: BICFI,
        at: Instant
    ) -> BusinessApplicationHeader {
        guard let name = Max35Text(definition.rawValue) else {
            preconditionFailure("a message definition has 15 to 16 characters")
        }
        var header = BusinessApplicationHeader(
            from: HeaderParty(own), to: HeaderParty(partner), businessMessageIdentifier: identifier,
            messageDefinitionIdentifier: name, creationDate: moment(at))
        header.businessService = references.businessService ?? businessService
        header.related = related(references).map { [$0] } ?? []
        return header
    }

    /// The header of the message answered, where all that it must have could be read.
    private func related(_ references: MessageReferences) -> BusinessApplicationHeader.Related? {
        guard let from = references.from, let to = references.to, let creationDate = references.creationDate,
            let identifier = references.businessMessageIdentifier, let definition = references.messageDefinition
        else { return nil }
        var related = BusinessApplicationHeader.Related(
            from: HeaderParty(from), to: HeaderParty(to), businessMessageIdentifier: identifier,
            messageDefinitionIdentifier: definition, creationDate: creationDate)
        related.businessService = references.businessService
        return related
    }

    /// A letter, the store's number and the beginning of the digest: never the same for two messages, even where a
    /// store was restored and counts again.
    private func identifier(of letter: String, _ sequence: Int64, _ digest: ContentDigest) -> Max35Text {
        let number = String(sequence)
        let padded = String(repeating: "0", count: max(0, 12 - number.utf8.count)) + number
        guard let text = Max35Text("\(letter)\(padded)-\(digest.hexadecimal.prefix(12))") else {
            preconditionFailure("at most 33 characters")
        }
        return text
    }

    func moment(_ instant: Instant) -> ISODateTime {
        guard
            let moment = ISODateTime(
                unixMilliseconds: instant.millisecondsSinceEpoch, offsetMinutes: offsetMinutes)
        else { preconditionFailure("the gateway's clock is outside the years 1 to 9999") }
        return moment
    }
}
