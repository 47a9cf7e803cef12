import XMLCore

// Two versions of a message share a page. What is written follows the definition whose namespace the writer is in.

extension ElementWriter {
    /// The definition that is being written; nil in a namespace that is no message's.
    var definition: MessageDefinition? { MessageDefinition(namespaceURI: namespaceURI) }

    /// Whether the definition that is being written has a type of the standard: asked of the definition itself.
    func defines(_ type: String) -> Bool { definition?.structure.types[type] != nil }

    /// Adds a child that only a definition with this type has. In any other the value has no place, and the draft
    /// gives no bytes.
    func write<T: ElementWritable>(_ tag: String, _ value: T?, since type: String) {
        guard let value else { return }
        guard defines(type) else { return refuseValue() }
        write(tag, value)
    }

    /// Adds a child with a text that may be longer than `charactersMax` only in a definition with this type.
    func write<let longest: Int>(
        _ tag: String, _ text: BoundedText<longest>?, charactersMax: Int, beyondSince type: String
    ) {
        guard let text else { return }
        let isShort = text.text.utf8.count <= charactersMax || text.text.unicodeScalars.count <= charactersMax
        guard isShort || defines(type) else { return refuseValue() }
        write(tag, text)
    }
}
