import ISO20022

extension StatementView {
    /// The statement as JSON; `Statement` in `openapi.yaml`.
    var json: JSONValue {
        .object([
            ("account", .string(account)),
            ("currency", .string(currency)),
            ("currencyDecimals", .integer(Int64(currencyDecimals))),
            ("date", .string(date)),
            ("sequenceNumber", .integer(sequenceNumber)),
            ("openingMinorUnits", .integer(openingMinorUnits)),
            ("closingMinorUnits", .integer(closingMinorUnits)),
            ("entries", .array(entries.map(\.json))),
            ("marked", .array(marked.map(\.json))),
        ])
    }

    /// The entries as CSV, RFC 4180, with a header line; amounts as decimals of the currency.
    ///
    ///     reference,uetr,side,amount,currency,bookedAt,valueDate,counterparty,mark,markPhase
    var csv: String {
        var lines = ["reference,uetr,side,amount,currency,bookedAt,valueDate,counterparty,mark,markPhase"]
        for entry in entries {
            let fields = [
                entry.reference, entry.uetr ?? "", entry.side.rawValue, decimal(entry.amountMinorUnits), currency,
                UTCTimestamp.text(millisecondsSinceEpoch: entry.bookedAtMilliseconds), entry.valueDate,
                entry.counterparty ?? "", entry.mark ?? "", entry.markPhase ?? "",
            ]
            lines.append(fields.map(Self.csvField).joined(separator: ","))
        }
        return lines.map { $0 + "\r\n" }.joined()
    }

    /// The statement as a page to read and print, without scripts or anything from elsewhere.
    var html: String {
        let rows = entries.map { entry in
            let cells = [
                UTCTimestamp.text(millisecondsSinceEpoch: entry.bookedAtMilliseconds), entry.valueDate,
                entry.reference, entry.uetr ?? "", entry.counterparty ?? "",
                entry.mark.map { "\($0) \(entry.markPhase ?? "")" } ?? "",
                entry.side == .debit ? decimal(entry.amountMinorUnits) : "",
                entry.side == .credit ? decimal(entry.amountMinorUnits) : "",
            ]
            return "<tr>" + cells.map { "<td>\(Self.htmlText($0))</td>" }.joined() + "</tr>\n"
        }
        let heading = Self.htmlText("Statement \(sequenceNumber) of account \(account), \(date)")
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>\(heading)</title>
            <style>body{font-family:sans-serif}td,th{border:1px solid #999;padding:2px 8px}\
            table{border-collapse:collapse}td:nth-child(n+7){text-align:right}</style></head>
            <body><h1>\(heading)</h1>
            <p>Opening balance: \(balance(openingMinorUnits, \.openingMinorUnits))</p>
            <table><tr><th>Booked</th><th>Value date</th><th>Reference</th><th>UETR</th><th>Counterparty</th>\
            <th>Mark</th><th>Debit</th><th>Credit</th></tr>
            \(rows.joined())</table>
            <p>Closing balance: \(balance(closingMinorUnits, \.closingMinorUnits))</p>
            </body></html>

            """
    }

    /// A balance, and what of it bears marks.
    private func balance(_ minorUnits: Int64, _ part: KeyPath<Marked, Int64>) -> String {
        "\(decimal(minorUnits)) \(Self.htmlText(currency))"
            + marked.map { ", of which \(decimal($0[keyPath: part])) \(Self.htmlText($0.mark))" }.joined()
    }

    private func decimal(_ minorUnits: Int64) -> String {
        ExactDecimal.text(minorUnits: minorUnits, decimals: currencyDecimals)
    }

    /// A field in quotation marks when it needs them. A text that a spreadsheet would take for a formula gets an
    /// apostrophe in front: a partner chooses its references.
    private static func csvField(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@".contains($0) } ?? false
        let isNumber = text.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
        let safe = isFormula && !isNumber ? "'" + text : text
        guard safe.contains(where: { "\",\r\n".contains($0) || $0 == "\r\n" }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private static func htmlText(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

extension StatementView.Entry {
    fileprivate var json: JSONValue {
        .object([
            ("reference", .string(reference)),
            ("uetr", uetr.map { .string($0) } ?? .null),
            ("side", .string(side.rawValue)),
            ("amountMinorUnits", .integer(amountMinorUnits)),
            ("bookedAt", .instant(bookedAtMilliseconds)),
            ("valueDate", .string(valueDate)),
            ("counterparty", counterparty.map { .string($0) } ?? .null),
            ("mark", mark.map { .string($0) } ?? .null),
            ("markPhase", markPhase.map { .string($0) } ?? .null),
        ])
    }
}

extension StatementView.Marked {
    fileprivate var json: JSONValue {
        .object([
            ("mark", .string(mark)), ("openingMinorUnits", .integer(openingMinorUnits)),
            ("closingMinorUnits", .integer(closingMinorUnits)),
        ])
    }
}
