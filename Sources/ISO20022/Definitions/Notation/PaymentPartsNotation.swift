extension DefinitionNotation {
    /// Parts of a payment that several messages share.
    static let paymentParts = #"""
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

        AmendmentInformationDetails15 = sequence
          OrgnlMndtId      Max35Text                                    0..1
          OrgnlCdtrSchmeId PartyIdentification272                       0..1
          OrgnlCdtrAgt     BranchAndFinancialInstitutionIdentification8 0..1
          OrgnlCdtrAgtAcct CashAccount40                                0..1
          OrgnlDbtr        PartyIdentification272                       0..1
          OrgnlDbtrAcct    CashAccount40                                0..1
          OrgnlDbtrAgt     BranchAndFinancialInstitutionIdentification8 0..1
          OrgnlDbtrAgtAcct CashAccount40                                0..1
          OrgnlFnlColltnDt ISODate                                      0..1
          OrgnlFrqcy       Frequency36Choice                            0..1
          OrgnlRsn         MandateSetupReason1Choice                    0..1
          OrgnlTrckgDays   Exact2NumericText                            0..1

        AmountType4Choice = choice
          InstdAmt ActiveOrHistoricCurrencyAndAmount 1..1
          EqvtAmt  EquivalentAmount2                 1..1

        CategoryPurpose1Choice = choice
          Cd    ExternalCategoryPurpose1Code 1..1
          Prtry Max35Text                    1..1

        Charges16 = sequence
          Amt ActiveOrHistoricCurrencyAndAmount            1..1
          Agt BranchAndFinancialInstitutionIdentification8 1..1
          Tp  ChargeType3Choice                            0..1

        Charges7 = sequence
          Amt ActiveOrHistoricCurrencyAndAmount            1..1
          Agt BranchAndFinancialInstitutionIdentification6 1..1

        ClearingSystemIdentification3Choice = choice
          Cd    ExternalCashClearingSystem1Code 1..1
          Prtry Max35Text                       1..1

        CreditTransferTransaction72 = sequence
          PmtId             PaymentIdentification13                      0..1
          PmtTpInf          PaymentTypeInformation28                     0..1
          UltmtDbtr         PartyIdentification272                       0..1
          InitgPty          PartyIdentification272                       0..1
          Dbtr              PartyIdentification272                       1..1
          DbtrAcct          CashAccount40                                0..1
          DbtrAgt           BranchAndFinancialInstitutionIdentification8 1..1
          DbtrAgtAcct       CashAccount40                                0..1
          PrvsInstgAgt1     BranchAndFinancialInstitutionIdentification8 0..1
          PrvsInstgAgt1Acct CashAccount40                                0..1
          PrvsInstgAgt2     BranchAndFinancialInstitutionIdentification8 0..1
          PrvsInstgAgt2Acct CashAccount40                                0..1
          PrvsInstgAgt3     BranchAndFinancialInstitutionIdentification8 0..1
          PrvsInstgAgt3Acct CashAccount40                                0..1
          IntrmyAgt1        BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt1Acct    CashAccount40                                0..1
          IntrmyAgt2        BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt2Acct    CashAccount40                                0..1
          IntrmyAgt3        BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt3Acct    CashAccount40                                0..1
          CdtrAgt           BranchAndFinancialInstitutionIdentification8 1..1
          CdtrAgtAcct       CashAccount40                                0..1
          Cdtr              PartyIdentification272                       1..1
          CdtrAcct          CashAccount40                                0..1
          UltmtCdtr         PartyIdentification272                       0..1
          InstrForCdtrAgt   InstructionForCreditorAgent3                 0..*
          InstrForNxtAgt    InstructionForNextAgent1                     0..*
          Purp              Purpose2Choice                               0..1
          Tax               TaxData1                                     0..1
          RmtInf            RemittanceInformation26                      0..1
          InstdAmt          ActiveOrHistoricCurrencyAndAmount            0..1

        CryptographicKey1Choice = choice
          ILPV4 HexBinaryText       1..1
          Sgntr SHA256SignatureText 1..1

        DateAndDateTime2Choice = choice
          Dt   ISODate     1..1
          DtTm ISODateTime 1..1

        DatePeriod2 = sequence
          FrDt ISODate 1..1
          ToDt ISODate 1..1

        EquivalentAmount2 = sequence
          Amt      ActiveOrHistoricCurrencyAndAmount 1..1
          CcyOfTrf ActiveOrHistoricCurrencyCode      1..1

        InstructionForCreditorAgent1 = sequence
          Cd       Instruction3Code 0..1
          InstrInf Max140Text       0..1

        InstructionForCreditorAgent3 = sequence
          Cd       ExternalCreditorAgentInstruction1Code 0..1
          InstrInf Max140Text                            0..1

        InstructionForNextAgent1 = sequence
          Cd       Instruction4Code 0..1
          InstrInf Max140Text       0..1

        LocalInstrument2Choice = choice
          Cd    ExternalLocalInstrument1Code 1..1
          Prtry Max35Text                    1..1

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

        OriginalGroupInformation33 = sequence
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

        OriginalTransactionReference47 = sequence
          IntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount            0..1
          Amt            AmountType4Choice                            0..1
          IntrBkSttlmDt  ISODate                                      0..1
          ReqdColltnDt   ISODate                                      0..1
          ReqdExctnDt    DateAndDateTime2Choice                       0..1
          CdtrSchmeId    PartyIdentification272                       0..1
          SttlmInf       SettlementInstruction15                      0..1
          PmtTpInf       PaymentTypeInformation27                     0..1
          PmtMtd         PaymentMethod4Code                           0..1
          MndtRltdInf    MandateRelatedData5Choice                    0..1
          RmtInf         RemittanceInformation26                      0..1
          UltmtDbtr      Party50Choice                                0..1
          Dbtr           Party50Choice                                0..1
          DbtrAcct       CashAccount40                                0..1
          DbtrAgt        BranchAndFinancialInstitutionIdentification8 0..1
          DbtrAgtAcct    CashAccount40                                0..1
          CdtrAgt        BranchAndFinancialInstitutionIdentification8 0..1
          CdtrAgtAcct    CashAccount40                                0..1
          Cdtr           Party50Choice                                0..1
          CdtrAcct       CashAccount40                                0..1
          UltmtCdtr      Party50Choice                                0..1
          Purp           Purpose2Choice                               0..1

        PaymentIdentification13 = sequence
          InstrId    Max35Text        0..1
          EndToEndId Max35Text        1..1
          TxId       Max35Text        0..1
          UETR       UUIDv4Identifier 0..1
          ClrSysRef  Max35Text        0..1

        PaymentTypeInformation27 = sequence
          InstrPrty Priority2Code          0..1
          ClrChanl  ClearingChannel2Code   0..1
          SvcLvl    ServiceLevel8Choice    0..*
          LclInstrm LocalInstrument2Choice 0..1
          SeqTp     SequenceType3Code      0..1
          CtgyPurp  CategoryPurpose1Choice 0..1

        PaymentTypeInformation28 = sequence
          InstrPrty Priority2Code          0..1
          ClrChanl  ClearingChannel2Code   0..1
          SvcLvl    ServiceLevel8Choice    0..*
          LclInstrm LocalInstrument2Choice 0..1
          CtgyPurp  CategoryPurpose1Choice 0..1

        Purpose2Choice = choice
          Cd    ExternalPurpose1Code 1..1
          Prtry Max35Text            1..1

        RegulatoryAuthority2 = sequence
          Nm   Max140Text  0..1
          Ctry CountryCode 0..1

        RegulatoryReporting3 = sequence
          DbtCdtRptgInd RegulatoryReportingType1Code   0..1
          Authrty       RegulatoryAuthority2           0..1
          Dtls          StructuredRegulatoryReporting3 0..*

        ServiceLevel8Choice = choice
          Cd    ExternalServiceLevel1Code 1..1
          Prtry Max35Text                 1..1

        SettlementDateTimeIndication1 = sequence
          DbtDtTm ISODateTime 0..1
          CdtDtTm ISODateTime 0..1

        SettlementInstruction15 = sequence
          SttlmMtd             SettlementMethod1Code                        1..1
          SttlmAcct            CashAccount40                                0..1
          ClrSys               ClearingSystemIdentification3Choice          0..1
          InstgRmbrsmntAgt     BranchAndFinancialInstitutionIdentification8 0..1
          InstgRmbrsmntAgtAcct CashAccount40                                0..1
          InstdRmbrsmntAgt     BranchAndFinancialInstitutionIdentification8 0..1
          InstdRmbrsmntAgtAcct CashAccount40                                0..1
          ThrdRmbrsmntAgt      BranchAndFinancialInstitutionIdentification8 0..1
          ThrdRmbrsmntAgtAcct  CashAccount40                                0..1

        SettlementInstruction7 = sequence
          SttlmMtd             SettlementMethod1Code                        1..1
          SttlmAcct            CashAccount38                                0..1
          ClrSys               ClearingSystemIdentification3Choice          0..1
          InstgRmbrsmntAgt     BranchAndFinancialInstitutionIdentification6 0..1
          InstgRmbrsmntAgtAcct CashAccount38                                0..1
          InstdRmbrsmntAgt     BranchAndFinancialInstitutionIdentification6 0..1
          InstdRmbrsmntAgtAcct CashAccount38                                0..1
          ThrdRmbrsmntAgt      BranchAndFinancialInstitutionIdentification6 0..1
          ThrdRmbrsmntAgtAcct  CashAccount38                                0..1

        SettlementTimeRequest2 = sequence
          CLSTm  ISOTime 0..1
          TillTm ISOTime 0..1
          FrTm   ISOTime 0..1
          RjctTm ISOTime 0..1

        StatusReason6Choice = choice
          Cd    ExternalStatusReason1Code 1..1
          Prtry Max35Text                 1..1

        StatusReasonInformation12 = sequence
          Orgtr    PartyIdentification135 0..1
          Rsn      StatusReason6Choice    0..1
          AddtlInf Max105Text             0..*

        StructuredRegulatoryReporting3 = sequence
          Tp   Max35Text                         0..1
          Dt   ISODate                           0..1
          Ctry CountryCode                       0..1
          Cd   Max10Text                         0..1
          Amt  ActiveOrHistoricCurrencyAndAmount 0..1
          Inf  Max35Text                         0..*

        SupplementaryData1 = sequence
          PlcAndNm Max350Text                 0..1
          Envlp    SupplementaryDataEnvelope1 1..1

        SupplementaryDataEnvelope1 = sequence
          any ##any lax 1..1
        """#
}
