import CLibXML2

/// Gathers what a schema finds in a stream: where there is no tree, the place is told from the elements that are open.
final class StreamFindings {
    private struct Record {
        struct Step {
            let text: String
            let name: StreamFrames.Name
            let index: Int
            /// The serial of the element it stands in.
            let parent: Int
            /// Whether a sibling of the name came, so that even the first needs its index.
            var isRepeated: Bool
            let isIndexed: Bool
        }

        let rule: String
        var steps: [Step]
        let attribute: String?
        let line: Int
        var value: String?
        let libraryText: String
        /// The element, while its text is not whole.
        var waitsFor: Int?

        var path: String {
            let steps = steps.map { step in
                step.isIndexed && (step.isRepeated || step.index > 1) ? "\(step.text)[\(step.index)]" : step.text
            }
            return "/" + steps.joined(separator: "/") + (attribute.map { "/@\($0)" } ?? "")
        }
    }

    /// An attribute of the element that begins, by the name that libxml2 gives it.
    struct Attribute {
        let name: String
        let libraryName: String
        let value: String
    }

    private struct Place: Equatable {
        let serial: Int
        let attribute: String?
    }

    private var records: [Record] = []
    private var lastFacet: Place?
    private let findingsMax: Int
    private var errors = 0

    init(findingsMax: Int) { self.findingsMax = findingsMax }

    var findings: [SchemaFinding] {
        records.map { record in
            SchemaFinding(
                rule: record.rule, path: record.path, line: record.line, value: record.value,
                libraryText: record.libraryText)
        }
    }

    var isEmpty: Bool { errors == 0 }

    /// What is said when an element begins and is meant for the one it stands in, which may not hold it.
    private static let aboutParent: Set<UInt32> = [
        XML_SCHEMAV_CVC_TYPE_3_1_2.rawValue, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1.rawValue,
        XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2.rawValue, XML_SCHEMAV_CVC_ELT_3_2_1.rawValue,
    ]

    /// Notes an error at the element in work.
    ///
    /// - Parameter attributes: Those of the start tag in work; nil behind it.
    func add(_ error: xmlError, in open: StreamFrames, attributes: [Attribute]?) {
        errors += 1
        guard records.count < findingsMax, open.depth > 0 else { return }
        var frames = open
        if attributes != nil, frames.depth > 1, Self.aboutParent.contains(UInt32(error.code)) { frames.pop() }
        var text = error.message?.withMemoryRebound(to: xmlChar.self, capacity: 1) { $0.text } ?? ""
        if text.hasSuffix("\n") { text.removeLast() }
        let attribute = FindingCollector.attributeName(in: text).flatMap { name in
            attributes?.first { $0.libraryName == name }
        }
        let top = frames.top
        let place = Place(serial: top.serial, attribute: attribute?.name)
        // libxml2 reports a broken facet twice, the second time as a text that is not of the type. One is enough.
        if error.code == SchemaRules.datatype, place == lastFacet { return }
        lastFacet = SchemaRules.facets.contains(error.code) ? place : nil
        records.append(
            Record(
                rule: SchemaRules.name(of: error.code), steps: Self.steps(of: frames), attribute: attribute?.name,
                line: top.line, value: attribute?.value, libraryText: text,
                waitsFor: attribute == nil ? top.serial : nil))
    }

    /// A verdict could not be had.
    func addInternal(in frames: StreamFrames) {
        errors += 1
        guard records.count < findingsMax, frames.depth > 0 else { return }
        records.append(
            Record(
                rule: "internal", steps: Self.steps(of: frames), attribute: nil, line: frames.top.line, value: nil,
                libraryText: "no verdict", waitsFor: nil))
    }

    private static func steps(of frames: StreamFrames) -> [Record.Step] {
        let open = frames.open
        let (path, isPart) = frames.pathFrames
        return path.indices.map { place in
            let frame = path[place]
            return Record.Step(
                text: frame.name.text, name: frame.name, index: frame.index,
                parent: place > 0 ? open[place - 1].serial : 0, isRepeated: false,
                isIndexed: !isPart || place > path.startIndex)
        }
    }

    /// The element ends: its text, if it holds one and nothing else, is what findings at it are about.
    func elementEnds(_ serial: Int, text: () -> String?) {
        for place in records.indices where records[place].waitsFor == serial {
            records[place].value = text()
            records[place].waitsFor = nil
        }
    }

    /// A second child of the name begins: the first is one of several.
    func isRepeated(_ name: StreamFrames.Name, in parent: Int) {
        for place in records.indices {
            for step in records[place].steps.indices
            where records[place].steps[step].parent == parent && records[place].steps[step].name == name {
                records[place].steps[step].isRepeated = true
            }
        }
    }

    /// The path of the open elements as far as is known now.
    static func path(of frames: StreamFrames) -> String {
        let (path, isPart) = frames.pathFrames
        let steps = path.indices.map { place in
            let (name, index) = (path[place].name.text, path[place].index)
            return index > 1 && (!isPart || place > path.startIndex) ? "\(name)[\(index)]" : name
        }
        return "/" + steps.joined(separator: "/")
    }
}
