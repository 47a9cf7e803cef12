/// A signed message as text whose elements can be addressed: every attack is an edit at a place.
///
/// It reads what the signer writes: canonical form, so each element has a start and an end tag, and no comment,
/// CDATA section or entity stands anywhere.
struct SignedText: Sendable {
    /// One element.
    struct Site: Sendable {
        let index: Int
        /// With its prefix, as written.
        let name: String
        /// The names from the root to this element.
        let path: [String]
        let parent: Int?
        let startTag: Range<Int>
        var endTag: Range<Int>
        var children: [Int] = []

        var local: String { name.split(separator: ":").last.map(String.init) ?? name }
        var content: Range<Int> { startTag.upperBound..<endTag.lowerBound }
        var whole: Range<Int> { startTag.lowerBound..<endTag.upperBound }
        /// Where an attribute can be added.
        var attributes: Int { startTag.upperBound - 1 }
        var afterName: Int { startTag.lowerBound + 1 + name.utf8.count }
        var isLeaf: Bool { children.isEmpty }
        func isWithin(_ other: Site) -> Bool { other.whole.contains(startTag.lowerBound) }
    }

    let bytes: [UInt8]
    let sites: [Site]
    /// The signature whose elements `first` and `all` mean; nil: any.
    private let focus: Site?

    /// `lastSignatureOnly`: of nested signatures, the last is the one that is attacked, and those before it are part of
    /// what it covers.
    init(_ bytes: [UInt8], lastSignatureOnly: Bool = false) {
        self.bytes = bytes
        var sites: [Site] = []
        var open: [Int] = []
        var at = 0
        while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")),
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        {
            at = end + 1
            if bytes[start + 1] == UInt8(ascii: "/") {
                sites[open.removeLast()].endTag = start..<at
                continue
            }
            let name = String(decoding: bytes[start + 1..<end].prefix { $0 != 0x20 }, as: UTF8.self)
            let site = Site(
                index: sites.count, name: name, path: (open.last.map { sites[$0].path } ?? []) + [name],
                parent: open.last, startTag: start..<at, endTag: start..<at)
            if let parent = open.last { sites[parent].children.append(site.index) }
            open.append(site.index)
            sites.append(site)
        }
        let isOutermost = { (site: Site) in site.path.filter { $0 == "ds:Signature" } == [site.name] }
        focus = lastSignatureOnly ? sites.last(where: isOutermost) : nil
        self.sites = sites
    }

    /// Whether an element is of a signature that is only covered by the one that is attacked.
    func isOfAnotherSignature(_ site: Site) -> Bool { focus.map { !site.isWithin($0) } ?? false }

    var root: Site { sites[0] }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func text(_ site: Site) -> String { text(site.whole) }

    /// The elements of this name, in document order.
    func all(_ name: String) -> [Site] {
        sites.filter { $0.name == name && !(name.hasPrefix("ds:") && isOfAnotherSignature($0)) }
    }

    /// The first element of this name.
    func first(_ name: String) -> Site {
        guard let site = all(name).first else { preconditionFailure("no \(name)") }
        return site
    }

    /// The message with one stretch replaced.
    func edit(_ range: Range<Int>, _ new: String) -> [UInt8] { edit([(range, new)]) }

    /// The message with something put in.
    func insert(_ new: String, at index: Int) -> [UInt8] { edit([(index..<index, new)]) }

    /// The message with several stretches replaced, none of which overlap.
    func edit(_ edits: [(Range<Int>, String)]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.1.utf8.count })
        var at = 0
        for (range, new) in edits.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            precondition(range.lowerBound >= at, "edits do not overlap")
            result += bytes[at..<range.lowerBound]
            result += new.utf8
            at = range.upperBound
        }
        return result + bytes[at...]
    }

    /// The places between the children of an element, before the first and after the last included.
    func gaps(in site: Site) -> [Int] {
        site.children.map { sites[$0].startTag.lowerBound } + [site.endTag.lowerBound]
    }
}
