/// Everything that is wrong with a configuration, found in one reading.
public struct ConfigurationFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one; in the order of the file, those of the environment last.
    public let findings: [ConfigurationFinding]

    /// One line for each finding.
    public var description: String {
        findings.map(\.description).joined(separator: "\n")
    }
}

/// One thing that is wrong with a configuration.
public struct ConfigurationFinding: Hashable, Sendable, CustomStringConvertible {
    /// Where a setting comes from.
    public enum Origin: Hashable, Sendable {
        /// A file and the 1-based line; 0 when the setting is in no line.
        case file(String, line: Int)
        /// An environment variable.
        case variable(String)
    }

    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The file cannot be read.
        case unreadableFile
        /// The file is not YAML; what the library says of it.
        case notYAML(String)
        /// There is no such setting; the known one that comes nearest.
        case unknownSetting(nearest: String?)
        /// The setting appears twice in its section.
        case repeatedSetting
        /// The setting has no value and needs one.
        case missing(expected: String)
        /// The value is not what it should be.
        case wrongValue(found: String, expected: String)
        /// The value may appear only once in the whole configuration.
        case repeatedValue(String)
        /// The setting may not be there, and why.
        case notAllowed(String)
    }

    /// Where the setting comes from.
    public let origin: Origin
    /// The setting, such as `corridors[0].holdSeconds`; empty for the whole file.
    public let setting: String
    /// What is wrong.
    public let kind: Kind

    /// `gateway.yaml:14: corridors[0].holdSeconds: found "soon", expected a whole number in 1...86400`
    public var description: String {
        let place =
            switch origin {
            case .file(let file, let line): line > 0 ? "\(file):\(line)" : file
            case .variable(let name): name
            }
        return setting.isEmpty ? "\(place): \(kind.text)" : "\(place): \(setting): \(kind.text)"
    }
}

extension ConfigurationFinding.Kind {
    /// The finding in words.
    var text: String {
        switch self {
        case .unreadableFile: "the file cannot be read"
        case .notYAML(let text): "not YAML: \(text)"
        case .unknownSetting(nil): "there is no such setting"
        case .unknownSetting(let nearest?): "there is no such setting; did you mean \(nearest)?"
        case .repeatedSetting: "the setting appears twice"
        case .missing(let expected): "missing, expected \(expected)"
        case .wrongValue(let found, let expected): "found \"\(found)\", expected \(expected)"
        case .repeatedValue(let value): "\"\(value)\" appears more than once"
        case .notAllowed(let reason): reason
        }
    }
}
