import DualSign
import Foundation
import Gateway
import ISO20022
import Settlement
import Storage
import TengeLedger
import XMLCore

/// The demo's acts, in order. Each prints what it finds and notes what is not as it should be.
struct Demonstration {
    let service: EmbeddedService
    let fixtures: String
    let terminal: Terminal
    private(set) var failures: [String] = []
    private var outcomes: [ReplaySession.Outcome] = []

    init(service: EmbeddedService, fixtures: String, terminal: Terminal) {
        self.service = service
        self.fixtures = fixtures
        self.terminal = terminal
    }

    /// Everything. Throws `CommandFault` for what cannot be done at all.
    mutating func run() async throws {
        let registry = try readSignerRegistry(service.configuration.trustDirectory)
        let session = session(registry)
        showInstitutions(registry)
        try await showAccounts("The ledger before")
        try await replay(session)
        let client = try session.channel(of: "operator")
        for partner in ["XA", "XF"] { try await showPayment(of: partner, client, registry) }
        try await showAccounts("The ledger afterwards")
        try await showStatement(client)
        try await reconcileAll(client)
        audit()
        await client.shutdown()
    }

    private func session(_ registry: SignerRegistry) -> ReplaySession {
        let clock = service.service.clock
        return ReplaySession(
            service: service.address, keys: fixtures + "/keys", registry: registry, waitSeconds: 10,
            now: { Date(timeIntervalSince1970: TimeInterval(clock.now().millisecondsSinceEpoch) / 1000) },
            defaultPartner: "XA")
    }

    private func title(_ text: String) { writeOutput("\n" + terminal.strong(text)) }

    private mutating func expect(_ isTrue: Bool, _ otherwise: String) {
        if !isTrue { failures.append(otherwise) }
    }

    // MARK: Who

    private mutating func showInstitutions(_ registry: SignerRegistry) {
        let configuration = service.configuration
        title("Central banks")
        writeOutput("service \(service.address), rehearsal clock \(clockText)")
        var table = Table(["jurisdiction", "institution", "signs with", "profile", "settlement account"])
        table.add([
            configuration.institution.jurisdiction, configuration.institution.bic,
            configuration.institution.signing.suite, "co-signs every payment", "",
        ])
        var suites: Set<String> = [configuration.institution.signing.suite]
        for corridor in configuration.corridors {
            let signers = registry.signers.filter {
                $0.bic == corridor.partner && $0.messageDefinitions.contains("pacs.008.001.08")
            }
            suites.formUnion(signers.map(\.suite.rawValue))
            table.add([
                corridor.jurisdiction, corridor.partner, signers.first?.suite.rawValue ?? "", corridor.profile,
                corridor.settlementAccount,
            ])
        }
        table.lines().forEach(writeOutput)
        expect(suites.count >= 2, "fewer than two algorithms are in use")
    }

    private var clockText: String {
        UTCTimestamp.text(millisecondsSinceEpoch: service.service.clock.now().millisecondsSinceEpoch)
    }

    private mutating func showAccounts(_ heading: String) async throws {
        title(heading)
        let accounts = try await service.service.books.accounts()
        var table = Table(["account", "kind", "status", "posted", "held", "available"], alignedRight: [3, 4, 5])
        for account in accounts {
            let decimals = ISO4217.decimals(account.currency.code) ?? 0
            table.add([
                account.identifier.text, account.kind.rawValue, account.status.rawValue,
                amountText(account.postedMinorUnits, decimals) + " " + account.currency.code,
                amountText(account.heldMinorUnits, decimals), amountText(account.availableMinorUnits, decimals),
            ])
        }
        table.lines().forEach(writeOutput)
        let funded = accounts.contains { $0.kind == .partnerSettlement && $0.postedMinorUnits > 0 }
        expect(funded, "no partner account has money")
        let total = accounts.reduce(Int64(0)) { $0 &+ $1.postedMinorUnits }
        expect(total == 0, "the postings do not add up to zero")
    }

    // MARK: What happened

    private mutating func replay(_ session: ReplaySession) async throws {
        let messages = try Fixture.load([fixtures])
        title("\(messages.count) fixture messages over HTTPS with client certificates")
        var bar = ProgressBar("replay", stepsTotal: messages.count, on: terminal)
        outcomes = try await session.run(messages) { bar.advance() }
        bar.finish()
        outcomes.lines(on: terminal).forEach(writeOutput)
        expect(messages.allSatisfy { $0.verdict != nil }, "a fixture has no verdict")
        for outcome in outcomes where !outcome.differences.isEmpty {
            failures.append("\(outcome.fixture.name): \(outcome.differences.joined(separator: "; "))")
        }
    }

    private mutating func showPayment(
        of partner: String, _ client: CurlClient, _ registry: SignerRegistry
    ) async throws {
        let settled = outcomes.compactMap { outcome -> String? in
            guard case .success(let answer) = outcome.result, answer.status == "ACSC",
                outcome.fixture.verdict?.from == partner
            else { return nil }
            return answer.uetr
        }
        guard let text = settled.first, let uetr = UETR(text) else {
            failures.append("no payment of \(partner) settled")
            return
        }
        title("The story of a payment from \(partner): \(text)")
        let response = try await get("/v1/payments/\(text)", "application/json", client)
        expect(response.status == 200, "the payment cannot be looked up")
        guard let story = try await service.service.books.payment(uetr) else {
            failures.append("the payment is not on file")
            return
        }
        let lines = try StoryText(story).lines
        lines.forEach(writeOutput)
        let jurisdictions = Set(try (story.coSignatureEvidence ?? story.evidence).decoded().map(\.jurisdiction))
        expect(jurisdictions.count == 2, "the payment does not bear the signatures of two jurisdictions")
        let isProved = proves(story, registry, jurisdictions)
        writeOutput("co-signed message, both signatures verified by a third party: \(isProved ? "good" : "NOT GOOD")")
        expect(isProved, "the stored co-signed message does not verify under both jurisdictions")
        expect(!story.postings.isEmpty, "the payment has no posting")
        expect(story.stateWord == "settled", "the payment is not settled")
    }

    /// Whether the stored co-signed message alone convinces somebody who has nothing but the registry.
    private func proves(_ story: PaymentStory, _ registry: SignerRegistry, _ required: Set<Jurisdiction>) -> Bool {
        guard let bytes = story.coSignedMessage,
            let envelope = try? MessageEnvelope(ParsedXML(bytes, limits: .statement))
        else { return false }
        let definition = story.record.references.messageDefinition?.text ?? ""
        let at = Date(timeIntervalSince1970: TimeInterval(service.service.clock.now().millisecondsSinceEpoch) / 1000)
        let verified = try? verifyComplete(
            envelope, registry: registry, required: required, messageDefinition: definition, at: at)
        return verified?.evidence.count == 2
    }

    // MARK: Statement, reconciliation, audit

    private var day: String { String(businessDayText.prefix(10)) }

    private var businessDayText: String {
        let offset = Int64(service.configuration.calendar.utcOffsetMinutes) * 60_000
        return UTCTimestamp.text(millisecondsSinceEpoch: service.service.clock.now().millisecondsSinceEpoch + offset)
    }

    private mutating func showStatement(_ client: CurlClient) async throws {
        guard let corridor = service.configuration.corridors.first else { return }
        title("camt.053 of \(corridor.partner), \(day)")
        let response = try await statement(of: corridor, client)
        expect(response.status == 200, "there is no statement of \(corridor.partner)")
        StatementText.lines(response.body).forEach(writeOutput)
    }

    private mutating func reconcileAll(_ client: CurlClient) async throws {
        title("Reconciliation of every partner's camt.053 with the books")
        for corridor in service.configuration.corridors {
            let statement = try await statement(of: corridor, client)
            let request = HTTPExchange.Request(
                .post, service.address + "/v1/reconciliations",
                headers: [("Content-Type", "application/xml"), ("Accept", "text/plain")], body: statement.body)
            let response = try await send(request, client)
            let report = String(decoding: response.body, as: UTF8.self)
            writeOutput(report.trimmingCharacters(in: .newlines))
            expect(
                response.status == 200 && report.contains(", no breaks"),
                "the statement of \(corridor.partner) does not reconcile")
        }
    }

    private mutating func audit() {
        title("Audit: gateway ledger verify")
        do throws(StorageFault) {
            let report = try LedgerAudit.verify(service.configuration.store)
            if let broken = report.firstBreak {
                failures.append("the ledger does not verify: \(broken)")
                writeOutput(terminal.bad("BROKEN: \(broken)"))
            } else {
                writeOutput("good: \(report.head.sequence) entries, head \(report.head.hash.hexadecimal)")
            }
        } catch {
            failures.append("the ledger cannot be audited: \(error)")
        }
    }

    // MARK: HTTP

    private func statement(
        of corridor: GatewayConfiguration.Corridor, _ client: CurlClient
    ) async throws -> HTTPExchange.Response {
        let path = "/v1/accounts/\(corridor.settlementAccount)/statements/\(day)"
        return try await get(path, "application/xml", client)
    }

    private func get(_ path: String, _ accept: String, _ client: CurlClient) async throws -> HTTPExchange.Response {
        try await send(HTTPExchange.Request(.get, service.address + path, headers: [("Accept", accept)]), client)
    }

    private func send(_ request: HTTPExchange.Request, _ client: CurlClient) async throws -> HTTPExchange.Response {
        do throws(CurlFault) {
            return try await client.send(request)
        } catch {
            throw CommandFault("\(request.url): \(error)")
        }
    }
}

/// Minor units as people write an amount: `-1,234.56`.
func amountText(_ minorUnits: Int64, _ decimals: Int) -> String {
    let text = ExactDecimal.text(minorUnits: minorUnits, decimals: decimals)
    let whole = text.prefix { $0 != "." }
    let digits = whole.drop { $0 == "-" }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
        if index > 0 && (digits.count - index).isMultiple(of: 3) { grouped.append(",") }
        grouped.append(digit)
    }
    return (minorUnits < 0 ? "-" : "") + grouped + text.dropFirst(whole.count)
}
