import CLibXML2

/// Gathers what libxml2 says of one document during one call.
final class FindingCollector {
    private(set) var findings: [SchemaFinding] = []
    private let findingsMax: Int
    /// Where the last broken facet was.
    private var lastFacet: Place?

    init(findingsMax: Int) { self.findingsMax = findingsMax }

    /// Unretained: the collector outlives the call that it is handed to.
    var opaque: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let callback: xmlStructuredErrorFunc = { context, error in
        guard let context, let error, error.pointee.level != XML_ERR_WARNING else { return }
        Unmanaged<FindingCollector>.fromOpaque(context).takeUnretainedValue().add(error.pointee)
    }

    private struct Place: Equatable {
        let node: xmlNodePtr?
        let attribute: xmlAttrPtr?
    }

    private func add(_ error: xmlError) {
        // What is beyond the limit costs nothing but libxml2's own text.
        guard findings.count < findingsMax else { return }
        var text = error.message?.withMemoryRebound(to: xmlChar.self, capacity: 1) { $0.text } ?? ""
        if text.hasSuffix("\n") { text.removeLast() }
        let node = error.node?.assumingMemoryBound(to: xmlNode.self)
        let attribute = Self.attributeName(in: text).flatMap { name in node?.attribute(named: name) }
        let place = Place(node: node, attribute: attribute)
        // libxml2 reports a broken facet twice, the second time as a text that is not of the type. One is enough.
        if error.code == SchemaRules.datatype, place == lastFacet { return }
        lastFacet = SchemaRules.facets.contains(error.code) ? place : nil
        let path = node?.path ?? "/"
        findings.append(
            SchemaFinding(
                rule: SchemaRules.name(of: error.code),
                path: attribute.map { "\(path)/@\($0.pointee.name.text)" } ?? path,
                line: max(0, node.map { xmlGetLineNo($0) } ?? Int(error.line)),
                value: attribute?.valueText ?? node?.leafText, libraryText: text))
    }

    /// libxml2 hands out the element even where an attribute is wrong, and names the attribute only in its text, which
    /// then begins `Element '{urn:t}Amt', attribute 'Ccy': `. A name holds no space, so no name can imitate this.
    static func attributeName(in text: String) -> Substring? {
        guard let end = text.firstPlace(of: "': "),
            let start = text[..<end.lowerBound].firstPlace(of: "', attribute '")
        else { return nil }
        return text[start.upperBound..<end.lowerBound]
    }
}

extension UnsafeMutablePointer<xmlNode> {
    /// The attribute that libxml2 calls `name` or `{namespace}name`.
    fileprivate func attribute(named name: Substring) -> xmlAttrPtr? {
        var next = pointee.properties
        while let attribute = next {
            let local = attribute.pointee.name.text
            let namespace = attribute.pointee.ns?.pointee.href?.text
            if name == namespace.map({ "{\($0)}\(local)" }) ?? local { return attribute }
            next = attribute.pointee.next
        }
        return nil
    }

    /// The text of an element that holds one text and nothing else.
    fileprivate var leafText: String? {
        guard isElement, let text = pointee.children, text.pointee.next == nil,
            text.pointee.type == XML_TEXT_NODE
        else { return nil }
        return text.pointee.content?.text
    }
}
