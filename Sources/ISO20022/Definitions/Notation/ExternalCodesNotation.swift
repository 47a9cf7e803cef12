extension DefinitionNotation {
    /// Codes whose list is kept outside the message definition: only their length is checked here.
    static let externalCodes = #"""
        ExternalAccountIdentification1Code = string minLength=1 maxLength=4

        ExternalBalanceSubType1Code = string minLength=1 maxLength=4

        ExternalBalanceType1Code = string minLength=1 maxLength=4

        ExternalBankTransactionDomain1Code = string minLength=1 maxLength=4

        ExternalBankTransactionFamily1Code = string minLength=1 maxLength=4

        ExternalBankTransactionSubFamily1Code = string minLength=1 maxLength=4

        ExternalCancellationReason1Code = string minLength=1 maxLength=4

        ExternalCardTransactionCategory1Code = string minLength=1 maxLength=4

        ExternalCashAccountType1Code = string minLength=1 maxLength=4

        ExternalCashClearingSystem1Code = string minLength=1 maxLength=3

        ExternalCategoryPurpose1Code = string minLength=1 maxLength=4

        ExternalChargeType1Code = string minLength=1 maxLength=4

        ExternalClaimNonReceiptRejection1Code = string minLength=1 maxLength=4

        ExternalClearingSystemIdentification1Code = string minLength=1 maxLength=5

        ExternalCorporateActionEventType1Code = string minLength=1 maxLength=4

        ExternalCreditLineType1Code = string minLength=1 maxLength=4

        ExternalCreditorAgentInstruction1Code = string minLength=1 maxLength=4

        ExternalCreditorReferenceType1Code = string minLength=1 maxLength=4

        ExternalDateType1Code = string minLength=1 maxLength=4

        ExternalDiscountAmountType1Code = string minLength=1 maxLength=4

        ExternalDocumentAmountType1Code = string minLength=1 maxLength=4

        ExternalDocumentLineType1Code = string minLength=1 maxLength=4

        ExternalDocumentType1Code = string minLength=1 maxLength=4

        ExternalEnquiryRequestType1Code = string minLength=1 maxLength=4

        ExternalEntryStatus1Code = string minLength=1 maxLength=4

        ExternalFinancialInstitutionIdentification1Code = string minLength=1 maxLength=4

        ExternalFinancialInstrumentIdentificationType1Code = string minLength=1 maxLength=4

        ExternalGarnishmentType1Code = string minLength=1 maxLength=4

        ExternalInvestigationExecutionConfirmation1Code = string minLength=1 maxLength=4

        ExternalLocalInstrument1Code = string minLength=1 maxLength=35

        ExternalMandateSetupReason1Code = string minLength=1 maxLength=4

        ExternalNotificationCancellationReason1Code = string minLength=1 maxLength=4

        ExternalOrganisationIdentification1Code = string minLength=1 maxLength=4

        ExternalPaymentCancellationRejection1Code = string minLength=1 maxLength=4

        ExternalPaymentCompensationReason1Code = string minLength=1 maxLength=4

        ExternalPaymentControlRequestType1Code = string minLength=1 maxLength=4

        ExternalPaymentGroupStatus1Code = string minLength=1 maxLength=4

        ExternalPaymentModificationRejection1Code = string minLength=1 maxLength=4

        ExternalPaymentTransactionStatus1Code = string minLength=1 maxLength=4

        ExternalPersonIdentification1Code = string minLength=1 maxLength=4

        ExternalProxyAccountType1Code = string minLength=1 maxLength=4

        ExternalPurpose1Code = string minLength=1 maxLength=4

        ExternalRePresentmentReason1Code = string minLength=1 maxLength=4

        ExternalRegulatoryReportingType1Code = string minLength=1 maxLength=4

        ExternalReportingSource1Code = string minLength=1 maxLength=4

        ExternalReturnReason1Code = string minLength=1 maxLength=4

        ExternalServiceLevel1Code = string minLength=1 maxLength=4

        ExternalStatusReason1Code = string minLength=1 maxLength=4

        ExternalTaxAmountType1Code = string minLength=1 maxLength=4

        ExternalTechnicalInputChannel1Code = string minLength=1 maxLength=4

        ExternalVerificationReason1Code = string minLength=1 maxLength=4
        """#
}
