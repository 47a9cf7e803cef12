public import XMLCore

/// A value that is the whole text of one element, in exactly one written form.
///
/// Whatever `init(_:)` refuses is a rejection at that element.
public protocol ElementText: ElementReadable, ElementWritable {
    /// Nil when the text is no value of the type.
    init?(_ text: String)
    /// The form that is written.
    var text: String { get }
}

extension ElementText {
    /// Reads the plain text of a leaf.
    public init(_ element: Element) throws(ElementRejection) {
        let text = try element.plainText()
        guard let value = Self(text) else { throw ElementRejection(element, .invalidValue(text)) }
        self = value
    }

    /// Writes the text of a leaf.
    public func write(to element: ElementWriter) { element.content(text) }
}

/// A closed list of codes: the raw value is the code.
public protocol ElementCode: RawRepresentable<String>, ElementText {}

extension ElementCode {
    /// Nil when the list has no such code. White space is data: a padded code is none.
    public init?(_ text: String) { self.init(rawValue: text) }

    /// The code.
    public var text: String { rawValue }
}

extension BoundedText: ElementText {}
extension BICFI: ElementText {}
extension LEI: ElementText {}
extension IBANIdentifier: ElementText {}
extension CountryCode: ElementText {}
extension CurrencyCode: ElementText {}
extension UETR: ElementText {}
extension ISODate: ElementText {}
extension ISODateTime: ElementText {}
extension ExactDecimal: ElementText {}

extension CountText: ElementText {
    /// The digits without leading zeros.
    public var text: String { String(count) }
}

/// `xs:boolean`: `true`, `1`, `false` or `0`, white space around it collapsed.
struct Indicator: ElementText, Hashable {
    let isTrue: Bool

    init(isTrue: Bool) { self.isTrue = isTrue }

    init?(_ text: String) {
        switch String(decoding: text.utf8.collapsingXMLSpace(), as: UTF8.self) {
        case "true", "1": isTrue = true
        case "false", "0": isTrue = false
        default: return nil
        }
    }

    var text: String { isTrue ? "true" : "false" }
}

extension ElementWriter {
    func write(_ tag: String, indicator: Bool?) {
        write(tag, indicator.map(Indicator.init(isTrue:)))
    }
}

extension CurrencyAndAmount: ElementReadable, ElementWritable {
    /// Reads the decimal and its `Ccy`.
    public init(_ element: Element) throws(ElementRejection) {
        let text = try element.plainText()
        guard let currencyText = element.attribute("Ccy") else {
            throw ElementRejection(element, .missingAttribute("Ccy"))
        }
        guard let currency = CurrencyCode(currencyText) else {
            throw ElementRejection(element, .invalidValue(currencyText))
        }
        guard let amount = ExactDecimal(text), let value = Self(amount: amount, currency: currency) else {
            throw ElementRejection(element, .invalidValue(text))
        }
        self = value
    }

    /// Writes the decimal, with the decimals of the currency where that is registered, and its `Ccy`.
    public func write(to element: ElementWriter) {
        element.attribute("Ccy", currency.text)
        element.content(amount.text(fractionDigitsMin: ISO4217.decimals(currency.text) ?? 0))
    }
}

extension DateOrDateTime: ElementReadable, ElementWritable {
    /// Reads `Dt` or `DtTm`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let date = try children.optional("Dt", as: ISODate.self) { return .date(date) }
            return .dateTime(try children.required("DtTm"))
        }
    }

    /// Writes `Dt` or `DtTm`.
    public func write(to element: ElementWriter) {
        switch self {
        case .date(let date): element.write("Dt", date)
        case .dateTime(let dateTime): element.write("DtTm", dateTime)
        }
    }
}
