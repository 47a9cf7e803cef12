import CLibXML2

extension Element {
    /// Where it stands, for people: `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[2]/PmtId`.
    ///
    /// It starts at the outermost `AppHdr` or `Document` above or at the element, else at the root. Names are local
    /// names; an index stands only where siblings share the local name. `find(path:)` is the way back.
    public var path: String { node.path }

    /// The element that a path names, when this element or one beneath it; and the attribute, when it ends in one.
    ///
    /// - Parameter path: As `path` and findings give it: `/Document/…/InstdAmt/@Ccy`.
    public func find(path: String) -> (element: Element, attribute: String?)? {
        let own = self.path
        return path.hasPrefix(own) ? find(steps: path.dropFirst(own.count)) : nil
    }

    /// The element that the rest of a path names, beneath this one: `/PmtId/UETR`, or nothing for this element.
    package func find(steps: Substring) -> (element: Element, attribute: String?)? {
        var steps = String(steps)
        return steps.withUTF8 { find(steps: $0[...]) }
    }

    private func find(steps: Slice<UnsafeBufferPointer<UInt8>>) -> (element: Element, attribute: String?)? {
        guard steps.isEmpty || steps.first == UInt8(ascii: "/") else { return nil }
        var element = self
        var rest = steps.dropFirst()
        while !rest.isEmpty {
            let step = rest.prefix { $0 != UInt8(ascii: "/") }
            rest = rest[step.endIndex...].dropFirst()
            if step.first == UInt8(ascii: "@") {
                let name = String(decoding: step.dropFirst(), as: UTF8.self)
                return element.attributes.contains { $0.localName == name } ? (element, name) : nil
            }
            guard let next = element.child(step: step) else { return nil }
            element = next
        }
        return (element, nil)
    }

    /// `Ntry[2]`, or `Ntry` for the first.
    private func child(step: Slice<UnsafeBufferPointer<UInt8>>) -> Element? {
        let name = UnsafeBufferPointer(rebasing: step.prefix { $0 != UInt8(ascii: "[") })
        var missing = 1
        if name.count != step.count {
            let index = step.dropFirst(name.count + 1)
            guard index.last == UInt8(ascii: "]"),
                let number = Int(String(decoding: index.dropLast(), as: UTF8.self))
            else { return nil }
            missing = number
        }
        var next = node.firstElementChild
        while let child = next {
            if gateway_textEquals(child.pointee.name, name.baseAddress, name.count) != 0 { missing -= 1 }
            if missing == 0 { return Element(document: document, node: child) }
            next = child.nextElement
        }
        return nil
    }
}

extension UnsafeMutablePointer<xmlNode> {
    /// The path of an element, or of the element a text or attribute belongs to (`…/InstdAmt/@Ccy`).
    var path: String {
        var steps: [xmlNodePtr] = []
        // A part of the message may hold elements of the same names; the outermost is the part.
        var stepsOfPart = 0
        var node: xmlNodePtr? = self
        while let current = node {
            if current.isElement || current.pointee.type == XML_ATTRIBUTE_NODE { steps.append(current) }
            if current.isElement, current.isNamed("AppHdr") || current.isNamed("Document") { stepsOfPart = steps.count }
            node = current.pointee.parent
        }
        guard !steps.isEmpty else { return "/" }
        var path = ""
        path.reserveCapacity(16 * steps.count)
        for place in steps.indices.prefix(stepsOfPart > 0 ? stepsOfPart : steps.count).reversed() {
            path += steps[place].isElement ? "/" : "/@"
            path += steps[place].pointee.name.text
            let isIndexed = steps[place].isElement && place != stepsOfPart - 1
            if isIndexed, let index = steps[place].index { path += "[\(index)]" }
        }
        return path
    }

    /// Which of its siblings of the name it is; nil where there is no other.
    private var index: Int? {
        var index = 1
        var isRepeated = false
        var sibling = pointee.prev
        while let current = sibling {
            if current.hasSameName(as: self) { index += 1 }
            sibling = current.pointee.prev
        }
        sibling = pointee.next
        while index == 1, let current = sibling, !isRepeated {
            isRepeated = current.hasSameName(as: self)
            sibling = current.pointee.next
        }
        return index > 1 || isRepeated ? index : nil
    }

    /// The namespace plays no part: a path does not show it, and must name one element.
    private func hasSameName(as other: xmlNodePtr) -> Bool {
        isElement && xmlStrEqual(pointee.name, other.pointee.name) != 0
    }
}
