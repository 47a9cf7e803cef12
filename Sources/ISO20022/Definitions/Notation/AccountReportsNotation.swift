extension DefinitionNotation {
    /// Reports, notifications and the request for them, on the frame of a statement.
    static let accountReports = #"""
        AccountNotification17 = sequence
          Id             Max35Text              1..1
          NtfctnPgntn    Pagination1            0..1
          ElctrncSeqNb   Number                 0..1
          RptgSeq        SequenceRange1Choice   0..1
          LglSeqNb       Number                 0..1
          CreDtTm        ISODateTime            0..1
          FrToDt         DateTimePeriod1        0..1
          CpyDplctInd    CopyDuplicate1Code     0..1
          RptgSrc        ReportingSource1Choice 0..1
          Acct           CashAccount39          1..1
          RltdAcct       CashAccount38          0..1
          Intrst         AccountInterest4       0..*
          TxsSummry      TotalTransactions6     0..1
          Ntry           ReportEntry10          0..*
          AddtlNtfctnInf Max500Text             0..1

        AccountNotification25 = sequence
          Id             Max35Text              1..1
          NtfctnPgntn    Pagination1            0..1
          ElctrncSeqNb   Number                 0..1
          RptgSeq        SequenceRange1Choice   0..1
          LglSeqNb       Number                 0..1
          CreDtTm        ISODateTime            0..1
          FrToDt         DateTimePeriod1        0..1
          CpyDplctInd    CopyDuplicate1Code     0..1
          RptgSrc        ReportingSource1Choice 0..1
          Acct           CashAccount43          1..1
          RltdAcct       CashAccount40          0..1
          Intrst         AccountInterest4       0..*
          TxsSummry      TotalTransactions6     0..1
          Ntry           ReportEntry16          0..*
          AddtlNtfctnInf Max500Text             0..1

        AccountReport25 = sequence
          Id           Max35Text              1..1
          RptPgntn     Pagination1            0..1
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
          Bal          CashBalance8           0..*
          TxsSummry    TotalTransactions6     0..1
          Ntry         ReportEntry10          0..*
          AddtlRptInf  Max500Text             0..1

        AccountReport38 = sequence
          Id           Max35Text              1..1
          RptPgntn     Pagination1            0..1
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
          Bal          CashBalance8           0..*
          TxsSummry    TotalTransactions6     0..1
          Ntry         ReportEntry16          0..*
          AddtlRptInf  Max500Text             0..1

        AccountReportingRequestV05 = sequence
          GrpHdr      GroupHeader77      1..1
          RptgReq     ReportingRequest5  1..*
          SplmtryData SupplementaryData1 0..*

        BankToCustomerAccountReportV08 = sequence
          GrpHdr      GroupHeader81      1..1
          Rpt         AccountReport25    1..*
          SplmtryData SupplementaryData1 0..*

        BankToCustomerAccountReportV14 = sequence
          GrpHdr      GroupHeader116     1..1
          Rpt         AccountReport38    1..*
          SplmtryData SupplementaryData1 0..*

        BankToCustomerDebitCreditNotificationV08 = sequence
          GrpHdr      GroupHeader81         1..1
          Ntfctn      AccountNotification17 1..*
          SplmtryData SupplementaryData1    0..*

        BankToCustomerDebitCreditNotificationV14 = sequence
          GrpHdr      GroupHeader116        1..1
          Ntfctn      AccountNotification25 1..*
          SplmtryData SupplementaryData1    0..*

        DatePeriodDetails1 = sequence
          FrDt ISODate 1..1
          ToDt ISODate 0..1

        Limit2 = sequence
          Amt       ActiveOrHistoricCurrencyAndAmount 1..1
          CdtDbtInd FloorLimitType1Code               1..1

        ReportingPeriod2 = sequence
          FrToDt DatePeriodDetails1 1..1
          FrToTm TimePeriodDetails1 0..1
          Tp     QueryType3Code     1..1

        ReportingRequest5 = sequence
          Id          Max35Text                                    0..1
          ReqdMsgNmId Max35Text                                    1..1
          Acct        CashAccount38                                0..1
          AcctOwnr    Party40Choice                                1..1
          AcctSvcr    BranchAndFinancialInstitutionIdentification6 0..1
          RptgPrd     ReportingPeriod2                             0..1
          RptgSeq     SequenceRange1Choice                         0..1
          ReqdTxTp    TransactionType2                             0..1
          ReqdBalTp   BalanceType13                                0..*

        TimePeriodDetails1 = sequence
          FrTm ISOTime 1..1
          ToTm ISOTime 0..1

        TransactionType2 = sequence
          Sts       EntryStatus1Choice 1..1
          CdtDbtInd CreditDebitCode    1..1
          FlrLmt    Limit2             0..*
        """#
}
