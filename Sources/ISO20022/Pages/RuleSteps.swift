// The places of rules that hold for many messages, as the pages name them.

extension NodePlace.Step {
    // Messages
    static let customerTransfer = Self("FIToFICstmrCdtTrf")
    static let institutionTransfer = Self("FICdtTrf")
    static let paymentReturn = Self("PmtRtr")
    static let statusRequest = Self("FIToFIPmtStsReq")
    static let paymentStatusReport = Self("FIToFIPmtStsRpt")
    static let accountReport = Self("BkToCstmrAcctRpt")
    static let accountStatement = Self("BkToCstmrStmt")
    static let accountNotification = Self("BkToCstmrDbtCdtNtfctn")
    static let cancellationRequest = Self("FIToFIPmtCxlReq")
    static let investigationResolution = Self("RsltnOfInvstgtn")

    // Header
    static let businessMessageIdentifier = Self("BizMsgIdr")
    static let processingDate = Self("BizPrcgDt")
    static let messagePriority = Self("Prty")

    // Group headers and transactions
    static let messageIdentification = Self("MsgId")
    static let batchBooking = Self("BtchBookg")
    static let expiry = Self("XpryDtTm")
    static let additionalDateTimes = Self("AddtlDtTm")
    static let creditTransfers = Self("CdtTrfTxInf")
    static let transactionInformation = Self("TxInf")
    static let allCharges = Self("ChrgsInf")
    static let instructionPriority = Self("InstrPrty")
    static let serviceLevel = Self("SvcLvl")
    static let instructionIdentification = Self("InstrId")
    static let endToEndIdentification = Self("EndToEndId")
    static let transactionIdentification = Self("TxId")
    static let uetr = Self("UETR")
    static let instructionForCreditorAgent = Self("InstrForCdtrAgt")
    static let instructionForNextAgent = Self("InstrForNxtAgt")
    static let underlyingCustomerTransfer = Self("UndrlygCstmrCdtTrf")
    static let underlyingInstitutionTransfer = Self("UndrlygFICdtTrf")
    static let anyRegulatoryReporting = Self("RgltryRptg")

    // Remittance
    static let relatedRemittance = Self("RltdRmtInf")
    static let structured = Self("Strd")
    static let unstructuredLines = Self("Ustrd")

    // Returns
    static let groupReturn = Self("GrpRtr")
    static let totalReturnedAmount = Self("TtlRtrdIntrBkSttlmAmt")
    static let returnedAmount = Self("RtrdIntrBkSttlmAmt")
    static let returnedInstructedAmount = Self("RtrdInstdAmt")
    static let originalSettlementAmount = Self("OrgnlIntrBkSttlmAmt")
    static let returnChain = Self("RtrChain")
    static let returnReason = Self("RtrRsnInf")
    static let originalUETR = Self("OrgnlUETR")

    // Answers
    static let originalMessageIdentification = Self("OrgnlMsgId")
    static let originalMessageName = Self("OrgnlMsgNmId")
    static let statusReason = Self("StsRsnInf")
    static let reasonCode = Self("Rsn")
    static let additionalInformation = Self("AddtlInf")
    static let effectiveDate = Self("FctvIntrBkSttlmDt")
    static let transactionStatuses = Self("TxInfAndSts")
    static let originalGroupStatuses = Self("OrgnlGrpInfAndSts")

    // Account reports
    static let report = Self("Rpt")
    static let statements = Self("Stmt")
    static let notification = Self("Ntfctn")
    static let reportPagination = Self("RptPgntn")
    static let notificationPagination = Self("NtfctnPgntn")
    static let pageNumber = Self("PgNb")
    static let lastPage = Self("LastPgInd")
    static let electronicSequenceNumber = Self("ElctrncSeqNb")
    static let legalSequenceNumber = Self("LglSeqNb")
    static let copyDuplicateIndicator = Self("CpyDplctInd")
    static let account = Self("Acct")
    static let currency = Self("Ccy")
    static let balances = Self("Bal")
    static let type = Self("Tp")
    static let codeOrProprietary = Self("CdOrPrtry")
    static let subType = Self("SubTp")
    static let entries = Self("Ntry")
    static let entryStatus = Self("Sts")
    static let bookingDate = Self("BookgDt")
    static let valueDate = Self("ValDt")
    static let chargesOfEntry = Self("Chrgs")
    static let totalCharges = Self("TtlChrgsAndTaxAmt")
    static let record = Self("Rcrd")
    static let allEntryDetails = Self("NtryDtls")
    static let allEntryTransactions = Self("TxDtls")
    static let references = Self("Refs")
    static let returnInformation = Self("RtrInf")

    // Bank transaction codes
    static let domain = Self("Domn")
    static let family = Self("Fmly")
    static let subFamily = Self("SubFmlyCd")

    // Cases
    static let assignment = Self("Assgnmt")
    static let caseOfRequest = Self("Case")
    static let underlying = Self("Undrlyg")
    static let groupCancellation = Self("OrgnlGrpInfAndCxl")
    static let cancellationReason = Self("CxlRsnInf")
    static let cancellationStatusReason = Self("CxlStsRsnInf")
    static let resolvedCase = Self("RslvdCase")
    static let confirmation = Self("Conf")
    static let cancellationDetails = Self("CxlDtls")
    static let paymentStatuses = Self("OrgnlPmtInfAndSts")

    // Parties, agents, addresses, accounts
    static let bicfi = Self("BICFI")
    static let anyBIC = Self("AnyBIC")
    static let clearingMember = Self("ClrSysMmbId")
    static let name = Self("Nm")
    static let townName = Self("TwnNm")
    static let addressLine = Self("AdrLine")
    static let addressType = Self("AdrTp")
    static let proxy = Self("Prxy")
    static let scheme = Self("SchmeNm")
    static let emailAddress = Self("EmailAdr")
}

extension NodePlace.Step {
    static let institutionParty = Self("FIId")
    static let originalInstruction = Self("OrgnlInstrId")
}
