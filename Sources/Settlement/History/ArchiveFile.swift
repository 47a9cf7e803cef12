public import ISO20022

/// A file with the bytes of closed messages, as it is to be recorded.
public struct ArchiveDraft: Hashable, Sendable {
    /// The business day on which its messages came to their end.
    public let day: ISODate
    /// The SHA-256 of the file.
    public let digest: ContentDigest
    /// How many messages are in it.
    public let messages: Int64
    /// The length of the file.
    public let bytes: Int64

    /// A file that is whole and on the disk.
    public init(day: ISODate, digest: ContentDigest, messages: Int64, bytes: Int64) {
        self.day = day
        self.digest = digest
        self.messages = messages
        self.bytes = bytes
    }
}

/// A recorded archive.
public struct ArchiveFile: Hashable, Sendable {
    /// The number of the journal's entry that recorded it.
    public let number: Int64
    /// The business day on which its messages came to their end.
    public let day: ISODate
    /// The SHA-256 of the file.
    public let digest: ContentDigest
    /// How many messages are in it.
    public let messages: Int64
    /// The length of the file.
    public let bytes: Int64

    /// An archive as the store kept it.
    package init(number: Int64, _ draft: ArchiveDraft) {
        self.number = number
        day = draft.day
        digest = draft.digest
        messages = draft.messages
        bytes = draft.bytes
    }

    /// What the file is called: the day, and the first half of its digest.
    public var name: String { "\(day.text)-\(digest.hexadecimal.prefix(32)).archive" }
}

/// A message whose bytes an archive has.
public struct ArchivedMessage: Hashable, Sendable {
    /// The store's number of the message.
    public let message: Int64
    /// The SHA-256 of the whole co-signed message; nil when it was never settled.
    public let coSigned: ContentDigest?

    /// A message to be given up.
    public init(message: Int64, coSigned: ContentDigest?) {
        self.message = message
        self.coSigned = coSigned
    }
}
