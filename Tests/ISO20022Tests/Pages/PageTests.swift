import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// Any page.
private enum Page: Equatable {
    case header(BusinessApplicationHeader)
    case content(BusinessContent)

    init(_ root: Element, _ definition: MessageDefinition) throws(ElementRejection) {
        self =
            definition.root == .header
            ? .header(try BusinessApplicationHeader(root))
            : .content(try BusinessContent(document: root, definition: definition))
    }

    func written(_ definition: MessageDefinition) -> XMLDraft {
        switch self {
        case .header(let header):
            let draft = XMLDraft(root: "AppHdr", namespace: definition.namespaceURI)
            header.write(to: draft.root)
            return draft
        case .content(let content):
            let draft = XMLDraft(root: "Document", namespace: definition.namespaceURI)
            content.write(intoDocument: draft.root)
            return draft
        }
    }
}

@Suite struct PageTests {
    private static let schemas = Result { try MessageSchemas() }
    private static let definitions = MessageDefinition.allCases.filter {
        $0.root == .header || BusinessContent.definitions.contains($0)
    }

    /// Sparse, even and full messages; what is made is valid by the schema, so that a page which does not account for
    /// a child, or does not represent a value, fails here.
    @Test(arguments: definitions, [5, 30, 60, 95])
    func everyValidMessageReadsAndIsWrittenBack(_ definition: MessageDefinition, _ optionalPercent: Int) throws {
        let schema = try Self.schemas.get()[definition]
        for seed in 1...(optionalPercent > 60 ? 8 : 40) {
            var instance = SchemaInstance(definition, seed: UInt64(seed), optionalPercent: optionalPercent)
            let made = instance.make()
            try #require(schema.validate(made.root) == [], "the generator made something invalid, seed \(seed)")
            let page: Page
            do {
                page = try Page(made.root, definition)
            } catch {
                Issue.record("seed \(seed): \(error)")
                continue
            }
            let bytes = try page.written(definition).canonicalBytes()
            let again = try ParsedXML(bytes, limits: .statement)
            #expect(schema.validate(again.root) == [], "seed \(seed)")
            #expect(try Page(again.root, definition) == page, "seed \(seed)")
            // Writing is a function of the values: what was written once is written the same again.
            #expect(try Page(again.root, definition).written(definition).canonicalBytes() == bytes, "seed \(seed)")
        }
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint"), "xmllint is absent"),
        arguments: definitions)
    func xmllintAcceptsWhatIsWritten(_ definition: MessageDefinition) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schema = folder.appending(path: "schema.xsd")
        try Data(MessageSchemas.xsd(for: definition)).write(to: schema)
        var files: [String] = []
        for seed in 1...10 {
            var instance = SchemaInstance(definition, seed: UInt64(seed), optionalPercent: 50)
            let page = try Page(instance.make().root, definition)
            let file = folder.appending(path: "\(seed).xml")
            try Data(page.written(definition).canonicalBytes()).write(to: file)
            files.append(file.path)
        }
        let lint = Process()
        lint.executableURL = URL(filePath: "/usr/bin/xmllint")
        lint.arguments = ["--noout", "--nonet", "--schema", schema.path] + files
        let said = Pipe()
        lint.standardError = said
        try lint.run()
        let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        lint.waitUntilExit()
        #expect(lint.terminationStatus == 0, "\(text)")
    }

    /// Every container that a page reads, with a child that no page knows put into it at the end or the beginning.
    @Test(arguments: definitions)
    func aChildNeitherTypedNorNamedIsARejection(_ definition: MessageDefinition) throws {
        for tag in Self.typedContainers[definition] ?? [] {
            let text = try Self.instance(of: definition, with: tag)
            // The entry's own code, not one that a carried element holds before it.
            let start = definition == .bankToCustomerStatement && ["BkTxCd", "Domn"].contains(tag) ? "<Ntry>" : "<"
            let from = try #require(text.range(of: start)).lowerBound
            for mark in ["<\(tag)>", "</\(tag)>"] {
                let place = try #require(text.range(of: mark, range: from..<text.endIndex))
                let at = mark.hasPrefix("</") ? place.lowerBound : place.upperBound
                let changed = text[..<at] + "<Zzz></Zzz>" + text[at...]
                let xml = try ParsedXML(Array(changed.utf8), limits: .statement)
                #expect(throws: ElementRejection.self, "\(mark)") { try Page(xml.root, definition) }
            }
        }
    }

    /// A full message that has the element.
    private static func instance(of definition: MessageDefinition, with tag: String) throws -> String {
        for seed in 1...20 {
            var instance = SchemaInstance(definition, seed: UInt64(seed), optionalPercent: 100)
            let text = String(decoding: try instance.make().root.canonicalBytes(), as: UTF8.self)
            if text.contains("<\(tag)>") { return text }
        }
        throw MissingTag(tag: tag)
    }

    private struct MissingTag: Error {
        let tag: String
    }

    private static let typedContainers: [MessageDefinition: [String]] = [
        .businessApplicationHeader: ["Fr", "To", "MktPrctc", "Rltd", "FinInstnId"],
        .customerCreditTransfer: [
            "FIToFICstmrCdtTrf", "GrpHdr", "SttlmInf", "CdtTrfTxInf", "PmtId", "PmtTpInf", "ChrgsInf", "Dbtr",
            "DbtrAcct",
            "DbtrAgt", "FinInstnId", "PstlAdr", "ClrSysMmbId", "RgltryRptg", "Dtls", "RmtInf", "InstrForCdtrAgt",
            "InstrForNxtAgt", "Prxy", "Purp",
        ],
        .customerCreditTransferV14: [
            "FIToFICstmrCdtTrf", "GrpHdr", "CdtTrfTxInf", "AddtlDtTm", "ChrgsInf", "PstlAdr", "RgltryRptg", "Dtls",
        ],
        .financialInstitutionCreditTransfer: [
            "FICdtTrf", "GrpHdr", "CdtTrfTxInf", "InstrForCdtrAgt", "UndrlygCstmrCdtTrf", "RmtInf",
        ],
        .financialInstitutionCreditTransferV13: ["FICdtTrf", "CdtTrfTxInf", "RgltryRptg", "UndrlygCstmrCdtTrf"],
        .paymentReturn: ["PmtRtr", "GrpHdr", "OrgnlGrpInf", "RtrRsnInf", "TxInf", "RtrChain", "OrgnlTxRef"],
        .paymentReturnV15: ["PmtRtr", "GrpHdr", "TxInf", "RtrChain", "ChrgsInf", "UndrlygCstmrCdtTrf"],
        .paymentStatusRequest: ["FIToFIPmtStsReq", "GrpHdr", "OrgnlGrpInf", "TxInf", "OrgnlTxRef"],
        .paymentStatusRequestV07: ["FIToFIPmtStsReq", "GrpHdr", "OrgnlGrpInf", "TxInf", "OrgnlTxRef"],
        .paymentStatusReportV16: ["FIToFIPmtStsRpt", "GrpHdr", "OrgnlBizQry", "TxInfAndSts", "PrcgDt"],
        .paymentStatusReport: [
            "FIToFIPmtStsRpt", "GrpHdr", "OrgnlGrpInfAndSts", "NbOfTxsPerSts", "TxInfAndSts", "StsRsnInf", "Rsn",
            "OrgnlGrpInf", "OrgnlTxRef",
        ],
        .bankToCustomerStatement: [
            "BkToCstmrStmt", "GrpHdr", "OrgnlBizQry", "Stmt", "StmtPgntn", "FrToDt", "Acct", "Bal", "Tp", "TxsSummry",
            "TtlNtries", "Ntry", "Sts", "BkTxCd", "Domn", "NtryDtls", "TxDtls", "Refs", "RltdPties", "RltdAgts",
        ],
        .messageReject: ["admi.002.001.01", "RltdRef", "Rsn"],
    ]

    @Test func childrenOutOfOrderAreRejections() throws {
        let good = "<Pg><PgNb>1</PgNb><LastPgInd>true</LastPgInd></Pg>"
        let page = try Pagination(ParsedXML(Array(good.utf8), limits: .payment).root)
        #expect(page == Pagination(page: 1, isLast: true))
        for bad in [
            "<Pg><LastPgInd>true</LastPgInd><PgNb>1</PgNb></Pg>", "<Pg><PgNb>1</PgNb></Pg>",
            "<Pg><PgNb>1</PgNb><PgNb>1</PgNb><LastPgInd>true</LastPgInd></Pg>",
            "<Pg>x<PgNb>1</PgNb><LastPgInd>true</LastPgInd></Pg>",
            "<Pg><PgNb>1<!----></PgNb><LastPgInd>true</LastPgInd></Pg>",
            "<Pg><PgNb><![CDATA[1]]></PgNb><LastPgInd>true</LastPgInd></Pg>",
            "<Pg><PgNb>100000</PgNb><LastPgInd>true</LastPgInd></Pg>",
            "<Pg><PgNb> 1</PgNb><LastPgInd>true</LastPgInd></Pg>",
            "<Pg><PgNb>1</PgNb><LastPgInd>TRUE</LastPgInd></Pg>",
            "<Pg><PgNb>1</PgNb><LastPgInd>true</LastPgInd><LastPgInd>true</LastPgInd></Pg>",
        ] {
            let xml = try ParsedXML(Array(bad.utf8), limits: .payment)
            #expect(throws: ElementRejection.self, "\(bad)") { try Pagination(xml.root) }
        }
    }

    @Test func amountsNeedACurrencyAndAWholeText() throws {
        func read(_ text: String) throws -> CurrencyAndAmount {
            try CurrencyAndAmount(ParsedXML(Array(text.utf8), limits: .payment).root)
        }
        #expect(try read("<A Ccy=\"KZT\"> +12.30 </A>").amount == ExactDecimal("12.3"))
        #expect(try read("<A Ccy=\"KZT\">12.34</A>").minorUnits() == .success(1234))
        #expect(try read("<A Ccy=\"JPY\">12</A>").minorUnits() == .success(12))
        #expect(
            try read("<A Ccy=\"JPY\">12.5</A>").minorUnits()
                == .failure(.tooManyDecimals(decimals: 1, decimalsMax: 0)))
        #expect(try read("<A Ccy=\"BHD\">1.005</A>").minorUnits() == .success(1005))
        let unknown = try #require(CurrencyCode("QQQ"))
        #expect(try read("<A Ccy=\"QQQ\">1</A>").minorUnits() == .failure(.currencyUnknown(unknown)))
        for bad in [
            "<A>1</A>", "<A Ccy=\"kzt\">1</A>", "<A Ccy=\"KZT\"></A>", "<A Ccy=\"KZT\">-1</A>",
            "<A Ccy=\"KZT\">1.000001</A>", "<A Ccy=\"KZT\">1,00</A>", "<A Ccy=\"KZT\">1<!--0-->00</A>",
        ] { #expect(throws: ElementRejection.self, "\(bad)") { try read(bad) } }
    }
}
