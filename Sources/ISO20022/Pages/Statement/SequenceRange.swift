public import XMLCore

/// Reports by their sequence numbers.
///
///     SequenceRange1Choice
///       FrSeq     Max35Text        1..1
///       ToSeq     Max35Text        1..1
///       FrToSeq   SequenceRange1   1..n
///         FrSeq   Max35Text        1..1
///         ToSeq   Max35Text        1..1
///       EQSeq     Max35Text        1..n
///       NEQSeq    Max35Text        1..n
///
/// - Source: camt.052, camt.053, camt.054, camt.060: `…/RptgSeq`.
public enum SequenceRange: Hashable, Sendable {
    /// All from one on.
    case from(Max35Text)
    /// All up to one.
    case to(Max35Text)
    /// From one to another, once or more often; at least one.
    case ranges([Bounds])
    /// These and no others; at least one.
    case only([Max35Text])
    /// All but these; at least one.
    case except([Max35Text])

    /// From one sequence number to another.
    public struct Bounds: Hashable, Sendable {
        /// The first.
        public var from: Max35Text
        /// The last.
        public var to: Max35Text

        /// From one to another.
        public init(from: Max35Text, to: Max35Text) {
            self.from = from
            self.to = to
        }
    }
}

extension SequenceRange: ElementReadable, ElementWritable {
    /// Reads the one that is there.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let first = try children.optional("FrSeq", as: Max35Text.self) { return .from(first) }
            if let last = try children.optional("ToSeq", as: Max35Text.self) { return .to(last) }
            let ranges = try children.array("FrToSeq", as: Bounds.self)
            if !ranges.isEmpty { return .ranges(ranges) }
            let only = try children.array("EQSeq", as: Max35Text.self)
            if !only.isEmpty { return .only(only) }
            let first = try children.required("NEQSeq", as: Max35Text.self)
            return .except([first] + (try children.array("NEQSeq")))
        }
    }

    /// Writes the one that is there; a list of none has no place.
    public func write(to element: ElementWriter) {
        switch self {
        case .from(let first): element.write("FrSeq", first)
        case .to(let last): element.write("ToSeq", last)
        case .ranges(let ranges): Self.write("FrToSeq", ranges, to: element)
        case .only(let numbers): Self.write("EQSeq", numbers, to: element)
        case .except(let numbers): Self.write("NEQSeq", numbers, to: element)
        }
    }

    private static func write(_ tag: String, _ values: [some ElementWritable], to element: ElementWriter) {
        guard !values.isEmpty else { return element.refuseValue() }
        element.write(tag, each: values)
    }
}

extension SequenceRange.Bounds: ElementReadable, ElementWritable {
    /// Reads `FrToSeq`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let first = try children.required("FrSeq", as: Max35Text.self)
            return Self(from: first, to: try children.required("ToSeq"))
        }
    }

    /// Writes the content of `FrToSeq`.
    public func write(to element: ElementWriter) {
        element.write("FrSeq", from)
        element.write("ToSeq", to)
    }
}
