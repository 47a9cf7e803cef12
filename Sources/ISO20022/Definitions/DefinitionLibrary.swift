/// Shared types and messages, out of which each message's structure is put together.
struct DefinitionLibrary: Sendable {
    /// The structures by message definition identifier.
    let structures: [String: MessageStructure]
    /// The names of the shared types that no message reaches: a leftover, refused by a test.
    let unusedTypes: Set<String>

    /// Reads the texts and resolves every name in them.
    init(_ texts: [String]) throws(NotationFault) {
        var parser = NotationParser()
        for text in texts { try parser.read(text) }
        var structures: [String: MessageStructure] = [:]
        var unused = Set(parser.types.keys)
        for message in parser.messages.values {
            let structure = try Self.structure(of: message, shared: parser.types)
            structures[message.identifier] = structure
            for name in structure.types.keys where message.ownTypes[name] == nil { unused.remove(name) }
        }
        self.structures = structures
        self.unusedTypes = unused
    }

    /// The types that the root reaches, a message's own before the shared ones.
    static func structure(
        of message: NotationParser.Message, shared: [String: TypeDefinition]
    ) throws(NotationFault) -> MessageStructure {
        var types: [String: TypeDefinition] = [:]
        var waiting = [message.rootType]
        while let name = waiting.popLast() {
            guard types[name] == nil else { continue }
            guard let type = message.ownTypes[name] ?? shared[name] else {
                throw NotationFault(line: 0, kind: .undefinedType(name))
            }
            types[name] = type
            waiting += type.typesUsed
        }
        for case .extended(let type) in types.values {
            for name in [type.base] + type.attributes.map(\.type) {
                guard case .simple? = types[name] else { throw NotationFault(line: 0, kind: .notSimple(name)) }
            }
        }
        if let unused = message.ownTypes.keys.first(where: { types[$0] == nil }) {
            throw NotationFault(line: 0, kind: .undefinedType(unused))
        }
        return MessageStructure(
            identifier: message.identifier, rootElement: message.rootElement, rootType: message.rootType, types: types)
    }
}

extension TypeDefinition {
    /// The names of the types that this one uses, with repetitions.
    var typesUsed: [String] {
        switch self {
        case .simple: []
        case .extended(let type): [type.base] + type.attributes.map(\.type)
        case .group(let group): group.typesUsed
        }
    }
}

extension ParticleGroup {
    fileprivate var typesUsed: [String] {
        members.flatMap { member in
            switch member {
            case .element(_, let type, _): [type]
            case .wildcard: [String]()
            case .group(let group, _): group.typesUsed
            }
        }
    }
}
