import ArgumentParser
import Gateway
import Settlement
import Storage
import TengeLedger

/// `gateway ledger path`: where a mark's money went, from allocation to final spending.
struct LedgerPathCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Lists every posting of a mark, and where its money is now.",
        discussion: """
            A line a posting: number, instant, phase, from, to, amount, and the hold or the command's key. Then \
            what each account has of it, and the sum. Exits with 1 when there is no such mark or it does not add \
            up. Amounts are in minor units. The store may be in use.
            """)

    @OptionGroup var place: LedgerStoreOptions
    @Option(help: "text or json, an object a line.") var format = OutputFormat.text
    @Argument(help: "The mark.") var mark: String

    private static let pageLines = 10_000

    func run() async throws {
        let mark = try read(mark, MarkIdentifier.init, "a mark")
        let books = try place.books()
        var after: Int64 = 0
        var listed = MarkSums()
        while true {
            guard let page = try await books.markPath(mark, after: after, limit: Self.pageLines) else {
                writeNotice("gateway: there is no mark \(mark.text) in the books")
                throw ExitCode(1)
            }
            for line in page.lines {
                listed.add(line.posting)
                if format == .json { writeOutput(line.json) } else { writeOutput(Self.text(line)) }
            }
            if let last = page.lines.last { after = last.sequence }
            guard page.lines.count < Self.pageLines else { continue }
            // The lines as they were written, the sums of the index, and the balances: three that must agree.
            let addsUp =
                page.addsUp && listed.begun == Int128(page.begunMinorUnits)
                && listed.ended == Int128(page.endedMinorUnits)
            if format == .json { writeOutput(Self.end(page, addsUp)) } else { writeEnd(page, addsUp) }
            guard addsUp else { throw ExitCode(1) }
            return
        }
    }

    private func writeEnd(_ page: MarkPath, _ addsUp: Bool) {
        for balance in page.balances where balance.postedMinorUnits != 0 {
            writeOutput("at \(balance.key.account.text): \(balance.postedMinorUnits)")
        }
        writeOutput(
            "began \(page.begunMinorUnits), ended \(page.endedMinorUnits), with accounts "
                + "\(page.standingMinorUnits): \(addsUp ? "adds up" : "DOES NOT ADD UP")")
    }

    private static func end(_ page: MarkPath, _ addsUp: Bool) -> [(String, JSONValue)] {
        [
            ("mark", .string(page.mark.identifier.text)), ("begun", .integer(page.begunMinorUnits)),
            ("ended", .integer(page.endedMinorUnits)), ("standing", .integer(page.standingMinorUnits)),
            ("balances", .array(page.balances.filter { $0.postedMinorUnits != 0 }.map(\.json))),
            ("addsUp", .boolean(addsUp)),
        ]
    }

    private static func text(_ line: NumberedPosting) -> String {
        let posting = line.posting
        let phase = posting.mark?.phase.rawValue ?? ""
        return "\(line.sequence) \(posting.at.line) \(phase) \(posting.debit.text) \(posting.credit.text) "
            + "\(posting.money.minorUnits) \(posting.hold?.text ?? posting.key.text)"
    }
}

/// What the lines of a path come to. In 128 bits: of a damaged store it must tell, not trap.
private struct MarkSums {
    var begun: Int128 = 0
    var ended: Int128 = 0

    mutating func add(_ posting: Posting) {
        switch posting.mark?.phase {
        case .begins: begun += Int128(posting.money.minorUnits)
        case .ends: ended += Int128(posting.money.minorUnits)
        case .carries, nil: break
        }
    }
}
