/// Documents that are awkward for namespaces: prefixes declared anew, taken back, never used, bound to the same name
/// twice; attributes with and without prefixes; texts and values with everything that is escaped; comments and CDATA.
struct RandomDocuments {
    private var random: Seeded
    private var left = 0
    private let hasTwins: Bool

    private static let names = ["a", "b", "c", "Z", "ә", "a-b", "a.b"]
    private static let prefixes = ["", "", "p", "q", "r", "a", "Z"]
    private static let namespaces = ["urn:1", "urn:2", "urn:3", "http://x/?a=1", "urn:Z"]
    private static let texts = [
        "x", " ", "\n  ", "\t", "&lt;", "&gt;", "&amp;", "&quot;", "'", "&#13;", "&#10;", "&#9;", "\r\n", "]]&gt;",
        "қазақ",
        "\u{1F600}", "\"", "&#x20AC;", "\u{A0}",
    ]

    /// Without twins, a prefix and a namespace belong to each other, and no default is taken back.
    init(seed: UInt64, hasTwins: Bool = true) {
        random = Seeded(seed)
        self.hasTwins = hasTwins
    }

    /// One document; its root has this name, without prefix or namespace, if one is given.
    mutating func next(root: String? = nil) -> String {
        left = 30
        if let root { return "<\(root)>\(content(scope: ["": ""], depth: 1))</\(root)>" }
        return element(scope: ["": ""], depth: 0)
    }

    private mutating func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func element(scope outer: [String: String], depth: Int) -> String {
        left -= 1
        var scope = outer
        var parts: [String] = []
        var declared: Set<String> = []
        for _ in 0..<Int.random(in: 0..<4, using: &random) where chance(60) {
            let prefix = pick(Self.prefixes)
            guard declared.insert(prefix).inserted else { continue }
            let free = prefix.isEmpty && chance(40) ? "" : pick(Self.namespaces)
            let name = hasTwins ? free : "urn:of-\(prefix)"
            scope[prefix] = name
            parts.append(prefix.isEmpty ? "xmlns=\"\(name)\"" : "xmlns:\(prefix)=\"\(name)\"")
        }
        parts += attributes(scope: scope)
        parts.shuffle(using: &random)
        let prefix = scope.keys.sorted().randomElement(using: &random) ?? ""
        let tag = (prefix.isEmpty ? "" : prefix + ":") + pick(Self.names)
        let start = ([tag] + parts).joined(separator: chance(20) ? "\n " : " ")
        let inside = content(scope: scope, depth: depth + 1)
        return inside.isEmpty && chance(50) ? "<\(start)/>" : "<\(start)>\(inside)</\(tag)>"
    }

    private mutating func attributes(scope: [String: String]) -> [String] {
        var found: [String] = []
        var expanded: Set<String> = []
        for _ in 0..<Int.random(in: 0..<4, using: &random) where chance(60) {
            let name = pick(Self.names)
            let prefix = scope.keys.sorted().randomElement(using: &random) ?? ""
            guard expanded.insert((prefix.isEmpty ? "" : scope[prefix] ?? "") + " " + name).inserted else { continue }
            let value = pick(Self.texts) + pick(Self.texts)
            found.append("\(prefix.isEmpty ? "" : prefix + ":")\(name)=\"\(escapingQuotes(value))\"")
        }
        if chance(10) { found.append("xml:lang=\"kk\"") }
        return found
    }

    private func escapingQuotes(_ text: String) -> String {
        text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
    }

    private mutating func content(scope: [String: String], depth: Int) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<5, using: &random) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5 where left > 0 && depth < 12: text += element(scope: scope, depth: depth)
            case 5: text += "<!-- \(pick(["x", "<y>", "&"])) -->"
            case 6: text += "<![CDATA[\(pick(["<z>", "&amp;", "]]", "x", "\r\n"]))]]>"
            default: text += pick(Self.texts)
            }
        }
        return text
    }
}
