import CLibXML2

/// A document that is read as it comes: within the limits of a policy, validated part by part, and never whole in
/// memory. A handler says which of its elements become a tree, and for how long.
///
/// Belongs to one thread. After a rejection nothing more can be read.
package final class XMLStream {
    private let context: xmlParserCtxtPtr
    private let handler: any XMLStreamHandler
    private var reader: ChunkReader
    private var frames: StreamFrames
    private var validator: StreamValidator? { didSet { judge = validator?.events } }
    private var judge: StreamValidator.Events?
    /// Of each part that was validated.
    private var schemaFindings: [StreamFindings] = []
    /// What the elements are attached to that are handed out; made with the root.
    private var skeleton: ParsedXML?
    private var failure: XMLStreamRejection?
    /// How many bytes came in.
    package private(set) var bytesRead = 0
    private var isFinished = false
    /// The start tag in work, for findings about its attributes.
    private var startEvent: UnsafePointer<StartEvent>?
    /// The text of the element in work, if it is a leaf.
    private let text: UnsafeMutablePointer<UInt8>
    private let textBytesMax: Int
    private var textBytes = 0
    /// Whether the last piece of a CDATA section ended in a carriage return.
    private var endsInReturn = false
    /// About what the tree takes: of the piece in work, and of all that is kept.
    private var pieceBytes = 0
    private var keptBytes = 0
    /// Whether the piece in work has a character beyond ASCII in a text or a value: few have, and those that have none
    /// need not be searched for letters that look like others.
    package private(set) var isPieceBeyondASCII = false
    private let pieceBytesMax: Int
    private var nonPlain: [NonPlainFinding] = []
    private let findingsMax: Int

    /// - Parameters:
    ///   - limits: Of the whole document; depth and text as for any other.
    ///   - pieceBytesMax: How large one delivered element, and all that is kept, may be.
    package init(
        limits: XMLLimits, pieceBytesMax: Int, findingsMax: Int = 100, handler: any XMLStreamHandler
    ) {
        LibXML2.ready
        guard let context = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil) else {
            preconditionFailure("libxml2 is out of memory")
        }
        self.context = context
        self.handler = handler
        self.pieceBytesMax = pieceBytesMax
        self.findingsMax = findingsMax
        reader = ChunkReader(limits: limits)
        frames = StreamFrames(depthMax: limits.depthMax)
        textBytesMax = limits.textBytesMax
        text = .allocate(capacity: limits.textBytesMax)
        StreamCallbacks.install(in: context)
        context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    }

    deinit {
        validator = nil
        if skeleton == nil, let tree = context.pointee.myDoc { xmlFreeDoc(tree) }
        context.pointee.myDoc = nil
        xmlFreeParserCtxt(context)
        frames.deallocate()
        text.deallocate()
    }

    // MARK: Bytes

    /// The next bytes, any number of them.
    package func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStreamRejection) {
        precondition(!isFinished, "a stream that is over is read on")
        bytesRead += bytes.count
        try run { () throws(XMLRejection) in
            try reader.read(bytes) { piece throws(XMLRejection) in try parse(piece) }
        }
    }

    /// There are no more bytes.
    package func finish() throws(XMLStreamRejection) {
        precondition(!isFinished, "a stream that is over is ended again")
        try run { () throws(XMLRejection) in
            try reader.finish { piece throws(XMLRejection) in try parse(piece) }
            xmlParseChunk(context, nil, 0, 1)
        }
        guard context.pointee.wellFormed == 1, frames.depth == 0, skeleton != nil else {
            isFinished = true
            throw .refused(.notWellFormed(line: line, column: max(1, Int(context.pointee.input?.pointee.col ?? 1))))
        }
        isFinished = true
    }

    private func run(_ work: () throws(XMLRejection) -> Void) throws(XMLStreamRejection) {
        var refusal: XMLStreamRejection?
        do {
            try work()
        } catch {
            refusal = .refused(error)
        }
        // What libxml2 or the handler said comes before what the bytes behind it are.
        if let found = failure ?? refusal {
            isFinished = true
            throw found
        }
    }

    private func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLRejection) {
        // A parser that is stopped takes no more.
        guard failure == nil, let start = bytes.baseAddress else { return }
        // libxml2 counts the bytes of a chunk in 32 bits.
        var offset = 0
        while offset < bytes.count, failure == nil {
            let count = min(bytes.count - offset, 1 << 20)
            let piece = UnsafeRawPointer(start + offset).assumingMemoryBound(to: CChar.self)
            xmlParseChunk(context, piece, Int32(count), 0)
            offset += count
        }
        guard failure != nil || context.pointee.wellFormed == 1 else {
            throw .notWellFormed(line: line, column: max(1, Int(context.pointee.input?.pointee.col ?? 1)))
        }
    }

    func stop(_ rejection: XMLStreamRejection) {
        if failure == nil { failure = rejection }
        xmlStopParser(context)
    }

    private var line: Int { max(1, Int(xmlSAX2GetLineNumber(context))) }

    // MARK: What was found

    /// What the schema found in each part that was validated, in their order; whole when the stream is over.
    package var parts: [[SchemaFinding]] { schemaFindings.map(\.findings) }
    /// Whether the schemas found nothing so far.
    package var isValidSoFar: Bool { !hasFindings }
    private var hasFindings = false
    /// Whether the file is one part and nothing around it.
    package private(set) var rootIsPart = false
    /// Comments, CDATA sections and the like, one for each element that holds some.
    package var nonPlainFindings: [NonPlainFinding] { nonPlain }
    /// Where the element in work stands.
    package var path: String { StreamFindings.path(of: frames) }

    func record(_ error: xmlError) {
        hasFindings = true
        schemaFindings.last?.add(error, in: frames, attributes: startEvent?.pointee.findingAttributes)
    }

    // MARK: Events

    /// By its address: to copy the event at each start tag was a tenth of the time.
    func begins(_ place: UnsafePointer<StartEvent>) {
        guard failure == nil else { return }
        let parent = frames.depth > 0 ? frames.top.mode : .open
        let name = place.pointee.name
        let mode: StreamFrames.Mode = parent == .open || parent == .skipped ? parent : .built
        if let repeated = frames.push(name, line: line, mode: mode), hasFindings {
            for findings in schemaFindings { findings.isRepeated(name, in: repeated) }
        }
        textBytes = 0
        endsInReturn = false
        startEvent = place
        defer { startEvent = nil }
        switch mode {
        case .skipped: break
        case .built:
            StreamCallbacks.build(place, in: context)
            if place.pointee.attributes > 0 { noteBeyondASCII(place.pointee.isBeyondASCII) }
            addToPiece(elements: 1 + Int(place.pointee.attributes), bytes: 0)
        default: beginsInOpen(place)
        }
        if let judge, judge.depth < frames.depth {
            judge.begins(place, namespaces: place.pointee.namespaces, place.pointee.declared)
        }
    }

    private func beginsInOpen(_ event: UnsafePointer<StartEvent>) {
        StreamCallbacks.build(event, in: context)
        guard let node = context.pointee.node, let document = document(root: node) else {
            preconditionFailure("libxml2 is out of memory")
        }
        let treatment = handler.begins(Element(document: document, node: node), in: self)
        pieceBytes = 0
        isPieceBeyondASCII = event.pointee.isBeyondASCII
        switch treatment.step {
        case .open: frames.set(mode: .open, isPart: treatment.isPart)
        case .keep: frames.set(mode: .kept, isPart: treatment.isPart)
        case .deliver: frames.set(mode: .delivered, isPart: treatment.isPart)
        case .skip: frames.set(mode: .skipped, isPart: treatment.isPart)
        }
        if frames.depth == 1 { rootIsPart = treatment.isPart }
        if let schema = treatment.schema {
            precondition(validator == nil, "a part within a part")
            schemaFindings.append(StreamFindings(findingsMax: findingsMax))
            begins(part: event, node, schema)
        }
        if treatment.step == .skip {
            // Its name is kept by the parser; the node has done its service, unless it is the root.
            StreamCallbacks.close(event, in: context)
            if frames.depth > 1 { drop(node) }
        } else {
            addToPiece(elements: 1 + Int(event.pointee.attributes), bytes: 0)
        }
    }

    /// A part is judged with the namespaces in force around it, as it would be in a tree.
    private func begins(part event: UnsafePointer<StartEvent>, _ node: xmlNodePtr, _ schema: Schema) {
        let validator = StreamValidator(
            schema, depth: frames.depth, errors: StreamCallbacks.schemaError,
            of: Unmanaged.passUnretained(self).toOpaque())
        self.validator = validator
        var declared: [UnsafePointer<xmlChar>?] = []
        for index in 0..<(2 * Int(event.pointee.namespaces)) { declared.append(event.pointee.declared?[index]) }
        var ancestor = node.pointee.parent
        while let current = ancestor, current.isElement {
            var next = current.pointee.nsDef
            while let namespace = next {
                let prefix = UnsafePointer<xmlChar>(namespace.pointee.prefix)
                let isHidden = stride(from: 0, to: declared.count, by: 2).contains { place in
                    xmlStrEqual(declared[place], prefix) != 0
                }
                if !isHidden { declared += [prefix, UnsafePointer<xmlChar>(namespace.pointee.href)] }
                next = namespace.pointee.next
            }
            ancestor = current.pointee.parent
        }
        let count = Int32(declared.count / 2)
        declared.withUnsafeMutableBufferPointer { validator.events.begins(event, namespaces: count, $0.baseAddress) }
    }

    private func document(root: xmlNodePtr) -> ParsedXML? {
        if let skeleton { return skeleton }
        guard let tree = context.pointee.myDoc else { return nil }
        let made = ParsedXML(adopting: tree, root: root, flaw: nil)
        skeleton = made
        return made
    }

    func ends(_ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?)
    {
        guard failure == nil, frames.depth > 0 else { return }
        if let judge {
            judge.ends(name, prefix, namespace)
            if judge.depth == frames.depth { partEnds() }
        }
        let frame = frames.top
        if hasFindings { schemaFindings.last?.elementEnds(frame.serial) { leafText(frame) } }
        switch frame.mode {
        case .skipped: break
        case .built: xmlSAX2EndElementNs(context, name, prefix, namespace)
        case .open, .kept, .delivered: endsInOpen(frame, name, prefix, namespace)
        }
        frames.pop()
        textBytes = 0
    }

    private func partEnds() {
        if validator?.isValid != true, let findings = schemaFindings.last, findings.isEmpty {
            hasFindings = true
            findings.addInternal(in: frames)
        }
        validator = nil
    }

    private func endsInOpen(
        _ frame: StreamFrames.Frame, _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
        _ namespace: UnsafePointer<xmlChar>?
    ) {
        guard let node = context.pointee.node, let skeleton else { preconditionFailure("an element ends that is not") }
        let element = Element(document: skeleton, node: node)
        var stays = frame.mode == .kept
        switch frame.mode {
        case .delivered: handler.delivers(element, in: self)
        case .open: stays = handler.ends(element, in: self)
        default: break
        }
        xmlSAX2EndElementNs(context, name, prefix, namespace)
        if frame.mode == .kept {
            keptBytes += pieceBytes
            checkSize(keptBytes)
        }
        if !stays, frames.depth > 1 { drop(node) }
    }

    /// Does something while the element that begins is not in the tree: its parent is then as it was before.
    package func hidingElementInWork(_ work: () -> Void) {
        guard let node = context.pointee.node, let parent = node.pointee.parent, parent.isElement else { return work() }
        xmlUnlinkNode(node)
        work()
        guard xmlAddChild(parent, node) == node else { preconditionFailure("libxml2 is out of memory") }
    }

    private func drop(_ node: xmlNodePtr) {
        xmlUnlinkNode(node)
        NodePool.recycle(node, in: context)
    }

    private func leafText(_ frame: StreamFrames.Frame) -> String? {
        guard !frame.hasElements, !frame.hasNonPlain, textBytes > 0 else { return nil }
        return String(decoding: UnsafeBufferPointer(start: text, count: textBytes), as: UTF8.self)
    }

    // MARK: Content

    func content(_ bytes: UnsafePointer<xmlChar>, _ count: Int32) {
        guard failure == nil, frames.depth > 0 else { return }
        judge?.text(bytes, count)
        if Int(count) <= textBytesMax - textBytes {
            (text + textBytes).update(from: bytes, count: Int(count))
            textBytes += Int(count)
        }
        guard isBuilding else { return }
        xmlSAX2Characters(context, bytes, count)
        noteBeyondASCII(UnsafeBufferPointer(start: bytes, count: Int(count)).isBeyondASCII)
        addToPiece(elements: 0, bytes: Int(count))
    }

    func cdata(_ bytes: UnsafePointer<xmlChar>, _ count: Int32) {
        guard failure == nil, frames.depth > 0 else { return }
        let isMixed = note(.cdata)
        let normal = LineEnds.normalized(UnsafeBufferPointer(start: bytes, count: Int(count)), &endsInReturn)
        normal.withUnsafeBufferPointer { normal in
            judge?.cdata(normal.baseAddress, Int32(normal.count))
            guard isBuilding || isMixed else { return }
            xmlSAX2CDataBlock(context, normal.baseAddress, Int32(normal.count))
            noteBeyondASCII(normal.isBeyondASCII)
            addToPiece(elements: 1, bytes: normal.count)
        }
    }

    func comment(_ text: UnsafePointer<xmlChar>?) {
        guard failure == nil, frames.depth > 0 else { return }
        let isMixed = note(.comment)
        guard isBuilding || isMixed else { return }
        xmlSAX2Comment(context, text)
        addToPiece(elements: 1, bytes: gateway_textLength(text))
    }

    private var isBuilding: Bool {
        switch frames.top.mode {
        case .kept, .delivered, .built: true
        case .open, .skipped: false
        }
    }

    /// True for the first in an open element of a part: one is built, so that what reads the element meets it.
    private func note(_ kind: NonPlainKind) -> Bool {
        guard !frames.top.hasNonPlain, frames.isInPart else { return false }
        frames.noteNonPlain()
        if nonPlain.count < findingsMax { nonPlain.append(NonPlainFinding(kind: kind, path: path, line: line)) }
        return frames.top.mode == .open
    }

    private func noteBeyondASCII(_ isBeyond: @autoclosure () -> Bool) {
        if !isPieceBeyondASCII, isBeyond() { isPieceBeyondASCII = true }
    }

    /// A node takes 120 bytes.
    private func addToPiece(elements: Int, bytes: Int) {
        pieceBytes += 120 * elements + bytes
        checkSize(pieceBytes)
    }

    private func checkSize(_ bytes: Int) {
        guard bytes > pieceBytesMax else { return }
        stop(.pieceTooLarge(path: path, line: frames.top.line, bytesMax: pieceBytesMax))
    }
}

/// Line ends of a CDATA section: libxml2's push parser hands them out as they stand in the file.
enum LineEnds {
    /// A line feed for each carriage return and line feed, and for each carriage return alone.
    ///
    /// - Source: XML 1.0 §2.11.
    static func normalized(_ bytes: UnsafeBufferPointer<UInt8>, _ endsInReturn: inout Bool) -> [UInt8] {
        var normal: [UInt8] = []
        normal.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == 0x0A, endsInReturn {
                endsInReturn = false
                continue
            }
            endsInReturn = byte == 0x0D
            normal.append(endsInReturn ? 0x0A : byte)
        }
        return normal
    }
}
