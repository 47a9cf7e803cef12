import XMLCore

/// CBPR+ rules about values, wherever in whichever message they stand: a value's type says which rule binds it.
enum CBPRValueRules {
    private enum Mark: Int {
        case restrictedText
        case extendedText
        case dateTime
        case address
        case institution
        case party
        case remittance
    }

    private static let plans = PerDefinition { definition in
        DefinitionPlan(definition.structure, opensContext: opensExtendedText) { name, type, isExtended in
            mark(name, type, isExtended ? .extendedText : .restrictedText)
        }
    }

    /// Names, addresses, remittance and proxies' mail addresses may hold more characters than the rest.
    private static func opensExtendedText(_ name: String) -> Bool {
        extendedTextHolders.contains { $0.tag == name }
    }

    private static let extendedTextHolders: [NodePlace.Step] = [
        .name, .postalAddress, .remittanceInformation, .relatedRemittance, .emailAddress, .proxy,
    ]

    private static func mark(_ name: String, _ type: TypeDefinition, _ text: Mark) -> Int? {
        switch type {
        case .extended: return nil
        case .simple(let type):
            if type.base == .dateTime { return Mark.dateTime.rawValue }
            // A pattern or a list of values leaves no room for foreign letters.
            guard type.base == .string, type.enumeration.isEmpty, type.facets[.pattern] == nil,
                !name.hasPrefix("External")
            else { return nil }
            return text.rawValue
        case .group:
            if name.hasPrefix("PostalAddress") { return Mark.address.rawValue }
            if name.hasPrefix("FinancialInstitutionIdentification") { return Mark.institution.rawValue }
            if name.hasPrefix("PartyIdentification") { return Mark.party.rawValue }
            return name.hasPrefix("RemittanceInformation") ? Mark.remittance.rawValue : nil
        }
    }

    /// Looks at every value of a document.
    static func check(_ family: MessageFamily?, _ release: CBPRRelease, _ report: inout RuleReport) {
        guard let plan = plans[report.root] else { return }
        let namesParties = family.map(familiesThatNameParties.contains) ?? false
        plan.visit(report.root) { element, mark in
            switch Mark(rawValue: mark) {
            case .restrictedText: charset(element, FINCharacters.restricted, &report)
            case .extendedText: charset(element, FINCharacters.extended, &report)
            case .dateTime: offsetTime(element, &report)
            case .address: CBPRAddressRules.check(element, release, &report)
            case .institution: CBPRPartyRules.institution(element, &report)
            case .party where namesParties: CBPRPartyRules.party(element, &report)
            case .remittance: CBPRRemittanceRules.check(element, &report)
            case .party, nil: break
            }
        }
    }

    /// Messages that move money: their parties are named in full.
    private static let familiesThatNameParties: Set<MessageFamily> = [
        .customerCreditTransfer, .institutionCreditTransfer, .paymentReturn,
    ]

    /// A text holds what the network carries.
    private static func charset(_ element: Element, _ admitted: FINCharacters, _ report: inout RuleReport) {
        guard element.withPlainBytes(admitted.admits) == false else { return }
        let text = element.textContent
        let wrong = text.first { !$0.utf8.allSatisfy(admitted.admits) }.map(String.init) ?? ""
        let latin = Transliteration.latin(text)
        guard latin != text, latin.utf8.allSatisfy(admitted.admits) else {
            report.breach(
                "cbpr:charset", .invalidCharacterSet, at: element, value: text,
                "The character \(wrong) is not one that the network carries here.")
            return
        }
        report.breach(
            "cbpr:charset", .invalidCharacterSet, at: element, value: text,
            "The character \(wrong) is not one that the network carries here; in Latin letters the text is: \(latin)")
    }

    /// A time says its offset from UTC in hours and minutes, up to 14 hours; `Z` does not.
    static func offsetTime(_ element: Element, _ report: inout RuleReport) {
        guard element.withPlainBytes(hasOffset) == false else { return }
        let text = element.textContent
        report.breach(
            "cbpr:offset-time", .invalidCreationDate, at: element, value: text,
            "A time must have its offset from UTC in hours and minutes.")
    }

    private static func hasOffset(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 6 else { return false }
        let end = Array(bytes.suffix(6))
        guard end[0] == UInt8(ascii: "+") || end[0] == UInt8(ascii: "-"), end[3] == UInt8(ascii: ":"),
            let hours = Int(String(decoding: end[1...2], as: UTF8.self)),
            let minutes = Int(String(decoding: end[4...5], as: UTF8.self))
        else { return false }
        return hours <= 14 && minutes < 60
    }
}

/// The characters of the FIN network, byte by byte: beyond ASCII there are none.
struct FINCharacters: Sendable {
    private let isAdmitted: [Bool]

    /// FIN-X, everywhere.
    static let restricted = FINCharacters(punctuation: "/-?:().,'+ ")
    /// FIN-X and what names, addresses and remittance may hold besides.
    static let extended = FINCharacters(punctuation: "/-?:().,'+ !#$%&*=^_`{|}~\";<>@[\\]")

    private init(punctuation: String) {
        var admitted = [Bool](repeating: false, count: 256)
        for byte in UInt8.min...UInt8.max where byte.isASCIIAlphanumeric { admitted[Int(byte)] = true }
        for byte in punctuation.utf8 { admitted[Int(byte)] = true }
        isAdmitted = admitted
    }

    /// Whether the network carries a byte.
    func admits(_ byte: UInt8) -> Bool { isAdmitted[Int(byte)] }

    /// Whether the network carries every byte.
    func admits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.allSatisfy(admits) }
}
