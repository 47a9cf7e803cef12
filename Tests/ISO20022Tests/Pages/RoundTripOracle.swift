import Testing
import XMLCore

@testable import ISO20022

/// Proves what `outsideOfPage` says of a message by making the rewrite from the original and the differences alone.
enum RoundTripOracle {
    static func check(_ original: Element, _ definition: MessageDefinition) throws {
        let differences = try outsideOfPage(original, definition: definition)
        let expected = XMLDraft(root: original.localName, namespace: definition.namespaceURI)
        var byPath: [String: RoundTripDifference.Kind] = [:]
        for difference in differences {
            #expect(byPath.updateValue(difference.kind, forKey: difference.path) == nil, "\(difference.path) twice")
            if case .added = difference.kind { Issue.record("\(difference)") }
        }
        var used: Set<String> = []
        copy(original, original.path, into: expected.root, byPath, &used)
        #expect(used == Set(byPath.keys), "a path that resolves to no node")
        let written = try rewrite(original, definition)
        #expect(try expected.canonicalBytes() == written)
    }

    /// The message, read by its page and written.
    private static func rewrite(_ element: Element, _ definition: MessageDefinition) throws -> [UInt8] {
        let draft = XMLDraft(root: element.localName, namespace: definition.namespaceURI)
        if definition.root == .header {
            try BusinessApplicationHeader(element).write(to: draft.root)
        } else {
            try BusinessContent(document: element, definition: definition).write(intoDocument: draft.root)
        }
        return try draft.canonicalBytes()
    }

    private static func copy(
        _ element: Element, _ path: String, into writer: ElementWriter,
        _ differences: [String: RoundTripDifference.Kind], _ used: inout Set<String>
    ) {
        for attribute in element.attributes {
            let place = path + "/@" + attribute.localName
            switch differences[place] {
            case .lost: used.insert(place)
            case .respelled(let text):
                used.insert(place)
                writer.attribute(attribute.localName, text)
            case .added, nil: writer.attribute(attribute.localName, attribute.value)
            }
        }
        let children = Array(element.children)
        for (child, childPath) in zip(children, paths(of: children, under: path)) {
            guard differences[childPath] != .lost else {
                used.insert(childPath)
                continue
            }
            copy(child, childPath, into: writer.child(child.localName), differences, &used)
        }
        guard children.isEmpty else { return }
        if case .respelled(let text) = differences[path] {
            used.insert(path)
            #expect(isSameValue(element.textContent, text), "\(path): \(element.textContent) is not \(text)")
            writer.content(text)
        } else if !isContainer(element) {
            writer.content(element.textContent)
        }
    }

    /// The paths of siblings: an index where a name is repeated.
    private static func paths(of children: [Element], under path: String) -> [String] {
        var counts: [String: Int] = [:]
        for child in children { counts[child.localName, default: 0] += 1 }
        var seen: [String: Int] = [:]
        return children.map { child in
            let name = child.localName
            seen[name, default: 0] += 1
            return "\(path)/\(name)" + (counts[name] == 1 ? "" : "[\(seen[name] ?? 0)]")
        }
    }

    /// Whether an element without children is a container: it has a line break between its tags, or nothing.
    private static func isContainer(_ element: Element) -> Bool {
        let text = element.textContent
        return text.isEmpty || (text.contains("\n") && text.allSatisfy(\.isWhitespace))
    }

    /// Whether two texts are one number, day, instant or truth value.
    private static func isSameValue(_ left: String, _ right: String) -> Bool {
        if let number = ExactDecimal(left), number == ExactDecimal(right) { return true }
        if let day = ISODate(left), day == ISODate(right) { return true }
        if let instant = ISODateTime(left), instant == ISODateTime(right) { return true }
        if let time = ISOTime(left), time == ISOTime(right) { return true }
        if let truth = Indicator(left), truth == Indicator(right) { return true }
        return false
    }
}
