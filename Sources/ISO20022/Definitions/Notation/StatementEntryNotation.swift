extension DefinitionNotation {
    /// The transactions beneath a statement entry.
    static let statementEntry = #"""
        AmountAndCurrencyExchange3 = sequence
          InstdAmt      AmountAndCurrencyExchangeDetails3 0..1
          TxAmt         AmountAndCurrencyExchangeDetails3 0..1
          CntrValAmt    AmountAndCurrencyExchangeDetails3 0..1
          AnncdPstngAmt AmountAndCurrencyExchangeDetails3 0..1
          PrtryAmt      AmountAndCurrencyExchangeDetails4 0..*

        AmountAndCurrencyExchange4 = sequence
          InstdAmt      AmountAndCurrencyExchangeDetails5 0..1
          TxAmt         AmountAndCurrencyExchangeDetails5 0..1
          CntrValAmt    AmountAndCurrencyExchangeDetails5 0..1
          AnncdPstngAmt AmountAndCurrencyExchangeDetails5 0..1
          PrtryAmt      AmountAndCurrencyExchangeDetails6 0..*

        AmountAndCurrencyExchangeDetails3 = sequence
          Amt     ActiveOrHistoricCurrencyAndAmount 1..1
          CcyXchg CurrencyExchange5                 0..1

        AmountAndCurrencyExchangeDetails4 = sequence
          Tp      Max35Text                         1..1
          Amt     ActiveOrHistoricCurrencyAndAmount 1..1
          CcyXchg CurrencyExchange5                 0..1

        AmountAndCurrencyExchangeDetails5 = sequence
          Amt     ActiveOrHistoricCurrencyAndAmount 1..1
          CcyXchg CurrencyExchange24                0..1

        AmountAndCurrencyExchangeDetails6 = sequence
          Tp      Max35Text                         1..1
          Amt     ActiveOrHistoricCurrencyAndAmount 1..1
          CcyXchg CurrencyExchange24                0..1

        AmountAndDirection35 = sequence
          Amt       NonNegativeDecimalNumber 1..1
          CdtDbtInd CreditDebitCode          1..1

        ChargeType3Choice = choice
          Cd    ExternalChargeType1Code 1..1
          Prtry GenericIdentification3  1..1

        Charges15 = sequence
          TtlChrgsAndTaxAmt ActiveOrHistoricCurrencyAndAmount 0..1
          Rcrd              ChargesRecord8                    0..*

        Charges6 = sequence
          TtlChrgsAndTaxAmt ActiveOrHistoricCurrencyAndAmount 0..1
          Rcrd              ChargesRecord3                    0..*

        ChargesRecord3 = sequence
          Amt         ActiveOrHistoricCurrencyAndAmount            1..1
          CdtDbtInd   CreditDebitCode                              0..1
          ChrgInclInd ChargeIncludedIndicator                      0..1
          Tp          ChargeType3Choice                            0..1
          Rate        PercentageRate                               0..1
          Br          ChargeBearerType1Code                        0..1
          Agt         BranchAndFinancialInstitutionIdentification6 0..1
          Tax         TaxCharges2                                  0..1

        ChargesRecord8 = sequence
          Amt         ActiveOrHistoricCurrencyAndAmount            1..1
          CdtDbtInd   CreditDebitCode                              0..1
          ChrgInclInd ChargeIncludedIndicator                      0..1
          Tp          ChargeType3Choice                            0..1
          Rate        PercentageRate                               0..1
          Br          ChargeBearerType1Code                        0..1
          Agt         BranchAndFinancialInstitutionIdentification8 0..1
          Tax         TaxCharges2                                  0..1

        CurrencyExchange24 = sequence
          SrcCcy       ActiveOrHistoricCurrencyCode 1..1
          TrgtCcy      ActiveOrHistoricCurrencyCode 0..1
          UnitCcy      ActiveOrHistoricCurrencyCode 0..1
          XchgRate     BaseOneRate                  1..1
          CtrctId      Max35Text                    0..1
          QtnDt        ISODateTime                  0..1
          XchgRateBase PositiveNumber               0..1

        CurrencyExchange26 = sequence
          UnitCcy         ActiveOrHistoricCurrencyCode                 0..1
          QtdCcy          ActiveOrHistoricCurrencyCode                 0..1
          PreAgrdXchgRate BaseOneRate                                  1..1
          QtnDtTm         ISODateTime                                  0..1
          QtId            UUIDv4Identifier                             0..1
          FXAgt           BranchAndFinancialInstitutionIdentification8 0..1

        CurrencyExchange5 = sequence
          SrcCcy   ActiveOrHistoricCurrencyCode 1..1
          TrgtCcy  ActiveOrHistoricCurrencyCode 0..1
          UnitCcy  ActiveOrHistoricCurrencyCode 0..1
          XchgRate BaseOneRate                  1..1
          CtrctId  Max35Text                    0..1
          QtnDt    ISODateTime                  0..1

        EntryTransaction10 = sequence
          Refs        TransactionReferences6            0..1
          Amt         ActiveOrHistoricCurrencyAndAmount 0..1
          CdtDbtInd   CreditDebitCode                   0..1
          AmtDtls     AmountAndCurrencyExchange3        0..1
          Avlbty      CashAvailability1                 0..*
          BkTxCd      BankTransactionCodeStructure4     0..1
          Chrgs       Charges6                          0..1
          Intrst      TransactionInterest4              0..1
          RltdPties   TransactionParties6               0..1
          RltdAgts    TransactionAgents5                0..1
          LclInstrm   LocalInstrument2Choice            0..1
          Purp        Purpose2Choice                    0..1
          RltdRmtInf  RemittanceLocation7               0..10
          RmtInf      RemittanceInformation16           0..1
          RltdDts     TransactionDates3                 0..1
          RltdPric    TransactionPrice4Choice           0..1
          RltdQties   TransactionQuantities3Choice      0..*
          FinInstrmId SecurityIdentification19          0..1
          Tax         TaxInformation8                   0..1
          RtrInf      PaymentReturnReason5              0..1
          CorpActn    CorporateAction9                  0..1
          SfkpgAcct   SecuritiesAccount19               0..1
          CshDpst     CashDeposit1                      0..*
          CardTx      CardTransaction17                 0..1
          AddtlTxInf  Max500Text                        0..1
          SplmtryData SupplementaryData1                0..*

        EntryTransaction16 = sequence
          Refs         TransactionReferences10           0..1
          Amt          ActiveOrHistoricCurrencyAndAmount 0..1
          CdtDbtInd    CreditDebitCode                   0..1
          AmtDtls      AmountAndCurrencyExchange4        0..1
          Avlbty       CashAvailability1                 0..*
          BkTxCd       BankTransactionCodeStructure4     0..1
          Chrgs        Charges15                         0..1
          Intrst       TransactionInterest4              0..1
          RltdPties    TransactionParties12              0..1
          RltdAgts     TransactionAgents6                0..1
          LclInstrm    LocalInstrument2Choice            0..1
          PmtTpInf     PaymentTypeInformation27          0..1
          Purp         Purpose2Choice                    0..1
          RltdRmtInf   RemittanceLocation8               0..10
          RmtInf       RemittanceInformation26           0..1
          RltdDts      TransactionDates3                 0..1
          RltdPric     TransactionPrice4Choice           0..1
          RltdQties    TransactionQuantities4Choice      0..*
          FinInstrmId  SecurityIdentification19          0..1
          Tax          TaxData1                          0..1
          RtrInf       PaymentReturnReason8              0..1
          RltdCorpActn CorporateAction82                 0..1
          SfkpgAcct    SecuritiesAccount19               0..1
          UndrlygAllcn TransactionAllocation2            0..*
          CshDpst      CashDeposit1                      0..*
          CardTx       CardTransaction18                 0..1
          InstrCpy     Max20000Text                      0..1
          AddtlTxInf   Max500Text                        0..1
          SplmtryData  SupplementaryData1                0..*

        PaymentReturnReason5 = sequence
          OrgnlBkTxCd BankTransactionCodeStructure4 0..1
          Orgtr       PartyIdentification135        0..1
          Rsn         ReturnReason5Choice           0..1
          AddtlInf    Max105Text                    0..*

        PaymentReturnReason8 = sequence
          OrgnlBkTxCd BankTransactionCodeStructure4 0..1
          Orgtr       PartyIdentification272        0..1
          Rsn         ReturnReason5Choice           0..1
          AddtlInf    Max105Text                    0..*

        ProprietaryAgent4 = sequence
          Tp  Max35Text                                    1..1
          Agt BranchAndFinancialInstitutionIdentification6 1..1

        ProprietaryAgent5 = sequence
          Tp  Max35Text                                    1..1
          Agt BranchAndFinancialInstitutionIdentification8 1..1

        ProprietaryDate3 = sequence
          Tp Max35Text              1..1
          Dt DateAndDateTime2Choice 1..1

        ProprietaryParty5 = sequence
          Tp  Max35Text     1..1
          Pty Party40Choice 1..1

        ProprietaryParty6 = sequence
          Tp  Max35Text     1..1
          Pty Party50Choice 1..1

        ProprietaryReference1 = sequence
          Tp  Max35Text 1..1
          Ref Max35Text 1..1

        References80Choice = choice
          SctiesSttlmTxId         Max35Text     1..1
          IntraPosMvmntId         Max35Text     1..1
          IntraBalMvmntId         Max35Text     1..1
          AcctSvcrTxId            Max35Text     1..1
          MktInfrstrctrTxId       Max35Text     1..1
          CtrPtyMktInfrstrctrTxId Max35Text     1..1
          PoolId                  Max35Text     1..1
          CmonId                  Max35Text     1..1
          TradId                  Max35Text     1..1
          UnqTxIdr                UTIIdentifier 1..1
          OthrTxId                Max35Text     1..1

        ReturnReason5Choice = choice
          Cd    ExternalReturnReason1Code 1..1
          Prtry Max35Text                 1..1

        TaxCharges2 = sequence
          Id   Max35Text                         0..1
          Rate PercentageRate                    0..1
          Amt  ActiveOrHistoricCurrencyAndAmount 0..1

        TransactionAgents5 = sequence
          InstgAgt   BranchAndFinancialInstitutionIdentification6 0..1
          InstdAgt   BranchAndFinancialInstitutionIdentification6 0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification6 0..1
          CdtrAgt    BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt1 BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt2 BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt3 BranchAndFinancialInstitutionIdentification6 0..1
          RcvgAgt    BranchAndFinancialInstitutionIdentification6 0..1
          DlvrgAgt   BranchAndFinancialInstitutionIdentification6 0..1
          IssgAgt    BranchAndFinancialInstitutionIdentification6 0..1
          SttlmPlc   BranchAndFinancialInstitutionIdentification6 0..1
          Prtry      ProprietaryAgent4                            0..*

        TransactionAgents6 = sequence
          InstgAgt   BranchAndFinancialInstitutionIdentification8 0..1
          InstdAgt   BranchAndFinancialInstitutionIdentification8 0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification8 0..1
          CdtrAgt    BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt1 BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt2 BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt3 BranchAndFinancialInstitutionIdentification8 0..1
          RcvgAgt    BranchAndFinancialInstitutionIdentification8 0..1
          DlvrgAgt   BranchAndFinancialInstitutionIdentification8 0..1
          IssgAgt    BranchAndFinancialInstitutionIdentification8 0..1
          SttlmPlc   BranchAndFinancialInstitutionIdentification8 0..1
          Prtry      ProprietaryAgent5                            0..*

        TransactionAllocation2 = sequence
          Amt       ActiveOrHistoricCurrencyAndAmount 1..1
          CdtDbtInd CreditDebitCode                   1..1
          Acct      CashAccount40                     1..1
          Purp      Purpose2Choice                    1..1
          Ref       Max35Text                         1..1
          RltdRefs  References80Choice                0..*

        TransactionDates3 = sequence
          AccptncDtTm             ISODateTime      0..1
          TradActvtyCtrctlSttlmDt ISODate          0..1
          TradDt                  ISODate          0..1
          IntrBkSttlmDt           ISODate          0..1
          StartDt                 ISODate          0..1
          EndDt                   ISODate          0..1
          TxDtTm                  ISODateTime      0..1
          Prtry                   ProprietaryDate3 0..*

        TransactionParties12 = sequence
          InitgPty  Party50Choice     0..1
          Dbtr      Party50Choice     0..1
          DbtrAcct  CashAccount40     0..1
          UltmtDbtr Party50Choice     0..1
          Cdtr      Party50Choice     0..1
          CdtrAcct  CashAccount40     0..1
          UltmtCdtr Party50Choice     0..1
          TradgPty  Party50Choice     0..1
          Prtry     ProprietaryParty6 0..*

        TransactionParties6 = sequence
          InitgPty  Party40Choice     0..1
          Dbtr      Party40Choice     0..1
          DbtrAcct  CashAccount38     0..1
          UltmtDbtr Party40Choice     0..1
          Cdtr      Party40Choice     0..1
          CdtrAcct  CashAccount38     0..1
          UltmtCdtr Party40Choice     0..1
          TradgPty  Party40Choice     0..1
          Prtry     ProprietaryParty5 0..*

        TransactionReferences10 = sequence
          MsgId             Max35Text             0..1
          AcctSvcrRef       Max35Text             0..1
          PmtInfId          Max35Text             0..1
          InstrId           Max35Text             0..1
          EndToEndId        Max35Text             0..1
          UETR              UUIDv4Identifier      0..1
          TxId              Max35Text             0..1
          MndtId            Max35Text             0..1
          ChqNb             Max35Text             0..1
          ClrSysRef         Max35Text             0..1
          AcctOwnrTxId      Max35Text             0..1
          AcctSvcrTxId      Max35Text             0..1
          MktInfrstrctrTxId Max35Text             0..1
          PrcgId            Max35Text             0..1
          RtrId             Max35Text             0..1
          Prtry             ProprietaryReference1 0..*

        TransactionReferences6 = sequence
          MsgId             Max35Text             0..1
          AcctSvcrRef       Max35Text             0..1
          PmtInfId          Max35Text             0..1
          InstrId           Max35Text             0..1
          EndToEndId        Max35Text             0..1
          UETR              UUIDv4Identifier      0..1
          TxId              Max35Text             0..1
          MndtId            Max35Text             0..1
          ChqNb             Max35Text             0..1
          ClrSysRef         Max35Text             0..1
          AcctOwnrTxId      Max35Text             0..1
          AcctSvcrTxId      Max35Text             0..1
          MktInfrstrctrTxId Max35Text             0..1
          PrcgId            Max35Text             0..1
          Prtry             ProprietaryReference1 0..*
        """#
}
