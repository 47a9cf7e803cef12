import Testing

@testable import XMLCore

/// A stream finds what a validation of the tree finds: rule, path, line and value.
@Suite struct StreamValidationTests {
    private static let xsd = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" targetNamespace="urn:t"
            elementFormDefault="qualified">
          <xs:element name="Document" type="D"/>
          <xs:complexType name="D"><xs:sequence>
            <xs:element name="o" type="O" maxOccurs="unbounded"/>
            <xs:element name="s" type="xs:date" minOccurs="0" maxOccurs="3"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="O"><xs:sequence>
            <xs:element name="d" type="E" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="k" type="T" minOccurs="0"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="E"><xs:sequence>
            <xs:element name="x" type="A"/><xs:element name="y" type="T" minOccurs="0" maxOccurs="2"/>
          </xs:sequence></xs:complexType>
          <xs:simpleType name="T"><xs:restriction base="xs:string">
            <xs:maxLength value="3"/><xs:pattern value="[a-z]*"/></xs:restriction></xs:simpleType>
          <xs:complexType name="A"><xs:simpleContent><xs:extension base="xs:decimal">
            <xs:attribute name="c" type="T" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
        </xs:schema>
        """

    private static let pieces = [
        "<o>", "</o>", "<d>", "</d>", "<x c='a'>1</x>", "<x c='A'>1</x>", "<x>1</x>", "<x c='a'>b</x>",
        "<x c='a' e='f'/>",
        "<y>abc</y>", "<y>\nabcd</y>", "<y>AB</y>", "<k>k</k>", "<k/>", "<s>2026-02-30</s>", "<s>2026-01-01</s>",
        "text", "\n",
        "<!-- c -->", "<z/>", "<y><x/></y>", "<y><![CDATA[A]]></y>", "<y>A<!-- -->B</y>", "<y xmlns='urn:u'/>",
        "<d xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>",
        "<y xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='p:T'>A</y>",
    ]

    @Test(arguments: 0..<40) func findsWhatATreeShows(seed: Int) throws {
        let schema = try Schema(xsd: Self.xsd.bytes)
        var random = Seeded(UInt64(seed))
        var tried = 0
        while tried < 60 {
            var text = "<Document xmlns='urn:t' xmlns:p='urn:t'>\n"
            for _ in 0..<Int.random(in: 1..<9, using: &random) {
                text += Self.pieces.randomElement(using: &random) ?? ""
            }
            text += "</Document>"
            guard let whole = try? parse(text) else { continue }
            tried += 1
            let handler = RecordingHandler()
            handler.schema = schema
            let sizes = (0..<3).map { _ in Int.random(in: 1..<30, using: &random) }
            let (rejection, stream) = stream(text.bytes, chunks: sizes, handler: handler)
            #expect(rejection == nil)
            let expected = schema.validate(whole.root)
            let found = try #require(stream.parts.first)
            func lines(_ findings: [SchemaFinding]) -> [String] {
                findings.map { "\($0.rule) \($0.path) \($0.line) \($0.value ?? "-")" }
            }
            #expect(lines(found) == lines(expected), "seed \(seed): \(text)")
            #expect(stream.isValidSoFar == expected.isEmpty)
        }
    }
}
