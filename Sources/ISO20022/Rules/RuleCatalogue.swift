/// One rule, as `docs/rules.md` lists it.
public struct RuleDescription: Hashable, Sendable {
    /// What findings bear: `iso:C31`.
    public let identifier: String
    /// The number that the standard's report gives the rule, or "" where it is not known.
    public let number: String
    /// The messages it binds, such as `pacs.008`.
    public let messages: String
    /// The codes of the reasons that a reply may give.
    public let reasons: [String]
    /// What it demands, in a sentence.
    public let summary: String

    /// The rulebook it stands in.
    public var practice: Practice {
        guard let practice = Practice(rawValue: String(identifier.prefix { $0 != ":" })) else {
            preconditionFailure("\(identifier) stands in no practice")
        }
        return practice
    }

    /// The identifier without its practice.
    public var name: String { String(identifier.drop { $0 != ":" }.dropFirst()) }

    /// The row of the page of rules.
    var row: String {
        "| `\(identifier)` | \(number) | \(practice.rawValue) | \(messages) | \(summary) | "
            + reasons.joined(separator: ", ") + " |"
    }
}

/// Every rule of every practice.
public enum RuleCatalogue {
    /// The rules, by practice, in the order of the page.
    public static let all: [RuleDescription] = {
        var rules: [RuleDescription] = []
        var heading: [String] = []
        for line in (isoCreditTransfer + isoMessages + practices).split(separator: "\n") {
            guard line.hasPrefix(" ") else {
                heading = line.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
                continue
            }
            precondition(heading.count == 4, "the catalogue of rules before: \(line)")
            rules.append(
                RuleDescription(
                    identifier: heading[0], number: heading[1], messages: heading[2],
                    reasons: heading[3].split(separator: " ").map(String.init), summary: trimmed(line)))
        }
        return rules
    }()

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// Whether a rule is listed.
    static func contains(_ identifier: String) -> Bool { identifiers.contains(identifier) }

    private static let identifiers = Set(all.map(\.identifier))
}
