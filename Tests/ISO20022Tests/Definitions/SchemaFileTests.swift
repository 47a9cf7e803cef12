import Foundation
import Testing

@testable import ISO20022

/// The files in `Schemas/` are what the writer writes. `REWRITE_SCHEMAS=1` writes them anew; the diff is the review.
@Suite struct SchemaFileTests {
    private static let folder: URL = {
        var url = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url.appending(path: "Schemas")
    }()

    @Test(arguments: MessageDefinition.allCases)
    func fileIsAsWritten(definition: MessageDefinition) throws {
        let file = Self.folder.appending(path: "\(definition.rawValue).xsd")
        let written = MessageSchemas.xsd(for: definition)
        if ProcessInfo.processInfo.environment["REWRITE_SCHEMAS"] == "1" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(written).write(to: file)
        }
        #expect(try [UInt8](Data(contentsOf: file)) == written, "REWRITE_SCHEMAS=1 swift test writes it anew")
    }

    @Test func noFileIsLeftOver() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let schemas = MessageDefinition.allCases.map { "\($0.rawValue).xsd" }
        #expect(Set(files) == Set(schemas + ["SOURCES.md"]))
    }

    @Test func everyFacetIsWritten() {
        #expect(Facet.orderInSchemas.count == Facet.allCases.count)
        #expect(Set(Facet.orderInSchemas) == Set(Facet.allCases))
    }

    @Test func writesEveryPartOfTheModel() throws {
        let text = """
            message test.001.001.01 root Document Root

            Root = sequence
              Amt Amount 1..1
              choice 0..*
                Cd   Code   2..3
                Note Note   1..*
              any ##any skip 0..1

            Amount = extension AmountText
              attribute Ccy Code

            AmountText = decimal totalDigits=5 fractionDigits=2 minInclusive=0 maxInclusive=100

            Code = string enumeration
              A B

            Note = string length=3 pattern=<"&>
            """
        let structure = try #require(DefinitionLibrary([text]).structures["test.001.001.01"])
        let lines = String(decoding: SchemaWriter.xsd(of: structure), as: UTF8.self).split(separator: "\n").dropFirst(3)
        #expect(lines.joined(separator: "\n") == Self.expected)
    }

    private static let expected = """
          <xs:element name="Document" type="Root"/>
          <xs:complexType name="Amount">
            <xs:simpleContent>
              <xs:extension base="AmountText">
                <xs:attribute name="Ccy" type="Code" use="required"/>
              </xs:extension>
            </xs:simpleContent>
          </xs:complexType>
          <xs:simpleType name="AmountText">
            <xs:restriction base="xs:decimal">
              <xs:fractionDigits value="2"/>
              <xs:totalDigits value="5"/>
              <xs:minInclusive value="0"/>
              <xs:maxInclusive value="100"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="Code">
            <xs:restriction base="xs:string">
              <xs:enumeration value="A"/>
              <xs:enumeration value="B"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="Note">
            <xs:restriction base="xs:string">
              <xs:pattern value="&lt;&quot;&amp;&gt;"/>
              <xs:length value="3"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:complexType name="Root">
            <xs:sequence>
              <xs:element name="Amt" type="Amount"/>
              <xs:choice minOccurs="0" maxOccurs="unbounded">
                <xs:element name="Cd" type="Code" minOccurs="2" maxOccurs="3"/>
                <xs:element name="Note" type="Note" maxOccurs="unbounded"/>
              </xs:choice>
              <xs:any namespace="##any" processContents="skip" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:schema>
        """
}
