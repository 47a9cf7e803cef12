import XMLCore

/// CBPR+: the header, of whichever version.
enum CBPRHeaderRules {
    typealias Rule = @Sendable (Element, inout RuleReport) -> Void

    static let rules: [Rule] = [
        headerVersion, businessService, institutions, noSignature, noProcessingDate, offsetTime,
    ]

    static func check(_ report: inout RuleReport) {
        let header = report.root
        for rule in rules { rule(header, &report) }
    }

    /// The header is head.001.001.02.
    static func headerVersion(_ header: Element, _ report: inout RuleReport) {
        let version = ISONamespace.identifier(of: header)
        guard version != MessageDefinition.businessApplicationHeader.rawValue else { return }
        report.breach(
            "cbpr:header-version", .invalidFileFormat, at: header, value: version,
            "The header must be of version head.001.001.02.")
    }

    /// The service is `swift.cbprplus.NN`, or its variant for straight-through, cover, advice or multiple payments.
    static func businessService(_ header: Element, _ report: inout RuleReport) {
        let service = header.text(.businessService)
        guard service.map(CBPRService.init) ?? nil == nil else { return }
        report.breach(
            "cbpr:business-service", .elementContentFormallyIncorrect, at: header[.businessService] ?? header,
            value: service, "The business service must be swift.cbprplus, its variant and the number of a release.")
    }

    /// Sender and addressee are institutions with a business identifier code.
    static func institutions(_ header: Element, _ report: inout RuleReport) {
        for step in [NodePlace.Step.from, .to] {
            guard let party = header[step], !party.holds(.institutionParty, .institution, .bicfi) else { continue }
            report.breach(
                "cbpr:institutions", .invalidBICIdentifier, at: party,
                "The sender and the addressee must be institutions with a business identifier code.")
        }
    }

    /// The header carries no signature: the network signs.
    static func noSignature(_ header: Element, _ report: inout RuleReport) {
        guard let signature = header[.signature] else { return }
        report.breach(
            "cbpr:signature", .elementNotAdmitted, at: signature, "The header must not carry a signature.")
    }

    /// The header carries no processing date.
    static func noProcessingDate(_ header: Element, _ report: inout RuleReport) {
        guard let date = header[.processingDate] else { return }
        report.breach(
            "cbpr:processing-date", .elementNotAdmitted, at: date, value: date.textContent,
            "The header must not carry a processing date.")
    }

    /// The header's time says its offset in hours and minutes; `Z` does not.
    static func offsetTime(_ header: Element, _ report: inout RuleReport) {
        guard let time = header[.creationDate] else { return }
        CBPRValueRules.offsetTime(time, &report)
    }
}

/// A business service of CBPR+, such as `swift.cbprplus.cov.03`.
struct CBPRService: Hashable {
    /// What kind of payment the service carries.
    enum Variant: String, Hashable, CaseIterable {
        case plain = ""
        case straightThrough = "stp."
        case cover = "cov."
        case advice = "adv."
        case multiple = "mlp."
    }

    /// The kind.
    let variant: Variant

    /// Nil for the name of another service.
    init?(_ text: String) {
        let prefix = "swift.cbprplus."
        guard text.hasPrefix(prefix) else { return nil }
        let rest = text.dropFirst(prefix.count)
        let release = rest.suffix(2)
        guard release.utf8.count == 2, release.utf8.allSatisfy(\.isASCIIDigit),
            let variant = Variant(rawValue: String(rest.dropLast(2)))
        else { return nil }
        self.variant = variant
    }
}
