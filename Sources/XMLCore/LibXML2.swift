import CLibXML2

/// What must happen once in the process before any use of libxml2.
enum LibXML2 {
    /// Initialises the library, with catalogs off and nothing printed to stderr.
    static let ready: Void = {
        xmlInitParser()
        // Made when first needed, and by two threads at once if they compile their first schemas together.
        xmlSchemaInitTypes()
        xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
        gateway_silenceGenericErrors()
    }()
}

extension UnsafePointer<xmlChar> {
    /// The NUL-terminated text as a String.
    var text: String {
        String(decoding: UnsafeBufferPointer(start: self, count: gateway_textLength(self)), as: UTF8.self)
    }
}

extension UnsafeMutablePointer<xmlChar> {
    /// The NUL-terminated text as a String.
    var text: String { UnsafePointer(self).text }
}
