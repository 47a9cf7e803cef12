import Testing

@testable import XMLCore

/// What would make libxml2 slow or large is refused by the scan of the bytes, before libxml2 is asked. That the scan
/// itself refuses is what is tested: time is not.
@Suite struct LimitTests {
    private func scan(_ text: String, _ limits: XMLLimits = .payment) -> XMLRejection? {
        do {
            try text.bytes.withUnsafeBufferPointer { bytes throws(XMLRejection) in
                try BytePrescan.check(bytes, limits: limits)
            }
            return nil
        } catch {
            return error
        }
    }

    private let tight = XMLLimits(bytesMax: 300, depthMax: 3, attributesPerElementMax: 2, textBytesMax: 10)

    @Test func boundsBytes() {
        let text = "<a>" + String(repeating: " <b/>", count: 100) + "</a>"
        #expect(scan(text, tight) == .tooLarge(bytes: 507, bytesMax: 300))
        #expect(scan("<a>" + String(repeating: "<b/>", count: 73) + " </a>", tight) == nil)
        #expect(
            scan("<a>" + String(repeating: "<b/>", count: 74) + " </a>", tight) == .tooLarge(bytes: 304, bytesMax: 300))
    }

    @Test func boundsDepth() {
        #expect(scan("<a><b><c/></b></a>", tight) == nil)
        #expect(scan("<a>\n<b><c><d/></c></b></a>", tight) == .tooDeep(line: 2))
        #expect(scan("<a><b><c>\n<d></d></c></b></a>", tight) == .tooDeep(line: 2))
        #expect(scan("<a><b><c/></b><b><c/></b></a>", tight) == nil)
        let levels = String(repeating: "<a>", count: 300)
        #expect(scan(levels) == .tooDeep(line: 1))
    }

    @Test func boundsAttributes() {
        #expect(scan("<a b='1' c='2'/>", tight) == nil)
        #expect(scan("<a\n><b\nc='1' d='2' xmlns:e='urn:x'/></a>", tight) == .tooManyAttributes(line: 2))
        let many = (0..<100_000).map { " a\($0)=''" }.joined()
        #expect(scan("<a\(many)/>", .statement) == .tooManyAttributes(line: 1))
        let unquoted = (0..<100_000).map { " a\($0)=1" }.joined()
        #expect(rejection(of: "<a\(unquoted)/>".bytes, limits: .statement)?.rule == "xml:not-well-formed")
    }

    @Test func boundsNamespacesInForce() {
        let wide = (0..<16).map { " xmlns:p\($0)='urn:x'" }.joined()
        let four = String(repeating: "<a\(wide)>", count: 4)
        #expect(scan(four + "<b/></a></a></a></a>") == nil)
        #expect(scan(four + "\n<b xmlns='urn:x'/>") == .tooManyAttributes(line: 2))
        #expect(scan(four + "</a>" + "<a\(wide)/>" + "<a\(wide)></a>" + "<a\(wide)/></a></a></a>") == nil)
        #expect(
            scan(four + "</a>" + "<a\(wide)/>" + "<a\(wide)>" + "<b xmlns:q='urn:x'>") == .tooManyAttributes(line: 1))
        let many = String(repeating: "<b xmlns='urn:x'><c xmlns='urn:y'/></b>", count: 200)
        #expect(scan("<a>\(many)</a>") == nil)
    }

    @Test(arguments: [
        ("<a>1234567890</a>", nil),
        ("<a>12345678901</a>", 1),
        ("<a>12345<!-- -->678901</a>", 1),
        ("<a>12345<b/>678901</a>", nil),
        ("<a>\n<![CDATA[1]]></a>", 2),
        ("<a b='1234567890'/>", nil),
        ("<a\nb='12345678901'/>", 2),
        ("<a><!--1234--></a>", 1),
        ("12345678901<a/>", 1),
        ("<a/>12345678901", 1),
    ])
    func boundsText(text: String, line: Int?) {
        #expect(scan(text, tight) == line.map { .textTooLong(line: $0) })
    }

    @Test func boundsLongText() {
        let text = String(repeating: "x", count: 11 << 20)
        #expect(scan("<a>\(text)</a>", .statement) == .textTooLong(line: 1))
        #expect(scan("<a b=\"\(text)\"/>", .statement) == .textTooLong(line: 1))
        #expect(scan("<a><!--\(text)--></a>", .statement) == .textTooLong(line: 1))
    }

    @Test func refusesEntityBombs() {
        let entities = (1...10).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
        #expect(scan("<!DOCTYPE a [<!ENTITY e0 \"lol\">\(entities)]><a>&e10;</a>") == .documentType(line: 1))
        #expect(scan("<!DOCTYPE a SYSTEM 'http://localhost/x'><a/>") == .documentType(line: 1))
    }

    /// Comments, CDATA sections and quotes hide markup from the scan exactly as they do from libxml2.
    @Test func isNotFooledByQuoting() {
        let deep = String(repeating: "<x>", count: 200)
        #expect(scan("<a><!--\(deep)--></a>") == nil)
        #expect(scan("<a><!-->\(deep)--></a>") == nil)
        #expect(scan("<a><![CDATA[\(deep)]]></a>") == nil)
        #expect(scan("<a><!-- ' --><b c='-->'/><!-- \" --></a>") == nil)
        #expect(scan("<a><![CDATA[ ]] ]> ' ]]]><b c=']]>'/></a>") == nil)
        #expect(scan("<a b='<!--'>\(deep)</a>") == .tooDeep(line: 1))
        #expect(scan("<a><!-- ' -->\(deep)<!-- ' --></a>") == .tooDeep(line: 1))
        #expect(scan("<a><![CDATA[ <!-- ]]>\(deep)<!-- --></a>") == .tooDeep(line: 1))
        #expect(scan("<a b='\"' c='\"'>\(deep)</a>") == .tooDeep(line: 1))
    }

    @Test func countsLinesBeyondSixteenBits() throws {
        let text =
            "<a>" + String(repeating: "\n", count: 60_000) + "<b>1</b>" + String(repeating: "\n", count: 10_000)
            + "<c>x</c>\n<d/></a>"
        let xml = try parse(text, limits: .statement)
        #expect(xml.root.children.map(\.line) == [60_001, 70_001, 70_002])
    }
}
