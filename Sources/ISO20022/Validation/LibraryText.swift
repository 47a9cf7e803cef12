import XMLCore

/// Draws numbers and names out of what libxml2 says of a schema finding. Nothing decided here changes a verdict.
struct LibraryText {
    enum KindOfValue {
        case date, dateTime, time, boolean, decimal
    }

    private let text: String

    init(_ text: String) { self.text = text }

    /// The last text between single quotes: a limit, a pattern, an attribute's name.
    var lastQuoted: String? {
        let bytes = text.utf8
        guard let end = bytes.lastIndex(of: UInt8(ascii: "'")) else { return nil }
        // A pattern may hold anything but a quote; a value before it may hold anything.
        guard let start = bytes[..<end].lastIndex(of: UInt8(ascii: "'")) else { return nil }
        return String(Substring(bytes[start..<end].dropFirst()))
    }

    /// Whether something is missing rather than in the wrong place.
    var saysMissingChild: Bool { text.firstPlace(of: "Missing child element") != nil }

    /// The local names that would be allowed.
    var expectedNames: [String]? {
        let bytes = text.utf8
        guard let range = text.firstPlace(of: "Expected is"),
            let open = bytes[range.upperBound...].firstIndex(of: UInt8(ascii: "(")),
            let close = bytes.lastIndex(of: UInt8(ascii: ")")), open < close
        else { return nil }
        let names = Self.items(bytes[open..<close].dropFirst()) { item in
            item[(item.lastIndex(of: UInt8(ascii: "}")).map { item.index(after: $0) } ?? item.startIndex)...]
        }
        return names.isEmpty ? nil : names
    }

    /// The codes of an enumeration, when it is short.
    var listedCodes: [String]? {
        let bytes = text.utf8
        guard let open = bytes.lastIndex(of: UInt8(ascii: "{")), let close = bytes.lastIndex(of: UInt8(ascii: "}")),
            open < close
        else { return nil }
        let codes = Self.items(bytes[open..<close].dropFirst()) { $0 }
        return (1...12).contains(codes.count) ? codes : nil
    }

    /// What stands between commas, without the spaces and quotes around it.
    private static func items(
        _ list: Substring.UTF8View, _ part: (Substring.UTF8View) -> Substring.UTF8View
    ) -> [String] {
        list.split(separator: UInt8(ascii: ",")).map { item in
            var item = part(item)
            while let first = item.first, isAround(first) { item = item.dropFirst() }
            while let last = item.last, isAround(last) { item = item.dropLast() }
            return String(Substring(item))
        }
    }

    private static func isAround(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "'") }

    /// The kind of value wanted, from the name of the simple type.
    var kindOfValue: KindOfValue? {
        guard let type = lastQuoted else { return nil }
        if type.hasSuffix("DateTime") || type.hasSuffix("dateTime") { return .dateTime }
        if type.hasSuffix("Date") || type.hasSuffix("date") { return .date }
        if type.hasSuffix("Time") || type.hasSuffix("time") { return .time }
        if type.hasSuffix("Indicator") || type.hasSuffix("boolean") { return .boolean }
        let decimals = ["_SimpleType", "Amount", "Number", "Rate", "decimal"]
        return decimals.contains(where: type.hasSuffix) ? .decimal : nil
    }
}
