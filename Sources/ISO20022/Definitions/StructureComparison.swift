/// Walks two structures from their roots, level by level, and notes in what the second differs.
struct StructureComparison {
    /// A type of the first and the type that stands in its place in the second.
    private struct Pair: Hashable {
        let first: String
        let second: String
    }

    /// A change within a pair of types, or within the pair a path leads to.
    private struct Note {
        let path: String
        let change: SchemaDifference.Change
        /// Nil for what belongs to no type.
        let pair: Pair?
    }

    private let first: MessageStructure
    private let second: MessageStructure
    private var notes: [Note] = []
    private var uses: [Pair: Int] = [:]
    private var waiting: [(pair: Pair, path: String)] = []

    init(_ first: MessageStructure, _ second: MessageStructure) {
        self.first = first
        self.second = second
    }

    /// All differences, in the order they were met.
    mutating func differences() -> [SchemaDifference] {
        let root = "/" + first.rootElement
        if first.identifier != second.identifier {
            note(.identifier(from: first.identifier, to: second.identifier), root, nil)
        }
        if first.rootElement != second.rootElement {
            note(.removed(first.rootElement, wasRequired: true), "/", nil)
            note(.added(second.rootElement, isRequired: true), "/", nil)
        }
        meet(first.rootType, second.rootType, root)
        var next = 0
        while next < waiting.count {
            compare(waiting[next].pair, at: waiting[next].path)
            next += 1
        }
        return notes.map { note in
            let others = note.pair.flatMap { uses[$0] }.map { $0 - 1 } ?? 0
            return SchemaDifference(path: note.path, change: note.change, otherPlaces: others)
        }
    }

    private mutating func note(_ change: SchemaDifference.Change, _ path: String, _ pair: Pair?) {
        notes.append(Note(path: path, change: change, pair: pair))
    }

    /// Queues two types that stand in the same place; the same two are compared once.
    private mutating func meet(_ first: String, _ second: String, _ path: String) {
        let pair = Pair(first: first, second: second)
        uses[pair, default: 0] += 1
        if uses[pair] == 1 { waiting.append((pair, path)) }
    }

    private mutating func compare(_ pair: Pair, at path: String) {
        guard let first = first.types[pair.first], let second = second.types[pair.second] else {
            preconditionFailure("every name that a structure uses is one of its types")
        }
        guard first != second || !first.typesUsed.isEmpty else { return }
        switch (first, second) {
        case (.simple(let first), .simple(let second)): compare(first, second, path, pair)
        case (.extended(let first), .extended(let second)): compare(first, second, path, pair)
        case (.group(let first), .group(let second)): compare(first, second, path, pair)
        default: note(.content(from: pair.first, to: pair.second), path, pair)
        }
    }

    private mutating func compare(_ first: SimpleType, _ second: SimpleType, _ path: String, _ pair: Pair) {
        if first.base != second.base { note(.base(from: first.base, to: second.base), path, pair) }
        for facet in Facet.allCases where first.facets[facet] != second.facets[facet] {
            note(.facet(facet, from: first.facets[facet], to: second.facets[facet]), path, pair)
        }
        guard !first.enumeration.isEmpty, !second.enumeration.isEmpty else {
            if first.enumeration != second.enumeration {
                note(.codeList(from: first.enumeration, to: second.enumeration), path, pair)
            }
            return
        }
        let dropped = first.enumeration.filter { !second.enumeration.contains($0) }
        let added = second.enumeration.filter { !first.enumeration.contains($0) }
        if !dropped.isEmpty { note(.codesDropped(dropped), path, pair) }
        if !added.isEmpty { note(.codesAdded(added), path, pair) }
    }

    private mutating func compare(_ first: ExtendedType, _ second: ExtendedType, _ path: String, _ pair: Pair) {
        meet(first.base, second.base, path)
        for attribute in first.attributes {
            if let other = second.attributes.first(where: { $0.name == attribute.name }) {
                meet(attribute.type, other.type, "\(path)/@\(attribute.name)")
            } else {
                note(.removed("@" + attribute.name, wasRequired: true), path, pair)
            }
        }
        for attribute in second.attributes where !first.attributes.contains(where: { $0.name == attribute.name }) {
            note(.added("@" + attribute.name, isRequired: true), path, pair)
        }
    }

    private mutating func compare(_ first: ParticleGroup, _ second: ParticleGroup, _ path: String, _ pair: Pair) {
        if first.combination != second.combination {
            note(.combination(from: first.combination, to: second.combination), path, pair)
        }
        let before = Self.named(first)
        let after = Self.named(second)
        for (name, member) in before {
            guard let other = after.first(where: { $0.name == name })?.member else {
                let required = first.combination == .sequence && member.cardinality.least > 0
                note(.removed(name, wasRequired: required), path, pair)
                continue
            }
            compare(member, other, "\(path)/\(name)", pair)
        }
        for (name, member) in after where !before.contains(where: { $0.name == name }) {
            let required = second.combination == .sequence && member.cardinality.least > 0
            note(.added(name, isRequired: required), path, pair)
        }
        guard first.combination == .sequence, second.combination == .sequence else { return }
        let order = after.map(\.name).filter { name in before.contains { $0.name == name } }
        let orderBefore = before.map(\.name).filter { order.contains($0) }
        if order != orderBefore { note(.order(order), path, pair) }
    }

    private mutating func compare(_ first: Particle, _ second: Particle, _ path: String, _ pair: Pair) {
        if first.cardinality != second.cardinality {
            note(.occurrence(from: first.cardinality, to: second.cardinality), path, pair)
        }
        switch (first, second) {
        case (.element(_, let first, _), .element(_, let second, _)): meet(first, second, path)
        case (.group(let first, _), .group(let second, _)): compare(first, second, path, pair)
        case (.wildcard(_, let first, _), .wildcard(_, let second, _)):
            if first != second { note(.processing(from: first, to: second), path, pair) }
        default: preconditionFailure("members of one name are of one kind")
        }
    }

    /// The members with the names by which they are told apart: wildcards by their namespace, groups within by their
    /// number.
    private static func named(_ group: ParticleGroup) -> [(name: String, member: Particle)] {
        var groups = 0
        var wildcards: [String: Int] = [:]
        return group.members.map { member in
            switch member {
            case .element(let name, _, _): return (name, member)
            case .wildcard(let namespace, _, _):
                wildcards[namespace, default: 0] += 1
                let number = wildcards[namespace] == 1 ? "" : " \(wildcards[namespace] ?? 0)"
                return ("any(\(namespace))\(number)", member)
            case .group:
                groups += 1
                return ("group(\(groups))", member)
            }
        }
    }
}

extension Particle {
    /// How often the member may occur.
    var cardinality: Cardinality {
        switch self {
        case .element(_, _, let cardinality), .wildcard(_, _, let cardinality), .group(_, let cardinality): cardinality
        }
    }
}
