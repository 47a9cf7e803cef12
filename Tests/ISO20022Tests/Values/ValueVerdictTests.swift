import Testing
import XMLCore

@testable import ISO20022

/// What the values read, held against what libxml2 accepts for the same type: a message that is valid must read, and
/// what is invalid must not.
@Suite struct ValueVerdictTests {
    private static let schema = Result {
        let types = [
            ("decimal", "decimal", "<xs:totalDigits value='18'/>"), ("date", "date", ""), ("dateTime", "dateTime", ""),
            ("boolean", "boolean", ""),
        ]
        let elements = types.map { name, base, facets in
            "<xs:element name='\(name)'><xs:simpleType><xs:restriction base='xs:\(base)'>\(facets)"
                + "</xs:restriction></xs:simpleType></xs:element>"
        }
        return try Schema(
            xsd: Array(
                ("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:v' xmlns='urn:v' "
                    + "elementFormDefault='qualified'>" + elements.joined() + "</xs:schema>").utf8))
    }

    private static func libraryAccepts(_ type: String, _ text: String) throws -> Bool {
        let xml = try ParsedXML(Array("<\(type) xmlns='urn:v'>\(text)</\(type)>".utf8), limits: .payment)
        return try schema.get().validate(xml.root).isEmpty
    }

    private static func weRead(_ type: String, _ text: String) -> Bool {
        switch type {
        case "decimal": ExactDecimal(text) != nil
        case "date": ISODate(text) != nil
        case "dateTime": ISODateTime(text) != nil
        default: Indicator(text) != nil
        }
    }

    @Test(arguments: [
        ("decimal", "+100", true), ("decimal", ".5", true), ("decimal", "1.", true), ("decimal", "-0", true),
        ("decimal", "+.0", true), ("decimal", "-.5", true), ("decimal", "00001.10000", true),
        ("decimal", "999999999999999999", true), ("decimal", "123456789012345678", true),
        ("decimal", "1234567890123456789", false), ("decimal", "0.123456789012345678", true),
        ("decimal", "12345678901234567.8", true), ("decimal", "123456789012345678.9", false),
        ("decimal", "000000000000000000000001", true),
        ("decimal", " 1 ", true), ("decimal", "\n1\t", true), ("decimal", "", false), ("decimal", ".", false),
        ("decimal", "+", false), ("decimal", "-", false), ("decimal", "+-1", false), ("decimal", "1e3", false),
        ("decimal", "1,0", false), ("decimal", "1 0", false), ("decimal", "0x1", false), ("decimal", "INF", false),
        ("decimal", "٣", false), ("decimal", "１", false), ("decimal", "1..0", false), ("decimal", "1.0.", false),
        ("date", "2026-11-21", true), ("date", "2026-11-21Z", true), ("date", "2026-11-21+05:00", true),
        ("date", "2026-11-21-14:00", true), ("date", "2026-11-21+14:01", false), ("date", "2026-02-29", false),
        ("date", "2024-02-29", true), ("date", "2026-13-01", false), ("date", "2026-00-01", false),
        ("date", "2026-11-31", false), ("date", "26-11-21", false), ("date", "2026-1-2", false),
        ("date", "2026/11/21", false), ("date", "2026-11-21T00:00:00", false), ("date", "1900-02-29", false),
        ("date", "2000-02-29", true), ("date", "0000-01-01", false), ("date", "2026-11-21+5", false),
        ("date", "", false),
        ("dateTime", "2026-11-21T09:30:00", true), ("dateTime", "2026-11-21T09:30:00Z", true),
        ("dateTime", "2026-11-21T09:30:00.123456789+05:00", true), ("dateTime", "2026-11-21T24:00:00", true),
        ("dateTime", "2026-11-21T24:00:00.000Z", true), ("dateTime", "2026-11-21T24:00:01", false),
        ("dateTime", "2026-11-21T24:01:00", false), ("dateTime", "2026-12-31T23:59:60Z", false),
        ("dateTime", "2016-12-31T23:59:60", false), ("dateTime", "2026-11-21T23:60:00", false),
        ("dateTime", "2026-11-21T25:00:00", false), ("dateTime", "2026-11-21T9:30:00", false),
        ("dateTime", "2026-11-21 09:30:00", false), ("dateTime", "2026-11-21T09:30", false),
        ("dateTime", "2026-11-21T09:30:00.", false), ("dateTime", "2026-11-21T09:30:00+14:00", true),
        ("dateTime", "2026-11-21T09:30:00+14:01", false), ("dateTime", "2026-11-21T09:30:00-00:00", true),
        ("dateTime", "2026-11-21T09:30:00z", false), ("dateTime", "2026-02-29T09:30:00", false),
        ("boolean", "true", true), ("boolean", "false", true), ("boolean", "1", true), ("boolean", "0", true),
        ("boolean", " true ", true), ("boolean", "True", false), ("boolean", "yes", false), ("boolean", "", false),
        ("boolean", "01", false),
    ])
    func theSameVerdict(_ type: String, _ text: String, _ isValid: Bool) throws {
        #expect(try Self.libraryAccepts(type, text) == isValid)
        #expect(Self.weRead(type, text) == isValid)
    }

    /// Where we differ, and why: `docs/decisions/0038`. Nothing that the standard forbids is ever read.
    @Test(arguments: [
        // The library holds no more than 24 digits, zeros included.
        ("decimal", "1.000000000000000000000000", false, true),
        // A sign and a space pass the library; they are no number.
        ("decimal", "- ", true, false), ("decimal", "+ ", true, false),
        // Years beyond four digits or before year 1 are valid by the schema; the standard writes YYYY.
        ("date", "12026-11-21", true, false), ("date", "-2026-11-21", true, false),
        // A fraction finer than 10⁻¹⁸ seconds would have to be cut.
        ("dateTime", "2026-11-21T09:30:00.0000000000000000001", true, false),
        // The standard collapses white space around a date; the library does not.
        ("date", " 2026-11-21 ", false, true), ("dateTime", "\n2026-11-21T09:30:00Z", false, true),
    ])
    func theKnownDifferences(_ type: String, _ text: String, _ library: Bool, _ ours: Bool) throws {
        #expect(try Self.libraryAccepts(type, text) == library)
        #expect(Self.weRead(type, text) == ours)
    }

    /// Random texts of the characters that these types are made of.
    @Test(arguments: ["decimal", "date", "dateTime", "boolean"])
    func randomTexts(_ type: String) throws {
        let seeds: [String: [String]] = [
            "decimal": ["+100", ".5", "1.", "-0", "12345678901234567.8", "0.000000000000000001"],
            "date": ["2026-11-21", "2024-02-29Z", "2026-11-21+05:00"],
            "dateTime": ["2026-11-21T09:30:00", "2026-11-21T24:00:00Z", "2026-12-31T23:59:59.999-14:00"],
            "boolean": ["true", "false", "1", "0"],
        ]
        let alphabet = Array("0123456789+-.:TZ e")
        var generator = SeededGenerator(seed: 20_022)
        for _ in 0..<4000 {
            var text = Array(try #require(seeds[type]?.randomElement(using: &generator)))
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let character = try #require(alphabet.randomElement(using: &generator))
                let index = Int.random(in: 0...text.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: text.insert(character, at: index)
                case 1 where index < text.count: text.remove(at: index)
                default: if index < text.count { text[index] = character }
                }
            }
            let edited = String(text)
            guard !Self.isKnownDifference(type, edited) else { continue }
            #expect(try Self.libraryAccepts(type, edited) == Self.weRead(type, edited), "\(type) \(edited)")
        }
    }

    private static func isKnownDifference(_ type: String, _ text: String) -> Bool {
        guard type.hasPrefix("date") else {
            return type == "decimal" && ["+", "-"].contains(text.filter { $0 != " " })
        }
        let year = text.prefix { $0.isNumber }
        return text.hasPrefix("-") || year.count != 4 || text.contains(" ")
    }
}
