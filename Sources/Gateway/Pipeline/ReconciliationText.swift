import ISO20022
public import Settlement
import TengeLedger

extension [ReconciliationReport] {
    /// The reports in a format; the same reports always give the same bytes.
    public func bytes(as format: ReconciliationFormat) -> [UInt8] {
        switch format {
        case .json: JSONValue.array(map { $0.json }).bytes + [0x0A]
        case .csv: [UInt8](csv.utf8)
        case .text: [UInt8](text.utf8)
        }
    }

    private var csv: String {
        var lines = ["account,statement,break,uetr,reference,expected,found"]
        for report in self {
            for found in report.breaks {
                let cells = [
                    report.account.text, report.statement, found.kind.rawValue, found.uetr?.text ?? "",
                    found.reference, found.expected, found.found,
                ]
                lines.append(cells.map(Self.cell).joined(separator: ","))
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// RFC 4180; and what a spreadsheet would take for a formula is given as text.
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t".contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private var text: String {
        map { report in
            var lines = [
                "account \(report.account.text), statement \(report.statement): \(report.matched) matched, "
                    + "\(report.booked) in the books, \(report.entries) in the statement, "
                    + (report.isClean ? "no breaks" : "\(report.breaks.count) breaks")
            ]
            for found in report.breaks {
                lines.append(
                    "  \(found.kind.rawValue)  \(found.uetr?.text ?? "-")  \(found.reference)  "
                        + "expected \(found.expected.isEmpty ? "nothing" : found.expected), "
                        + "found \(found.found.isEmpty ? "nothing" : found.found)")
            }
            return lines.joined(separator: "\n") + "\n"
        }.joined()
    }
}

extension ReconciliationReport {
    fileprivate var json: JSONValue {
        .object([
            ("account", .string(account.text)), ("statement", .string(statement)),
            ("matched", .integer(Int64(matched))), ("booked", .integer(Int64(booked))),
            ("entries", .integer(Int64(entries))),
            (
                "breaks",
                .array(
                    breaks.map { found in
                        .object([
                            ("kind", .string(found.kind.rawValue)),
                            ("uetr", found.uetr.map { .string($0.text) } ?? .null),
                            ("reference", .string(found.reference)), ("expected", .string(found.expected)),
                            ("found", .string(found.found)),
                        ])
                    })
            ),
        ])
    }
}
