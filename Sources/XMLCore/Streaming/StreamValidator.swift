import CLibXML2

/// A schema's judgement of one part of a stream, event by event: libxml2's own streaming validation, without a tree.
///
/// It is not plugged between parser and handler, but told of the events of its part, so that header and document of
/// one envelope are each judged by their schema.
final class StreamValidator {
    private let schema: Schema
    private let context: xmlSchemaValidCtxtPtr
    private let plug: xmlSchemaSAXPlugPtr
    // libxml2 keeps the addresses of both until it is unplugged.
    private let handler: UnsafeMutablePointer<UnsafeMutablePointer<xmlSAXHandler>?>
    private let receiver: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    /// What is told of each event.
    let events: Events
    /// The part's own depth.
    let depth: Int

    init(_ schema: Schema, depth: Int, errors: @escaping xmlStructuredErrorFunc, of owner: UnsafeMutableRawPointer) {
        self.schema = schema
        self.depth = depth
        handler = .allocate(capacity: 1)
        handler.initialize(to: nil)
        receiver = .allocate(capacity: 1)
        receiver.initialize(to: nil)
        guard let context = xmlSchemaNewValidCtxt(schema.compiled) else {
            preconditionFailure("libxml2 is out of memory")
        }
        self.context = context
        xmlSchemaSetValidStructuredErrors(context, errors, owner)
        guard let plug = xmlSchemaSAXPlug(context, handler, receiver), let sax = handler.pointee?.pointee,
            let start = sax.startElementNs, let end = sax.endElementNs, let characters = sax.characters,
            let cdata = sax.cdataBlock
        else { preconditionFailure("libxml2 is out of memory") }
        self.plug = plug
        events = Events(
            receiver: receiver.pointee, start: start, end: end, characters: characters, section: cdata, depth: depth)
    }

    deinit {
        xmlSchemaSAXUnplug(plug)
        xmlSchemaFreeValidCtxt(context)
        handler.deallocate()
        receiver.deallocate()
    }

    /// Whether the validation itself is in order, and has found nothing.
    var isValid: Bool { xmlSchemaIsValid(context) == 1 }

    /// The functions of the schema's own handler. Theirs is the memory of the validator, which must be alive.
    struct Events {
        fileprivate let receiver: UnsafeMutableRawPointer?
        fileprivate let start: startElementNsSAX2Func
        fileprivate let end: endElementNsSAX2Func
        fileprivate let characters: charactersSAXFunc
        fileprivate let section: cdataBlockSAXFunc
        /// The depth of the part.
        let depth: Int

        func begins(
            _ place: UnsafePointer<StartEvent>, namespaces: Int32,
            _ declared: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
        ) {
            let event = place.pointee
            start(
                receiver, event.name, event.prefix, event.namespace, namespaces, declared, event.attributes,
                event.defaulted, event.values)
        }

        func ends(
            _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
            _ namespace: UnsafePointer<xmlChar>?
        ) {
            end(receiver, name, prefix, namespace)
        }

        func text(_ text: UnsafePointer<xmlChar>?, _ bytes: Int32) { characters(receiver, text, bytes) }

        func cdata(_ text: UnsafePointer<xmlChar>?, _ bytes: Int32) { section(receiver, text, bytes) }
    }
}

/// A start tag as libxml2's parser tells of it.
struct StartEvent {
    let name: UnsafePointer<xmlChar>
    let prefix: UnsafePointer<xmlChar>?
    let namespace: UnsafePointer<xmlChar>?
    let namespaces: Int32
    let declared: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let attributes: Int32
    let defaulted: Int32
    /// Five pointers for each: name, prefix, namespace, and where the value begins and ends.
    let values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
}

extension StartEvent {
    /// Whether a value has a character beyond ASCII.
    var isBeyondASCII: Bool {
        guard let values else { return false }
        for index in 0..<Int(attributes) {
            guard let from = values[5 * index + 3], let to = values[5 * index + 4] else { continue }
            if UnsafeBufferPointer(start: from, count: to - from).isBeyondASCII { return true }
        }
        return false
    }

    /// The attributes, as findings name them.
    var findingAttributes: [StreamFindings.Attribute] {
        guard let values else { return [] }
        return (0..<Int(attributes)).compactMap { index in
            guard let name = values[5 * index]?.text, let from = values[5 * index + 3], let to = values[5 * index + 4]
            else { return nil }
            let value = String(decoding: UnsafeBufferPointer(start: from, count: to - from), as: UTF8.self)
            let namespace = values[5 * index + 2]?.text
            return StreamFindings.Attribute(
                name: name, libraryName: namespace.map { "{\($0)}\(name)" } ?? name, value: value)
        }
    }
}
