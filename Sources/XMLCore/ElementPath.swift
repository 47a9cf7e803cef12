import CLibXML2

extension Element {
    /// Where it stands, for people: `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[2]/PmtId`.
    ///
    /// It starts at the nearest `AppHdr` or `Document` above or at the element, else at the root. Names are local
    /// names; an index stands only where siblings share the name and namespace.
    public var path: String { node.path }
}

extension UnsafeMutablePointer<xmlNode> {
    /// The path of an element, or of the element a text or attribute belongs to (`…/InstdAmt/@Ccy`).
    var path: String {
        var steps: [String] = []
        var node: xmlNodePtr? = self
        while let current = node {
            if current.isElement {
                steps.append(current.pathStep)
                if current.isNamed("AppHdr") || current.isNamed("Document") { break }
            } else if current.pointee.type == XML_ATTRIBUTE_NODE {
                steps.append("@" + current.pointee.name.text)
            }
            node = current.pointee.parent
        }
        return "/" + steps.reversed().joined(separator: "/")
    }

    private var pathStep: String {
        let name = pointee.name.text
        guard !isNamed("AppHdr"), !isNamed("Document") else { return name }
        var index = 1
        var isRepeated = false
        var sibling = pointee.prev
        while let current = sibling {
            if current.isSameName(as: self) { index += 1 }
            sibling = current.pointee.prev
        }
        sibling = pointee.next
        while let current = sibling, !isRepeated {
            isRepeated = current.isSameName(as: self)
            sibling = current.pointee.next
        }
        return index > 1 || isRepeated ? "\(name)[\(index)]" : name
    }

    private func isSameName(as other: xmlNodePtr) -> Bool {
        isElement && xmlStrEqual(pointee.name, other.pointee.name) != 0 && sharesNamespace(with: other)
    }
}
