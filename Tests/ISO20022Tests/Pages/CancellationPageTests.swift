import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// The pages of cancellations and of the messages of administration.
@Suite struct CancellationPageTests {
    private static let schemas = Result { try MessageSchemas() }
    private static let definitions: [MessageDefinition] = [
        .paymentCancellationRequest, .paymentCancellationRequestV12, .resolutionOfInvestigation,
        .resolutionOfInvestigationV14, .messageReject, .systemEventNotificationV01, .systemEventNotification,
        .receiptAcknowledgement, .systemEventAcknowledgement,
    ]

    private static func written(_ content: BusinessContent) throws -> ParsedXML {
        let draft = XMLDraft(root: "Document", namespace: content.definition.namespaceURI)
        content.write(intoDocument: draft.root)
        return try ParsedXML(draft.canonicalBytes(), limits: .statement)
    }

    // MARK: Nothing is lost that is not named

    /// What these pages, and the parties, agents and addresses in them, name as carried. What was in the original
    /// transaction is another page's business.
    private static let carried: Set<String> = [
        "SplmtryData", "CtctDtls", "AdrTp", "BrnchId", "DtAndPlcOfBirth", "Adr", "OrgnlPmtInfAndSts", "ModDtls",
        "ClmNonRctDtls", "StmtDtls", "CrrctnTx",
    ]
    private static let carriedHere: [MessageDefinition: Set<String>] = [
        .paymentCancellationRequest: ["SplmtryData", "CtctDtls", "BrnchId", "AdrTp"],
        .paymentCancellationRequestV12: ["SplmtryData", "CtctDtls", "BrnchId", "AdrTp"],
        .resolutionOfInvestigation: [
            "SplmtryData", "CtctDtls", "BrnchId", "AdrTp", "OrgnlPmtInfAndSts", "ModDtls", "ClmNonRctDtls", "StmtDtls",
            "CrrctnTx",
        ],
        .resolutionOfInvestigationV14: ["SplmtryData", "CtctDtls", "BrnchId", "AdrTp", "OrgnlPmtInfAndSts"],
        .receiptAcknowledgement: ["SplmtryData", "Adr"],
        .systemEventAcknowledgement: ["SplmtryData"],
    ]

    @Test(arguments: definitions, [10, 50, 100])
    func whatAFullMessageLosesIsNamed(_ definition: MessageDefinition, _ optionalPercent: Int) throws {
        let schema = try Self.schemas.get()[definition]
        var lost: Set<String> = []
        for seed in 1...(optionalPercent == 100 ? 4 : 20) {
            var instance = SchemaInstance(definition, seed: UInt64(seed), optionalPercent: optionalPercent)
            let made = instance.make()
            let content = try BusinessContent(document: made.root, definition: definition)
            #expect(content.definition == definition)
            let again = try Self.written(content)
            #expect(schema.validate(again.root) == [], "seed \(seed)")
            #expect(try BusinessContent(document: again.root, definition: definition) == content, "seed \(seed)")
            let places = LostElements.between(made.root, again.root, passingOver: ["OrgnlTxRef"])
            let names = places.map { String($0.split(separator: "/").last ?? "") }
            #expect(Set(names).isSubset(of: Self.carried), "seed \(seed): \(places.sorted())")
            lost.formUnion(names)
        }
        if optionalPercent == 100 {
            let expected = Self.carriedHere[definition] ?? []
            #expect(lost.isSuperset(of: expected), "\(lost.sorted())")
            if expected.isEmpty { #expect(lost.isEmpty, "\(lost)") }
        }
    }

    /// Every container of these pages.
    private static let containers: [MessageDefinition: [String]] = [
        .paymentCancellationRequest: [
            "FIToFIPmtCxlReq", "Assgnmt", "Assgnr", "Case", "CtrlData", "Undrlyg", "OrgnlGrpInfAndCxl", "TxInf",
            "OrgnlGrpInf", "CxlRsnInf", "Rsn",
        ],
        .paymentCancellationRequestV12: ["FIToFIPmtCxlReq", "Assgnmt", "Case", "OrgnlGrpInfAndCxl", "TxInf"],
        .resolutionOfInvestigation: [
            "RsltnOfInvstgtn", "Assgnmt", "RslvdCase", "Sts", "CxlDtls", "OrgnlGrpInfAndSts", "NbOfTxsPerCxlSts",
            "TxInfAndSts", "CxlStsRsnInf", "RsltnRltdInf", "Compstn", "Chrgs",
        ],
        .resolutionOfInvestigationV14: [
            "RsltnOfInvstgtn", "Sts", "CxlDtls", "TxInfAndSts", "RsltnRltdInf", "Compstn", "ChrgsInf",
        ],
        .systemEventNotificationV01: ["admi.004.001.01", "EvtInf"],
        .systemEventNotification: ["SysEvtNtfctn", "EvtInf"],
        .receiptAcknowledgement: ["RctAck", "MsgId", "Rpt", "RltdRef", "RefIssr", "ReqHdlg"],
        .systemEventAcknowledgement: ["SysEvtAck", "AckDtls"],
    ]

    @Test(arguments: definitions)
    func aChildNeitherTypedNorNamedIsARejection(_ definition: MessageDefinition) throws {
        for tag in Self.containers[definition] ?? [] {
            let (text, place) = try Self.instance(of: definition, with: tag)
            for isFirst in [true, false] {
                let at = isFirst ? place.lowerBound : place.upperBound
                let changed = text[..<at] + "<Zzz></Zzz>" + text[at...]
                let xml = try ParsedXML(Array(changed.utf8), limits: .statement)
                #expect(throws: ElementRejection.self, "\(tag), \(isFirst ? "first" : "last")") {
                    try BusinessContent(document: xml.root, definition: definition)
                }
            }
        }
    }

    /// A full message without carried parts that has the element, and where the content of the element stands.
    private static func instance(
        of definition: MessageDefinition, with tag: String
    ) throws -> (String, Range<String.Index>) {
        for seed in 1...20 {
            var instance = SchemaInstance(definition, seed: UInt64(seed), optionalPercent: 100)
            let content = try BusinessContent(document: instance.make().root, definition: definition)
            let text = String(decoding: try written(content).root.canonicalBytes(), as: UTF8.self)
            guard let open = text.range(of: "<\(tag)><") else { continue }
            let start = text.index(before: open.upperBound)
            // The end tag of this one: others of the name may stand within it.
            var depth = 1
            var from = start
            while depth > 0, let end = text.range(of: "</\(tag)>", range: from..<text.endIndex) {
                depth += text[from..<end.lowerBound].ranges(of: "<\(tag)>").count - 1
                if depth == 0 { return (text, start..<end.lowerBound) }
                from = end.upperBound
            }
        }
        throw MissingTag(tag: tag)
    }

    private struct MissingTag: Error {
        let tag: String
    }

    // MARK: Samples

    /// The samples of a version between the two on a page say the same in the newer one.
    private static let samples: [(file: String, of: String, as: MessageDefinition)] = [
        ("camt.056.001.08/module-ballerinax-financ__mt192_camt_056_A_D.xml", "", .paymentCancellationRequest),
        ("camt.056.001.08/module-ballerinax-financ__mt292_camt_056_B_E.xml", "", .paymentCancellationRequest),
        (
            "camt.056.001.11/module-ballerinax-financ__CBPR__c.29.1.1_camt.056-CtoD.xml", "camt.056.001.11",
            .paymentCancellationRequestV12
        ),
        (
            "camt.056.001.11/module-ballerinax-financ__HVPS_c.29.1.1_camt.056-BtoC_MI.xml", "camt.056.001.11",
            .paymentCancellationRequestV12
        ),
        (
            "camt.056.001.11/module-ballerinax-financ__HVPS_c.29.1.2_camt.056-BtoC_MI.xml", "camt.056.001.11",
            .paymentCancellationRequestV12
        ),
        ("camt.029.001.09/module-ballerinax-financ__mt_196_camt_029_D_A.xml", "", .resolutionOfInvestigation),
        (
            "camt.029.001.13/module-ballerinax-financ__CBPR__c.29.1.1_camt.029-BtoA.xml", "camt.029.001.13",
            .resolutionOfInvestigationV14
        ),
        (
            "camt.029.001.13/module-ballerinax-financ__CBPR__c.29.1.1_camt.029-DtoC.xml", "camt.029.001.13",
            .resolutionOfInvestigationV14
        ),
        (
            "camt.029.001.13/module-ballerinax-financ__HVPS_c.29.1.1_camt.029-CtoB_MI.xml", "camt.029.001.13",
            .resolutionOfInvestigationV14
        ),
        ("admi.004.001.02/fednow20022__admi004-ping.xml", "", .systemEventNotification),
        ("admi.002.001.01/fednow20022__fednow-sample-message-admi002.xml", "", .messageReject),
    ]

    @Test(.enabled(if: SharedFiles.isPresent, "the shared samples are absent"))
    func validSamplesReadAndAreWrittenBack() throws {
        for sample in Self.samples {
            var text = try SharedFiles.text("iso20022/samples/\(sample.file)")
            if !sample.of.isEmpty { text = text.replacing(sample.of, with: sample.as.rawValue) }
            let xml = try ParsedXML(Array(text.utf8), limits: .statement)
            let document = try #require(SamplePageTests.first("Document", in: xml.root))
            let schema = try Self.schemas.get()[sample.as]
            #expect(schema.validate(document) == [], "\(sample.file)")
            let content = try BusinessContent(document: document, definition: sample.as)
            let again = try Self.written(content)
            #expect(schema.validate(again.root) == [], "\(sample.file)")
            #expect(try BusinessContent(document: again.root, definition: sample.as) == content, "\(sample.file)")
            // None of these has anything that the pages carry.
            #expect(LostElements.between(document, again.root) == [], "\(sample.file)")
        }
    }

    /// Samples of a system whose envelope has no `Document`: their content is read as that of one.
    @Test(.enabled(if: SharedFiles.isPresent, "the shared samples are absent"))
    func eventsOfAnotherEnvelopeRead() throws {
        var codes: Set<String> = []
        for name in [
            "971-SUSPENDED", "976-INACTIVE", "981-Broadcast", "981-Notification", "982-SIGNOFF", "993-EXCEEDED",
            "993-NORMAL", "994", "998", "999",
        ] {
            let path = "iso20022/samples/admi.004.001.02/rtp20022__admi004.\(name).xml"
            let xml = try ParsedXML(SharedFiles.bytes(path), limits: .statement)
            let root = try #require(SamplePageTests.first("SysEvtNtfctn", in: xml.root), "\(name)")
            let notification = try SystemEventNotification(root)
            #expect(notification.version == .v02)
            codes.insert(notification.event.code.text)
            let again = try Self.written(.systemEventNotification(notification))
            #expect(try Self.schemas.get()[.systemEventNotification].validate(again.root) == [], "\(name)")
        }
        #expect(codes == ["971", "976", "981", "982", "993", "994", "998", "999"])
    }

    // MARK: What a version lacks

    private static func event(descriptionCharacters count: Int) -> SystemEvent {
        SystemEvent(code: "981", description: BoundedText(String(repeating: "ө", count: count)))
    }

    @Test func aDescriptionIsAsLongAsTheVersionSays() throws {
        for (count, isShort) in [(350, true), (351, false), (1000, false)] {
            let event = Self.event(descriptionCharacters: count)
            var acknowledgement = SystemEventAcknowledgement(messageIdentification: "A-1")
            acknowledgement.acknowledged = event
            for (content, fits): (BusinessContent, Bool) in [
                (.systemEventNotification(SystemEventNotification(event: event)), true),
                (.systemEventNotification(SystemEventNotification(event: event, version: .v01)), isShort),
                (.systemEventAcknowledgement(acknowledgement), isShort),
            ] {
                guard fits else {
                    #expect(throws: CanonicalizationRejection.noPlaceForValue) { try Self.written(content) }
                    continue
                }
                let again = try Self.written(content)
                #expect(try Self.schemas.get()[content.definition].validate(again.root) == [])
                #expect(try BusinessContent(document: again.root, definition: content.definition) == content)
            }
        }
    }

    private static func resolution(
        _ status: InvestigationStatus, _ version: ResolutionOfInvestigation.Version,
        _ edit: (inout ResolutionDetails) throws -> Void
    ) throws -> BusinessContent {
        let party = PartyOrAgent.agent(AgentIdentification(bicfi: BICFI("NBRKKZKX")))
        let assignment = CaseAssignment(
            identification: "A-1", assigner: party, assignee: party,
            creationDateTime: try #require(ISODateTime("2026-11-21T03:04:05Z")))
        var resolution = ResolutionOfInvestigation(assignment: assignment, status: status, version: version)
        var details = ResolutionDetails()
        try edit(&details)
        resolution.resolution = details
        return .resolutionOfInvestigation(resolution)
    }

    @Test func aResolutionSaysWhatItsVersionHas() throws {
        let currency = try #require(CurrencyCode("KZT"))
        let amount = try #require(ExactDecimal("12.5"))
        let money = try #require(CurrencyAndAmount(amount: amount, currency: currency))
        let agent = AgentIdentification(bicfi: BICFI("NBRKKZKX"))
        let account = CashAccount(identification: .iban(try #require(IBANIdentifier("KZ86125KZT5004100100"))))
        typealias Details = ResolutionDetails
        let edits: [(what: String, isNew: Bool, edit: (inout Details) -> Void)] = [
            ("a charge", false, { $0.charges = [Details.Charge(amount: money, agent: agent)] }),
            (
                "a charge's account", true,
                {
                    $0.charges = [Details.Charge(amount: money, agent: agent)]
                    $0.charges[0].agentAccount = account
                }
            ),
            (
                "a charge's type", true,
                {
                    $0.charges = [Details.Charge(amount: money, agent: agent)]
                    $0.charges[0].type = .proprietary("X", issuer: nil)
                }
            ),
            (
                "a compensation", false,
                {
                    $0.compensation = Details.Compensation(
                        amount: money, debtorAgent: agent, creditorAgent: agent, reason: .code("VALD"))
                }
            ),
            (
                "a compensation's account", true,
                {
                    $0.compensation = Details.Compensation(
                        amount: money, debtorAgent: agent, creditorAgent: agent, reason: .code("VALD"))
                    $0.compensation?.creditorAgentAccount = account
                }
            ),
        ]
        for (what, isNew, edit) in edits {
            for version in ResolutionOfInvestigation.Version.allCases {
                let content = try Self.resolution(.confirmed(.cancelledAsRequested), version, edit)
                guard !isNew || version == .v14 else {
                    #expect(throws: CanonicalizationRejection.noPlaceForValue, "\(what)") { try Self.written(content) }
                    continue
                }
                let again = try Self.written(content)
                #expect(try Self.schemas.get()[content.definition].validate(again.root) == [], "\(what), \(version)")
                #expect(try BusinessContent(document: again.root, definition: content.definition) == content)
            }
        }
    }

    @Test func everyStatusOfAnInvestigationIsWritten() throws {
        let other = InvestigationCase(identification: "C-1", creator: .party(PartyIdentification(name: "X")))
        for status: InvestigationStatus in [
            .confirmed(.pendingCancellationRequest), .modificationRejected([.code("NARR"), .proprietary("own")]),
            .duplicate(other), .assignmentCancelled(true), .assignmentCancelled(false),
        ] {
            let content = try Self.resolution(status, .v09) { _ in }
            let again = try Self.written(content)
            #expect(try Self.schemas.get()[content.definition].validate(again.root) == [], "\(status)")
            #expect(try BusinessContent(document: again.root, definition: content.definition) == content)
        }
        #expect(throws: CanonicalizationRejection.noPlaceForValue) {
            try Self.written(Self.resolution(.modificationRejected([]), .v09) { _ in })
        }
    }

    // MARK: Codes

    @Test func reasonsAreKnownByTheirCodes() {
        for reason in CancellationReason.allCases {
            #expect(CancellationReasonInformation(reason).cancellationReason == reason)
        }
        for rejection in CancellationRejection.allCases {
            #expect(CancellationReasonInformation(rejection).cancellationRejection == rejection)
        }
        let own = CancellationReasonInformation(reason: .proprietary("CUST"))
        #expect(own.cancellationReason == nil && own.cancellationRejection == nil)
    }

    /// The codes named here stand in the published sets, which others keep.
    @Test(.enabled(if: SharedFiles.isPresent, "the published code sets are absent"))
    func codesAreThePublishedOnes() throws {
        func codes(_ name: String) throws -> Set<String> {
            let rows = try SharedFiles.text("iso20022/codesets/\(name).csv").split(whereSeparator: \.isNewline)
            return Set(rows.map { String($0.prefix { $0 != "," }) })
        }
        #expect(
            try codes("ExternalCancellationReason1Code").isSuperset(of: CancellationReason.allCases.map(\.rawValue)))
        #expect(
            try codes("ExternalPaymentCancellationRejection1Code")
                .isSuperset(of: CancellationRejection.allCases.map(\.rawValue)))
        let confirmations: [InvestigationConfirmation] = [
            .cancelledAsRequested, .cancellationWillFollow, .forwardedToNextAgent, .paymentInitiated,
            .pendingCancellationRequest, .partiallyExecutedCancellationRequest, .rejectedCancellationRequest,
        ]
        #expect(
            try codes("ExternalInvestigationExecutionConfirmation1Code").isSuperset(of: confirmations.map(\.text)))
    }

    @Test func alphanumericCodesAreOfASCII() {
        for good in ["1", "a", "Zz09"] { #expect(Max4AlphanumericText(good)?.text == good) }
        for bad in ["", "12345", "a b", "é", "٣", "a-b", " 1"] { #expect(Max4AlphanumericText(bad) == nil, "\(bad)") }
        for (text, isExact) in [("abc", false), ("ab12", true), ("ab123", false)] {
            #expect((Exact4AlphanumericText(text) != nil) == isExact, "\(text)")
        }
    }
}
