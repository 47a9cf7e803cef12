import XMLCore

/// Gathers what rules find. A rule that holds costs nothing here: places become paths only when one is broken.
struct RuleReport {
    private(set) var findings: [Finding] = []
    private var errors = 0
    private var warnings = 0
    /// The header or the document.
    let root: Element
    /// Of errors and of warnings each: beyond so many nobody reads on, and to find a place among thousands of siblings
    /// costs time. Warnings never take the place of an error, which decides.
    private static let findingsMax = 100

    init(root: Element) { self.root = root }

    /// Notes that a rule is broken.
    ///
    /// - Parameters:
    ///   - place: Where, from the root on; what is absent is found at what it should stand in.
    ///   - text: The English sentence, with its arguments as interpolations. The same in Russian and Kazakh stands
    ///     under the rule's identifier in `Language/Sentences…`.
    mutating func breach(
        _ rule: String, _ reason: StatusReason, at place: NodePlace, value: String? = nil,
        severity: Finding.Severity = .error, _ text: FindingText
    ) {
        assert(RuleCatalogue.contains(rule), "the rule \(rule) is in no catalogue")
        guard count(severity) else { return }
        findings.append(
            Finding(
                severity: severity, rule: rule, at: place.resolve(in: root), value: value, reason: reason, text: text))
    }

    /// Notes that a rule is broken at an element.
    mutating func breach(
        _ rule: String, _ reason: StatusReason, at element: Element, value: String? = nil,
        severity: Finding.Severity = .error, _ text: FindingText
    ) {
        assert(RuleCatalogue.contains(rule), "the rule \(rule) is in no catalogue")
        guard count(severity) else { return }
        findings.append(
            Finding(severity: severity, rule: rule, at: element, value: value, reason: reason, text: text))
    }

    /// Whether there is room for one more.
    private mutating func count(_ severity: Finding.Severity) -> Bool {
        switch severity {
        case .error: errors += 1
        case .warning: warnings += 1
        }
        return (severity == .error ? errors : warnings) <= Self.findingsMax
    }

    /// What stands at a place in the file, character by character; nil when it is absent.
    func writtenText(at place: NodePlace) -> String? { place.find(in: root)?.textContent }

    /// The elements directly inside the root's child at a place.
    func children(at place: NodePlace) -> [Element] { place.find(in: root).map { Array($0.children) } ?? [] }
}
