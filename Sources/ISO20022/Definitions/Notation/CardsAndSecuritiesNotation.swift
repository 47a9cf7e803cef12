extension DefinitionNotation {
    /// Card and securities details of a statement entry.
    static let cardsAndSecurities = #"""
        CardAggregated2 = sequence
          AddtlSvc      CardPaymentServiceType2Code          0..1
          TxCtgy        ExternalCardTransactionCategory1Code 0..1
          SaleRcncltnId Max35Text                            0..1
          SeqNbRg       CardSequenceNumberRange1             0..1
          TxDtRg        DateOrDateTimePeriod1Choice          0..1

        CardEntry4 = sequence
          Card      PaymentCard4        0..1
          POI       PointOfInteraction1 0..1
          AggtdNtry CardAggregated2     0..1
          PrePdAcct CashAccount38       0..1

        CardEntry5 = sequence
          Card      PaymentCard4        0..1
          POI       PointOfInteraction1 0..1
          AggtdNtry CardAggregated2     0..1
          PrePdAcct CashAccount40       0..1

        CardIndividualTransaction2 = sequence
          ICCRltdData    Max1025Text                          0..1
          PmtCntxt       PaymentContext3                      0..1
          AddtlSvc       CardPaymentServiceType2Code          0..1
          TxCtgy         ExternalCardTransactionCategory1Code 0..1
          SaleRcncltnId  Max35Text                            0..1
          SaleRefNb      Max35Text                            0..1
          RePresntmntRsn ExternalRePresentmentReason1Code     0..1
          SeqNb          Max35Text                            0..1
          TxId           TransactionIdentifier1               0..1
          Pdct           Product2                             0..1
          VldtnDt        ISODate                              0..1
          VldtnSeqNb     Max35Text                            0..1

        CardSecurityInformation1 = sequence
          CSCMgmt CSCManagement1Code  1..1
          CSCVal  Min3Max4NumericText 0..1

        CardSequenceNumberRange1 = sequence
          FrstTx Max35Text 0..1
          LastTx Max35Text 0..1

        CardTransaction17 = sequence
          Card      PaymentCard4           0..1
          POI       PointOfInteraction1    0..1
          Tx        CardTransaction3Choice 0..1
          PrePdAcct CashAccount38          0..1

        CardTransaction18 = sequence
          Card      PaymentCard4           0..1
          POI       PointOfInteraction1    0..1
          Tx        CardTransaction3Choice 0..1
          PrePdAcct CashAccount40          0..1

        CardTransaction3Choice = choice
          Aggtd CardAggregated2            1..1
          Indv  CardIndividualTransaction2 1..1

        CardholderAuthentication2 = sequence
          AuthntcnMtd  AuthenticationMethod1Code 1..1
          AuthntcnNtty AuthenticationEntity1Code 1..1

        CorporateAction82 = sequence
          EvtTp              CorporateActionEventType104Choice 1..1
          CorpActnEvtId      Max35Text                         1..1
          OffclCorpActnEvtId Max35Text                         0..1

        CorporateAction9 = sequence
          EvtTp Max35Text 1..1
          EvtId Max35Text 1..1

        CorporateActionEventType104Choice = choice
          Cd    ExternalCorporateActionEventType1Code 1..1
          Prtry GenericIdentification30               1..1

        DisplayCapabilities1 = sequence
          DispTp    UserInterface2Code 1..1
          NbOfLines Max3NumericText    1..1
          LineWidth Max3NumericText    1..1

        FinancialInstrumentQuantity1Choice = choice
          Unit     DecimalNumber            1..1
          FaceAmt  ImpliedCurrencyAndAmount 1..1
          AmtsdVal ImpliedCurrencyAndAmount 1..1

        FinancialInstrumentQuantity33Choice = choice
          Unit        DecimalNumber            1..1
          FaceAmt     ImpliedCurrencyAndAmount 1..1
          AmtsdVal    ImpliedCurrencyAndAmount 1..1
          DgtlTknUnit Max30DecimalNumber       1..1

        GenericIdentification1 = sequence
          Id      Max35Text 1..1
          SchmeNm Max35Text 0..1
          Issr    Max35Text 0..1

        GenericIdentification3 = sequence
          Id   Max35Text 1..1
          Issr Max35Text 0..1

        GenericIdentification32 = sequence
          Id     Max35Text      1..1
          Tp     PartyType3Code 0..1
          Issr   PartyType4Code 0..1
          ShrtNm Max35Text      0..1

        IdentificationSource3Choice = choice
          Cd    ExternalFinancialInstrumentIdentificationType1Code 1..1
          Prtry Max35Text                                          1..1

        OriginalAndCurrentQuantities1 = sequence
          FaceAmt  ImpliedCurrencyAndAmount 1..1
          AmtsdVal ImpliedCurrencyAndAmount 1..1

        OtherIdentification1 = sequence
          Id  Max35Text                   1..1
          Sfx Max16Text                   0..1
          Tp  IdentificationSource3Choice 1..1

        PaymentCard4 = sequence
          PlainCardData PlainCardData1         0..1
          CardCtryCd    Exact3NumericText      0..1
          CardBrnd      GenericIdentification1 0..1
          AddtlCardData Max70Text              0..1

        PaymentContext3 = sequence
          CardPres       TrueFalseIndicator          0..1
          CrdhldrPres    TrueFalseIndicator          0..1
          OnLineCntxt    TrueFalseIndicator          0..1
          AttndncCntxt   AttendanceContext1Code      0..1
          TxEnvt         TransactionEnvironment1Code 0..1
          TxChanl        TransactionChannel1Code     0..1
          AttndntMsgCpbl TrueFalseIndicator          0..1
          AttndntLang    ISO2ALanguageCode           0..1
          CardDataNtryMd CardDataReading1Code        1..1
          FllbckInd      TrueFalseIndicator          0..1
          AuthntcnMtd    CardholderAuthentication2   0..1

        PlainCardData1 = sequence
          PAN        Min8Max28NumericText     1..1
          CardSeqNb  Min2Max3NumericText      0..1
          FctvDt     ISOYearMonth             0..1
          XpryDt     ISOYearMonth             1..1
          SvcCd      Exact3NumericText        0..1
          TrckData   TrackData1               0..*
          CardSctyCd CardSecurityInformation1 0..1

        PointOfInteraction1 = sequence
          Id       GenericIdentification32         1..1
          SysNm    Max70Text                       0..1
          GrpId    Max35Text                       0..1
          Cpblties PointOfInteractionCapabilities1 0..1
          Cmpnt    PointOfInteractionComponent1    0..*

        PointOfInteractionCapabilities1 = sequence
          CardRdngCpblties      CardDataReading1Code                  0..*
          CrdhldrVrfctnCpblties CardholderVerificationCapability1Code 0..*
          OnLineCpblties        OnLineCapability1Code                 0..1
          DispCpblties          DisplayCapabilities1                  0..*
          PrtLineWidth          Max3NumericText                       0..1

        PointOfInteractionComponent1 = sequence
          POICmpntTp POIComponentType1Code 1..1
          ManfctrId  Max35Text             0..1
          Mdl        Max35Text             0..1
          VrsnNb     Max16Text             0..1
          SrlNb      Max35Text             0..1
          ApprvlNb   Max70Text             0..*

        Price7 = sequence
          Tp  YieldedOrValueType1Choice 1..1
          Val PriceRateOrAmount3Choice  1..1

        PriceRateOrAmount3Choice = choice
          Rate PercentageRate                             1..1
          Amt  ActiveOrHistoricCurrencyAnd13DecimalAmount 1..1

        Product2 = sequence
          PdctCd       Max70Text                1..1
          UnitOfMeasr  UnitOfMeasure1Code       0..1
          PdctQty      DecimalNumber            0..1
          UnitPric     ImpliedCurrencyAndAmount 0..1
          PdctAmt      ImpliedCurrencyAndAmount 0..1
          TaxTp        Max35Text                0..1
          AddtlPdctInf Max35Text                0..1

        ProprietaryPrice2 = sequence
          Tp   Max35Text                         1..1
          Pric ActiveOrHistoricCurrencyAndAmount 1..1

        ProprietaryQuantity1 = sequence
          Tp  Max35Text 1..1
          Qty Max35Text 1..1

        SecuritiesAccount19 = sequence
          Id Max35Text               1..1
          Tp GenericIdentification30 0..1
          Nm Max70Text               0..1

        SecuritiesAttributes1 = sequence
          UnqTxIdr UTIIdentifier           1..1
          Amt      ActiveCurrencyAndAmount 0..1

        SecurityIdentification19 = sequence
          ISIN   ISINOct2015Identifier 0..1
          OthrId OtherIdentification1  0..*
          Desc   Max140Text            0..1

        SequenceRange1 = sequence
          FrSeq Max35Text 1..1
          ToSeq Max35Text 1..1

        SequenceRange1Choice = choice
          FrSeq   Max35Text      1..1
          ToSeq   Max35Text      1..1
          FrToSeq SequenceRange1 1..*
          EQSeq   Max35Text      1..*
          NEQSeq  Max35Text      1..*

        TrackData1 = sequence
          TrckNb  Exact1NumericText 0..1
          TrckVal Max140Text        1..1

        TransactionIdentifier1 = sequence
          TxDtTm ISODateTime 1..1
          TxRef  Max35Text   1..1

        TransactionPrice4Choice = choice
          DealPric Price7            1..1
          Prtry    ProprietaryPrice2 1..*

        TransactionQuantities3Choice = choice
          Qty                FinancialInstrumentQuantity1Choice 1..1
          OrgnlAndCurFaceAmt OriginalAndCurrentQuantities1      1..1
          Prtry              ProprietaryQuantity1               1..1

        TransactionQuantities4Choice = choice
          Qty                FinancialInstrumentQuantity33Choice 1..1
          OrgnlAndCurFaceAmt OriginalAndCurrentQuantities1       1..1
          Prtry              ProprietaryQuantity1                1..1

        YieldedOrValueType1Choice = choice
          Yldd  YesNoIndicator      1..1
          ValTp PriceValueType1Code 1..1
        """#
}
