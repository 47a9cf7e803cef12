public import ISO20022
public import TengeLedger

extension ReplyBuilder {
    /// camt.053 of one account and one day: OPBD, every booking, CLBD, totals. Deterministic: the same books give the
    /// same statement.
    ///
    /// - Parameters:
    ///   - source: What the store has for the day, from its first instant until before its last.
    ///   - day: The business day, which dates the balances.
    ///   - recipient: To whom the header is addressed: the account's owner.
    ///   - at: When the statement is made.
    public func statement(
        _ source: StatementSource, day: ISODate, recipient: BICFI, at: Instant
    ) -> BusinessMessage {
        let identifier = statementIdentifier(source.account.identifier, day)
        guard let name = Max35Text(MessageDefinition.bankToCustomerStatement.rawValue) else {
            preconditionFailure("a message definition has 15 to 16 characters")
        }
        var header = BusinessApplicationHeader(
            from: HeaderParty(own), to: HeaderParty(recipient), businessMessageIdentifier: identifier,
            messageDefinitionIdentifier: name, creationDate: moment(at))
        header.businessService = businessService
        let group = StatementGroupHeader(messageIdentification: identifier, creationDateTime: moment(at))
        return BusinessMessage(
            header: header,
            content: .bankToCustomerStatement(
                BankToCustomerStatement(
                    groupHeader: group, statements: [accountStatement(source, identifier, day, at: at)])))
    }

    private func accountStatement(
        _ source: StatementSource, _ identifier: Max35Text, _ day: ISODate, at: Instant
    ) -> AccountStatement {
        let money = StatementMoney(source.account.currency)
        let opening = CashBalance(
            type: CashBalance.openingBooked, amount: money.amount(source.openingMinorUnits),
            side: money.side(source.openingMinorUnits), date: .date(day))
        let closing = CashBalance(
            type: CashBalance.closingBooked, amount: money.amount(source.closingMinorUnits),
            side: money.side(source.closingMinorUnits), date: .date(day))
        var statement = AccountStatement(
            identification: identifier, account: statementAccount(source.account, money),
            balances: [opening, closing] + source.marked.flatMap { marked($0, day, money) })
        statement.pagination = Pagination(page: 1, isLast: true)
        // One statement a day, numbered by the day: a gap is a day that was not fetched.
        statement.electronicSequenceNumber = ExactDecimal(day.daysSinceEpoch)
        statement.creationDateTime = moment(at)
        let lastInstant = Instant(millisecondsSinceEpoch: source.to.millisecondsSinceEpoch - 1)
        statement.period = DateTimePeriod(from: moment(source.from), to: moment(lastInstant))
        statement.summary = summary(source, money)
        statement.entries = source.lines.map { entry($0, source.account.identifier, money) }
        return statement
    }

    /// The part of the balances that bears a mark. The standard's own codes stay with the whole, so that whoever adds
    /// up `OPBD`, entries and `CLBD` need know nothing of marks.
    private func marked(_ period: MarkedPeriod, _ day: ISODate, _ money: StatementMoney) -> [CashBalance] {
        guard let mark = Max35Text(period.mark.text) else { preconditionFailure("a mark has 1 to 35 characters") }
        return [
            (StatementMarking.opening, period.openingMinorUnits), (StatementMarking.closing, period.closingMinorUnits),
        ].map { type, size in
            CashBalance(
                type: type, subType: .proprietary(mark), amount: money.amount(size), side: money.side(size),
                date: .date(day))
        }
    }

    private func statementAccount(_ account: Account, _ money: StatementMoney) -> StatementAccount {
        let text = account.identifier.text
        let identification: AccountIdentification
        if let iban = IBANIdentifier(text), (try? IBAN(text)) != nil {
            identification = .iban(iban)
        } else if let other = Max34Text(text) {
            identification = .other(OtherAccount(identification: other))
        } else {
            preconditionFailure("an account identifier has 1 to 34 characters")
        }
        return StatementAccount(
            account: CashAccount(identification: identification, currency: money.currency),
            servicer: AgentIdentification(bicfi: own))
    }

    private func entry(
        _ line: BookedLine, _ account: AccountIdentifier, _ money: StatementMoney
    ) -> StatementEntry {
        let posting = line.posting.posting
        let side: CreditDebit = posting.credit == account ? .credit : .debit
        let amount = money.amount(posting.money.minorUnits)
        var entry = StatementEntry(
            amount: amount, side: side, status: StatementEntry.booked, transactionCode: code(line, side))
        let booked = moment(posting.at)
        entry.bookingDate = .date(booked.date)
        entry.valueDate = .date(line.valueDate ?? booked.date)
        let reference = ReplyBuilder.servicerReference(line.posting.sequence)
        entry.reference = reference
        entry.accountServicerReference = reference
        var references = TransactionReferences()
        references.messageIdentification = line.references?.messageIdentifier
        references.accountServicerReference = reference
        references.instruction = line.references?.instruction
        references.endToEnd = line.references?.endToEnd ?? "NOTPROVIDED"
        references.uetr = line.references?.uetr
        references.transaction = line.references?.transaction
        if let mark = posting.mark, let name = Max35Text(mark.identifier.text) {
            references.proprietary = [.init(type: StatementMarking.type(mark.phase), reference: name)]
        }
        var transaction = EntryTransaction(references: references)
        transaction.amount = amount
        transaction.side = side
        entry.details = [EntryDetails(transactions: [transaction])]
        return entry
    }

    private func code(_ line: BookedLine, _ side: CreditDebit) -> BankTransactionCode {
        switch (line.references != nil, side) {
        case (true, .credit): .receivedCrossBorderTransfer
        case (true, .debit): .issuedCrossBorderTransfer
        case (false, .credit): .receivedBookTransfer
        case (false, .debit): .issuedBookTransfer
        }
    }

    private func summary(_ source: StatementSource, _ money: StatementMoney) -> TransactionsSummary {
        var credits = StatementSum()
        var debits = StatementSum()
        for line in source.lines {
            let posting = line.posting.posting
            if posting.credit == source.account.identifier {
                credits.add(posting.money.minorUnits)
            } else {
                debits.add(posting.money.minorUnits)
            }
        }
        var summary = TransactionsSummary()
        summary.entries = CountAndSum(
            count: CountText(credits.count + debits.count), sum: money.decimal(credits.total + debits.total))
        let net = credits.total - debits.total
        if let size = money.decimal(net.magnitude) {
            summary.net = NetAmount(amount: size, side: net < 0 ? .debit : .credit)
        }
        summary.creditEntries = CountAndSum(count: CountText(credits.count), sum: money.decimal(credits.total))
        summary.debitEntries = CountAndSum(count: CountText(debits.count), sum: money.decimal(debits.total))
        return summary
    }

    private func statementIdentifier(_ account: AccountIdentifier, _ day: ISODate) -> Max35Text {
        let date = day.withoutZone.text.filter { $0 != "-" }
        guard let text = Max35Text("S\(date)-\(account.text.suffix(25))") else {
            preconditionFailure("at most 35 characters")
        }
        return text
    }

    /// The account servicer's reference of a booking: its number, at least 12 digits.
    static func servicerReference(_ sequence: Int64) -> Max35Text {
        let number = String(sequence)
        guard let text = Max35Text(String(repeating: "0", count: max(0, 12 - number.utf8.count)) + number) else {
            preconditionFailure("a number has at most 19 digits")
        }
        return text
    }
}

/// A count and a sum that cannot overflow: 128 bits hold 10^20 bookings of 18 digits.
struct StatementSum {
    var count = 0
    var total: Int128 = 0

    mutating func add(_ minorUnits: Int64) {
        count += 1
        total += Int128(minorUnits)
    }
}

/// Minor units of a currency as amounts with a side.
struct StatementMoney {
    let currency: CurrencyCode
    let decimals: Int

    init(_ currency: TengeLedger.Currency) {
        guard let code = CurrencyCode(currency.code) else { preconditionFailure("three capitals are a currency code") }
        self.currency = code
        decimals = ISO4217.decimals(currency.code) ?? 2
    }

    func amount(_ minorUnits: Int64) -> CurrencyAndAmount {
        guard
            let size = Int64(exactly: minorUnits.magnitude),
            let amount = CurrencyAndAmount(minorUnits: size, decimals: decimals, currency: currency)
        else { preconditionFailure("a balance has at most 18 digits") }
        return amount
    }

    /// Nil beyond 18 digits: a sum of the day that the standard cannot write is left out.
    func decimal(_ minorUnits: some BinaryInteger) -> ExactDecimal? {
        Int64(exactly: minorUnits).flatMap { ExactDecimal(unscaled: $0, scale: decimals) }
    }

    /// Zero is a credit.
    func side(_ minorUnits: Int64) -> CreditDebit { minorUnits < 0 ? .debit : .credit }
}
