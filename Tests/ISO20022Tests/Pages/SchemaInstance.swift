import XMLCore

@testable import ISO20022

/// Makes valid messages from a definition: the same seed makes the same message.
struct SchemaInstance {
    private let structure: MessageStructure
    private var random: SeededGenerator
    /// The chance in percent that something optional is there.
    private let optionalPercent: Int

    init(_ definition: MessageDefinition, seed: UInt64, optionalPercent: Int) {
        structure = definition.structure
        random = SeededGenerator(seed: seed)
        self.optionalPercent = optionalPercent
    }

    /// The message as a document of its own.
    mutating func make() -> ParsedXML {
        let draft = XMLDraft(root: structure.rootElement, namespace: structure.namespaceURI)
        fill(draft.root, with: structure.rootType)
        return draft.seal()
    }

    private mutating func fill(_ element: ElementWriter, with type: String) {
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
        guard below(100) < optionalPercent else { return cardinality.least }
        let most = min(cardinality.most ?? 2, 2)
        return max(cardinality.least, most == 2 ? 1 + below(2) : most)
    }

    private mutating func text(of type: String) -> String {
        guard case .simple(let simple) = structure.types[type] else { preconditionFailure("\(type) is no text") }
        return value(of: simple)
    }

    private mutating func value(of type: SimpleType) -> String {
        if !type.enumeration.isEmpty { return pick(type.enumeration) }
        if let pattern = type.facets[.pattern] {
            guard let examples = Self.examples[pattern] else { preconditionFailure("no example of \(pattern)") }
            return pick(examples)
        }
        switch type.base {
        case .string: return string(min: type.facets[.minLength], max: type.facets[.maxLength])
        case .decimal:
            if type.facets[.fractionDigits] == "0" { return pick(["0", "+7", "0042", " 12 ", "999999999999999999"]) }
            return pick(["0", "1", "+100", "0100", "100.", ".5", " 100 ", "-0", "12.34", "1.00000", "5.10"])
        case .boolean: return pick(["true", "false", "1", "0", " true "])
        case .date: return pick(["2026-02-28", "2024-02-29+05:00", "2026-11-21Z"])
        case .dateTime:
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

    private mutating func string(min: String?, max: String?) -> String {
        let least = min.flatMap { Int($0) } ?? 0
        let most = Swift.min(max.flatMap { Int($0) } ?? 10, 150)
        let alphabet = Array("Ab 9/Ә<&>'\"é\u{301}漢-".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<(least + below(most - least + 1)) { text.append(alphabet[below(alphabet.count)]) }
        return String(text)
    }

    private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    private mutating func pick(_ values: [String]) -> String { values[below(values.count)] }

    private static let examples: [String: [String]] = [
        "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}": [
            "8a562c67-ca16-48ba-b074-65581be6f011", "ffffffff-ffff-4fff-8fff-ffffffffffff",
        ],
        "[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}": ["NBRKKZKX", "NBRKKZKXXXX", "1234KZ0A123"],
        "[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}": ["KZ86125KZT5004100100", "XA00a"],
        "[A-Z0-9]{18,18}[0-9]{2,2}": ["549300DTUYXVMJXZNY75"],
        "[A-Z]{2,2}": ["KZ", "XA"],
        "[A-Z]{3,3}": ["KZT", "JPY", "XXX", "QQQ"],
        "[A-Z]{2,2}[A-Z0-9]{9,9}[0-9]{1,1}": ["KZ0000000018"],
        "[a-z]{2,2}": ["kk"],
        "[0-9]": ["5"],
        "[0-9]{2}": ["05"],
        "[0-9]{3}": ["005"],
        "[0-9]{1,3}": ["5", "123"],
        "[0-9]{2,3}": ["12"],
        "[0-9]{3,4}": ["1234"],
        "[0-9]{1,5}": ["1", "00012", "99999"],
        "[0-9]{8,28}": ["12345678"],
        "[0-9]{1,15}": ["1", "007", "999999999999999"],
        "[\\+]{0,1}[0-9]{1,15}": ["+5"],
        "[a-zA-Z0-9]{4}": ["Ab12"],
        "\\+[0-9]{1,3}-[0-9()+\\-]{1,30}": ["+7-7172123456"],
        "[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}": ["NBRKKZKX", "NBRKKZKXXXX"],
        "[A-Z0-9]{18}[0-9]{2}[A-Z0-9]{0,32}": ["549300DTUYXVMJXZNY75", "549300DTUYXVMJXZNY75AB12"],
        "[a-zA-Z0-9]{1,4}": ["A", "Ab12"],
        "[0-9a-fA-F]+": ["0F", "aB09"],
        "([0-9A-F][0-9A-F]){32}": [String(repeating: "0F", count: 32)],
        ".*Z": ["2026-11-21T09:30:00Z", "2026-11-21T09:30:00.5Z"],
        "[BEOVW]{1,1}[0-9]{2,2}|DUM": ["B01", "DUM"],
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
