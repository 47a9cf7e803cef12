import ISO20022
import Logging
import Settlement
import Storage
import TengeLedger

// Statements for those who own an account, reconciliation for operators.
extension GatewayPipeline {
    func statement(account: String, date: String, for peer: ChannelPeer) async -> StatementAnswer {
        guard let account = AccountIdentifier(account), let day = ISODate(date), mayRead(account, peer) else {
            return .notFound
        }
        do {
            guard let source = try await desk.source(account, on: day) else { return .notFound }
            let at = clock.now()
            let message = desk.statement(source, on: day, at: at)
            let signatory = parts.signatory
            let reader = Self.institution(of: peer)
            let bytes = try await threads.signing.run { try signatory.sign(message, for: reader, at: at) }.get()
            return .found(StatementView(source, day: day, camt053: bytes))
        } catch {
            return refusal(error, doing: "writing a statement")
        }
    }

    private static func institution(of peer: ChannelPeer) -> BICFI? {
        switch peer {
        case .operator: nil
        case .partner(let partner): BICFI(partner.bic)
        }
    }

    private func mayRead(_ account: AccountIdentifier, _ peer: ChannelPeer) -> Bool {
        switch peer {
        case .operator: true
        case .partner(let partner): desk.isOwn(account, of: partner.bic)
        }
    }

    func reconcile(
        _ statement: [UInt8], format: ReconciliationFormat, by operator: OperatorIdentity
    ) async -> ReconciliationAnswer {
        do {
            let schemas = parts.inspection.schemas
            let message = try await workers.run { () throws(StatementDesk.Refusal) in
                try StatementDesk.read(statement, schemas: schemas)
            }.get()
            let reports = try await desk.reconcile(message)
            logger.info(
                "reconciled",
                metadata: [
                    "operator": .string(`operator`.name), "uetr": "none",
                    "breaks": .stringConvertible(reports.reduce(0) { $0 + $1.breaks.count }),
                ])
            return .report(reports.bytes(as: format))
        } catch let refusal as StatementDesk.Refusal {
            return .refused(reason: refusal.text)
        } catch {
            return refusal(error, doing: "reconciling")
        }
    }
}

extension StatementView {
    /// What was booked on a day, beside the camt.053 that says the same.
    init(_ source: StatementSource, day: ISODate, camt053: [UInt8]) {
        let account = source.account
        self.init(
            camt053: camt053, account: account.identifier.text, currency: account.currency.code,
            currencyDecimals: ISO4217.decimals(account.currency.code) ?? 0, date: day.text,
            sequenceNumber: Int64(day.daysSinceEpoch), openingMinorUnits: source.openingMinorUnits,
            closingMinorUnits: source.closingMinorUnits,
            entries: source.lines.map { line in
                let posting = line.posting.posting
                let isCredit = posting.credit == account.identifier
                return Entry(
                    reference: String(line.posting.sequence), uetr: line.references?.uetr?.text,
                    side: isCredit ? .credit : .debit, amountMinorUnits: posting.money.minorUnits,
                    bookedAtMilliseconds: posting.at.millisecondsSinceEpoch,
                    valueDate: (line.valueDate ?? day).text,
                    counterparty: (isCredit ? posting.debit : posting.credit).text,
                    mark: posting.mark?.identifier.text, markPhase: posting.mark?.phase.rawValue)
            },
            marked: source.marked.map { period in
                Marked(
                    mark: period.mark.text, openingMinorUnits: period.openingMinorUnits,
                    closingMinorUnits: period.closingMinorUnits)
            })
    }
}
