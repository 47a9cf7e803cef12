public import XMLCore

extension FinancialInstitutionTransaction: ElementReadable {
    /// Reads `CdtTrfTxInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let money = try Money(&children)
            let agents = try AgentChains(&children)
            let parties = try Parties(&children)
            var payment = Self(
                paymentIdentification: money.identification, interbankSettlementAmount: money.settlementAmount,
                debtor: parties.debtor, creditor: parties.creditor)
            money.fill(&payment)
            payment.previousInstructingAgents = agents.previous
            payment.instructingAgent = agents.instructing
            payment.instructedAgent = agents.instructed
            payment.intermediaryAgents = agents.intermediary
            parties.fill(&payment)
            payment.instructionsForCreditorAgent = try children.array("InstrForCdtrAgt")
            payment.instructionsForNextAgent = try children.array("InstrForNxtAgt")
            payment.purpose = try children.optional("Purp")
            payment.regulatoryReporting = try children.array("RgltryRptg")
            payment.remittanceInformation = try children.optional("RmtInf")
            children.carried("UndrlygAllcn")
            payment.underlyingCustomerCreditTransfer = try children.optional("UndrlygCstmrCdtTrf")
            children.carried("UndrlygFICdtTrf", "SplmtryData")
            return payment
        }
    }

    /// From `PmtId` to `PmtSgntr`.
    private struct Money {
        let identification: PaymentIdentification
        let type: PaymentTypeInformation?
        let settlementAmount: CurrencyAndAmount
        let settlementDate: ISODate?
        let priority: SettlementPriority?
        let expiry: ISODateTime?

        init(_ children: inout ChildReader) throws(ElementRejection) {
            identification = try children.required("PmtId")
            type = try children.optional("PmtTpInf")
            settlementAmount = try children.required("IntrBkSttlmAmt")
            settlementDate = try children.optional("IntrBkSttlmDt")
            priority = try children.optional("SttlmPrty")
            children.carried("SttlmTmIndctn", "SttlmTmReq")
            expiry = try children.optional("XpryDtTm")
            children.carried("PmtSgntr")
        }

        func fill(_ payment: inout FinancialInstitutionTransaction) {
            payment.paymentType = type
            payment.interbankSettlementDate = settlementDate
            payment.settlementPriority = priority
            payment.expiryDateTime = expiry
        }
    }

    /// From `UltmtDbtr` to `UltmtCdtr`.
    private struct Parties {
        let ultimateDebtor: AgentIdentification?
        let debtor: AgentIdentification
        let debtorAccount: CashAccount?
        let debtorAgent: AgentIdentification?
        let debtorAgentAccount: CashAccount?
        let creditorAgent: AgentIdentification?
        let creditorAgentAccount: CashAccount?
        let creditor: AgentIdentification
        let creditorAccount: CashAccount?
        let ultimateCreditor: AgentIdentification?

        init(_ children: inout ChildReader) throws(ElementRejection) {
            ultimateDebtor = try children.optional("UltmtDbtr")
            debtor = try children.required("Dbtr")
            debtorAccount = try children.optional("DbtrAcct")
            debtorAgent = try children.optional("DbtrAgt")
            debtorAgentAccount = try children.optional("DbtrAgtAcct")
            creditorAgent = try children.optional("CdtrAgt")
            creditorAgentAccount = try children.optional("CdtrAgtAcct")
            creditor = try children.required("Cdtr")
            creditorAccount = try children.optional("CdtrAcct")
            ultimateCreditor = try children.optional("UltmtCdtr")
        }

        func fill(_ payment: inout FinancialInstitutionTransaction) {
            payment.ultimateDebtor = ultimateDebtor
            payment.debtorAccount = debtorAccount
            payment.debtorAgent = debtorAgent
            payment.debtorAgentAccount = debtorAgentAccount
            payment.creditorAgent = creditorAgent
            payment.creditorAgentAccount = creditorAgentAccount
            payment.creditorAccount = creditorAccount
            payment.ultimateCreditor = ultimateCreditor
        }
    }
}

extension FinancialInstitutionTransaction: ElementWritable {
    /// Writes the content of `CdtTrfTxInf`.
    public func write(to element: ElementWriter) {
        element.write("PmtId", paymentIdentification)
        element.write("PmtTpInf", paymentType)
        element.write("IntrBkSttlmAmt", interbankSettlementAmount)
        element.write("IntrBkSttlmDt", interbankSettlementDate)
        element.write("SttlmPrty", settlementPriority)
        element.write("XpryDtTm", expiryDateTime, since: Self.newerType)
        previousInstructingAgents.writePrevious(to: element)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        intermediaryAgents.writeIntermediary(to: element)
        element.write("UltmtDbtr", ultimateDebtor)
        element.write("Dbtr", debtor)
        element.write("DbtrAcct", debtorAccount)
        element.write("DbtrAgt", debtorAgent)
        element.write("DbtrAgtAcct", debtorAgentAccount)
        element.write("CdtrAgt", creditorAgent)
        element.write("CdtrAgtAcct", creditorAgentAccount)
        element.write("Cdtr", creditor)
        element.write("CdtrAcct", creditorAccount)
        element.write("UltmtCdtr", ultimateCreditor)
        for instruction in instructionsForCreditorAgent {
            // Between institutions there are no cheques and no cash: the older version has two of the four codes.
            instruction.write(to: element.child("InstrForCdtrAgt"), closedCodes: [.phone, .telecommunication])
        }
        element.write("InstrForNxtAgt", each: instructionsForNextAgent)
        element.write("Purp", purpose)
        for report in regulatoryReporting { element.write("RgltryRptg", report, since: Self.newerType) }
        element.write("RmtInf", remittanceInformation)
        element.write("UndrlygCstmrCdtTrf", underlyingCustomerCreditTransfer)
    }

    private static let newerType = "CreditTransferTransaction79"
}
