extension DefinitionNotation {
    /// The bank-to-customer statement: balances, totals, entries.
    static let statement = #"""
        AccountInterest4 = sequence
          Tp     InterestType1Choice 0..1
          Rate   Rate4               0..*
          FrToDt DateTimePeriod1     0..1
          Rsn    Max35Text           0..1
          Tax    TaxCharges2         0..1

        AccountStatement15 = sequence
          Id           Max35Text              1..1
          StmtPgntn    Pagination1            0..1
          ElctrncSeqNb Number                 0..1
          RptgSeq      SequenceRange1Choice   0..1
          LglSeqNb     Number                 0..1
          CreDtTm      ISODateTime            0..1
          FrToDt       DateTimePeriod1        0..1
          CpyDplctInd  CopyDuplicate1Code     0..1
          RptgSrc      ReportingSource1Choice 0..1
          Acct         CashAccount43          1..1
          RltdAcct     CashAccount40          0..1
          Intrst       AccountInterest4       0..*
          Bal          CashBalance8           1..*
          TxsSummry    TotalTransactions6     0..1
          Ntry         ReportEntry16          0..*
          AddtlStmtInf Max500Text             0..1

        AccountStatement9 = sequence
          Id           Max35Text              1..1
          StmtPgntn    Pagination1            0..1
          ElctrncSeqNb Number                 0..1
          RptgSeq      SequenceRange1Choice   0..1
          LglSeqNb     Number                 0..1
          CreDtTm      ISODateTime            0..1
          FrToDt       DateTimePeriod1        0..1
          CpyDplctInd  CopyDuplicate1Code     0..1
          RptgSrc      ReportingSource1Choice 0..1
          Acct         CashAccount39          1..1
          RltdAcct     CashAccount38          0..1
          Intrst       AccountInterest4       0..*
          Bal          CashBalance8           1..*
          TxsSummry    TotalTransactions6     0..1
          Ntry         ReportEntry10          0..*
          AddtlStmtInf Max500Text             0..1

        ActiveOrHistoricCurrencyAndAmountRange2 = sequence
          Amt       ImpliedCurrencyAmountRange1Choice 1..1
          CdtDbtInd CreditDebitCode                   0..1
          Ccy       ActiveOrHistoricCurrencyCode      1..1

        AmountRangeBoundary1 = sequence
          BdryAmt ImpliedCurrencyAndAmount 1..1
          Incl    YesNoIndicator           1..1

        BalanceSubType1Choice = choice
          Cd    ExternalBalanceSubType1Code 1..1
          Prtry Max35Text                   1..1

        BalanceType10Choice = choice
          Cd    ExternalBalanceType1Code 1..1
          Prtry Max35Text                1..1

        BalanceType13 = sequence
          CdOrPrtry BalanceType10Choice   1..1
          SubTp     BalanceSubType1Choice 0..1

        BankToCustomerStatementV08 = sequence
          GrpHdr      GroupHeader81      1..1
          Stmt        AccountStatement9  1..*
          SplmtryData SupplementaryData1 0..*

        BankToCustomerStatementV14 = sequence
          GrpHdr      GroupHeader116     1..1
          Stmt        AccountStatement15 1..*
          SplmtryData SupplementaryData1 0..*

        BankTransactionCodeStructure4 = sequence
          Domn  BankTransactionCodeStructure5            0..1
          Prtry ProprietaryBankTransactionCodeStructure1 0..1

        BankTransactionCodeStructure5 = sequence
          Cd   ExternalBankTransactionDomain1Code 1..1
          Fmly BankTransactionCodeStructure6      1..1

        BankTransactionCodeStructure6 = sequence
          Cd        ExternalBankTransactionFamily1Code    1..1
          SubFmlyCd ExternalBankTransactionSubFamily1Code 1..1

        BatchInformation2 = sequence
          MsgId     Max35Text                         0..1
          PmtInfId  Max35Text                         0..1
          NbOfTxs   Max15NumericText                  0..1
          TtlAmt    ActiveOrHistoricCurrencyAndAmount 0..1
          CdtDbtInd CreditDebitCode                   0..1

        CashAccount39 = sequence
          Id   AccountIdentification4Choice                 1..1
          Tp   CashAccountType2Choice                       0..1
          Ccy  ActiveOrHistoricCurrencyCode                 0..1
          Nm   Max70Text                                    0..1
          Prxy ProxyAccountIdentification1                  0..1
          Ownr PartyIdentification135                       0..1
          Svcr BranchAndFinancialInstitutionIdentification6 0..1

        CashAvailability1 = sequence
          Dt        CashAvailabilityDate1Choice       1..1
          Amt       ActiveOrHistoricCurrencyAndAmount 1..1
          CdtDbtInd CreditDebitCode                   1..1

        CashAvailabilityDate1Choice = choice
          NbOfDays Max15PlusSignedNumericText 1..1
          ActlDt   ISODate                    1..1

        CashBalance8 = sequence
          Tp        BalanceType13                     1..1
          CdtLine   CreditLine3                       0..*
          Amt       ActiveOrHistoricCurrencyAndAmount 1..1
          CdtDbtInd CreditDebitCode                   1..1
          Dt        DateAndDateTime2Choice            1..1
          Avlbty    CashAvailability1                 0..*

        CashDeposit1 = sequence
          NoteDnmtn ActiveCurrencyAndAmount 1..1
          NbOfNotes Max15NumericText        1..1
          Amt       ActiveCurrencyAndAmount 1..1

        CreditLine3 = sequence
          Incl TrueFalseIndicator                1..1
          Tp   CreditLineType1Choice             0..1
          Amt  ActiveOrHistoricCurrencyAndAmount 0..1
          Dt   DateAndDateTime2Choice            0..1

        CreditLineType1Choice = choice
          Cd    ExternalCreditLineType1Code 1..1
          Prtry Max35Text                   1..1

        DateOrDateTimePeriod1Choice = choice
          Dt   DatePeriod2     1..1
          DtTm DateTimePeriod1 1..1

        DateTimePeriod1 = sequence
          FrDtTm ISODateTime 1..1
          ToDtTm ISODateTime 1..1

        EntryDetails16 = sequence
          Btch   BatchInformation2  0..1
          TxDtls EntryTransaction16 0..*

        EntryDetails9 = sequence
          Btch   BatchInformation2  0..1
          TxDtls EntryTransaction10 0..*

        EntryStatus1Choice = choice
          Cd    ExternalEntryStatus1Code 1..1
          Prtry Max35Text                1..1

        FromToAmountRange1 = sequence
          FrAmt AmountRangeBoundary1 1..1
          ToAmt AmountRangeBoundary1 1..1

        GroupHeader116 = sequence
          MsgId       Max35Text              1..1
          CreDtTm     ISODateTime            1..1
          MsgRcpt     PartyIdentification272 0..1
          MsgPgntn    Pagination1            0..1
          OrgnlBizQry OriginalBusinessQuery1 0..1
          AddtlInf    Max500Text             0..1

        GroupHeader81 = sequence
          MsgId       Max35Text              1..1
          CreDtTm     ISODateTime            1..1
          MsgRcpt     PartyIdentification135 0..1
          MsgPgntn    Pagination1            0..1
          OrgnlBizQry OriginalBusinessQuery1 0..1
          AddtlInf    Max500Text             0..1

        ImpliedCurrencyAmountRange1Choice = choice
          FrAmt   AmountRangeBoundary1     1..1
          ToAmt   AmountRangeBoundary1     1..1
          FrToAmt FromToAmountRange1       1..1
          EQAmt   ImpliedCurrencyAndAmount 1..1
          NEQAmt  ImpliedCurrencyAndAmount 1..1

        InterestRecord2 = sequence
          Amt       ActiveOrHistoricCurrencyAndAmount 1..1
          CdtDbtInd CreditDebitCode                   1..1
          Tp        InterestType1Choice               0..1
          Rate      Rate4                             0..1
          FrToDt    DateTimePeriod1                   0..1
          Rsn       Max35Text                         0..1
          Tax       TaxCharges2                       0..1

        InterestType1Choice = choice
          Cd    InterestType1Code 1..1
          Prtry Max35Text         1..1

        MessageIdentification2 = sequence
          MsgNmId Max35Text 0..1
          MsgId   Max35Text 0..1

        NumberAndSumOfTransactions1 = sequence
          NbOfNtries Max15NumericText 0..1
          Sum        DecimalNumber    0..1

        NumberAndSumOfTransactions4 = sequence
          NbOfNtries Max15NumericText     0..1
          Sum        DecimalNumber        0..1
          TtlNetNtry AmountAndDirection35 0..1

        OriginalBusinessQuery1 = sequence
          MsgId   Max35Text   1..1
          MsgNmId Max35Text   0..1
          CreDtTm ISODateTime 0..1

        Pagination1 = sequence
          PgNb      Max5NumericText 1..1
          LastPgInd YesNoIndicator  1..1

        ProprietaryBankTransactionCodeStructure1 = sequence
          Cd   Max35Text 1..1
          Issr Max35Text 0..1

        Rate4 = sequence
          Tp      RateType4Choice                         1..1
          VldtyRg ActiveOrHistoricCurrencyAndAmountRange2 0..1

        RateType4Choice = choice
          Pctg PercentageRate 1..1
          Othr Max35Text      1..1

        ReportEntry10 = sequence
          NtryRef       Max35Text                         0..1
          Amt           ActiveOrHistoricCurrencyAndAmount 1..1
          CdtDbtInd     CreditDebitCode                   1..1
          RvslInd       TrueFalseIndicator                0..1
          Sts           EntryStatus1Choice                1..1
          BookgDt       DateAndDateTime2Choice            0..1
          ValDt         DateAndDateTime2Choice            0..1
          AcctSvcrRef   Max35Text                         0..1
          Avlbty        CashAvailability1                 0..*
          BkTxCd        BankTransactionCodeStructure4     1..1
          ComssnWvrInd  YesNoIndicator                    0..1
          AddtlInfInd   MessageIdentification2            0..1
          AmtDtls       AmountAndCurrencyExchange3        0..1
          Chrgs         Charges6                          0..1
          TechInptChanl TechnicalInputChannel1Choice      0..1
          Intrst        TransactionInterest4              0..1
          CardTx        CardEntry4                        0..1
          NtryDtls      EntryDetails9                     0..*
          AddtlNtryInf  Max500Text                        0..1

        ReportEntry16 = sequence
          NtryRef       Max35Text                         0..1
          Amt           ActiveOrHistoricCurrencyAndAmount 1..1
          CdtDbtInd     CreditDebitCode                   1..1
          RvslInd       TrueFalseIndicator                0..1
          Sts           EntryStatus1Choice                1..1
          BookgDt       DateAndDateTime2Choice            0..1
          ValDt         DateAndDateTime2Choice            0..1
          AcctSvcrRef   Max35Text                         0..1
          Avlbty        CashAvailability1                 0..*
          BkTxCd        BankTransactionCodeStructure4     1..1
          ComssnWvrInd  YesNoIndicator                    0..1
          AddtlInfInd   MessageIdentification2            0..1
          AmtDtls       AmountAndCurrencyExchange4        0..1
          Chrgs         Charges15                         0..1
          TechInptChanl TechnicalInputChannel1Choice      0..1
          Intrst        TransactionInterest4              0..1
          CardTx        CardEntry5                        0..1
          NtryDtls      EntryDetails16                    0..*
          AddtlNtryInf  Max500Text                        0..1

        ReportingSource1Choice = choice
          Cd    ExternalReportingSource1Code 1..1
          Prtry Max35Text                    1..1

        TechnicalInputChannel1Choice = choice
          Cd    ExternalTechnicalInputChannel1Code 1..1
          Prtry Max35Text                          1..1

        TotalTransactions6 = sequence
          TtlNtries          NumberAndSumOfTransactions4   0..1
          TtlCdtNtries       NumberAndSumOfTransactions1   0..1
          TtlDbtNtries       NumberAndSumOfTransactions1   0..1
          TtlNtriesPerBkTxCd TotalsPerBankTransactionCode5 0..*

        TotalsPerBankTransactionCode5 = sequence
          NbOfNtries Max15NumericText              0..1
          Sum        DecimalNumber                 0..1
          TtlNetNtry AmountAndDirection35          0..1
          CdtNtries  NumberAndSumOfTransactions1   0..1
          DbtNtries  NumberAndSumOfTransactions1   0..1
          FcstInd    TrueFalseIndicator            0..1
          BkTxCd     BankTransactionCodeStructure4 1..1
          Avlbty     CashAvailability1             0..*
          Dt         DateAndDateTime2Choice        0..1

        TransactionInterest4 = sequence
          TtlIntrstAndTaxAmt ActiveOrHistoricCurrencyAndAmount 0..1
          Rcrd               InterestRecord2                   0..*
        """#
}
