public import ISO20022

/// What a message is known by, as far as it could be read: what a reply must repeat.
///
///     from, to, businessMessageIdentifier,          of the header: `Rltd` of the reply
///     messageDefinition, businessService, creationDate
///     messageIdentifier                             of the group header: `OrgnlMsgId`
///     instruction, endToEnd, transaction, uetr      of the one transaction: `Orgnl…Id`, `OrgnlUETR`
///
/// All may be missing: bytes that are not XML have none of them.
public struct MessageReferences: Hashable, Sendable {
    /// `AppHdr/Fr`.
    public var from: BICFI?
    /// `AppHdr/To`.
    public var to: BICFI?
    /// `AppHdr/BizMsgIdr`: unique for each sender.
    public var businessMessageIdentifier: Max35Text?
    /// `AppHdr/MsgDefIdr`.
    public var messageDefinition: Max35Text?
    /// `AppHdr/BizSvc`.
    public var businessService: Max35Text?
    /// `AppHdr/CreDt`.
    public var creationDate: ISODateTime?
    /// `GrpHdr/MsgId`.
    public var messageIdentifier: Max35Text?
    /// `PmtId/InstrId`.
    public var instruction: Max35Text?
    /// `PmtId/EndToEndId`.
    public var endToEnd: Max35Text?
    /// `PmtId/TxId`.
    public var transaction: Max35Text?
    /// `PmtId/UETR`: unique for each payment.
    public var uetr: UETR?

    /// References of which none is known yet.
    public init() {}
}
