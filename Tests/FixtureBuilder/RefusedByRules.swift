/// Signed messages that break a rule of the message definition or of Kazakhstan.
enum RefusedByRules {
    static let room = Room(
        folder: "refused/rules", base: 400, fixtures: group + settlement + amounts + agents + identifiers + purposes)

    private static let total = "<TtlIntrBkSttlmAmt Ccy=\"KZT\">"

    private static let group: [Fixture] = [
        Fixture("number-of-transactions", .rejected("AM19", "iso:C31"), "Two payments announced, one sent.") {
            $0.replace("<NbOfTxs>1<", "<NbOfTxs>2<")
        },
        Fixture("control-sum", .rejected("AM16", "iso:control-sum"), "A control sum that is not the sum.") {
            $0.replace("</NbOfTxs>", "</NbOfTxs><CtrlSum>1250000.01</CtrlSum>")
        },
        Fixture("total", .rejected("AM10", "iso:C49"), "A total that is not the sum.") {
            $0.replace("<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>", "")
            $0.replace(
                "</NbOfTxs>", "</NbOfTxs>\(total)1.00</TtlIntrBkSttlmAmt><IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>")
        },
        Fixture("total-currency", .rejected("AM11", "iso:C50"), "A total in another currency.") {
            $0.replace("<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>", "")
            $0.replace(
                "</NbOfTxs>",
                "</NbOfTxs><TtlIntrBkSttlmAmt Ccy=\"USD\">1250000.00</TtlIntrBkSttlmAmt>"
                    + "<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>")
        },
        Fixture("total-without-date", .rejected("DT01", "iso:C48"), "A total without the group's date.") {
            $0.replace("</NbOfTxs>", "</NbOfTxs>\(total)1250000.00</TtlIntrBkSttlmAmt>")
        },
        Fixture("date-twice", .rejected("DT01", "iso:C14"), "A date in the group and in the payment.") {
            $0.replace("</NbOfTxs>", "</NbOfTxs><IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>")
        },
        Fixture("date-missing", .rejected("DT01", "iso:C52"), "No settlement date anywhere.") {
            $0.replace("<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>", "")
        },
        Fixture("instructed-agent-twice", .rejected("CH17", "iso:C18"), "The instructed agent on both levels.") {
            $0.replace(
                "</SttlmInf>", "</SttlmInf><InstdAgt><FinInstnId><BICFI>NBRKKZKX</BICFI></FinInstnId></InstdAgt>")
        },
        Fixture("instructing-agent-twice", .rejected("CH17", "iso:C23"), "The instructing agent on both levels.") {
            $0.replace(
                "</SttlmInf>", "</SttlmInf><InstgAgt><FinInstnId><BICFI>CBXAXAXX</BICFI></FinInstnId></InstgAgt>")
        },
        Fixture("payment-type-twice", .rejected("CH17", "iso:C32"), "The payment type on both levels.") {
            $0.replace("</SttlmInf>", "</SttlmInf><PmtTpInf><InstrPrty>NORM</InstrPrty></PmtTpInf>")
            $0.replace("</PmtId>", "</PmtId><PmtTpInf><InstrPrty>HIGH</InstrPrty></PmtTpInf>")
        },
        Fixture("duplicate-without-related", .rejected("CH21", "iso:B1"), "A duplicate that does not say of what.") {
            $0.replace("</CreDt>", "</CreDt><CpyDplct>DUPL</CpyDplct>")
        },
    ]

    private static let settlement: [Fixture] = [
        Fixture("agent-settles-with-clearing-system", .rejected("CH17", "iso:C40"), "INDA with a clearing system.") {
            $0.replace("<SttlmMtd>CLRG<", "<SttlmMtd>INDA<")
        },
        Fixture("clearing-with-account", .rejected("CH17", "iso:C41"), "CLRG with a settlement account.") {
            $0.replace(
                "</SttlmMtd>",
                "</SttlmMtd><SttlmAcct><Id><Othr><Id>\(Partner.xa.settlementAccount)</Id></Othr></Id></SttlmAcct>")
        },
        Fixture("cover-without-agent", .rejected("CH21", "iso:C42"), "COVE without a correspondent.") {
            $0.replace("<SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>DTKZT</Prtry></ClrSys>", "<SttlmMtd>COVE</SttlmMtd>")
        },
    ]

    private static let instructed = "<InstdAmt Ccy=\"KZT\">1250000.00</InstdAmt>"

    private static let amounts: [Fixture] = [
        Fixture("rate-missing", .rejected("CH21", "iso:C19"), "Two currencies without a rate.") {
            $0.replace("<ChrgBr>", "<InstdAmt Ccy=\"USD\">2500.00</InstdAmt><ChrgBr>")
        },
        Fixture("rate-of-one-currency", .rejected("CH17", "iso:C20"), "One currency with a rate.") {
            $0.replace("<ChrgBr>", "\(instructed)<XchgRate>1</XchgRate><ChrgBr>")
        },
        Fixture("rate-without-amount", .rejected("CH17", "iso:C21"), "A rate without an instructed amount.") {
            $0.replace("<ChrgBr>", "<XchgRate>500</XchgRate><ChrgBr>")
        },
        Fixture("charges-without-amount", .rejected("CH21", "iso:C8"), "Charges without an instructed amount.") {
            $0.replace(
                "</ChrgBr>",
                "</ChrgBr><ChrgsInf><Amt Ccy=\"KZT\">10.00</Amt><Agt><FinInstnId><BICFI>CBXAXAXX</BICFI></FinInstnId>"
                    + "</Agt></ChrgsInf>")
        },
        Fixture("creditor-bears-no-charges", .rejected("CH21", "iso:C6"), "CRED without charges.") {
            $0.replace(">SHAR<", ">CRED<")
        },
        Fixture("decimals", .rejected("CH20", "iso:C11"), "A tenth of a tiyn.") { $0.amount = "1250000.001" },
        Fixture("currency-unknown", .rejected("AM11", "iso:C1"), "A currency that does not exist.") {
            $0.currency = "KZZ"
            $0.remittance = ["EKNP 2717KZZ710"]
        },
    ]

    private static let agents: [Fixture] = [
        Fixture("cheque-with-account", .rejected("CH17", "iso:C25"), "A cheque to an account.") {
            $0.replace("<RmtInf>", "<InstrForCdtrAgt><Cd>CHQB</Cd></InstrForCdtrAgt><RmtInf>")
        },
        Fixture("intermediary-gap", .rejected("CH21", "iso:C28"), "A second intermediary without a first.") {
            $0.replace("<Dbtr>", "<IntrmyAgt2><FinInstnId><BICFI>BANKDEFF</BICFI></FinInstnId></IntrmyAgt2><Dbtr>")
        },
        Fixture("previous-agent-gap", .rejected("CH21", "iso:C36"), "A second previous agent without a first.") {
            $0.replace(
                "<InstgAgt>",
                "<PrvsInstgAgt2><FinInstnId><BICFI>BANKDEFF</BICFI></FinInstnId></PrvsInstgAgt2><InstgAgt>")
        },
        Fixture("country-unknown", .rejected("BE09", "iso:C10"), "A country that does not exist.") {
            $0.replace("<Ctry>DE<", "<Ctry>JJ<")
        },
    ]

    private static let identifiers: [Fixture] = [
        Fixture("creditor-iban", .rejected("AC03", "iso:C15"), "A creditor IBAN with two digits changed over.") {
            $0.creditor.account = "KZ27722S000000000001"
        },
        Fixture("debtor-iban", .rejected("AC02", "iso:C15"), "A debtor IBAN whose check digits do not fit.") {
            $0.replace("<Othr><Id>XA0012345678</Id></Othr>", "<IBAN>DE88370400440532013000</IBAN>")
        },
        Fixture("creditor-iban-as-other", .rejected("AC03", "kz:iban"), "A wrong Kazakh IBAN in another element.") {
            $0.replace("<IBAN>KZ72722S000000000001</IBAN>", "<Othr><Id>KZ27722S000000000001</Id></Othr>")
        },
        Fixture("creditor-bin", .rejected("BE17", "kz:identification-number"), "A BIN whose check digit does not fit.")
        {
            $0.creditor.identification = Creditor.business("100540000009")
        },
        Fixture("creditor-iin", .rejected("BE17", "kz:identification-number"), "An IIN whose check digit does not fit.")
        {
            $0.creditor.identification = Creditor.person("850515300126")
        },
        Fixture("debtor-bin", .rejected("BE16", "kz:identification-number"), "A number that is never issued.") {
            $0.replace(
                "<Ctry>DE</Ctry></PstlAdr>", "<Ctry>DE</Ctry></PstlAdr><Id>\(Creditor.business("100540061050"))</Id>")
        },
    ]

    private static let purposes: [Fixture] = [
        Fixture("purpose-missing", .rejected("RR05", "kz:purpose"), "No payment purpose anywhere.") {
            $0.remittance = ["Invoice 2026/417"]
        },
        Fixture("purpose-form", .rejected("FF07", "kz:purpose-form"), "A payment purpose of four digits.") {
            $0.replace("<RmtInf>", "<Purp><Prtry>7101</Prtry></Purp><RmtInf>")
        },
        Fixture("purpose-carriers", .rejected("RR05", "kz:purpose-carriers"), "Two elements, two purposes.") {
            $0.replace("<RmtInf>", "<Purp><Prtry>852</Prtry></Purp><RmtInf>")
        },
        Fixture("classifier-malformed", .rejected("RR05", "kz:eknp"), "A classifier line that breaks off.") {
            $0.remittance = ["EKNP 2717KZT71"]
        },
        Fixture("classifiers-differ", .rejected("RR05", "kz:eknp"), "Two classifier lines that differ.") {
            $0.remittance = ["EKNP 2717KZT710", "EKNP 2717KZT851"]
        },
        Fixture("classifier-currency", .rejected("RR05", "kz:eknp-currency"), "A classifier line about dollars.") {
            $0.remittance = ["EKNP 2717USD710"]
        },
        Fixture("payer-residency", .rejected("RR05", "kz:kod"), "A resident payer who resides abroad.") {
            $0.remittance = ["EKNP 1717KZT710"]
            $0.replace("<Ctry>DE</Ctry></PstlAdr>", "<Ctry>DE</Ctry></PstlAdr><CtryOfRes>DE</CtryOfRes>")
        },
    ]
}
