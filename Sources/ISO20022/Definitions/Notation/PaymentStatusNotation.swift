extension DefinitionNotation {
    /// The payment status report, and what it repeats from the original payment.
    static let paymentStatus = #"""
        AmendmentInformationDetails13 = sequence
          OrgnlMndtId      Max35Text                                    0..1
          OrgnlCdtrSchmeId PartyIdentification135                       0..1
          OrgnlCdtrAgt     BranchAndFinancialInstitutionIdentification6 0..1
          OrgnlCdtrAgtAcct CashAccount38                                0..1
          OrgnlDbtr        PartyIdentification135                       0..1
          OrgnlDbtrAcct    CashAccount38                                0..1
          OrgnlDbtrAgt     BranchAndFinancialInstitutionIdentification6 0..1
          OrgnlDbtrAgtAcct CashAccount38                                0..1
          OrgnlFnlColltnDt ISODate                                      0..1
          OrgnlFrqcy       Frequency36Choice                            0..1
          OrgnlRsn         MandateSetupReason1Choice                    0..1
          OrgnlTrckgDays   Exact2NumericText                            0..1

        AmountType4Choice = choice
          InstdAmt ActiveOrHistoricCurrencyAndAmount 1..1
          EqvtAmt  EquivalentAmount2                 1..1

        DateAndDateTime2Choice = choice
          Dt   ISODate     1..1
          DtTm ISODateTime 1..1

        EquivalentAmount2 = sequence
          Amt      ActiveOrHistoricCurrencyAndAmount 1..1
          CcyOfTrf ActiveOrHistoricCurrencyCode      1..1

        FIToFIPaymentStatusReportV10 = sequence
          GrpHdr            GroupHeader91         1..1
          OrgnlGrpInfAndSts OriginalGroupHeader17 0..*
          TxInfAndSts       PaymentTransaction110 0..*
          SplmtryData       SupplementaryData1    0..*

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

        GroupHeader91 = sequence
          MsgId    Max35Text                                    1..1
          CreDtTm  ISODateTime                                  1..1
          InstgAgt BranchAndFinancialInstitutionIdentification6 0..1
          InstdAgt BranchAndFinancialInstitutionIdentification6 0..1

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

        MandateSetupReason1Choice = choice
          Cd    ExternalMandateSetupReason1Code 1..1
          Prtry Max70Text                       1..1

        NumberOfTransactionsPerStatus5 = sequence
          DtldNbOfTxs Max15NumericText                      1..1
          DtldSts     ExternalPaymentTransactionStatus1Code 1..1
          DtldCtrlSum DecimalNumber                         0..1

        OriginalGroupHeader17 = sequence
          OrgnlMsgId    Max35Text                       1..1
          OrgnlMsgNmId  Max35Text                       1..1
          OrgnlCreDtTm  ISODateTime                     0..1
          OrgnlNbOfTxs  Max15NumericText                0..1
          OrgnlCtrlSum  DecimalNumber                   0..1
          GrpSts        ExternalPaymentGroupStatus1Code 0..1
          StsRsnInf     StatusReasonInformation12       0..*
          NbOfTxsPerSts NumberOfTransactionsPerStatus5  0..*

        OriginalGroupInformation29 = sequence
          OrgnlMsgId   Max35Text   1..1
          OrgnlMsgNmId Max35Text   1..1
          OrgnlCreDtTm ISODateTime 0..1

        OriginalTransactionReference28 = sequence
          IntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount            0..1
          Amt            AmountType4Choice                            0..1
          IntrBkSttlmDt  ISODate                                      0..1
          ReqdColltnDt   ISODate                                      0..1
          ReqdExctnDt    DateAndDateTime2Choice                       0..1
          CdtrSchmeId    PartyIdentification135                       0..1
          SttlmInf       SettlementInstruction7                       0..1
          PmtTpInf       PaymentTypeInformation27                     0..1
          PmtMtd         PaymentMethod4Code                           0..1
          MndtRltdInf    MandateRelatedInformation14                  0..1
          RmtInf         RemittanceInformation16                      0..1
          UltmtDbtr      Party40Choice                                0..1
          Dbtr           Party40Choice                                0..1
          DbtrAcct       CashAccount38                                0..1
          DbtrAgt        BranchAndFinancialInstitutionIdentification6 0..1
          DbtrAgtAcct    CashAccount38                                0..1
          CdtrAgt        BranchAndFinancialInstitutionIdentification6 0..1
          CdtrAgtAcct    CashAccount38                                0..1
          Cdtr           Party40Choice                                0..1
          CdtrAcct       CashAccount38                                0..1
          UltmtCdtr      Party40Choice                                0..1
          Purp           Purpose2Choice                               0..1

        PaymentTransaction110 = sequence
          StsId             Max35Text                                    0..1
          OrgnlGrpInf       OriginalGroupInformation29                   0..1
          OrgnlInstrId      Max35Text                                    0..1
          OrgnlEndToEndId   Max35Text                                    0..1
          OrgnlTxId         Max35Text                                    0..1
          OrgnlUETR         UUIDv4Identifier                             0..1
          TxSts             ExternalPaymentTransactionStatus1Code        0..1
          StsRsnInf         StatusReasonInformation12                    0..*
          ChrgsInf          Charges7                                     0..*
          AccptncDtTm       ISODateTime                                  0..1
          FctvIntrBkSttlmDt DateAndDateTime2Choice                       0..1
          AcctSvcrRef       Max35Text                                    0..1
          ClrSysRef         Max35Text                                    0..1
          InstgAgt          BranchAndFinancialInstitutionIdentification6 0..1
          InstdAgt          BranchAndFinancialInstitutionIdentification6 0..1
          OrgnlTxRef        OriginalTransactionReference28               0..1
          SplmtryData       SupplementaryData1                           0..*

        PaymentTypeInformation27 = sequence
          InstrPrty Priority2Code          0..1
          ClrChanl  ClearingChannel2Code   0..1
          SvcLvl    ServiceLevel8Choice    0..*
          LclInstrm LocalInstrument2Choice 0..1
          SeqTp     SequenceType3Code      0..1
          CtgyPurp  CategoryPurpose1Choice 0..1

        StatusReason6Choice = choice
          Cd    ExternalStatusReason1Code 1..1
          Prtry Max35Text                 1..1

        StatusReasonInformation12 = sequence
          Orgtr    PartyIdentification135 0..1
          Rsn      StatusReason6Choice    0..1
          AddtlInf Max105Text             0..*
        """#
}
