/// Why a text is not the identifier it was offered as; in the order in which the checks are made.
public enum IdentifierRejection: Error, Hashable, Sendable {
    /// A byte beyond ASCII: a Cyrillic letter or a foreign digit may look right and is not.
    case notASCII
    /// Too few or too many characters.
    case wrongLength
    /// A character that cannot stand where it stands.
    case wrongCharacter
    /// The country does not use this identifier.
    case unknownCountry
    /// Check digits that the algorithm never gives.
    case checkDigitsNeverIssued
    /// The check digits do not fit the rest.
    case checkDigitsWrong
    /// A prefix for which no check digit exists.
    case neverIssued
    /// Well made, but of another kind: a number of a person where one of a business is wanted, or the reverse.
    case otherKind
}

extension String {
    /// The bytes of a text of ASCII and of one length, or the first two reasons against it.
    func identifierBytes(count: ClosedRange<Int>) throws(IdentifierRejection) -> [UInt8] {
        let bytes = Array(utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { throw .notASCII }
        guard count.contains(bytes.count) else { throw .wrongLength }
        return bytes
    }
}

/// The check digits of ISO 7064 MOD 97-10, shared by IBAN and LEI.
enum Modulo97 {
    /// The remainder of the number that the characters spell: a digit is itself, A is 10, Z is 35.
    /// Nil where a character is neither a digit nor a capital.
    static func remainder(of bytes: some Sequence<UInt8>) -> Int? {
        var remainder = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                remainder = (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                remainder = (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
            default: return nil
            }
        }
        return remainder
    }

    /// Whether two digits can be check digits: the algorithm gives 02 to 98.
    static func isPossible(tens: UInt8, units: UInt8) -> Bool {
        let zero = UInt8(ascii: "0")
        guard (zero...zero + 9).contains(tens), (zero...zero + 9).contains(units) else { return false }
        return (2...98).contains(Int(tens - zero) * 10 + Int(units - zero))
    }
}
