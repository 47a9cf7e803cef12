import CLibXML2

extension Element {
    /// This element and those beneath whose own text, or an attribute's value, has a character beyond ASCII. Most
    /// messages have none or a few names; walking past the others makes nothing.
    public var elementsBeyondASCII: [Element] {
        if document.isASCII { return [] }
        var found: [Element] = []
        var next: xmlNodePtr? = node
        while let current = next {
            if current.isElement, current.isBeyondASCII { found.append(Element(document: document, node: current)) }
            next = current.following(within: node)
        }
        return found
    }
}

extension UnsafeMutablePointer<xmlNode> {
    /// Whether a text directly beneath an element, or an attribute of it, has a byte beyond ASCII.
    fileprivate var isBeyondASCII: Bool {
        var child = pointee.children
        while let current = child {
            if current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE,
                Self.isBeyondASCII(current.pointee.content)
            {
                return true
            }
            child = current.pointee.next
        }
        var attribute = pointee.properties
        while let current = attribute {
            if Self.isBeyondASCII(current.pointee.children?.pointee.content) { return true }
            attribute = current.pointee.next
        }
        return false
    }

    private static func isBeyondASCII(_ text: UnsafePointer<xmlChar>?) -> Bool {
        guard var byte = text else { return false }
        while byte.pointee != 0 {
            if byte.pointee >= 0x80 { return true }
            byte = byte.successor()
        }
        return false
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a byte is beyond ASCII; eight at a time.
    var isBeyondASCII: Bool {
        let raw = UnsafeRawBufferPointer(self)
        var bits: UInt64 = 0
        var offset = 0
        while offset + 8 <= raw.count {
            bits |= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            offset += 8
        }
        while offset < raw.count {
            bits |= UInt64(raw[offset])
            offset += 1
        }
        return bits & 0x8080_8080_8080_8080 != 0
    }
}
