extension DefinitionNotation {
    /// The five messages: each one's root element, and the types that bear the same name but differ in it.
    static let messages = #"""
        message head.001.001.02 root AppHdr BusinessApplicationHeaderV02

        message pacs.008.001.08 root Document Document
          Document = sequence
            FIToFICstmrCdtTrf FIToFICustomerCreditTransferV08 1..1

        message pacs.002.001.10 root Document Document
          Document = sequence
            FIToFIPmtStsRpt FIToFIPaymentStatusReportV10 1..1

        message camt.053.001.08 root Document Document
          Document = sequence
            BkToCstmrStmt BankToCustomerStatementV08 1..1

        message admi.002.001.01 root Document Document
          Document = sequence
            admi.002.001.01 admi.002.001.01 1..1
        """#
}
