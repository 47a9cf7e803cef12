extension DefinitionNotation {
    /// Messages about messages: reject, receipt, resend, acknowledgement, events.
    static let systemMessages = #"""
        Event1 = sequence
          EvtCd    Max4AlphaNumericText 1..1
          EvtParam Max35Text            0..*
          EvtDesc  Max350Text           0..1
          EvtTm    ISODateTime          0..1

        Event2 = sequence
          EvtCd    Max4AlphaNumericText 1..1
          EvtParam Max35Text            0..*
          EvtDesc  Max1000Text          0..1
          EvtTm    ISODateTime          0..1

        GenericIdentification36 = sequence
          Id      Max35Text 1..1
          Issr    Max35Text 1..1
          SchmeNm Max35Text 0..1

        LongPaymentIdentification2 = sequence
          TxId           Max35Text                                    0..1
          UETR           UUIDv4Identifier                             0..1
          IntrBkSttlmAmt ImpliedCurrencyAndAmount                     1..1
          IntrBkSttlmDt  ISODate                                      1..1
          PmtMtd         PaymentOrigin1Choice                         0..1
          InstgAgt       BranchAndFinancialInstitutionIdentification6 1..1
          InstdAgt       BranchAndFinancialInstitutionIdentification6 1..1
          NtryTp         EntryTypeIdentifier                          0..1
          EndToEndId     Max35Text                                    0..1

        MessageHeader10 = sequence
          MsgId   Max35Text   1..1
          CreDtTm ISODateTime 0..1
          QryNm   Max35Text   0..1

        MessageHeader7 = sequence
          MsgId       Max35Text              1..1
          CreDtTm     ISODateTime            0..1
          ReqTp       RequestType4Choice     0..1
          OrgnlBizQry OriginalBusinessQuery1 0..1
          QryNm       Max35Text              0..1

        MessageHeader9 = sequence
          MsgId   Max35Text          1..1
          CreDtTm ISODateTime        0..1
          ReqTp   RequestType4Choice 0..1

        MessageReference = sequence
          Ref Max35Text 1..1

        MessageReference1 = sequence
          Ref     Max35Text              1..1
          MsgNm   Max35Text              0..1
          RefIssr PartyIdentification136 0..1

        NameAndAddress5 = sequence
          Nm  Max350Text     1..1
          Adr PostalAddress1 0..1

        OriginalMessageAndIssuer1 = sequence
          MsgId   Max35Text 1..1
          MsgNmId Max35Text 0..1
          OrgtrNm Max70Text 0..1

        PartyIdentification120Choice = choice
          AnyBIC   AnyBICDec2014Identifier 1..1
          PrtryId  GenericIdentification36 1..1
          NmAndAdr NameAndAddress5         1..1

        PartyIdentification136 = sequence
          Id  PartyIdentification120Choice 1..1
          LEI LEIIdentifier                0..1

        PaymentIdentification6Choice = choice
          TxId      Max35Text                       1..1
          QId       QueueTransactionIdentification1 1..1
          LngBizId  LongPaymentIdentification2      1..1
          ShrtBizId ShortPaymentIdentification2     1..1
          PrtryId   Max70Text                       1..1

        PaymentOrigin1Choice = choice
          FINMT    Max3NumericText        1..1
          XMLMsgNm Max35Text              1..1
          Prtry    Max35Text              1..1
          Instrm   PaymentInstrument1Code 1..1

        PostalAddress1 = sequence
          AdrTp       AddressType2Code 0..1
          AdrLine     Max70Text        0..5
          StrtNm      Max70Text        0..1
          BldgNb      Max16Text        0..1
          PstCd       Max16Text        0..1
          TwnNm       Max35Text        0..1
          CtrySubDvsn Max35Text        0..1
          Ctry        CountryCode      1..1

        QueueTransactionIdentification1 = sequence
          QId    Max16Text 1..1
          PosInQ Max16Text 1..1

        Receipt3 = sequence
          OrgnlMsgId OriginalMessageAndIssuer1    1..1
          OrgnlPmtId PaymentIdentification6Choice 0..1
          ReqHdlg    RequestHandling1             0..*

        ReceiptAcknowledgementReport2 = sequence
          RltdRef MessageReference1 1..1
          ReqHdlg RequestHandling2  1..1

        ReceiptAcknowledgementV01 = sequence
          MsgId       MessageHeader10               1..1
          Rpt         ReceiptAcknowledgementReport2 1..*
          SplmtryData SupplementaryData1            0..*

        ReceiptV05 = sequence
          MsgHdr      MessageHeader9     1..1
          RctDtls     Receipt3           1..*
          SplmtryData SupplementaryData1 0..*

        RejectionReason2 = sequence
          RjctgPtyRsn Max35Text    1..1
          RjctnDtTm   ISODateTime  0..1
          ErrLctn     Max350Text   0..1
          RsnDesc     Max350Text   0..1
          AddtlData   Max20000Text 0..1

        RequestHandling1 = sequence
          StsCd Max4AlphaNumericText 1..1
          Desc  Max140Text           0..1

        RequestHandling2 = sequence
          StsCd   Max4AlphaNumericText 1..1
          StsDtTm ISODateTime          0..1
          Desc    Max140Text           0..1

        RequestType4Choice = choice
          PmtCtrl ExternalPaymentControlRequestType1Code 1..1
          Enqry   ExternalEnquiryRequestType1Code        1..1
          Prtry   GenericIdentification1                 1..1

        ResendRequestV01 = sequence
          MsgHdr      MessageHeader7        1..1
          RsndSchCrit ResendSearchCriteria2 1..*
          SplmtryData SupplementaryData1    0..*

        ResendSearchCriteria2 = sequence
          BizDt        ISODate                0..1
          SeqNb        Max35Text              0..1
          SeqRg        SequenceRange1Choice   0..1
          OrgnlMsgNmId Max35Text              0..1
          FileRef      Max35Text              0..1
          Rcpt         PartyIdentification136 1..1

        ShortPaymentIdentification2 = sequence
          TxId          Max35Text                                    1..1
          IntrBkSttlmDt ISODate                                      1..1
          InstgAgt      BranchAndFinancialInstitutionIdentification6 1..1

        SystemEventAcknowledgementV01 = sequence
          MsgId       Max35Text              1..1
          OrgtrRef    Max35Text              0..1
          SttlmSsnIdr Exact4AlphaNumericText 0..1
          AckDtls     Event1                 0..1
          SplmtryData SupplementaryData1     0..*

        SystemEventNotificationV02 = sequence
          EvtInf Event2 1..1

        admi.002.001.01 = sequence
          RltdRef MessageReference 1..1
          Rsn     RejectionReason2 1..1

        admi.004.001.01 = sequence
          EvtInf Event1 1..1
        """#
}
