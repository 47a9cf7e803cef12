public import XMLCore

extension CreditTransferTransaction: ElementReadable {
    /// Reads `CdtTrfTxInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let money = try Money(&children)
            let agents = try Agents(&children)
            let parties = try Parties(&children)
            var payment = Self(
                paymentIdentification: money.identification, interbankSettlementAmount: money.settlementAmount,
                chargeBearer: money.chargeBearer, debtor: parties.debtor, debtorAgent: parties.debtorAgent,
                creditorAgent: parties.creditorAgent, creditor: parties.creditor)
            money.fill(&payment)
            agents.fill(&payment)
            parties.fill(&payment)
            payment.instructionsForCreditorAgent = try children.array("InstrForCdtrAgt")
            payment.instructionsForNextAgent = try children.array("InstrForNxtAgt")
            payment.purpose = try children.optional("Purp")
            payment.regulatoryReporting = try children.array("RgltryRptg")
            children.carried("Tax", "RltdRmtInf")
            payment.remittanceInformation = try children.optional("RmtInf")
            children.carried("SplmtryData")
            return payment
        }
    }

    /// From `PmtId` to `ChrgsInf`.
    private struct Money {
        let identification: PaymentIdentification
        let type: PaymentTypeInformation?
        let settlementAmount: CurrencyAndAmount
        let settlementDate: ISODate?
        let priority: SettlementPriority?
        let acceptance: ISODateTime?
        let instructedAmount: CurrencyAndAmount?
        let exchangeRate: ExactDecimal?
        let chargeBearer: ChargeBearer
        let charges: [Charges]

        init(_ children: inout ChildReader) throws(ElementRejection) {
            identification = try children.required("PmtId")
            type = try children.optional("PmtTpInf")
            settlementAmount = try children.required("IntrBkSttlmAmt")
            settlementDate = try children.optional("IntrBkSttlmDt")
            priority = try children.optional("SttlmPrty")
            children.carried("SttlmTmIndctn", "SttlmTmReq")
            acceptance = try children.optional("AccptncDtTm")
            children.carried("PoolgAdjstmntDt")
            instructedAmount = try children.optional("InstdAmt")
            exchangeRate = try children.optional("XchgRate")
            chargeBearer = try children.required("ChrgBr")
            charges = try children.array("ChrgsInf")
        }

        func fill(_ payment: inout CreditTransferTransaction) {
            payment.paymentType = type
            payment.interbankSettlementDate = settlementDate
            payment.settlementPriority = priority
            payment.acceptanceDateTime = acceptance
            payment.instructedAmount = instructedAmount
            payment.exchangeRate = exchangeRate
            payment.charges = charges
        }
    }

    /// From `PrvsInstgAgt1` to `IntrmyAgt3Acct`.
    private struct Agents {
        let previous: AgentChain
        let instructing: AgentIdentification?
        let instructed: AgentIdentification?
        let intermediary: AgentChain

        init(_ children: inout ChildReader) throws(ElementRejection) {
            var chain = AgentChain()
            try chain.read(1, ("PrvsInstgAgt1", "PrvsInstgAgt1Acct"), from: &children)
            try chain.read(2, ("PrvsInstgAgt2", "PrvsInstgAgt2Acct"), from: &children)
            try chain.read(3, ("PrvsInstgAgt3", "PrvsInstgAgt3Acct"), from: &children)
            previous = chain
            instructing = try children.optional("InstgAgt")
            instructed = try children.optional("InstdAgt")
            chain = AgentChain()
            try chain.read(1, ("IntrmyAgt1", "IntrmyAgt1Acct"), from: &children)
            try chain.read(2, ("IntrmyAgt2", "IntrmyAgt2Acct"), from: &children)
            try chain.read(3, ("IntrmyAgt3", "IntrmyAgt3Acct"), from: &children)
            intermediary = chain
        }

        func fill(_ payment: inout CreditTransferTransaction) {
            payment.previousInstructingAgents = previous
            payment.instructingAgent = instructing
            payment.instructedAgent = instructed
            payment.intermediaryAgents = intermediary
        }
    }

    /// From `UltmtDbtr` to `UltmtCdtr`.
    private struct Parties {
        @Boxed var ultimateDebtor: PartyIdentification?
        @Boxed var initiatingParty: PartyIdentification?
        let debtor: PartyIdentification
        let debtorAccount: CashAccount?
        let debtorAgent: AgentIdentification
        @Boxed var debtorAgentAccount: CashAccount?
        let creditorAgent: AgentIdentification
        @Boxed var creditorAgentAccount: CashAccount?
        let creditor: PartyIdentification
        let creditorAccount: CashAccount?
        @Boxed var ultimateCreditor: PartyIdentification?

        init(_ children: inout ChildReader) throws(ElementRejection) {
            _ultimateDebtor = Boxed(wrappedValue: try children.optional("UltmtDbtr"))
            _initiatingParty = Boxed(wrappedValue: try children.optional("InitgPty"))
            debtor = try children.required("Dbtr")
            debtorAccount = try children.optional("DbtrAcct")
            debtorAgent = try children.required("DbtrAgt")
            _debtorAgentAccount = Boxed(wrappedValue: try children.optional("DbtrAgtAcct"))
            creditorAgent = try children.required("CdtrAgt")
            _creditorAgentAccount = Boxed(wrappedValue: try children.optional("CdtrAgtAcct"))
            creditor = try children.required("Cdtr")
            creditorAccount = try children.optional("CdtrAcct")
            _ultimateCreditor = Boxed(wrappedValue: try children.optional("UltmtCdtr"))
        }

        func fill(_ payment: inout CreditTransferTransaction) {
            payment.ultimateDebtor = ultimateDebtor
            payment.initiatingParty = initiatingParty
            payment.debtorAccount = debtorAccount
            payment.debtorAgentAccount = debtorAgentAccount
            payment.creditorAgentAccount = creditorAgentAccount
            payment.creditorAccount = creditorAccount
            payment.ultimateCreditor = ultimateCreditor
        }
    }
}

extension CreditTransferTransaction: ElementWritable {
    /// Writes the content of `CdtTrfTxInf`.
    public func write(to element: ElementWriter) {
        element.write("PmtId", paymentIdentification)
        element.write("PmtTpInf", paymentType)
        element.write("IntrBkSttlmAmt", interbankSettlementAmount)
        element.write("IntrBkSttlmDt", interbankSettlementDate)
        element.write("SttlmPrty", settlementPriority)
        element.write("AccptncDtTm", acceptanceDateTime)
        element.write("InstdAmt", instructedAmount)
        element.write("XchgRate", exchangeRate)
        element.write("ChrgBr", chargeBearer)
        element.write("ChrgsInf", each: charges)
        previousInstructingAgents.write(1, ("PrvsInstgAgt1", "PrvsInstgAgt1Acct"), to: element)
        previousInstructingAgents.write(2, ("PrvsInstgAgt2", "PrvsInstgAgt2Acct"), to: element)
        previousInstructingAgents.write(3, ("PrvsInstgAgt3", "PrvsInstgAgt3Acct"), to: element)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        intermediaryAgents.write(1, ("IntrmyAgt1", "IntrmyAgt1Acct"), to: element)
        intermediaryAgents.write(2, ("IntrmyAgt2", "IntrmyAgt2Acct"), to: element)
        intermediaryAgents.write(3, ("IntrmyAgt3", "IntrmyAgt3Acct"), to: element)
        element.write("UltmtDbtr", ultimateDebtor)
        element.write("InitgPty", initiatingParty)
        element.write("Dbtr", debtor)
        element.write("DbtrAcct", debtorAccount)
        element.write("DbtrAgt", debtorAgent)
        element.write("DbtrAgtAcct", debtorAgentAccount)
        element.write("CdtrAgt", creditorAgent)
        element.write("CdtrAgtAcct", creditorAgentAccount)
        element.write("Cdtr", creditor)
        element.write("CdtrAcct", creditorAccount)
        element.write("UltmtCdtr", ultimateCreditor)
        element.write("InstrForCdtrAgt", each: instructionsForCreditorAgent)
        element.write("InstrForNxtAgt", each: instructionsForNextAgent)
        element.write("Purp", purpose)
        element.write("RgltryRptg", each: regulatoryReporting)
        element.write("RmtInf", remittanceInformation)
    }
}
