import XMLCore

/// What a rewrite lost: an oracle of its own, which knows no page.
enum LostElements {
    /// The places, without indices, that stand in the original and not in what was written of it. Beneath a lost
    /// element, and beneath one of the names to pass over, nothing is looked at.
    static func between(_ original: Element, _ rewritten: Element, passingOver: Set<String> = []) -> Set<String> {
        var lost: Set<String> = []
        compare(original, rewritten, under: "", passingOver, &lost)
        return lost
    }

    private static func compare(
        _ original: Element, _ rewritten: Element, under path: String, _ passingOver: Set<String>,
        _ lost: inout Set<String>
    ) {
        var children = rewritten.children
        var written = children.next()
        for child in original.children {
            let name = child.localName
            guard let counterpart = written, counterpart.localName == name else {
                lost.insert(path + name)
                continue
            }
            if !passingOver.contains(name) { compare(child, counterpart, under: path + name + "/", passingOver, &lost) }
            written = children.next()
        }
        if let extra = written { lost.insert("added: " + path + extra.localName) }
    }
}
