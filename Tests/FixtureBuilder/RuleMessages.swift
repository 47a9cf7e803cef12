import Foundation

/// The messages that the fixtures of the rules start from.
extension RuleMessage {
    private static let created = "<CreDtTm>2026-11-23T10:00:00+05:00</CreDtTm>"
    private static let header = "<GrpHdr><MsgId>RULE-1</MsgId>\(created)<NbOfTxs>1</NbOfTxs>"
    private static let clearing =
        "<SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>DTKZT</Prtry></ClrSys></SttlmInf></GrpHdr>"
    private static let correspondents = "<SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>"
    private static let names =
        "<PmtId><InstrId>INSTR-1</InstrId><EndToEndId>E2E-1</EndToEndId>\(Part.uetr)</PmtId>"
    private static let agents = Part.agent("InstgAgt", "CBXAXAXX") + Part.agent("InstdAgt", "NBRKKZKX")
    private static let original =
        "<OrgnlGrpInf><OrgnlMsgId>SENT-1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>"

    private static func customer(
        _ definition: String, _ settlement: String, _ service: String, amount: String, lines: String
    ) -> RuleMessage {
        RuleMessage(
            definition: definition, service: service,
            content: "<FIToFICstmrCdtTrf>\(header)\(settlement)<CdtTrfTxInf>\(names)\(amount)"
                + "<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt><ChrgBr>SHAR</ChrgBr>\(agents)"
                + "<Dbtr><Nm>Export and Import</Nm></Dbtr>\(Part.account("DbtrAcct", "PARTNER-0001"))"
                + Part.agent("DbtrAgt", "CBXAXAXX") + Part.agent("CdtrAgt", "CASPKZKA")
                + "<Cdtr><Nm>Steppe Trade</Nm></Cdtr><CdtrAcct><Id><IBAN>KZ72722S000000000001</IBAN></Id></CdtrAcct>"
                + "<RmtInf>\(lines)</RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf>")
    }

    /// pacs.008 as a clearing system settles it.
    static let customer = customer(
        "pacs.008.001.08", clearing, "settlement-gateway", amount: Part.amount("IntrBkSttlmAmt", "1250.00"),
        lines: "<Ustrd>Invoice 7</Ustrd><Ustrd>EKNP 2717KZT710</Ustrd>")
    /// pacs.008 of the newest version.
    static let newestCustomer = customer(
        "pacs.008.001.14", clearing, "settlement-gateway", amount: Part.amount("IntrBkSttlmAmt", "1250.00"),
        lines: "<Ustrd>EKNP 2717KZT710</Ustrd>")
    /// pacs.008 between correspondents.
    static let correspondent = customer(
        "pacs.008.001.08", correspondents, "swift.cbprplus.04", amount: Part.amount("IntrBkSttlmAmt", "1250.00", "USD"),
        lines: "<Ustrd>Invoice 7</Ustrd>")

    private static func institution(_ definition: String, _ settlement: String, _ service: String) -> RuleMessage {
        RuleMessage(
            definition: definition, service: service,
            content: "<FICdtTrf>\(header)\(settlement)<CdtTrfTxInf>\(names)"
                + Part.amount("IntrBkSttlmAmt", "1250.00", "USD") + "<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>\(agents)"
                + Part.agent("Dbtr", "CBXAXAXX") + Part.agent("Cdtr", "CASPKZKA") + "</CdtTrfTxInf></FICdtTrf>")
    }

    /// pacs.009 as a clearing system settles it.
    static let institution = institution("pacs.009.001.08", clearing, "settlement-gateway")
    /// pacs.009 of the newest version.
    static let newestInstitution = institution("pacs.009.001.13", clearing, "settlement-gateway")
    /// pacs.009 between correspondents.
    static let correspondentInstitution = institution("pacs.009.001.08", correspondents, "swift.cbprplus.04")

    private static func returned(
        _ settlement: String, _ service: String, chain: String, _ definition: String = "pacs.004.001.09"
    ) -> RuleMessage {
        RuleMessage(
            definition: definition, service: service,
            content: "<PmtRtr>\(header)\(settlement)<TxInf><RtrId>RTR-1</RtrId>\(original)"
                + "<OrgnlUETR>5b1a0a8e-2f57-4b8e-9c61-3f0d2a7b9c10</OrgnlUETR>"
                + Part.amount("RtrdIntrBkSttlmAmt", "1250.00", "USD") + "<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>"
                + "<ChrgBr>SHAR</ChrgBr>\(agents)\(chain)"
                + "<RtrRsnInf><Rsn><Cd>AC04</Cd></Rsn></RtrRsnInf></TxInf></PmtRtr>")
    }

    private static let chain =
        "<RtrChain><Dbtr><Pty><Nm>Steppe Trade</Nm></Pty></Dbtr><Cdtr><Pty><Nm>Export and Import</Nm></Pty></Cdtr>"
        + "</RtrChain>"

    /// pacs.004 as a clearing system settles it.
    static let paymentReturn = returned(clearing, "settlement-gateway", chain: chain)
    /// pacs.004 of the newest version.
    static let newestReturn = returned(clearing, "settlement-gateway", chain: chain, "pacs.004.001.15")
    /// pacs.004 between correspondents.
    static let correspondentReturn = returned(correspondents, "swift.cbprplus.04", chain: chain)

    /// pacs.002, a refusal.
    static let statusReport = RuleMessage(
        definition: "pacs.002.001.10", service: "swift.cbprplus.04",
        content: "<FIToFIPmtStsRpt><GrpHdr><MsgId>RULE-1</MsgId>\(created)</GrpHdr><TxInfAndSts>\(original)"
            + "<OrgnlInstrId>INSTR-1</OrgnlInstrId><OrgnlEndToEndId>E2E-1</OrgnlEndToEndId>"
            + "<OrgnlUETR>5b1a0a8e-2f57-4b8e-9c61-3f0d2a7b9c10</OrgnlUETR><TxSts>RJCT</TxSts>"
            + "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></FIToFIPmtStsRpt>")

    /// pacs.002 that answers a message as a whole, and its one transaction.
    static let groupStatusReport = RuleMessage(
        definition: "pacs.002.001.10",
        content: "<FIToFIPmtStsRpt><GrpHdr><MsgId>RULE-1</MsgId>\(created)</GrpHdr><OrgnlGrpInfAndSts>"
            + "<OrgnlMsgId>SENT-1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId><GrpSts>RJCT</GrpSts>"
            + "</OrgnlGrpInfAndSts><TxInfAndSts>"
            + "<OrgnlUETR>5b1a0a8e-2f57-4b8e-9c61-3f0d2a7b9c10</OrgnlUETR><TxSts>RJCT</TxSts>"
            + "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></FIToFIPmtStsRpt>")

    /// pacs.028 about one transaction.
    static let statusRequest = RuleMessage(
        definition: "pacs.028.001.03",
        content: "<FIToFIPmtStsReq><GrpHdr><MsgId>RULE-1</MsgId>\(created)</GrpHdr><TxInf>\(original)"
            + "<OrgnlUETR>5b1a0a8e-2f57-4b8e-9c61-3f0d2a7b9c10</OrgnlUETR></TxInf></FIToFIPmtStsReq>")

    private static let accountOfReport =
        "<Acct><Id><IBAN>KZ72722S000000000001</IBAN></Id><Ccy>KZT</Ccy></Acct>"

    private static func report(
        _ definition: String, _ message: String, _ tag: String, pages: String, balances: String
    ) -> RuleMessage {
        RuleMessage(
            definition: definition, service: "swift.cbprplus.04",
            content: "<\(message)><GrpHdr><MsgId>RULE-1</MsgId>\(created)</GrpHdr><\(tag)><Id>RPT-1</Id>"
                + "<\(pages)><PgNb>1</PgNb><LastPgInd>true</LastPgInd></\(pages)><ElctrncSeqNb>1</ElctrncSeqNb>"
                + "\(accountOfReport)\(balances)\(Part.entry)</\(tag)></\(message)>")
    }

    /// camt.053 of one page.
    static let statement = report(
        "camt.053.001.08", "BkToCstmrStmt", "Stmt", pages: "StmtPgntn",
        balances: Part.balance("OPBD") + Part.balance("CLBD"))
    /// camt.052 of one page.
    static let accountReport = report(
        "camt.052.001.08", "BkToCstmrAcctRpt", "Rpt", pages: "RptPgntn",
        balances: Part.balance("ITBD") + Part.balance("ITAV"))
    /// camt.054 of one page.
    static let notification = report(
        "camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", pages: "NtfctnPgntn", balances: "")

    private static let assignment =
        "<Assgnmt><Id>RULE-1</Id>\(Part.agent("Assgnr", "CBXAXAXX", in: "Agt"))"
        + "\(Part.agent("Assgne", "NBRKKZKX", in: "Agt"))\(created)</Assgnmt>"

    /// camt.056 about one transaction.
    static let cancellation = RuleMessage(
        definition: "camt.056.001.08",
        content: "<FIToFIPmtCxlReq>\(assignment)<Undrlyg><TxInf><CxlId>CXL-1</CxlId>\(Part.aCase)\(original)"
            + "<CxlRsnInf><Rsn><Cd>DUPL</Cd></Rsn></CxlRsnInf></TxInf></Undrlyg></FIToFIPmtCxlReq>")

    /// camt.029 that refuses a cancellation.
    static let resolution = RuleMessage(
        definition: "camt.029.001.09",
        content: "<RsltnOfInvstgtn>\(assignment)<Sts><Conf>RJCR</Conf></Sts><CxlDtls><TxInfAndSts>"
            + "<CxlStsId>CXL-1</CxlStsId>\(Part.aCase.replacingOccurrences(of: "Case", with: "RslvdCase"))\(original)"
            + "<TxCxlSts>RJCR</TxCxlSts><CxlStsRsnInf><Rsn><Cd>ARDT</Cd></Rsn></CxlStsRsnInf></TxInfAndSts></CxlDtls>"
            + "</RsltnOfInvstgtn>")
}

extension Part {
    /// A party that is an agent.
    static func agent(_ tag: String, _ code: String, in choice: String) -> String {
        "<\(tag)>\(agent(choice, code))</\(tag)>"
    }

    static let aCase = "<Case><Id>CASE-1</Id>\(agent("Cretr", "CBXAXAXX", in: "Agt"))</Case>"
}
