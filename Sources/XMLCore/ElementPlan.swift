import CLibXML2

/// Which elements of a valid tree are worth a visit, by the names that lead to them.
///
/// A plan is a graph of stations. At each station some names of children lead on; the rest of the tree is passed over.
/// Made once a message definition, walked once a message: names are compared as numbers, and no String is made.
public struct ElementPlan: Sendable {
    /// One kind of element: what its children are called, and which of them lead where.
    public struct Station: Sendable {
        /// What the visitor is told at such an element; nil when it is only on the way.
        public var mark: Int?
        /// Every name that a child may have, with the station it leads to; nil when nothing beneath it matters.
        public var children: [(name: String, station: Int?)]

        /// A station.
        public init(mark: Int? = nil, children: [(name: String, station: Int?)] = []) {
            self.mark = mark
            self.children = children
        }
    }

    private struct Compiled {
        let mark: Int
        /// Where its ways start and end in `keys` and `targets`.
        let first: Int
        let end: Int
    }

    private var stations: [Compiled] = []
    private var keys: [UInt64] = []
    private var targets: [Int] = []

    /// Compiles stations; the first one is the root's.
    ///
    /// - Precondition: There is a station, and every station led to is one of them.
    public init(_ stations: [Station]) {
        precondition(!stations.isEmpty, "a plan starts at its first station")
        for station in stations {
            let first = keys.count
            let names = station.children.map { Self.key(of: $0.name) }
            // A name is known by its number alone, so no two names of one station may share one.
            precondition(Set(names).count == names.count, "two names of a station have one number")
            for (key, child) in zip(names, station.children) {
                guard let target = child.station else { continue }
                precondition(stations.indices.contains(target), "a way leads to no station")
                keys.append(key)
                targets.append(target)
            }
            self.stations.append(Compiled(mark: station.mark ?? -1, first: first, end: keys.count))
        }
    }

    /// Visits the marked elements from the root on, in document order, each before what is beneath it.
    ///
    /// Names are trusted: the tree must be valid by the definition that the plan was made from.
    public func visit(_ root: Element, _ body: (Element, _ mark: Int) -> Void) {
        keys.withUnsafeBufferPointer { keys in
            targets.withUnsafeBufferPointer { targets in
                stations.withUnsafeBufferPointer { stations in
                    let walk = Walk(document: root.document, stations: stations, keys: keys, targets: targets)
                    walk.visit(root.node, 0, body)
                }
            }
        }
    }

    private struct Walk {
        let document: ParsedXML
        let stations: UnsafeBufferPointer<Compiled>
        let keys: UnsafeBufferPointer<UInt64>
        let targets: UnsafeBufferPointer<Int>

        // Recursion is as deep as the tree, which the parser's limit bounds.
        func visit(_ node: xmlNodePtr, _ index: Int, _ body: (Element, Int) -> Void) {
            let station = stations[index]
            if station.mark >= 0 { body(Element(document: document, node: node), station.mark) }
            guard station.first < station.end else { return }
            var next = node.firstElementChild
            while let child = next {
                let key = ElementPlan.key(of: child.pointee.name)
                var way = station.first
                while way < station.end, keys[way] != key { way += 1 }
                if way < station.end { visit(child, targets[way], body) }
                next = child.nextElement
            }
        }
    }

    /// FNV-1a of 64 bits.
    private static func key(of name: UnsafePointer<xmlChar>) -> UInt64 {
        var key: UInt64 = 0xcbf2_9ce4_8422_2325
        var next = name
        while next.pointee != 0 {
            key = (key ^ UInt64(next.pointee)) &* 0x100_0000_01b3
            next += 1
        }
        return key
    }

    private static func key(of name: String) -> UInt64 {
        name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

extension Element {
    /// The bytes of its text as they stand, without a copy; nil when it holds anything but one text or nothing.
    @inlinable
    public func withPlainBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value? {
        guard let bytes = plainBytes else { return nil }
        return withExtendedLifetime(self) { body(bytes) }
    }

    /// Good as long as the element is.
    @usableFromInline var plainBytes: UnsafeBufferPointer<UInt8>? {
        guard let only = node.pointee.children else { return UnsafeBufferPointer(start: nil, count: 0) }
        guard only.pointee.next == nil, only.pointee.type == XML_TEXT_NODE, let content = only.pointee.content else {
            return nil
        }
        return UnsafeBufferPointer(start: content, count: gateway_textLength(content))
    }

    /// The bytes of an attribute without namespace, without a copy; nil when it is absent.
    public func withAttributeBytes<Value>(
        _ localName: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value? {
        var next = node.pointee.properties
        while let attribute = next {
            if attribute.pointee.ns == nil,
                gateway_textEquals(attribute.pointee.name, localName.utf8Start, localName.utf8CodeUnitCount) != 0
            {
                // The parser leaves one text, or none for an empty value.
                guard let text = attribute.pointee.children, text.pointee.next == nil,
                    let content = text.pointee.content
                else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
                return body(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
            }
            next = attribute.pointee.next
        }
        return nil
    }
}
