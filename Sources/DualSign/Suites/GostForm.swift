/// The forms of a GOST R 34.10-2012 value. Russia writes s‖r, both big-endian; Kazakhstan r‖s, both little-endian: the
/// one is the other read backwards. The engine has the Russian form.
///
/// - Source: RFC 9215, section 2; the test documents of Kazakhstan's National Certification Authority.
enum GostForm: Hashable, Sendable {
    case russian256, russian512, kazakh512

    /// Bytes of r or of s.
    var coordinateBytes: Int { self == .russian256 ? 32 : 64 }

    /// The engine's value of a message's, or nil unless it has the exact width, 0 < r < q and 0 < s < q.
    func engineValue(of value: [UInt8], order: [UInt8]) -> [UInt8]? {
        guard value.count == 2 * coordinateBytes else { return nil }
        let russian = turned(value)
        let s = russian[..<coordinateBytes], r = russian[coordinateBytes...]
        return Self.isInRange(s, order) && Self.isInRange(r, order) ? russian : nil
    }

    /// From the one form to the other; the same in both directions.
    func turned(_ value: [UInt8]) -> [UInt8] { self == .kazakh512 ? value.reversed() : value }

    private static func isInRange(_ coordinate: ArraySlice<UInt8>, _ order: [UInt8]) -> Bool {
        coordinate.contains { $0 != 0 } && coordinate.lexicographicallyPrecedes(order)
    }
}
