public import XMLCore

/// What both jurisdictions bind themselves to. A signature over it cannot be moved to another hold or another amount.
///
///     <Terms xmlns="urn:settlement-gateway:cosigned:1" Id="terms">
///       UETR                      UUID version 4, lower case            1..1
///       AmountMinorUnits          1…999999999999999999, no leading 0    1..1
///       Currency                  three capital letters, ISO 4217       1..1
///       CurrencyDecimals          0…4                                   1..1
///       DebtorSettlementAccount   1…34 printable ASCII                  1..1
///       CreditorAccount           1…34 printable ASCII                  1..1
///       ValueDate                 YYYY-MM-DD                            1..1
///       HoldIdentifier            1…64 printable ASCII                  1..1
///       HoldExpiry                YYYY-MM-DDTHH:MM:SSZ                  1..1
///
/// Each value has one spelling, so equal terms have equal bytes. Printable ASCII is 0x20…0x7E without a blank at
/// either end.
public struct SettlementTerms: Hashable, Sendable {
    /// The payment.
    public let uetr: String
    /// The amount, in minor units of `currency`.
    public let amountMinorUnits: Int64
    /// ISO 4217.
    public let currency: String
    /// How many decimals one minor unit stands for.
    public let currencyDecimals: Int
    /// The partner's account that pays.
    public let debtorSettlementAccount: String
    /// The account that is paid.
    public let creditorAccount: String
    /// The day of settlement, `YYYY-MM-DD`.
    public let valueDate: String
    /// The hold that the settlement uses up.
    public let holdIdentifier: String
    /// When the hold ends, UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    public let holdExpiry: String

    /// A term that has no such value, by its tag.
    public enum Breach: String, Error, Hashable, Sendable {
        case uetr = "UETR"
        case amountMinorUnits = "AmountMinorUnits"
        case currency = "Currency"
        case currencyDecimals = "CurrencyDecimals"
        case debtorSettlementAccount = "DebtorSettlementAccount"
        case creditorAccount = "CreditorAccount"
        case valueDate = "ValueDate"
        case holdIdentifier = "HoldIdentifier"
        case holdExpiry = "HoldExpiry"
    }

    /// Terms with exactly the values the page above admits. Throws the first `Breach`.
    public init(
        uetr: String, amountMinorUnits: Int64, currency: String, currencyDecimals: Int,
        debtorSettlementAccount: String, creditorAccount: String, valueDate: String, holdIdentifier: String,
        holdExpiry: String
    ) throws(Breach) {
        guard TermsText.isUETR(uetr) else { throw .uetr }
        guard (1...999_999_999_999_999_999).contains(amountMinorUnits) else { throw .amountMinorUnits }
        guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw .currency
        }
        guard (0...4).contains(currencyDecimals) else { throw .currencyDecimals }
        guard TermsText.isPrintable(debtorSettlementAccount, bytesMax: 34) else { throw .debtorSettlementAccount }
        guard TermsText.isPrintable(creditorAccount, bytesMax: 34) else { throw .creditorAccount }
        guard TermsText.isDate(valueDate) else { throw .valueDate }
        guard TermsText.isPrintable(holdIdentifier, bytesMax: 64) else { throw .holdIdentifier }
        guard TermsText.isInstant(holdExpiry) else { throw .holdExpiry }
        self.uetr = uetr
        self.amountMinorUnits = amountMinorUnits
        self.currency = currency
        self.currencyDecimals = currencyDecimals
        self.debtorSettlementAccount = debtorSettlementAccount
        self.creditorAccount = creditorAccount
        self.valueDate = valueDate
        self.holdIdentifier = holdIdentifier
        self.holdExpiry = holdExpiry
    }
}

extension SettlementTerms: ElementReadable {
    /// Reads `Terms`, every child, nothing else. The envelope has judged its own attribute.
    public init(_ element: Element) throws(ElementRejection) {
        if element.firstNonPlainNode != nil { throw ElementRejection(element, .notPlainText) }
        self = try element.sequence { children throws(ElementRejection) in
            let uetr = try children.leaf("UETR")
            let amount = try children.leaf("AmountMinorUnits")
            let currency = try children.leaf("Currency")
            let decimals = try children.leaf("CurrencyDecimals")
            let debtor = try children.leaf("DebtorSettlementAccount")
            let creditor = try children.leaf("CreditorAccount")
            let valueDate = try children.leaf("ValueDate")
            let hold = try children.leaf("HoldIdentifier")
            let expiry = try children.leaf("HoldExpiry")
            do throws(Breach) {
                return try Self(
                    uetr: uetr, amountMinorUnits: TermsText.integer(amount) ?? 0, currency: currency,
                    currencyDecimals: Int(TermsText.integer(decimals) ?? -1), debtorSettlementAccount: debtor,
                    creditorAccount: creditor, valueDate: valueDate, holdIdentifier: hold, holdExpiry: expiry)
            } catch {
                throw ElementRejection(element, .invalidValue(error.rawValue))
            }
        }
    }
}

extension SettlementTerms: ElementWritable {
    /// Writes the children of `Terms`.
    public func write(to element: ElementWriter) {
        element.text("UETR", uetr)
        element.text("AmountMinorUnits", String(amountMinorUnits))
        element.text("Currency", currency)
        element.text("CurrencyDecimals", String(currencyDecimals))
        element.text("DebtorSettlementAccount", debtorSettlementAccount)
        element.text("CreditorAccount", creditorAccount)
        element.text("ValueDate", valueDate)
        element.text("HoldIdentifier", holdIdentifier)
        element.text("HoldExpiry", holdExpiry)
    }
}

extension ChildReader {
    /// The text of a child that has no attribute.
    fileprivate mutating func leaf(_ tag: StaticString) throws(ElementRejection) -> String {
        let element = try self.element(tag)
        if let attribute = element.attributes.first {
            throw ElementRejection(element, .invalidValue(attribute.localName))
        }
        return try element.plainText()
    }
}

/// The exact spellings of the terms.
private enum TermsText {
    static func isUETR(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36, bytes[14] == UInt8(ascii: "4"), [0x38, 0x39, 0x61, 0x62].contains(bytes[19]) else {
            return false
        }
        return bytes.enumerated().allSatisfy { index, byte in
            switch index {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            default: (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
            }
        }
    }

    /// A whole number as `String(_:)` writes it; 18 digits at most.
    static func integer(_ text: String) -> Int64? {
        guard text.utf8.count <= 18, let value = Int64(text), String(value) == text else { return nil }
        return value
    }

    static func isPrintable(_ text: String, bytesMax: Int) -> Bool {
        let bytes = text.utf8
        return (1...bytesMax).contains(bytes.count) && bytes.allSatisfy { (0x20...0x7E).contains($0) }
            && bytes.first != 0x20 && bytes.last != 0x20
    }

    static func isDate(_ text: String) -> Bool {
        guard let fields = numbers(in: text, like: "0000-00-00") else { return false }
        let (year, month, day) = (fields[0], fields[1], fields[2])
        guard year >= 1, (1...12).contains(month) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    static func isInstant(_ text: String) -> Bool {
        guard text.utf8.count == 20, text.hasSuffix("Z"), isDate(String(text.prefix(10))),
            let fields = numbers(in: String(text.dropFirst(10)), like: "T00:00:00Z")
        else { return false }
        return fields[0] < 24 && fields[1] < 60 && fields[2] < 60
    }

    /// The numbers of a text that has digits where the pattern has 0, and otherwise equals it.
    private static func numbers(in text: String, like pattern: StaticString) -> [Int]? {
        let bytes = Array(text.utf8)
        guard bytes.count == pattern.utf8CodeUnitCount else { return nil }
        var numbers: [Int] = []
        var isInNumber = false
        for (index, byte) in bytes.enumerated() {
            guard pattern.utf8Start[index] == UInt8(ascii: "0") else {
                guard byte == pattern.utf8Start[index] else { return nil }
                isInNumber = false
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            let digit = Int(byte) - 0x30
            if isInNumber {
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
            } else {
                numbers.append(digit)
            }
            isInNumber = true
        }
        return numbers
    }
}
