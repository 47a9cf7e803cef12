import Foundation

/// Fixtures of the rules of high-value systems, of Kazakhstan and of correspondents.
extension RuleFixtures {
    private static let line = "<Ustrd>EKNP 2717KZT710</Ustrd>"

    private static func line(_ text: inout EditedText, _ new: String) { text.replace(line, new) }

    static let highValue: [RuleFixture] = [
        RuleFixture("hvps:business-service", .customer) { $0.remove("<BizSvc>settlement-gateway</BizSvc>") },
        RuleFixture("hvps:institutions", .customer) {
            $0.replace(
                "<Fr><FIId><FinInstnId><BICFI>CBXAXAXX</BICFI></FinInstnId></FIId></Fr>",
                "<Fr><OrgId><Nm>Somebody</Nm></OrgId></Fr>")
        },
        RuleFixture("hvps:offset-time", .customer) {
            $0.replace("<CreDt>2026-11-23T10:00:00+05:00<", "<CreDt>2026-11-23T05:00:00Z<")
        },
        RuleFixture("hvps:single-transaction", .institution) { $0.replace("<NbOfTxs>1<", "<NbOfTxs>2<") },
        RuleFixture("hvps:settlement-method", .institution) { $0.replace(">CLRG<", ">INDA<") },
        RuleFixture("hvps:clearing-system", .institution) { $0.remove("<ClrSys><Prtry>DTKZT</Prtry></ClrSys>") },
        RuleFixture("hvps:instruction-identification", .customer) { $0.remove("<InstrId>INSTR-1</InstrId>") },
        RuleFixture("hvps:uetr", .customer) { $0.replace(Part.uetr, "<TxId>TX-1</TxId>") },
        RuleFixture("hvps:instructing-agent", .customer) { $0.remove(Part.agent("InstgAgt", "CBXAXAXX")) },
        RuleFixture("hvps:instructed-agent", .customer) { $0.remove(Part.agent("InstdAgt", "NBRKKZKX")) },
        RuleFixture("hvps:original-uetr", .statusReport) {
            $0.remove("<OrgnlUETR>5b1a0a8e-2f57-4b8e-9c61-3f0d2a7b9c10</OrgnlUETR>")
        },
        RuleFixture("hvps:original-end-to-end", .statusReport) {
            $0.remove("<OrgnlEndToEndId>E2E-1</OrgnlEndToEndId>")
        },
        RuleFixture("hvps:transaction-status", .statusReport) { $0.remove("<TxSts>RJCT</TxSts>") },
        RuleFixture("hvps:single-statement", .statement) {
            guard let start = $0.text.range(of: "<Stmt>"), let end = $0.text.range(of: "</Stmt>") else {
                preconditionFailure("a statement message has a statement")
            }
            $0.text.insert(contentsOf: $0.text[start.lowerBound..<end.upperBound], at: end.upperBound)
        },
        RuleFixture("hvps:statement-pagination", .statement) {
            $0.remove("<StmtPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>")
        },
        RuleFixture("hvps:return-chain", .paymentReturn) {
            guard let start = $0.text.range(of: "<RtrChain>"), let end = $0.text.range(of: "</RtrChain>") else {
                preconditionFailure("a return has a chain")
            }
            $0.text.removeSubrange(start.lowerBound..<end.upperBound)
        },
        RuleFixture("hvps:return-reason", .paymentReturn) {
            $0.remove("<RtrRsnInf><Rsn><Cd>AC04</Cd></Rsn></RtrRsnInf>")
        },
    ]

    private static func number(_ text: inout EditedText, _ number: String) {
        text.replace(
            "<Nm>Steppe Trade</Nm>",
            "<Nm>Steppe Trade</Nm><Id><OrgId><Othr><Id>\(number)</Id><SchmeNm><Prtry>BIN</Prtry></SchmeNm></Othr>"
                + "</OrgId></Id>")
    }

    static let kazakh: [RuleFixture] = [
        RuleFixture("kz:tenge-decimals", .customer) {
            $0.replace(">1250.00<", ">1250.010<")
        } refuses: {
            $0.replace(">1250.00<", ">1250.001<")
        },
        RuleFixture("kz:iban", .customer) { $0.replace("KZ72722S000000000001", "KZ72722S00000000001") },
        RuleFixture("kz:account-scheme", .customer) {
            $0.replace(
                "<IBAN>KZ72722S000000000001</IBAN>",
                "<Othr><Id>WALLET-1</Id><SchmeNm><Prtry>DTKZT</Prtry></SchmeNm></Othr>")
        } refuses: {
            $0.replace("<IBAN>KZ72722S000000000001</IBAN>", "<Othr><Id>WALLET-1</Id></Othr>")
        },
        RuleFixture("kz:identification-number", .customer) {
            number(&$0, "100540000008")
        } refuses: {
            number(&$0, "100540000009")
        },
        RuleFixture("kz:purpose", .customer) {
            line(&$0, "")
            $0.insert("<Purp><Prtry>710</Prtry></Purp>", before: "<RmtInf>")
        } refuses: {
            line(&$0, "")
        },
        RuleFixture("kz:purpose-form", .customer) {
            $0.insert("<Purp><Prtry>710</Prtry></Purp>", before: "<RmtInf>")
        } refuses: {
            $0.insert("<Purp><Prtry>7100</Prtry></Purp>", before: "<RmtInf>")
        },
        RuleFixture("kz:purpose-carriers", .customer) {
            $0.insert("<Purp><Prtry>710</Prtry></Purp>", before: "<RmtInf>")
        } refuses: {
            $0.insert("<Purp><Prtry>711</Prtry></Purp>", before: "<RmtInf>")
        },
        RuleFixture("kz:eknp", .customer) { line(&$0, "<Ustrd>EKNP 3717KZT710</Ustrd>") },
        RuleFixture("kz:eknp-currency", .customer) { line(&$0, "<Ustrd>EKNP 2717USD710</Ustrd>") },
        RuleFixture("kz:kod", .customer) {
            $0.replace("<Nm>Export and Import</Nm>", "<Nm>Export and Import</Nm><CtryOfRes>XA</CtryOfRes>")
        } refuses: {
            $0.replace("<Nm>Export and Import</Nm>", "<Nm>Export and Import</Nm><CtryOfRes>KZ</CtryOfRes>")
        },
        RuleFixture("kz:kbe", .customer) {
            $0.replace("<Nm>Steppe Trade</Nm>", "<Nm>Steppe Trade</Nm><CtryOfRes>KZ</CtryOfRes>")
        } refuses: {
            $0.replace("<Nm>Steppe Trade</Nm>", "<Nm>Steppe Trade</Nm><CtryOfRes>CN</CtryOfRes>")
        },
        RuleFixture("kz:charset", .customer) {
            $0.replace("Steppe Trade", "«Дала сауда» ЖШС № 7")
        } refuses: {
            $0.replace("Steppe Trade", "大草原")
        },
        RuleFixture("kz:mixed-alphabets", .customer) {
            $0.replace("E2E-1", "Е2Е-1")
        } refuses: {
            // A Latin E, and a Cyrillic one that looks the same.
            $0.replace("E2E-1", "INVОICE-1")
        },
    ]

    private static func address(_ text: inout EditedText, _ address: String) {
        text.replace("<Nm>Steppe Trade</Nm>", "<Nm>Steppe Trade</Nm><PstlAdr>\(address)</PstlAdr>")
    }

    private static func yesterday(_ text: inout EditedText) {
        text.text = text.text.replacingOccurrences(of: "2026-11-23T10", with: "2026-11-13T10")
    }

    static let correspondentValues: [RuleFixture] = [
        RuleFixture("cbpr:charset", .correspondent) {
            $0.replace("Steppe Trade", "Steppe & Trade [1]".replacingOccurrences(of: "&", with: "&amp;"))
        } refuses: {
            $0.replace("Steppe Trade", "Дала сауда")
        },
        RuleFixture("cbpr:offset-time", .correspondent) {
            $0.replace("<CreDtTm>2026-11-23T10:00:00+05:00", "<CreDtTm>2026-11-23T05:00:00Z")
        },
        RuleFixture("cbpr:unstructured-address", .correspondent) {
            address(&$0, "<StrtNm>Abai</StrtNm><TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry>")
        } refuses: {
            address(&$0, "<AdrLine>Abai 1</AdrLine><AdrLine>Almaty, KZ</AdrLine>")
        },
        RuleFixture("cbpr:unstructured-lines", .correspondent) {
            yesterday(&$0)
            address(&$0, "<AdrLine>Abai 1</AdrLine><AdrLine>Almaty, KZ</AdrLine>")
        } refuses: {
            yesterday(&$0)
            address(&$0, "<AdrLine>The second entrance of the house at Abai 1</AdrLine><AdrLine>Almaty, KZ</AdrLine>")
        },
        RuleFixture("cbpr:town-and-country", .correspondent) {
            address(&$0, "<TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry>")
        } refuses: {
            address(&$0, "<StrtNm>Abai</StrtNm><Ctry>KZ</Ctry>")
        },
        RuleFixture("cbpr:hybrid-lines", .correspondent) {
            address(&$0, "<TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry><AdrLine>Abai 1</AdrLine><AdrLine>Flat 2</AdrLine>")
        } refuses: {
            address(
                &$0,
                "<TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry><AdrLine>Abai 1</AdrLine><AdrLine>Flat 2</AdrLine>"
                    + "<AdrLine>Door 3</AdrLine>")
        },
        RuleFixture("cbpr:address-repeated", .correspondent) {
            address(&$0, "<TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry><AdrLine>Abai 1</AdrLine>")
        } refuses: {
            address(&$0, "<TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry><AdrLine>Abai 1, ALMATY</AdrLine>")
        },
        RuleFixture("cbpr:agent-by-code", .correspondent) {
            $0.insert("<Nm>Kaspi</Nm>", after: "<BICFI>CASPKZKA</BICFI>")
        },
        RuleFixture("cbpr:agent-name-and-address", .correspondent) {
            $0.replace(
                "<BICFI>CASPKZKA</BICFI>",
                "<Nm>Kaspi</Nm><PstlAdr><TwnNm>Almaty</TwnNm><Ctry>KZ</Ctry></PstlAdr>")
        } refuses: {
            $0.replace("<BICFI>CASPKZKA</BICFI>", "<Nm>Kaspi</Nm>")
        },
        RuleFixture("cbpr:agent-identified", .correspondent) {
            $0.replace("<BICFI>CASPKZKA</BICFI>", "<ClrSysMmbId><MmbId>722</MmbId></ClrSysMmbId>")
        } refuses: {
            $0.remove("<BICFI>CASPKZKA</BICFI>")
        },
        RuleFixture("cbpr:party-name", .correspondent) {
            $0.replace("<Nm>Steppe Trade</Nm>", "<Id><OrgId><AnyBIC>CASPKZKA</AnyBIC></OrgId></Id>")
        } refuses: {
            $0.replace("<Nm>Steppe Trade</Nm>", "<Id><OrgId><Othr><Id>1</Id></Othr></OrgId></Id>")
        },
        RuleFixture("cbpr:party-by-code", .correspondent) {
            $0.replace("<Nm>Steppe Trade</Nm>", "<Id><OrgId><AnyBIC>CASPKZKA</AnyBIC></OrgId></Id>")
        } refuses: {
            $0.replace(
                "<Nm>Steppe Trade</Nm>", "<Nm>Steppe Trade</Nm><Id><OrgId><AnyBIC>CASPKZKA</AnyBIC></OrgId></Id>")
        },
        RuleFixture("cbpr:remittance-form", .correspondent) {
            $0.insert("<Strd><AddtlRmtInf>More</AddtlRmtInf></Strd>", before: "</RmtInf>")
        },
        RuleFixture("cbpr:remittance-lines", .correspondent) {
            $0.insert("<Ustrd>Invoice 8</Ustrd>", before: "</RmtInf>")
        },
        RuleFixture("cbpr:remittance-length", .correspondent) {
            $0.replace("<Ustrd>Invoice 7</Ustrd>", "<Strd><AddtlRmtInf>Invoice 7</AddtlRmtInf></Strd>")
        } refuses: {
            let line = "<Strd><AddtlRmtInf>\(String(repeating: "Invoice 77", count: 14))</AddtlRmtInf></Strd>"
            $0.replace("<Ustrd>Invoice 7</Ustrd>", String(repeating: line, count: 65))
        },
    ]
}
