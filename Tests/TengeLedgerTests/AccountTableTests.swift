import TengeLedger
import Testing

@Suite struct AccountTableTests {
    @Test func opensEveryKindEmpty() {
        for kind in AccountKind.allCases {
            LedgerTable.check(
                """
                open    A1 \(kind.rawValue)
                balance A1 0 0 0
                state   A1 open
                """)
        }
    }

    @Test func refusesToOpenTwice() {
        LedgerTable.check(
            """
            open  A1 client
            open  A1 client        accountExists
            open  A1 bank CNY      accountExists
            close A1
            open  A1 client        accountExists
            """)
    }

    @Test func freezesAndUnfreezes() {
        LedgerTable.check(
            """
            freeze   A1            accountNotFound
            unfreeze A1            accountNotFound
            open     A1 client
            unfreeze A1            accountNotFrozen
            freeze   A1
            state    A1 frozen
            freeze   A1            accountAlreadyFrozen
            unfreeze A1
            state    A1 open
            unfreeze A1            accountNotFrozen
            close    A1
            freeze   A1            accountClosed
            unfreeze A1            accountClosed
            """)
    }

    @Test func closesOnlyWhatIsEmptyAndPromisedNothing() {
        LedgerTable.check(
            """
            close   A1             accountNotFound
            open    CB issuer
            open    A1 client
            open    A2 client
            issue   CB A1 100
            close   A1             accountNotEmpty
            close   CB             accountNotEmpty
            place   H1 A1 A2:100 by 1000
            close   A1             accountHasHolds
            close   A2             accountHasHolds
            settle  H1
            close   A1
            state   A1 closed
            close   A1             accountClosed
            close   A2             accountNotEmpty
            place   H2 A2 CB:100 by 1000
            close   CB             accountHasHolds
            settle  H2
            freeze  A2
            close   A2             accountFrozen
            unfreeze A2
            close   A2
            close   CB
            """)
    }

    @Test func closesAfterAReleaseOrAnExpiry() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            issue   CB A1 100
            place   H1 A1 A2:40 by 1000
            place   H2 A1 A2:60 by 1000
            release H1
            close   A2             accountHasHolds
            at      1001
            expire  H2
            close   A2
            balance A1 100 0 0
            """)
    }
}
