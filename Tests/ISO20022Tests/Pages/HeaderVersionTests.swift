import Testing
import XMLCore

@testable import ISO20022

@Suite struct HeaderVersionTests {
    typealias Header = BusinessApplicationHeader
    typealias Version = BusinessApplicationHeader.Version

    private static let schemas = Result { try MessageSchemas() }

    private static func draft(_ header: Header, as version: Version) -> XMLDraft {
        let draft = XMLDraft(root: "AppHdr", namespace: version.definition.namespaceURI)
        header.write(to: draft.root)
        return draft
    }

    private static func written(_ header: Header, as version: Version) throws -> ParsedXML {
        try ParsedXML(draft(header, as: version).canonicalBytes(), limits: .payment)
    }

    private static func header() throws -> Header {
        Header(
            from: HeaderParty(try #require(BICFI("PARTXAXA"))), to: HeaderParty(try #require(BICFI("NBRKKZKX"))),
            businessMessageIdentifier: "M-1", messageDefinitionIdentifier: "camt.056.001.08",
            creationDate: try #require(ISODateTime("2026-11-21T03:04:05.125+05:30")))
    }

    // MARK: Every header reads

    @Test(arguments: Version.allCases, [5, 30, 60, 95])
    func everyValidHeaderReadsAndIsWrittenBack(_ version: Version, _ optionalPercent: Int) throws {
        let schema = try Self.schemas.get()[version.definition]
        for seed in 1...30 {
            var instance = SchemaInstance(version.definition, seed: UInt64(seed), optionalPercent: optionalPercent)
            let made = instance.make()
            try #require(schema.validate(made.root) == [], "seed \(seed)")
            let header = try Header(made.root)
            #expect(header.version == version)
            let again = try Self.written(header, as: version)
            #expect(schema.validate(again.root) == [], "seed \(seed)")
            #expect(try Header(again.root) == header, "seed \(seed)")
            let lost = LostElements.between(made.root, again.root)
            let names = Set(lost.compactMap { $0.split(separator: "/").last.map(String.init) })
            #expect(names.isSubset(of: Self.carried), "seed \(seed): \(lost)")
            if optionalPercent == 95, seed == 1 { #expect(names.isSuperset(of: ["CharSet", "Sgntr"]), "\(names)") }
        }
    }

    /// What the page and the parties in it name as carried.
    private static let carried: Set<String> = ["CharSet", "Sgntr", "CtctDtls", "AdrTp", "BrnchId", "DtAndPlcOfBirth"]

    @Test(.enabled(if: SharedFiles.isPresent, "the shared samples are absent"))
    func everyValidSampleReadsAndIsWrittenBack() throws {
        var seen: [Version: Int] = [:]
        for row in try SharedFiles.text("iso20022/samples/MANIFEST.csv").split(whereSeparator: \.isNewline).dropFirst()
        {
            let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            // The first error, between the two verdicts, may hold commas; seven fields come after them.
            guard let version = Version.allCases.first(where: { $0.definition.rawValue == fields[2] }) else { continue }
            guard fields[fields.count - 8] == "valid" else { continue }
            let xml = try ParsedXML(SharedFiles.bytes("iso20022/samples/\(fields[0])"), limits: .statement)
            let root = try #require(SamplePageTests.first("AppHdr", in: xml.root), "\(fields[0])")
            let header = try Header(root)
            let again = try Self.written(header, as: version)
            #expect(header.version == version)
            #expect(try Self.schemas.get()[version.definition].validate(again.root) == [], "\(fields[0])")
            #expect(try Header(again.root) == header, "\(fields[0])")
            seen[version, default: 0] += 1
        }
        #expect(seen[.v01] == 8 && seen[.v02] == 65 && seen[.v03] == 2 && seen[.v04] == 33, "\(seen)")
    }

    // MARK: What a version lacks

    /// Fields and the first version that has a place for them.
    private static let additions: [(what: String, since: Version, edit: @Sendable (inout Header) throws -> Void)] = [
        ("nothing", .v01, { _ in }),
        (
            "service, copy, duplicate, priority", .v01,
            {
                $0.businessService = "tenge.1"
                $0.copyDuplicate = .copy
                $0.possibleDuplicate = true
                $0.priority = "HIGH"
            }
        ),
        ("one related", .v01, { $0.related = [Header.Related($0)] }),
        (
            "a name and an address of 2013", .v01,
            {
                var agent = AgentIdentification()
                agent.name = "Bank"
                var address = PostalAddress()
                address.streetName = "Abai 1"
                address.townName = "Astana"
                address.addressLines = ["Line"]
                agent.postalAddress = address
                $0.from = .agent(agent)
            }
        ),
        ("market practice", .v02, { $0.marketPractice = MarketPractice(registry: "R", identification: "I") }),
        ("processing date", .v02, { $0.businessProcessingDate = $0.creationDate }),
        ("two related", .v02, { $0.related = [Header.Related($0), Header.Related($0)] }),
        ("an instant that is not known", .v02, { $0.creationDate = try #require(ISODateTime("2026-11-21T03:04:05")) }),
        (
            "an instant before year 1", .v02,
            {
                $0.creationDate = try #require(ISODateTime("0001-01-01T00:00:00+05:00"))
            }
        ),
        (
            "a related instant that is not known", .v02,
            {
                var related = Header.Related($0)
                related.creationDate = try #require(ISODateTime("2026-11-21T03:04:05"))
                $0.related = [related]
            }
        ),
        ("a code with digits in front", .v02, { $0.to = HeaderParty(try #require(BICFI("1234KZ0A"))) }),
        ("a code with 0 in place 7", .v02, { $0.to = HeaderParty(try #require(BICFI("NBRKKZ0X"))) }),
        ("a code with O in place 8", .v02, { $0.to = HeaderParty(try #require(BICFI("NBRKKZKOXXX"))) }),
        (
            "legal entity identifier of an agent", .v02,
            {
                var agent = AgentIdentification(bicfi: BICFI("PARTXAXA"))
                agent.lei = LEI("549300DTUYXVMJXZNY75")
                $0.from = .agent(agent)
            }
        ),
        (
            "legal entity identifier of an organisation", .v02,
            {
                var party = PartyIdentification(name: "Org")
                party.identification = .organisation(
                    OrganisationIdentification(lei: LEI("549300DTUYXVMJXZNY75")))
                $0.to = .organisation(party)
            }
        ),
        (
            "code of an organisation", .v02,
            {
                var party = PartyIdentification(name: "Org")
                party.identification = .organisation(OrganisationIdentification(bic: BICFI("1234KZ0A")))
                $0.to = .organisation(party)
            }
        ),
        (
            "a part of a related address", .v02,
            {
                var related = Header.Related($0)
                var party = PartyIdentification(name: "Org")
                var address = PostalAddress()
                address.floor = "3"
                party.postalAddress = address
                related.to = .organisation(party)
                $0.related = [related]
            }
        ),
        (
            "market practice of a related one", .v03,
            {
                var related = Header.Related($0)
                related.marketPractice = MarketPractice(registry: "R", identification: "I")
                $0.related = [related]
            }
        ),
        (
            "processing date of a related one", .v03,
            {
                var related = Header.Related($0)
                related.businessProcessingDate = $0.creationDate
                $0.related = [related]
            }
        ),
        (
            "a longer town", .v04,
            {
                var agent = AgentIdentification()
                var address = PostalAddress()
                address.townName = Max140Text(String(repeating: "x", count: 36))
                agent.postalAddress = address
                $0.from = .agent(agent)
            }
        ),
    ]

    @Test func whatAVersionLacksCannotBeWrittenInIt() throws {
        for (what, since, edit) in Self.additions {
            var header = try Self.header()
            try edit(&header)
            for version in Version.allCases {
                guard Version.allCases.drop(while: { $0 != since }).contains(version) else {
                    #expect(throws: CanonicalizationRejection.noPlaceForValue, "\(what), \(version)") {
                        try Self.written(header, as: version)
                    }
                    continue
                }
                let again = try Self.written(header, as: version)
                #expect(try Self.schemas.get()[version.definition].validate(again.root) == [], "\(what), \(version)")
                header.version = version
                // Version 1 has one spelling of an instant, which is another value of the same moment.
                if version != .v01 { #expect(try Header(again.root) == header, "\(what), \(version)") }
            }
        }
    }

    @Test(arguments: [
        ("2026-11-21T03:04:05.125+05:30", "2026-11-20T21:34:05.125Z"),
        ("2026-12-31T23:59:59-00:01", "2027-01-01T00:00:59Z"),
        ("2024-03-01T00:00:00+14:00", "2024-02-29T10:00:00Z"),
        ("2026-11-21T00:00:00Z", "2026-11-21T00:00:00Z"),
        ("2026-11-21T24:00:00Z", "2026-11-22T00:00:00Z"),
        ("2026-11-21T09:30:00.000000000000000001-14:00", "2026-11-21T23:30:00.000000000000000001Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ])
    func versionOneSaysInstantsInUTC(_ text: String, _ expected: String) throws {
        var header = try Self.header()
        header.creationDate = try #require(ISODateTime(text))
        header.related = [Header.Related(header)]
        let xml = try Self.written(header, as: .v01)
        #expect(xml.root.child("CreDt")?.textContent == expected)
        #expect(xml.root.child("Rltd")?.child("CreDt")?.textContent == expected)
        let again = try Header(xml.root)
        #expect(
            again.creationDate.unixMilliseconds(assumingOffsetMinutes: 0)
                == header.creationDate.unixMilliseconds(assumingOffsetMinutes: 0))
        #expect(again.creationDate.fractionAttoseconds == header.creationDate.fractionAttoseconds)
    }

    @Test func aMessageIsWrittenUnderTheHeadersVersion() throws {
        for version in Version.allCases {
            var header = try Self.header()
            header.version = version
            header.messageDefinitionIdentifier = "admi.011.001.01"
            let message = BusinessMessage(
                header: header,
                content: .systemEventAcknowledgement(SystemEventAcknowledgement(messageIdentification: "A-1")))
            let draft = XMLDraft(root: "Envelope", namespace: "urn:example:envelope")
            message.write(into: draft.root)
            let xml = try ParsedXML(draft.canonicalBytes(), limits: .payment)
            let root = try #require(SamplePageTests.first("AppHdr", in: xml.root))
            #expect(root.namespaceURI == version.definition.namespaceURI)
            #expect(try Header(root).version == version)
        }
    }
}
