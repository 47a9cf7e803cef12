import XMLCore

@testable import ISO20022

/// Makes valid messages from a definition: the same seed makes the same message.
struct SchemaInstance {
    private let structure: MessageStructure
    private var random: SplitMix
    /// The chance in percent that something optional is there.
    private let optionalPercent: Int
    /// After so many elements only what must be there is made.
    private let elementsMax: Int
    private var elements = 0

    init(_ definition: MessageDefinition, seed: UInt64, optionalPercent: Int, elementsMax: Int = .max) {
        self.init(definition.structure, seed: seed, optionalPercent: optionalPercent, elementsMax: elementsMax)
    }

    init(_ structure: MessageStructure, seed: UInt64, optionalPercent: Int, elementsMax: Int = .max) {
        self.structure = structure
        random = SplitMix(state: seed)
        self.optionalPercent = optionalPercent
        self.elementsMax = elementsMax
    }

    /// The message as a document of its own.
    mutating func make() -> ParsedXML {
        let draft = XMLDraft(root: structure.rootElement, namespace: structure.namespaceURI)
        fill(draft.root, with: structure.rootType)
        return draft.seal()
    }

    private mutating func fill(_ element: ElementWriter, with type: String) {
        elements += 1
        switch structure.types[type] {
        case .simple(let simple): element.content(value(of: simple))
        case .extended(let extended):
            for attribute in extended.attributes { element.attribute(attribute.name, text(of: attribute.type)) }
            element.content(text(of: extended.base))
        case .group(let group): fill(element, with: group)
        case nil: preconditionFailure("every type that is used is defined")
        }
    }

    private mutating func fill(_ element: ElementWriter, with group: ParticleGroup) {
        let members =
            switch group.combination {
            case .sequence: group.members
            case .choice: [group.members[below(group.members.count)]]
            }
        for member in members {
            switch member {
            case .element(let name, let type, let cardinality):
                for _ in 0..<count(cardinality) { element.element(name) { fill($0, with: type) } }
            case .wildcard(let namespace, _, let cardinality):
                // A wildcard for signatures wants an element of that namespace.
                let anything = namespace == "##any" ? "urn:example:anything" : namespace
                for _ in 0..<count(cardinality) { element.child("Signature", namespace: anything) }
            case .group(let inner, let cardinality):
                for _ in 0..<count(cardinality) { fill(element, with: inner) }
            }
        }
    }

    private mutating func count(_ cardinality: Cardinality) -> Int {
        guard elements < elementsMax, below(100) < optionalPercent else { return cardinality.least }
        let most = min(cardinality.most ?? 2, 2)
        return max(cardinality.least, most == 2 ? 1 + below(2) : most)
    }

    private mutating func text(of type: String) -> String {
        guard case .simple(let simple) = structure.types[type] else { preconditionFailure("\(type) is no text") }
        return value(of: simple)
    }

    private mutating func value(of type: SimpleType) -> String {
        if !type.enumeration.isEmpty { return pick(type.enumeration) }
        if let pattern = type.facets[.pattern], type.base == .string { return matching(pattern, type) }
        switch type.base {
        case .string: return string(min: type.facets[.minLength], max: type.facets[.maxLength])
        case .decimal: return decimal(type)
        case .boolean: return pick(["true", "false", "1", "0", " true "])
        case .date: return pick(["2026-02-28", "2024-02-29+05:00", "2026-11-21Z"])
        case .dateTime:
            // The one pattern on it asks for Z at the end.
            if type.facets[.pattern] != nil { return pick(["2026-11-21T24:00:00Z", "2026-11-21T09:30:00.5Z"]) }
            return pick([
                "2026-11-21T09:30:00", "2026-11-21T24:00:00Z", "2026-11-21T09:30:00.123456+05:00",
                "2026-11-21T09:30:00-14:00", "0001-01-01T00:00:00+00:00", "2026-11-21T09:30:00.5Z",
            ])
        case .time: return pick(["09:30:00", "24:00:00", "09:30:00.5+05:00"])
        case .gYear: return "2026"
        case .gYearMonth: return "2026-11"
        case .gMonth: return "--11"
        case .base64Binary: return "AAAA"
        case .positiveInteger: return "1"
        case .identifier, .identifierReference: return "A1"
        }
    }

    /// Forms that a reader may stumble over, and numbers of as many digits as the facets allow.
    private mutating func decimal(_ type: SimpleType) -> String {
        // libxml2 takes no decimal of more than 24 digits, whatever the facets allow.
        let total = min(type.facets[.totalDigits].flatMap { Int($0) } ?? 18, 24)
        let fraction = min(type.facets[.fractionDigits].flatMap { Int($0) } ?? 0, total - 1)
        if below(2) == 0 {
            let decimals = below(fraction + 1)
            let digits = (0..<max(1, total)).map { _ in String(1 + below(9)) }.joined()
            return decimals == 0 ? digits : "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
        }
        if type.facets[.minInclusive, default: "0"] != "0" { return pick(["1", "+7", "42"]) }
        if fraction < 2 { return pick(["0", "+7", total < 2 ? "3" : "0042", " 1 ", "1.", "-0"]) }
        return pick(["0", "1", "+100", "0100", "100.", ".5", " 100 ", "-0", "12.34", "1.00", "5.10"])
    }

    /// A text that a pattern admits, within the bounds of its length.
    private mutating func matching(_ pattern: String, _ type: SimpleType) -> String {
        if let examples = Self.examples[pattern], below(2) == 0 { return pick(examples) }
        let least = (type.facets[.minLength] ?? type.facets[.length]).flatMap { Int($0) } ?? 0
        let most = (type.facets[.maxLength] ?? type.facets[.length]).flatMap { Int($0) } ?? .max
        let sampler = PatternSampler(pattern)
        for _ in 0..<1000 {
            let text = sampler.text(&random)
            if (least...most).contains(text.unicodeScalars.count) { return text }
        }
        preconditionFailure("no text of \(least)...\(most) characters matches \(pattern)")
    }

    private mutating func string(min: String?, max: String?) -> String {
        let least = min.flatMap { Int($0) } ?? 0
        let most = Swift.min(max.flatMap { Int($0) } ?? 10, 150)
        let alphabet = Array("Ab 9/Ә<&>'\"é\u{301}漢-".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<(least + below(most - least + 1)) { text.append(alphabet[below(alphabet.count)]) }
        return String(text)
    }

    private mutating func below(_ bound: Int) -> Int { random.next(below: bound) }

    private mutating func pick(_ values: [String]) -> String { values[below(values.count)] }

    /// Values that mean something, beside those that the pattern alone makes.
    private static let examples: [String: [String]] = [
        "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}": [
            "8a562c67-ca16-48ba-b074-65581be6f011", "ffffffff-ffff-4fff-8fff-ffffffffffff",
        ],
        "[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}": ["NBRKKZKX", "NBRKKZKXXXX", "1234KZ0A123"],
        "[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}": ["KZ86125KZT5004100100", "XA00a"],
        "[A-Z0-9]{18,18}[0-9]{2,2}": ["549300DTUYXVMJXZNY75"],
        "[A-Z]{2,2}": ["KZ", "XA"],
        "[A-Z]{3,3}": ["KZT", "JPY", "XXX", "QQQ"],
        "\\+[0-9]{1,3}-[0-9()+\\-]{1,30}": ["+7-7172123456"],
        "[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}": ["NBRKKZKX", "NBRKKZKXXXX"],
    ]

    /// The patterns of a definition.
    static func patterns(of definition: MessageDefinition) -> Set<String> {
        var patterns: Set<String> = []
        for case .simple(let type) in definition.structure.types.values {
            if let pattern = type.facets[.pattern] { patterns.insert(pattern) }
        }
        return patterns
    }
}
