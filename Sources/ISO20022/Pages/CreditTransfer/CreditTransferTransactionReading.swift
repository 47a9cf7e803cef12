public import XMLCore

extension CreditTransferTransaction: ElementReadable {
    /// Reads `CdtTrfTxInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let money = try Money(&children)
            let agents = try AgentChains(&children)
            let parties = try Parties(&children)
            var payment = Self(
                paymentIdentification: money.identification, interbankSettlementAmount: money.settlementAmount,
                chargeBearer: money.chargeBearer, debtor: parties.debtor, debtorAgent: parties.debtorAgent,
                creditorAgent: parties.creditorAgent, creditor: parties.creditor)
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
        let dates: Dates
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
            dates = try Dates(&children)
            instructedAmount = try children.optional("InstdAmt")
            exchangeRate = try children.optional("XchgRate")
            children.carried("AgrdRate")
            chargeBearer = try children.required("ChrgBr")
            charges = try children.array("ChrgsInf")
            children.carried("MndtRltdInf", "PmtSgntr")
        }

        func fill(_ payment: inout CreditTransferTransaction) {
            payment.paymentType = type
            payment.interbankSettlementDate = settlementDate
            payment.settlementPriority = priority
            payment.acceptanceDateTime = dates.acceptance
            payment.poolingAdjustmentDate = dates.poolingAdjustment
            payment.expiryDateTime = dates.expiry
            payment.instructedAmount = instructedAmount
            payment.exchangeRate = exchangeRate
            payment.charges = charges
        }
    }

    /// `AccptncDtTm` and what follows it: in the older version in the transaction, in the newer in `AddtlDtTm`.
    private struct Dates {
        var acceptance: ISODateTime?
        var poolingAdjustment: ISODate?
        var expiry: ISODateTime?

        init(_ children: inout ChildReader) throws(ElementRejection) {
            if children.isNext("AddtlDtTm") {
                self = try children.element("AddtlDtTm").sequence { children throws(ElementRejection) in
                    var dates = try Self(older: &children)
                    dates.expiry = try children.optional("XpryDtTm")
                    return dates
                }
            } else {
                try self.init(older: &children)
            }
        }

        private init(older children: inout ChildReader) throws(ElementRejection) {
            acceptance = try children.optional("AccptncDtTm")
            poolingAdjustment = try children.optional("PoolgAdjstmntDt")
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
        writeDates(to: element)
        element.write("InstdAmt", instructedAmount)
        element.write("XchgRate", exchangeRate)
        element.write("ChrgBr", chargeBearer)
        element.write("ChrgsInf", each: charges)
        previousInstructingAgents.writePrevious(to: element)
        element.write("InstgAgt", instructingAgent)
        element.write("InstdAgt", instructedAgent)
        intermediaryAgents.writeIntermediary(to: element)
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

    private func writeDates(to element: ElementWriter) {
        guard acceptanceDateTime != nil || poolingAdjustmentDate != nil || expiryDateTime != nil else { return }
        let newer = "AdditionalDateTime1"
        let dates = element.defines(newer) ? element.child("AddtlDtTm") : element
        dates.write("AccptncDtTm", acceptanceDateTime)
        dates.write("PoolgAdjstmntDt", poolingAdjustmentDate)
        dates.write("XpryDtTm", expiryDateTime, since: newer)
    }
}
