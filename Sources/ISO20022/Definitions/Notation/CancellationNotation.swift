extension DefinitionNotation {
    /// A request to cancel a payment.
    static let cancellation = #"""
        CancellationReason33Choice = choice
          Cd    ExternalCancellationReason1Code 1..1
          Prtry Max35Text                       1..1

        Case5 = sequence
          Id             Max35Text      1..1
          Cretr          Party40Choice  1..1
          ReopCaseIndctn YesNoIndicator 0..1

        Case6 = sequence
          Id             Max35Text      1..1
          Cretr          Party50Choice  1..1
          ReopCaseIndctn YesNoIndicator 0..1

        CaseAssignment5 = sequence
          Id      Max35Text     1..1
          Assgnr  Party40Choice 1..1
          Assgne  Party40Choice 1..1
          CreDtTm ISODateTime   1..1

        CaseAssignment6 = sequence
          Id      Max35Text     1..1
          Assgnr  Party50Choice 1..1
          Assgne  Party50Choice 1..1
          CreDtTm ISODateTime   1..1

        ControlData1 = sequence
          NbOfTxs Max15NumericText 1..1
          CtrlSum DecimalNumber    0..1

        FIToFIPaymentCancellationRequestV08 = sequence
          Assgnmt     CaseAssignment5         1..1
          Case        Case5                   0..1
          CtrlData    ControlData1            0..1
          Undrlyg     UnderlyingTransaction23 1..*
          SplmtryData SupplementaryData1      0..*

        FIToFIPaymentCancellationRequestV12 = sequence
          Assgnmt     CaseAssignment6         1..1
          Case        Case6                   0..1
          CtrlData    ControlData1            0..1
          Undrlyg     UnderlyingTransaction36 1..*
          SplmtryData SupplementaryData1      0..*

        OriginalGroupHeader15 = sequence
          GrpCxlId     Max35Text                  0..1
          Case         Case5                      0..1
          OrgnlMsgId   Max35Text                  1..1
          OrgnlMsgNmId Max35Text                  1..1
          OrgnlCreDtTm ISODateTime                0..1
          NbOfTxs      Max15NumericText           0..1
          CtrlSum      DecimalNumber              0..1
          GrpCxl       GroupCancellationIndicator 0..1
          CxlRsnInf    PaymentCancellationReason5 0..*

        OriginalGroupHeader21 = sequence
          GrpCxlId     Max35Text                  0..1
          Case         Case6                      0..1
          OrgnlMsgId   Max35Text                  1..1
          OrgnlMsgNmId Max35Text                  1..1
          OrgnlCreDtTm ISODateTime                0..1
          NbOfTxs      Max15NumericText           0..1
          CtrlSum      DecimalNumber              0..1
          GrpCxl       GroupCancellationIndicator 0..1
          CxlRsnInf    PaymentCancellationReason6 0..*

        PaymentCancellationReason5 = sequence
          Orgtr    PartyIdentification135     0..1
          Rsn      CancellationReason33Choice 0..1
          AddtlInf Max105Text                 0..*

        PaymentCancellationReason6 = sequence
          Orgtr    PartyIdentification272     0..1
          Rsn      CancellationReason33Choice 0..1
          AddtlInf Max105Text                 0..*

        PaymentTransaction106 = sequence
          CxlId               Max35Text                                    0..1
          Case                Case5                                        0..1
          OrgnlGrpInf         OriginalGroupInformation29                   0..1
          OrgnlInstrId        Max35Text                                    0..1
          OrgnlEndToEndId     Max35Text                                    0..1
          OrgnlTxId           Max35Text                                    0..1
          OrgnlUETR           UUIDv4Identifier                             0..1
          OrgnlClrSysRef      Max35Text                                    0..1
          OrgnlIntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount            0..1
          OrgnlIntrBkSttlmDt  ISODate                                      0..1
          Assgnr              BranchAndFinancialInstitutionIdentification6 0..1
          Assgne              BranchAndFinancialInstitutionIdentification6 0..1
          CxlRsnInf           PaymentCancellationReason5                   0..*
          OrgnlTxRef          OriginalTransactionReference28               0..1
          SplmtryData         SupplementaryData1                           0..*

        PaymentTransaction172 = sequence
          CxlId               Max35Text                                    0..1
          Case                Case6                                        0..1
          OrgnlGrpInf         OriginalGroupInformation33                   0..1
          OrgnlInstrId        Max35Text                                    0..1
          OrgnlEndToEndId     Max35Text                                    0..1
          OrgnlTxId           Max35Text                                    0..1
          OrgnlUETR           UUIDv4Identifier                             0..1
          OrgnlClrSysRef      Max35Text                                    0..1
          OrgnlIntrBkSttlmAmt ActiveOrHistoricCurrencyAndAmount            0..1
          OrgnlIntrBkSttlmDt  ISODate                                      0..1
          Assgnr              BranchAndFinancialInstitutionIdentification8 0..1
          Assgne              BranchAndFinancialInstitutionIdentification8 0..1
          CxlRsnInf           PaymentCancellationReason6                   0..*
          OrgnlTxRef          OriginalTransactionReference47               0..1
          SplmtryData         SupplementaryData1                           0..*

        UnderlyingTransaction23 = sequence
          OrgnlGrpInfAndCxl OriginalGroupHeader15 0..1
          TxInf             PaymentTransaction106 0..*

        UnderlyingTransaction36 = sequence
          OrgnlGrpInfAndCxl OriginalGroupHeader21 0..1
          TxInf             PaymentTransaction172 0..*
        """#
}
