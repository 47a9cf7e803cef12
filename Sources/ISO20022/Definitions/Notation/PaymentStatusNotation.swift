extension DefinitionNotation {
    /// The payment status report and the request for it.
    static let paymentStatus = #"""
        FIToFIPaymentStatusReportV10 = sequence
          GrpHdr            GroupHeader91         1..1
          OrgnlGrpInfAndSts OriginalGroupHeader17 0..*
          TxInfAndSts       PaymentTransaction110 0..*
          SplmtryData       SupplementaryData1    0..*

        FIToFIPaymentStatusReportV16 = sequence
          GrpHdr            GroupHeader120        1..1
          OrgnlGrpInfAndSts OriginalGroupHeader22 0..*
          TxInfAndSts       PaymentTransaction177 0..*
          SplmtryData       SupplementaryData1    0..*

        FIToFIPaymentStatusRequestV03 = sequence
          GrpHdr      GroupHeader91              1..1
          OrgnlGrpInf OriginalGroupInformation27 0..*
          TxInf       PaymentTransaction113      0..*
          SplmtryData SupplementaryData1         0..*

        FIToFIPaymentStatusRequestV07 = sequence
          GrpHdr      GroupHeader109             1..1
          OrgnlGrpInf OriginalGroupInformation27 0..*
          TxInf       PaymentTransaction171      0..*
          SplmtryData SupplementaryData1         0..*

        GroupHeader109 = sequence
          MsgId    Max35Text                                    1..1
          CreDtTm  ISODateTime                                  1..1
          InstgAgt BranchAndFinancialInstitutionIdentification8 0..1
          InstdAgt BranchAndFinancialInstitutionIdentification8 0..1

        GroupHeader120 = sequence
          MsgId       Max35Text                                    1..1
          CreDtTm     ISODateTime                                  1..1
          InstgAgt    BranchAndFinancialInstitutionIdentification8 0..1
          InstdAgt    BranchAndFinancialInstitutionIdentification8 0..1
          OrgnlBizQry OriginalBusinessQuery1                       0..1

        GroupHeader91 = sequence
          MsgId    Max35Text                                    1..1
          CreDtTm  ISODateTime                                  1..1
          InstgAgt BranchAndFinancialInstitutionIdentification6 0..1
          InstdAgt BranchAndFinancialInstitutionIdentification6 0..1

        OriginalGroupHeader22 = sequence
          OrgnlMsgId    Max35Text                       1..1
          OrgnlMsgNmId  Max35Text                       1..1
          OrgnlCreDtTm  ISODateTime                     0..1
          OrgnlNbOfTxs  Max15NumericText                0..1
          OrgnlCtrlSum  DecimalNumber                   0..1
          GrpSts        ExternalPaymentGroupStatus1Code 0..1
          StsRsnInf     StatusReasonInformation14       0..*
          NbOfTxsPerSts NumberOfTransactionsPerStatus5  0..*

        OriginalGroupInformation27 = sequence
          OrgnlMsgId   Max35Text        1..1
          OrgnlMsgNmId Max35Text        1..1
          OrgnlCreDtTm ISODateTime      0..1
          OrgnlNbOfTxs Max15NumericText 0..1
          OrgnlCtrlSum DecimalNumber    0..1

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

        PaymentTransaction113 = sequence
          StsReqId        Max35Text                                    0..1
          OrgnlGrpInf     OriginalGroupInformation29                   0..1
          OrgnlInstrId    Max35Text                                    0..1
          OrgnlEndToEndId Max35Text                                    0..1
          OrgnlTxId       Max35Text                                    0..1
          OrgnlUETR       UUIDv4Identifier                             0..1
          AccptncDtTm     ISODateTime                                  0..1
          ClrSysRef       Max35Text                                    0..1
          InstgAgt        BranchAndFinancialInstitutionIdentification6 0..1
          InstdAgt        BranchAndFinancialInstitutionIdentification6 0..1
          OrgnlTxRef      OriginalTransactionReference28               0..1
          SplmtryData     SupplementaryData1                           0..*

        PaymentTransaction171 = sequence
          StsReqId        Max35Text                                    0..1
          OrgnlGrpInf     OriginalGroupInformation33                   0..1
          OrgnlInstrId    Max35Text                                    0..1
          OrgnlEndToEndId Max35Text                                    0..1
          OrgnlTxId       Max35Text                                    0..1
          OrgnlUETR       UUIDv4Identifier                             0..1
          AccptncDtTm     ISODateTime                                  0..1
          ClrSysRef       Max35Text                                    0..1
          InstgAgt        BranchAndFinancialInstitutionIdentification8 0..1
          InstdAgt        BranchAndFinancialInstitutionIdentification8 0..1
          OrgnlTxRef      OriginalTransactionReference47               0..1
          SplmtryData     SupplementaryData1                           0..*

        PaymentTransaction177 = sequence
          StsId             Max35Text                                    0..1
          OrgnlGrpInf       OriginalGroupInformation33                   0..1
          OrgnlInstrId      Max35Text                                    0..1
          OrgnlEndToEndId   Max35Text                                    0..1
          OrgnlTxId         Max35Text                                    0..1
          OrgnlUETR         UUIDv4Identifier                             0..1
          TxSts             ExternalPaymentTransactionStatus1Code        0..1
          StsRsnInf         StatusReasonInformation14                    0..*
          ChrgsInf          Charges16                                    0..*
          AccptncDtTm       ISODateTime                                  0..1
          PrcgDt            DateAndDateTime2Choice                       0..1
          FctvIntrBkSttlmDt DateAndDateTime2Choice                       0..1
          AcctSvcrRef       Max35Text                                    0..1
          ClrSysRef         Max35Text                                    0..1
          CdtSttlmKey       SHA256SignatureText                          0..1
          InstgAgt          BranchAndFinancialInstitutionIdentification8 0..1
          InstdAgt          BranchAndFinancialInstitutionIdentification8 0..1
          OrgnlTxRef        OriginalTransactionReference47               0..1
          SplmtryData       SupplementaryData1                           0..*

        StatusReasonInformation14 = sequence
          Orgtr    PartyIdentification272 0..1
          Rsn      StatusReason6Choice    0..1
          AddtlInf Max105Text             0..*
        """#
}
