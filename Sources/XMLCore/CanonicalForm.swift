import CLibXML2

/// Why there is no canonical form. An empty one is never given: a digest of nothing would match any nothing.
public enum CanonicalizationRejection: Error, Hashable, Sendable {
    /// Nothing is left: the excluded part is the whole.
    case emptyOutput
    /// libxml2 gave up (a relative namespace name, for one).
    case notCanonicalizable
    /// A draft holds a character that XML 1.0 does not admit.
    case illegalCharacter
}

extension Element {
    /// Exclusive Canonical XML 1.0 without comments of this element and all beneath it, except `excluding` and all
    /// beneath that, piece by piece. The pieces are valid only during the call.
    ///
    /// - Source: https://www.w3.org/TR/2002/REC-xml-exc-c14n-20020718/
    public func canonicalize(
        excluding: Element? = nil, into sink: (UnsafeRawBufferPointer) -> Void
    ) throws(CanonicalizationRejection) {
        try CanonicalForm.write(node, of: document.tree, excluding: excluding?.node, into: sink)
    }

    /// The canonical form in one array.
    public func canonicalBytes(excluding: Element? = nil) throws(CanonicalizationRejection) -> [UInt8] {
        try CanonicalForm.bytes(node, of: document.tree, excluding: excluding?.node)
    }
}

/// libxml2's canonicaliser, shown only the subtree it is to write.
enum CanonicalForm {
    static func bytes(
        _ node: xmlNodePtr, of tree: xmlDocPtr, excluding: xmlNodePtr?
    ) throws(CanonicalizationRejection) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        try write(node, of: tree, excluding: excluding) { bytes.append(contentsOf: $0) }
        return bytes
    }

    static func write(
        _ node: xmlNodePtr, of tree: xmlDocPtr, excluding: xmlNodePtr?,
        into sink: (UnsafeRawBufferPointer) -> Void
    ) throws(CanonicalizationRejection) {
        let (code, count) = withoutActuallyEscaping(sink) { sink in
            var output = Output(sink: sink)
            let code = execute(node, tree, excluding, &output)
            return (code, output.bytesCount)
        }
        guard code >= 0 else { throw .notCanonicalizable }
        guard count > 0 else { throw .emptyOutput }
    }

    private struct Output {
        let sink: (UnsafeRawBufferPointer) -> Void
        var bytesCount = 0
    }

    /// libxml2 walks a document's children and their siblings. It is given copies of the document's and the apex's
    /// heads, in which the apex has no siblings: it then walks this subtree only, and needs no test of visibility.
    /// Everything beneath is the tree itself, with its true parents, so inherited namespaces are found.
    private static func execute(
        _ node: xmlNodePtr, _ tree: xmlDocPtr, _ excluding: xmlNodePtr?, _ output: inout Output
    ) -> Int32 {
        var apex = node.pointee
        apex.next = nil
        apex.prev = nil
        var document = tree.pointee
        var exclusion = Exclusion(excluded: excluding, apex: node)
        return withUnsafeMutablePointer(to: &apex) { apex in
            withUnsafeMutablePointer(to: &output) { output in
                withUnsafeMutablePointer(to: &exclusion) { exclusion in
                    document.children = apex
                    document.last = apex
                    guard let buffer = xmlOutputBufferCreateIO(writeOut, { _ in 0 }, output, nil) else {
                        preconditionFailure("libxml2 is out of memory")
                    }
                    let code = xmlC14NExecute(
                        &document, excluding == nil ? nil : isVisible, exclusion,
                        Int32(XML_C14N_EXCLUSIVE_1_0.rawValue), nil, 0, buffer)
                    let closed = xmlOutputBufferClose(buffer)
                    return code < 0 || closed < 0 ? -1 : 0
                }
            }
        }
    }

    private static let writeOut: xmlOutputWriteCallback = { context, bytes, count in
        guard let output = context?.assumingMemoryBound(to: Output.self), let bytes, count > 0 else { return count }
        output.pointee.bytesCount += Int(count)
        output.pointee.sink(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        return count
    }

    /// libxml2 asks for the nodes in document order, so the excluded part is one stretch of questions: it begins
    /// with the excluded element and ends with the first node after it.
    private struct Exclusion {
        let excluded: xmlNodePtr?
        let after: xmlNodePtr?
        var isWithin = false

        init(excluded: xmlNodePtr?, apex: xmlNodePtr) {
            self.excluded = excluded
            after = excluded?.followingBeyond(within: apex)
            isWithin = excluded == apex
        }
    }

    private static let isVisible: xmlC14NIsVisibleCallback = { context, node, _ in
        guard let exclusion = context?.assumingMemoryBound(to: Exclusion.self) else { return 0 }
        if node == exclusion.pointee.excluded {
            exclusion.pointee.isWithin = true
        } else if exclusion.pointee.isWithin, let after = exclusion.pointee.after, node == after {
            exclusion.pointee.isWithin = false
        }
        return exclusion.pointee.isWithin ? 0 : 1
    }
}
