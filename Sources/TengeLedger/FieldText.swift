/// Fields, each as its length in bytes, a colon, and its text: `2:A13:KZT`. Such a text reads back in one way only.
struct FieldText {
    private(set) var written = ""

    mutating func add(_ field: String) {
        written += String(field.utf8.count)
        written += ":"
        written += field
    }

    mutating func add(_ number: Int64?) { add(number.map { String($0) } ?? "") }

    /// The fields of a text; nil when it was not written so.
    static func read(_ text: String) -> [String]? {
        var fields: [String] = []
        var rest = text.utf8[...]
        while !rest.isEmpty {
            guard let colon = rest.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let digits = String(Substring(rest[..<colon]))
            // The number must be written as `add` writes it, or one value would have two texts.
            guard let count = Int(digits), count >= 0, String(count) == digits else { return nil }
            let field = rest[rest.index(after: colon)...].prefix(count)
            guard field.count == count, let text = String(field) else { return nil }
            fields.append(text)
            rest = rest[field.endIndex...]
        }
        return fields
    }
}

/// Reads fields from the left; every reading may fail.
struct FieldReader {
    private var rest: ArraySlice<String>

    init?(_ text: String) {
        guard let fields = FieldText.read(text) else { return nil }
        rest = fields[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func text() -> String? { rest.popFirst() }

    mutating func integer() -> Int64? { rest.popFirst().flatMap(Self.integer) }

    /// The outer nil: not a number. The inner: there is none.
    mutating func optionalInteger() -> Int64?? {
        guard let field = rest.popFirst() else { return nil }
        if field.isEmpty { return .some(nil) }
        return Self.integer(field).map { .some($0) }
    }

    mutating func list<Value>(_ read: (String) -> Value?) -> [Value]? {
        guard let count = integer(), count >= 0, count <= rest.count else { return nil }
        var values: [Value] = []
        for field in rest.prefix(Int(count)) {
            guard let value = read(field) else { return nil }
            values.append(value)
        }
        rest = rest.dropFirst(Int(count))
        return values
    }

    /// As `String` writes it and no other way.
    private static func integer(_ field: String) -> Int64? {
        guard let number = Int64(field), String(number) == field else { return nil }
        return number
    }
}
