/// One message and what the gateway must make of it.
struct Fixture: Sendable {
    let name: String
    let partner: Partner
    let verdict: Verdict
    /// One sentence on what it shows.
    let note: String
    /// The fixture of the same room that must have been sent before.
    let after: String?
    let content: Content

    /// Where the bytes come from.
    enum Content: Sendable {
        /// The partner's payment, edited.
        case payment(@Sendable (inout Payment) -> Void)
        /// Another fixture's bytes, unchanged.
        case sameBytes(as: String)
        /// Bytes that are no payment at all.
        case bytes(@Sendable (Payment) -> [UInt8])
    }

    init(
        _ name: String, from partner: Partner = .xa, _ verdict: Verdict, _ note: String, after: String? = nil,
        edit: @escaping @Sendable (inout Payment) -> Void = { _ in }
    ) {
        self.init(name, from: partner, verdict, note, after: after, content: .payment(edit))
    }

    init(
        _ name: String, from partner: Partner = .xa, _ verdict: Verdict, _ note: String, after: String? = nil,
        content: Content
    ) {
        self.name = name
        self.partner = partner
        self.verdict = verdict
        self.note = note
        self.after = after
        self.content = content
    }
}

/// What comes back.
struct Verdict: Sendable {
    var reply: String
    var status: String?
    var reason: String?
    /// A text that must occur in the reply's additional information.
    var detail: String?
    /// Whether the answer is the one given before.
    var isReplay = false

    /// Settled: pacs.002 with ACSC.
    static let settled = Verdict(reply: "pacs.002.001.10", status: "ACSC")
    /// The answer of the fixture named by `after`, byte for byte.
    static let replayed = Verdict(reply: "pacs.002.001.10", status: "ACSC", isReplay: true)

    /// The payment is refused: pacs.002 with RJCT.
    static func rejected(_ reason: String, _ detail: String? = nil) -> Verdict {
        Verdict(reply: "pacs.002.001.10", status: "RJCT", reason: reason, detail: detail)
    }

    /// The message is refused: admi.002.
    static func refused(_ reason: String, _ detail: String? = nil) -> Verdict {
        Verdict(reply: "admi.002.001.01", reason: reason, detail: detail)
    }

    /// The lines of a `.verdict` file. `path` is the path of the fixture that must be sent before.
    func text(from partner: Partner, after path: String?, note: String) -> String {
        var lines = ["from: \(partner.code)", "http: 200", "reply: \(reply)"]
        if let status { lines.append("status: \(status)") }
        if let reason { lines.append("reason: \(reason)") }
        if let detail { lines.append("detail: \(detail)") }
        if let path { lines.append("after: \(path)") }
        if isReplay { lines.append("replay: true") }
        lines.append("note: \(note)")
        return lines.joined(separator: "\n") + "\n"
    }
}

/// The room that refuses, or none: a folder of fixtures, numbered in their order.
struct Room: Sendable {
    let folder: String
    /// The number before the first fixture's.
    let base: Int
    let fixtures: [Fixture]

    /// Each name with its number: `accepted/001-minimal`.
    var paths: [String: String] {
        var paths: [String: String] = [:]
        for (index, fixture) in fixtures.enumerated() {
            precondition(paths[fixture.name] == nil, "\(fixture.name) is there twice")
            paths[fixture.name] = "\(folder)/\(String(base + index + 1001).dropFirst())-\(fixture.name)"
        }
        return paths
    }
}
