import LedgerSimulation
import TengeLedger
import Testing

@Suite struct HoldTableTests {
    /// The buyer's money goes to the seller and the duties to the treasury, together.
    @Test func settlesEveryLegTogether() {
        let table = LedgerTable.check(
            """
            open    CB issuer
            open    BUYER client
            open    SELLER client
            open    TREASURY treasury
            issue   CB BUYER 1000
            place   CAR BUYER SELLER:900,TREASURY:50 by 86400000
            balance BUYER 1000 950 0
            balance SELLER 0 0 900
            balance TREASURY 0 0 50
            settle  CAR
            state   CAR settled
            balance BUYER 50 0 0
            balance SELLER 900 0 0
            balance TREASURY 50 0 0
            postings 3
            """)
        let settled = table.store.postings.suffix(2)
        #expect(settled.map(\.credit.text) == ["SELLER", "TREASURY"])
        #expect(settled.map(\.money.minorUnits) == [900, 50])
        #expect(settled.allSatisfy { $0.kind == .settlement && $0.hold?.text == "CAR" && $0.debit.text == "BUYER" })
    }

    @Test func returnsEveryLegTogether() {
        LedgerTable.check(
            """
            open    CB issuer
            open    BUYER client
            open    SELLER client
            open    TREASURY treasury
            issue   CB BUYER 1000
            place   CAR BUYER SELLER:900,TREASURY:50 by 86400000
            release CAR
            state   CAR released
            balance BUYER 1000 0 0
            balance SELLER 0 0 0
            balance TREASURY 0 0 0
            postings 1
            """)
    }

    @Test func heldMoneyCannotBePromisedTwice() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            issue   CB A1 100
            place   H1 A1 A2:101 by 1000         insufficientFunds
            place   H2 A1 A2:60 by 1000
            place   H3 A1 A2:41 by 1000          insufficientFunds
            place   H4 A1 A2:40 by 1000
            place   H5 A1 A2:1 by 1000           insufficientFunds
            release H2
            place   H6 A1 A2:60 by 1000
            settle  H4
            settle  H6
            balance A1 0 0 0
            balance A2 100 0 0
            """)
    }

    /// Money promised is not money: it can be spent only once it has come.
    @Test func incomingMoneyIsNotAvailable() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            open    A3 client
            issue   CB A1 100
            place   H1 A1 A2:100 by 1000
            place   H2 A2 A3:1 by 1000           insufficientFunds
            settle  H1
            place   H3 A2 A3:1 by 1000
            """)
    }

    @Test func refusesWhatTheCommandItselfShows() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            open    A3 client
            issue   CB A1 100
            at      500
            place   H1 A1 - by 1000                          legsMissing
            place   H1 A1 A2:0 by 1000                       amountZero
            place   H1 A1 A2:-1 by 1000                      amountNegative
            place   H1 A1 A2:-int64 by 1000                  amountNegative
            place   H1 A1 A2:5,A3:0 by 1000                  amountZero
            place   H1 A1 A2:5,A3:-1 by 1000                 amountNegative
            place   H1 A1 A1:5 by 1000                       payerEqualsPayee
            place   H1 A1 A2:5,A1:5 by 1000                  payerEqualsPayee
            place   H1 A1 A2:5,A2:5 by 1000                  payeeRepeated
            place   H1 A1 A2:5,A3:5,A2:5 by 1000             payeeRepeated
            place   H1 A1 A2:int64 by 1000                   amountTooLarge
            place   H1 A1 A2:int64,A3:int64 by 1000          amountTooLarge
            place   H1 A1 A2:limit,A3:1 by 1000              amountTooLarge
            place   H1 A1 A2:limit by 1000                   insufficientFunds
            place   H1 A1 A2:5 by 499                        deadlineNotAfterNow
            place   H1 A1 A2:5 by 500                        deadlineNotAfterNow
            place   H1 A1 A2:5 by -int64                     deadlineNotAfterNow
            place   H1 A1 A2:5 by 501
            """)
    }

    @Test func sixteenLegsAndNotSeventeen() {
        func legs(_ count: Int) -> String { (1...count).map { "P\($0):1" }.joined(separator: ",") }
        let opened = (1...17).map { "open P\($0) client" }.joined(separator: "\n")
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            issue   CB A1 100
            \(opened)
            place   H1 A1 \(legs(17)) by 1000     legsTooMany
            place   H1 A1 \(legs(16)) by 1000
            settle  H1
            balance A1 84 0 0
            balance P16 1 0 0
            """)
    }

    @Test func refusesUnfitAccounts() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            open    A3 client CNY
            open    A4 client
            issue   CB A1 100
            close   A4
            place   H1 A9 A2:5 by 1000                       payerNotFound
            place   H1 A1 A9:5 by 1000                       payeeNotFound
            place   H1 A1 A2:5,A9:5 by 1000                  payeeNotFound
            place   H1 A4 A2:5 by 1000                       payerClosed
            place   H1 A1 A2:5,A4:5 by 1000                  payeeClosed
            place   H1 A3 A2:5 by 1000                       payerCurrencyDiffers
            place   H1 A1 A2:5,A3:5 by 1000                  payeeCurrencyDiffers
            place   H1 A1 A2:5 by 1000 CNY                   payerCurrencyDiffers
            freeze  A2
            place   H1 A1 A2:5 by 1000                       payeeFrozen
            freeze  A1
            place   H1 A1 A2:5 by 1000                       payerFrozen
            unfreeze A2
            place   H1 A1 A2:5 by 1000                       payerFrozen
            unfreeze A1
            place   H1 A1 A2:5 by 1000
            """)
    }

    @Test func aHoldIdentifierIsNeverGivenTwice() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            issue   CB A1 100
            place   H1 A1 A2:1 by 1000
            place   H1 A1 A2:1 by 1000           holdExists
            settle  H1
            place   H1 A1 A2:1 by 1000           holdExists
            place   H2 A1 A2:1 by 1000
            release H2
            place   H2 A1 A2:2 by 1000           holdExists
            """)
    }

    @Test func aHoldEndsOnce() {
        let ends = [
            ("settle", "holdAlreadySettled"), ("release", "holdAlreadyReleased"), ("expire", "holdAlreadyExpired"),
        ]
        for (end, rejection) in ends {
            LedgerTable.check(
                """
                settle  H1                           holdNotFound
                release H1                           holdNotFound
                expire  H1                           holdNotFound
                open    CB issuer
                open    A1 client
                open    A2 client
                issue   CB A1 100
                place   H1 A1 A2:100 by 1000
                at      1001
                \(end) H1
                settle  H1                           \(rejection)
                release H1                           \(rejection)
                expire  H1                           \(rejection)
                at      0
                expire  H1                           \(rejection)
                """)
        }
    }

    /// At the deadline the hold stands; a millisecond later it may be expired, and still may be settled.
    @Test func theDeadlineActsThroughExpiryAlone() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            issue   CB A1 100
            place   H1 A1 A2:10 by 1000
            place   H2 A1 A2:10 by 1000
            place   H3 A1 A2:10 by 1000
            expire  H1                           holdNotYetDue
            at      1000
            expire  H1                           holdNotYetDue
            at      1001
            expire  H1
            state   H1 expired
            at      99999999
            settle  H2
            state   H2 settled
            release H3
            state   H3 released
            balance A1 90 0 0
            balance A2 10 0 0
            """)
    }

    /// After a decision nothing may stand in the way: frozen accounts keep the promises made before.
    @Test func frozenAccountsKeepTheirPromises() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            open    A3 treasury
            issue   CB A1 100
            place   H1 A1 A2:10,A3:1 by 1000
            place   H2 A1 A2:10,A3:1 by 1000
            place   H3 A1 A2:10,A3:1 by 1000
            freeze  A1
            freeze  A2
            freeze  A3
            settle  H1
            release H2
            at      1001
            expire  H3
            balance A1 89 0 0
            balance A2 10 0 0
            balance A3 1 0 0
            """)
    }
}
