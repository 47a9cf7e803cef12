/// The `Accept` header, RFC 9110, 12.5.1: which of the types on offer the peer likes best.
enum AcceptHeader {
    /// One of the types a resource has.
    struct Offer<Value: Sendable>: Sendable {
        /// Such as `text/csv`, lower case, without parameters.
        let mediaType: String
        let value: Value
    }

    /// The offer with the highest weight, the earlier of equals; the first when there is no such header; nil when none
    /// is acceptable.
    static func best<Value>(of offers: [Offer<Value>], accept: String?) -> Value? {
        guard let accept, !accept.trimmingSpace().isEmpty else { return offers.first?.value }
        let ranges = PreferHeader.commaSeparated(accept).map { MediaRange($0) }
        var best: (weight: Int, value: Value)?
        for offer in offers {
            // The most specific range that fits has the say, whatever the order.
            let fitting = ranges.filter { $0.fits(offer.mediaType) }.max { $0.specificity < $1.specificity }
            guard let weight = fitting?.weight, weight > 0, weight > best?.weight ?? 0 else { continue }
            best = (weight, offer.value)
        }
        return best?.value
    }
}

/// One element of an `Accept` header.
private struct MediaRange {
    let type: String
    /// 0...1000.
    let weight: Int

    init(_ element: Substring) {
        let parts = element.split(separator: ";").map { $0.trimmingSpace().lowercased() }
        type = parts.first ?? ""
        weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Self.thousandths($0.dropFirst(2)) } ?? 1000
    }

    var specificity: Int { type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2 }

    func fits(_ mediaType: String) -> Bool {
        switch specificity {
        case 0: true
        case 1: mediaType.hasPrefix(type.dropLast())
        default: mediaType == type
        }
    }

    /// `0.25` as 250; what is no weight is 1000.
    private static func thousandths(_ text: Substring) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole) else {
            return 1000
        }
        guard parts.count == 2 else { return whole * 1000 }
        let digits = parts[1] + String(repeating: "0", count: max(0, 3 - parts[1].count))
        guard digits.count == 3, let fraction = Int(digits), fraction >= 0 else { return 1000 }
        return min(1000, whole * 1000 + fraction)
    }
}
