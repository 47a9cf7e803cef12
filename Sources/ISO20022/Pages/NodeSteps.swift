// The places that rules point at, as the pages name them. A tag stands here once, beside the pages that read it.

extension NodePlace.Step {
    // Header
    static let from = Self("Fr")
    static let to = Self("To")
    static let businessService = Self("BizSvc")
    static let creationDate = Self("CreDt")
    static let copyDuplicate = Self("CpyDplct")
    static let signature = Self("Sgntr")

    // Group header of a credit transfer
    static let groupHeader = Self("GrpHdr")
    static let creationDateTime = Self("CreDtTm")
    static let numberOfTransactions = Self("NbOfTxs")
    static let controlSum = Self("CtrlSum")
    static let totalInterbankSettlementAmount = Self("TtlIntrBkSttlmAmt")
    static let interbankSettlementDate = Self("IntrBkSttlmDt")
    static let settlementInformation = Self("SttlmInf")
    static let paymentType = Self("PmtTpInf")
    static let instructingAgent = Self("InstgAgt")
    static let instructedAgent = Self("InstdAgt")

    // Settlement information
    static let settlementMethod = Self("SttlmMtd")
    static let settlementAccount = Self("SttlmAcct")
    static let clearingSystem = Self("ClrSys")
    static let instructingReimbursementAgent = Self("InstgRmbrsmntAgt")
    static let instructingReimbursementAgentAccount = Self("InstgRmbrsmntAgtAcct")
    static let instructedReimbursementAgent = Self("InstdRmbrsmntAgt")
    static let instructedReimbursementAgentAccount = Self("InstdRmbrsmntAgtAcct")
    static let thirdReimbursementAgent = Self("ThrdRmbrsmntAgt")
    static let thirdReimbursementAgentAccount = Self("ThrdRmbrsmntAgtAcct")

    // Transaction of a credit transfer
    static func transaction(_ index: Int) -> Self { Self("CdtTrfTxInf", index) }
    static let paymentIdentification = Self("PmtId")
    static let interbankSettlementAmount = Self("IntrBkSttlmAmt")
    static let instructedAmount = Self("InstdAmt")
    static let exchangeRate = Self("XchgRate")
    static let chargeBearer = Self("ChrgBr")
    static func charges(_ index: Int) -> Self { Self("ChrgsInf", index) }
    static let amount = Self("Amt")
    static func previousInstructingAgent(_ position: Int) -> Self { Self("PrvsInstgAgt\(position)") }
    static func previousInstructingAgentAccount(_ position: Int) -> Self { Self("PrvsInstgAgt\(position)Acct") }
    static func intermediaryAgent(_ position: Int) -> Self { Self("IntrmyAgt\(position)") }
    static func intermediaryAgentAccount(_ position: Int) -> Self { Self("IntrmyAgt\(position)Acct") }
    static let ultimateDebtor = Self("UltmtDbtr")
    static let initiatingParty = Self("InitgPty")
    static let debtor = Self("Dbtr")
    static let debtorAccount = Self("DbtrAcct")
    static let debtorAgent = Self("DbtrAgt")
    static let debtorAgentAccount = Self("DbtrAgtAcct")
    static let creditorAgent = Self("CdtrAgt")
    static let creditorAgentAccount = Self("CdtrAgtAcct")
    static let creditor = Self("Cdtr")
    static let creditorAccount = Self("CdtrAcct")
    static let ultimateCreditor = Self("UltmtCdtr")
    static let purpose = Self("Purp")
    static let proprietary = Self("Prtry")
    static func regulatoryReporting(_ index: Int) -> Self { Self("RgltryRptg", index) }
    static func details(_ index: Int) -> Self { Self("Dtls", index) }
    static let code = Self("Cd")
    static let remittanceInformation = Self("RmtInf")
    static func unstructured(_ index: Int) -> Self { Self("Ustrd", index) }

    // Parties, agents and accounts
    static let identification = Self("Id")
    static let institution = Self("FinInstnId")
    static let iban = Self("IBAN")
    static func other(_ index: Int = 0) -> Self { Self("Othr", index) }
    static let organisation = Self("OrgId")
    static let person = Self("PrvtId")
    static let postalAddress = Self("PstlAdr")
    static let country = Self("Ctry")
    static let countryOfResidence = Self("CtryOfRes")

    // Status report
    static func originalGroup(_ index: Int) -> Self { Self("OrgnlGrpInfAndSts", index) }
    static func transactionStatus(_ index: Int) -> Self { Self("TxInfAndSts", index) }
    static let originalMessage = Self("OrgnlGrpInf")
    static let groupStatus = Self("GrpSts")
    static let status = Self("TxSts")
    static func reason(_ index: Int) -> Self { Self("StsRsnInf", index) }

    // Statement
    static func statement(_ index: Int) -> Self { Self("Stmt", index) }
    static let messagePagination = Self("MsgPgntn")
    static let statementPagination = Self("StmtPgntn")
    static func balance(_ index: Int) -> Self { Self("Bal", index) }
    static let availability = Self("Avlbty")
    static func entry(_ index: Int) -> Self { Self("Ntry", index) }
    static func entryDetails(_ index: Int) -> Self { Self("NtryDtls", index) }
    static func entryTransaction(_ index: Int) -> Self { Self("TxDtls", index) }
    static let transactionCode = Self("BkTxCd")
}

extension NodePlace {
    /// The header itself.
    static let header = NodePlace()
    /// The content of a credit transfer.
    static let creditTransfer = NodePlace(Step("FIToFICstmrCdtTrf"))
    /// The group header of a credit transfer.
    static let creditTransferHeader = creditTransfer[.groupHeader]
    /// The settlement information of a credit transfer.
    static let settlement = creditTransferHeader[.settlementInformation]
    /// The content of a status report.
    static let statusReport = NodePlace(Step("FIToFIPmtStsRpt"))
    /// The content of a statement message.
    static let statementMessage = NodePlace(Step("BkToCstmrStmt"))
}
