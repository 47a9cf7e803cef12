import Testing
import XMLCore

@testable import ISO20022

/// What is read entry by entry is what the page of the whole message says, and what is written entry by entry is what
/// it writes.
@Suite struct StatementStreamTests {
    private static func content(_ bytes: [UInt8], _ definition: MessageDefinition) throws -> BusinessContent {
        try BusinessContent(document: ParsedXML(bytes, limits: .statement).root, definition: definition)
    }

    @Test(arguments: accountDefinitions) func readsWhatThePageReads(_ definition: MessageDefinition) throws {
        let schemas = try MessageSchemas(atOnce: [definition])
        var entries = 0
        for seed in 0..<60 as Range<UInt64> {
            var instance = SchemaInstance(
                definition, seed: seed, optionalPercent: [5, 20, 50, 100][Int(seed % 4)], elementsMax: 400)
            let bytes = try instance.make().root.canonicalBytes()
            let (events, report) = try streamed(bytes, sizes: [113, 1], schemas)
            #expect(report.isValid && report.documentVerdict == .valid, "seed \(seed): \(report.findings)")
            #expect(try message(events, definition) == Self.content(bytes, definition), "seed \(seed)")
            entries += events.count { if case .entry = $0 { true } else { false } }
        }
        #expect(entries > 30, "the seeds try too little")
    }

    @Test(arguments: accountDefinitions) func writesWhatThePageWrites(_ definition: MessageDefinition) throws {
        for seed in 0..<40 as Range<UInt64> {
            var instance = SchemaInstance(
                definition, seed: seed, optionalPercent: [5, 20, 50, 100][Int(seed % 4)], elementsMax: 400)
            let content = try Self.content(instance.make().root.canonicalBytes(), definition)
            let draft = XMLDraft(root: "Document", namespace: definition.namespaceURI)
            content.write(intoDocument: draft.root)
            #expect(try written(content) == draft.canonicalBytes(), "seed \(seed)")
        }
    }

    private func written(_ content: BusinessContent) throws -> [UInt8] {
        switch content {
        case .bankToCustomerAccountReport(let message):
            try written(message.groupHeader, message.reports, message.version)
        case .bankToCustomerStatement(let message):
            try written(message.groupHeader, message.statements, message.version)
        case .bankToCustomerDebitCreditNotification(let message):
            try written(message.groupHeader, message.notifications, message.version)
        default: []
        }
    }

    /// Half of the entries come with the page, half one by one.
    private func written<Page: AccountPage>(
        _ groupHeader: StatementGroupHeader, _ pages: [Page], _ version: AccountMessageVersion,
        header: BusinessApplicationHeader? = nil
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try StatementWriter<Page>.write(
            header: header, groupHeader: groupHeader, version: version, into: { bytes.append(contentsOf: $0) },
            { message in
                for page in pages {
                    var head = page
                    let half = page.activity.entries.count / 2
                    head.activity.entries.removeLast(page.activity.entries.count - half)
                    try message.statement(head) { entries in
                        for entry in page.activity.entries[half...] { try entries.write(entry) }
                    }
                }
            })
        return bytes
    }

    private static let definition = MessageDefinition.bankToCustomerStatement

    static func statement(_ entries: String) -> [UInt8] {
        Array(
            """
            <Document xmlns="\(definition.namespaceURI)"><BkToCstmrStmt>
            <GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-21T09:30:00Z</CreDtTm></GrpHdr>
            <Stmt><Id>S</Id><Acct><Id><Othr><Id>A</Id></Othr></Id></Acct>
            <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="KZT">1</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
            <Dt><Dt>2026-11-21</Dt></Dt></Bal>
            \(entries)
            <AddtlStmtInf>over</AddtlStmtInf></Stmt></BkToCstmrStmt></Document>
            """.utf8)
    }

    static func entry(_ amount: String, code: String = "<Prtry><Cd>1</Cd></Prtry>") -> String {
        """
        <Ntry><Amt Ccy="KZT">\(amount)</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BkTxCd>\(code)</BkTxCd></Ntry>

        """
    }

    @Test func givesTheHeadBeforeAndTheTailBehindTheEntries() throws {
        let schemas = try MessageSchemas()
        let bytes = Self.statement(Self.entry("1.00") + Self.entry("2.00"))
        let (events, report) = try streamed(bytes, schemas)
        #expect(report.isValid)
        let kinds = events.map { event in
            switch event {
            case .header: "header"
            case .groupHeader(let header): "group \(header.messageIdentification.text)"
            case .begins(let head): "begins \(head.activity.identification.text) \(head.balances.count)"
            case .entry(let entry, let number): "\(number): \(entry.amount.amount.text)"
            case .ends(let tail): "ends \(tail.entries) \(tail.additionalInformation?.text ?? "")"
            }
        }
        #expect(kinds == ["group M", "begins S 1", "1: 1", "2: 2", "ends 2 over"])
    }

    @Test func givesNothingBehindTheFirstError() throws {
        let schemas = try MessageSchemas()
        let bytes = Self.statement(Self.entry("1") + Self.entry("x") + Self.entry("3") + Self.entry("-4"))
        let (events, report) = try streamed(bytes, sizes: [5], schemas)
        #expect(events.count { if case .entry = $0 { true } else { false } } == 1)
        #expect(!events.contains { if case .ends = $0 { true } else { false } })
        #expect(report.documentVerdict == .invalid)
        #expect(
            report.findings.map { "\($0.path) \($0.line) \($0.value ?? "")" } == [
                "/Document/BkToCstmrStmt/Stmt/Ntry[2]/Amt 7 x", "/Document/BkToCstmrStmt/Stmt/Ntry[4]/Amt 11 -4",
            ])
    }

    @Test func refusesCommentsInWhatIsRead() throws {
        let bytes = Self.statement(Self.entry("1") + Self.entry("2<!-- 0 -->0") + Self.entry("3"))
        let (events, report) = try streamed(bytes, MessageSchemas())
        #expect(events.count { if case .entry = $0 { true } else { false } } == 1)
        #expect(report.documentVerdict == .valid && !report.isValid)
        #expect(report.findings.map(\.rule) == ["safe:comment"])
        #expect(report.findings.map(\.path) == ["/Document/BkToCstmrStmt/Stmt/Ntry[2]/Amt"])
    }

    /// A Cyrillic letter, written as a reference: the entry is not given, nor what is behind it.
    @Test(arguments: ["\u{41A}Z1", "&#x41A;Z1"])
    func refusesWhatCanBeMistaken(_ reference: String) throws {
        let second = Self.entry("2").replacing("<BkTxCd>", with: "<AcctSvcrRef>\(reference)</AcctSvcrRef><BkTxCd>")
        let (events, report) = try streamed(
            Self.statement(Self.entry("1") + second + Self.entry("3")), MessageSchemas())
        #expect(events.count { if case .entry = $0 { true } else { false } } == 1)
        #expect(report.documentVerdict == .valid && !report.isValid)
        #expect(report.findings.map(\.rule) == ["safe:look-alike"])
        #expect(report.findings.map(\.path) == ["/Document/BkToCstmrStmt/Stmt/Ntry[2]/AcctSvcrRef"])
    }

    /// The constraint on the transaction code is broken in the third entry: its place is told, and its line.
    @Test func placesRuleFindingsInTheFile() throws {
        let bytes = Self.statement(Self.entry("1") + Self.entry("2") + Self.entry("3", code: ""))
        let whole = validateLeniently(bytes, schemas: try MessageSchemas(), practices: [.iso])
        let report = try validateStream(
            schemas: try MessageSchemas(), practices: [.iso], bytesFrom: ChunkSource(bytes, sizes: [7]).next)
        #expect(whole.findings.map(\.path) == ["/Document/BkToCstmrStmt/Stmt/Ntry[3]/BkTxCd"])
        #expect(report.findings.map(\.path) == whole.findings.map(\.path))
        #expect(report.findings.map(\.rule) == whole.findings.map(\.rule))
        #expect(report.findings.map(\.line) == whole.findings.map(\.line))
    }

    @Test func saysWhereBytesBreakOff() throws {
        let bytes = Array(Self.statement(Self.entry("1") + Self.entry("2")).dropLast(60))
        let (events, report) = try streamed(bytes, MessageSchemas())
        #expect(events.count { if case .entry = $0 { true } else { false } } == 2)
        #expect(report.documentVerdict == .absent && !report.isValid)
        #expect(report.findings.map(\.rule) == ["xml:not-well-formed"])
    }

    @Test func handsOnWhatTheSourceThrows() {
        struct Broken: Error {}
        let reader = try? StatementReader(schemas: MessageSchemas()) { _ in throw Broken() }
        #expect(throws: Broken.self) { try reader?.next() }
    }
}
