import XMLCore

/// Bytes of an envelope under construction, some of which are hashed on the way.
///
/// An exclusive canonical form reads the same wherever it stands, as long as its default namespace is its own; so an
/// envelope is put together from the canonical forms of its parts, each walked once, for the digest and for the wire.
struct EnvelopeText {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(8192) }

    mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    /// Adds an element's canonical form; gives back the range it takes.
    @discardableResult
    mutating func append(canonical element: Element) throws(SigningFault) -> Range<Int> {
        let start = bytes.count
        var bytes = bytes
        self.bytes = []
        do throws(CanonicalizationRejection) {
            try element.canonicalize { bytes.append(contentsOf: $0) }
        } catch {
            throw .canonicalization(error)
        }
        self.bytes = bytes
        try Self.checkNamespaces(element, canonical: bytes[start...])
        return start..<bytes.count
    }

    /// Adds an empty `Sgntr` to the header that takes `range`, where the schema has its place: before `Rltd`, or last.
    ///
    /// Gives back where the signature goes and where the header now ends.
    mutating func appendSignaturePlace(toHeaderAt range: Range<Int>) -> (signatureAt: Int, headerEnd: Int) {
        let name = bytes[range].dropFirst().prefix { $0 != 0x20 && $0 != 0x3E }
        let prefix = name.dropLast("AppHdr".utf8.count)
        let end = range.upperBound - (name.count + 3)
        let related = Array("<".utf8) + prefix + Array("Rltd>".utf8)
        let place = firstIndex(of: related, in: range) ?? end
        let open = Array("<".utf8) + prefix + Array("Sgntr>".utf8)
        let close = Array("</".utf8) + prefix + Array("Sgntr>".utf8)
        bytes.insert(contentsOf: open + close, at: place)
        return (place + open.count, range.upperBound + open.count + close.count)
    }

    private func firstIndex(of tag: [UInt8], in range: Range<Int>) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = range.lowerBound
            while index + tag.count <= range.upperBound {
                if bytes[index] == tag[0], bytes[index..<index + tag.count].elementsEqual(tag) { return index }
                index += 1
            }
            return nil
        }
    }

    mutating func insert(_ more: [UInt8], at index: Int) { bytes.insert(contentsOf: more, at: index) }

    /// The digest of what was added in `range`.
    func digest(_ range: Range<Int>, _ algorithm: DigestAlgorithm) -> [UInt8] {
        let running = RunningDigest(algorithm)
        bytes.withUnsafeBytes { running.update(UnsafeRawBufferPointer(rebasing: $0[range])) }
        return running.finish()
    }

    /// Beneath a prefixed root, elements of no namespace (or of the envelope's, unprefixed) take their default
    /// namespace from outside: such a part would not be the same inside another envelope.
    private static func checkNamespaces(_ root: Element, canonical: ArraySlice<UInt8>) throws(SigningFault) {
        let name = canonical.dropFirst().prefix { $0 != 0x20 && $0 != 0x3E }
        guard name.contains(UInt8(ascii: ":")) || !canonical.dropFirst(name.count + 1).starts(with: " xmlns=".utf8)
        else { return }
        guard !hasForeignDefault(root) else { throw .namespaceNotCarried }
    }

    private static func hasForeignDefault(_ element: Element) -> Bool {
        element.isInNamespace("") || element.isInNamespace(MessageEnvelope.coSignedNamespace)
            || element.isInNamespace(MessageEnvelope.plainNamespace)
            || element.children.contains(where: hasForeignDefault)
    }
}
