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

    static func build(_ event: StartEvent, in context: xmlParserCtxtPtr) {
        xmlSAX2StartElementNs(
            context, event.name, event.prefix, event.namespace, event.namespaces, event.declared, event.attributes,
            event.defaulted, event.values)
    }

    static func close(_ event: StartEvent, in context: xmlParserCtxtPtr) {
        xmlSAX2EndElementNs(context, event.name, event.prefix, event.namespace)
    }

    private static func stream(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
        guard let owner = context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private else { return nil }
        return Unmanaged<XMLStream>.fromOpaque(owner).takeUnretainedValue()
    }

    private static let begins: startElementNsSAX2Func = {
        context, name, prefix, namespace, namespaces, declared, attributes, defaulted, values in
        guard let name else { return }
        stream(context)?.begins(
            StartEvent(
                name: name, prefix: prefix, namespace: namespace, namespaces: namespaces, declared: declared,
                attributes: attributes, defaulted: defaulted, values: values))
    }

    private static let ends: endElementNsSAX2Func = { context, name, prefix, namespace in
        stream(context)?.ends(name, prefix, namespace)
    }

    private static let characters: charactersSAXFunc = { context, text, bytes in
        guard let text, bytes > 0 else { return }
        stream(context)?.content(text, bytes)
    }

    private static let cdata: cdataBlockSAXFunc = { context, text, bytes in
        guard let text else { return }
        stream(context)?.cdata(text, bytes)
    }

    private static let comment: commentSAXFunc = { context, text in stream(context)?.comment(text) }

    private static let parserError: xmlStructuredErrorFunc = { _, error in
        guard let error, let stream = stream(error.pointee.ctxt),
            let rejection = XMLRejection(parserError: error.pointee)
        else { return }
        stream.stop(.refused(rejection))
    }

    /// The owner is the stream itself.
    static let schemaError: xmlStructuredErrorFunc = { owner, error in
        guard let owner, let error, error.pointee.level != XML_ERR_WARNING else { return }
        Unmanaged<XMLStream>.fromOpaque(owner).takeUnretainedValue().record(error.pointee)
    }
}
