/// A decimal number held exactly: `unscaled / 10^scale`, with no trailing zeros after the point.
///
/// Reads the lexical forms of `xs:decimal`: an optional sign, digits with an optional point (`+100`, `.5`, `1.`,
/// `0100`, `-0`), with white space around it collapsed. The same number always has the same value here, so
/// `100.00 == 100` and `-0 == 0`. At most 18 significant digits, as ISO 20022 allows.
///
/// - Source: XML Schema Part 2, 3.2.3 decimal; ISO 20022 amounts (`totalDigits` 18).
public struct ExactDecimal: Hashable, Sendable {
    /// The digits as an integer; its magnitude is below 10^18.
    public let unscaled: Int64
    /// How many of the digits stand after the point: 0...18.
    public let scale: Int

    /// Zero.
    public static let zero = ExactDecimal(0)

    /// The most significant digits a value may have.
    public static let digitsMax = 18

    /// A whole number. It must have at most 18 digits.
    public init(_ whole: Int) {
        precondition(whole.magnitude < Self.powersOfTen[18], "an ExactDecimal has at most 18 digits")
        unscaled = Int64(whole)
        scale = 0
    }

    /// `unscaled / 10^scale`, reduced; nil beyond 18 digits on either side of the point.
    public init?(unscaled: Int64, scale: Int) {
        self.init(wide: Int128(unscaled), scale: scale)
    }

    /// Reads a text in any lexical form of `xs:decimal`; nil when it is none, or has over 18 significant digits.
    public init?(_ text: some StringProtocol) {
        guard let value = text.withContiguousUTF8(Self.parse) else { return nil }
        self = value
    }

    init?(wide: Int128, scale: Int) {
        var digits = wide
        var places = scale
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        guard (0...Self.digitsMax).contains(places), digits.magnitude < UInt128(Self.powersOfTen[18]) else {
            return nil
        }
        unscaled = Int64(digits)
        self.scale = places
    }

    private init(checked unscaled: Int64, scale: Int) {
        self.unscaled = unscaled
        self.scale = scale
    }

    /// Whether the value is below zero.
    public var isNegative: Bool { unscaled < 0 }

    /// The value times 10^`decimals` as an integer: the minor units of a currency. Nil when a digit would be lost or
    /// the result does not fit.
    public func scaledInteger(decimals: Int) -> Int64? {
        guard decimals >= scale, decimals <= Self.digitsMax else { return nil }
        let (product, overflow) = unscaled.multipliedReportingOverflow(by: Int64(Self.powersOfTen[decimals - scale]))
        return overflow ? nil : product
    }

    /// The exact sum; nil when it has over 18 digits.
    public static func sum(_ values: some Sequence<ExactDecimal>) -> ExactDecimal? {
        var total: Int128 = 0
        var scale = 0
        for value in values {
            if value.scale > scale {
                let (scaled, overflow) = total.multipliedReportingOverflow(by: power(value.scale - scale))
                guard !overflow else { return nil }
                total = scaled
                scale = value.scale
            }
            let (next, overflow) = total.addingReportingOverflow(Int128(value.unscaled) * power(scale - value.scale))
            guard !overflow else { return nil }
            total = next
        }
        return ExactDecimal(wide: total, scale: scale)
    }

    /// The exact difference; nil when it has over 18 digits.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        let common = max(scale, other.scale)
        let left = Int128(unscaled) * Self.power(common - scale)
        let right = Int128(other.unscaled) * Self.power(common - other.scale)
        return ExactDecimal(wide: left - right, scale: common)
    }

    /// The canonical form: no plus sign, no needless zeros.
    public var text: String { text(fractionDigitsMin: 0) }

    /// The value with at least `fractionDigitsMin` digits after the point: `100` with 2 is `100.00`.
    public func text(fractionDigitsMin: Int) -> String {
        let zeros = String(repeating: "0", count: max(0, fractionDigitsMin - scale))
        return Self.text(minorUnits: unscaled, decimals: scale) + (scale == 0 && !zeros.isEmpty ? "." : "") + zeros
    }

    /// `minorUnits / 10^decimals`, of any size, with all its digits: 123450 with 2 is `1234.50`, -5 is `-0.05`.
    public static func text(minorUnits: Int64, decimals: Int) -> String {
        guard decimals > 0 else { return String(minorUnits) }
        var digits = String(minorUnits.magnitude)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let point = digits.index(digits.endIndex, offsetBy: -decimals)
        return (minorUnits < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
    }

    static let powersOfTen: [UInt64] = (0...18).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 } }

    private static func power(_ exponent: Int) -> Int128 { Int128(powersOfTen[exponent]) }
}

extension ExactDecimal: Comparable {
    /// Compares the numbers, whatever their scales.
    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.scale == right.scale { return left.unscaled < right.unscaled }
        let common = max(left.scale, right.scale)
        let first = Int128(left.unscaled) * power(common - left.scale)
        return first < Int128(right.unscaled) * power(common - right.scale)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The canonical form: no plus sign, no needless zeros.
    public var description: String { text }
}

extension ExactDecimal {
    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
        var unscaled: Int64 = 0
        var scale = 0
        var zerosPending = 0
        var significant = 0
        var digitsSeen = false
        var pointSeen = false
        var isNegative = false
        let body = text.collapsingXMLSpace()
        for (offset, byte) in body.enumerated() {
            switch byte {
            case UInt8(ascii: "+") where offset == 0: break
            case UInt8(ascii: "-") where offset == 0: isNegative = true
            case UInt8(ascii: ".") where !pointSeen: pointSeen = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digitsSeen = true
                let digit = Int64(byte - UInt8(ascii: "0"))
                if pointSeen, digit == 0 {
                    // Zeros after the point count only when another digit follows.
                    zerosPending += 1
                    continue
                }
                if pointSeen {
                    guard append(zeros: zerosPending, to: &unscaled, significant: &significant) else { return nil }
                    scale += zerosPending + 1
                    zerosPending = 0
                }
                guard append(digit: digit, to: &unscaled, significant: &significant) else { return nil }
            default: return nil
            }
        }
        guard digitsSeen, scale <= digitsMax else { return nil }
        return ExactDecimal(checked: isNegative ? -unscaled : unscaled, scale: scale)
    }

    private static func append(zeros: Int, to unscaled: inout Int64, significant: inout Int) -> Bool {
        guard unscaled != 0 else { return true }
        for _ in 0..<zeros { guard append(digit: 0, to: &unscaled, significant: &significant) else { return false } }
        return true
    }

    private static func append(digit: Int64, to unscaled: inout Int64, significant: inout Int) -> Bool {
        if unscaled != 0 || digit != 0 { significant += 1 }
        guard significant <= digitsMax else { return false }
        unscaled = unscaled * 10 + digit
        return true
    }
}
