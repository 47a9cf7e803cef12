/// One way in which a second definition differs from a first, at the place where it is met first.
public struct SchemaDifference: Hashable, Sendable {
    /// What differs. `from` is the first definition's, `to` the second's.
    public enum Change: Hashable, Sendable {
        /// Another message or version: the namespace differs.
        case identifier(from: String, to: String)
        /// An element, or a wildcard, that only the first has.
        case removed(String, wasRequired: Bool)
        /// An element, or a wildcard, that only the second has.
        case added(String, isRequired: Bool)
        /// How often an element may occur.
        case occurrence(from: Cardinality, to: Cardinality)
        /// All in order, or one of several.
        case combination(from: ParticleGroup.Combination, to: ParticleGroup.Combination)
        /// The elements that both have stand in another order: the second's.
        case order([String])
        /// Elements instead of a text, or a text with attributes instead of one without: the names of the types.
        case content(from: String, to: String)
        /// Another built-in type beneath.
        case base(from: BuiltInType, to: BuiltInType)
        /// A facet that differs; nil where there is none.
        case facet(Facet, from: String?, to: String?)
        /// Codes that only the first admits.
        case codesDropped([String])
        /// Codes that only the second admits.
        case codesAdded([String])
        /// A list of codes instead of any text, or any text instead of the list.
        case codeList(from: [String], to: [String])
        /// What a validator does with an element that a wildcard admits.
        case processing(from: ContentProcessing, to: ContentProcessing)
    }

    /// What a change does to the messages that are valid.
    public enum Effect: String, CaseIterable, Hashable, Sendable {
        /// What the second admits here, the first admits too.
        case narrower
        /// What the first admits here, the second admits too.
        case wider
        /// Neither, or it cannot be told.
        case other
    }

    /// Elements from the root, with `/@name` at the end for an attribute.
    public let path: String
    /// What differs.
    public let change: Change
    /// In how many more places the type that differs is used.
    public let otherPlaces: Int

    /// The differences of a second definition from a first, nearest to the root first; each type is reported once.
    ///
    /// Types are compared by what they hold. Their names, which change with every version, are no difference.
    public static func differences(from first: MessageStructure, to second: MessageStructure) -> [SchemaDifference] {
        var comparison = StructureComparison(first, second)
        return comparison.differences()
    }
}

extension SchemaDifference {
    /// What the change does to the messages that are valid.
    public var effect: Effect {
        switch change {
        case .removed(_, let wasRequired): wasRequired ? .other : .narrower
        case .added(_, let isRequired): isRequired ? .other : .wider
        case .occurrence(let from, let to): Self.effect(from, to)
        case .facet(let facet, let from, let to): Self.effect(facet, from, to)
        case .codesDropped: .narrower
        case .codesAdded: .wider
        case .codeList(let from, _): from.isEmpty ? .narrower : .wider
        case .processing(let from, let to):
            switch (from, to) {
            case (.skip, _), (.lax, .strict): .narrower
            default: .wider
            }
        case .identifier, .combination, .order, .content, .base: .other
        }
    }

    private static func effect(_ from: Cardinality, _ to: Cardinality) -> Effect {
        func holds(_ outer: Cardinality, _ inner: Cardinality) -> Bool {
            outer.least <= inner.least && (outer.most ?? .max) >= (inner.most ?? .max)
        }
        return holds(from, to) ? .narrower : holds(to, from) ? .wider : .other
    }

    private static func effect(_ facet: Facet, _ from: String?, _ to: String?) -> Effect {
        guard let from else { return .narrower }
        guard let to else { return .wider }
        guard let before = Int(from), let now = Int(to) else { return .other }
        switch facet {
        case .minLength, .minInclusive, .minExclusive: return now > before ? .narrower : .wider
        case .maxLength, .totalDigits, .fractionDigits, .maxInclusive, .maxExclusive:
            return now < before ? .narrower : .wider
        case .length, .pattern: return .other
        }
    }
}

extension SchemaDifference: CustomStringConvertible {
    /// The path and one sentence: `/Document/…/MmbId: at most 28 characters instead of 35`.
    public var description: String {
        let others =
            switch otherPlaces {
            case 0: ""
            case 1: " (and in 1 other place)"
            default: " (and in \(otherPlaces) other places)"
            }
        return "\(path): \(text)\(others)"
    }

    /// The change in words.
    public var text: String {
        switch change {
        case .identifier(let from, let to): "the message is \(to) instead of \(from)"
        case .removed(let name, let wasRequired): "\(name) is removed\(wasRequired ? ", which was required" : "")"
        case .added(let name, let isRequired): "\(name) is added, \(isRequired ? "required" : "optional")"
        case .occurrence(let from, let to): Self.text(from, to)
        case .combination(let from, let to): "\(to.words) instead of \(from.words)"
        case .order(let names): "another order: \(names.joined(separator: ", "))"
        case .content(let from, let to): "the type is \(to) instead of \(from)"
        case .base(let from, let to): "\(to.rawValue) instead of \(from.rawValue)"
        case .facet(let facet, let from, let to): facet.text(from, to)
        case .codesDropped(let codes): "\(Self.count(codes)) dropped: \(codes.joined(separator: ", "))"
        case .codesAdded(let codes): "\(Self.count(codes)) added: \(codes.joined(separator: ", "))"
        case .codeList(let from, let to):
            from.isEmpty
                ? "only the codes \(to.joined(separator: ", "))"
                : "any text instead of the codes \(from.joined(separator: ", "))"
        case .processing(let from, let to): "content is checked as \(to.rawValue) instead of \(from.rawValue)"
        }
    }

    private static func count(_ codes: [String]) -> String { codes.count == 1 ? "a code" : "\(codes.count) codes" }

    private static func text(_ from: Cardinality, _ to: Cardinality) -> String {
        var parts: [String] = []
        if from.least != to.least {
            switch (from.least, to.least) {
            case (0, 1): parts.append("required instead of optional")
            case (1, 0): parts.append("optional instead of required")
            default: parts.append("at least \(to.least) instead of \(from.least)")
            }
        }
        if from.most != to.most {
            let before = from.most.map { "\($0)" } ?? "any number"
            parts.append(to.most.map { "at most \($0) instead of \(before)" } ?? "any number instead of \(before)")
        }
        return parts.joined(separator: ", ")
    }
}

extension ParticleGroup.Combination {
    fileprivate var words: String {
        switch self {
        case .sequence: "all elements in order"
        case .choice: "one of the elements"
        }
    }
}

extension Facet {
    fileprivate func text(_ from: String?, _ to: String?) -> String {
        switch (from, to) {
        case (let from?, let to?): "\(words(to)) instead of \(from)"
        case (nil, let to?): "\(words(to)), which was free"
        case (let from?, nil): "no longer \(words(from))"
        case (nil, nil): "no difference"
        }
    }

    private func words(_ value: String) -> String {
        switch self {
        case .length: "exactly \(Self.count(value, "character"))"
        case .minLength: "at least \(Self.count(value, "character"))"
        case .maxLength: "at most \(Self.count(value, "character"))"
        case .totalDigits: "at most \(Self.count(value, "digit"))"
        case .fractionDigits: "at most \(Self.count(value, "decimal"))"
        case .minInclusive: "at least \(value)"
        case .minExclusive: "more than \(value)"
        case .maxInclusive: "at most \(value)"
        case .maxExclusive: "less than \(value)"
        case .pattern: "of the pattern \(value)"
        }
    }

    private static func count(_ value: String, _ thing: String) -> String {
        value == "1" ? "1 \(thing)" : "\(value) \(thing)s"
    }
}
