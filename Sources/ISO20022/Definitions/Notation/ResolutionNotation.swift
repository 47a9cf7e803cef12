extension DefinitionNotation {
    /// The answer to an inquiry: cancelled or not, and why.
    static let resolution = #"""
        CancellationStatusReason3Choice = choice
          Cd    ExternalPaymentCancellationRejection1Code 1..1
          Prtry Max35Text                                 1..1

        CancellationStatusReason4 = sequence
          Orgtr    PartyIdentification135          0..1
          Rsn      CancellationStatusReason3Choice 0..1
          AddtlInf Max105Text                      0..*

        CancellationStatusReason5 = sequence
          Orgtr    PartyIdentification272          0..1
          Rsn      CancellationStatusReason3Choice 0..1
          AddtlInf Max105Text                      0..*

        Charges14 = sequence
          Amt     ActiveOrHistoricCurrencyAndAmount            1..1
          Agt     BranchAndFinancialInstitutionIdentification8 1..1
          AgtAcct CashAccount40                                0..1
          Tp      ChargeType3Choice                            0..1

        ClaimNonReceipt2 = sequence
          DtPrcd      ISODate                                      1..1
          OrgnlNxtAgt BranchAndFinancialInstitutionIdentification6 0..1

        ClaimNonReceipt2Choice = choice
          Accptd ClaimNonReceipt2                   1..1
          Rjctd  ClaimNonReceiptRejectReason1Choice 1..1

        ClaimNonReceiptRejectReason1Choice = choice
          Cd    ExternalClaimNonReceiptRejection1Code 1..1
          Prtry Max35Text                             1..1

        Compensation2 = sequence
          Amt     ActiveCurrencyAndAmount                      1..1
          DbtrAgt BranchAndFinancialInstitutionIdentification6 1..1
          CdtrAgt BranchAndFinancialInstitutionIdentification6 1..1
          Rsn     CompensationReason1Choice                    1..1

        Compensation5 = sequence
          Amt         ActiveCurrencyAndAmount                      1..1
          DbtrAgt     BranchAndFinancialInstitutionIdentification8 1..1
          DbtrAgtAcct CashAccount40                                0..1
          CdtrAgt     BranchAndFinancialInstitutionIdentification8 1..1
          CdtrAgtAcct CashAccount40                                0..1
          Rsn         CompensationReason1Choice                    1..1

        CompensationReason1Choice = choice
          Cd    ExternalPaymentCompensationReason1Code 1..1
          Prtry Max35Text                              1..1

        CorrectiveGroupInformation1 = sequence
          MsgId   Max35Text   1..1
          MsgNmId Max35Text   1..1
          CreDtTm ISODateTime 0..1

        CorrectiveInterbankTransaction2 = sequence
          GrpHdr         CorrectiveGroupInformation1       0..1
          InstrId        Max35Text                         0..1
          EndToEndId     Max35Text                         0..1
          TxId           Max35Text                         0..1
          UETR           UUIDv4Identifier                  0..1
          IntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount 1..1
          IntrBkSttlmDt  ISODate                           1..1

        CorrectivePaymentInitiation4 = sequence
          GrpHdr       CorrectiveGroupInformation1       0..1
          PmtInfId     Max35Text                         0..1
          InstrId      Max35Text                         0..1
          EndToEndId   Max35Text                         0..1
          UETR         UUIDv4Identifier                  0..1
          InstdAmt     ActiveOrHistoricCurrencyAndAmount 1..1
          ReqdExctnDt  DateAndDateTime2Choice            0..1
          ReqdColltnDt ISODate                           0..1

        CorrectiveTransaction4Choice = choice
          Initn  CorrectivePaymentInitiation4    1..1
          IntrBk CorrectiveInterbankTransaction2 1..1

        InvestigationStatus5Choice = choice
          Conf           ExternalInvestigationExecutionConfirmation1Code 1..1
          RjctdMod       ModificationStatusReason1Choice                 1..*
          DplctOf        Case5                                           1..1
          AssgnmtCxlConf YesNoIndicator                                  1..1

        InvestigationStatus6Choice = choice
          Conf           ExternalInvestigationExecutionConfirmation1Code 1..1
          RjctdMod       ModificationStatusReason1Choice                 1..*
          DplctOf        Case6                                           1..1
          AssgnmtCxlConf YesNoIndicator                                  1..1

        ModificationStatusReason1Choice = choice
          Cd    ExternalPaymentModificationRejection1Code 1..1
          Prtry Max35Text                                 1..1

        ModificationStatusReason2 = sequence
          Orgtr    PartyIdentification135          0..1
          Rsn      ModificationStatusReason1Choice 0..1
          AddtlInf Max105Text                      0..*

        NumberOfCancellationsPerStatus1 = sequence
          DtldNbOfTxs Max15NumericText                  1..1
          DtldSts     CancellationIndividualStatus1Code 1..1
          DtldCtrlSum DecimalNumber                     0..1

        NumberOfTransactionsPerStatus1 = sequence
          DtldNbOfTxs Max15NumericText                 1..1
          DtldSts     TransactionIndividualStatus1Code 1..1
          DtldCtrlSum DecimalNumber                    0..1

        OriginalGroupHeader14 = sequence
          OrgnlGrpCxlId    Max35Text                      0..1
          RslvdCase        Case5                          0..1
          OrgnlMsgId       Max35Text                      1..1
          OrgnlMsgNmId     Max35Text                      1..1
          OrgnlCreDtTm     ISODateTime                    0..1
          OrgnlNbOfTxs     Max15NumericText               0..1
          OrgnlCtrlSum     DecimalNumber                  0..1
          GrpCxlSts        GroupCancellationStatus1Code   0..1
          CxlStsRsnInf     CancellationStatusReason4      0..*
          NbOfTxsPerCxlSts NumberOfTransactionsPerStatus1 0..*

        OriginalGroupHeader23 = sequence
          OrgnlGrpCxlId    Max35Text                      0..1
          RslvdCase        Case6                          0..1
          OrgnlMsgId       Max35Text                      1..1
          OrgnlMsgNmId     Max35Text                      1..1
          OrgnlCreDtTm     ISODateTime                    0..1
          OrgnlNbOfTxs     Max15NumericText               0..1
          OrgnlCtrlSum     DecimalNumber                  0..1
          GrpCxlSts        GroupCancellationStatus1Code   0..1
          CxlStsRsnInf     CancellationStatusReason5      0..*
          NbOfTxsPerCxlSts NumberOfTransactionsPerStatus1 0..*

        OriginalPaymentInstruction30 = sequence
          OrgnlPmtInfCxlId Max35Text                       0..1
          RslvdCase        Case5                           0..1
          OrgnlPmtInfId    Max35Text                       1..1
          OrgnlGrpInf      OriginalGroupInformation29      0..1
          OrgnlNbOfTxs     Max15NumericText                0..1
          OrgnlCtrlSum     DecimalNumber                   0..1
          PmtInfCxlSts     GroupCancellationStatus1Code    0..1
          CxlStsRsnInf     CancellationStatusReason4       0..*
          NbOfTxsPerCxlSts NumberOfCancellationsPerStatus1 0..*
          TxInfAndSts      PaymentTransaction103           0..*

        OriginalPaymentInstruction54 = sequence
          OrgnlPmtInfCxlId Max35Text                       0..1
          RslvdCase        Case6                           0..1
          OrgnlPmtInfId    Max35Text                       1..1
          OrgnlGrpInf      OriginalGroupInformation33      0..1
          OrgnlNbOfTxs     Max15NumericText                0..1
          OrgnlCtrlSum     DecimalNumber                   0..1
          PmtInfCxlSts     GroupCancellationStatus1Code    0..1
          CxlStsRsnInf     CancellationStatusReason5       0..*
          NbOfTxsPerCxlSts NumberOfCancellationsPerStatus1 0..*
          TxInfAndSts      PaymentTransaction175           0..*

        PaymentTransaction102 = sequence
          CxlStsId            Max35Text                         0..1
          RslvdCase           Case5                             0..1
          OrgnlGrpInf         OriginalGroupInformation29        0..1
          OrgnlInstrId        Max35Text                         0..1
          OrgnlEndToEndId     Max35Text                         0..1
          OrgnlTxId           Max35Text                         0..1
          OrgnlClrSysRef      Max35Text                         0..1
          OrgnlUETR           UUIDv4Identifier                  0..1
          TxCxlSts            CancellationIndividualStatus1Code 0..1
          CxlStsRsnInf        CancellationStatusReason4         0..*
          RsltnRltdInf        ResolutionData1                   0..1
          OrgnlIntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount 0..1
          OrgnlIntrBkSttlmDt  ISODate                           0..1
          Assgnr              Party40Choice                     0..1
          Assgne              Party40Choice                     0..1
          OrgnlTxRef          OriginalTransactionReference28    0..1

        PaymentTransaction103 = sequence
          CxlStsId          Max35Text                         0..1
          RslvdCase         Case5                             0..1
          OrgnlInstrId      Max35Text                         0..1
          OrgnlEndToEndId   Max35Text                         0..1
          UETR              UUIDv4Identifier                  0..1
          TxCxlSts          CancellationIndividualStatus1Code 0..1
          CxlStsRsnInf      CancellationStatusReason4         0..*
          OrgnlInstdAmt     ActiveOrHistoricCurrencyAndAmount 0..1
          OrgnlReqdExctnDt  DateAndDateTime2Choice            0..1
          OrgnlReqdColltnDt ISODate                           0..1
          OrgnlTxRef        OriginalTransactionReference28    0..1

        PaymentTransaction107 = sequence
          ModStsId            Max35Text                         0..1
          RslvdCase           Case5                             0..1
          OrgnlGrpInf         OriginalGroupInformation29        1..1
          OrgnlPmtInfId       Max35Text                         0..1
          OrgnlInstrId        Max35Text                         0..1
          OrgnlEndToEndId     Max35Text                         0..1
          OrgnlTxId           Max35Text                         0..1
          OrgnlClrSysRef      Max35Text                         0..1
          OrgnlUETR           UUIDv4Identifier                  0..1
          ModStsRsnInf        ModificationStatusReason2         0..*
          RsltnRltdInf        ResolutionData1                   0..1
          OrgnlIntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount 0..1
          OrgnlIntrBkSttlmDt  ISODate                           0..1
          Assgnr              Party40Choice                     0..1
          Assgne              Party40Choice                     0..1
          OrgnlTxRef          OriginalTransactionReference28    0..1

        PaymentTransaction170 = sequence
          CxlStsId            Max35Text                         0..1
          RslvdCase           Case6                             0..1
          OrgnlGrpInf         OriginalGroupInformation33        0..1
          OrgnlInstrId        Max35Text                         0..1
          OrgnlEndToEndId     Max35Text                         0..1
          OrgnlTxId           Max35Text                         0..1
          OrgnlClrSysRef      Max35Text                         0..1
          OrgnlUETR           UUIDv4Identifier                  0..1
          TxCxlSts            CancellationIndividualStatus1Code 0..1
          CxlStsRsnInf        CancellationStatusReason5         0..*
          RsltnRltdInf        ResolutionData5                   0..1
          OrgnlIntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount 0..1
          OrgnlIntrBkSttlmDt  ISODate                           0..1
          Assgnr              Party50Choice                     0..1
          Assgne              Party50Choice                     0..1
          OrgnlTxRef          OriginalTransactionReference47    0..1

        PaymentTransaction175 = sequence
          CxlStsId          Max35Text                         0..1
          RslvdCase         Case6                             0..1
          OrgnlInstrId      Max35Text                         0..1
          OrgnlEndToEndId   Max35Text                         0..1
          UETR              UUIDv4Identifier                  0..1
          TxCxlSts          CancellationIndividualStatus1Code 0..1
          CxlStsRsnInf      CancellationStatusReason5         0..*
          OrgnlInstdAmt     ActiveOrHistoricCurrencyAndAmount 0..1
          OrgnlReqdExctnDt  DateAndDateTime2Choice            0..1
          OrgnlReqdColltnDt ISODate                           0..1
          OrgnlTxRef        OriginalTransactionReference47    0..1

        ResolutionData1 = sequence
          EndToEndId     Max35Text                         0..1
          TxId           Max35Text                         0..1
          UETR           UUIDv4Identifier                  0..1
          IntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount 0..1
          IntrBkSttlmDt  ISODate                           0..1
          ClrChanl       ClearingChannel2Code              0..1
          Compstn        Compensation2                     0..1
          Chrgs          Charges7                          0..*

        ResolutionData5 = sequence
          EndToEndId     Max35Text                         0..1
          TxId           Max35Text                         0..1
          UETR           UUIDv4Identifier                  0..1
          IntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount 0..1
          IntrBkSttlmDt  ISODate                           0..1
          ClrChanl       ClearingChannel2Code              0..1
          Compstn        Compensation5                     0..1
          ChrgsInf       Charges14                         0..*

        ResolutionOfInvestigationV09 = sequence
          Assgnmt       CaseAssignment5              1..1
          RslvdCase     Case5                        0..1
          Sts           InvestigationStatus5Choice   1..1
          CxlDtls       UnderlyingTransaction22      0..*
          ModDtls       PaymentTransaction107        0..1
          ClmNonRctDtls ClaimNonReceipt2Choice       0..1
          StmtDtls      StatementResolutionEntry4    0..1
          CrrctnTx      CorrectiveTransaction4Choice 0..1
          RsltnRltdInf  ResolutionData1              0..1
          SplmtryData   SupplementaryData1           0..*

        ResolutionOfInvestigationV14 = sequence
          Assgnmt      CaseAssignment6            1..1
          RslvdCase    Case6                      0..1
          Sts          InvestigationStatus6Choice 1..1
          CxlDtls      UnderlyingTransaction35    0..*
          RsltnRltdInf ResolutionData5            0..1
          SplmtryData  SupplementaryData1         0..*

        StatementResolutionEntry4 = sequence
          OrgnlGrpInf OriginalGroupInformation29        0..1
          OrgnlStmtId Max35Text                         0..1
          UETR        UUIDv4Identifier                  0..1
          AcctSvcrRef Max35Text                         0..1
          CrrctdAmt   ActiveOrHistoricCurrencyAndAmount 0..1
          Chrgs       Charges6                          0..*
          Purp        Purpose2Choice                    0..1

        UnderlyingTransaction22 = sequence
          OrgnlGrpInfAndSts OriginalGroupHeader14        0..1
          OrgnlPmtInfAndSts OriginalPaymentInstruction30 0..*
          TxInfAndSts       PaymentTransaction102        0..*

        UnderlyingTransaction35 = sequence
          OrgnlGrpInfAndSts OriginalGroupHeader23        0..1
          OrgnlPmtInfAndSts OriginalPaymentInstruction54 0..*
          TxInfAndSts       PaymentTransaction170        0..*
        """#
}
