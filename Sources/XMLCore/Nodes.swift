import CLibXML2

/// Reading a libxml2 tree without changing it.
extension UnsafeMutablePointer<xmlNode> {
    var isElement: Bool { pointee.type == XML_ELEMENT_NODE }

    var namespaceName: UnsafePointer<xmlChar>? { pointee.ns?.pointee.href }

    func isNamed(_ localName: StaticString) -> Bool {
        gateway_textEquals(pointee.name, localName.utf8Start, localName.utf8CodeUnitCount) != 0
    }

    /// Namespace names are compared; the same declaration is the same pointer, which is the usual case.
    func sharesNamespace(with other: xmlNodePtr) -> Bool {
        pointee.ns == other.pointee.ns || xmlStrEqual(namespaceName, other.namespaceName) != 0
    }

    var firstElementChild: xmlNodePtr? { pointee.children?.selfOrNextElement }

    var nextElement: xmlNodePtr? { pointee.next?.selfOrNextElement }

    private var selfOrNextElement: xmlNodePtr? {
        var node: xmlNodePtr? = self
        while let current = node {
            if current.isElement { return current }
            node = current.pointee.next
        }
        return nil
    }

    func isInside(_ ancestor: xmlNodePtr) -> Bool {
        var node: xmlNodePtr? = self
        while let current = node {
            if current == ancestor { return true }
            node = current.pointee.parent
        }
        return false
    }

    /// The next node in document order within `top`, which is the node itself or an ancestor.
    func following(within top: xmlNodePtr) -> xmlNodePtr? {
        if isElement, let child = pointee.children { return child }
        return followingBeyond(within: top)
    }

    /// As `following`, but past everything beneath this node.
    func followingBeyond(within top: xmlNodePtr) -> xmlNodePtr? {
        var node = self
        while node != top {
            if let next = node.pointee.next { return next }
            guard let parent = node.pointee.parent else { return nil }
            node = parent
        }
        return nil
    }

    /// A text node of white space only.
    var isBlankText: Bool {
        guard pointee.type == XML_TEXT_NODE else { return false }
        var content = pointee.content
        while let byte = content?.pointee, byte != 0 {
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return false }
            content = content?.successor()
        }
        return true
    }
}

extension UnsafeMutablePointer<xmlAttr> {
    /// The value; after a parse without entities it is one text node, or none when empty.
    var valueText: String {
        guard let first = pointee.children else { return "" }
        if first.pointee.next == nil { return first.pointee.content?.text ?? "" }
        var value = ""
        var node: xmlNodePtr? = first
        while let current = node {
            value += current.pointee.content?.text ?? ""
            node = current.pointee.next
        }
        return value
    }
}
