import Testing
import XMLCore

@testable import ISO20022

/// Header and document are the same two elements for a stream and for a tree, whatever stands around them.
@Suite struct StreamEnvelopeTests {
    private static let schemas = Result { try MessageSchemas() }
    private static let iso = "urn:iso:std:iso:20022:tech:xsd:"

    private static func header(_ definition: MessageDefinition = .bankToCustomerStatement) throws -> String {
        let draft = XMLDraft(root: "AppHdr", namespace: MessageDefinition.businessApplicationHeader.namespaceURI)
        try RuleBench.header(definition).write(to: draft.root)
        return String(decoding: try draft.canonicalBytes(), as: UTF8.self)
    }

    private static func document() -> String {
        String(decoding: StatementStreamTests.statement(StatementStreamTests.entry("1.00")), as: UTF8.self)
    }

    /// `H` and `D` stand for a valid header and document, `h` for one that names another document.
    private static let files = [
        "<Body>HD</Body>", "<Body>hD</Body>", "<Body>DH</Body>", "<Body>Dh</Body>", "D", "H", "<Body>H</Body>",
        "<Body><A>H</A><B>D</B></Body>", "<Body><A>h</A><B>D</B></Body>", "<Body><B>D</B><A>h</A></Body>",
        "<BizMsgEnvlp xmlns=\"\(iso)nvlp.001.001.01\"><Hdr>H</Hdr><Doc>D</Doc></BizMsgEnvlp>",
        "<BizMsgEnvlp xmlns=\"\(iso)nvlp.001.001.01\"><Hdr>h</Hdr><Doc>D</Doc></BizMsgEnvlp>",
        // What a fuzzing run found: a second header where the document should be.
        "<Body>H<AppHdr xmlns=\"\(iso)head.001.001.99\"/></Body>", "<Body>H<AppHdr xmlns=\"urn:x\"/></Body>",
        "<Body>HH</Body>", "<Body>HHD</Body>", "<Body>HDH</Body>", "<Body>HDD</Body>", "<Body>DD</Body>",
        "<Body>H<AppHdr xmlns=\"\(iso)head.001.001.99\">D</AppHdr></Body>",
        "<Body>H<Doc xmlns=\"\(iso)pacs.008.001.99\"/></Body>", "<Body>H<Doc xmlns=\"\(iso)pacs.008.001.08\"/></Body>",
        "<Body>H<Doc xmlns=\"\(iso)pacs.008.001.99\">D</Doc></Body>", "<Doc xmlns=\"\(iso)pacs.008.001.99\">H</Doc>",
        "<Body><Document xmlns=\"urn:x\"/>H</Body>", "<Body><Document xmlns=\"urn:x\">H</Document></Body>",
        "<Body><Document xmlns=\"urn:x\">H</Document>D</Body>", "<Body>D<Document xmlns=\"urn:x\">h</Document></Body>",
        "<AppHdr xmlns=\"urn:x\">D</AppHdr>", "<AppHdr xmlns=\"urn:x\">H</AppHdr>", "<Document>H</Document>",
        "<Body><AppHdr xmlns=\"urn:x\"/>D</Body>", "<Body><AppHdr xmlns=\"urn:x\"/>HD</Body>",
        "<Body><AppHdr xmlns=\"\(iso)head.001.001.99\"/>D</Body>", "<Body/>", "<Body><A>H</A><A>H</A>D</Body>",
    ]

    @Test(arguments: files) func agreesWithTheTree(_ file: String) throws {
        let replacements = [
            "H": try Self.header(), "h": try Self.header(.customerCreditTransfer), "D": Self.document(),
        ]
        // The letters stand alone: at the ends, or between tags.
        var text = ""
        var isTag = false
        for character in file {
            if character == "<" { isTag = true }
            text += isTag ? String(character) : replacements[String(character)] ?? String(character)
            if character == ">" { isTag = false }
        }
        let schemas = try Self.schemas.get()
        for practices in [[], Practice.allCases] as [[Practice]] {
            let difference = try StreamVerdictTests.difference(
                Array(text.utf8), sizes: [1000, 7], practices: practices, schemas)
            #expect(difference == nil, "\(file): \(difference ?? "")")
        }
    }

    /// A comment is an error where a page is read that has no place for it, else a warning.
    @Test(arguments: [
        "<BizMsgIdr>", "</Fr>", "<MsgId>", "</GrpHdr>", "<Ntry>", "<Amt Ccy=\"KZT\">", "</Ntry>", "<Id>S", "</Stmt>",
        "</BkToCstmrStmt>", "<Document xmlns=\"\(iso)camt.053.001.08\">",
    ])
    func agreesAboutComments(_ place: String) throws {
        let file = "<Body>\(try Self.header())\(Self.document())</Body>"
        let schemas = try Self.schemas.get()
        for inserted in ["<!-- -->", "<![CDATA[ ]]>", "<!-- --><![CDATA[ ]]><!-- -->"] {
            let bytes = Array(file.replacing(place, with: place + inserted).utf8)
            #expect(bytes.count > file.utf8.count)
            for practices in [[], [.iso], Practice.allCases] as [[Practice]] {
                let whole = validateLeniently(bytes, schemas: schemas, practices: practices)
                let report = try validateStream(
                    schemas: schemas, practices: practices, bytesFrom: ChunkSource(bytes, sizes: [1000, 7]).next)
                #expect(report.isValid == whole.isValid, "\(place) \(inserted)")
                #expect(report.documentVerdict == whole.documentVerdict, "\(place) \(inserted)")
                #expect(report.headerVerdict == whole.headerVerdict, "\(place) \(inserted)")
            }
        }
    }
}
