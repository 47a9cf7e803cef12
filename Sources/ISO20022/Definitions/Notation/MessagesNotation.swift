extension DefinitionNotation {
    /// The messages: each one's root element, and the types that bear the same name but differ in it.
    static let messages = #"""
        message head.001.001.01 root AppHdr BusinessApplicationHeaderV01

        message head.001.001.02 root AppHdr BusinessApplicationHeaderV02

        message head.001.001.03 root AppHdr BusinessApplicationHeaderV03

        message head.001.001.04 root AppHdr BusinessApplicationHeaderV04

        message pacs.008.001.08 root Document Document
          Document = sequence
            FIToFICstmrCdtTrf FIToFICustomerCreditTransferV08 1..1

        message pacs.008.001.14 root Document Document
          Document = sequence
            FIToFICstmrCdtTrf FIToFICustomerCreditTransferV14 1..1

        message pacs.009.001.08 root Document Document
          Document = sequence
            FICdtTrf FinancialInstitutionCreditTransferV08 1..1

        message pacs.009.001.13 root Document Document
          Document = sequence
            FICdtTrf FinancialInstitutionCreditTransferV13 1..1

        message pacs.002.001.10 root Document Document
          Document = sequence
            FIToFIPmtStsRpt FIToFIPaymentStatusReportV10 1..1

        message pacs.002.001.16 root Document Document
          Document = sequence
            FIToFIPmtStsRpt FIToFIPaymentStatusReportV16 1..1

        message pacs.004.001.09 root Document Document
          Document = sequence
            PmtRtr PaymentReturnV09 1..1

        message pacs.004.001.15 root Document Document
          Document = sequence
            PmtRtr PaymentReturnV15 1..1

        message pacs.028.001.03 root Document Document
          Document = sequence
            FIToFIPmtStsReq FIToFIPaymentStatusRequestV03 1..1

        message pacs.028.001.07 root Document Document
          Document = sequence
            FIToFIPmtStsReq FIToFIPaymentStatusRequestV07 1..1

        message camt.052.001.08 root Document Document
          Document = sequence
            BkToCstmrAcctRpt BankToCustomerAccountReportV08 1..1

        message camt.052.001.14 root Document Document
          Document = sequence
            BkToCstmrAcctRpt BankToCustomerAccountReportV14 1..1

        message camt.053.001.08 root Document Document
          Document = sequence
            BkToCstmrStmt BankToCustomerStatementV08 1..1

        message camt.053.001.14 root Document Document
          Document = sequence
            BkToCstmrStmt BankToCustomerStatementV14 1..1

        message camt.054.001.08 root Document Document
          Document = sequence
            BkToCstmrDbtCdtNtfctn BankToCustomerDebitCreditNotificationV08 1..1

        message camt.054.001.14 root Document Document
          Document = sequence
            BkToCstmrDbtCdtNtfctn BankToCustomerDebitCreditNotificationV14 1..1

        message camt.056.001.08 root Document Document
          Document = sequence
            FIToFIPmtCxlReq FIToFIPaymentCancellationRequestV08 1..1

        message camt.056.001.12 root Document Document
          Document = sequence
            FIToFIPmtCxlReq FIToFIPaymentCancellationRequestV12 1..1

        message camt.029.001.09 root Document Document
          Document = sequence
            RsltnOfInvstgtn ResolutionOfInvestigationV09 1..1

        message camt.029.001.14 root Document Document
          Document = sequence
            RsltnOfInvstgtn ResolutionOfInvestigationV14 1..1

        message camt.060.001.05 root Document Document
          Document = sequence
            AcctRptgReq AccountReportingRequestV05 1..1

        message camt.025.001.05 root Document Document
          Document = sequence
            Rct ReceiptV05 1..1

        message camt.057.001.06 root Document Document
          Document = sequence
            NtfctnToRcv NotificationToReceiveV06 1..1

        message camt.057.001.09 root Document Document
          Document = sequence
            NtfctnToRcv NotificationToReceiveV09 1..1

        message camt.058.001.06 root Document Document
          Document = sequence
            NtfctnToRcvCxlAdvc NotificationToReceiveCancellationAdviceV06 1..1

        message camt.058.001.10 root Document Document
          Document = sequence
            NtfctnToRcvCxlAdvc NotificationToReceiveCancellationAdviceV10 1..1

        message pain.001.001.09 root Document Document
          Document = sequence
            CstmrCdtTrfInitn CustomerCreditTransferInitiationV09 1..1

        message pain.002.001.10 root Document Document
          Document = sequence
            CstmrPmtStsRpt CustomerPaymentStatusReportV10 1..1

        message admi.002.001.01 root Document Document
          Document = sequence
            admi.002.001.01 admi.002.001.01 1..1

        message admi.004.001.01 root Document Document
          Document = sequence
            admi.004.001.01 admi.004.001.01 1..1

        message admi.004.001.02 root Document Document
          Document = sequence
            SysEvtNtfctn SystemEventNotificationV02 1..1

        message admi.006.001.01 root Document Document
          Document = sequence
            RsndReq ResendRequestV01 1..1

        message admi.007.001.01 root Document Document
          Document = sequence
            RctAck ReceiptAcknowledgementV01 1..1

        message admi.011.001.01 root Document Document
          Document = sequence
            SysEvtAck SystemEventAcknowledgementV01 1..1

        message acmt.023.001.04 root Document Document
          Document = sequence
            IdVrfctnReq IdentificationVerificationRequestV04 1..1

        message acmt.024.001.04 root Document Document
          Document = sequence
            IdVrfctnRpt IdentificationVerificationReportV04 1..1
        """#
}
