import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// Any XSD of ISO 20022 reads as a structure; what the structure cannot hold is refused, by name and line.
@Suite struct SchemaReaderTests {
    private static let names: [String] = {
        let folder = SharedFiles.root.appending(path: "iso20022/official").path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".xsd") }.sorted()
    }()

    /// Read, written and read again, in both forms; and the schema written has the components of the official one.
    @Test(.enabled(if: SharedFiles.isPresent, "the official schemas are absent"), arguments: names)
    func officialSchemasRead(_ name: String) throws {
        let xsd = try SharedFiles.bytes("iso20022/official/\(name)")
        let structure = try SchemaReader.structure(ofXSD: xsd)
        #expect(structure.identifier + ".xsd" == name)
        #expect(try MessageStructure(notation: NotationWriter.notation(of: structure)) == structure)
        let written = SchemaWriter.xsd(of: structure)
        #expect(try SchemaReader.structure(ofXSD: written) == structure)
        #expect(try SchemaComponents(xsd: written).differences(from: SchemaComponents(xsd: xsd)).isEmpty)
        if let known = MessageDefinition(rawValue: structure.identifier) { #expect(known.structure == structure) }
    }

    @Test func thereAreOfficialSchemas() {
        #expect(!SharedFiles.isPresent || Self.names.count >= 160)
    }

    @Test(arguments: MessageDefinition.allCases)
    func ownSchemasRead(_ definition: MessageDefinition) throws {
        #expect(try SchemaReader.structure(ofXSD: MessageSchemas.xsd(for: definition)) == definition.structure)
    }

    private static let schema = """
        <?xml version="1.0" encoding="UTF-8"?>
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:iso:std:iso:20022:tech:xsd:test.001.001.01" \
        targetNamespace="urn:iso:std:iso:20022:tech:xsd:test.001.001.01" elementFormDefault="qualified">
          <xs:element name="Document" type="Document"/>
          <xs:complexType name="Document">
            <xs:sequence>
              <xs:element name="Id" type="Max35Text"/>
              <xs:element name="Amt" type="Amount" minOccurs="0" maxOccurs="unbounded"/>
              <xs:element name="Cd" type="Code" minOccurs="0"/>
              <xs:any namespace="##any" processContents="lax" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
          <xs:complexType name="Amount">
            <xs:simpleContent>
              <xs:extension base="AmountText">
                <xs:attribute name="Ccy" type="Code" use="required"/>
              </xs:extension>
            </xs:simpleContent>
          </xs:complexType>
          <xs:simpleType name="AmountText">
            <xs:restriction base="xs:decimal">
              <xs:minInclusive value="0"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="Code">
            <xs:restriction base="xs:string">
              <xs:enumeration value="A"/>
              <xs:enumeration value="B"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="Max35Text">
            <xs:restriction base="xs:string">
              <xs:maxLength value="35"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:schema>
        """

    private static func structure(_ text: String) throws(SchemaReadingFault) -> MessageStructure {
        try SchemaReader.structure(ofXSD: Array(text.utf8))
    }

    /// What a market's guideline has besides, or instead, without another meaning.
    @Test(arguments: [
        ("<xs:sequence>", "<!-- a note --><xs:sequence id=\"s1\">"),
        (
            "<xs:sequence>",
            """
            <xs:annotation><xs:documentation xml:lang="en">Say <b xmlns="urn:b">it</b></xs:documentation>\
            <xs:appinfo source="urn:x">1</xs:appinfo></xs:annotation><xs:sequence>
            """
        ),
        (
            "<xs:maxLength value=\"35\"/>",
            "<xs:annotation/><xs:maxLength value=\"35\"><xs:annotation/></xs:maxLength>"
        ),
        (
            "elementFormDefault=\"qualified\"",
            "elementFormDefault=\"qualified\" version=\"7\" xmlns:n=\"urn:n\" n:by=\"x\""
        ),
        ("<xs:sequence>", "<xs:sequence minOccurs=\"1\" maxOccurs=\"1\">"),
        ("<xs:any ", "<xs:element name=\"Gone\" type=\"Code\" minOccurs=\"0\" maxOccurs=\"0\"/><xs:any "),
        ("</xs:schema>", "<xs:simpleType name=\"Left\"><xs:restriction base=\"xs:date\"/></xs:simpleType></xs:schema>"),
        ("namespace=\"##any\" ", ""),
        ("name=\"Amount\"", "name=\"Amount\" mixed=\"false\" abstract=\"false\""),
    ])
    func whatMeansTheSameIsTheSame(_ before: String, _ after: String) throws {
        let text = Self.schema.replacing(before, with: after, maxReplacements: 1)
        #expect(text != Self.schema)
        #expect(try Self.structure(text) == Self.structure(Self.schema))
    }

    @Test func otherPrefixes() throws {
        let text = Self.schema.replacing("xmlns=", with: "xmlns:t=").replacing("type=\"", with: "type=\"t:")
            .replacing("base=\"Amount", with: "base=\"t:Amount").replacing("xs:", with: "")
            .replacing("xmlns:xs=", with: "xmlns=")
        #expect(try Self.structure(text) == Self.structure(Self.schema))
    }

    /// Patterns of one restriction are alternatives; a type's name may be any name; a code may hold spaces.
    @Test func guidelines() throws {
        let text = Self.schema.replacing("Max35Text", with: "Max35Text__1").replacing(
            "<xs:maxLength value=\"35\"/>", with: "<xs:pattern value=\"[a-z ]+\"/><xs:pattern value=\"X\"/>"
        ).replacing("value=\"A\"", with: "value=\"A a\"")
        let structure = try Self.structure(text)
        let type = SimpleType(base: .string, facets: [.pattern: "[a-z ]+|X"], enumeration: [])
        #expect(structure.types["Max35Text__1"] == .simple(type))
        #expect(structure.types["Code"] == .simple(SimpleType(base: .string, facets: [:], enumeration: ["A a", "B"])))
        #expect(try MessageStructure(notation: NotationWriter.notation(of: structure)) == structure)
        #expect(try SchemaReader.structure(ofXSD: SchemaWriter.xsd(of: structure)) == structure)
    }

    @Test(
        arguments: [
            ("urn:iso:std:iso:20022:tech:xsd:test.001.001.01", "urn:x", .foreignNamespace("urn:x")),
            (" elementFormDefault=\"qualified\"", "", .unqualifiedElements),
            ("<xs:element name=\"Document\" type=\"Document\"/>\n", "\n", .globalElements(count: 0)),
            (
                "<xs:element name=\"Document\" type=\"Document\"/>",
                "<xs:element name=\"Document\" type=\"Document\"/><xs:element name=\"E\" type=\"Code\"/>",
                .globalElements(count: 2)
            ),
            (
                "maxOccurs=\"unbounded\"", "maxOccurs=\"unbounded\" nillable=\"true\"",
                .unknownAttribute("nillable", line: 7)
            ),
            ("type=\"Max35Text\"", "type=\"Max35Text\" default=\"a\"", .unknownAttribute("default", line: 6)),
            ("type=\"Max35Text\"", "type=\"xs:string\"", .unknownBase("string", line: 4)),
            (
                "type=\"Max35Text\"/>",
                "><xs:simpleType><xs:restriction base=\"xs:string\"/></xs:simpleType></xs:element>",
                .unknownElement("element", line: 6)
            ),
            ("<xs:sequence>", "<xs:sequence minOccurs=\"0\">", .unknownAttribute("minOccurs", line: 5)),
            ("name=\"Amount\"", "name=\"Amount\" mixed=\"true\"", .unknownAttribute("mixed", line: 12)),
            (" use=\"required\"", "", .missingAttribute("use", line: 15)),
            (" use=\"required\"", " use=\"optional\"", .missingAttribute("use", line: 15)),
            ("<xs:attribute name=\"Ccy\" type=\"Code\" use=\"required\"/>", "", .empty(line: 14)),
            ("base=\"xs:decimal\"", "base=\"xs:double\"", .unknownBase("double", line: 20)),
            (
                "<xs:restriction base=\"xs:string\">\n      <xs:maxLength value=\"35\"/>",
                "<xs:restriction base=\"Code\">\n      <xs:maxLength value=\"35\"/>", .unknownBase("Code", line: 31)
            ),
            (
                "<xs:maxLength value=\"35\"/>", "<xs:whiteSpace value=\"collapse\"/>",
                .unknownElement("whiteSpace", line: 32)
            ),
            (
                "<xs:maxLength value=\"35\"/>", "<xs:maxLength value=\"35\" fixed=\"true\"/>",
                .unknownAttribute("fixed", line: 32)
            ),
            ("<xs:minInclusive value=\"0\"/>", "<xs:minInclusive value=\"+0\"/>", .value("+0", line: 21)),
            ("<xs:enumeration value=\"B\"/>", "<xs:enumeration value=\"A\"/>", .repeated("A", line: 27)),
            ("<xs:enumeration value=\"B\"/>", "<xs:enumeration value=\"\"/>", .value("", line: 27)),
            ("<xs:enumeration value=\"B\"/>", "<xs:enumeration value=\"␠\"/>", .value("␠", line: 27)),
            ("<xs:enumeration value=\"B\"/>", "<xs:enumeration value=\"a&#10;b\"/>", .value("a\nb", line: 27)),
            ("name=\"Cd\" type=\"Code\"", "name=\"Id\" type=\"Max35Text\"", .repeated("Id", line: 8)),
            ("name=\"Cd\"", "name=\"Cé\"", .value("Cé", line: 8)),
            ("Max35Text", "string", .repeated("string", line: 30)),
            ("<xs:sequence>", "<xs:all>", .unknownElement("all", line: 5)),
            (
                "</xs:schema>", "<xs:group name=\"G\"><xs:sequence/></xs:group></xs:schema>",
                .unknownElement("group", line: 35)
            ),
            ("</xs:schema>", "<xs:complexType name=\"E\"/></xs:schema>", nil),
            ("type=\"Document\"/>", "type=\"E\"/><xs:complexType name=\"E\"/>", .empty(line: 3)),
            (
                "type=\"Document\"/>", "type=\"E\"/><xs:complexType name=\"E\"><xs:sequence/></xs:complexType>",
                .empty(line: 3)
            ),
            (
                "base=\"AmountText\"", "base=\"Amount\"",
                .notASchema(.notASchema(line: 12, libraryText: ""))
            ),
            ("xs:schema", "xs:schma", .notASchema(.notASchema(line: 1, libraryText: ""))),
            (
                "<xs:element name=\"Document\"", "<xs:import namespace=\"urn:i\"/><xs:element name=\"Document\"",
                .notASchema(.reachesOutside(line: 3))
            ),
            ("</xs:schema>", "", .notASchema(.unreadable(.notWellFormed(line: 35, column: 1)))),
        ] as [(String, String, SchemaReadingFault?)])
    func whatTheModelCannotHoldIsRefused(_ before: String, _ after: String, _ fault: SchemaReadingFault?) {
        var text = Self.schema.replacing(before, with: after)
        if after.contains("<xs:all>") {
            text = text.replacing("</xs:sequence>", with: "</xs:all>").replacing("maxOccurs=\"unbounded\"", with: "")
                .replacing("<xs:any namespace=\"##any\" processContents=\"lax\" minOccurs=\"0\"/>", with: "")
        }
        #expect(text != Self.schema)
        var found: SchemaReadingFault?
        do throws(SchemaReadingFault) { _ = try Self.structure(text) } catch { found = error }
        switch (found, fault) {
        // What the library says, and where, is the library's.
        case (.notASchema(.notASchema)?, .notASchema(.notASchema)?): break
        case (.notASchema(.unreadable(.notWellFormed))?, .notASchema(.unreadable(.notWellFormed))?): break
        default: #expect(found == fault)
        }
    }
}
