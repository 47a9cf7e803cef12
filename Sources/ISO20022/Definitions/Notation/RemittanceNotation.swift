extension DefinitionNotation {
    /// Remittance information: what a payment is for, and the documents it pays.
    static let remittance = #"""
        CreditorReferenceInformation2 = sequence
          Tp  CreditorReferenceType2 0..1
          Ref Max35Text              0..1

        CreditorReferenceInformation3 = sequence
          Tp  CreditorReferenceType3 0..1
          Ref Max35Text              0..1

        CreditorReferenceType1Choice = choice
          Cd    DocumentType3Code 1..1
          Prtry Max35Text         1..1

        CreditorReferenceType2 = sequence
          CdOrPrtry CreditorReferenceType1Choice 1..1
          Issr      Max35Text                    0..1

        CreditorReferenceType2Choice = choice
          Cd    ExternalCreditorReferenceType1Code 1..1
          Prtry Max35Text                          1..1

        CreditorReferenceType3 = sequence
          CdOrPrtry CreditorReferenceType2Choice 1..1
          Issr      Max35Text                    0..1

        DateAndType1 = sequence
          Tp DateType2Choice 1..1
          Dt ISODate         1..1

        DateType2Choice = choice
          Cd    ExternalDateType1Code 1..1
          Prtry Max35Text             1..1

        DiscountAmountAndType1 = sequence
          Tp  DiscountAmountType1Choice         0..1
          Amt ActiveOrHistoricCurrencyAndAmount 1..1

        DiscountAmountType1Choice = choice
          Cd    ExternalDiscountAmountType1Code 1..1
          Prtry Max35Text                       1..1

        DocumentAdjustment1 = sequence
          Amt       ActiveOrHistoricCurrencyAndAmount 1..1
          CdtDbtInd CreditDebitCode                   0..1
          Rsn       Max4Text                          0..1
          AddtlInf  Max140Text                        0..1

        DocumentAmount1 = sequence
          Tp  DocumentAmountType1Choice         1..1
          Amt ActiveOrHistoricCurrencyAndAmount 1..1

        DocumentAmountType1Choice = choice
          Cd    ExternalDocumentAmountType1Code 1..1
          Prtry Max35Text                       1..1

        DocumentLineIdentification1 = sequence
          Tp     DocumentLineType1 0..1
          Nb     Max35Text         0..1
          RltdDt ISODate           0..1

        DocumentLineInformation1 = sequence
          Id   DocumentLineIdentification1 1..*
          Desc Max2048Text                 0..1
          Amt  RemittanceAmount3           0..1

        DocumentLineInformation2 = sequence
          Id   DocumentLineIdentification1 1..*
          Desc Max2048Text                 0..1
          Amt  RemittanceAmount4           0..1

        DocumentLineType1 = sequence
          CdOrPrtry DocumentLineType1Choice 1..1
          Issr      Max35Text               0..1

        DocumentLineType1Choice = choice
          Cd    ExternalDocumentLineType1Code 1..1
          Prtry Max35Text                     1..1

        DocumentType1 = sequence
          CdOrPrtry DocumentType2Choice 1..1
          Issr      Max35Text           0..1

        DocumentType2Choice = choice
          Cd    ExternalDocumentType1Code 1..1
          Prtry Max35Text                 1..1

        Garnishment3 = sequence
          Tp                GarnishmentType1                  1..1
          Grnshee           PartyIdentification135            0..1
          GrnshmtAdmstr     PartyIdentification135            0..1
          RefNb             Max140Text                        0..1
          Dt                ISODate                           0..1
          RmtdAmt           ActiveOrHistoricCurrencyAndAmount 0..1
          FmlyMdclInsrncInd TrueFalseIndicator                0..1
          MplyeeTermntnInd  TrueFalseIndicator                0..1

        Garnishment4 = sequence
          Tp                GarnishmentType1                  1..1
          Grnshee           PartyIdentification272            0..1
          GrnshmtAdmstr     PartyIdentification272            0..1
          RefNb             Max140Text                        0..1
          Dt                ISODate                           0..1
          RmtdAmt           ActiveOrHistoricCurrencyAndAmount 0..1
          FmlyMdclInsrncInd TrueFalseIndicator                0..1
          MplyeeTermntnInd  TrueFalseIndicator                0..1

        GarnishmentType1 = sequence
          CdOrPrtry GarnishmentType1Choice 1..1
          Issr      Max35Text              0..1

        GarnishmentType1Choice = choice
          Cd    ExternalGarnishmentType1Code 1..1
          Prtry Max35Text                    1..1

        ReferredDocumentInformation7 = sequence
          Tp       ReferredDocumentType4    0..1
          Nb       Max35Text                0..1
          RltdDt   ISODate                  0..1
          LineDtls DocumentLineInformation1 0..*

        ReferredDocumentInformation8 = sequence
          Tp       DocumentType1            0..1
          Nb       Max35Text                0..1
          RltdDt   DateAndType1             0..1
          LineDtls DocumentLineInformation2 0..*

        ReferredDocumentType3Choice = choice
          Cd    DocumentType6Code 1..1
          Prtry Max35Text         1..1

        ReferredDocumentType4 = sequence
          CdOrPrtry ReferredDocumentType3Choice 1..1
          Issr      Max35Text                   0..1

        RemittanceAmount2 = sequence
          DuePyblAmt        ActiveOrHistoricCurrencyAndAmount 0..1
          DscntApldAmt      DiscountAmountAndType1            0..*
          CdtNoteAmt        ActiveOrHistoricCurrencyAndAmount 0..1
          TaxAmt            TaxAmountAndType1                 0..*
          AdjstmntAmtAndRsn DocumentAdjustment1               0..*
          RmtdAmt           ActiveOrHistoricCurrencyAndAmount 0..1

        RemittanceAmount3 = sequence
          DuePyblAmt        ActiveOrHistoricCurrencyAndAmount 0..1
          DscntApldAmt      DiscountAmountAndType1            0..*
          CdtNoteAmt        ActiveOrHistoricCurrencyAndAmount 0..1
          TaxAmt            TaxAmountAndType1                 0..*
          AdjstmntAmtAndRsn DocumentAdjustment1               0..*
          RmtdAmt           ActiveOrHistoricCurrencyAndAmount 0..1

        RemittanceAmount4 = sequence
          RmtAmtAndTp       DocumentAmount1     0..*
          AdjstmntAmtAndRsn DocumentAdjustment1 0..*

        RemittanceInformation16 = sequence
          Ustrd Max140Text                        0..*
          Strd  StructuredRemittanceInformation16 0..*

        RemittanceInformation2 = sequence
          Ustrd Max140Text 0..*

        RemittanceInformation26 = sequence
          Ustrd Max140Text                        0..*
          Strd  StructuredRemittanceInformation22 0..*

        RemittanceLocation7 = sequence
          RmtId       Max35Text               0..1
          RmtLctnDtls RemittanceLocationData1 0..*

        RemittanceLocation8 = sequence
          RmtId       Max35Text               0..1
          RmtLctnDtls RemittanceLocationData2 0..*

        RemittanceLocationData1 = sequence
          Mtd        RemittanceLocationMethod2Code 1..1
          ElctrncAdr Max2048Text                   0..1
          PstlAdr    NameAndAddress16              0..1

        RemittanceLocationData2 = sequence
          Mtd        RemittanceLocationMethod2Code 1..1
          ElctrncAdr Max2048Text                   0..1
          PstlAdr    NameAndAddress18              0..1

        StructuredRemittanceInformation16 = sequence
          RfrdDocInf  ReferredDocumentInformation7  0..*
          RfrdDocAmt  RemittanceAmount2             0..1
          CdtrRefInf  CreditorReferenceInformation2 0..1
          Invcr       PartyIdentification135        0..1
          Invcee      PartyIdentification135        0..1
          TaxRmt      TaxInformation7               0..1
          GrnshmtRmt  Garnishment3                  0..1
          AddtlRmtInf Max140Text                    0..3

        StructuredRemittanceInformation22 = sequence
          RfrdDocInf  ReferredDocumentInformation8  0..*
          RfrdDocAmt  RemittanceAmount4             0..1
          CdtrRefInf  CreditorReferenceInformation3 0..1
          Invcr       PartyIdentification272        0..1
          Invcee      PartyIdentification272        0..1
          TaxRmt      TaxData1                      0..1
          GrnshmtRmt  Garnishment4                  0..1
          SctiesData  SecuritiesAttributes1         0..*
          AddtlRmtInf Max140Text                    0..3
        """#
}
