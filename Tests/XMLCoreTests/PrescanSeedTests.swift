import CLibXML2
import Testing

@testable import XMLCore

/// The scan of the bytes may be stricter than libxml2 only in what it says it is.
@Suite struct PrescanSeedTests {
    private static let seeds = 0..<20

    private static let pieces = [
        "<a>", "</a>", "<b c='1'/>", "<b c=\"", "\"", "'", ">", "<", "/>", "<!--", "-->", "--", "<![CDATA[", "]]>",
        "]]", "&lt;",
        "&#65;", "&", "x", " ", "\n", "<!DOCTYPE a>", "<?x?>", "<p:a xmlns:p='urn:x'>", "</p:a>", "é", "c='>'", "!",
    ]

    /// What libxml2 alone says of it.
    private func isWellFormed(_ bytes: [UInt8]) -> Bool {
        let tree = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
                Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
        }
        if let tree { xmlFreeDoc(tree) }
        return tree != nil
    }

    private func scan(_ bytes: [UInt8]) -> XMLRejection? {
        do {
            try bytes.withUnsafeBufferPointer { bytes throws(XMLRejection) in
                try BytePrescan.check(bytes, limits: .payment)
            }
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: seeds) func refusesNothingThatIsWellFormed(seed: Int) {
        var random = Seeded(UInt64(seed))
        var wellFormed = 0
        for _ in 0..<500 {
            var text = "<a>"
            for _ in 0..<Int.random(in: 0..<6, using: &random) {
                text += Self.pieces.randomElement(using: &random) ?? ""
            }
            text += "</a>"
            guard isWellFormed(text.bytes) else { continue }
            wellFormed += 1
            switch scan(text.bytes) {
            case nil, .documentType?, .processingInstruction?: break
            case let refused?: Issue.record("seed \(seed): \(text) is refused: \(refused)")
            }
            let hasInstruction = scan(text.bytes) != nil
            #expect(hasInstruction || rejection(of: text.bytes) == nil, "seed \(seed): \(text)")
        }
        #expect(wellFormed > 20, "the seed tries too little")
    }

    @Test(arguments: seeds) func agreesOnUTF8(seed: Int) {
        var random = Seeded(UInt64(seed))
        let interesting: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
            0xEF, 0xF0,
            0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0..<14, using: &random)
            let bytes = (0..<count).map { _ in interesting.randomElement(using: &random) ?? 0 }
            let found = bytes.withUnsafeBufferPointer { UTF8Check.firstInvalidOffset(in: $0) }
            #expect((found == nil) == (String(validating: bytes, as: UTF8.self) != nil), "seed \(seed): \(bytes)")
            if let found {
                #expect(String(validating: bytes[..<found], as: UTF8.self) != nil, "seed \(seed): \(bytes)")
            }
        }
    }

    /// Every single byte changed in a small document: refused or read, never worse.
    @Test func survivesEveryByteChanged() {
        let text = "<?xml version='1.0'?><a xmlns='urn:x' b=\"1\"><!-- c --><d>é&amp;</d><![CDATA[x]]></a>".bytes
        for index in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[index] = byte
                if let xml = try? ParsedXML(changed, limits: .payment) {
                    #expect(!xml.root.localName.isEmpty)
                }
            }
        }
    }
}
