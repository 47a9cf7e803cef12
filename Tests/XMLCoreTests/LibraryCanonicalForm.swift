import CLibXML2
import XMLCore

/// libxml2's own canonicaliser as an oracle: the whole document, with a test of visibility that walks to the root.
/// It reads the text itself, and finds the elements by their place in document order.
final class LibraryCanonicalForm {
    private let tree: xmlDocPtr
    private var elements: [xmlNodePtr] = []

    init?(_ bytes: [UInt8]) {
        let parsed = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
                Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
        }
        guard let parsed, let root = xmlDocGetRootElement(parsed) else { return nil }
        tree = parsed
        gather(root)
    }

    deinit { xmlFreeDoc(tree) }

    private func gather(_ node: xmlNodePtr) {
        elements.append(node)
        var child = node.pointee.children
        while let current = child {
            if current.pointee.type == XML_ELEMENT_NODE { gather(current) }
            child = current.pointee.next
        }
    }

    private struct Question {
        let apex: xmlNodePtr
        let excluded: xmlNodePtr?

        func isVisible(_ node: xmlNodePtr?) -> Bool {
            var isInside = false
            var next = node
            while let current = next {
                if current == excluded { return false }
                if current == apex { isInside = true }
                next = current.pointee.parent
            }
            return isInside
        }
    }

    /// The canonical form of the element with this number in document order, without that one.
    func bytes(of apex: Int, excluding: Int?, isInclusive: Bool = false) -> [UInt8]? {
        let mode = isInclusive ? XML_C14N_1_0 : XML_C14N_EXCLUSIVE_1_0
        var question = Question(apex: elements[apex], excluded: excluding.map { elements[$0] })
        guard let buffer = xmlAllocOutputBuffer(nil) else { return nil }
        defer { xmlOutputBufferClose(buffer) }
        let code = withUnsafeMutablePointer(to: &question) { question in
            xmlC14NExecute(
                tree,
                { question, node, parent in
                    guard let question = question?.assumingMemoryBound(to: Question.self), let node else { return 0 }
                    // A namespace node has no parent of its own.
                    let place = node.pointee.type == XML_NAMESPACE_DECL ? parent : node
                    return question.pointee.isVisible(place) ? 1 : 0
                }, question, Int32(mode.rawValue), nil, 0, buffer)
        }
        guard code >= 0, xmlOutputBufferFlush(buffer) >= 0, let start = xmlOutputBufferGetContent(buffer) else {
            return nil
        }
        return Array(UnsafeBufferPointer(start: start, count: xmlOutputBufferGetSize(buffer)))
    }
}

extension Element {
    /// This element and all beneath it, in document order.
    var descendants: [Element] { [self] + children.flatMap(\.descendants) }
}
