import XMLCore

extension [SchemaFinding] {
    /// The findings without what libxml2 would expect instead of a misplaced element: where the official schema counts
    /// (`maxOccurs="7"`) it does not list what could still come, and ours, which has the same written out
    /// (`MessageStructure.compiledForm`), does. Rule, place and value are compared, and the text up to there.
    var withoutExpectations: [SchemaFinding] {
        map { finding in
            guard finding.rule == "cvc-complex-type.2.4",
                let expectation = finding.libraryText.firstRange(of: " Expected is")
            else { return finding }
            return SchemaFinding(
                rule: finding.rule, path: finding.path, line: finding.line, value: finding.value,
                libraryText: String(finding.libraryText[..<expectation.lowerBound]))
        }
    }
}
