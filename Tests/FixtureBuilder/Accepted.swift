/// Payments that settle.
enum Accepted {
    static let room = Room(folder: "accepted", base: 0, fixtures: partners + content + values + repeats + national)

    private static let partners: [Fixture] = [
        Fixture("header-ecdsa", from: .xa, .settled, "The header profile with ECDSA on P-256."),
        Fixture(
            "cosigned-rsa-pss", from: .xb, .settled, "The co-signed profile with RSA-PSS; the partner signs terms."),
        Fixture("header-ed25519", from: .xc, .settled, "The header profile with Ed25519."),
        Fixture(
            "header-rsa-pkcs1", from: .xd, .settled, "The header profile with RSA PKCS #1; little of a small balance."
        ) {
            $0.amount = "250.00"
        },
    ]

    private static let national: [Fixture] = [
        Fixture("header-sm2", from: .xf, .settled, "The header profile with SM2 and SM3.")
    ]

    private static let content: [Fixture] = [
        Fixture("minimal", .settled, "Nothing that could be left out.") {
            $0.replace("<InstrId>I-\($0.label)</InstrId>", "")
            $0.replace("<TxId>T-\($0.label)</TxId>", "")
            $0.replace("<PstlAdr><StrtNm>Harbour Road</StrtNm><TwnNm>Port Sample</TwnNm><Ctry>DE</Ctry></PstlAdr>", "")
            $0.replace("<PstlAdr><StrtNm>Abai Avenue</StrtNm><TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry></PstlAdr>", "")
        },
        Fixture("agents-and-charges", .settled, "Intermediary and previous agents, charges and an instructed amount.") {
            $0.replace(
                "<ChrgBr>SHAR</ChrgBr>",
                """
                <InstdAmt Ccy="KZT">1250010.00</InstdAmt>
                        <ChrgBr>CRED</ChrgBr>
                        <ChrgsInf>
                          <Amt Ccy="KZT">10.00</Amt><Agt><FinInstnId><BICFI>CBXAXAXX</BICFI></FinInstnId></Agt>
                        </ChrgsInf>
                        <PrvsInstgAgt1><FinInstnId><BICFI>BANKDEFF</BICFI></FinInstnId></PrvsInstgAgt1>
                """)
            $0.replace(
                "<Dbtr>",
                "<IntrmyAgt1><FinInstnId><BICFI>NBRKKZKX</BICFI></FinInstnId></IntrmyAgt1>\n        <Dbtr>")
        },
        Fixture("payment-type", .settled, "Priority, service level, purpose category, settlement priority and times.") {
            $0.replace(
                "</PmtId>",
                """
                </PmtId>
                        <PmtTpInf>
                          <InstrPrty>HIGH</InstrPrty><SvcLvl><Cd>G001</Cd></SvcLvl><CtgyPurp><Cd>SUPP</Cd></CtgyPurp>
                        </PmtTpInf>
                """)
            $0.replace(
                "</IntrBkSttlmDt>",
                """
                </IntrBkSttlmDt>
                        <SttlmPrty>HIGH</SttlmPrty>
                        <AccptncDtTm>2026-11-23T04:58:00Z</AccptncDtTm>
                """)
        },
        Fixture("ultimate-parties", .settled, "An actual payer and an actual payee beside debtor and creditor.") {
            $0.replace("<Dbtr>", "<UltmtDbtr><Nm>Northern Grain Holding</Nm></UltmtDbtr>\n        <Dbtr>")
            $0.replace(
                "<RmtInf>",
                """
                <UltmtCdtr>
                          <Nm>Steppe Machinery Works, Karaganda branch</Nm>
                          <Id>\(Creditor.business("100540003334"))</Id>
                        </UltmtCdtr>
                        <RmtInf>
                """)
        },
        Fixture("structured-remittance", .settled, "Structured remittance and its location are carried untouched.") {
            $0.replace(
                "<RmtInf>",
                """
                <RltdRmtInf><RmtId>REM-417</RmtId></RltdRmtInf>
                        <RmtInf>
                """)
            $0.replace(
                "</RmtInf>",
                """
                <Strd>
                          <RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>INV-417</Nb></RfrdDocInf>
                          <AddtlRmtInf>Second delivery</AddtlRmtInf>
                        </Strd></RmtInf>
                """)
        },
        Fixture("tax", .settled, "Tax information is carried untouched.") {
            $0.replace(
                "<RmtInf>",
                """
                <Tax>
                          <Cdtr><TaxId>100540000008</TaxId></Cdtr>
                          <TtlTaxAmt Ccy="KZT">133928.57</TtlTaxAmt>
                        </Tax>
                        <RmtInf>
                """)
        },
        Fixture("supplementary-data", .settled, "Supplementary data of another namespace is carried and signed.") {
            $0.replace(
                "</RmtInf>",
                """
                </RmtInf>
                        <SplmtryData>
                          <PlcAndNm>/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/Purp</PlcAndNm>
                          <Envlp><Contract xmlns="urn:sample:contract:1"><Number>2026/17</Number></Contract></Envlp>
                        </SplmtryData>
                """)
        },
        Fixture("purpose-proprietary", .settled, "The purpose of payment as three digits in the purpose element.") {
            $0.remittance = ["Invoice 2026/417, spare parts"]
            $0.replace("<RmtInf>", "<Purp><Prtry>710</Prtry></Purp>\n        <RmtInf>")
        },
        Fixture("purpose-carriers-agree", .settled, "The purpose in three places, the same in each.") {
            $0.replace(
                "<RmtInf>",
                """
                <Purp><Prtry>710</Prtry></Purp>
                        <RgltryRptg><Dtls><Cd>710</Cd><Inf>Contract 2026/17</Inf></Dtls></RgltryRptg>
                        <RmtInf>
                """)
        },
        Fixture("treasury", .settled, "A tax payment to the treasury, with its budget classification.") {
            $0.creditor = .treasury
            $0.remittance = ["EKNP 2711KZT911", "KBK 105101"]
        },
        Fixture("other-bank", .settled, "A creditor at another participant.") { $0.creditor = .halykClient },
        Fixture("other-account", .settled, "A creditor account that is no IBAN.") {
            $0.replace("<IBAN>\($0.creditor.account)</IBAN>", "<Othr><Id>\(Creditor.walletAccount)</Id></Othr>")
        },
        Fixture("person", .settled, "A creditor who is a person, by IIN.") {
            $0.creditor.name = "Aigerim Sample"
            $0.creditor.identification = Creditor.person("850515300125")
            $0.remittance = ["EKNP 2719KZT119"]
        },
    ]

    private static let values: [Fixture] = [
        Fixture("smallest-amount", .settled, "One tiyn.") { $0.amount = "0.01" },
        Fixture("largest-amount", .settled, "The corridor's limit to the tiyn.") { $0.amount = "1000000000.00" },
        Fixture("amount-spelling", .settled, "An amount as the schema lets one write it: zeros before, none after.") {
            $0.amount = "0042."
        },
        Fixture("kazakh-names", .settled, "Names in Kazakh and Russian.") {
            $0.creditor.name = "«Дала машиналары» ЖШС, Қарағанды қ."
            $0.replace("Northern Grain Cooperative", "Кооператив «Северное зерно»")
            $0.remittance = ["EKNP 2717KZT710", "Шот-фактура № 417, қосалқы бөлшектер үшін"]
        },
        Fixture(
            "respelled", .settled, "Spelled otherwise after signing; the canonical form, and so the signature, stays."
        ) {
            $0.creditor.name = "Steppe &amp; Sons Industries"
            $0.tamper("Sons Industries", "Sons &#x49;ndustries")
            $0.tamper("Ccy=\"KZT\"", "Ccy = 'KZT'")
            $0.tamper { "<?xml version='1.0' encoding='utf-8'?>\n" + $0 }
        },
        Fixture("creation-offset", .settled, "A creation time in local time.") {
            $0.createdAt = "2026-11-23T10:00:00+05:00"
        },
        Fixture("group-level", .settled, "Date, agents, total and control sum in the group header.") {
            $0.replace("<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>", "")
            $0.replace("<InstgAgt><FinInstnId><BICFI>CBXAXAXX</BICFI></FinInstnId></InstgAgt>", "")
            $0.replace("<InstdAgt><FinInstnId><BICFI>NBRKKZKX</BICFI></FinInstnId></InstdAgt>", "")
            $0.replace(
                "<NbOfTxs>1</NbOfTxs>",
                """
                <NbOfTxs>1</NbOfTxs>
                        <CtrlSum>1250000</CtrlSum>
                        <TtlIntrBkSttlmAmt Ccy="KZT">1250000.00</TtlIntrBkSttlmAmt>
                        <IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>
                """)
            $0.replace(
                "</SttlmInf>",
                """
                </SttlmInf>
                        <InstgAgt><FinInstnId><BICFI>CBXAXAXX</BICFI></FinInstnId></InstgAgt>
                        <InstdAgt><FinInstnId><BICFI>NBRKKZKX</BICFI></FinInstnId></InstdAgt>
                """)
        },
    ]

    private static let repeats: [Fixture] = [
        Fixture("possible-duplicate", .settled, "Marked as a possible duplicate, but the first to arrive.") {
            $0.replace("</CreDt>", "</CreDt>\n    <PssblDplct>true</PssblDplct>")
        },
        Fixture(
            "same-bytes", from: .xa, .replayed, "The same bytes again: the same answer, and nothing moves.",
            after: "header-ecdsa", content: .sameBytes(as: "header-ecdsa")),
        Fixture(
            "same-bytes-cosigned", from: .xb, .replayed, "The same co-signed bytes again: the same answer.",
            after: "cosigned-rsa-pss", content: .sameBytes(as: "cosigned-rsa-pss")),
    ]
}
