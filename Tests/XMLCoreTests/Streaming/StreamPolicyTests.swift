import Testing

@testable import XMLCore

/// A handler that builds, keeps, delivers or skips by the first letter of a name, and writes down what it is told.
final class RecordingHandler: XMLStreamHandler {
    private(set) var delivered: [String] = []
    private(set) var ended: [String] = []
    var schema: Schema?

    func begins(_ element: Element, in stream: XMLStream) -> XMLStreamTreatment {
        if element.enclosing == nil { return XMLStreamTreatment(part: .open, schema: schema) }
        switch element.localName.first {
        case "d": return XMLStreamTreatment(.deliver)
        case "k": return XMLStreamTreatment(.keep)
        case "s": return XMLStreamTreatment(.skip)
        default: return XMLStreamTreatment(.open)
        }
    }

    func delivers(_ element: Element, in stream: XMLStream) {
        delivered.append((try? canonical(element)) ?? "none")
    }

    func ends(_ element: Element, in stream: XMLStream) -> Bool {
        ended.append((try? canonical(element)) ?? "none")
        return element.localName == "ok"
    }
}

/// What a stream says of bytes that come in pieces of these sizes, over and over.
func stream(
    _ bytes: [UInt8], chunks: [Int] = [1], limits: XMLLimits = .payment, pieceBytesMax: Int = 1 << 20,
    handler: RecordingHandler = RecordingHandler()
) -> (rejection: XMLStreamRejection?, stream: XMLStream) {
    let stream = XMLStream(limits: limits, pieceBytesMax: pieceBytesMax, handler: handler)
    do throws(XMLStreamRejection) {
        try bytes.withUnsafeBufferPointer { buffer throws(XMLStreamRejection) in
            var place = 0
            var turn = 0
            while place < buffer.count {
                let end = min(buffer.count, place + chunks[turn % chunks.count])
                try stream.read(UnsafeBufferPointer(rebasing: buffer[place..<end]))
                place = end
                turn += 1
            }
        }
        try stream.finish()
        return (nil, stream)
    } catch {
        return (error, stream)
    }
}

/// The policy of a stream is that of a document in memory, wherever its chunks end.
@Suite struct StreamPolicyTests {
    private static let chunkings = [[1], [2], [3, 1], [7], [300], [1 << 20]]

    private static let refused: [(text: String, rule: String)] = [
        ("", "xml:empty"), ("<a>", "xml:not-well-formed"), ("<a></b>", "xml:not-well-formed"),
        ("</a>", "xml:not-well-formed"),
        ("<a/><b/>", "xml:not-well-formed"), ("<a/>x", "xml:not-well-formed"), ("<a><!-- c</a>", "xml:not-well-formed"),
        ("<a><![CDATA[ c</a>", "xml:not-well-formed"), ("<a b='", "xml:not-well-formed"),
        ("<a><!x></a>", "xml:not-well-formed"),
        ("<a b=1/>", "xml:not-well-formed"), ("<a b='1' b='2'/>", "xml:not-well-formed"),
        ("<a>&e;</a>", "xml:not-well-formed"),
        ("<a>\u{1}</a>", "xml:not-well-formed"), ("<a>\0</a>", "xml:not-well-formed"),
        ("<a><b<c/></a>", "xml:not-well-formed"),
        ("<!DOCTYPE a><a/>", "safe:doctype"), ("<a><!DOCTYPE b></a>", "safe:doctype"),
        ("<?xml-stylesheet href='x'?><a/>", "safe:processing-instruction"),
        ("<a><?x y?></a>", "safe:processing-instruction"),
        ("\u{FEFF}<a/>", "safe:encoding"), ("<?xml version='1.0' encoding='latin1'?><a/>", "safe:encoding"),
        ("<?xml version='1.1'?><a/>", "safe:version"), ("<p:a/>", "xml:namespace"), ("<a xmlns='b'/>", "xml:namespace"),
        ("<a xmlns:p='urn:&amp;'/>", "xml:namespace"),
        (String(repeating: "<a>", count: 65), "safe:limit-depth"),
        ("<a " + (0..<17).map { "a\($0)='' " }.joined() + "/>", "safe:limit-attributes"),
        ("<a>" + String(repeating: "x", count: 65_537) + "</a>", "safe:limit-text"),
        ("<a b='" + String(repeating: "x", count: 65_537) + "'/>", "safe:limit-text"),
        ("<a><!--" + String(repeating: "x", count: 65_537) + "--></a>", "safe:limit-text"),
        ("<a>" + String(repeating: "xxxxxxxx<!-- c -->", count: 8_193) + "</a>", "safe:limit-text"),
    ]

    @Test(arguments: refused.indices) func refusesWhatAParseRefuses(index: Int) {
        let (text, rule) = Self.refused[index]
        for chunks in Self.chunkings where chunks != [1] || text.utf8.count < 4096 {
            guard case .refused(let rejection) = stream(text.bytes, chunks: chunks).rejection else {
                Issue.record("\(text.prefix(60)) in chunks of \(chunks) is accepted")
                continue
            }
            #expect(rejection.rule == rule, "\(text.prefix(60)) in chunks of \(chunks)")
            #expect(rejection.rule == XMLCoreTests.rejection(of: text.bytes)?.rule)
        }
    }

    @Test func refusesBytesThatAreNoUTF8() {
        for bad: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] {
            for chunks in Self.chunkings {
                let bytes = "<a>é".bytes + bad + "</a>".bytes
                #expect(stream(bytes, chunks: chunks).rejection == .refused(.notUTF8(offset: 5)), "\(bad) \(chunks)")
            }
        }
        #expect(stream("<a/>".bytes + [0xE2, 0x82]).rejection == .refused(.notUTF8(offset: 4)))
    }

    @Test func countsBytesOfAllChunks() {
        let limits = XMLLimits(bytesMax: 10, depthMax: 4, attributesPerElementMax: 4, textBytesMax: 100)
        #expect(stream("<a>xxx</a>".bytes, limits: limits).rejection == nil)
        #expect(
            stream("<a>xxxx</a>".bytes, limits: limits).rejection == .refused(.tooLarge(bytes: 11, bytesMax: 10)))
    }

    @Test func saysTheLine() {
        let text = "<a>\n<b>\n<!DOCTYPE c>\n</b></a>"
        for chunks in Self.chunkings {
            #expect(stream(text.bytes, chunks: chunks).rejection == .refused(.documentType(line: 3)))
        }
        let open = "<a>\n<b>\n\n <!-- never\nended\n"
        for chunks in Self.chunkings {
            #expect(stream(open.bytes, chunks: chunks).rejection == .refused(.notWellFormed(line: 4, column: 2)))
        }
    }

    @Test func refusesAPieceThatIsTooLarge() {
        let entries = String(repeating: "<d><x>1</x></d>", count: 1000)
        #expect(stream("<a>\(entries)</a>".bytes, chunks: [4096], pieceBytesMax: 400).rejection == nil)
        let large = "<a>\n<d>\(String(repeating: "<x/>", count: 10))</d></a>"
        #expect(
            stream(large.bytes, pieceBytesMax: 400).rejection
                == .pieceTooLarge(path: "/a/d/x[3]", line: 2, bytesMax: 400))
        let kept = "<a>\(String(repeating: "<k/>", count: 10))</a>"
        #expect(
            stream(kept.bytes, pieceBytesMax: 400).rejection
                == .pieceTooLarge(path: "/a/k[4]", line: 1, bytesMax: 400))
    }

    /// Texts out of pieces that mean something to a scanner: a stream says of each what a parse says.
    @Test(arguments: 0..<20) func saysWhatAParseSays(seed: Int) {
        let pieces = [
            "<a>", "</a>", "<b c='1'/>", "<b c=\"", "\"", "'", ">", "<", "/>", "<!--", "-->", "--", "<![CDATA[", "]]>",
            "]]",
            "&lt;", "&#65;", "&", "x", " ", "\n", "<!DOCTYPE a>", "<?x?>", "<p:a xmlns:p='urn:x'>", "</p:a>", "é",
            "c='>'",
            "!", "\u{1F600}", "xmlns='urn:y' ", "<d xmlns='urn:z'>", "</d>",
        ]
        var random = Seeded(UInt64(seed))
        var accepted = 0
        for _ in 0..<300 {
            var text = "<a>"
            for _ in 0..<Int.random(in: 0..<6, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            text += "</a>"
            let expected = XMLCoreTests.rejection(of: text.bytes)
            let sizes = (0..<4).map { _ in Int.random(in: 1..<9, using: &random) }
            let (found, _) = stream(text.bytes, chunks: sizes)
            #expect((found == nil) == (expected == nil), "seed \(seed): \(text) in chunks of \(sizes): \(found as Any)")
            accepted += expected == nil ? 1 : 0
        }
        #expect(accepted > 20, "the seed tries too little")
    }
}
