import CLibXML2

/// What may stand in a document but not in the parts that carry money: a reader and a canonical form could differ.
public enum NonPlainKind: String, Hashable, Sendable {
    case comment
    case cdata
    case entityReference
    case processingInstruction
}

extension Element {
    /// All text beneath, CDATA sections included, comments left out: what the canonical form shows.
    public var textContent: String {
        if let only = node.pointee.children, only.pointee.next == nil, only.pointee.type == XML_TEXT_NODE {
            return only.pointee.content?.text ?? ""
        }
        var text = ""
        var next = node.following(within: node)
        while let current = next {
            if current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE {
                text += current.pointee.content?.text ?? ""
            }
            next = current.following(within: node)
        }
        return text
    }

    /// The text of a leaf: one text node or nothing; a child element, a comment or a CDATA section is refused.
    public func plainText() throws(ElementRejection) -> String {
        guard let only = node.pointee.children else { return "" }
        guard only.pointee.next == nil, only.pointee.type == XML_TEXT_NODE else {
            throw ElementRejection(self, .notPlainText)
        }
        return only.pointee.content?.text ?? ""
    }

    /// The first comment, CDATA section or entity reference anywhere beneath.
    public var firstNonPlainNode: (kind: NonPlainKind, line: Int)? {
        if document.isPlain { return nil }
        var next = node.following(within: node)
        while let current = next {
            let kind: NonPlainKind? =
                switch current.pointee.type {
                case XML_COMMENT_NODE: .comment
                case XML_CDATA_SECTION_NODE: .cdata
                case XML_ENTITY_REF_NODE, XML_ENTITY_NODE: .entityReference
                case XML_PI_NODE: .processingInstruction
                default: nil
                }
            if let kind { return (kind, max(0, xmlGetLineNo(current))) }
            next = current.following(within: node)
        }
        return nil
    }

    /// The attributes that could serve as identifiers, on this element and everything beneath, in document order:
    /// those whose local name is `id` in small or capital letters, whatever their namespace.
    public var identifierAttributes: [(value: String, line: Int)] {
        var found: [(value: String, line: Int)] = []
        var next: xmlNodePtr? = node
        while let current = next {
            if current.pointee.type == XML_ELEMENT_NODE {
                var attribute = current.pointee.properties
                while let candidate = attribute {
                    if let name = candidate.pointee.name, name[0] | 0x20 == UInt8(ascii: "i"),
                        name[1] | 0x20 == UInt8(ascii: "d"), name[2] == 0
                    {
                        found.append((candidate.valueText, max(0, xmlGetLineNo(current))))
                    }
                    attribute = candidate.pointee.next
                }
            }
            next = current.following(within: node)
        }
        return found
    }
}

extension String: ElementReadable {
    /// The element's plain text.
    public init(_ element: XMLCore.Element) throws(ElementRejection) { self = try element.plainText() }
}
