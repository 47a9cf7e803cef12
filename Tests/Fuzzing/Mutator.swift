/// Makes one input out of another: some edits of bytes, some of markup. The same seed makes the same edits.
struct Mutator {
    private var random: SeededRandom
    private let bytesMax: Int

    init(seed: UInt64, bytesMax: Int) {
        random = SeededRandom(seed: seed)
        self.bytesMax = bytesMax
    }

    /// One of the corpus, edited once to a few times; `other` lends pieces.
    mutating func mutate(_ input: [UInt8], with other: [UInt8]) -> [UInt8] {
        var bytes = input
        let edits = random.isTrue(percent: 60) ? 1 : 2 + random.below(4)
        for _ in 0..<edits {
            if random.isTrue(percent: 70) {
                MarkupEdit.apply(to: &bytes, with: other, &random)
            } else {
                editBytes(&bytes, with: other)
            }
        }
        return bytes.count > bytesMax ? Array(bytes.prefix(bytesMax)) : bytes
    }

    /// The number of an input in the corpus.
    mutating func choice(of count: Int) -> Int { random.below(count) }

    private mutating func editBytes(_ bytes: inout [UInt8], with other: [UInt8]) {
        let place = random.below(bytes.count + 1)
        let length = 1 + random.below(random.isTrue(percent: 80) ? 8 : 200)
        let end = min(bytes.count, place + length)
        switch random.below(8) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count + 1))
        case 4: bytes.insert(contentsOf: random.pick(Self.pieces), at: place)
        case 5:
            let from = random.below(other.count)
            bytes.replaceSubrange(place..<end, with: other[from..<min(other.count, from + length)])
        case 6: bytes.removeSubrange(place...)
        default:
            let again = Array(bytes[place..<end])
            for _ in 0..<(1 + random.below(100)) { bytes.insert(contentsOf: again, at: place) }
        }
    }

    /// What parsers stumble over.
    private static let pieces: [[UInt8]] =
        [
            "<", ">", "&", "\"", "'", "]]>", "<!--", "-->", "<![CDATA[", "<?", "?>", "&amp;", "&#0;", "&#x10FFFF;",
            "&#xD;", "&lt;", "&e;", "<!DOCTYPE a [<!ENTITY e \"e\">]>", "xmlns=\"\"", " xmlns:a=\"urn:a\"",
            " xml:space=\"preserve\"", " xsi:type=\"a:b\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
            " xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"", "\u{FEFF}", "\u{2028}",
            "\r\n", "\t", "\u{301}", "\u{202E}", "\u{FFFD}",
        ].map { Array($0.utf8) } + [
            [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBF, 0xBE], [0x80], [0xE2],
        ]
}
