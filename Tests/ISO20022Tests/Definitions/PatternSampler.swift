/// Makes texts that match a pattern of XML Schema: the same seed makes the same texts.
///
/// Knows what patterns of message definitions use: characters, escapes, classes, groups, alternatives, quantifiers.
/// Anything else is a precondition failure: a test with a new pattern then says so.
struct PatternSampler {
    private indirect enum Node {
        case characters([ClosedRange<UInt32>])
        case sequence([Node])
        case alternatives([Node])
        case repeated(Node, least: Int, most: Int?)
    }

    private let node: Node
    /// How often something unbounded is repeated beyond its least number.
    private static let repetitionsMax = 6

    init(_ pattern: String) {
        var parser = Parser(scalars: Array(pattern.unicodeScalars))
        node = parser.alternatives()
        precondition(parser.isAtEnd, "a pattern the sampler does not know: \(pattern)")
    }

    /// A text that matches.
    func text(_ random: inout SplitMix) -> String {
        var text = String.UnicodeScalarView()
        Self.append(node, to: &text, &random)
        return String(text)
    }

    private static func append(_ node: Node, to text: inout String.UnicodeScalarView, _ random: inout SplitMix) {
        switch node {
        case .characters(let ranges):
            let range = ranges[random.next(below: ranges.count)]
            let value = range.lowerBound + UInt32(random.next(below: range.count))
            guard let scalar = Unicode.Scalar(value) else { preconditionFailure("classes hold no surrogates") }
            text.append(scalar)
        case .sequence(let nodes): for node in nodes { append(node, to: &text, &random) }
        case .alternatives(let nodes): append(nodes[random.next(below: nodes.count)], to: &text, &random)
        case .repeated(let node, let least, let most):
            let most = most ?? least + repetitionsMax
            // The ends are where a schema errs: a fourth of the texts are as short, a fourth as long as can be.
            let count =
                switch random.next(below: 4) {
                case 0: least
                case 1: most
                default: least + random.next(below: most - least + 1)
                }
            for _ in 0..<count { append(node, to: &text, &random) }
        }
    }

    private struct Parser {
        let scalars: [Unicode.Scalar]
        var index = 0

        init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

        var isAtEnd: Bool { index == scalars.count }
        private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

        private mutating func take() -> Unicode.Scalar {
            precondition(index < scalars.count, "a pattern that ends too early")
            defer { index += 1 }
            return scalars[index]
        }

        private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
            guard next == scalar else { return false }
            index += 1
            return true
        }

        mutating func alternatives() -> Node {
            var nodes = [sequence()]
            while skip("|") { nodes.append(sequence()) }
            return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
        }

        private mutating func sequence() -> Node {
            var nodes: [Node] = []
            while let scalar = next, scalar != "|", scalar != ")" { nodes.append(quantified()) }
            return .sequence(nodes)
        }

        private mutating func quantified() -> Node {
            let node = atom()
            if skip("?") { return .repeated(node, least: 0, most: 1) }
            if skip("*") { return .repeated(node, least: 0, most: nil) }
            if skip("+") { return .repeated(node, least: 1, most: nil) }
            guard skip("{") else { return node }
            let least = number()
            var most: Int? = least
            if skip(",") { most = next == "}" ? nil : number() }
            precondition(skip("}"), "a quantifier without its end")
            return .repeated(node, least: least, most: most)
        }

        private mutating func number() -> Int {
            var value = 0
            while let scalar = next, let digit = Int(String(scalar)) {
                value = value * 10 + digit
                index += 1
            }
            return value
        }

        private mutating func atom() -> Node {
            switch take() {
            case "(":
                let node = alternatives()
                precondition(skip(")"), "a group without its end")
                return node
            case "[": return .characters(characterClass())
            case ".": return .characters([0x20...0x7E, 0x430...0x44F])
            case "\\": return .characters(escaped())
            case let scalar: return .characters([scalar.value...scalar.value])
            }
        }

        private mutating func characterClass() -> [ClosedRange<UInt32>] {
            var ranges: [ClosedRange<UInt32>] = []
            precondition(next != "^", "no class of a definition is negated")
            while !skip("]") {
                let first = take()
                if first == "\\" {
                    ranges += escaped()
                    continue
                }
                if next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" {
                    index += 1
                    ranges.append(first.value...take().value)
                } else {
                    ranges.append(first.value...first.value)
                }
            }
            return ranges
        }

        private mutating func escaped() -> [ClosedRange<UInt32>] {
            let scalar = take()
            switch scalar {
            case "d": return [0x30...0x39]
            case "n": return [0x0A...0x0A]
            case "r": return [0x0D...0x0D]
            case "t": return [0x09...0x09]
            case "s": return [0x20...0x20]
            default:
                precondition(!scalar.properties.isAlphabetic, "an escape the sampler does not know")
                return [scalar.value...scalar.value]
            }
        }
    }
}
