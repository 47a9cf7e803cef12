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
        guard let end = text.lastIndex(of: "'") else { return nil }
        // A pattern may hold anything but a quote; a value before it may hold anything.
        guard let start = text[..<end].lastIndex(of: "'") else { return nil }
        return String(text[text.index(after: start)..<end])
    }

    /// Whether something is missing rather than in the wrong place.
    var saysMissingChild: Bool { text.firstPlace(of: "Missing child element") != nil }

    /// The local names that would be allowed.
    var expectedNames: [String]? {
        guard let range = text.firstPlace(of: "Expected is"), let open = text[range.upperBound...].firstIndex(of: "("),
            let close = text.lastIndex(of: ")"), open < close
        else { return nil }
        let names = text[text.index(after: open)..<close].split(separator: ",").map { item in
            let local = item.split(separator: "}").last ?? item
            return String(local.filter { $0 != " " })
        }
        return names.isEmpty ? nil : names
    }

    /// The codes of an enumeration, when it is short.
    var listedCodes: [String]? {
        guard let open = text.lastIndex(of: "{"), let close = text.lastIndex(of: "}"), open < close else { return nil }
        let codes = text[text.index(after: open)..<close].split(separator: ",").map { item in
            String(item.filter { $0 != " " && $0 != "'" })
        }
        return (1...12).contains(codes.count) ? codes : nil
    }

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
