import Foundation
import ISO20022
import XMLCore

/// usage: StatementBench write TEMPLATE.xml ENTRIES FILE.xml
///        StatementBench judge|read FILE.xml
///        StatementBench message MESSAGE.xml...
///
/// Statements of any size: `write` makes one out of a template's entry, `judge` validates one as `gateway validate`
/// does, `read` validates it and reads each entry. One line: the name, CPU seconds, peak memory in KiB, entries.
/// `message` prints CPU microseconds for parse, validate and read of a payment, as the other benchmark does.
@main enum StatementBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("write", 4): try write(template: arguments[1], entries: Int(arguments[2]) ?? 0, to: arguments[3])
        case ("judge", 2): try judge(arguments[1])
        case ("read", 2): try read(arguments[1])
        case ("message", 2...): try MessageSteps(paths: Array(arguments[1...])).measure()
        default:
            print("usage: see the head of StatementBench.swift")
            exit(2)
        }
    }

    private static func write(template: String, entries: Int, to path: String) throws {
        let (page, groupHeader) = try statement(template)
        guard let model = page.entries.first else { return print("\(template) has no entry") }
        var head = page
        head.entries = []
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        precondition(file >= 0, "\(path) cannot be written")
        defer { close(file) }
        let start = Usage.now
        try StatementWriter<AccountStatement>.write(groupHeader: groupHeader, into: { try put($0, file) }) { message in
            try message.statement(head) { writer in
                for number in 1...max(1, entries) { try writer.write(entry(model, number)) }
            }
        }
        Usage.since(start, name: "write", entries: entries)
    }

    private static func statement(_ path: String) throws -> (AccountStatement, StatementGroupHeader) {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let document = try ParsedXML(bytes, limits: .statement).root
        guard
            case .bankToCustomerStatement(let message) = try BusinessContent(
                document: document, definition: .bankToCustomerStatement)
        else { preconditionFailure("\(path) is no statement") }
        return (message.statements[0], message.groupHeader)
    }

    private static func entry(_ model: StatementEntry, _ number: Int) -> StatementEntry {
        var entry = model
        entry.reference = Max35Text("\(1_000_000_000 + number)")
        entry.accountServicerReference = Max35Text("LEDGER-\(1_000_000_000 + number)")
        guard !entry.details.isEmpty, !entry.details[0].transactions.isEmpty else { return entry }
        entry.details[0].transactions[0].references?.uetr = UETR(
            randomHigh: 0x8A56_2C67_CA16_48BA, randomLow: UInt64(number))
        return entry
    }

    private static func put(_ bytes: UnsafeRawBufferPointer, _ file: Int32) throws {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(file, rest.baseAddress, rest.count)
            guard written > 0 else { throw CocoaError(.fileWriteUnknown) }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    private static func judge(_ path: String) throws {
        let file = open(path, O_RDONLY)
        precondition(file >= 0, "\(path) cannot be read")
        defer { close(file) }
        let schemas = try MessageSchemas()
        let start = Usage.now
        let report = try validateStream(schemas: schemas) { buffer in
            Glibc.read(file, buffer.baseAddress, buffer.count)
        }
        precondition(report.isValid, "\(path) is not valid")
        Usage.since(start, name: "judge", entries: 0)
    }

    private static func read(_ path: String) throws {
        let file = open(path, O_RDONLY)
        precondition(file >= 0, "\(path) cannot be read")
        defer { close(file) }
        let schemas = try MessageSchemas()
        let start = Usage.now
        let reader = StatementReader(schemas: schemas) { buffer in
            Glibc.read(file, buffer.baseAddress, buffer.count)
        }
        var entries = 0
        while let event = try reader.next() {
            if case .entry = event { entries += 1 }
        }
        precondition(reader.report.isValid, "\(path) is not valid")
        Usage.since(start, name: "read", entries: entries)
    }
}

/// CPU time and peak memory of the process.
enum Usage {
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    static func since(_ start: Int, name: String, entries: Int) {
        let seconds = String(format: "%.3f", Double(now - start) / 1e9)
        var usage = rusage()
        // RUSAGE_SELF, which is imported as another type than its function wants.
        getrusage(0, &usage)
        print(name, seconds, usage.ru_maxrss, entries)
    }
}
