/// Codes that ISO 20022 publishes outside its message definitions, every quarter: the schema knows their length alone.
///
/// - Source: ISO 20022 external code sets; the month of each list is ``published``.
public struct ExternalCodeSet: Hashable, Sendable {
    /// The set's name, which is the name of the type in the message definitions: `ExternalPurpose1Code`.
    public let name: String
    /// The month of the list, `2025-03`.
    public let published: String
    /// The codes, in alphabetical order.
    public let codes: [String]
    /// Codes of up to eight characters as numbers, in ascending order: a look-up makes no string.
    private let short: [UInt64]
    private let long: Set<String>

    private init(name: String, published: String, codes: [String]) {
        self.name = name
        self.published = published
        self.codes = codes.sorted()
        short = codes.filter { $0.utf8.count <= 8 }.map { Self.number($0.utf8) }.sorted()
        long = Set(codes.filter { $0.utf8.count > 8 })
    }

    /// The set of a type, or nil where no list of it is at hand.
    public static func named(_ name: String) -> ExternalCodeSet? { byName[name] }

    /// Every set, by name.
    public static let all: [ExternalCodeSet] = byName.values.sorted { $0.name < $1.name }

    /// True for a code of the set, letter by letter.
    public func contains(_ code: String) -> Bool {
        var code = code
        return code.withUTF8(contains)
    }

    /// True for the bytes of a code of the set.
    func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 8 else { return long.contains(String(decoding: bytes, as: UTF8.self)) }
        let number = Self.number(bytes)
        var low = 0
        var high = short.count
        while low < high {
            let middle = (low + high) / 2
            if short[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < short.count && short[low] == number
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    private static let byName: [String: ExternalCodeSet] = {
        var sets: [String: ExternalCodeSet] = [:]
        var heading: [Substring] = []
        var codes: [String] = []
        func end() {
            guard heading.count == 2 else { return }
            let set = ExternalCodeSet(name: String(heading[0]), published: String(heading[1]), codes: codes)
            sets[set.name] = set
        }
        for line in ExternalCodeData.text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix(" ") {
                codes += words.map(String.init)
            } else {
                end()
                precondition(words.count == 2, "generated code set data: \(line)")
                (heading, codes) = (words, [])
            }
        }
        end()
        return sets
    }()
}
