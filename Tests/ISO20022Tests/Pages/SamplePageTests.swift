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
        try Self.check(document, definition)
    }

    /// What others wrote in a version between the two that a page knows, taken for the newest where its schema agrees.
    @Test func validDocumentsOfVersionsBetweenReadAsTheNewest() throws {
        var read: [String: Int] = [:]
        for sample in Sample.all where sample.documentVerdict == "valid" {
            guard let newest = Self.newest[String(sample.message.prefix(8))],
                MessageDefinition(rawValue: sample.message) == nil,
                // It has a relative namespace name, which no part of this gateway reads.
                !sample.file.hasSuffix("SplmtryData_with_namespace.xml")
            else { continue }
            let file = try SharedFiles.text("iso20022/samples/\(sample.file)")
            let text = file.replacing(/<!--[\s\S]*?-->/, with: "").replacing(sample.message, with: newest.rawValue)
            let xml = try ParsedXML(Array(text.utf8), limits: .statement)
            guard let document = Self.first("Document", in: xml.root),
                try Sample.schemas.get()[newest].validate(document).isEmpty
            else { continue }
            try Self.check(document, newest)
            read[newest.rawValue, default: 0] += 1
        }
        #expect(read.values.reduce(0, +) == 32, "\(read)")
        #expect(read.count >= 4, "\(read)")
    }

    private static let newest: [String: MessageDefinition] = [
        "pacs.002": .paymentStatusReportV16, "pacs.004": .paymentReturnV15, "pacs.008": .customerCreditTransferV14,
        "pacs.009": .financialInstitutionCreditTransferV13, "camt.056": .paymentCancellationRequestV12,
    ]

    /// Reads back equal, is valid as written, and names what a rewrite would lose.
    private static func check(_ document: Element, _ definition: MessageDefinition) throws {
        let content = try BusinessContent(document: document, definition: definition)
        let draft = XMLDraft(root: "Document", namespace: definition.namespaceURI)
        content.write(intoDocument: draft.root)
        let again = try ParsedXML(draft.canonicalBytes(), limits: .statement)
        #expect(try Sample.schemas.get()[definition].validate(again.root) == [])
        #expect(try BusinessContent(document: again.root, definition: definition) == content)
        #expect(try outsideOfPage(again.root, definition: definition) == [])
        try RoundTripOracle.check(document, definition)
    }

    @Test(
        arguments: Sample.all.filter {
            $0.headerVerdict == "valid" && MessageDefinition(rawValue: $0.header)?.root == .header
        })
    func validHeadersReadAndAreWrittenBack(_ sample: Sample) throws {
        let definition = try #require(MessageDefinition(rawValue: sample.header))
        let file = try SharedFiles.text("iso20022/samples/\(sample.file)")
        let text = file.replacing(/<!--[\s\S]*?-->/, with: "")
        let xml = try ParsedXML(Array(text.utf8), limits: .statement)
        let element = try #require(Self.first("AppHdr", in: xml.root))
        let header = try BusinessApplicationHeader(element)
        let draft = XMLDraft(root: "AppHdr", namespace: definition.namespaceURI)
        header.write(to: draft.root)
        let again = try ParsedXML(draft.canonicalBytes(), limits: .statement)
        #expect(try Sample.schemas.get()[definition].validate(again.root) == [])
        #expect(try BusinessApplicationHeader(again.root) == header)
        try RoundTripOracle.check(element, definition)
    }

    static func first(_ name: String, in element: Element) -> Element? {
        if element.localName == name { return element }
        for child in element.children {
            if let found = first(name, in: child) { return found }
        }
        return nil
    }
}
