import Yams

/// One section of a file of settings: names and their values. Reading a name makes it known; `end` notes the others.
final class SettingsSection {
    let reading: SettingsReading
    /// Such as `corridors[0]`; empty for the whole file.
    let path: String
    private let line: Int
    private var nodes: [String: Node] = [:]
    private var keys: [(name: String, origin: ConfigurationFinding.Origin)] = []
    private var known: Set<String> = []

    init(reading: SettingsReading, path: String, line: Int, mapping: Node.Mapping?) {
        self.reading = reading
        self.path = path
        self.line = line
        guard let mapping else { return }
        for (key, value) in mapping {
            let name = key.scalar?.string ?? key.kindText
            let origin = key.origin(reading.file)
            nodes[name] = value.isAbsent ? nil : value
            keys.append((name, origin))
        }
    }

    /// Where the section begins.
    var origin: ConfigurationFinding.Origin { .file(reading.file, line: line) }

    /// The full name of a setting of this section.
    func setting(_ name: String) -> String {
        path.isEmpty ? name : "\(path).\(name)"
    }

    /// Notes every name that was not read.
    func end() {
        for (name, origin) in keys where !known.contains(name) {
            reading.noteUnknown(name, in: path, at: origin)
        }
    }

    // MARK: Values

    /// The value of a name as written: the environment's before the file's; nil when neither has one.
    func value(_ name: String, expected: String) -> SettingsReading.Value? {
        known.insert(name)
        if let variable = reading.variable(for: name, in: path) { return variable }
        guard let node = nodes[name] else { return nil }
        guard case .scalar(let scalar) = node else {
            reading.note(
                .wrongValue(found: node.kindText, expected: expected), setting(name), at: node.origin(reading.file))
            return nil
        }
        return SettingsReading.Value(text: scalar.string, origin: node.origin(reading.file))
    }

    /// Whether the file or the environment gives the name a value, or the section of that name one.
    func has(_ name: String) -> Bool {
        if nodes[name] != nil { return true }
        let variable = SettingsReading.variableName(of: setting(name))
        return reading.environment.contains { key, value in
            !value.isEmpty && (key == variable || key.hasPrefix(variable + "_"))
        }
    }

    /// A text of a given shape.
    ///
    /// - Parameter fallback: what holds when there is no value; nil: there must be one.
    func text(_ name: String, _ shape: TextShape, or fallback: String? = nil) -> String {
        let isPresent = has(name)
        guard let value = value(name, expected: shape.expected) else {
            if let fallback { return fallback }
            if !isPresent { reading.note(.missing(expected: shape.expected), setting(name), at: origin) }
            return ""
        }
        check(value, shape, name)
        return value.text
    }

    /// A text of a given shape; nil when there is none.
    func optionalText(_ name: String, _ shape: TextShape) -> String? {
        guard let value = value(name, expected: shape.expected) else { return nil }
        check(value, shape, name)
        return value.text
    }

    /// A text of a given shape that no other setting of the same `family` has.
    func uniqueText(_ name: String, _ shape: TextShape, family: String) -> String {
        let text = text(name, shape)
        let place = nodes[name]?.origin(reading.file) ?? origin
        reading.noteIfRepeated(text, family: family, setting(name), at: place)
        return text
    }

    /// A whole number within bounds.
    func integer(_ name: String, in range: ClosedRange<Int64>, or fallback: Int64? = nil) -> Int64 {
        let expected =
            range.upperBound == .max
            ? "a whole number not below \(range.lowerBound)"
            : "a whole number in \(range.lowerBound)...\(range.upperBound)"
        let isPresent = has(name)
        guard let value = value(name, expected: expected) else {
            if let fallback { return fallback }
            if !isPresent { reading.note(.missing(expected: expected), setting(name), at: origin) }
            return range.lowerBound
        }
        let digits = value.text.hasPrefix("-") ? value.text.dropFirst() : value.text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(value.text), range.contains(number)
        else {
            reading.note(.wrongValue(found: value.text, expected: expected), setting(name), at: value.origin)
            return range.lowerBound
        }
        return number
    }

    /// A whole number within bounds, as `Int`.
    func count(_ name: String, in range: ClosedRange<Int64>, or fallback: Int64? = nil) -> Int {
        Int(integer(name, in: range, or: fallback))
    }

    /// One of the words of a closed list.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, or fallback: Choice
    ) -> Choice where Choice.RawValue == String {
        let expected = "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
        guard let value = value(name, expected: expected) else { return fallback }
        guard let choice = Choice(rawValue: value.text) else {
            reading.note(.wrongValue(found: value.text, expected: expected), setting(name), at: value.origin)
            return fallback
        }
        return choice
    }

    /// A file that must be readable; relative to the folder of the file of settings.
    func file(_ name: String, _ expected: String) -> String {
        let isPresent = has(name)
        guard let value = value(name, expected: expected) else {
            if !isPresent { reading.note(.missing(expected: expected), setting(name), at: origin) }
            return ""
        }
        return readable(value, name, expected)
    }

    /// A file that must be readable where it is named; nil where it is not.
    func optionalFile(_ name: String, _ expected: String) -> String? {
        value(name, expected: expected).map { readable($0, name, expected) }
    }

    /// A path that need not exist yet.
    func path(_ name: String, _ expected: String) -> String {
        absolute(text(name, TextShape(expected) { !$0.isEmpty }))
    }

    /// A list of texts; in the environment separated by commas. Absent is empty.
    func texts(_ name: String, _ shape: TextShape) -> [String] {
        let values = list(name, shape)
        for (index, value) in values.enumerated() { check(value, shape, "\(name)[\(index)]") }
        return values.map(\.text)
    }

    /// A list of files that must be readable. Absent is empty.
    func files(_ name: String, _ expected: String) -> [String] {
        list(name, TextShape(expected) { _ in true }).enumerated().map { index, value in
            readable(value, "\(name)[\(index)]", expected)
        }
    }

    /// A list of addresses, or of files that must be readable. Absent is empty.
    func locations(_ name: String, _ expected: String) -> [String] {
        list(name, TextShape(expected) { _ in true }).enumerated().map { index, value in
            TextShape.address.fits(value.text) ? value.text : readable(value, "\(name)[\(index)]", expected)
        }
    }

    // MARK: Sections

    /// The section of a name; an absent one is empty, and the environment may still fill it.
    func section(_ name: String) -> SettingsSection {
        known.insert(name)
        _ = reading.variable(for: name, in: path)
        guard let node = nodes[name] else {
            return SettingsSection(reading: reading, path: setting(name), line: line, mapping: nil)
        }
        return section(of: node, named: name)
    }

    /// The list of sections of a name; absent is empty.
    func sections(_ name: String) -> [SettingsSection] {
        known.insert(name)
        _ = reading.variable(for: name, in: path)
        guard let node = nodes[name] else { return [] }
        guard case .sequence(let sequence) = node else {
            reading.note(
                .wrongValue(found: node.kindText, expected: "a list of sections"), setting(name),
                at: node.origin(reading.file))
            return []
        }
        return sequence.enumerated().map { section(of: $1, named: "\(name)[\($0)]") }
    }

    private func section(of node: Node, named name: String) -> SettingsSection {
        guard case .mapping(let mapping) = node else {
            reading.note(
                .wrongValue(found: node.kindText, expected: "a section"), setting(name), at: node.origin(reading.file))
            return SettingsSection(reading: reading, path: setting(name), line: node.mark?.line ?? line, mapping: nil)
        }
        return SettingsSection(
            reading: reading, path: setting(name), line: node.mark?.line ?? line, mapping: mapping)
    }

    // MARK: Checks

    private func check(_ value: SettingsReading.Value, _ shape: TextShape, _ name: String) {
        guard !shape.fits(value.text) else { return }
        reading.note(.wrongValue(found: value.text, expected: shape.expected), setting(name), at: value.origin)
    }

    private func readable(_ value: SettingsReading.Value, _ name: String, _ expected: String) -> String {
        let path = absolute(value.text)
        if value.text.isEmpty || !reading.isReadable(path) {
            reading.note(
                .wrongValue(found: value.text, expected: "\(expected) that can be read"), setting(name),
                at: value.origin)
        }
        return path
    }

    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") || path.isEmpty ? path : reading.folder + "/" + path
    }

    private func list(_ name: String, _ shape: TextShape) -> [SettingsReading.Value] {
        known.insert(name)
        if let variable = reading.variable(for: name, in: path) {
            return variable.text.split(separator: ",").map {
                SettingsReading.Value(text: String($0.trimmingSpace()), origin: variable.origin)
            }
        }
        guard let node = nodes[name] else { return [] }
        guard case .sequence(let sequence) = node else {
            reading.note(
                .wrongValue(found: node.kindText, expected: "a list, each \(shape.expected)"), setting(name),
                at: node.origin(reading.file))
            return []
        }
        return sequence.enumerated().compactMap { index, node in
            if case .scalar(let scalar) = node {
                return SettingsReading.Value(text: scalar.string, origin: node.origin(reading.file))
            }
            reading.note(
                .wrongValue(found: node.kindText, expected: shape.expected), setting("\(name)[\(index)]"),
                at: node.origin(reading.file))
            return nil
        }
    }
}
