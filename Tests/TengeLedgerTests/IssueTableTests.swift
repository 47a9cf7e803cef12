import LedgerSimulation
import TengeLedger
import Testing

@Suite struct IssueTableTests {
    @Test func issuesAgainstTheIssuer() {
        let table = LedgerTable.check(
            """
            open    CB issuer
            open    B1 bank
            open    T1 treasury
            issue   CB B1 100
            issue   CB T1  50
            balance CB -150 0 0
            balance B1  100 0 0
            balance T1   50 0 0
            postings 2
            """)
        #expect(table.store.postings.map(\.kind) == [.issue, .issue])
        #expect(table.store.postings.map(\.money.minorUnits) == [100, 50])
        #expect(table.store.postings.map(\.debit.text) == ["CB", "CB"])
        #expect(table.store.postings.map(\.credit.text) == ["B1", "T1"])
        #expect(table.store.postings.allSatisfy { $0.hold == nil })
    }

    @Test func refuses() {
        LedgerTable.check(
            """
            open   CB issuer
            open   CN issuer CNY
            open   B1 bank
            open   B2 bank CNY
            open   B3 bank
            open   B4 bank
            open   C2 issuer
            close  B3
            freeze B4
            issue  CB B1 -1                amountNegative
            issue  CB B1 -int64            amountNegative
            issue  CB B1 0                 amountZero
            issue  CB CB 1                 payerEqualsPayee
            issue  CB B1 1000000000000000000  amountTooLarge
            issue  CB B1 int64             amountTooLarge
            issue  C9 B1 1                 payerNotFound
            issue  CB B9 1                 payeeNotFound
            issue  B1 B2 1                 payerNotIssuer
            issue  CB B3 1                 payeeClosed
            issue  CN B1 1                 payerCurrencyDiffers
            issue  CB B2 1                 payeeCurrencyDiffers
            issue  CB B1 1 CNY             payerCurrencyDiffers
            issue  CB B4 1                 payeeFrozen
            issue  CB C2 1                 payeeLimitExceeded
            freeze CB
            issue  CB B1 1                 payerFrozen
            unfreeze CB
            close  CB
            issue  CB B1 1                 payerClosed
            postings 0
            """)
    }

    @Test func stopsAtTheLimitOnBothSides() {
        LedgerTable.check(
            """
            open    CB issuer
            open    C2 issuer
            open    B1 bank
            open    B2 bank
            issue   CB B1 limit
            balance CB -limit 0 0
            issue   CB B2 1                issueLimitExceeded
            issue   C2 B1 1                payeeLimitExceeded
            issue   C2 B2 limit
            place   H1 B1 B2:1 by 1000     payeeLimitExceeded
            place   H2 B1 CB:limit by 1000
            settle  H2
            balance CB 0 0 0
            place   H3 B2 B1:limit by 1000
            settle  H3
            balance B1 limit 0 0
            """)
    }

    @Test func promisesAndIssuesShareTheHeadroom() {
        LedgerTable.check(
            """
            open    CB issuer
            open    C2 issuer
            open    B1 bank
            open    B2 bank
            issue   CB B1 limit
            place   H1 B1 B2:limit by 1000
            issue   C2 B2 1                payeeLimitExceeded
            release H1
            issue   C2 B2 1
            place   H2 B1 B2:limit by 1000 payeeLimitExceeded
            """)
    }

    @Test func noIssuerTakesBackMoreThanItGave() {
        LedgerTable.check(
            """
            open    CB issuer
            open    C2 issuer
            open    B1 bank
            issue   CB B1 100
            issue   C2 B1  10
            place   H1 B1 C2:11 by 1000    payeeLimitExceeded
            place   H2 B1 C2:10 by 1000
            place   H3 B1 C2:1 by 1000     payeeLimitExceeded
            settle  H2
            balance C2 0 0 0
            balance B1 100 0 0
            """)
    }

    @Test func anIssuerPaysByHoldWithinTheLimit() {
        LedgerTable.check(
            """
            open    CB issuer
            open    B1 bank
            open    B2 bank
            place   H1 CB B1:limit by 1000
            balance CB 0 limit 0
            place   H2 CB B2:1 by 1000     issueLimitExceeded
            issue   CB B2 1                issueLimitExceeded
            settle  H1
            balance CB -limit 0 0
            balance B1 limit 0 0
            """)
    }
}
