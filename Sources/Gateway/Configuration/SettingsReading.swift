import Yams

/// One reading of a file of settings: the file, the environment beside it, and everything found wrong so far.
///
/// A setting `corridors[0].holdSeconds` is overridden by `GATEWAY_CORRIDORS_0_HOLD_SECONDS`; an empty variable counts
/// as not set. A method that finds a value missing or wrong notes that and returns some value of the type, so that the
/// reading goes on to the next finding; `finish` then throws, and the value goes nowhere.
final class SettingsReading {
    /// A value as it is written, and where.
    struct Value {
        let text: String
        let origin: ConfigurationFinding.Origin
    }

    /// Names with the prefix that are not settings: where the file is, and what tests and builds use.
    static let variablesOfOthers: Set<String> = [
        "GATEWAY_CONFIG", "GATEWAY_SHARED", "GATEWAY_TARGETS", "GATEWAY_KEY_PASSWORD", "GATEWAY_KEY_PIN",
    ]

    let file: String
    /// The folder of the file; paths in it are relative to this.
    let folder: String
    let environment: [String: String]
    /// Whether a file that a setting names can be read.
    let isReadable: (String) -> Bool
    private var findings: [ConfigurationFinding] = []
    private var findingsOfTheFile: [ConfigurationFinding] = []
    private var unknown: [(origin: ConfigurationFinding.Origin, section: String, name: String)] = []
    private var knownNames: [String: [String]] = [:]
    private var knownVariables: Set<String> = []
    private var valuesSeen: [String: Set<String>] = [:]

    init(file: String, environment: [String: String], isReadable: @escaping (String) -> Bool) {
        self.file = file
        self.folder = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : "."
        self.environment = environment
        self.isReadable = isReadable
    }

    /// The whole of the file as a section. What is not a mapping has no settings to find anything else about: `finish`
    /// throws that finding alone.
    func root(of text: String) -> SettingsSection {
        let empty = SettingsSection(reading: self, path: "", line: 0, mapping: nil)
        do {
            switch try Yams.compose(yaml: text) {
            case .mapping(let mapping)?: return SettingsSection(reading: self, path: "", line: 1, mapping: mapping)
            case nil: return empty
            case let node?:
                note(.wrongValue(found: node.kindText, expected: "settings by name"), "", at: node.origin(file))
            }
        } catch YamlError.duplicatedKeysInMapping(let names, let context) {
            for name in names { note(.repeatedSetting, name, at: .file(file, line: context.mark.line)) }
        } catch {
            note(.notYAML("\(error)"), "", at: .file(file, line: 0))
        }
        findingsOfTheFile = findings
        return empty
    }

    /// Notes something wrong.
    func note(_ kind: ConfigurationFinding.Kind, _ setting: String, at origin: ConfigurationFinding.Origin) {
        findings.append(ConfigurationFinding(origin: origin, setting: setting, kind: kind))
    }

    /// Notes a name nobody asked for; the nearest known one is looked for when all are known.
    func noteUnknown(_ name: String, in section: String, at origin: ConfigurationFinding.Origin) {
        unknown.append((origin, section, name))
    }

    /// Notes a value that may appear only once among those of the same `family`.
    func noteIfRepeated(_ value: String, family: String, _ setting: String, at origin: ConfigurationFinding.Origin) {
        guard !value.isEmpty, !valuesSeen[family, default: []].insert(value).inserted else { return }
        note(.repeatedValue(value), setting, at: origin)
    }

    /// Remembers that a setting of this name exists, and returns what the environment says of it.
    func variable(for name: String, in section: String) -> Value? {
        let setting = section.isEmpty ? name : "\(section).\(name)"
        let family = Self.withoutIndices(section)
        if !(knownNames[family]?.contains(name) ?? false) { knownNames[family, default: []].append(name) }
        let variable = Self.variableName(of: setting)
        knownVariables.insert(variable)
        guard let text = environment[variable], !text.isEmpty else { return nil }
        return Value(text: text, origin: .variable(variable))
    }

    /// Throws everything that was noted.
    func finish() throws(ConfigurationFault) {
        guard findingsOfTheFile.isEmpty else { throw ConfigurationFault(findings: findingsOfTheFile) }
        for (origin, section, name) in unknown {
            let family = Self.withoutIndices(section)
            let setting = section.isEmpty ? name : "\(section).\(name)"
            note(.unknownSetting(nearest: nearest(to: name, in: family)), setting, at: origin)
        }
        let strangers = environment.filter { name, value in
            name.hasPrefix("GATEWAY_") && !value.isEmpty && !knownVariables.contains(name)
                && !Self.variablesOfOthers.contains(name)
        }
        for name in strangers.keys.sorted() {
            let nearest = EditDistance.nearest(to: name, among: knownVariables.sorted())
            note(.unknownSetting(nearest: nearest), "", at: .variable(name))
        }
        guard findings.isEmpty else { throw ConfigurationFault(findings: findings.sorted(by: Self.isBefore)) }
    }

    /// The same name in another section, if there is just one; otherwise the name of this section that is written most
    /// alike.
    private func nearest(to name: String, in family: String) -> String? {
        let elsewhere = knownNames.filter { $0.key != family && $0.value.contains(name) }.keys.sorted()
        if elsewhere.count == 1, let section = elsewhere.first {
            return section.isEmpty ? name : "\(section).\(name)"
        }
        return EditDistance.nearest(to: name, among: (knownNames[family] ?? []).sorted())
    }

    private static func isBefore(_ first: ConfigurationFinding, _ second: ConfigurationFinding) -> Bool {
        switch (first.origin, second.origin) {
        case (.file(_, let one), .file(_, let other)):
            one == other ? first.setting < second.setting : one < other
        case (.file, .variable): true
        case (.variable, .file): false
        case (.variable(let one), .variable(let other)): one < other
        }
    }

    /// `corridors[0].holdSeconds` as `GATEWAY_CORRIDORS_0_HOLD_SECONDS`.
    static func variableName(of setting: String) -> String {
        var name = "GATEWAY_"
        var previousIsSmall = false
        for character in setting {
            switch character {
            case ".", "[": name += "_"
            case "]": break
            default:
                if character.isUppercase && previousIsSmall { name += "_" }
                name += character.uppercased()
            }
            previousIsSmall = character.isLowercase || character.isNumber
        }
        return name
    }

    /// `corridors[0]` as `corridors`.
    private static func withoutIndices(_ section: String) -> String {
        section.replacing(#/\[\d+\]/#, with: "")
    }
}

extension Node {
    /// What kind of node it is, for a finding.
    var kindText: String {
        switch self {
        case .scalar(let scalar): scalar.string
        case .mapping: "a section"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    /// Whether it is written as no value: nothing, `~` or `null`.
    var isAbsent: Bool {
        guard case .scalar(let scalar) = self, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// The node's place.
    func origin(_ file: String) -> ConfigurationFinding.Origin {
        .file(file, line: mark?.line ?? 0)
    }
}
