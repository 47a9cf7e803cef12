import XMLCore

/// CBPR+ rules of parties and agents, wherever they stand.
enum CBPRPartyRules {
    /// An institution with a code has no name and address beside it; one without has both, or a member number alone.
    static func institution(_ institution: Element, _ report: inout RuleReport) {
        let name = institution[.name]
        let address = institution[.postalAddress]
        if institution.holds(.bicfi) {
            for element in [name, address].compactMap({ $0 }) {
                report.breach(
                    "cbpr:agent-by-code", .elementNotAdmitted, at: element,
                    "An institution with a business identifier code must not have a name or an address.")
            }
            return
        }
        switch (name, address) {
        case (let name?, nil): nameWithAddress(name, &report)
        case (nil, let address?): nameWithAddress(address, &report)
        case (nil, nil) where !institution.holds(.clearingMember):
            report.breach(
                "cbpr:agent-identified", .bankIdentifierIncorrect, at: institution,
                "An institution must have a business identifier code, a name and an address, or a clearing number.")
        default: break
        }
    }

    private static func nameWithAddress(_ element: Element, _ report: inout RuleReport) {
        report.breach(
            "cbpr:agent-name-and-address", .requiredCompulsoryElementMissing, at: element,
            "An institution without a business identifier code must have a name and an address.")
    }

    /// A party with a code has no name and address beside it; one without has a name.
    static func party(_ party: Element, _ report: inout RuleReport) {
        guard party.holds(.identification, .organisation, .anyBIC) else {
            if !party.holds(.name) {
                report.breach(
                    "cbpr:party-name", .requiredCompulsoryElementMissing, at: party,
                    "A party without a business identifier code must have a name.")
            }
            return
        }
        for element in [party[.name], party[.postalAddress]].compactMap({ $0 }) {
            report.breach(
                "cbpr:party-by-code", .elementNotAdmitted, at: element,
                "A party with a business identifier code must not have a name or an address.")
        }
    }
}

/// CBPR+ rules of remittance information, wherever it stands.
enum CBPRRemittanceRules {
    /// The characters that structured remittance may have in all.
    private static let structuredCharactersMax = 9_000

    static func check(_ remittance: Element, _ report: inout RuleReport) {
        let structured = remittance.every(.structured)
        let lines = remittance.every(.unstructuredLines)
        if let first = lines.first, !structured.isEmpty {
            report.breach(
                "cbpr:remittance-form", .elementNotAdmitted, at: first,
                "Remittance information must be structured or unstructured, not both.")
        }
        if lines.count > 1 {
            report.breach(
                "cbpr:remittance-lines", .elementNotAdmitted, at: lines[1],
                "There must be one line of unstructured remittance information.")
        }
        let characters = structured.reduce(0) { $0 + $1.textContent.unicodeScalars.count }
        if let last = structured.last, characters > structuredCharactersMax {
            report.breach(
                "cbpr:remittance-length", .elementContentFormallyIncorrect, at: last, value: String(characters),
                "Structured remittance information has at most \(structuredCharactersMax) characters in all.")
        }
    }
}
