import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// The pages of the messages about accounts: camt.052, camt.053, camt.054, camt.060 and camt.025.
@Suite struct AccountMessagePageTests {
    private static let definitions = AccountPages.outside.keys.sorted { $0.rawValue < $1.rawValue }

    /// What these pages leave outside, by the definitions' own names: a child that a page should hold and does not
    /// shows here, and so does one that it holds and is said to leave outside.
    @Test(arguments: definitions)
    func onlyWhatIsCarriedIsLost(_ definition: MessageDefinition) throws {
        var lost: Set<String> = []
        for seed in 1...(definition == .receipt || definition == .accountReportingRequest ? 60 : 30) {
            var instance = SchemaInstance(
                definition, seed: UInt64(seed), optionalPercent: 75, elementsMax: 2500)
            let made = instance.make().root
            for difference in try outsideOfPage(made, definition: definition) where difference.kind == .lost {
                let steps = difference.path.split(separator: "/").map { $0.prefix { $0 != "[" } }
                let element = try #require(made.find(path: difference.path)?.element)
                // What holds nothing says nothing: a container whose children are all left out.
                guard element.children.contains(where: { _ in true }) || !element.textContent.isEmpty else { continue }
                let name = String(steps[steps.count - 1])
                // Names that one page holds and another leaves outside.
                lost.insert(["Prtry", "Tax", "Intrst"].contains(name) ? "\(steps[steps.count - 2])/\(name)" : name)
            }
        }
        #expect(lost == AccountPages.outside[definition])
    }

    /// Every container of what the pages write, with a child that no page knows at its beginning or its end.
    @Test(arguments: definitions)
    func aChildNeitherTypedNorNamedIsARejection(_ definition: MessageDefinition) throws {
        var tried: Set<String> = []
        for seed in 1...8 {
            var instance = SchemaInstance(definition, seed: UInt64(seed), optionalPercent: 75, elementsMax: 900)
            let content = try BusinessContent(document: instance.make().root, definition: definition)
            let written = try RuleBench.element(of: content)
            var containers: [[Int]] = []
            Self.collect(written, [], &tried, &containers)
            for container in containers {
                for atEnd in [false, true] {
                    let changed = XMLDraft(root: "Document", namespace: definition.namespaceURI)
                    Self.copy(written, [], into: changed.root, strangerIn: container, atEnd: atEnd)
                    #expect(throws: ElementRejection.self, "seed \(seed), \(container), \(atEnd)") {
                        try BusinessContent(document: changed.seal().root, definition: definition)
                    }
                }
            }
        }
        #expect(tried.count > (definition == .receipt ? 15 : 25), "\(tried.count) kinds of container")
    }

    /// Places of elements that have children, each kind once: the path without indices.
    private static func collect(
        _ element: Element, _ place: [Int], _ tried: inout Set<String>, _ containers: inout [[Int]]
    ) {
        let children = Array(element.children)
        guard !children.isEmpty else { return }
        if !place.isEmpty, tried.insert(element.path.replacing(/\[[0-9]+\]/, with: "")).inserted {
            containers.append(place)
        }
        for (index, child) in children.enumerated() { collect(child, place + [index], &tried, &containers) }
    }

    private static func copy(
        _ element: Element, _ place: [Int], into writer: ElementWriter, strangerIn container: [Int], atEnd: Bool
    ) {
        for attribute in element.attributes { writer.attribute(attribute.localName, attribute.value) }
        let children = Array(element.children)
        if children.isEmpty { writer.content(element.textContent) }
        if place == container, !atEnd { writer.text("Zzz", "") }
        for (index, child) in children.enumerated() {
            copy(
                child, place + [index], into: writer.child(child.localName), strangerIn: container, atEnd: atEnd)
        }
        if place == container, atEnd { writer.text("Zzz", "") }
    }

    @Test func contentKnowsItsDefinition() throws {
        for definition in Self.definitions {
            var instance = SchemaInstance(definition, seed: 1, optionalPercent: 10)
            let content = try BusinessContent(document: instance.make().root, definition: definition)
            #expect(content.definition == definition)
        }
    }

    /// Samples in a version between the two that a page knows say the same in the newest.
    @Test(.enabled(if: SharedFiles.isPresent, "the shared samples are absent"))
    func samplesOfVersionsBetweenReadAsTheNewest() throws {
        let newest: [String: MessageDefinition] = [
            "camt.052": .bankToCustomerAccountReportV14, "camt.053": .bankToCustomerStatementV14,
            "camt.054": .bankToCustomerDebitCreditNotificationV14,
        ]
        var read: [String: Int] = [:]
        for sample in Sample.all where sample.documentVerdict == "valid" {
            guard let definition = newest[String(sample.message.prefix(8))],
                MessageDefinition(rawValue: sample.message) == nil
            else { continue }
            let file = try SharedFiles.text("iso20022/samples/\(sample.file)")
            let text = file.replacing(/<!--[\s\S]*?-->/, with: "").replacing(sample.message, with: definition.rawValue)
            let xml = try ParsedXML(Array(text.utf8), limits: .statement)
            let document = try #require(SamplePageTests.first("Document", in: xml.root))
            guard try Sample.schemas.get()[definition].validate(document).isEmpty else { continue }
            let content = try BusinessContent(document: document, definition: definition)
            let again = try RuleBench.element(of: content)
            #expect(try Sample.schemas.get()[definition].validate(again) == [], "\(sample.file)")
            #expect(try BusinessContent(document: again, definition: definition) == content, "\(sample.file)")
            try RoundTripOracle.check(document, definition)
            read[sample.message, default: 0] += 1
        }
        for message in ["camt.052.001.12", "camt.053.001.10", "camt.053.001.12", "camt.054.001.12"] {
            #expect(read[message, default: 0] > 0, "\(read)")
        }
    }
}

/// What the pages of the messages about accounts carry, by definition.
enum AccountPages {
    /// Parts of agents, parties and addresses.
    private static let parties: Set<String> = ["BrnchId", "AdrTp", "CtctDtls", "DtAndPlcOfBirth", "SplmtryData"]
    private static let entries: Set<String> = parties.union([
        "TtlNtriesPerBkTxCd", "CardTx", "TradgPty", "RltdPties/Prtry", "RcvgAgt", "DlvrgAgt", "IssgAgt", "SttlmPlc",
        "RltdAgts/Prtry", "RmtLctnDtls", "RfrdDocAmt", "LineDtls", "Invcr", "Invcee", "TaxRmt", "GrnshmtRmt",
        "TradActvtyCtrctlSttlmDt", "TradDt", "RltdDts/Prtry", "RltdPric", "RltdQties", "FinInstrmId", "SfkpgAcct",
        "CshDpst", "Rcrd/Tax", "TxDtls/Tax", "Ntry/Intrst", "TxDtls/Intrst",
    ])
    private static let entries08 = entries.union(["CorpActn"])
    private static let entries14 = entries.union(["PmtTpInf", "RltdCorpActn", "UndrlygAllcn", "InstrCpy", "SctiesData"])

    static let outside: [MessageDefinition: Set<String>] = [
        .bankToCustomerAccountReport: entries08.union(["Rpt/Intrst"]),
        .bankToCustomerAccountReportV14: entries14.union(["Rpt/Intrst"]),
        .bankToCustomerStatement: entries08.union(["Stmt/Intrst"]),
        .bankToCustomerStatementV14: entries14.union(["Stmt/Intrst"]),
        .bankToCustomerDebitCreditNotification: entries08.union(["Ntfctn/Intrst"]),
        .bankToCustomerDebitCreditNotificationV14: entries14.union(["Ntfctn/Intrst"]),
        .accountReportingRequest: parties,
        .receipt: ["BrnchId", "AdrTp", "SplmtryData", "PmtMtd", "NtryTp"],
    ]
}
