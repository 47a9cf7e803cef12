import Foundation
import Testing
import XMLCore

@testable import ISO20022

@Suite(.enabled(if: SharedFiles.isPresent, "the shared samples are absent"))
struct SamplePageTests {
    private static let validDocuments = Sample.ofKnownMessages.filter { sample in
        sample.documentVerdict == "valid"
            && MessageDefinition(rawValue: sample.message).map(BusinessContent.definitions.contains) == true
    }

    /// Two of these hold comments inside the document, which the pages refuse: they are read without them.
    @Test(arguments: validDocuments)
    func validDocumentsReadAndAreWrittenBack(_ sample: Sample) throws {
        let definition = try #require(MessageDefinition(rawValue: sample.message))
        let file = try SharedFiles.text("iso20022/samples/\(sample.file)")
        let text = file.replacing(/<!--[\s\S]*?-->/, with: "")
        let xml = try ParsedXML(Array(text.utf8), limits: .statement)
        let document = try #require(Self.first("Document", in: xml.root))
        let content = try BusinessContent(document: document, definition: definition)
        let draft = XMLDraft(root: "Document", namespace: definition.namespaceURI)
        content.write(intoDocument: draft.root)
        let again = try ParsedXML(draft.canonicalBytes(), limits: .statement)
        #expect(try Sample.schemas.get()[definition].validate(again.root) == [])
        #expect(try BusinessContent(document: again.root, definition: definition) == content)
    }

    @Test(arguments: Sample.withKnownHeader.filter { $0.headerVerdict == "valid" })
    func validHeadersReadAndAreWrittenBack(_ sample: Sample) throws {
        let xml = try ParsedXML(SharedFiles.bytes("iso20022/samples/\(sample.file)"), limits: .statement)
        let header = try BusinessApplicationHeader(#require(Self.first("AppHdr", in: xml.root)))
        let definition = MessageDefinition.businessApplicationHeader
        let draft = XMLDraft(root: "AppHdr", namespace: definition.namespaceURI)
        header.write(to: draft.root)
        let again = try ParsedXML(draft.canonicalBytes(), limits: .statement)
        #expect(try Sample.schemas.get()[definition].validate(again.root) == [])
        #expect(try BusinessApplicationHeader(again.root) == header)
    }

    static func first(_ name: String, in element: Element) -> Element? {
        if element.localName == name { return element }
        for child in element.children {
            if let found = first(name, in: child) { return found }
        }
        return nil
    }
}
