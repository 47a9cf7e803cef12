import ISO20022
import TengeLedger

// Who is named, and whether the accounts can be theirs.
extension CorridorRules {
    /// Instructing and instructed agent, where given, are the two ends of the channel; the debtor's agent has a BIC;
    /// the creditor's agent is one we reach.
    func checkAgents(_ transaction: CreditTransferTransaction, _ group: GroupHeader) throws(Refusal) {
        if let agent = transaction.instructingAgent ?? group.instructingAgent {
            guard let bicfi = agent.bicfi, bicfi.isSameOffice(as: partner) else {
                throw rejected(.notAllowedAccount, "The instructing agent is not the owner of this channel.")
            }
        }
        if let agent = transaction.instructedAgent ?? group.instructedAgent {
            guard let bicfi = agent.bicfi, bicfi.isSameOffice(as: own) else {
                throw rejected(.bankIdentifierIncorrect, "The instructed agent is another.")
            }
        }
        guard transaction.debtorAgent.bicfi != nil else {
            throw rejected(.invalidDebtorBankIdentifier, "The debtor agent has no BIC.")
        }
        guard bankCode(of: transaction.creditorAgent) != nil else {
            throw rejected(
                .invalidCreditorBankIdentifier, "The creditor agent cannot be reached through this corridor.")
        }
    }

    private func bankCode(of agent: AgentIdentification) -> String? {
        agent.bicfi.flatMap { participants[$0.institution] }
    }

    /// The creditor's account as the ledger names it.
    func creditorAccount(of transaction: CreditTransferTransaction) throws(Refusal) -> AccountIdentifier {
        guard let account = transaction.creditorAccount else {
            throw rejected(.invalidCreditorAccountNumber, "The creditor account is missing.")
        }
        if case .iban(let identifier) = account.identification {
            guard let iban = try? IBAN(identifier.text) else {
                throw rejected(.invalidCreditorAccountNumber, "The IBAN of the creditor is wrong.")
            }
            guard iban.kazakhBankCode == nil || iban.kazakhBankCode == bankCode(of: transaction.creditorAgent) else {
                throw rejected(.invalidCreditorAccountNumber, "The creditor account is not with the creditor agent.")
            }
        }
        guard let payee = AccountIdentifier(account.identification.number), payee != settlementAccount else {
            throw rejected(.invalidCreditorAccountNumber, "The creditor account cannot be credited.")
        }
        return payee
    }

    /// The debtor's account is not ours: only the IBAN of a country in the registry can be judged.
    func checkDebtorAccount(of transaction: CreditTransferTransaction) throws(Refusal) {
        guard case .iban(let identifier) = transaction.debtorAccount?.identification else { return }
        do throws(IdentifierRejection) {
            _ = try IBAN(identifier.text)
        } catch {
            guard error == .unknownCountry else {
                throw rejected(.invalidDebtorAccountNumber, "The IBAN of the debtor is wrong.")
            }
        }
    }
}

extension IBAN {
    /// The three digits of the bank in a Kazakh IBAN; nil for any other country, whose banks we do not know.
    fileprivate var kazakhBankCode: String? {
        country == "KZ" ? String(text.dropFirst(4).prefix(3)) : nil
    }
}
