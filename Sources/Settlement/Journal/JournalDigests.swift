// The digests of bulk that a recorded row names. The places are those of `RowImage`.
extension JournalRow {
    /// Of a message's row: the digest of the message as received.
    package var receivedDigest: ContentDigest? { table == .message ? digest(afterTextAt: 8) : nil }

    /// Of a co-signature's row: the digest of the whole co-signed message.
    package var coSignedDigest: ContentDigest? { table == .coSignature ? digest(at: 8) : nil }

    /// Of a reply's row: the message it answers, and the digest of the reply.
    package var reply: (message: Int64, digest: ContentDigest)? {
        guard table == .reply, let message = number(at: 8), let digest = digest(afterTextAt: 16) else { return nil }
        return (message, digest)
    }

    private func number(at place: Int) -> Int64? {
        guard image.count >= place + 8 else { return nil }
        return Int64(bitPattern: image[place..<place + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    private func digest(at place: Int) -> ContentDigest? {
        guard image.count >= place + ContentDigest.bytesCount else { return nil }
        return ContentDigest(Array(image[place..<place + ContentDigest.bytesCount]))
    }

    private func digest(afterTextAt place: Int) -> ContentDigest? {
        guard let length = number(at: place).flatMap({ Int(exactly: $0) }), (0...image.count).contains(length) else {
            return nil
        }
        return digest(at: place + 8 + length)
    }
}
