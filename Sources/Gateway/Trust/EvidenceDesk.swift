public import DualSign
public import ISO20022
import Settlement
public import Storage

/// Puts a payment's evidence together: messages and record from the store, or from the archive of a closed day, what
/// the record names from the archive of evidence.
public struct EvidenceDesk: Sendable {
    /// Why there is no evidence to hand out.
    public enum Refusal: Error, Hashable, Sendable {
        /// No authenticated message claims the UETR.
        case paymentUnknown
        /// The record cannot be read, or names no certificates, being older than the archive.
        case recordUnreadable
        /// The archive has lost bytes that the record names, or they are no longer what they were.
        case archiveIncomplete(digest: String)
    }

    private let books: SettlementBooks
    private let archive: EvidenceArchive

    /// A desk over a store and its archive.
    public init(books: SettlementBooks, archive: EvidenceArchive) {
        self.books = books
        self.archive = archive
    }

    /// The evidence of a payment. Throws `Refusal` or `StorageFault`.
    public func evidence(of uetr: UETR) async throws -> EvidenceFile {
        guard let found = try await books.payment(uetr) else { throw Refusal.paymentUnknown }
        let story = try await books.whole(found)
        let record = story.coSignatureEvidence ?? story.evidence
        guard let signatures = try? record.decoded(), signatures.allSatisfy({ $0.trust != nil }) else {
            throw Refusal.recordUnreadable
        }
        let objects = try EvidenceFile.objects(namedBy: signatures).map { digest, kind in
            guard let bytes = archive.bytes(of: digest) else { throw Refusal.archiveIncomplete(digest: digest) }
            return EvidenceFile.Object(kind: kind, bytes: bytes)
        }
        return EvidenceFile(
            uetr: uetr.text, received: story.raw, coSigned: story.coSignedMessage, record: record.json,
            objects: objects)
    }
}
