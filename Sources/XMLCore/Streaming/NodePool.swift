import CLibXML2

/// Nodes that are used again: libxml2's parser takes an element or a text from a list of its own before it asks for
/// memory, and its reader fills that list as this does. A file of a million entries then needs the memory of one.
enum NodePool {
    /// As many as a large entry has.
    private static let nodesMax = 4096

    /// Frees a subtree that is not in the tree any more, or keeps its nodes for the parser.
    static func recycle(_ apex: xmlNodePtr, in context: xmlParserCtxtPtr) {
        var node = apex
        while true {
            if node.isElement, let child = node.pointee.children {
                node = child
                continue
            }
            // Its children are gone: the node itself, then what comes behind it.
            while true {
                let next = node.pointee.next
                let parent = node.pointee.parent
                let isApex = node == apex
                release(node, context)
                if isApex { return }
                if let next {
                    node = next
                    break
                }
                guard let parent else { return }
                parent.pointee.children = nil
                node = parent
            }
        }
    }

    private static func release(_ node: xmlNodePtr, _ context: xmlParserCtxtPtr) {
        let isText = node.pointee.type == XML_TEXT_NODE
        guard node.isElement || isText, context.pointee.freeElemsNr < nodesMax else {
            detach(node)
            return xmlFreeNode(node)
        }
        if node.isElement {
            if let attributes = node.pointee.properties { xmlFreePropList(attributes) }
            if let namespaces = node.pointee.nsDef { xmlFreeNsList(namespaces) }
        } else {
            freeContent(node, context.pointee.dict)
        }
        node.pointee.next = context.pointee.freeElems
        context.pointee.freeElems = node
        context.pointee.freeElemsNr += 1
    }

    private static func detach(_ node: xmlNodePtr) {
        (node.pointee.next, node.pointee.prev, node.pointee.parent) = (nil, nil, nil)
    }

    /// A short text stands in the node itself, a very short one in the parser's dictionary.
    private static func freeContent(_ node: xmlNodePtr, _ dictionary: xmlDictPtr?) {
        guard let content = node.pointee.content else { return }
        let inside = UnsafeMutableRawPointer(node)..<UnsafeMutableRawPointer(node + 1)
        guard !inside.contains(UnsafeMutableRawPointer(content)), xmlDictOwns(dictionary, content) == 0 else { return }
        gateway_xmlFree(content)
    }
}
