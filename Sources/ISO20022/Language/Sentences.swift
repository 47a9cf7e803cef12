extension SentenceTable {
    /// The tables, by the place their rules stand in. A new rulebook adds its own file and its line here.
    static let all = [
        headerSentences, creditTransferSentences, settlementSentences, numberSentences,
    ]
}
