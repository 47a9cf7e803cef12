extension MessageStructure {
    /// The structure as its schema is compiled: the same messages, without a number in a content model.
    ///
    /// libxml2 has two machines for content models. The fast one knows no counters, so that one `maxOccurs="7"` puts
    /// all of an address, or of a transaction, on the slow one, which copies every name it sees. What may occur up to
    /// seven times is therefore written out: the element, and within it a sequence that may be left out, six deep. What
    /// the schema accepts and what it says of the rest stays as it was; the official schemas are the tests' measure of
    /// both.
    var compiledForm: MessageStructure {
        MessageStructure(
            identifier: identifier, rootElement: rootElement, rootType: rootType,
            types: types.mapValues { type in
                guard case .group(let group) = type else { return type }
                return .group(group.withoutCounters)
            })
    }
}

extension ParticleGroup {
    fileprivate var withoutCounters: ParticleGroup {
        ParticleGroup(combination: combination, members: members.map(\.withoutCounters))
    }
}

extension Particle {
    /// Beyond this many the written form is larger than the counter is slow.
    private static let writtenOutMost = 16

    fileprivate var withoutCounters: Particle {
        switch self {
        case .group(let group, let cardinality): return .group(group.withoutCounters, cardinality)
        case .wildcard: return self
        case .element(let name, let type, let cardinality):
            guard let most = cardinality.most, most > 1, most <= Self.writtenOutMost, cardinality.least <= most else {
                return self
            }
            let once = Particle.element(name: name, type: type, .once)
            var repetition: Particle?
            // From the last occurrence to the first, each around the next.
            for number in (1...most).reversed() {
                let group = ParticleGroup(combination: .sequence, members: [once] + (repetition.map { [$0] } ?? []))
                repetition = .group(group, Cardinality(least: number > cardinality.least ? 0 : 1, most: 1))
            }
            return repetition ?? self
        }
    }
}
