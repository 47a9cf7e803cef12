/// A text that matches a pattern of a definition: classes, groups, alternatives and counts, which is all they use.
struct PatternSample {
    private let pattern: [Unicode.Scalar]
    private var position = 0
    private var random: SeededRandom

    static func text(of pattern: String, _ random: inout SeededRandom) -> String {
        var sample = PatternSample(pattern: Array(pattern.unicodeScalars), random: random)
        let text = sample.alternatives()
        random = sample.random
        return text
    }

    private init(pattern: [Unicode.Scalar], random: SeededRandom) {
        self.pattern = pattern
        self.random = random
    }

    private var next: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    private mutating func take() -> Unicode.Scalar {
        defer { position += 1 }
        return pattern[position]
    }

    /// All are made, one is taken: the position must move over each.
    private mutating func alternatives() -> String {
        var made = [sequence()]
        while next == "|" {
            position += 1
            made.append(sequence())
        }
        return random.pick(made)
    }

    private mutating func sequence() -> String {
        var text = ""
        while let scalar = next, scalar != "|", scalar != ")" {
            let start = position
            let first = atom()
            let (least, most) = counts()
            let after = position
            let count = least + random.below(most - least + 1)
            for index in 0..<count {
                position = start
                text += index == 0 ? first : atom()
            }
            position = after
        }
        return text
    }

    private mutating func atom() -> String {
        let scalar = take()
        switch scalar {
        case "(":
            let text = alternatives()
            position += 1
            return text
        case "[": return String(Character(random.pick(members())))
        case "\\": return String(Character(take()))
        case ".": return "5"
        default: return String(Character(scalar))
        }
    }

    private mutating func members() -> [Unicode.Scalar] {
        var members: [Unicode.Scalar] = []
        while let scalar = next, scalar != "]" {
            position += 1
            let first = scalar == "\\" ? take() : scalar
            guard next == "-", position + 1 < pattern.count, pattern[position + 1] != "]" else {
                members.append(first)
                continue
            }
            position += 1
            let last = take()
            members += (first.value...max(first.value, last.value)).compactMap(Unicode.Scalar.init)
        }
        position += 1
        return members
    }

    private mutating func counts() -> (least: Int, most: Int) {
        switch next {
        case "*":
            position += 1
            return (0, 4)
        case "+":
            position += 1
            return (1, 4)
        case "?":
            position += 1
            return (0, 1)
        case "{":
            let text = String(String.UnicodeScalarView(pattern[position...].prefix { $0 != "}" }.dropFirst()))
            position += text.unicodeScalars.count + 2
            let numbers = text.split(separator: ",").compactMap { Int($0) }
            return (numbers.first ?? 1, numbers.last ?? 1)
        default: return (1, 1)
        }
    }
}
