import DualSign
import Testing
import XMLCore

/// The page of the terms: every value has one spelling.
@Suite struct SettlementTermsTests {
    static let page = """
        <Terms xmlns="urn:settlement-gateway:cosigned:1" Id="terms">
          <UETR>7a562c67-ca16-48ba-b074-65581be6f011</UETR>
          <AmountMinorUnits>125000</AmountMinorUnits>
          <Currency>KZT</Currency>
          <CurrencyDecimals>2</CurrencyDecimals>
          <DebtorSettlementAccount>KZ75125KZT1001300335</DebtorSettlementAccount>
          <CreditorAccount>KZ86125KZT5004100100</CreditorAccount>
          <ValueDate>2026-05-28</ValueDate>
          <HoldIdentifier>H-1</HoldIdentifier>
          <HoldExpiry>2026-05-29T20:00:00Z</HoldExpiry>
        </Terms>
        """

    private func read(_ xml: String) throws -> SettlementTerms {
        try SettlementTerms(ParsedXML(xml.bytes, limits: .payment).root)
    }

    @Test func readsThePage() throws { #expect(try read(Self.page) == Messages.terms) }

    @Test func readsWhatItWrites() throws {
        let terms = try SettlementTerms(
            uetr: Messages.terms.uetr, amountMinorUnits: 999_999_999_999_999_999, currency: "XTS", currencyDecimals: 0,
            debtorSettlementAccount: "<&>'\"", creditorAccount: "a b", valueDate: "2024-02-29", holdIdentifier: "]]>",
            holdExpiry: "2024-02-29T23:59:59Z")
        let draft = XMLDraft(root: "Terms", namespace: MessageEnvelope.coSignedNamespace)
        terms.write(to: draft.root)
        #expect(try read(text(draft.canonicalBytes())) == terms)
    }

    @Test(arguments: [
        ("UETR", "7A562C67-CA16-48BA-B074-65581BE6F011"), ("UETR", "7a562c67-ca16-18ba-b074-65581be6f011"),
        ("UETR", "7a562c67-ca16-48ba-7074-65581be6f011"), ("UETR", "7a562c67ca1648bab07465581be6f011"),
        ("AmountMinorUnits", "0"), ("AmountMinorUnits", "-1"), ("AmountMinorUnits", "+1"), ("AmountMinorUnits", "01"),
        ("AmountMinorUnits", "1.0"), ("AmountMinorUnits", " 1"), ("AmountMinorUnits", ""),
        ("AmountMinorUnits", "1000000000000000000"), ("AmountMinorUnits", "99999999999999999999"),
        ("Currency", "kzt"), ("Currency", "KZ"), ("Currency", "KZTT"), ("CurrencyDecimals", "5"),
        ("CurrencyDecimals", "02"), ("CurrencyDecimals", ""), ("CurrencyDecimals", "-1"),
        ("DebtorSettlementAccount", ""), ("DebtorSettlementAccount", " A"), ("DebtorSettlementAccount", "A "),
        ("DebtorSettlementAccount", "Ж"), ("DebtorSettlementAccount", "01234567890123456789012345678901234"),
        ("CreditorAccount", ""), ("CreditorAccount", "a\tb"), ("ValueDate", "2026-02-29"), ("ValueDate", "2026-13-01"),
        ("ValueDate", "2026-00-10"), ("ValueDate", "2026-01-00"), ("ValueDate", "2026-05-28+05:00"),
        ("ValueDate", "26-05-28"), ("ValueDate", "0000-01-01"), ("HoldIdentifier", ""),
        ("HoldExpiry", "2026-05-29T24:00:00Z"),
        ("HoldExpiry", "2026-05-29T20:00:00"), ("HoldExpiry", "2026-05-29T20:60:00Z"),
        ("HoldExpiry", "2026-05-29T20:00:60Z"), ("HoldExpiry", "2026-05-29 20:00:00Z"),
        ("HoldExpiry", "2026-05-29T20:00:00+00:00"),
    ])
    func refusesOtherSpellings(tag: String, value: String) throws {
        let old = Self.page.stretch(from: "<\(tag)>", to: "</\(tag)>")
        let xml = Self.page.replacingOnly(old, with: "<\(tag)>\(value)</\(tag)>")
        let rejection = #expect(throws: ElementRejection.self) { try read(xml) }
        #expect(rejection?.kind == .invalidValue(tag))
    }

    @Test func refusesEverythingElse() throws {
        let rows: [(String, String, ElementRejection.Kind)] = [
            ("<Currency>KZT</Currency>", "", .missingElement("Currency")),
            ("</Terms>", "<More/></Terms>", .unexpectedElement("More")),
            ("<UETR>", "x<UETR>", .mixedContent),
            ("<Currency>", "<Currency a=\"1\">", .invalidValue("a")),
            ("<Currency>", "<Currency><!---->", .notPlainText),
            ("<Currency>KZT</Currency>", "<Currency xmlns=\"urn:x\">KZT</Currency>", .missingElement("Currency")),
            ("KZT</Currency>", "<![CDATA[KZT]]></Currency>", .notPlainText),
        ]
        for (old, new, kind) in rows {
            let rejection = #expect(throws: ElementRejection.self) { try read(Self.page.replacingOnly(old, with: new)) }
            #expect(rejection?.kind == kind)
        }
    }

    @Test func jurisdictionsAreTwoCapitalLetters() {
        for code in ["KZ", "XA"] { #expect(Jurisdiction(code)?.code == code) }
        for code in ["", "K", "kz", "KZT", "К2", "K "] { #expect(Jurisdiction(code) == nil) }
    }
}
