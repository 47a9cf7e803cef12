import TengeLedger
import Testing

/// Each rejection with a table whose last row yields it. The switch has no default: a case added to the ledger stops
/// the build until its row is written.
@Suite struct RejectionCoverageTests {
    @Test(arguments: LedgerRejection.allCases)
    func aRowYields(_ rejection: LedgerRejection) {
        let opening = """
            @k1 open  CB issuer
            open      A1 client
            open      A2 client
            issue     CB A1 100
            place     H1 A1 A2:10 by 1000
            """
        let table = LedgerTable.check("\(opening)\n\(rows(yielding: rejection)) \(rejection.rawValue)")
        #expect(table.answers.last == .rejected(rejection))
        #expect(table.answers.dropLast().allSatisfy { $0 == .done })
    }

    private func rows(yielding rejection: LedgerRejection) -> String {
        switch rejection {
        case .keyReusedForAnotherCommand: "@k1 open CB bank"
        case .legsMissing: "place H2 A1 - by 1000"
        case .legsTooMany: "place H2 A1 \((1...17).map { "P\($0):1" }.joined(separator: ",")) by 1000"
        case .amountNegative: "issue CB A1 -1"
        case .amountZero: "issue CB A1 0"
        case .payerEqualsPayee: "place H2 A1 A1:1 by 1000"
        case .payeeRepeated: "place H2 A1 A2:1,A2:1 by 1000"
        case .amountTooLarge: "place H2 A1 A2:int64,CB:int64 by 1000"
        case .deadlineNotAfterNow: "place H2 A1 A2:1 by 0"
        case .accountExists: "open A1 client"
        case .holdExists: "place H1 A1 A2:10 by 1000"
        case .accountNotFound: "freeze A9"
        case .payerNotFound: "place H2 A9 A2:1 by 1000"
        case .payeeNotFound: "place H2 A1 A9:1 by 1000"
        case .holdNotFound: "settle H9"
        case .payerNotIssuer: "issue A1 A2 1"
        case .accountClosed: "open A3 client\nclose A3\nfreeze A3"
        case .payerClosed: "open A3 client\nclose A3\nplace H2 A3 A2:1 by 1000"
        case .payeeClosed: "open A3 client\nclose A3\nplace H2 A1 A3:1 by 1000"
        case .payerCurrencyDiffers: "place H2 A1 A2:1 by 1000 CNY"
        case .payeeCurrencyDiffers: "open A3 client CNY\nplace H2 A1 A3:1 by 1000"
        case .holdAlreadySettled: "settle H1\nsettle H1"
        case .holdAlreadyReleased: "release H1\nsettle H1"
        case .holdAlreadyExpired: "at 1001\nexpire H1\nsettle H1"
        case .accountFrozen: "freeze A1\nclose A1"
        case .accountAlreadyFrozen: "freeze A1\nfreeze A1"
        case .accountNotFrozen: "unfreeze A1"
        case .payerFrozen: "freeze A1\nplace H2 A1 A2:1 by 1000"
        case .payeeFrozen: "freeze A2\nplace H2 A1 A2:1 by 1000"
        case .accountHasHolds: "close A2"
        case .accountNotEmpty: "settle H1\nclose A2"
        case .insufficientFunds: "place H2 A1 A2:91 by 1000"
        case .issueLimitExceeded: "issue CB A2 limit"
        case .payeeLimitExceeded: "open C2 issuer\nissue C2 A2 limit"
        case .holdNotYetDue: "at 1000\nexpire H1"
        }
    }
}
