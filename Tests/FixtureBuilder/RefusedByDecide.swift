/// Messages without fault that the corridor, the books or an earlier message do not admit.
enum RefusedByDecide {
    static let room = Room(
        folder: "refused/decide", base: 500,
        fixtures: header + amounts + dates + agents + accounts + terms + repeats + limits)

    private static let header: [Fixture] = [
        Fixture("other-addressee", .refused("DS28"), "A message to another institution.") {
            $0.replace("<To><FIId><FinInstnId><BICFI>NBRKKZKX<", "<To><FIId><FinInstnId><BICFI>CBXBXBXX<")
        },
        Fixture("other-service", .refused("DS28"), "A message of the production service.") {
            $0.service = "settlement-gateway.production"
        },
        Fixture("copy", .refused("AG03"), "A copy for information: it has no effect.") {
            $0.replace("</CreDt>", "</CreDt><CpyDplct>COPY</CpyDplct>")
        },
        Fixture("sender-not-owner-of-channel", .refused("DS0H"), "One partner's channel, another's name and signature.")
        {
            $0.sender = Partner.xd.bic
            $0.signing = .by(Partner.xd.signer)
        },
        Fixture("sender-forged", .refused("DS0H"), "Another partner's name over an own signature.") {
            $0.sender = Partner.xd.bic
        },
        Fixture("signer-of-other-partner", .refused("DS0H"), "A good signature, but of another partner's signer.") {
            $0.signing = .by(Partner.xd.signer)
        },
    ]

    private static let amounts: [Fixture] = [
        Fixture("two-transactions", .rejected("AM18"), "Two payments in one message; this corridor takes one.") {
            payment in
            payment.replace("<NbOfTxs>1<", "<NbOfTxs>2<")
            payment.secondTransaction = true
        },
        Fixture("uetr-missing", .rejected("CH21"), "A payment without a UETR.") {
            $0.replace("<UETR>\($0.uetr)</UETR>", "")
        },
        Fixture("amount-zero", .rejected("AM01"), "Nothing to pay.") { $0.amount = "0.00" },
        Fixture("amount-above-limit", .rejected("AM02"), "A tiyn above the corridor's limit.") {
            $0.amount = "1000000000.01"
        },
        Fixture("amount-beyond-int64", .rejected("AM12"), "Eighteen digits before the point.") {
            $0.amount = "999999999999999999"
        },
        Fixture("other-currency", .rejected("AM03"), "Euros; the corridor is for tenge.") {
            $0.currency = "EUR"
            $0.remittance = ["EKNP 2717EUR710"]
        },
        Fixture("insufficient-funds", from: .xd, .rejected("AM04"), "More than the partner has.") {
            $0.amount = "10000.00"
        },
    ]

    private static let dates: [Fixture] = [
        Fixture("value-date-past", .rejected("DT01"), "Last Friday.") { $0.valueDate = "2026-11-20" },
        Fixture("value-date-weekend", .rejected("DT03"), "Next Saturday.") { $0.valueDate = "2026-11-28" },
        Fixture("value-date-holiday", .rejected("DT03"), "Independence Day.") { $0.valueDate = "2026-12-16" },
        Fixture("value-date-future", .rejected("DT04"), "Tomorrow.") { $0.valueDate = "2026-11-24" },
        Fixture("after-cut-off", from: .xe, .rejected("TM01"), "Ten o'clock, in a corridor that closes at nine."),
        Fixture("created-too-early", .rejected("DT02"), "A message made yesterday.") {
            $0.createdAt = "2026-11-22T05:00:00Z"
        },
        Fixture("created-in-future", .rejected("DT02"), "A message made tomorrow.") {
            $0.createdAt = "2026-11-24T05:00:00Z"
        },
    ]

    private static let agents: [Fixture] = [
        Fixture("instructing-agent-other", .rejected("DS0H"), "An instructing agent who does not own the channel.") {
            $0.replace("<InstgAgt><FinInstnId><BICFI>CBXAXAXX<", "<InstgAgt><FinInstnId><BICFI>CBXBXBXX<")
        },
        Fixture("instructed-agent-other", .rejected("RC01"), "An instructed agent that is not this institution.") {
            $0.replace("<InstdAgt><FinInstnId><BICFI>NBRKKZKX<", "<InstdAgt><FinInstnId><BICFI>CBXBXBXX<")
        },
        Fixture("debtor-agent-without-bic", .rejected("RC03"), "A debtor agent by name only.") {
            $0.replace(
                "<DbtrAgt><FinInstnId><BICFI>CBXAXAXX</BICFI>", "<DbtrAgt><FinInstnId><Nm>Some Bank</Nm>")
        },
        Fixture("creditor-agent-unknown", .rejected("RC04"), "A creditor agent that cannot be reached.") {
            $0.creditor.agent = "BANKKZKX"
        },
    ]

    private static let accounts: [Fixture] = [
        Fixture("creditor-account-missing", .rejected("AC03"), "No creditor account.") {
            $0.replace("<CdtrAcct><Id><IBAN>\($0.creditor.account)</IBAN></Id></CdtrAcct>", "")
        },
        Fixture("account-of-other-bank", .rejected("AC03"), "An account that is not with the creditor agent.") {
            $0.creditor.account = Creditor.halykClient.account
        },
        Fixture("account-unknown", .rejected("AC03"), "An account that the ledger does not have.") {
            $0.creditor.account = Creditor.unknownAccount
        },
        Fixture("account-closed", .rejected("AC07"), "An account that is closed.") {
            $0.creditor.account = Creditor.closedAccount
        },
        Fixture("account-frozen", .rejected("AC06"), "An account that is frozen.") {
            $0.creditor.account = Creditor.frozenAccount
        },
        Fixture("account-in-dollars", .rejected("CURR"), "An account in another currency.") {
            $0.creditor.account = Creditor.dollarAccount
        },
        Fixture("own-settlement-account", .rejected("AC03"), "From the partner's account to itself.") {
            $0.creditor.account = Partner.xa.settlementAccount
            $0.creditor.agent = Home.bic
        },
    ]

    private static func terms(_ change: @escaping @Sendable (inout Terms) -> Void) -> @Sendable (inout Payment) -> Void
    {
        { $0.signing = .coSigned(Partner.xb.signer, jurisdiction: "XB", terms: change) }
    }

    private static let terms: [Fixture] = [
        Fixture(
            "terms-of-other-amount", from: .xb, .rejected("DS17"), "Well-signed terms of another amount.",
            edit: terms { $0.amountMinorUnits = 925_000_000 }),
        Fixture(
            "terms-of-other-account", from: .xb, .rejected("DS17"), "Well-signed terms of another creditor account.",
            edit: terms { $0.creditorAccount = Creditor.halykClient.account }),
        Fixture(
            "terms-of-other-hold", from: .xb, .rejected("DS17"), "Well-signed terms of another payment's hold.",
            edit: terms { $0.holdIdentifier = "HOLD-5e771e00-0000-4000-8000-000000000002" }),
        Fixture(
            "terms-expire-later", from: .xb, .rejected("DS17"), "Well-signed terms that wait longer than agreed.",
            edit: terms { $0.holdExpiry = "2026-11-23T09:00:00Z" }),
    ]

    private static let repeats: [Fixture] = [
        Fixture(
            "same-identifier-other-content", .rejected("DU01"), "A message identifier that another message has.",
            after: "header-ecdsa"
        ) { $0.messageIdentifier = "XA-20261123-001" },
        Fixture(
            "same-uetr-other-message", .rejected("AM05"), "A UETR that another message has.", after: "header-ecdsa"
        ) { $0.uetr = "5e771e00-0000-4000-8000-000000000001" },
        Fixture(
            "same-uetr-other-partner", from: .xb, .rejected("AM05"), "A UETR that another partner's message has.",
            after: "header-ecdsa"
        ) { $0.uetr = "5e771e00-0000-4000-8000-000000000001" },
    ]

    private static let limits: [Fixture] = [
        Fixture("above-signers-limit", from: .xc, .rejected("DS19"), "More than the signer may sign in one payment.") {
            $0.amount = "5000000.01"
        }
    ]
}
