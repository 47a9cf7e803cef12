import XMLCore

/// CBPR+ rules of a postal address, wherever it stands.
///
/// An address is structured (town and country, no lines), hybrid (town and country, and up to two lines of 70) or
/// unstructured (up to three lines of 35 and nothing else), which ends on 14 November 2026.
enum CBPRAddressRules {
    static func check(_ address: Element, _ release: CBPRRelease, _ report: inout RuleReport) {
        let lines = address.every(.addressLine)
        let parts = address.children.filter { !$0.isNamed(.addressLine) && !$0.isNamed(.addressType) }
        if parts.isEmpty {
            unstructured(address, lines, release, &report)
        } else {
            townAndCountry(address, &report)
            hybridLines(lines, &report)
            repeatedInLines(parts, lines, &report)
        }
    }

    /// An address of lines alone is no longer accepted; until then it has at most three lines of 35 characters.
    private static func unstructured(
        _ address: Element, _ lines: [Element], _ release: CBPRRelease, _ report: inout RuleReport
    ) {
        report.breach(
            "cbpr:unstructured-address", .elementContentFormallyIncorrect, at: address,
            severity: release.severityOfNovember2026,
            "From 14 November 2026 an address must give at least the town and the country in their own fields.")
        guard !release.isOfNovember2026 else { return }
        if lines.count > 3 {
            report.breach(
                "cbpr:unstructured-lines", .elementContentFormallyIncorrect, at: lines[3],
                "An address of lines alone has at most three lines of 35 characters.")
        }
        for line in lines.prefix(3) where line.textContent.unicodeScalars.count > 35 {
            report.breach(
                "cbpr:unstructured-lines", .elementContentFormallyIncorrect, at: line, value: line.textContent,
                "An address of lines alone has at most three lines of 35 characters.")
        }
    }

    /// A structured or hybrid address has a town and a country.
    private static func townAndCountry(_ address: Element, _ report: inout RuleReport) {
        for step in [NodePlace.Step.townName, .country] where !address.holds(step) {
            report.breach(
                "cbpr:town-and-country", .requiredCompulsoryElementMissing, at: address,
                "An address must have \(field: step.tag).")
        }
    }

    /// A hybrid address has at most two lines.
    private static func hybridLines(_ lines: [Element], _ report: inout RuleReport) {
        guard lines.count > 2 else { return }
        report.breach(
            "cbpr:hybrid-lines", .elementContentFormallyIncorrect, at: lines[2],
            "An address with a town and a country has at most two address lines.")
    }

    /// What stands in a field of its own is not repeated in a line.
    private static func repeatedInLines(_ parts: [Element], _ lines: [Element], _ report: inout RuleReport) {
        guard !lines.isEmpty else { return }
        for line in lines {
            let words = Self.words(line.textContent)
            // A country's two letters or a house number may stand in a line by chance.
            for part in parts where part.textContent.unicodeScalars.count > 3 {
                guard words.contains(" " + Self.words(part.textContent).dropFirst()) else { continue }
                report.breach(
                    "cbpr:address-repeated", .elementContentFormallyIncorrect, at: line, value: line.textContent,
                    "The address line repeats \(field: part.localName).")
                break
            }
        }
    }

    /// The text in small letters, its words parted by one space, with one in front and one behind.
    private static func words(_ text: String) -> String {
        " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
}
