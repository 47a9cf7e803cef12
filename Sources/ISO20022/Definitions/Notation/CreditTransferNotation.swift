extension DefinitionNotation {
    /// The customer credit transfer, and payment parts that other messages repeat from it.
    static let creditTransfer = #"""
        CategoryPurpose1Choice = choice
          Cd    ExternalCategoryPurpose1Code 1..1
          Prtry Max35Text                    1..1

        Charges7 = sequence
          Amt ActiveOrHistoricCurrencyAndAmount            1..1
          Agt BranchAndFinancialInstitutionIdentification6 1..1

        ClearingSystemIdentification3Choice = choice
          Cd    ExternalCashClearingSystem1Code 1..1
          Prtry Max35Text                       1..1

        CreditTransferTransaction39 = sequence
          PmtId             PaymentIdentification7                       1..1
          PmtTpInf          PaymentTypeInformation28                     0..1
          IntrBkSttlmAmt    ActiveCurrencyAndAmount                      1..1
          IntrBkSttlmDt     ISODate                                      0..1
          SttlmPrty         Priority3Code                                0..1
          SttlmTmIndctn     SettlementDateTimeIndication1                0..1
          SttlmTmReq        SettlementTimeRequest2                       0..1
          AccptncDtTm       ISODateTime                                  0..1
          PoolgAdjstmntDt   ISODate                                      0..1
          InstdAmt          ActiveOrHistoricCurrencyAndAmount            0..1
          XchgRate          BaseOneRate                                  0..1
          ChrgBr            ChargeBearerType1Code                        1..1
          ChrgsInf          Charges7                                     0..*
          PrvsInstgAgt1     BranchAndFinancialInstitutionIdentification6 0..1
          PrvsInstgAgt1Acct CashAccount38                                0..1
          PrvsInstgAgt2     BranchAndFinancialInstitutionIdentification6 0..1
          PrvsInstgAgt2Acct CashAccount38                                0..1
          PrvsInstgAgt3     BranchAndFinancialInstitutionIdentification6 0..1
          PrvsInstgAgt3Acct CashAccount38                                0..1
          InstgAgt          BranchAndFinancialInstitutionIdentification6 0..1
          InstdAgt          BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt1        BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt1Acct    CashAccount38                                0..1
          IntrmyAgt2        BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt2Acct    CashAccount38                                0..1
          IntrmyAgt3        BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt3Acct    CashAccount38                                0..1
          UltmtDbtr         PartyIdentification135                       0..1
          InitgPty          PartyIdentification135                       0..1
          Dbtr              PartyIdentification135                       1..1
          DbtrAcct          CashAccount38                                0..1
          DbtrAgt           BranchAndFinancialInstitutionIdentification6 1..1
          DbtrAgtAcct       CashAccount38                                0..1
          CdtrAgt           BranchAndFinancialInstitutionIdentification6 1..1
          CdtrAgtAcct       CashAccount38                                0..1
          Cdtr              PartyIdentification135                       1..1
          CdtrAcct          CashAccount38                                0..1
          UltmtCdtr         PartyIdentification135                       0..1
          InstrForCdtrAgt   InstructionForCreditorAgent1                 0..*
          InstrForNxtAgt    InstructionForNextAgent1                     0..*
          Purp              Purpose2Choice                               0..1
          RgltryRptg        RegulatoryReporting3                         0..10
          Tax               TaxInformation8                              0..1
          RltdRmtInf        RemittanceLocation7                          0..10
          RmtInf            RemittanceInformation16                      0..1
          SplmtryData       SupplementaryData1                           0..*

        DatePeriod2 = sequence
          FrDt ISODate 1..1
          ToDt ISODate 1..1

        FIToFICustomerCreditTransferV08 = sequence
          GrpHdr      GroupHeader93               1..1
          CdtTrfTxInf CreditTransferTransaction39 1..*
          SplmtryData SupplementaryData1          0..*

        GroupHeader93 = sequence
          MsgId             Max35Text                                    1..1
          CreDtTm           ISODateTime                                  1..1
          BtchBookg         BatchBookingIndicator                        0..1
          NbOfTxs           Max15NumericText                             1..1
          CtrlSum           DecimalNumber                                0..1
          TtlIntrBkSttlmAmt ActiveCurrencyAndAmount                      0..1
          IntrBkSttlmDt     ISODate                                      0..1
          SttlmInf          SettlementInstruction7                       1..1
          PmtTpInf          PaymentTypeInformation28                     0..1
          InstgAgt          BranchAndFinancialInstitutionIdentification6 0..1
          InstdAgt          BranchAndFinancialInstitutionIdentification6 0..1

        InstructionForCreditorAgent1 = sequence
          Cd       Instruction3Code 0..1
          InstrInf Max140Text       0..1

        InstructionForNextAgent1 = sequence
          Cd       Instruction4Code 0..1
          InstrInf Max140Text       0..1

        LocalInstrument2Choice = choice
          Cd    ExternalLocalInstrument1Code 1..1
          Prtry Max35Text                    1..1

        PaymentIdentification7 = sequence
          InstrId    Max35Text        0..1
          EndToEndId Max35Text        1..1
          TxId       Max35Text        0..1
          UETR       UUIDv4Identifier 0..1
          ClrSysRef  Max35Text        0..1

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
