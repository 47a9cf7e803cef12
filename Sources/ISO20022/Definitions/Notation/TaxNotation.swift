extension DefinitionNotation {
    /// Tax information.
    static let tax = #"""
        TaxAmount2 = sequence
          Rate         PercentageRate                    0..1
          TaxblBaseAmt ActiveOrHistoricCurrencyAndAmount 0..1
          TtlAmt       ActiveOrHistoricCurrencyAndAmount 0..1
          Dtls         TaxRecordDetails2                 0..*

        TaxAmount3 = sequence
          Rate         PercentageRate                    0..1
          TaxblBaseAmt ActiveOrHistoricCurrencyAndAmount 0..1
          TtlAmt       ActiveOrHistoricCurrencyAndAmount 0..1
          Dtls         TaxRecordDetails3                 0..*

        TaxAmountAndType1 = sequence
          Tp  TaxAmountType1Choice              0..1
          Amt ActiveOrHistoricCurrencyAndAmount 1..1

        TaxAmountType1Choice = choice
          Cd    ExternalTaxAmountType1Code 1..1
          Prtry Max35Text                  1..1

        TaxAuthorisation1 = sequence
          Titl Max35Text  0..1
          Nm   Max140Text 0..1

        TaxData1 = sequence
          Cdtr            TaxParty1                         0..1
          Dbtr            TaxParty2                         0..1
          UltmtDbtr       TaxParty2                         0..1
          AdmstnZone      Max35Text                         0..1
          RefNb           Max140Text                        0..1
          Mtd             Max35Text                         0..1
          TtlTaxblBaseAmt ActiveOrHistoricCurrencyAndAmount 0..1
          TtlTaxAmt       ActiveOrHistoricCurrencyAndAmount 0..1
          Dt              ISODate                           0..1
          SeqNb           Number                            0..1
          Rcrd            TaxRecord3                        0..*

        TaxInformation7 = sequence
          Cdtr            TaxParty1                         0..1
          Dbtr            TaxParty2                         0..1
          UltmtDbtr       TaxParty2                         0..1
          AdmstnZone      Max35Text                         0..1
          RefNb           Max140Text                        0..1
          Mtd             Max35Text                         0..1
          TtlTaxblBaseAmt ActiveOrHistoricCurrencyAndAmount 0..1
          TtlTaxAmt       ActiveOrHistoricCurrencyAndAmount 0..1
          Dt              ISODate                           0..1
          SeqNb           Number                            0..1
          Rcrd            TaxRecord2                        0..*

        TaxInformation8 = sequence
          Cdtr            TaxParty1                         0..1
          Dbtr            TaxParty2                         0..1
          AdmstnZone      Max35Text                         0..1
          RefNb           Max140Text                        0..1
          Mtd             Max35Text                         0..1
          TtlTaxblBaseAmt ActiveOrHistoricCurrencyAndAmount 0..1
          TtlTaxAmt       ActiveOrHistoricCurrencyAndAmount 0..1
          Dt              ISODate                           0..1
          SeqNb           Number                            0..1
          Rcrd            TaxRecord2                        0..*

        TaxParty1 = sequence
          TaxId  Max35Text 0..1
          RegnId Max35Text 0..1
          TaxTp  Max35Text 0..1

        TaxParty2 = sequence
          TaxId   Max35Text         0..1
          RegnId  Max35Text         0..1
          TaxTp   Max35Text         0..1
          Authstn TaxAuthorisation1 0..1

        TaxPeriod2 = sequence
          Yr     ISODate              0..1
          Tp     TaxRecordPeriod1Code 0..1
          FrToDt DatePeriod2          0..1

        TaxPeriod3 = sequence
          Yr     ISOYear              0..1
          Tp     TaxRecordPeriod1Code 0..1
          FrToDt DatePeriod2          0..1

        TaxRecord2 = sequence
          Tp       Max35Text  0..1
          Ctgy     Max35Text  0..1
          CtgyDtls Max35Text  0..1
          DbtrSts  Max35Text  0..1
          CertId   Max35Text  0..1
          FrmsCd   Max35Text  0..1
          Prd      TaxPeriod2 0..1
          TaxAmt   TaxAmount2 0..1
          AddtlInf Max140Text 0..1

        TaxRecord3 = sequence
          Tp       Max35Text  0..1
          Ctgy     Max35Text  0..1
          CtgyDtls Max35Text  0..1
          DbtrSts  Max35Text  0..1
          CertId   Max35Text  0..1
          FrmsCd   Max35Text  0..1
          Prd      TaxPeriod3 0..1
          TaxAmt   TaxAmount3 0..1
          AddtlInf Max140Text 0..1

        TaxRecordDetails2 = sequence
          Prd TaxPeriod2                        0..1
          Amt ActiveOrHistoricCurrencyAndAmount 1..1

        TaxRecordDetails3 = sequence
          Prd TaxPeriod3                        0..1
          Amt ActiveOrHistoricCurrencyAndAmount 1..1
        """#
}
