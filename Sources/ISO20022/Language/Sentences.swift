extension SentenceTable {
    /// The tables, by the place their rules stand in. A new rulebook adds its own file and its line here.
    static let all = [
        byteSentences, contentSentences, pageSentences, schemaValueSentences, schemaStructureSentences,
        headerSentences, creditTransferSentences, settlementSentences, numberSentences, interbankSentences,
        returnSentences, statusSentences, reportSentences, codeSentences, highValueSentences, kazakhSentences,
        correspondentPartySentences, correspondentPaymentSentences, correspondentReportSentences,
    ]
}
