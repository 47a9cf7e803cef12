/// The name and labels of one series, in the form Prometheus admits.
struct SeriesKey: Hashable, Sendable {
    let name: String
    /// `{a="1",b="2"}` without the braces; empty when there are no labels.
    let labels: String

    init(_ name: String, _ labels: [(String, String)]) {
        self.name = Self.sanitised(name, allowingColon: true)
        self.labels =
            labels
            .map { (Self.sanitised($0.0, allowingColon: false), Self.escaped($0.1)) }
            .sorted { $0.0 < $1.0 }
            .map { "\($0.0)=\"\($0.1)\"" }
            .joined(separator: ",")
    }

    /// Letters, digits and underscores, no digit first: everything else becomes an underscore.
    static func sanitised(_ name: String, allowingColon: Bool) -> String {
        var output: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                output.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if output.isEmpty { output.append(UInt8(ascii: "_")) }
                output.append(byte)
            case UInt8(ascii: ":") where allowingColon: output.append(byte)
            // One underscore for a character, however many bytes it has.
            case 0x80...0xBF: continue
            default: output.append(UInt8(ascii: "_"))
            }
        }
        return output.isEmpty ? "_" : String(decoding: output, as: UTF8.self)
    }

    /// Backslash, quotation mark and line feed are escaped in a label's value.
    static func escaped(_ value: String) -> String {
        var output: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
            case UInt8(ascii: "\""): output.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\n"): output.append(contentsOf: "\\n".utf8)
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

/// A page of figures under construction: `# HELP` and `# TYPE` of each name, then its series.
struct PrometheusPage {
    private let help: [String: String]
    private var types: [String: String] = [:]
    private var samples: [String: [(labels: String, text: String)]] = [:]

    /// An empty page.
    ///
    /// - Parameter help: a sentence for some of the names.
    init(help: [String: String]) {
        self.help = help
    }

    /// Adds one series.
    ///
    /// - Parameter lines: suffix of the name, a further label, and the value, for each line of the series.
    mutating func add(_ key: SeriesKey, type: String, lines: [(String, String, String)]) {
        types[key.name] = type
        var text = ""
        for (suffix, label, value) in lines {
            let labels = [key.labels, label].filter { !$0.isEmpty }.joined(separator: ",")
            text += key.name + suffix + (labels.isEmpty ? "" : "{\(labels)}") + " " + value + "\n"
        }
        samples[key.name, default: []].append((key.labels, text))
    }

    /// The page.
    var text: String {
        var text = ""
        for (name, type) in types.sorted(by: { $0.key < $1.key }) {
            if let help = help[name] {
                text += "# HELP \(name) \(help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\n"
            }
            text += "# TYPE \(name) \(type)\n"
            for sample in (samples[name] ?? []).sorted(by: { $0.labels < $1.labels }) { text += sample.text }
        }
        return text
    }
}
