/// What becomes of an element that begins directly beneath an open one.
package enum XMLStreamStep: Hashable, Sendable {
    /// Its children are asked about one by one; when it ends, it goes with what was kept of it, or stays.
    case open
    /// It becomes part of the tree, and stays there as long as the element it stands in.
    case keep
    /// It becomes part of the tree, is handed over when it ends, and goes.
    case deliver
    /// It is read over: checked as everything is, and never part of the tree.
    case skip
}

/// What a handler wants of an element that begins.
package struct XMLStreamTreatment {
    /// What becomes of it.
    package let step: XMLStreamStep
    /// Whether it is a part of a message: comments and the like in it are noted.
    package let isPart: Bool
    /// What the part is validated against, from its start tag to its end tag.
    package let schema: Schema?

    /// An element of no part, or within one.
    package init(_ step: XMLStreamStep) {
        self.step = step
        isPart = false
        schema = nil
    }

    /// A part of a message, with its schema where it has one.
    package init(part step: XMLStreamStep, schema: Schema?) {
        self.step = step
        isPart = true
        self.schema = schema
    }
}

/// Decides what becomes of the elements of a stream, and takes them.
///
/// An element that is handed to one of these is there during the call, and its ancestors with what was kept of them.
/// It must not outlive the call: its memory is used again. This is why no public interface gives one.
package protocol XMLStreamHandler: AnyObject {
    /// An element begins whose parent is open: name, attributes and line are there, and no content.
    func begins(_ element: Element, in stream: XMLStream) -> XMLStreamTreatment
    /// An element that is delivered is whole.
    func delivers(_ element: Element, in stream: XMLStream)
    /// An element that is open ends: what was kept of it is there. True to have it stay.
    func ends(_ element: Element, in stream: XMLStream) -> Bool
}

/// Something that two readers could take for two different texts, in a part of a message.
package struct NonPlainFinding: Hashable, Sendable {
    /// What it is.
    package let kind: NonPlainKind
    /// The element it stands in.
    package let path: String
    /// The line it ends on.
    package let line: Int
}

/// Why a stream was given up.
package enum XMLStreamRejection: Error, Hashable, Sendable {
    /// The bytes are not a document this gateway reads.
    case refused(XMLRejection)
    /// One element, or what is to be kept of the document, is larger than may stand in memory.
    case pieceTooLarge(path: String, line: Int, bytesMax: Int)
}
