public import XMLCore

/// What the regulator of a country wants to know.
///
///     RegulatoryReporting3, RegulatoryReporting10
///       DbtCdtRptgInd   CRED | DEBT | BOTH                     0..1   1..1 in 10
///       Authrty         RegulatoryAuthority2                   0..1
///         Nm            Max140Text                             0..1
///         Ctry          CountryCode                            0..1
///       Dtls            StructuredRegulatoryReporting3 and 5   0..n
///
/// - Source: pacs.008, pacs.009: `CdtTrfTxInf/RgltryRptg`.
public struct RegulatoryReporting: Hashable, Sendable {
    /// Whose side the report is about.
    public enum Side: String, CaseIterable, ElementCode, Hashable, Sendable {
        /// The creditor's.
        case credit = "CRED"
        /// The debtor's.
        case debit = "DEBT"
        /// Both.
        case both = "BOTH"
    }
    /// Whose side the report is about.
    public var side: Side?
    /// The authority's name.
    public var authorityName: Max140Text?
    /// The authority's country.
    public var authorityCountry: CountryCode?
    /// The report itself.
    public var details: [RegulatoryDetails] = []

    /// A report with its details.
    public init(details: [RegulatoryDetails] = []) { self.details = details }
}

extension RegulatoryReporting: ElementReadable, ElementWritable {
    /// Reads `RgltryRptg`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var report = Self()
            report.side = try children.optional("DbtCdtRptgInd")
            if children.isNext("Authrty") {
                let authority = try children.element("Authrty")
                (report.authorityName, report.authorityCountry) = try authority.sequence {
                    children throws(ElementRejection) in
                    let name = try children.optional("Nm", as: Max140Text.self)
                    return (name, try children.optional("Ctry", as: CountryCode.self))
                }
            }
            report.details = try children.array("Dtls")
            return report
        }
    }

    /// Writes the content of `RgltryRptg`.
    public func write(to element: ElementWriter) {
        if side == nil, element.defines("RegulatoryReporting10") { element.refuseValue() }
        element.write("DbtCdtRptgInd", side)
        if authorityName != nil || authorityCountry != nil {
            let authority = element.child("Authrty")
            authority.write("Nm", authorityName)
            authority.write("Ctry", authorityCountry)
        }
        element.write("Dtls", each: details)
    }
}

/// One detail of a regulatory report.
///
///     StructuredRegulatoryReporting3, StructuredRegulatoryReporting5
///       Tp           Max35Text; in 5: Cd (4) | Prtry     0..1
///       Dt           ISODate                             0..1
///       Ctry         CountryCode                         0..1
///       Cd; RptgCd   Max10Text                           0..1   the second in 5
///       Amt          ActiveOrHistoricCurrencyAndAmount   0..1
///       Inf          Max35Text                           0..n
///
/// - Source: pacs.008, pacs.009: `RgltryRptg/Dtls`.
public struct RegulatoryDetails: Hashable, Sendable {
    /// What kind of detail it is. The older form has a text, which stands here as a name of one's own.
    public var type: CodeOrProprietary<4>?
    /// The day it concerns.
    public var date: ISODate?
    /// The country it concerns.
    public var country: CountryCode?
    /// The code of the transaction's nature; in Kazakhstan the KNP.
    public var code: Max10Text?
    /// The amount it concerns.
    public var amount: CurrencyAndAmount?
    /// More in words.
    public var information: [Max35Text] = []

    /// A detail by its code.
    public init(code: Max10Text? = nil) { self.code = code }
}

extension RegulatoryDetails: ElementReadable, ElementWritable {
    /// Reads `Dtls`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var details = Self()
            if children.isNext("Tp") { details.type = try Self.type(children.element("Tp")) }
            details.date = try children.optional("Dt")
            details.country = try children.optional("Ctry")
            details.code = try children.optional(children.isNext("Cd") ? "Cd" : "RptgCd")
            details.amount = try children.optional("Amt")
            details.information = try children.array("Inf")
            return details
        }
    }

    private static func type(_ element: Element) throws(ElementRejection) -> CodeOrProprietary<4> {
        guard element.child("Cd") == nil, element.child("Prtry") == nil else { return try CodeOrProprietary(element) }
        return .proprietary(try Max35Text(element))
    }

    /// Writes the content of `Dtls`.
    public func write(to element: ElementWriter) {
        let isNewer = element.defines("StructuredRegulatoryReporting5")
        if isNewer {
            element.write("Tp", type)
        } else {
            element.write("Tp", type.map { $0.code ?? $0.proprietary ?? "" })
        }
        element.write("Dt", date)
        element.write("Ctry", country)
        element.write(isNewer ? "RptgCd" : "Cd", code)
        element.write("Amt", amount)
        element.write("Inf", each: information)
    }
}
