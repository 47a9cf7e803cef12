import Synchronization

/// Where each type and message stands in the built-in text: found by one look at the start of every line, so that a
/// process reads only the definitions that it uses.
struct NotationIndex: Sendable {
    private var types: [String: Substring] = [:]
    private var messages: [String: Substring] = [:]

    /// Finds the definitions. The text is not checked here: what is read later is, and tests read it all.
    init(_ texts: [String]) {
        for text in texts { add(text) }
    }

    /// The message of an identifier, with every type it reaches; nil where no text states it.
    func structure(of identifier: String) throws(NotationFault) -> MessageStructure? {
        guard let text = messages[identifier] else { return nil }
        var parser = NotationParser()
        try parser.read(String(text))
        guard let message = parser.messages[identifier] else { return nil }
        var waiting = [message.rootType] + message.ownTypes.values.flatMap(\.typesUsed)
        var seen: Set<String> = []
        while let name = waiting.popLast() {
            guard seen.insert(name).inserted, message.ownTypes[name] == nil else { continue }
            guard let text = types[name] else { throw NotationFault(line: 0, kind: .undefinedType(name)) }
            try parser.read(String(text))
            waiting += parser.types[name]?.typesUsed ?? []
        }
        return try DefinitionLibrary.structure(of: message, shared: parser.types)
    }

    /// A definition begins where a line does and is not indented, and ends where the next one begins.
    private mutating func add(_ text: String) {
        let bytes = text.utf8
        var starts: [String.Index] = []
        var isLineStart = true
        for index in bytes.indices {
            let byte = bytes[index]
            if isLineStart, byte != UInt8(ascii: " "), byte != UInt8(ascii: "\n") { starts.append(index) }
            isLineStart = byte == UInt8(ascii: "\n")
        }
        for (place, start) in starts.enumerated() {
            let definition = text[start..<(place + 1 < starts.count ? starts[place + 1] : text.endIndex)]
            let words = definition.split(separator: " ", maxSplits: 2)
            guard words.count == 3 else { continue }
            if words[0] == "message" {
                messages[String(words[1])] = definition
            } else {
                types[String(words[0])] = definition
            }
        }
    }
}

/// The gateway's own definitions, each read when it is first asked for, once for all threads.
final class BuiltInDefinitions: Sendable {
    private let index = NotationIndex(DefinitionNotation.texts)
    private let structures = Mutex<[MessageDefinition: MessageStructure]>([:])

    static let shared = BuiltInDefinitions()

    /// The structure of a message.
    func structure(of definition: MessageDefinition) -> MessageStructure {
        structures.withLock { structures in
            if let known = structures[definition] { return known }
            let structure: MessageStructure?
            do throws(NotationFault) {
                structure = try index.structure(of: definition.rawValue)
            } catch {
                // The text is part of the program: a fault in it is a bug, and every test would meet it first.
                preconditionFailure("\(definition.rawValue) in the built-in text, line \(error.line): \(error.kind)")
            }
            guard let structure else { preconditionFailure("\(definition.rawValue) has no built-in definition") }
            structures[definition] = structure
            return structure
        }
    }
}

extension MessageDefinition {
    /// The structure of the message, from the gateway's own definitions.
    public var structure: MessageStructure { BuiltInDefinitions.shared.structure(of: self) }
}
