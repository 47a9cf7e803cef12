import Foundation

/// Fixtures of the rules of correspondents (CBPR+) about messages and headers.
extension RuleFixtures {
    private static let bearer = "<ChrgBr>SHAR</ChrgBr>"
    private static let instructed = Part.amount("InstdAmt", "1260.00", "USD")

    private static func bears(_ code: String) -> String { "<ChrgBr>\(code)</ChrgBr>" }

    private static func levels(_ codes: String...) -> String {
        "<PmtTpInf>\(codes.map { "<SvcLvl><Cd>\($0)</Cd></SvcLvl>" }.joined())</PmtTpInf>"
    }

    private static func instructions(_ codes: String...) -> String {
        codes.map { "<InstrForCdtrAgt><Cd>\($0)</Cd></InstrForCdtrAgt>" }.joined()
    }

    static let correspondents: [RuleFixture] = [
        RuleFixture("cbpr:single-transaction", .correspondent) { $0.replace("<NbOfTxs>1<", "<NbOfTxs>2<") },
        RuleFixture("cbpr:batch", .correspondent) { $0.insert("<CtrlSum>1250</CtrlSum>", after: dated) },
        RuleFixture("cbpr:settlement-method", .correspondent) { $0.replace(">INDA<", ">CLRG<") },
        RuleFixture("cbpr:clearing-system", .correspondent) {
            $0.insert("<ClrSys><Prtry>DTKZT</Prtry></ClrSys>", after: "</SttlmMtd>")
        },
        RuleFixture("cbpr:uetr", .correspondent) { $0.replace(Part.uetr, "<TxId>TX-1</TxId>") },
        RuleFixture("cbpr:instruction-identification", .correspondent) { $0.remove("<InstrId>INSTR-1</InstrId>") },
        RuleFixture("cbpr:instruction-length", .correspondent) {
            $0.replace("<InstrId>INSTR-1<", "<InstrId>INSTRUCTION-0001<")
        } refuses: {
            $0.replace("<InstrId>INSTR-1<", "<InstrId>INSTRUCTION-00001<")
        },
        RuleFixture("cbpr:slashes", .correspondent) {
            $0.replace("<InstrId>INSTR-1<", "<InstrId>INSTR/1<")
        } refuses: {
            $0.replace("<InstrId>INSTR-1<", "<InstrId>INSTR//1<")
        },
        RuleFixture("cbpr:original-uetr", .correspondentReturn) {
            $0.replace(
                "<OrgnlUETR>5b1a0a8e-2f57-4b8e-9c61-3f0d2a7b9c10</OrgnlUETR>", "<OrgnlTxId>TX-1</OrgnlTxId>")
        },
        RuleFixture("cbpr:service-level-count", .correspondent) {
            $0.insert(levels("G001", "URGP", "SDVA"), after: "</PmtId>")
        } refuses: {
            $0.insert(levels("G001", "URGP", "SDVA", "NURG"), after: "</PmtId>")
        },
        RuleFixture("cbpr:service-level", .correspondent) {
            $0.insert(levels("G001"), after: "</PmtId>")
        } refuses: {
            $0.insert(levels("G002"), after: "</PmtId>")
        },
        RuleFixture("cbpr:instructing-agents", .correspondent) {
            $0.remove(Part.agent("InstdAgt", "NBRKKZKX"))
        },
        RuleFixture("cbpr:settlement-date", .correspondent) { $0.remove(date) },
        RuleFixture("cbpr:commodity", .correspondent) { $0.replace("Ccy=\"USD\"", "Ccy=\"XAU\"") },
        RuleFixture("cbpr:amount-digits", .correspondent) {
            $0.replace(">1250.00<", ">123456789012.25<")
        } refuses: {
            $0.replace(">1250.00<", ">1234567890123.25<")
        },
        RuleFixture("cbpr:charge-bearer", .correspondent) { $0.replace(bearer, bears("SLEV")) },
        RuleFixture("cbpr:creditor-bears-charges", .correspondent) {
            $0.replace(bearer, bears("CRED") + Part.charge)
            $0.insert(Part.amount("InstdAmt", "1250.00", "USD"), before: "<ChrgBr>")
        } refuses: {
            $0.replace(bearer, bears("CRED"))
        },
        RuleFixture("cbpr:debtor-bears-charges", .correspondent) {
            $0.replace(bearer, Part.amount("InstdAmt", "1250.00", "USD") + bears("DEBT") + Part.charge)
        } refuses: {
            $0.replace(bearer, Part.amount("InstdAmt", "1250.00", "USD") + bears("DEBT") + Part.charge + Part.charge)
        },
        RuleFixture("cbpr:charges-deducted", .correspondent) {
            $0.replace(bearer, instructed + bearer + Part.charge)
        } refuses: {
            $0.insert(instructed, before: bearer)
        },
        RuleFixture("cbpr:account-or-identification", .correspondent) {
            $0.remove(Part.account("DbtrAcct", "PARTNER-0001"))
        },
        RuleFixture("cbpr:remittance-place", .correspondent) {
            $0.insert("<RltdRmtInf><RmtId>ADVICE-1</RmtId></RltdRmtInf>", before: "<RmtInf>")
        },
        RuleFixture("cbpr:instruction-repeated", .correspondent) {
            $0.insert(instructions("HOLD", "TELB"), before: "<RmtInf>")
        } refuses: {
            $0.insert(instructions("HOLD", "HOLD"), before: "<RmtInf>")
        },
        RuleFixture("cbpr:instructions-exclude", .correspondent) {
            $0.insert(instructions("HOLD", "TELB"), before: "<RmtInf>")
        } refuses: {
            $0.insert(instructions("TELB", "PHOB"), before: "<RmtInf>")
        },
        RuleFixture("cbpr:instruction-count", .correspondent) {
            $0.insert(instructions("HOLD", "TELB"), before: "<RmtInf>")
        } refuses: {
            $0.insert(
                instructions("HOLD", "TELB") + "<InstrForCdtrAgt><InstrInf>Call</InstrInf></InstrForCdtrAgt>",
                before: "<RmtInf>")
        },
        RuleFixture("cbpr:status-reason", .statusReport) {
            $0.remove("<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>")
        },
        RuleFixture("cbpr:effective-date", .statusReport) {
            $0.insert(
                "<FctvIntrBkSttlmDt><Dt>2026-11-23</Dt></FctvIntrBkSttlmDt>", before: "</TxInfAndSts>")
        },
        RuleFixture("cbpr:original-message-name", .statusReport) {
            $0.replace("NmId>pacs.008.001.08<", "NmId>pain.001.001.09<")
        },
    ]

    private static let pages = "<PgNb>1</PgNb><LastPgInd>true</LastPgInd>"
    private static let charges =
        "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"KZT\">3.00</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy=\"KZT\">1.00</Amt></Rcrd>"
        + "<Rcrd><Amt Ccy=\"KZT\">2.00</Amt></Rcrd></Chrgs>"

    static let correspondentReports: [RuleFixture] = [
        RuleFixture("cbpr:single-statement", .statement) {
            guard let start = $0.text.range(of: "<Stmt>"), let end = $0.text.range(of: "</Stmt>") else {
                preconditionFailure("a statement message has a statement")
            }
            $0.text.insert(contentsOf: $0.text[start.lowerBound..<end.upperBound], at: end.upperBound)
        },
        RuleFixture("cbpr:message-pagination", .statement) {
            $0.insert("<MsgPgntn>\(pages)</MsgPgntn>", before: "</GrpHdr>")
        },
        RuleFixture("cbpr:statement-pagination", .statement) { $0.remove("<StmtPgntn>\(pages)</StmtPgntn>") },
        RuleFixture("cbpr:page-number", .notification) { $0.replace("<PgNb>1<", "<PgNb>0<") },
        RuleFixture("cbpr:sequence-number", .statement) { $0.remove("<ElctrncSeqNb>1</ElctrncSeqNb>") },
        RuleFixture("cbpr:account-currency", .statement) { $0.remove("<Ccy>KZT</Ccy>") },
        RuleFixture("cbpr:value-date", .statement) { $0.remove("<ValDt><Dt>2026-11-23</Dt></ValDt>") },
        RuleFixture("cbpr:charges-total", .statement) {
            $0.insert(charges, before: "<NtryDtls>")
        } refuses: {
            $0.insert(charges.replacingOccurrences(of: "3.00", with: "4.00"), before: "<NtryDtls>")
        },
        RuleFixture("cbpr:opening-balance", .statement) { $0.remove(Part.balance("OPBD")) },
        RuleFixture("cbpr:closing-balance", .statement) {
            $0.replace("<LastPgInd>true<", "<LastPgInd>false<")
            $0.replace(Part.balance("CLBD"), Part.balance("CLBD", subType: "INTM"))
        } refuses: {
            $0.replace("<LastPgInd>true<", "<LastPgInd>false<")
        },
        RuleFixture("cbpr:closing-available", .statement) {
            $0.insert(Part.balance("CLAV"), before: "<Ntry>")
        } refuses: {
            $0.insert(Part.balance("CLAV") + Part.balance("CLAV"), before: "<Ntry>")
        },
        RuleFixture("cbpr:booked-date", .notification) {
            $0.remove("<BookgDt><Dt>2026-11-23</Dt></BookgDt>")
        } refuses: {
            $0.remove("<BookgDt><Dt>2026-11-23</Dt></BookgDt><ValDt><Dt>2026-11-23</Dt></ValDt>")
        },
        RuleFixture("cbpr:interim-balances", .accountReport) { $0.remove(Part.balance("ITAV")) },
    ]

    private static let priority = "<PmtTpInf><InstrPrty>HIGH</InstrPrty></PmtTpInf>"

    static let pairs: [RuleFixture] = [
        RuleFixture("cbpr:header-version", .correspondent) {
            $0.replace("xsd:head.001.001.02", "xsd:head.001.001.03")
        },
        RuleFixture("cbpr:business-service", .correspondent) { $0.replace("swift.cbprplus.04", "swift.cbpr.04") },
        RuleFixture("cbpr:institutions", .correspondent) {
            $0.replace(
                "<Fr><FIId><FinInstnId><BICFI>CBXAXAXX</BICFI></FinInstnId></FIId></Fr>",
                "<Fr><OrgId><Nm>Somebody</Nm></OrgId></Fr>")
        },
        RuleFixture("cbpr:signature", .correspondent) {
            $0.insert(
                "<Sgntr><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/></Sgntr>", before: "</AppHdr>")
        },
        RuleFixture("cbpr:processing-date", .correspondent) {
            $0.insert("<BizPrcgDt>2026-11-23T10:00:00+05:00</BizPrcgDt>", after: "</CreDt>")
        },
        RuleFixture("cbpr:message-identification", .correspondent) { $0.replace("<MsgId>RULE-1<", "<MsgId>OTHER-1<") },
        RuleFixture("cbpr:sender-and-addressee", .correspondent) {
            $0.insert("<CpyDplct>COPY</CpyDplct>", after: "</CreDt>")
            $0.replace("<To><FIId><FinInstnId><BICFI>NBRKKZKX", "<To><FIId><FinInstnId><BICFI>HSBKKZKX")
        } refuses: {
            $0.replace("<To><FIId><FinInstnId><BICFI>NBRKKZKX", "<To><FIId><FinInstnId><BICFI>HSBKKZKX")
        },
        RuleFixture("cbpr:priority", .correspondent) {
            $0.insert(priority, after: "</PmtId>")
            $0.insert("<Prty>HIGH</Prty>", after: "</CreDt>")
        } refuses: {
            $0.insert(priority, after: "</PmtId>")
            $0.insert("<Prty>NORM</Prty>", after: "</CreDt>")
        },
        RuleFixture("cbpr:cover-service", .correspondentInstitution) {
            $0.replace("swift.cbprplus.04", "swift.cbprplus.cov.04")
            $0.insert(underlyingCustomer, before: "</CdtTrfTxInf>")
        } refuses: {
            $0.replace("swift.cbprplus.04", "swift.cbprplus.cov.04")
        },
        RuleFixture("cbpr:advice-service", .correspondentInstitution) {
            $0.replace("swift.cbprplus.04", "swift.cbprplus.adv.04")
            $0.replace("<SttlmMtd>INDA</SttlmMtd>", "<SttlmMtd>COVE</SttlmMtd>\(Part.agent("InstgRmbrsmntAgt"))")
        } refuses: {
            $0.replace("swift.cbprplus.04", "swift.cbprplus.adv.04")
        },
        RuleFixture("cbpr:copy-duplicate", .statement) {
            $0.insert("<CpyDplct>DUPL</CpyDplct>", after: "</CreDt>")
            $0.insert("<CpyDplctInd>DUPL</CpyDplctInd>", after: "</ElctrncSeqNb>")
        } refuses: {
            $0.insert("<CpyDplctInd>DUPL</CpyDplctInd>", after: "</ElctrncSeqNb>")
        },
    ]
}
