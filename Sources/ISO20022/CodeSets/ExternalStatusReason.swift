/// Every reason that the code set of payment statuses knows, whether or not this gateway ever gives it.
///
/// - Source: ISO 20022 `ExternalStatusReason1Code`; the date is in `Data/StatusReasonData.swift`. A code without a
///   published name bears the first sentence of its definition.
public enum ExternalStatusReason {
    /// The name of a reason in words (`AM05` is `Duplication`), or nil for a code that is not in the set.
    public static func name(of code: String) -> String? { names[code] }

    /// True for a code of the set.
    public static func contains(_ code: String) -> Bool { names[code] != nil }

    /// All codes, in alphabetical order.
    public static let codes: [String] = names.keys.sorted()

    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for line in StatusReasonData.text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            precondition(parts.count == 2, "generated status reason data: \(line)")
            names[String(parts[0])] = String(parts[1])
        }
        return names
    }()
}
