import DualSign

/// A payment of the fixtures: a good one unless edited.
///
/// The values that fixtures vary often are properties. Everything else is edited as text: `replace` before the
/// message is signed, `tamper` afterwards. Both demand that what they replace stands there exactly once.
struct Payment: Sendable {
    /// Three digits, unique among all fixtures; identifiers and the UETR come from it.
    let label: String
    var partner: Partner
    var sender: String
    var addressee = Home.bic
    var service = "settlement-gateway"
    var messageIdentifier: String
    var uetr: String
    var createdAt = "2026-11-23T05:00:00Z"
    var amount = "1250000.00"
    var currency = "KZT"
    var valueDate = "2026-11-23"
    var creditor = Creditor.kaspiClient
    /// Lines of `RmtInf/Ustrd`.
    var remittance = ["EKNP 2717KZT710", "Invoice 2026/417, spare parts"]
    /// Whether the message carries its payment twice, the second time under another UETR.
    var secondTransaction = false
    var signing = Signing.own
    private(set) var edits: [TextEdit] = []
    private(set) var tamperings: [@Sendable (String) -> String] = []

    /// How the message is signed.
    enum Signing: Sendable {
        /// As the partner's corridor says.
        case own
        /// As the partner's corridor says, by another key.
        case by(Signer)
        /// Not at all; in the plain envelope.
        case unsigned
        /// In the co-signed profile, whatever the corridor says, under this jurisdiction's name, with changed terms.
        case coSigned(Signer, jurisdiction: String, terms: @Sendable (inout Terms) -> Void)
        /// In the co-signed profile by the partner, and beside it by another partner's signer.
        case coSignedWith(Signer, jurisdiction: String)
        /// In the header and, over that, in the co-signed profile.
        case headerAndCoSigned
    }

    init(_ number: Int, from partner: Partner) {
        self.partner = partner
        sender = partner.bic
        label = String(String(number + 1000).suffix(3))
        messageIdentifier = "\(partner.code)-20261123-\(label)"
        uetr = "5e771e00-0000-4000-8000-000000000\(label)"
    }

    /// Edits the message before it is signed.
    mutating func replace(_ old: String, _ new: String) { edits.append(TextEdit(old: old, new: new)) }

    /// Edits the signed message.
    mutating func tamper(_ old: String, _ new: String) {
        let edit = TextEdit(old: old, new: new)
        tamperings.append { edit.apply(to: $0) }
    }

    /// Changes the signed message in any way.
    mutating func tamper(_ change: @escaping @Sendable (String) -> String) { tamperings.append(change) }

    /// The terms as both sides derive them from this message.
    var terms: Terms {
        Terms(
            uetr: uetr, amountMinorUnits: Int64(amount.filter { $0 != "." }) ?? 0, currency: currency,
            debtorSettlementAccount: partner.settlementAccount, creditorAccount: creditor.account,
            valueDate: valueDate, holdIdentifier: "HOLD-\(uetr)", holdExpiry: Home.holdExpiry)
    }
}

/// Settlement terms that can be edited.
struct Terms: Sendable {
    var uetr: String
    var amountMinorUnits: Int64
    var currency: String
    var debtorSettlementAccount: String
    var creditorAccount: String
    var valueDate: String
    var holdIdentifier: String
    var holdExpiry: String
}

/// Replaces one text by another.
struct TextEdit: Sendable {
    let old: String
    let new: String

    func apply(to text: String) -> String {
        let parts = text.split(separator: old, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "\(old) stands \(parts.count - 1) times in the message")
        return parts.joined(separator: new)
    }
}

extension Payment {
    /// The message before it is signed: a plain envelope without `Sgntr`.
    var xml: String { edits.reduce(envelope) { $1.apply(to: $0) } }

    private var envelope: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Envelope xmlns="urn:settlement-gateway:envelope:1">
        \(header)
        \(document)
        </Envelope>

        """
    }

    private var header: String {
        """
          <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02">
            <Fr><FIId><FinInstnId><BICFI>\(sender)</BICFI></FinInstnId></FIId></Fr>
            <To><FIId><FinInstnId><BICFI>\(addressee)</BICFI></FinInstnId></FIId></To>
            <BizMsgIdr>\(messageIdentifier)</BizMsgIdr>
            <MsgDefIdr>pacs.008.001.08</MsgDefIdr>
            <BizSvc>\(service)</BizSvc>
            <CreDt>\(createdAt)</CreDt>
          </AppHdr>
        """
    }

    private var document: String {
        """
          <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08">
            <FIToFICstmrCdtTrf>
              <GrpHdr>
                <MsgId>\(messageIdentifier)</MsgId>
                <CreDtTm>\(createdAt)</CreDtTm>
                <NbOfTxs>1</NbOfTxs>
                <SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>DTKZT</Prtry></ClrSys></SttlmInf>
              </GrpHdr>
        \(transaction)\(secondTransaction ? "\n" + transaction.replacing(uetr, with: otherUETR) : "")
            </FIToFICstmrCdtTrf>
          </Document>
        """
    }

    private var otherUETR: String { uetr.replacing("5e771e00", with: "5e771e01") }

    private var transaction: String {
        """
              <CdtTrfTxInf>
                <PmtId>
                  <InstrId>I-\(label)</InstrId>
                  <EndToEndId>E2E-\(label)</EndToEndId>
                  <TxId>T-\(label)</TxId>
                  <UETR>\(uetr)</UETR>
                </PmtId>
                <IntrBkSttlmAmt Ccy="\(currency)">\(amount)</IntrBkSttlmAmt>
                <IntrBkSttlmDt>\(valueDate)</IntrBkSttlmDt>
                <ChrgBr>SHAR</ChrgBr>
                <InstgAgt><FinInstnId><BICFI>\(sender)</BICFI></FinInstnId></InstgAgt>
                <InstdAgt><FinInstnId><BICFI>\(addressee)</BICFI></FinInstnId></InstdAgt>
                <Dbtr>
                  <Nm>Northern Grain Cooperative</Nm>
                  <PstlAdr><StrtNm>Harbour Road</StrtNm><TwnNm>Port Sample</TwnNm><Ctry>DE</Ctry></PstlAdr>
                </Dbtr>
                <DbtrAcct><Id><Othr><Id>\(partner.code)0012345678</Id></Othr></Id></DbtrAcct>
                <DbtrAgt><FinInstnId><BICFI>\(sender)</BICFI></FinInstnId></DbtrAgt>
                <CdtrAgt><FinInstnId><BICFI>\(creditor.agent)</BICFI></FinInstnId></CdtrAgt>
                <Cdtr>
                  <Nm>\(creditor.name)</Nm>
                  <PstlAdr><StrtNm>Abai Avenue</StrtNm><TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry></PstlAdr>
                  <Id>\(creditor.identification)</Id>
                </Cdtr>
                <CdtrAcct><Id><IBAN>\(creditor.account)</IBAN></Id></CdtrAcct>
                <RmtInf>\(remittance.map { "<Ustrd>\($0)</Ustrd>" }.joined())</RmtInf>
              </CdtTrfTxInf>
        """
    }
}
