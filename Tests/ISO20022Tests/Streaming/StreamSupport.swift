import XMLCore

@testable import ISO20022

/// Bytes in chunks of these sizes, over and over, however much room there is.
final class ChunkSource {
    private let bytes: [UInt8]
    private let sizes: [Int]
    private var place = 0
    private var turn = 0

    init(_ bytes: [UInt8], sizes: [Int] = [1 << 20]) {
        self.bytes = bytes
        self.sizes = sizes
    }

    func next(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(bytes.count - place, buffer.count, sizes[turn % sizes.count])
        buffer.copyBytes(from: bytes[place..<place + count])
        place += count
        turn += 1
        return count
    }
}

/// What a reader gives, and what it says at the end.
func streamed(
    _ bytes: [UInt8], sizes: [Int] = [1 << 20], _ schemas: MessageSchemas
) throws -> (events: [StatementEvent], report: ValidationReport) {
    let source = ChunkSource(bytes, sizes: sizes)
    let reader = StatementReader(schemas: schemas, bytesFrom: source.next)
    var events: [StatementEvent] = []
    while let event = try reader.next() { events.append(event) }
    return (events, reader.report)
}

/// The message that events tell of; nil when they do not tell a whole one.
func message(_ events: [StatementEvent], _ definition: MessageDefinition) -> BusinessContent? {
    var groupHeader: StatementGroupHeader?
    var pages: [StatementHead] = []
    var entries: [StatementEntry] = []
    for event in events {
        switch event {
        case .header: break
        case .groupHeader(let header): groupHeader = header
        case .begins(let head):
            pages.append(head)
            entries = []
        case .entry(let entry, let number):
            entries.append(entry)
            guard number == entries.count else { return nil }
        case .ends(let tail):
            guard let head = pages.popLast(), tail.entries == entries.count else { return nil }
            pages.append(head.whole(entries, tail.additionalInformation))
        }
    }
    guard let groupHeader else { return nil }
    return whole(groupHeader, pages, definition.accountMessageVersion)
}

private func whole(
    _ groupHeader: StatementGroupHeader, _ pages: [StatementHead], _ version: AccountMessageVersion
) -> BusinessContent? {
    switch pages.first {
    case .report:
        let reports = pages.compactMap { if case .report(let page) = $0 { page } else { nil } }
        return .bankToCustomerAccountReport(
            BankToCustomerAccountReport(groupHeader: groupHeader, reports: reports, version: version))
    case .statement:
        let statements = pages.compactMap { if case .statement(let page) = $0 { page } else { nil } }
        return .bankToCustomerStatement(
            BankToCustomerStatement(groupHeader: groupHeader, statements: statements, version: version))
    case .notification:
        let notifications = pages.compactMap { if case .notification(let page) = $0 { page } else { nil } }
        return .bankToCustomerDebitCreditNotification(
            BankToCustomerDebitCreditNotification(
                groupHeader: groupHeader, notifications: notifications, version: version))
    case nil: return nil
    }
}

extension StatementHead {
    fileprivate func whole(_ entries: [StatementEntry], _ words: Max500Text?) -> StatementHead {
        switch self {
        case .report(var page):
            (page.entries, page.additionalInformation) = (entries, words)
            return .report(page)
        case .statement(var page):
            (page.entries, page.additionalInformation) = (entries, words)
            return .statement(page)
        case .notification(var page):
            (page.entries, page.additionalInformation) = (entries, words)
            return .notification(page)
        }
    }
}

/// The definitions whose messages are read entry by entry.
let accountDefinitions: [MessageDefinition] = [
    .bankToCustomerAccountReport, .bankToCustomerAccountReportV14, .bankToCustomerStatement,
    .bankToCustomerStatementV14, .bankToCustomerDebitCreditNotification, .bankToCustomerDebitCreditNotificationV14,
]
