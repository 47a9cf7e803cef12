import CLibXML2

/// What libxml2's push parser calls. It hands out its context, which knows the stream.
enum StreamCallbacks {
    /// A parser of the policy: no entities but the five of XML, nothing fetched, nothing built but what is asked for.
    static func install(in context: xmlParserCtxtPtr) {
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_BIG_LINES.rawValue
            | XML_PARSE_PEDANTIC.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        guard let sax = context.pointee.sax else { preconditionFailure("a parser without a handler") }
        sax.pointee.startElementNs = begins
        sax.pointee.endElementNs = ends
        sax.pointee.characters = characters
        // The same function for both: libxml2 then does not ask which white space could be ignored.
        sax.pointee.ignorableWhitespace = characters
        sax.pointee.cdataBlock = cdata
        sax.pointee.comment = comment
        sax.pointee.serror = parserError
    }

    static func build(_ place: UnsafePointer<StartEvent>, in context: xmlParserCtxtPtr) {
        let event = place.pointee
        xmlSAX2StartElementNs(
            context, event.name, event.prefix, event.namespace, event.namespaces, event.declared, event.attributes,
            event.defaulted, event.values)
    }

    static func close(_ event: UnsafePointer<StartEvent>, in context: xmlParserCtxtPtr) {
        xmlSAX2EndElementNs(context, event.pointee.name, event.pointee.prefix, event.pointee.namespace)
    }

    /// The stream is alive: it is what calls the parser. To retain it at each event would cost a third of the time.
    private static func with(_ context: UnsafeMutableRawPointer?, _ body: (XMLStream) -> Void) {
        guard let owner = context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private else { return }
        Unmanaged<XMLStream>.fromOpaque(owner)._withUnsafeGuaranteedRef(body)
    }

    private static let begins: startElementNsSAX2Func = {
        context, name, prefix, namespace, namespaces, declared, attributes, defaulted, values in
        guard let name else { return }
        let event = StartEvent(
            name: name, prefix: prefix, namespace: namespace, namespaces: namespaces, declared: declared,
            attributes: attributes, defaulted: defaulted, values: values)
        withUnsafePointer(to: event) { event in with(context) { $0.begins(event) } }
    }

    private static let ends: endElementNsSAX2Func = { context, name, prefix, namespace in
        with(context) { $0.ends(name, prefix, namespace) }
    }

    private static let characters: charactersSAXFunc = { context, text, bytes in
        guard let text, bytes > 0 else { return }
        with(context) { $0.content(text, bytes) }
    }

    private static let cdata: cdataBlockSAXFunc = { context, text, bytes in
        guard let text else { return }
        with(context) { $0.cdata(text, bytes) }
    }

    private static let comment: commentSAXFunc = { context, text in with(context) { $0.comment(text) } }

    private static let parserError: xmlStructuredErrorFunc = { _, error in
        guard let error, let rejection = XMLRejection(parserError: error.pointee) else { return }
        with(error.pointee.ctxt) { $0.stop(.refused(rejection)) }
    }

    /// The owner is the stream itself.
    static let schemaError: xmlStructuredErrorFunc = { owner, error in
        guard let owner, let error, error.pointee.level != XML_ERR_WARNING else { return }
        Unmanaged<XMLStream>.fromOpaque(owner).takeUnretainedValue().record(error.pointee)
    }
}
