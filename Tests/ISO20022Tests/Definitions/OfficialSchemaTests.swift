import Testing
import XMLCore

@testable import ISO20022

/// The schemas that the gateway writes are the official ones, component by component.
@Suite struct OfficialSchemaTests {
    @Test(.enabled(if: SharedFiles.isPresent, "the official schemas are absent"), arguments: MessageDefinition.allCases)
    func componentsAreTheOfficialOnes(definition: MessageDefinition) throws {
        let official = try SchemaComponents(xsd: SharedFiles.bytes("iso20022/official/\(definition.rawValue).xsd"))
        let ours = try SchemaComponents(xsd: MessageSchemas.xsd(for: definition))
        #expect(official.lines.count > 5)
        let differences = ours.differences(from: official)
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    /// Each edit of a structure is seen: the comparison can fail.
    @Test(arguments: [
        ("InstrId    Max35Text        0..1", "InstrId    Max35Text        1..1"),
        ("InstrId    Max35Text        0..1", "InstrId    Max34Text        0..1"),
        ("InstrId    Max35Text        0..1", "InstrIdX   Max35Text        0..1"),
        ("Cd    ExternalPurpose1Code 1..1\n  Prtry Max35Text            1..1", "Cd    ExternalPurpose1Code 1..1"),
        ("Purpose2Choice = choice", "Purpose2Choice = sequence"),
        ("Max35Text = string minLength=1 maxLength=35", "Max35Text = string minLength=1 maxLength=36"),
        ("DEBT CRED SHAR SLEV", "DEBT CRED SHAR"),
        ("any ##any lax 1..1", "any ##any skip 1..1"),
        ("CountryCode = string pattern=[A-Z]{2,2}", "CountryCode = string pattern=[A-Z]{2,3}"),
        ("attribute Ccy ActiveCurrencyCode", "attribute Cur ActiveCurrencyCode"),
        ("totalDigits=18 fractionDigits=5 minInclusive=0", "totalDigits=18 fractionDigits=5"),
    ])
    func anEditIsSeen(before: String, after: String) throws {
        let texts = DefinitionNotation.texts.map { $0.replacing(before, with: after) }
        #expect(texts != DefinitionNotation.texts, "nothing to edit")
        let edited = try #require(DefinitionLibrary(texts).structures["pacs.008.001.08"])
        let definition = MessageDefinition.customerCreditTransfer
        let ours = try SchemaComponents(xsd: MessageSchemas.xsd(for: definition))
        #expect(try !SchemaComponents(xsd: SchemaWriter.xsd(of: edited)).differences(from: ours).isEmpty)
    }

    /// The whole text is read at once here, and definition by definition everywhere else.
    @Test func everyTypeIsUsed() throws {
        let library = try DefinitionLibrary(DefinitionNotation.texts)
        #expect(library.unusedTypes.isEmpty)
        #expect(Set(library.structures.keys) == Set(MessageDefinition.allCases.map(\.rawValue)))
        for definition in MessageDefinition.allCases {
            #expect(library.structures[definition.rawValue] == definition.structure)
        }
    }

    @Test(arguments: MessageDefinition.allCases)
    func theNamespaceIsTheMessages(definition: MessageDefinition) throws {
        #expect(definition.structure.namespaceURI == definition.namespaceURI)
        #expect(MessageDefinition(namespaceURI: definition.namespaceURI) == definition)
        #expect(try MessageSchemas()[definition].targetNamespace == definition.namespaceURI)
    }

    @Test(arguments: [
        (MessageDefinition.customerCreditTransfer, "customer credit transfer"),
        (.customerCreditTransferV14, "customer credit transfer"), (.receipt, "receipt"),
        (.businessApplicationHeaderV01, "business application header"),
    ])
    func namesInWords(_ definition: MessageDefinition, _ name: String) {
        #expect(definition.name == name)
    }
}
