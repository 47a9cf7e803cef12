import Testing
@testable import XMLCore

/// Every shape of the table: what it accepts, and that whatever is added, doubled, hidden or moved is refused.
@Suite struct EnvelopeShapeTests {
    private static let foreign = EnvelopeShape.all.filter { !EnvelopeShape.ours.contains($0) }

    private func parse(_ text: String) throws -> ParsedXML { try ParsedXML(Array(text.utf8), limits: .payment) }

    /// A document of a shape; `edit` sees each element's path and inner text and may change it.
    private static func instance(
        _ part: EnvelopeShape.Part, path: String = "", edit: (_ path: String, _ inside: String) -> String = { $1 }
    ) -> String {
        let name = part.names[0]
        let path = path + "/" + name
        let namespace =
            switch part.content {
            case .header: "urn:iso:std:iso:20022:tech:xsd:head.001.001.02"
            case .document: "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"
            case .companion, .parts: part.namespaceURI ?? ""
            }
        let inside =
            switch part.content {
            case .header: "<Fr/>"
            case .document: "<FIToFICstmrCdtTrf/>"
            case .companion: "<b/>text"
            case .parts(let parts): parts.map { instance($0, path: path, edit: edit) }.joined(separator: "\n")
            }
        return "<\(name) xmlns=\"\(namespace)\">\(edit(path, inside))</\(name)>"
    }

    private static func paths(_ shape: EnvelopeShape) -> [(path: String, part: EnvelopeShape.Part)] {
        func walk(_ part: EnvelopeShape.Part, _ above: String) -> [(path: String, part: EnvelopeShape.Part)] {
            let path = above + "/" + part.names[0]
            guard case .parts(let parts) = part.content else { return [(path, part)] }
            return [(path, part)] + parts.flatMap { walk($0, path) }
        }
        return walk(shape.root, "")
    }

    private func rejection(_ text: String, _ shapes: [EnvelopeShape]) throws -> EnvelopeRejection? {
        let xml = try parse(text)
        do throws(EnvelopeRejection) {
            _ = try MessageEnvelope(xml, shapes: shapes)
            return nil
        } catch {
            return error
        }
    }

    @Test func theTableIsClosedAndUnambiguous() {
        let all = EnvelopeShape.all
        #expect(Self.foreign.count >= 10)
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(Set(all.map { $0.rootName + " " + $0.rootNamespaceURI }).count == all.count)
        for shape in all {
            #expect(EnvelopeShape(named: shape.name) == shape)
            #expect(shape.headerPath.hasSuffix("/AppHdr") && shape.documentPath.hasSuffix("/Document"))
        }
        #expect(EnvelopeShape(named: "Plain") == nil)
        #expect(EnvelopeShape(named: "swift-saa")?.documentPath == "DataPDU/Body/Document")
        #expect(EnvelopeShape(named: "soap-1.2")?.companions == ["Envelope/Header"])
    }

    @Test(arguments: foreign)
    func aMessageOfTheShapeIsTakenApart(_ shape: EnvelopeShape) throws {
        let envelope = try MessageEnvelope(parse(Self.instance(shape.root)), shapes: [shape])
        #expect(envelope.envelopeShape == shape && envelope.shape == .plain)
        #expect(envelope.header.localName == "AppHdr" && envelope.document.localName == "Document")
        #expect(envelope.message == envelope.header.enclosing)
        #expect(envelope.terms == nil && envelope.signatures.isEmpty)
    }

    @Test(arguments: foreign)
    func whatMayBeThereNeedNotBeThere(_ shape: EnvelopeShape) throws {
        func bare(_ part: EnvelopeShape.Part) -> EnvelopeShape.Part {
            guard case .parts(let parts) = part.content else { return part }
            return EnvelopeShape.Part(
                names: part.names, namespaceURI: part.namespaceURI,
                content: .parts(parts.filter { !$0.isOptional }.map(bare)), isOptional: part.isOptional)
        }
        #expect(try rejection(Self.instance(bare(shape.root)), [shape]) == nil)
    }

    @Test(arguments: foreign)
    func aChannelThatDoesNotAskForItRefusesIt(_ shape: EnvelopeShape) throws {
        let text = Self.instance(shape.root)
        #expect(try rejection(text, EnvelopeShape.ours) == .unknownRoot(line: 1))
        #expect(try rejection(text, EnvelopeShape.all.filter { $0 != shape }) == .unknownRoot(line: 1))
        #expect(try rejection(text, []) == .unknownRoot(line: 1))
    }

    /// Added before and after the content of each element of the shape.
    private static let additions = [
        "<AppHdr xmlns='urn:iso:std:iso:20022:tech:xsd:head.001.001.02'/>",
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08'/>",
        "<x:AppHdr xmlns:x='urn:other'/>", "<x:Document xmlns:x='urn:other'/>",
        "<Wrapper xmlns=''><AppHdr/><Document/></Wrapper>", "<Other/>", "<!--x-->", "<![CDATA[ ]]>", "text",
    ]

    @Test(arguments: foreign)
    func nothingCanBeAdded(_ shape: EnvelopeShape) throws {
        for (path, part) in Self.paths(shape) {
            for addition in Self.additions {
                for isBefore in [true, false] {
                    let text = Self.instance(shape.root) { at, inside in
                        at == path ? (isBefore ? addition + inside : inside + addition) : inside
                    }
                    let found = try rejection(text, EnvelopeShape.all)
                    switch part.content {
                    case .parts: #expect(found != nil, "\(path): \(addition)")
                    // What others account for is free, but for the parts that carry money.
                    case .companion:
                        let isPart = addition.contains("AppHdr") || addition.contains("Document")
                        #expect((found != nil) == isPart, "\(path): \(addition)")
                    // The schemas and the rules of plain text judge these.
                    case .header, .document: #expect(found == nil, "\(path): \(addition)")
                    }
                }
            }
        }
    }

    @Test(arguments: foreign)
    func nothingCanBeLeftOutOrRenamed(_ shape: EnvelopeShape) throws {
        let whole = Self.instance(shape.root)
        for (path, part) in Self.paths(shape) where path != "/" + shape.rootName {
            let above = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
            let gone = Self.instance(shape.root) { at, inside in
                at == above ? inside.replacing(Self.instance(part), with: "") : inside
            }
            #expect((try rejection(gone, [shape]) == nil) == part.isOptional, "\(path)")
            let name = part.names[0]
            let renamed = whole.replacing("<\(name) ", with: "<Not\(name) ").replacing(
                "</\(name)>", with: "</Not\(name)>")
            #expect(try rejection(renamed, [shape]) != nil, "\(path)")
        }
        let elsewhere = whole.replacing("xmlns=\"\(shape.rootNamespaceURI)\"", with: "xmlns=\"urn:elsewhere\"")
        #expect(try rejection(elsewhere, [shape]) != nil)
        #expect(try rejection("<Wrap>" + whole + "</Wrap>", [shape]) == .unknownRoot(line: 1))
        #expect(try rejection("<!--x-->" + whole, [shape]) == .unexpectedContent(line: 1))
    }

    @Test(arguments: foreign)
    func noAttributeButThePlaceOfASchema(_ shape: EnvelopeShape) throws {
        let whole = Self.instance(shape.root)
        func with(_ attribute: String) -> String {
            whole.replacing("<\(shape.rootName) ", with: "<\(shape.rootName) \(attribute) ")
        }
        let location = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='urn:a b.xsd'"
        #expect(try rejection(with(location), [shape]) == nil)
        for attribute in ["Id='x'", "xml:id='x'", "xml:lang='kk'", "schemaLocation='x'"] {
            #expect(try rejection(with(attribute), [shape]) == .unexpectedAttribute(line: 1), "\(attribute)")
        }
    }

    @Test func partsOfAFileStandInTheirOrder() throws {
        let shape = try #require(EnvelopeShape(named: "request-payload"))
        let swapped = "<RequestPayload><Document/><AppHdr/></RequestPayload>"
        #expect(try rejection(swapped, [shape]) == .missingHeader)
        #expect(try rejection("<RequestPayload/>", [shape]) == .missingHeader)
        #expect(try rejection("<RequestPayload><AppHdr/></RequestPayload>", [shape]) == .missingDocument)
        let twice = "<RequestPayload><AppHdr/><Document/>\n<Document/></RequestPayload>"
        #expect(try rejection(twice, [shape]) == .repeatedDocument(line: 2))
        let pdu = try #require(EnvelopeShape(named: "swift-saa"))
        let early = "<DataPDU xmlns='urn:swift:saa:xsd:saa.2.0'>\n<LAU/><Body><AppHdr/><Document/></Body></DataPDU>"
        #expect(try rejection(early, [pdu]) == .unexpectedElement(line: 2))
        let none = "<DataPDU xmlns='urn:swift:saa:xsd:saa.2.0'><Revision/></DataPDU>"
        #expect(try rejection(none, [pdu]) == .missingElement(line: 1))
    }
}
