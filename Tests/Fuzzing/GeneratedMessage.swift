import ISO20022
import XMLCore

/// Makes messages that are valid by their schema out of a definition: the same seed makes the same message.
struct GeneratedMessage {
    private let header: MessageStructure
    private let structure: MessageStructure
    private let identifier: String
    private var random: SeededRandom
    /// The chance in percent that something optional is there.
    private let optionalPercent: Int

    init(_ definition: MessageDefinition, seed: UInt64, optionalPercent: Int) {
        header = MessageDefinition.businessApplicationHeader.structure
        structure = definition.structure
        identifier = definition.rawValue
        random = SeededRandom(seed: seed)
        self.optionalPercent = optionalPercent
    }

    /// The message with its header in the gateway's envelope; nil when a text holds what XML does not admit.
    mutating func bytes() -> [UInt8]? {
        let draft = XMLDraft(root: "Envelope", namespace: MessageEnvelope.plainNamespace)
        for part in [header, structure] {
            let element = draft.root.child(part.rootElement, namespace: part.namespaceURI)
            fill(element, with: part.rootType, in: part)
        }
        return try? draft.canonicalBytes()
    }

    private mutating func fill(_ element: ElementWriter, with type: String, in structure: MessageStructure) {
        switch structure.types[type] {
        case .simple(let simple): element.content(value(of: simple))
        case .extended(let extended):
            for attribute in extended.attributes {
                element.attribute(attribute.name, text(of: attribute.type, in: structure))
            }
            element.content(text(of: extended.base, in: structure))
        case .group(let group): fill(element, with: group, in: structure)
        case nil: break
        }
    }

    private mutating func fill(_ element: ElementWriter, with group: ParticleGroup, in structure: MessageStructure) {
        let members = group.combination == .sequence ? group.members : [random.pick(group.members)]
        for member in members {
            switch member {
            case .element("MsgDefIdr", _, _): element.text("MsgDefIdr", identifier)
            case .element(let name, let type, let cardinality):
                for _ in 0..<count(cardinality) { fill(element.child(name), with: type, in: structure) }
            case .wildcard(let namespace, _, let cardinality):
                let anything = namespace == "##any" ? "urn:example:anything" : namespace
                for _ in 0..<count(cardinality) { element.child("Signature", namespace: anything) }
            case .group(let inner, let cardinality):
                for _ in 0..<count(cardinality) { fill(element, with: inner, in: structure) }
            }
        }
    }

    private mutating func count(_ cardinality: Cardinality) -> Int {
        guard random.isTrue(percent: optionalPercent) else { return cardinality.least }
        let most = min(cardinality.most ?? 2, 2)
        return max(cardinality.least, most == 2 ? 1 + random.below(2) : most)
    }

    private mutating func text(of type: String, in structure: MessageStructure) -> String {
        guard case .simple(let simple) = structure.types[type] else { return "" }
        return value(of: simple)
    }

    private mutating func value(of type: SimpleType) -> String {
        if !type.enumeration.isEmpty { return random.pick(type.enumeration) }
        if let pattern = type.facets[.pattern] { return PatternSample.text(of: pattern, &random) }
        switch type.base {
        case .string: return string(min: type.facets[.minLength], max: type.facets[.maxLength])
        case .decimal: return random.pick(["0", "1", "+100", "0100", "100", "12.34", " 5.10 ", "-0", "1."])
        case .boolean: return random.pick(["true", "false", "1", "0", " true "])
        case .date: return random.pick(["2026-02-28", "2024-02-29+05:00", "2026-11-21Z"])
        case .dateTime:
            return random.pick([
                "2026-11-21T09:30:00", "2026-11-21T24:00:00Z", "2026-11-21T09:30:00.123456+05:00",
                "0001-01-01T00:00:00+00:00", "2026-11-21T09:30:00-14:00",
            ])
        case .time: return random.pick(["09:30:00", "24:00:00", "09:30:00.5+05:00"])
        case .gYear: return "2026"
        case .gYearMonth: return "2026-11"
        case .gMonth: return "--11"
        case .base64Binary: return "AAAA"
        case .positiveInteger: return "1"
        case .identifier, .identifierReference: return "A\(random.below(1_000_000))"
        }
    }

    private mutating func string(min: String?, max: String?) -> String {
        let least = min.flatMap { Int($0) } ?? 0
        let most = Swift.min(max.flatMap { Int($0) } ?? 10, 40)
        let alphabet = Array("Ab 9/Ә<&>'\"é\u{301}漢-".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<(least + random.below(Swift.max(0, most - least) + 1)) { text.append(random.pick(alphabet)) }
        return String(text)
    }
}
