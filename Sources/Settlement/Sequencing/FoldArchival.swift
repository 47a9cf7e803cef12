// Bytes of closed messages leave the store for a file; what the ledger is stays.
extension SettlementWorkingSet {
    /// Its number is that of the entry that records it: rising, and no counter is needed.
    mutating func record(_ draft: ArchiveDraft) -> SequencedAnswer {
        let file = ArchiveFile(number: counters.head.sequence + 1, draft)
        changes.archives.append(file)
        append(.archival, rows: [RowImage(file)])
        return .archived(file.number)
    }

    /// All of them or none. Those that are in this archive already are left as they are.
    mutating func giveUp(_ messages: [ArchivedMessage], archive: Int64) -> SequencedAnswer {
        var rows: [RowImage] = []
        var changed: [MessageRecord] = []
        var given: [SettlementChanges.GivenUp] = []
        for archived in messages {
            guard var record = record(sequence: archived.message), let reply = record.reply else {
                return .rejected(.messageNotClosed)
            }
            if reply.archive == archive { continue }
            // A final reply that was taken: the case has ended, and nobody is owed anything.
            guard reply.acknowledgedAt != nil, reply.archive == nil, changes.newReplies[reply.mailboxSequence] == nil,
                changes.acknowledged[reply.mailboxSequence] == nil
            else { return .rejected(.messageNotClosed) }
            guard record.isSettled == (archived.coSigned != nil) else { return .rejected(.messageNotClosed) }
            record.reply = reply.archived(in: archive)
            changed.append(record)
            given.append(
                SettlementChanges.GivenUp(
                    message: archived.message, archive: archive, coSigned: archived.coSigned, reply: reply.digest))
            rows.append(RowImage(archived: archived.message, in: archive))
        }
        guard !rows.isEmpty else { return .archived(archive) }
        for record in changed { put(record) }
        changes.givenUp += given
        append(.archival, rows: rows)
        return .archived(archive)
    }
}

extension MessageRecord {
    fileprivate var isSettled: Bool {
        if case .payment(let settlementCase) = outcome { settlementCase.decision == .commit } else { false }
    }
}
