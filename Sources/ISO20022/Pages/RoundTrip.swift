public import XMLCore

/// What would be different if a message were read and written again.
public struct RoundTripDifference: Hashable, Sendable {
    /// In what way.
    public enum Kind: Hashable, Sendable {
        /// The page does not hold it: a rewrite would lose the element and all in it, or the attribute.
        case lost
        /// The page holds the value and writes it in its one form: `100.00` where `100` stood.
        case respelled(as: String)
        /// The rewrite has a child that the message has not. No page does that; if one did, it would show here.
        case added(String)
    }

    /// The path of the element or, ending in `/@name`, of the attribute.
    public let path: String
    /// The line of the element's start tag; 0 for a tree that was never a file.
    public let line: Int
    /// In what way it would be different.
    public let kind: Kind
}

/// What a rewrite of a message would lose, or spell in another way: its `Document` or `AppHdr` is read by the page,
/// written again in the same version, and the two trees are compared. Empty when they are the same.
///
/// What a page carries (supplementary data, a tax block, a signature) stays in the bytes received and is named
/// here; nothing is lost that is not named. The same is what canonical XML shows: names with their namespaces,
/// attributes and text, in order; not prefixes, nor the white space between elements. A document that no page reads is
/// lost as a whole.
///
/// Throws where the page does not read the element, which no valid message does.
public func outsideOfPage(
    _ element: Element, definition: MessageDefinition
) throws(ElementRejection) -> [RoundTripDifference] {
    let draft: XMLDraft
    switch definition.root {
    case .header:
        draft = XMLDraft(root: "AppHdr", namespace: definition.namespaceURI)
        try BusinessApplicationHeader(element).write(to: draft.root)
    case .document:
        guard BusinessContent.definitions.contains(definition) else {
            return element.children.map { RoundTripDifference(path: $0.path, line: $0.line, kind: .lost) }
        }
        draft = XMLDraft(root: "Document", namespace: definition.namespaceURI)
        try BusinessContent(document: element, definition: definition).write(intoDocument: draft.root)
    }
    var comparison = RoundTripComparison()
    comparison.compare(element, draft.seal().root)
    return comparison.differences
}

/// Walks two trees side by side.
private struct RoundTripComparison {
    private(set) var differences: [RoundTripDifference] = []

    mutating func compare(_ original: Element, _ written: Element) {
        compareAttributes(original, written)
        var others = Array(written.children)[...]
        var hasChildren = false
        for child in original.children {
            hasChildren = true
            if let other = others.first, child.hasName(of: other) {
                others.removeFirst()
                compare(child, other)
            } else {
                note(child, .lost)
            }
        }
        for other in others { note(original, .added(other.localName)) }
        if !hasChildren, others.isEmpty, !original.hasSameText(as: written) {
            note(original, .respelled(as: written.textContent))
        }
    }

    private mutating func compareAttributes(_ original: Element, _ written: Element) {
        let others = written.attributes
        let own = original.attributes
        for attribute in own {
            let other = others.first {
                $0.localName == attribute.localName && $0.namespaceURI == attribute.namespaceURI
            }
            if let other, other.value == attribute.value { continue }
            note(original, other.map { .respelled(as: $0.value) } ?? .lost, attribute: attribute.localName)
        }
        for other in others where !own.contains(where: { $0.localName == other.localName }) {
            note(original, .added("@" + other.localName))
        }
    }

    private mutating func note(_ element: Element, _ kind: RoundTripDifference.Kind, attribute: String? = nil) {
        let path = element.path + (attribute.map { "/@" + $0 } ?? "")
        differences.append(RoundTripDifference(path: path, line: element.line, kind: kind))
    }
}

extension Element {
    fileprivate func hasName(of other: Element) -> Bool {
        localName == other.localName && namespaceURI == other.namespaceURI
    }

    /// Code point by code point: Swift's own strings would take two spellings of an accent for one. A container without
    /// children may have a line break between its tags.
    fileprivate func hasSameText(as other: Element) -> Bool {
        let text = textContent
        let otherText = other.textContent
        return text.utf8.elementsEqual(otherText.utf8)
            || (otherText.isEmpty && text.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) })
    }
}
