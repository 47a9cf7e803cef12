import Testing

@testable import XMLCore

/// What a handler is given is what a parse of the whole would show.
@Suite struct StreamTreeTests {
    private func deliveries(_ text: String, chunks: [Int] = [3]) -> RecordingHandler {
        let handler = RecordingHandler()
        #expect(stream(text.bytes, chunks: chunks, handler: handler).rejection == nil, "\(text)")
        return handler
    }

    @Test func deliversInOrderAndForgets() {
        let handler = deliveries("<a><k>1</k><d>2</d><s>3</s><o><d>4</d>no<d>5</d><k>6</k></o><k>7</k></a>")
        #expect(handler.delivered == ["<d>2</d>", "<d>4</d>", "<d>5</d>"])
        #expect(handler.ended == ["<o><k>6</k></o>", "<a><k>1</k><k>7</k></a>"])
    }

    @Test func keepsAnOpenElementThatIsToStay() {
        let handler = deliveries("<a><ok><k>1</k><d>2</d></ok><on><k>3</k></on></a>")
        #expect(handler.ended.last == "<a><ok><k>1</k></ok></a>")
    }

    @Test func keepsNamespacesOfWhatIsOpen() {
        let handler = deliveries(
            "<a xmlns='urn:1' xmlns:p='urn:2'><o xmlns:q='urn:3'><d p:x='1'><q:y/></d></o></a>")
        #expect(
            handler.delivered == [
                "<d xmlns=\"urn:1\" xmlns:p=\"urn:2\" p:x=\"1\"><q:y xmlns:q=\"urn:3\"></q:y></d>"
            ])
    }

    @Test func keepsCommentsAndSectionsAndNamesThem() {
        let handler = RecordingHandler()
        let (rejection, stream) = stream(
            "<a><d>1<!-- c -->2<x><![CDATA[3]]></x></d>\n<s><!-- --></s></a>".bytes, handler: handler)
        #expect(rejection == nil)
        #expect(handler.delivered == ["<d>12<x>3</x></d>"])
        #expect(
            stream.nonPlainFindings == [
                NonPlainFinding(kind: .comment, path: "/a/d", line: 1),
                NonPlainFinding(kind: .cdata, path: "/a/d/x", line: 1),
                NonPlainFinding(kind: .comment, path: "/a/s", line: 2),
            ])
    }

    /// A delivered element is canonically the same as in a tree, however the bytes came.
    @Test(arguments: 0..<20) func deliversWhatAParseShows(seed: Int) throws {
        var documents = RandomDocuments(seed: UInt64(seed))
        var random = Seeded(UInt64(seed))
        for _ in 0..<50 {
            let text = "<r><d>\(documents.next())</d></r>"
            guard let whole = try? parse(text), let part = whole.root.children.first(where: { _ in true }) else {
                continue
            }
            let sizes = (0..<3).map { _ in Int.random(in: 1..<40, using: &random) }
            let handler = deliveries(text, chunks: sizes)
            #expect(try handler.delivered == [canonical(part)], "seed \(seed): \(text)")
        }
    }
}
