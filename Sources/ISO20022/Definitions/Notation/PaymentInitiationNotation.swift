extension DefinitionNotation {
    /// A customer's order to the own bank, and its status.
    static let paymentInitiation = #"""
        Cheque11 = sequence
          ChqTp       ChequeType2Code             0..1
          ChqNb       Max35Text                   0..1
          ChqFr       NameAndAddress16            0..1
          DlvryMtd    ChequeDeliveryMethod1Choice 0..1
          DlvrTo      NameAndAddress16            0..1
          InstrPrty   Priority2Code               0..1
          ChqMtrtyDt  ISODate                     0..1
          FrmsCd      Max35Text                   0..1
          MemoFld     Max35Text                   0..2
          RgnlClrZone Max35Text                   0..1
          PrtLctn     Max35Text                   0..1
          Sgntr       Max70Text                   0..5

        ChequeDeliveryMethod1Choice = choice
          Cd    ChequeDelivery1Code 1..1
          Prtry Max35Text           1..1

        CreditTransferTransaction34 = sequence
          PmtId           PaymentIdentification6                       1..1
          PmtTpInf        PaymentTypeInformation26                     0..1
          Amt             AmountType4Choice                            1..1
          XchgRateInf     ExchangeRate1                                0..1
          ChrgBr          ChargeBearerType1Code                        0..1
          ChqInstr        Cheque11                                     0..1
          UltmtDbtr       PartyIdentification135                       0..1
          IntrmyAgt1      BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt1Acct  CashAccount38                                0..1
          IntrmyAgt2      BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt2Acct  CashAccount38                                0..1
          IntrmyAgt3      BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt3Acct  CashAccount38                                0..1
          CdtrAgt         BranchAndFinancialInstitutionIdentification6 0..1
          CdtrAgtAcct     CashAccount38                                0..1
          Cdtr            PartyIdentification135                       0..1
          CdtrAcct        CashAccount38                                0..1
          UltmtCdtr       PartyIdentification135                       0..1
          InstrForCdtrAgt InstructionForCreditorAgent1                 0..*
          InstrForDbtrAgt Max140Text                                   0..1
          Purp            Purpose2Choice                               0..1
          RgltryRptg      RegulatoryReporting3                         0..10
          Tax             TaxInformation8                              0..1
          RltdRmtInf      RemittanceLocation7                          0..10
          RmtInf          RemittanceInformation16                      0..1
          SplmtryData     SupplementaryData1                           0..*

        CurrencyExchange13 = sequence
          SrcCcy   ActiveCurrencyCode 1..1
          TrgtCcy  ActiveCurrencyCode 1..1
          XchgRate BaseOneRate        1..1
          UnitCcy  ActiveCurrencyCode 0..1

        CustomerCreditTransferInitiationV09 = sequence
          GrpHdr      GroupHeader85        1..1
          PmtInf      PaymentInstruction30 1..*
          SplmtryData SupplementaryData1   0..*

        CustomerPaymentStatusReportV10 = sequence
          GrpHdr            GroupHeader86                1..1
          OrgnlGrpInfAndSts OriginalGroupHeader17        1..1
          OrgnlPmtInfAndSts OriginalPaymentInstruction32 0..*
          SplmtryData       SupplementaryData1           0..*

        ExchangeRate1 = sequence
          UnitCcy  ActiveOrHistoricCurrencyCode 0..1
          XchgRate BaseOneRate                  0..1
          RateTp   ExchangeRateType1Code        0..1
          CtrctId  Max35Text                    0..1

        GroupHeader85 = sequence
          MsgId    Max35Text                                    1..1
          CreDtTm  ISODateTime                                  1..1
          Authstn  Authorisation1Choice                         0..2
          NbOfTxs  Max15NumericText                             1..1
          CtrlSum  DecimalNumber                                0..1
          InitgPty PartyIdentification135                       1..1
          FwdgAgt  BranchAndFinancialInstitutionIdentification6 0..1

        GroupHeader86 = sequence
          MsgId    Max35Text                                    1..1
          CreDtTm  ISODateTime                                  1..1
          InitgPty PartyIdentification135                       0..1
          FwdgAgt  BranchAndFinancialInstitutionIdentification6 0..1
          DbtrAgt  BranchAndFinancialInstitutionIdentification6 0..1
          CdtrAgt  BranchAndFinancialInstitutionIdentification6 0..1

        OriginalPaymentInstruction32 = sequence
          OrgnlPmtInfId Max35Text                       1..1
          OrgnlNbOfTxs  Max15NumericText                0..1
          OrgnlCtrlSum  DecimalNumber                   0..1
          PmtInfSts     ExternalPaymentGroupStatus1Code 0..1
          StsRsnInf     StatusReasonInformation12       0..*
          NbOfTxsPerSts NumberOfTransactionsPerStatus5  0..*
          TxInfAndSts   PaymentTransaction105           0..*

        PaymentIdentification6 = sequence
          InstrId    Max35Text        0..1
          EndToEndId Max35Text        1..1
          UETR       UUIDv4Identifier 0..1

        PaymentInstruction30 = sequence
          PmtInfId        Max35Text                                    1..1
          PmtMtd          PaymentMethod3Code                           1..1
          BtchBookg       BatchBookingIndicator                        0..1
          NbOfTxs         Max15NumericText                             0..1
          CtrlSum         DecimalNumber                                0..1
          PmtTpInf        PaymentTypeInformation26                     0..1
          ReqdExctnDt     DateAndDateTime2Choice                       1..1
          PoolgAdjstmntDt ISODate                                      0..1
          Dbtr            PartyIdentification135                       1..1
          DbtrAcct        CashAccount38                                1..1
          DbtrAgt         BranchAndFinancialInstitutionIdentification6 1..1
          DbtrAgtAcct     CashAccount38                                0..1
          InstrForDbtrAgt Max140Text                                   0..1
          UltmtDbtr       PartyIdentification135                       0..1
          ChrgBr          ChargeBearerType1Code                        0..1
          ChrgsAcct       CashAccount38                                0..1
          ChrgsAcctAgt    BranchAndFinancialInstitutionIdentification6 0..1
          CdtTrfTxInf     CreditTransferTransaction34                  1..*

        PaymentTransaction105 = sequence
          StsId           Max35Text                             0..1
          OrgnlInstrId    Max35Text                             0..1
          OrgnlEndToEndId Max35Text                             0..1
          OrgnlUETR       UUIDv4Identifier                      0..1
          TxSts           ExternalPaymentTransactionStatus1Code 0..1
          StsRsnInf       StatusReasonInformation12             0..*
          ChrgsInf        Charges7                              0..*
          TrckrData       TrackerData1                          0..1
          AccptncDtTm     ISODateTime                           0..1
          AcctSvcrRef     Max35Text                             0..1
          ClrSysRef       Max35Text                             0..1
          OrgnlTxRef      OriginalTransactionReference28        0..1
          SplmtryData     SupplementaryData1                    0..*

        PaymentTypeInformation26 = sequence
          InstrPrty Priority2Code          0..1
          SvcLvl    ServiceLevel8Choice    0..*
          LclInstrm LocalInstrument2Choice 0..1
          CtgyPurp  CategoryPurpose1Choice 0..1

        TrackerData1 = sequence
          ConfdDt   DateAndDateTime2Choice  1..1
          ConfdAmt  ActiveCurrencyAndAmount 1..1
          TrckrRcrd TrackerRecord1          1..*

        TrackerRecord1 = sequence
          Agt          BranchAndFinancialInstitutionIdentification6 1..1
          ChrgBr       ChargeBearerType1Code                        0..1
          ChrgsAmt     ActiveCurrencyAndAmount                      0..1
          XchgRateData CurrencyExchange13                           0..1
        """#
}
