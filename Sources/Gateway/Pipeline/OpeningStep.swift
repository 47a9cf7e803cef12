import Logging
import Settlement
import Storage
import TengeLedger

/// One ledger command that the configuration wants carried out before the first message; taking it again changes
/// nothing.
struct OpeningStep: Sendable {
    private let request: LedgerRequest

    /// The ledger refuses what the configuration asks for.
    struct Fault: Error, Hashable, CustomStringConvertible {
        let command: String
        let reason: String
        var description: String { "opening accounts: \(command): \(reason)" }
    }

    /// The commands of a configuration: every account, then every issue, then every status.
    ///
    /// Throws `Fault` for values that are none.
    static func steps(
        of accounts: [GatewayConfiguration.OpeningAccount], at: Instant
    ) throws(Fault) -> [OpeningStep] {
        var steps: [OpeningStep] = []
        for account in accounts {
            guard let identifier = AccountIdentifier(account.identifier),
                let kind = AccountKind(rawValue: account.kind), let currency = Currency(account.currency)
            else { throw Fault(command: account.identifier, reason: "not an account") }
            let command = LedgerCommand.openAccount(identifier, kind: kind, currency: currency)
            steps.append(try step("open/\(account.identifier)", command, at))
        }
        for account in accounts {
            for issue in account.issues {
                guard let to = AccountIdentifier(account.identifier), let issuer = AccountIdentifier(issue.issuer),
                    let currency = Currency(account.currency)
                else { throw Fault(command: issue.key, reason: "not an issue") }
                let money = Money(minorUnits: issue.amountMinorUnits, currency: currency)
                steps.append(try step("issue/\(issue.key)", .issue(issuer: issuer, to: to, money: money), at))
            }
        }
        for account in accounts {
            guard let identifier = AccountIdentifier(account.identifier),
                let status = AccountStatus(rawValue: account.status)
            else { throw Fault(command: account.identifier, reason: "not a status") }
            switch status {
            case .open: break
            case .frozen: steps.append(try step("freeze/\(account.identifier)", .freezeAccount(identifier), at))
            case .closed: steps.append(try step("close/\(account.identifier)", .closeAccount(identifier), at))
            }
        }
        return steps
    }

    private static func step(_ key: String, _ command: LedgerCommand, _ at: Instant) throws(Fault) -> OpeningStep {
        guard let key = CommandKey("opening/" + key) else { throw Fault(command: key, reason: "not a key") }
        return OpeningStep(request: LedgerRequest(key: key, command: command, at: at))
    }

    /// Carries it out, or finds that it has been. Throws `Fault` when the ledger refuses, or `StorageFault`.
    func take(_ sequencer: SettlementSequencer, _ logger: Logger) async throws {
        let answer = try await sequencer.submit(.ledger(request))
        guard case .ledger(.done, let isRepeat, _) = answer else {
            throw Fault(command: request.key.text, reason: "\(answer)")
        }
        if !isRepeat { logger.info("opened", metadata: ["key": .string(request.key.text), "uetr": "none"]) }
    }
}
