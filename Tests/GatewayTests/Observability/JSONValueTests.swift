import Foundation
import Testing

@testable import Gateway

@Suite struct JSONValueTests {
    @Test func keepsOrderAndExactIntegers() {
        let value = JSONValue.object([
            ("z", .integer(.max)), ("a", .array([.null, .boolean(true), .integer(.min)])), ("e", .object([])),
        ])
        #expect(
            String(decoding: value.bytes, as: UTF8.self)
                == #"{"z":9223372036854775807,"a":[null,true,-9223372036854775808],"e":{}}"#)
    }

    @Test func everyCharacterSurvivesAnotherReader() throws {
        let text = String(String.UnicodeScalarView((0..<0x300).compactMap { Unicode.Scalar($0) }))
        let bytes = JSONValue.object([(text, .string(text))]).bytes
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String])
        #expect(object == [text: text])
    }
}

@Suite struct UTCTimestampTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"), (1_772_442_000_000, "2026-03-02T09:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"), (1_709_164_800_001, "2024-02-29T00:00:00.001Z"),
    ])
    func writesAndReads(milliseconds: Int64, text: String) {
        #expect(UTCTimestamp.text(millisecondsSinceEpoch: milliseconds) == text)
        #expect(UTCTimestamp.milliseconds(of: text) == milliseconds)
    }

    @Test func agreesWithFoundation() {
        let formatter = ISO8601DateFormatter()
        // A prime step visits every month, leap years and both century rules.
        for day in stride(from: Int64(-25_000), through: 60_000, by: 37) {
            let date = Date(timeIntervalSince1970: TimeInterval(day * 86_400 + 45_296))
            #expect(UTCTimestamp.milliseconds(of: formatter.string(from: date)) == day * 86_400_000 + 45_296_000)
        }
    }

    @Test(arguments: [
        "", "2026-03-02", "2026-03-02T09:00:00", "2026-03-02 09:00:00Z", "2026-02-29T09:00:00Z",
        "2026-13-01T09:00:00Z", "2026-00-01T09:00:00Z", "2026-04-31T09:00:00Z", "2026-03-02T24:00:00Z",
        "2026-03-02T09:60:00Z", "2026-03-02T09:00:60Z", "2026-03-02T09:00:00.1Z", "+026-03-02T09:00:00Z",
        "2026-03-02T09:00:00+05:00Z",
    ])
    func refuses(text: String) {
        #expect(UTCTimestamp.milliseconds(of: text) == nil)
    }

    @Test(arguments: [
        ("2026-03-02", true), ("2024-02-29", true), ("2023-02-29", false), ("2026-3-2", false), ("0000-01-01", false),
        ("2026-03-02T", false),
    ])
    func knowsDates(text: String, isDate: Bool) {
        #expect(UTCTimestamp.isDate(text) == isDate)
    }
}
