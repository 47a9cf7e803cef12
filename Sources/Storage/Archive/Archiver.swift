import Foundation
public import ISO20022
public import Settlement
public import TengeLedger

/// Moves the bytes of closed messages into files, a day or a part of a day each.
///
///     1  the bytes, each held against the journal, go into a file, which is synced, read back and given its name
///     2  a command records the file: number, day, digest
///     3  commands give the bytes up, a few messages at a time
///
/// Broken off anywhere it is begun again: a file that is recorded nowhere is recorded by the next attempt, or made
/// anew; of one that is recorded the rest is given up first. Messages that are open, and replies that their partners
/// have not taken, stay.
public struct Archiver: Sendable {
    /// How many messages a file has at most.
    public static let messagesMax = 10_000
    /// How many give up their bytes in one commit: for so long the writer's turn is ours.
    private static let step = 32

    private let sequencer: SettlementSequencer
    private let pause: @Sendable () async -> Void
    private let messagesMax: Int

    /// An archiver of a store.
    ///
    /// - Parameters:
    ///   - pause: Called between commits, to wait, so that payments go on.
    ///   - messagesMax: How many messages a file has at most.
    public init(
        _ sequencer: SettlementSequencer, messagesMax: Int = messagesMax,
        pause: @escaping @Sendable () async -> Void = {}
    ) {
        precondition(messagesMax > 0, "a file for nothing")
        self.sequencer = sequencer
        self.pause = pause
        self.messagesMax = messagesMax
    }

    /// What was done.
    public struct Outcome: Hashable, Sendable {
        /// The archives that were recorded now, or finished.
        public var files: [ArchiveFile] = []
        /// How many replies before the end their partners have not taken: their messages stay.
        public var waitingReplies: Int64 = 0
    }

    private struct Part: Sendable {
        let draft: ArchiveDraft
        let known: ArchiveFile?
        let messages: [ArchivedMessage]
        let next: Int64
    }

    /// Archives what came to its end before an instant.
    ///
    /// - Parameters:
    ///   - end: The end of the last day that is closed.
    ///   - day: The business day of an instant; rises with it.
    ///   - now: The time that the commands bear.
    /// - Throws: `StorageFault`, `damagedRow` when bytes are not those that the journal recorded.
    public func run(
        before end: Instant, day: @escaping @Sendable (Instant) -> ISODate?, now: @Sendable () -> Instant
    ) async throws(StorageFault) -> Outcome {
        var outcome = Outcome()
        if let unfinished = try await newest(), try await giveUp(unfinished.messages, in: unfinished.file, now) > 0 {
            outcome.files.append(unfinished.file)
        }
        var next: Int64 = 1
        while let part = try await part(from: next, before: end, day) {
            let file = try await record(part, at: now())
            _ = try await giveUp(part.messages, in: file, now)
            outcome.files.append(file)
            next = part.next
        }
        outcome.waitingReplies = try await sequencer.books.read { rows in
            try rows.waitingReplies(before: rows.firstReply(notBefore: end))
        }
        return outcome
    }

    /// What the last archive has, of which a part may not have been given up.
    private func newest() async throws(StorageFault) -> (file: ArchiveFile, messages: [ArchivedMessage])? {
        let folder = sequencer.books.archives
        return try await sequencer.books.read { rows in
            guard let file = try rows.archives().last else { return nil }
            // One that was taken away was whole: nobody takes a file away while it is made use of.
            guard folder.has(file) else { return nil }
            let reader = try folder.reader(of: file)
            var messages: [ArchivedMessage] = []
            let isHere = "SELECT 1 FROM reply WHERE message = ?1 AND archive IS NULL"
            for message in reader.messages where try rows.source.number(isHere, [message]) != nil {
                guard let bytes = try reader.bytes(of: message), bytes == (try rows.storedBytes(of: message)) else {
                    throw StorageFault(.file, "\(file.name) does not have the bytes of message \(message)")
                }
                messages.append(bytes.givenUp)
            }
            return (file, messages)
        }
    }

    /// Writes the next file; nil when there is nothing more to archive.
    private func part(
        from first: Int64, before end: Instant, _ day: @escaping @Sendable (Instant) -> ISODate?
    ) async throws(StorageFault) -> Part? {
        let folder = sequencer.books.archives
        let messagesMax = messagesMax
        return try await sequencer.books.read { rows in
            let bound = try rows.firstReply(notBefore: end)
            guard first < bound else { return nil }
            let found = try rows.archivable(in: first..<bound, limit: messagesMax)
            guard let date = found.first.flatMap({ day($0.recordedAt) }) else { return nil }
            let chosen = Array(found.prefix { day($0.recordedAt) == date })
            let (draft, messages) = try folder.write(chosen, of: date, rows)
            return Part(
                draft: draft, known: try rows.archive(digest: draft.digest), messages: messages,
                next: (chosen.last?.mailboxSequence ?? first) + 1)
        }
    }

    private func record(_ part: Part, at now: Instant) async throws(StorageFault) -> ArchiveFile {
        if let known = part.known { return known }
        guard case .archived(let number) = try await sequencer.submit(.recordArchive(part.draft, at: now)) else {
            preconditionFailure("an archive is always recorded")
        }
        return ArchiveFile(number: number, part.draft)
    }

    /// Answers how many were given up.
    private func giveUp(
        _ messages: [ArchivedMessage], in file: ArchiveFile, _ now: () -> Instant
    ) async throws(StorageFault) -> Int {
        var rest = messages[...]
        while !rest.isEmpty {
            let step = Array(rest.prefix(Self.step))
            let answer = try await sequencer.submit(.giveUp(step, archive: file.number, at: now()))
            guard case .archived = answer else {
                throw StorageFault(.database, "another process archives this store: \(answer)")
            }
            rest = rest.dropFirst(Self.step)
            await pause()
        }
        return messages.count
    }
}

extension ArchivedBytes {
    var givenUp: ArchivedMessage {
        ArchivedMessage(message: message, coSigned: coSigned.map { ContentDigest(of: $0) })
    }
}

extension ArchiveFolder {
    /// Writes the file of some messages, on the disk and under its name when this returns.
    func write(
        _ chosen: [StoreRows.Archivable], of day: ISODate, _ rows: StoreRows
    ) throws -> (ArchiveDraft, [ArchivedMessage]) {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let draftPath = path + "/writing-\(getpid()).draft"
        if DurableFiles.exists(draftPath) { try FileManager.default.removeItem(atPath: draftPath) }
        let recorded = try RecordedDigests(of: chosen, rows)
        let numbers = chosen.map(\.message).sorted()
        var messages: [ArchivedMessage] = []
        let draft = try ArchiveWriter.write(draftPath, day: day) { writer in
            for number in numbers {
                guard let bytes = try rows.storedBytes(of: number), recorded.areThose(bytes) else {
                    throw StorageFault(.damagedRow, "message \(number) is not as the journal recorded it")
                }
                try writer.add(bytes)
                messages.append(bytes.givenUp)
            }
        }
        // What cannot be read back is not worth giving anything up for.
        let reader = try ArchiveReader(draftPath)
        for number in numbers {
            guard let bytes = try reader.bytes(of: number), recorded.areThose(bytes) else {
                throw StorageFault(.file, "\(draftPath) does not read back as it was written")
            }
        }
        guard try DurableFiles.read(draftPath).digest == draft.digest else {
            throw StorageFault(.file, "\(draftPath) does not read back as it was written")
        }
        try DurableFiles.rename(draftPath, to: place(of: ArchiveFile(number: 0, draft)))
        try DurableFiles.sync(path)
        try DurableFiles.sync(DurableFiles.folder(of: path))
        return (draft, messages)
    }
}
