import Foundation
import Testing
import XMLCore

/// A schema that has one of everything the ISO 20022 schemas have.
private let xsd = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- a comment -->
    <xs:schema xmlns="urn:t" xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
        targetNamespace="urn:t">
      <xs:element name="Document" type="Document"/>
      <xs:complexType name="Document"><xs:sequence>
        <xs:element name="Id" type="Identifier"/>
        <xs:element name="Amt" type="Amount" minOccurs="0" maxOccurs="3"/>
        <xs:element name="Nm" type="Name" minOccurs="0"/>
        <xs:element name="Dt" type="xs:date" minOccurs="0"/>
        <xs:element name="Way" type="Way" minOccurs="0"/>
        <xs:element name="Any" type="Any" minOccurs="0"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="Amount"><xs:simpleContent><xs:extension base="Number">
        <xs:attribute name="Ccy" type="Currency" use="required"/>
      </xs:extension></xs:simpleContent></xs:complexType>
      <xs:complexType name="Way"><xs:choice>
        <xs:element name="Cd" type="Code"/><xs:element name="Prtry" type="Name"/>
      </xs:choice></xs:complexType>
      <xs:complexType name="Any"><xs:sequence>
        <xs:any namespace="##any" processContents="lax"/>
      </xs:sequence></xs:complexType>
      <xs:simpleType name="Identifier"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{3}"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Currency"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{3,3}"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Name"><xs:restriction base="xs:string">
        <xs:minLength value="1"/><xs:maxLength value="5"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Code"><xs:restriction base="xs:string">
        <xs:enumeration value="SLEV"/><xs:enumeration value="SHAR"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Number"><xs:restriction base="xs:decimal">
        <xs:fractionDigits value="2"/><xs:totalDigits value="5"/><xs:minInclusive value="0"/></xs:restriction>
      </xs:simpleType>
    </xs:schema>
    """

@Suite struct SchemaTests {
    private let schema: Schema

    init() throws { schema = try Schema(xsd: xsd.bytes) }

    private func findings(_ inside: String) throws -> [SchemaFinding] {
        schema.validate(try parse("<Document xmlns=\"urn:t\">\(inside)</Document>").root)
    }

    static let valid = [
        "<Id>ABC</Id>", "<Id>ABC</Id>\n <Amt Ccy='KZT'>1.50</Amt><Amt Ccy='USD'>+01.</Amt>",
        "<Id>ABC</Id><Dt>2026-02-28</Dt>",
        "<Id>A<!-- -->B<![CDATA[C]]></Id>", "<Id>ABC</Id><Way><Cd>SHAR</Cd></Way><Any><x xmlns='urn:x' y='1'/></Any>",
        "<Id>ABC</Id><Any><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/></Any>",
    ]

    @Test(arguments: valid) func findsNothing(inside: String) throws {
        #expect(try findings(inside).isEmpty)
    }

    static let invalid: [(String, String, String, String?)] = [
        ("<Id>AB1</Id>", "cvc-pattern-valid", "/Document/Id", "AB1"),
        ("<Id/>", "cvc-pattern-valid", "/Document/Id", nil),
        ("<Id>ABC</Id><Nm/>", "cvc-minLength-valid", "/Document/Nm", nil),
        ("<Id>ABC</Id><Nm>қазақша</Nm>", "cvc-maxLength-valid", "/Document/Nm", "қазақша"),
        ("<Id>ABC</Id><Way><Cd>X</Cd></Way>", "cvc-enumeration-valid", "/Document/Way/Cd", "X"),
        ("<Id>ABC</Id><Amt Ccy='KZT'>1.505</Amt>", "cvc-fractionDigits-valid", "/Document/Amt", "1.505"),
        (
            "<Id>ABC</Id><Amt Ccy='KZT'>1234.50</Amt><Amt Ccy='KZT'>123456</Amt>", "cvc-totalDigits-valid",
            "/Document/Amt[2]", "123456"
        ),
        ("<Id>ABC</Id><Amt Ccy='KZT'>-1</Amt>", "cvc-minInclusive-valid", "/Document/Amt", "-1"),
        ("<Id>ABC</Id><Amt Ccy='KZT'>1e2</Amt>", "cvc-datatype-valid.1.2.1", "/Document/Amt", "1e2"),
        ("<Id>ABC</Id><Dt>2026-02-30</Dt>", "cvc-datatype-valid.1.2.1", "/Document/Dt", "2026-02-30"),
        ("<Id>ABC</Id><Amt Ccy='kzt'>1</Amt>", "cvc-pattern-valid", "/Document/Amt/@Ccy", "kzt"),
        ("<Id>ABC</Id><Amt Ccy=''>1</Amt>", "cvc-pattern-valid", "/Document/Amt/@Ccy", ""),
        (
            "<Id>ABC</Id><Amt Ccy='KZT' xmlns:x=\"urn:it's\" x:Ccy='2'>1</Amt>", "cvc-complex-type.3.2.1",
            "/Document/Amt/@Ccy", "2"
        ),
        (
            "<Id>ABC</Id><Amt Ccy=\"', attribute 'b': \">1</Amt>", "cvc-pattern-valid", "/Document/Amt/@Ccy",
            "', attribute 'b': "
        ),
        ("<Id>ABC</Id><Amt>1</Amt>", "cvc-complex-type.4", "/Document/Amt", "1"),
        ("<Id>ABC</Id><Amt Ccy='KZT' b='2'>1</Amt>", "cvc-complex-type.3.2.1", "/Document/Amt/@b", "2"),
        ("", "cvc-complex-type.2.4", "/Document", nil),
        ("<Nm>x</Nm>", "cvc-complex-type.2.4", "/Document/Nm", "x"),
        ("<Id>ABC</Id><Id>ABC</Id>", "cvc-complex-type.2.4", "/Document/Id[2]", "ABC"),
        ("<Id>ABC</Id><Other/>", "cvc-complex-type.2.4", "/Document/Other", nil),
        ("<Id>ABC</Id><Id2 xmlns='urn:u'/>", "cvc-complex-type.2.4", "/Document/Id2", nil),
        ("<Id>ABC</Id><Way><Cd>SHAR</Cd><Prtry>x</Prtry></Way>", "cvc-complex-type.2.4", "/Document/Way/Prtry", "x"),
        ("<Id>ABC</Id>x", "cvc-complex-type.2.3", "/Document", nil),
        ("<Id>ABC<b/></Id>", "cvc-type.3.1.2", "/Document/Id", nil),
        ("<Id>ABC</Id><Any/>", "cvc-complex-type.2.4", "/Document/Any", nil),
    ]

    @Test(arguments: invalid) func findsOne(inside: String, rule: String, path: String, value: String?) throws {
        let found = try findings(inside)
        #expect(found.count == 1, "\(found)")
        let first = try #require(found.first)
        #expect(first.rule == rule && first.path == path && first.value == value && first.line == 1, "\(first)")
        #expect(!first.libraryText.isEmpty && !first.libraryText.hasSuffix("\n"))
    }

    @Test func findsEveryOne() throws {
        let found = try findings("\n<Id>1</Id>\n<Amt Ccy='1'>x</Amt>\n<Nm>long name</Nm>")
        #expect(found.map(\.line) == [2, 3, 3, 4])
        #expect(found.map(\.path) == ["/Document/Id", "/Document/Amt/@Ccy", "/Document/Amt", "/Document/Nm"])
        let xml = try parse("<Document xmlns='urn:t'><Id>1</Id><Amt Ccy='1'>x</Amt></Document>")
        #expect(schema.validate(xml.root, findingsMax: 2).count == 2)
        #expect(schema.validate(xml.root, findingsMax: 0).count == 1, "an invalid document is never valid")
    }

    @Test func refusesAnotherRoot() throws {
        let found = schema.validate(try parse("<Id xmlns='urn:t'>ABC</Id>").root)
        #expect(found.map(\.rule) == ["cvc-elt.1"])
        #expect(schema.validate(try parse("<Document><Id>ABC</Id></Document>").root).map(\.rule) == ["cvc-elt.1"])
    }

    /// A part of a file is judged alone, under the lines of the file.
    @Test func judgesAPart() throws {
        let xml = try parse(
            """
            <F xmlns="urn:f"><junk/>
              <Document xmlns="urn:t">
                <Id>abc</Id></Document>
              <Document xmlns="urn:t"><Id>ABC</Id></Document>
            </F>
            """)
        let documents = xml.root.children.filter { $0.isNamed("Document") }
        let found = schema.validate(documents[0])
        #expect(found.map(\.line) == [3] && found.map(\.path) == ["/Document/Id"])
        #expect(schema.validate(documents[1]).isEmpty)
    }

    /// A message can name no schema of its own.
    @Test func ignoresTheMessagesHints() throws {
        let xml = try parse(
            """
            <Document xmlns="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="urn:t file:///etc/hostname"><Id>AB1</Id></Document>
            """)
        #expect(schema.validate(xml.root).map(\.rule) == ["cvc-pattern-valid"])
    }

    @Test func leavesTheTreeAsItIs() throws {
        let withDefaults = xsd.replacing(
            "<xs:attribute name=\"Ccy\" type=\"Currency\" use=\"required\"/>",
            with: "<xs:attribute name=\"Ccy\" type=\"Currency\" default=\"KZT\"/>")
        let lenient = try Schema(xsd: withDefaults.bytes)
        let xml = try parse("<Document xmlns='urn:t'><Id>ABC</Id><Amt>1</Amt></Document>")
        let before = try xml.root.canonicalBytes()
        #expect(lenient.validate(xml.root).isEmpty)
        #expect(try xml.root.canonicalBytes() == before && xml.root.child("Amt")?.attributes.isEmpty == true)
    }

    @Test func refusesWhatIsNoSchema() throws {
        #expect(throws: SchemaFault.unreadable(.empty)) { try Schema(xsd: []) }
        #expect(throws: SchemaFault.unreadable(.documentType(line: 1))) { try Schema(xsd: "<!DOCTYPE a><a/>".bytes) }
        for tag in ["import namespace='urn:u'", "include", "redefine"] {
            let reaching = xsd.replacing(
                "<xs:element name=\"Document\"",
                with: "<xs:\(tag) schemaLocation='u.xsd'/><xs:element name=\"Document\"")
            #expect(throws: SchemaFault.reachesOutside(line: 5)) { try Schema(xsd: reaching.bytes) }
        }
        let faults: [String] = [
            "<a/>", xsd.replacing("type=\"Identifier\"", with: "type=\"Absent\""),
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'/></xs:schema>",
        ]
        for text in faults {
            do {
                _ = try Schema(xsd: text.bytes)
                Issue.record("compiled: \(text)")
            } catch .notASchema(let line, let libraryText) {
                #expect(line >= 1 && !libraryText.isEmpty)
            }
        }
    }

    @Test func knowsItsNamespace() throws {
        #expect(schema.targetNamespace == "urn:t")
        let set = SchemaSet([schema.targetNamespace: schema])
        #expect(set["urn:t"] === schema && set["urn:u"] == nil)
    }

    /// Threads share the schema and, half of them, the document.
    @Test func servesManyThreads() async throws {
        let shared = try parse("<Document xmlns='urn:t'><Id>AB1</Id><Nm>long name</Nm></Document>")
        let expected = schema.validate(shared.root)
        let form = try shared.root.canonicalBytes()
        let schema = schema
        await withTaskGroup(of: Bool.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var isSame = true
                    for round in 0..<200 {
                        let own = try? parse("<Document xmlns='urn:t'><Id>ABC</Id><Nm>\(round)</Nm></Document>")
                        isSame = isSame && own.map { schema.validate($0.root).isEmpty } == true
                        isSame = isSame && schema.validate(shared.root) == expected
                        isSame = isSame && (try? shared.root.canonicalBytes()) == form
                        isSame = isSame && shared.root.children.map(\.path).count == 2
                    }
                    return isSame && worker >= 0
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }
}

@Suite(.enabled(if: Shared.folder != nil, "the reference material is not beside the package"))
struct OfficialSchemaTests {
    @Test(arguments: Shared.files(under: "iso20022/official", suffix: ".xsd")) func compiles(path: String) throws {
        let schema = try Schema(xsd: Shared.bytes(path))
        #expect(schema.targetNamespace.hasPrefix("urn:iso:std:iso:20022:tech:xsd:"))
    }

    /// The verdict on every sample is that of xmllint.
    @Test(
        .enabled(if: Tools.xmllint != nil, "xmllint is not installed"),
        arguments: ["pacs.008.001.08", "pacs.002.001.10", "camt.053.001.08", "head.001.001.02"])
    func agreesWithXmllint(definition: String) throws {
        let tool = try #require(Tools.xmllint)
        let folder = try #require(Shared.folder)
        let namespace = "urn:iso:std:iso:20022:tech:xsd:\(definition)"
        let xsd = "iso20022/official/\(definition).xsd"
        let schema = try Schema(xsd: Shared.bytes(xsd))
        var judged = 0
        for path in Shared.files(under: "iso20022/samples", suffix: ".xml") {
            guard let xml = try? ParsedXML(Shared.bytes(path), limits: .statement),
                let part = xml.root.descendants.first(where: {
                    ($0.isNamed("Document") || $0.isNamed("AppHdr")) && $0.isInNamespace(namespace)
                })
            else { continue }
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("xmlcore-\(UUID().uuidString)")
            try Data(part.canonicalBytes()).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let arguments = ["--nonet", "--noout", "--schema", folder.appendingPathComponent(xsd).path, file.path]
            let isValid = try Tools.attempt(tool, arguments).status == 0
            #expect(schema.validate(part).isEmpty == isValid, "\(path)")
            judged += 1
        }
        #expect(judged > 0)
    }
}
