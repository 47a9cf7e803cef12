/// The tree of what a booking can be: domains, their families, and the subfamilies of a family.
///
///     PMNT RCDT ESCT    payments, received credit transfers, SEPA
///
/// - Source: ISO 20022 bank transaction code structure; the date is in `Data/BankTransactionCodeData.swift`.
public enum BankTransactionCodeList {
    /// True for a domain of the list.
    public static func contains(domain: String) -> Bool { tree.domains.contains(domain) }

    /// True for a family within a domain.
    public static func contains(domain: String, family: String) -> Bool {
        tree.families["\(domain) \(family)"] != nil
    }

    /// True for a subfamily within a family within a domain.
    public static func contains(domain: String, family: String, subFamily: String) -> Bool {
        tree.families["\(domain) \(family)"]?.contains(subFamily) == true
    }

    private static let tree: (domains: Set<String>, families: [String: Set<String>]) = {
        var domains: Set<String> = []
        var families: [String: Set<String>] = [:]
        var family = ""
        for line in BankTransactionCodeData.text.split(separator: "\n") {
            if line.hasPrefix(" ") {
                families[family, default: []].formUnion(line.split(separator: " ").map(String.init))
            } else {
                family = String(line)
                domains.insert(String(line.prefix(4)))
            }
        }
        return (domains, families)
    }()
}
