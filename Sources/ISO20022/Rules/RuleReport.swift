import XMLCore

/// Gathers what rules find. A rule that holds costs nothing here: places become paths only when one is broken.
struct RuleReport {
    private(set) var findings: [Finding] = []
    private let root: Element
    /// Beyond so many nobody reads on, and a place among thousands of siblings is not found for nothing.
    private static let findingsMax = 100

    init(root: Element) { self.root = root }

    /// Notes that a rule is broken.
    ///
    /// - Parameter place: Where, from the root on; what is absent is found at what it should stand in.
    mutating func breach(
        _ rule: String, _ reason: StatusReason, at place: NodePlace, value: String? = nil,
        severity: Finding.Severity = .error, _ text: String
    ) {
        findings.append(
            Finding(
                severity: severity, rule: rule, at: place.resolve(in: root), value: value, reason: reason, text: text))
    }

    /// What stands at a place in the file, character by character; nil when it is absent.
    func writtenText(at place: NodePlace) -> String? { place.find(in: root)?.textContent }

    /// The elements directly inside the root's child at a place.
    func children(at place: NodePlace) -> [Element] { place.find(in: root).map { Array($0.children) } ?? [] }
}
