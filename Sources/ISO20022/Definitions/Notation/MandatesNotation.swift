extension DefinitionNotation {
    /// Mandates of direct debits.
    static let mandates = #"""
        Authorisation1Choice = choice
          Cd    Authorisation1Code 1..1
          Prtry Max128Text         1..1

        CreditTransferMandateData1 = sequence
          MndtId       Max35Text                 0..1
          Tp           MandateTypeInformation2   0..1
          DtOfSgntr    ISODate                   0..1
          DtOfVrfctn   ISODateTime               0..1
          ElctrncSgntr Max10KBinary              0..1
          FrstPmtDt    ISODate                   0..1
          FnlPmtDt     ISODate                   0..1
          Frqcy        Frequency36Choice         0..1
          Rsn          MandateSetupReason1Choice 0..1

        Frequency36Choice = choice
          Tp     Frequency6Code      1..1
          Prd    FrequencyPeriod1    1..1
          PtInTm FrequencyAndMoment1 1..1

        FrequencyAndMoment1 = sequence
          Tp     Frequency6Code    1..1
          PtInTm Exact2NumericText 1..1

        FrequencyPeriod1 = sequence
          Tp        Frequency6Code 1..1
          CntPerPrd DecimalNumber  1..1

        MandateClassification1Choice = choice
          Cd    MandateClassification1Code 1..1
          Prtry Max35Text                  1..1

        MandateRelatedData5Choice = choice
          DrctDbtMndt MandateRelatedInformation16 1..1
          CdtTrfMndt  CreditTransferMandateData1  1..1

        MandateRelatedInformation14 = sequence
          MndtId        Max35Text                     0..1
          DtOfSgntr     ISODate                       0..1
          AmdmntInd     TrueFalseIndicator            0..1
          AmdmntInfDtls AmendmentInformationDetails13 0..1
          ElctrncSgntr  Max1025Text                   0..1
          FrstColltnDt  ISODate                       0..1
          FnlColltnDt   ISODate                       0..1
          Frqcy         Frequency36Choice             0..1
          Rsn           MandateSetupReason1Choice     0..1
          TrckgDays     Exact2NumericText             0..1

        MandateRelatedInformation16 = sequence
          MndtId        Max35Text                     0..1
          DtOfSgntr     ISODate                       0..1
          AmdmntInd     TrueFalseIndicator            0..1
          AmdmntInfDtls AmendmentInformationDetails15 0..1
          ElctrncSgntr  Max1025Text                   0..1
          FrstColltnDt  ISODate                       0..1
          FnlColltnDt   ISODate                       0..1
          Frqcy         Frequency36Choice             0..1
          Rsn           MandateSetupReason1Choice     0..1
          TrckgDays     Exact2NumericText             0..1

        MandateSetupReason1Choice = choice
          Cd    ExternalMandateSetupReason1Code 1..1
          Prtry Max70Text                       1..1

        MandateTypeInformation2 = sequence
          SvcLvl    ServiceLevel8Choice          0..1
          LclInstrm LocalInstrument2Choice       0..1
          CtgyPurp  CategoryPurpose1Choice       0..1
          Clssfctn  MandateClassification1Choice 0..1
        """#
}
