import CLibXML2

/// Why there is no canonical form. An empty one is never given: a digest of nothing would match any nothing.
public enum CanonicalizationRejection: Error, Hashable, Sendable {
    /// Nothing is left: the excluded part is the whole.
    case emptyOutput
    /// A node that has no place in a message: a processing instruction, an entity.
    case notCanonicalizable
    /// A draft holds a character that XML 1.0 does not admit.
    case illegalCharacter
    /// A draft was to hold a value that has no place in it: a field that this version of the message does not have.
    case noPlaceForValue
}

/// Which canonical form; both without comments.
public enum CanonicalMethod: Hashable, Sendable {
    /// Exclusive XML Canonicalization 1.0: a tag declares the prefixes that it uses.
    case exclusive
    /// Canonical XML 1.0: a tag declares every prefix in force that was not declared above; the apex has them, and the
    /// attributes of the prefix `xml`, also from elements outside the form.
    case inclusive
}

extension Element {
    /// The canonical form, without comments, of this element and all beneath it, except `excluding` and all
    /// beneath that, piece by piece. The pieces are valid only during the call, and are not to be used if it throws.
    ///
    /// - Source: https://www.w3.org/TR/2002/REC-xml-exc-c14n-20020718/,
    ///   https://www.w3.org/TR/2001/REC-xml-c14n-20010315
    public func canonicalize(
        _ method: CanonicalMethod = .exclusive, excluding: Element? = nil, into sink: (UnsafeRawBufferPointer) -> Void
    ) throws(CanonicalizationRejection) {
        if let flaw = document.flaw { throw flaw }
        try CanonicalForm.write(node, method, excluding: excluding?.node, into: sink)
    }

    /// The canonical form in one array.
    public func canonicalBytes(
        _ method: CanonicalMethod = .exclusive, excluding: Element? = nil
    ) throws(CanonicalizationRejection) -> [UInt8] {
        if let flaw = document.flaw { throw flaw }
        return try CanonicalForm.bytes(node, method, excluding: excluding?.node)
    }
}

/// The walk over a subtree. It reads the tree and changes nothing; `CanonicalWriter` knows how things are written.
enum CanonicalForm {
    private static let pieceBytesMax = 4096

    static func bytes(
        _ apex: xmlNodePtr, _ method: CanonicalMethod = .exclusive, excluding: xmlNodePtr?
    ) throws(CanonicalizationRejection) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pieceBytesMax)
        try write(apex, method, excluding: excluding) { bytes.append(contentsOf: $0) }
        return bytes
    }

    static func write(
        _ apex: xmlNodePtr, _ method: CanonicalMethod = .exclusive, excluding: xmlNodePtr?,
        into sink: (UnsafeRawBufferPointer) -> Void
    ) throws(CanonicalizationRejection) {
        guard apex != excluding else { throw .emptyOutput }
        let isWhole = withoutActuallyEscaping(sink) { sink in
            withUnsafeTemporaryAllocation(byteCount: pieceBytesMax, alignment: 16) { piece in
                var writer = CanonicalWriter(piece: piece, inclusiveApex: method == .inclusive ? apex : nil, sink: sink)
                let isWhole = walk(apex, excluding: excluding, &writer)
                writer.flush()
                return isWhole
            }
        }
        guard isWhole else { throw .notCanonicalizable }
    }

    /// Every node in document order, without recursion: start, content, end. False if a node cannot be written.
    private static func walk(
        _ apex: xmlNodePtr, excluding: xmlNodePtr?, _ writer: inout CanonicalWriter
    ) -> Bool {
        var node = apex
        while true {
            var descends = false
            if node != excluding {
                switch node.pointee.type {
                case XML_ELEMENT_NODE:
                    writer.start(node)
                    descends = node.pointee.children != nil
                    if !descends { writer.end(node) }
                case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                    writer.text(node.pointee.content)
                case XML_COMMENT_NODE:
                    break
                default:
                    return false
                }
            }
            if descends, let child = node.pointee.children {
                node = child
                continue
            }
            while node != apex, node.pointee.next == nil, let parent = node.pointee.parent {
                node = parent
                writer.end(node)
            }
            guard node != apex, let next = node.pointee.next else { return true }
            node = next
        }
    }
}
