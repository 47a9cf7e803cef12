/// The unified classifier of payment purposes (EKNP) as cross-border payments carry it: a line of remittance text.
///
///     EKNP 2717KZT710
///          27           KOd: who pays, here a private company abroad
///            17         KBe: who is paid, here a private company of Kazakhstan
///              KZT      currency
///                 710   KNP: purpose, here goods
///
/// - Source: practice of remittance lines to Kazakhstan; `EKNP\s+([12][1-9])([12][1-9])([A-Z]{3})(\d{3})`.
public struct EKNPLine: Hashable, Sendable, CustomStringConvertible {
    /// Who pays (KOd).
    public let payer: ResidencyAndSector
    /// Who is paid (KBe).
    public let payee: ResidencyAndSector
    /// The currency: three capitals.
    public let currency: String
    /// The purpose (KNP).
    public let purpose: PaymentPurposeCode

    /// What can be wrong with remittance lines that mention the classifier.
    public enum Rejection: Error, Hashable, Sendable {
        /// The word `EKNP` stands there and no well-made code follows it.
        case malformed
        /// Two codes that differ.
        case contradictory
    }

    /// Puts a line together; refuses a currency that is not three capitals.
    public init?(payer: ResidencyAndSector, payee: ResidencyAndSector, currency: String, purpose: PaymentPurposeCode) {
        guard CapitalLetters.place(of: currency, count: 3) != nil else { return nil }
        self.payer = payer
        self.payee = payee
        self.currency = currency
        self.purpose = purpose
    }

    /// The one code that the lines carry, the same code repeated included; nil when no line has the word `EKNP`.
    public static func find(in lines: some Sequence<String>) throws(Rejection) -> EKNPLine? {
        var found: EKNPLine?
        for line in lines {
            let bytes = Array(line.utf8)
            var start = 0
            while let label = label(in: bytes, from: start) {
                let code = try EKNPLine(after: bytes[label...])
                if let found, found != code { throw .contradictory }
                found = code
                start = label
            }
        }
        return found
    }

    /// The place after the next word `EKNP` that starts at or after a place.
    private static func label(in bytes: [UInt8], from start: Int) -> Int? {
        let word = Array("EKNP".utf8)
        var place = start
        while place + word.count <= bytes.count {
            let end = place + word.count
            let isWord =
                (place == 0 || !isWordByte(bytes[place - 1])) && (end == bytes.count || !isWordByte(bytes[end]))
            if isWord, bytes[place..<end].elementsEqual(word) { return end }
            place += 1
        }
        return nil
    }

    /// Reads the code that follows the word: at least one space, ten characters, and no more of the same word.
    private init(after rest: ArraySlice<UInt8>) throws(Rejection) {
        let code = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let start = code.startIndex
        guard start > rest.startIndex, code.count >= 10, code.count == 10 || !Self.isWordByte(code[start + 10]) else {
            throw .malformed
        }
        guard let payer = try? ResidencyAndSector(code[start..<start + 2]),
            let payee = try? ResidencyAndSector(code[start + 2..<start + 4]),
            let purpose = try? PaymentPurposeCode(code[start + 7..<start + 10]),
            let line = EKNPLine(
                payer: payer, payee: payee,
                currency: String(decoding: code[start + 4..<start + 7], as: UTF8.self), purpose: purpose)
        else { throw .malformed }
        self = line
    }

    /// A byte that continues a word: a letter or digit, and every byte beyond ASCII, which may be a letter.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
        default: false
        }
    }

    /// The line as it is written in remittance information.
    public var description: String { "EKNP \(payer)\(payee)\(currency)\(purpose)" }
}
