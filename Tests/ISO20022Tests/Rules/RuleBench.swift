import Testing
import XMLCore

@testable import ISO20022

/// A message that every rulebook accepts, and what becomes of it when it is changed.
enum RuleBench {
    /// The practices that one message can keep: a clearing system settles it, which correspondents' practice refuses.
    static let clearingPractices: [Practice] = [.iso, .hvps, .kz]

    static func bic(_ text: String) throws -> BICFI { try #require(BICFI(text)) }

    static func iban(_ text: String) throws -> CashAccount {
        CashAccount(identification: .iban(try #require(IBANIdentifier(text))))
    }

    static func other(_ text: String) throws -> CashAccount {
        CashAccount(identification: .other(OtherAccount(identification: try #require(Max34Text(text)))))
    }

    static func amount(_ text: String, _ currency: String) throws -> CurrencyAndAmount {
        let currency = try #require(CurrencyCode(currency))
        let amount = try #require(ExactDecimal(text))
        return try #require(CurrencyAndAmount(amount: amount, currency: currency))
    }

    static func agent(_ text: String) throws -> AgentIdentification { AgentIdentification(bicfi: try bic(text)) }

    static func instant(_ text: String) throws -> ISODateTime { try #require(ISODateTime(text)) }

    static func header(_ definition: MessageDefinition) throws -> BusinessApplicationHeader {
        var header = BusinessApplicationHeader(
            from: HeaderParty(try bic("TSTAXAX0XXX")), to: HeaderParty(try bic("NBRKKZKX")),
            businessMessageIdentifier: "MSG-1",
            messageDefinitionIdentifier: try #require(Max35Text(definition.rawValue)),
            creationDate: try instant("2026-11-21T09:30:00+05:00"))
        header.businessService = "digital-tenge.01"
        return header
    }

    static func transaction(_ number: Int = 1) throws -> CreditTransferTransaction {
        var payment = CreditTransferTransaction(
            paymentIdentification: PaymentIdentification(
                instruction: "INSTR-1", endToEnd: "E2E-1", uetr: UETR(randomHigh: 1, randomLow: UInt64(number))),
            interbankSettlementAmount: try amount("1500.25", "KZT"), chargeBearer: .shared,
            debtor: PartyIdentification(name: "Debtor LLC"), debtorAgent: try agent("TSTAXAX0XXX"),
            creditorAgent: try agent("CASPKZKA"), creditor: PartyIdentification(name: "Creditor LLP"))
        payment.interbankSettlementDate = ISODate("2026-11-21")
        payment.instructingAgent = try agent("TSTAXAX0XXX")
        payment.instructedAgent = try agent("NBRKKZKX")
        payment.debtorAccount = try other("PARTNER-0001")
        payment.creditorAccount = try iban("KZ72722S000000000001")
        payment.creditor.identification = .organisation(
            OrganisationIdentification(others: [
                SchemeIdentification(identification: "100540000008", scheme: .code("TXID"))
            ]))
        payment.creditor.countryOfResidence = CountryCode("KZ")
        payment.remittanceInformation = RemittanceInformation(unstructured: ["Invoice 7", "EKNP 2717KZT710"])
        return payment
    }

    static func transfer() throws -> CustomerCreditTransfer {
        let settlement = SettlementInstruction(method: .clearing, clearingSystem: .proprietary("DTG"))
        let header = GroupHeader(
            messageIdentification: "MSG-1", creationDateTime: try instant("2026-11-21T09:30:00+05:00"),
            numberOfTransactions: CountText(1), settlementInformation: settlement)
        return CustomerCreditTransfer(groupHeader: header, transactions: [try transaction()])
    }

    /// What the rulebooks find in a content once it is written and read.
    static func findings(
        in content: BusinessContent, practices: [Practice] = clearingPractices
    ) throws -> [Finding] {
        let document = try element(of: content)
        let read = try BusinessContent(document: document, definition: content.definition)
        #expect(read == content)
        return contentRuleFindings(in: read, document: document, practices: practices)
    }

    static func findings(in header: BusinessApplicationHeader) throws -> [Finding] {
        let draft = XMLDraft(root: "AppHdr", namespace: MessageDefinition.businessApplicationHeader.namespaceURI)
        header.write(to: draft.root)
        return headerRuleFindings(in: header, header: draft.seal().root, practices: clearingPractices)
    }

    static func element(of content: BusinessContent) throws -> Element {
        let draft = XMLDraft(root: "Document", namespace: content.definition.namespaceURI)
        content.write(intoDocument: draft.root)
        return draft.seal().root
    }
}

/// One rule with a message that it accepts and one that it refuses.
struct RuleCase<Content>: Sendable, CustomTestStringConvertible {
    typealias Change = @Sendable (inout Content) throws -> Void

    let rule: String
    let reason: StatusReason
    let path: String
    let accepted: Change
    let refused: Change

    init(
        _ rule: String, _ reason: StatusReason, at path: String, accepts accepted: @escaping Change = { _ in },
        refuses refused: @escaping Change
    ) {
        self.rule = rule
        self.reason = reason
        self.path = path
        self.accepted = accepted
        self.refused = refused
    }

    var testDescription: String { rule }

    func check(_ base: Content, _ findings: (Content) throws -> [Finding]) throws {
        var good = base
        try accepted(&good)
        let kept = try findings(good).filter { $0.rule == rule }
        #expect(kept == [], "accepted")
        var bad = base
        try refused(&bad)
        let found = try findings(bad).filter { $0.rule == rule }
        #expect(found.map(\.path).contains(path), "refused: \(found.map(\.path))")
        #expect(found.allSatisfy { $0.reason == reason })
        #expect(found.allSatisfy { $0.text.hasSuffix(".") && !$0.text.contains("Optional") })
    }
}

/// A message as the text of a plain envelope.
enum XMLDraftText {
    static func of(_ message: BusinessMessage) -> String {
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        message.write(into: draft.root)
        guard let bytes = try? draft.canonicalBytes() else { preconditionFailure("the bench writes legal characters") }
        return String(decoding: bytes, as: UTF8.self)
    }
}
