import Foundation
public import XMLCore

/// Everything that proves who signed a payment, in one file that can be checked without us and without a network.
///
///     <SettlementEvidence xmlns="urn:settlement-gateway:evidence:1">
///       <UETR>…</UETR>
///       <ReceivedMessage sha256="…">Base64 of the bytes as received</ReceivedMessage>
///       <CoSignedMessage sha256="…">Base64 of the message with both signatures</CoSignedMessage>
///       <Record sha256="…">[{"jurisdiction":"XA",…}]</Record>
///       <Object kind="certificate" sha256="…">Base64 of the DER</Object>
///     </SettlementEvidence>
///
/// `Record` is the JSON as the store keeps it, and its digest the one in the store's journal. Objects are what it names
/// by digest: certificates, revocation lists, OCSP answers. `docs/signatures/evidence.md` is the specification.
public struct EvidenceFile: Hashable, Sendable {
    /// What an object is.
    public enum ObjectKind: String, CaseIterable, Hashable, Sendable {
        /// An X.509 certificate.
        case certificate
        /// A certificate revocation list.
        case list
        /// An OCSP response.
        case answer
    }

    /// Bytes that the record names by their SHA-256.
    public struct Object: Hashable, Sendable {
        /// What it is.
        public let kind: ObjectKind
        /// DER.
        public let bytes: [UInt8]

        /// An object of the parts given.
        public init(kind: ObjectKind, bytes: [UInt8]) {
            self.kind = kind
            self.bytes = bytes
        }

        /// SHA-256, lower-case hexadecimal.
        public var digestHex: String { EvidenceFile.digest(bytes) }
    }

    /// The namespace of the file.
    public static let namespace = "urn:settlement-gateway:evidence:1"
    /// What a file may be: a revocation list makes it long.
    public static let limits = XMLLimits(
        bytesMax: 64 << 20, depthMax: 8, attributesPerElementMax: 4, textBytesMax: 9 << 20)

    /// The payment.
    public let uetr: String
    /// The partner's message as received.
    public let received: [UInt8]
    /// The message with the signatures of both jurisdictions; nil where it did not come to that.
    public let coSigned: [UInt8]?
    /// The evidence as the store keeps it: a JSON array of `SignatureEvidence`.
    public let record: [UInt8]
    /// What the record names.
    public let objects: [Object]

    /// A file of the parts given.
    public init(uetr: String, received: [UInt8], coSigned: [UInt8]?, record: [UInt8], objects: [Object]) {
        self.uetr = uetr
        self.received = received
        self.coSigned = coSigned
        self.record = record
        self.objects = objects
    }

    /// The signatures on record. Throws `EvidenceFileFault.recordUnreadable`.
    public func signatures() throws(EvidenceFileFault) -> [SignatureEvidence] {
        do {
            return try JSONDecoder().decode([SignatureEvidence].self, from: Data(record))
        } catch {
            throw .recordUnreadable
        }
    }

    /// Every object that some evidence names by digest, with what it must be, each once.
    public static func objects(namedBy evidence: [SignatureEvidence]) -> [(digest: String, kind: ObjectKind)] {
        var seen: Set<String> = []
        return evidence.compactMap(\.trust).flatMap { trust in
            ([trust.certificate] + trust.issuers).map { ($0, ObjectKind.certificate) }
                + trust.revocation.compactMap(\.answer).map { ($0.digest, $0.source == .list ? .list : .answer) }
        }.filter { seen.insert($0.0).inserted }
    }

    static func digest(_ bytes: [UInt8]) -> String { Hexadecimal.encode(RunningDigest.digest(bytes, .sha256)) }
}

/// Why a file is no evidence.
public enum EvidenceFileFault: Error, Hashable, Sendable {
    /// Not the elements that it must have.
    case structure(ElementRejection)
    /// A value that is not strict Base64.
    case encoding(line: Int)
    /// Bytes that are not those of the digest beside them.
    case digestDiffers(line: Int)
    /// The record is not a JSON array of signatures, or of none.
    case recordUnreadable
    /// A record or a name with characters that no XML file may hold.
    case notWritable
}

// MARK: Writing and reading

extension EvidenceFile {
    /// The file. Throws `EvidenceFileFault.notWritable`.
    public func xml() throws(EvidenceFileFault) -> [UInt8] {
        let draft = XMLDraft(root: "SettlementEvidence", namespace: Self.namespace)
        draft.root.text("UETR", uetr)
        Self.write(received, "ReceivedMessage", to: draft.root)
        if let coSigned { Self.write(coSigned, "CoSignedMessage", to: draft.root) }
        let recordElement = draft.root.child("Record")
        recordElement.attribute("sha256", Self.digest(record))
        recordElement.content(String(decoding: record, as: UTF8.self))
        for object in objects { Self.write(object.bytes, "Object", to: draft.root, kind: object.kind) }
        do throws(CanonicalizationRejection) { return try draft.canonicalBytes() } catch { throw .notWritable }
    }

    private static func write(_ bytes: [UInt8], _ tag: String, to root: ElementWriter, kind: ObjectKind? = nil) {
        let element = root.child(tag)
        if let kind { element.attribute("kind", kind.rawValue) }
        element.attribute("sha256", digest(bytes))
        element.content(Base64.encode(bytes))
    }

    /// Whether a document says that it is evidence.
    public static func isOne(_ xml: ParsedXML) -> Bool { xml.root.isNamed("SettlementEvidence", in: namespace) }

    /// Reads a file; every digest in it is checked. Throws `EvidenceFileFault`.
    public init(_ xml: ParsedXML) throws(EvidenceFileFault) {
        guard Self.isOne(xml) else {
            throw .structure(ElementRejection(xml.root, .missingElement("SettlementEvidence")))
        }
        let found: (String, Element, Element?, Element, [Element])
        do throws(ElementRejection) {
            found = try xml.root.sequence { children throws(ElementRejection) in
                let uetr = try children.required("UETR", as: String.self)
                let received = try children.element("ReceivedMessage")
                let coSigned = children.isNext("CoSignedMessage") ? try children.element("CoSignedMessage") : nil
                let record = try children.element("Record")
                var objects: [Element] = []
                while children.isNext("Object") { objects.append(try children.element("Object")) }
                return (uetr, received, coSigned, record, objects)
            }
        } catch {
            throw .structure(error)
        }
        uetr = found.0
        received = try Self.bytes(of: found.1)
        coSigned = try found.2.map { element throws(EvidenceFileFault) in try Self.bytes(of: element) }
        record = try Self.checked(Array(Self.text(of: found.3).utf8), found.3)
        objects = try found.4.map { element throws(EvidenceFileFault) in
            guard let kind = element.attribute("kind").flatMap(ObjectKind.init(rawValue:)) else {
                throw .structure(ElementRejection(element, .missingAttribute("kind")))
            }
            return Object(kind: kind, bytes: try Self.bytes(of: element))
        }
        guard try !signatures().isEmpty else { throw .recordUnreadable }
    }

    private static func bytes(of element: Element) throws(EvidenceFileFault) -> [UInt8] {
        guard let bytes = Base64.decode(try text(of: element)) else { throw .encoding(line: element.line) }
        return try checked(bytes, element)
    }

    private static func text(of element: Element) throws(EvidenceFileFault) -> String {
        do throws(ElementRejection) { return try element.plainText() } catch { throw .structure(error) }
    }

    private static func checked(_ bytes: [UInt8], _ element: Element) throws(EvidenceFileFault) -> [UInt8] {
        guard element.attribute("sha256") == digest(bytes) else { throw .digestDiffers(line: element.line) }
        return bytes
    }
}
