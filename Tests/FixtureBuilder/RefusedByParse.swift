/// Bytes that the parser, or what stands before it, refuses.
enum RefusedByParse {
    static let room = Room(folder: "refused/parse", base: 100, fixtures: documentTypes + limits + encodings + forms)

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private static func documentType(_ text: String) -> @Sendable (inout Payment) -> Void {
        { payment in payment.tamper { declaration + text + "\n" + $0 } }
    }

    private static let documentTypes: [Fixture] = [
        Fixture("doctype", .refused("FF01", "safe:doctype"), "A document type, however harmless.") {
            documentType("<!DOCTYPE Envelope>")(&$0)
        },
        Fixture(
            "doctype-default-attribute", .refused("FF01", "safe:doctype"),
            "A document type that gives an element an identifier."
        ) {
            documentType("<!DOCTYPE Envelope [<!ATTLIST Document Id CDATA \"message\">]>")(&$0)
        },
        Fixture("external-entity", .refused("FF01", "safe:doctype"), "An entity that is a file of the reader.") {
            documentType("<!DOCTYPE Envelope [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")(&$0)
            $0.tamper("Northern Grain Cooperative", "&x;")
        },
        Fixture(
            "external-subset", .refused("FF01", "safe:doctype"), "A document type that is somewhere on the network."
        ) {
            documentType("<!DOCTYPE Envelope SYSTEM \"http://127.0.0.1:9/envelope.dtd\">")(&$0)
        },
        Fixture("billion-laughs", .refused("FF01", "safe:doctype"), "Ten entities, each ten of the one before.") {
            let entities = (1...9).map { level in
                "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">"
            }
            let text =
                "<!DOCTYPE Envelope [<!ENTITY e0 \"ha\">" + entities.joined() + "]>"
            documentType(text)(&$0)
            $0.tamper("Northern Grain Cooperative", "&e9;")
        },
        Fixture("entity-amount", .refused("FF01", "safe:doctype"), "An amount that an entity defines.") {
            documentType("<!DOCTYPE Envelope [<!ENTITY amount \"9999999.00\">]>")(&$0)
            $0.tamper(">1250000.00<", ">&amount;<")
        },
        Fixture(
            "undefined-entity", .refused("FF01", "xml:not-well-formed"), "A reference to an entity that nobody defines."
        ) {
            $0.tamper("Northern Grain Cooperative", "&company;")
        },
    ]

    private static let limits: [Fixture] = [
        Fixture(
            "processing-instruction", .refused("FF01", "safe:processing-instruction"), "An instruction to some program."
        ) {
            $0.tamper("<FIToFICstmrCdtTrf>", "<?convert amount?><FIToFICstmrCdtTrf>")
        },
        Fixture("deep", .refused("FF01", "safe:limit-depth"), "A hundred elements, one in the other.") {
            let depth = 100
            $0.tamper(
                "</RmtInf>",
                String(repeating: "<Strd>", count: depth) + String(repeating: "</Strd>", count: depth) + "</RmtInf>")
        },
        Fixture("many-attributes", .refused("FF01", "safe:limit-attributes"), "An element with two hundred attributes.")
        {
            let attributes = (1...200).map { " a\($0)=\"\"" }.joined()
            $0.tamper("<FIToFICstmrCdtTrf>", "<FIToFICstmrCdtTrf\(attributes)>")
        },
        Fixture("long-text", .refused("FF01", "safe:limit-text"), "A name of seventy thousand letters.") {
            $0.tamper("Northern Grain Cooperative", String(repeating: "N", count: 70_000))
        },
    ]

    private static let encodings: [Fixture] = [
        Fixture(
            "utf-16", from: .xa, .refused("RR10", "safe:encoding"), "A message in UTF-16.",
            content: .bytes { payment in
                let text = payment.xml.replacing("UTF-8", with: "UTF-16")
                return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            }),
        Fixture("latin-1", .refused("RR10", "safe:encoding"), "A message that says it is in ISO 8859-1.") {
            $0.tamper { "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + $0 }
        },
        Fixture(
            "overlong-utf-8", from: .xa, .refused("RR10", "safe:encoding"), "A slash in two bytes.",
            content: .bytes { payment in
                Array(payment.xml.utf8).split(separator: UInt8(ascii: "/"), maxSplits: 1).reduce(into: []) {
                    $0 += $0.isEmpty ? Array($1) : [0xC0, 0xAF] + Array($1)
                }
            }),
        Fixture("byte-order-mark", .refused("RR10", "safe:encoding"), "A byte order mark before the message.") {
            $0.tamper { "\u{FEFF}" + $0 }
        },
        Fixture("xml-1.1", .refused("RR10", "safe:version"), "XML 1.1, which has other characters and line ends.") {
            $0.tamper { "<?xml version=\"1.1\" encoding=\"UTF-8\"?>\n" + $0 }
        },
    ]

    private static let forms: [Fixture] = [
        Fixture("truncated", .refused("FF01", "xml:not-well-formed"), "The connection broke off: half a message.") {
            $0.tamper { String($0.prefix($0.count / 2)) }
        },
        Fixture("two-roots", .refused("FF01", "xml:not-well-formed"), "A message behind a message.") {
            $0.tamper { $0 + $0 }
        },
        Fixture("wrong-end-tag", .refused("FF01", "xml:not-well-formed"), "An end tag of another element.") {
            $0.tamper("</ChrgBr>", "</ChrgsBr>")
        },
        Fixture("undeclared-prefix", .refused("FF01", "xml:namespace"), "A prefix that nobody declares.") {
            $0.tamper("<ChrgBr>SHAR</ChrgBr>", "<p:ChrgBr>SHAR</p:ChrgBr>")
        },
        Fixture("relative-namespace", .refused("FF01", "xml:namespace"), "A namespace that has no canonical form.") {
            $0.tamper("<ChrgBr>", "<ChrgBr xmlns=\"1\">")
        },
        Fixture("repeated-attribute", .refused("FF01", "xml:not-well-formed"), "The currency twice.") {
            $0.tamper("Ccy=\"KZT\"", "Ccy=\"KZT\" Ccy=\"USD\"")
        },
        Fixture(
            "json", from: .xa, .refused("FF01", "xml:not-well-formed"), "JSON.",
            content: .bytes { payment in
                Array("{\"uetr\": \"\(payment.uetr)\", \"amount\": \"\(payment.amount)\"}\n".utf8)
            }),
        Fixture(
            "swift-mt", from: .xa, .refused("FF01", "xml:not-well-formed"), "An MT 103.",
            content: .bytes { payment in
                Array("{1:F01\(payment.sender)AXXX0000000000}{2:I103\(payment.addressee)XXXXN}{4:\r\n:20:1\r\n-}".utf8)
            }),
    ]
}
