/// Reads a text in the notation of ``DefinitionNotation``, refusing whatever the notation does not name.
struct NotationParser {
    /// A message as its text states it, before the shared types are added.
    struct Message {
        let identifier: String
        let rootElement: String
        let rootType: String
        let ownTypes: [String: TypeDefinition]
    }

    /// The types of all texts read so far, by name.
    private(set) var types: [String: TypeDefinition] = [:]
    /// The messages of all texts read so far, by identifier.
    private(set) var messages: [String: Message] = [:]
    private var lines: [NotationLine] = []
    private var index = 0

    /// Reads one text. Throws at the first line that is not right; what was read before it stays.
    mutating func read(_ text: String) throws(NotationFault) {
        lines = try NotationLine.lines(of: text)
        index = 0
        while index < lines.count {
            let line = lines[index]
            guard line.depth == 0 else { throw line.fault(.depth) }
            if line.words.count == 5, line.words[0] == "message", line.words[2] == "root" {
                try readMessage()
            } else {
                let (name, type) = try readType(depth: 0)
                guard types.updateValue(type, forKey: name) == nil else { throw line.fault(.repeated(name)) }
            }
        }
    }

    private mutating func readMessage() throws(NotationFault) {
        let line = lines[index]
        index += 1
        let identifier = try name(line.words[1], in: line)
        let rootElement = try name(line.words[3], in: line)
        let rootType = try name(line.words[4], in: line)
        var ownTypes: [String: TypeDefinition] = [:]
        while let next = try nextLine(at: 1) {
            let (name, type) = try readType(depth: 1)
            guard ownTypes.updateValue(type, forKey: name) == nil else { throw next.fault(.repeated(name)) }
        }
        let message = Message(
            identifier: identifier, rootElement: rootElement, rootType: rootType, ownTypes: ownTypes)
        guard messages.updateValue(message, forKey: identifier) == nil else {
            throw line.fault(.repeated(identifier))
        }
    }

    private mutating func readType(depth: Int) throws(NotationFault) -> (String, TypeDefinition) {
        let line = lines[index]
        guard line.words.count >= 3, line.words[1] == "=" else { throw line.fault(.form) }
        let name = try name(line.words[0], in: line)
        index += 1
        switch line.words[2] {
        case "sequence", "choice":
            guard line.words.count == 3, let combination = ParticleGroup.Combination(rawValue: String(line.words[2]))
            else { throw line.fault(.form) }
            return (name, .group(try readGroup(combination, opening: line)))
        case "extension":
            return (name, .extended(try readExtension(opening: line)))
        default:
            return (name, .simple(try readSimpleType(opening: line)))
        }
    }

    private mutating func readGroup(
        _ combination: ParticleGroup.Combination, opening: NotationLine
    ) throws(NotationFault) -> ParticleGroup {
        var members: [Particle] = []
        var names: Set<String> = []
        while let line = try nextLine(at: opening.depth + 1) {
            let member = try readMember()
            if case .element(let name, _, _) = member, !names.insert(name).inserted {
                throw line.fault(.repeated(name))
            }
            members.append(member)
        }
        guard !members.isEmpty else { throw opening.fault(.empty) }
        return ParticleGroup(combination: combination, members: members)
    }

    private mutating func readMember() throws(NotationFault) -> Particle {
        let line = lines[index]
        let words = line.words
        index += 1
        guard let last = words.last, words.count >= 2 else { throw line.fault(.form) }
        let cardinality = try cardinality(last, in: line)
        switch words.count {
        case 2:
            guard let combination = ParticleGroup.Combination(rawValue: String(words[0])) else {
                throw line.fault(.form)
            }
            return .group(try readGroup(combination, opening: line), cardinality)
        case 3:
            return .element(name: try name(words[0], in: line), type: try name(words[1], in: line), cardinality)
        case 4 where words[0] == "any":
            guard let processing = ContentProcessing(rawValue: String(words[2])) else { throw line.fault(.form) }
            return .wildcard(namespace: NotationSpace.read(words[1]), processing, cardinality)
        default:
            throw line.fault(.form)
        }
    }

    private mutating func readExtension(opening: NotationLine) throws(NotationFault) -> ExtendedType {
        guard opening.words.count == 4 else { throw opening.fault(.form) }
        var attributes: [AttributeDefinition] = []
        while let line = try nextLine(at: opening.depth + 1) {
            guard line.words.count == 3, line.words[0] == "attribute" else { throw line.fault(.form) }
            let attribute = AttributeDefinition(
                name: try name(line.words[1], in: line), type: try name(line.words[2], in: line))
            guard !attributes.contains(where: { $0.name == attribute.name }) else {
                throw line.fault(.repeated(attribute.name))
            }
            attributes.append(attribute)
            index += 1
        }
        guard !attributes.isEmpty else { throw opening.fault(.empty) }
        return ExtendedType(base: try name(opening.words[3], in: opening), attributes: attributes)
    }

    private mutating func readSimpleType(opening: NotationLine) throws(NotationFault) -> SimpleType {
        guard let base = BuiltInType(rawValue: String(opening.words[2])) else { throw opening.fault(.form) }
        var words = opening.words.dropFirst(3)
        let isEnumeration = words.last == "enumeration"
        if isEnumeration { words.removeLast() }
        var type = SimpleType(base: base, facets: [:], enumeration: [])
        var previous = -1
        for word in words {
            let (facet, value) = try facet(word, in: opening)
            // The order of the cases is the order of the notation, so a facet has one place and cannot repeat.
            guard let place = Facet.allCases.firstIndex(of: facet), place > previous else {
                throw opening.fault(.facet(String(word)))
            }
            previous = place
            type.facets[facet] = value
        }
        if isEnumeration { type.enumeration = try readValues(opening: opening) }
        return type
    }

    private mutating func readValues(opening: NotationLine) throws(NotationFault) -> [String] {
        var values: [String] = []
        while let line = try nextLine(at: opening.depth + 1) {
            values += line.words.map(NotationSpace.read)
            index += 1
        }
        guard !values.isEmpty else { throw opening.fault(.empty) }
        if let repeated = values.indices.first(where: { values[..<$0].contains(values[$0]) }) {
            throw opening.fault(.repeated(values[repeated]))
        }
        return values
    }

    /// The next line if it stands at a depth, nil if it is shallower; a deeper line belongs to nothing.
    private func nextLine(at depth: Int) throws(NotationFault) -> NotationLine? {
        guard index < lines.count, lines[index].depth >= depth else { return nil }
        guard lines[index].depth == depth else { throw lines[index].fault(.depth) }
        return lines[index]
    }
}

extension NotationParser {
    /// A name of XML without a colon, in ASCII.
    private func name(_ word: Substring, in line: NotationLine) throws(NotationFault) -> String {
        guard NotationName.isName(word) else { throw line.fault(.name(String(word))) }
        return String(word)
    }

    /// `least..most`, where most may be `*`.
    private func cardinality(_ word: Substring, in line: NotationLine) throws(NotationFault) -> Cardinality {
        if word == "1..1" { return .once }
        let fault = line.fault(.cardinality(String(word)))
        guard let dots = word.firstIndex(of: "."), word[dots...].hasPrefix(".."),
            let least = NotationNumber.parse(word[..<dots])
        else { throw fault }
        let bound = word[dots...].dropFirst(2)
        if bound == "*" { return Cardinality(least: least, most: nil) }
        guard let most = NotationNumber.parse(bound), most >= 1, most >= least else { throw fault }
        return Cardinality(least: least, most: most)
    }

    /// `name=value`.
    private func facet(_ word: Substring, in line: NotationLine) throws(NotationFault) -> (Facet, String) {
        let fault = line.fault(.facet(String(word)))
        guard let sign = word.firstIndex(of: "="), let facet = Facet(rawValue: String(word[..<sign])) else {
            throw fault
        }
        let value = word[sign...].dropFirst()
        guard facet.accepts(value) else { throw fault }
        return (facet, NotationSpace.read(value))
    }
}
