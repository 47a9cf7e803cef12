/// Writes structures in the compact notation of message definitions: what ``MessageStructure/init(notation:)`` reads.
public struct NotationWriter {
    private var text = ""

    /// A structure by itself: the message's line, an empty line, and its types in alphabetical order.
    ///
    ///     message admi.006.001.01 root Document Document
    ///
    ///     Document = sequence
    ///       RsndReq ResendRequestV01 1..1
    public static func notation(of structure: MessageStructure) -> String {
        "\(messageLine(of: structure))\n\n\(notation(of: structure.types))"
    }

    /// Types in alphabetical order, parted by empty lines; the last line has its end.
    public static func notation(of types: [String: TypeDefinition]) -> String {
        var writer = NotationWriter()
        for (name, type) in types.sorted(by: { $0.key < $1.key }) {
            if !writer.text.isEmpty { writer.text += "\n" }
            writer.write(type, named: name)
        }
        return writer.text
    }

    /// What the gateway's own definitions lack of a structure: the message's line with the types that differ from those
    /// of the same name, indented, then the types of new names.
    public static func additions(of structure: MessageStructure) -> String {
        var known: [String: TypeDefinition] = [:]
        for definition in MessageDefinition.allCases {
            known.merge(definition.structure.types) { first, _ in first }
        }
        let differing = structure.types.filter { name, type in known[name].map { $0 != type } ?? false }
        let added = structure.types.filter { known[$0.key] == nil }
        let own = notation(of: differing).split(separator: "\n").map { "  \($0)\n" }.joined()
        return "\(messageLine(of: structure))\n\(own)" + (added.isEmpty ? "" : "\n" + notation(of: added))
    }

    /// `message pacs.008.001.08 root Document Document`.
    static func messageLine(of structure: MessageStructure) -> String {
        "message \(structure.identifier) root \(structure.rootElement) \(structure.rootType)"
    }

    private mutating func write(_ type: TypeDefinition, named name: String) {
        switch type {
        case .simple(let type): write(type, named: name)
        case .extended(let type):
            line(0, "\(name) = extension \(type.base)")
            for attribute in type.attributes { line(1, "attribute \(attribute.name) \(attribute.type)") }
        case .group(let group):
            line(0, "\(name) = \(group.combination.rawValue)")
            write(group, depth: 1)
        }
    }

    private mutating func write(_ type: SimpleType, named name: String) {
        var words = [name, "=", type.base.rawValue]
        for facet in Facet.allCases {
            if let value = type.facets[facet] { words.append("\(facet.rawValue)=\(NotationSpace.written(value))") }
        }
        if !type.enumeration.isEmpty { words.append("enumeration") }
        line(0, words.joined(separator: " "))
        var values = ""
        for value in type.enumeration.map(NotationSpace.written) {
            // The text stands within an indented literal: 100 columns here are 110 in the file.
            if !values.isEmpty, values.utf8.count + value.utf8.count > Self.valueColumnsMax {
                line(1, values)
                values = ""
            }
            values += values.isEmpty ? value : " " + value
        }
        if !values.isEmpty { line(1, values) }
    }

    private static let valueColumnsMax = 100

    private mutating func write(_ group: ParticleGroup, depth: Int) {
        var nameColumns = 0
        var typeColumns = 0
        for case .element(let name, let type, _) in group.members {
            nameColumns = max(nameColumns, name.utf8.count)
            typeColumns = max(typeColumns, type.utf8.count)
        }
        for member in group.members {
            switch member {
            case .element(let name, let type, let cardinality):
                line(
                    depth,
                    "\(padded(name, nameColumns)) \(padded(type, typeColumns)) \(cardinality.notation)")
            case .wildcard(let namespace, let processing, let cardinality):
                let namespace = NotationSpace.written(namespace)
                line(depth, "any \(namespace) \(processing.rawValue) \(cardinality.notation)")
            case .group(let group, let cardinality):
                line(depth, "\(group.combination.rawValue) \(cardinality.notation)")
                write(group, depth: depth + 1)
            }
        }
    }

    private mutating func line(_ depth: Int, _ words: String) {
        text += String(repeating: " ", count: 2 * depth) + words + "\n"
    }

    private func padded(_ word: String, _ columns: Int) -> String {
        word + String(repeating: " ", count: columns - word.utf8.count)
    }
}

extension Cardinality {
    /// `least..most`, where `*` is unbounded.
    var notation: String { "\(least)..\(most.map(String.init) ?? "*")" }
}

extension MessageStructure {
    /// Reads one message in the notation. Throws where the text is not right, or describes another number of messages
    /// than one: the line is then 0.
    public init(notation: String) throws(NotationFault) {
        let structures = try DefinitionLibrary([notation]).structures
        guard let structure = structures.values.first, structures.count == 1 else {
            throw NotationFault(line: 0, kind: .form)
        }
        self = structure
    }
}
