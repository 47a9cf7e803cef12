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
            mark      M1 A1 until=900,ends=VAT
            transfer  A1>A2:1/M1.begins
            transfer  A2>A1:1/M1.carries
            place     H1 A1 A2:10 by 1000
            """
        let table = LedgerTable.check("\(opening)\n\(rows(yielding: rejection)) \(rejection.rawValue)")
        #expect(table.answers.last == .rejected(rejection))
        #expect(table.answers.dropLast().allSatisfy { !$0.isRejected })
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
        case .markExists: "mark M1 A2 -"
        case .markNotFound: "place H2 A1 A2:1/M9.begins by 1000"
        case .payeeNotIssuer: "redeem A1 A2 1"
        case .ownerIsIssuer: "mark M2 CB -"
        case .accountCurrencyDiffers: "mark M2 A1 - CNY"
        case .partsDoNotMatchLegs: "part H1 1,1"
        case .partExceedsLeg: "part H1 11"
        case .markCurrencyDiffers:
            "open Y1 client CNY\nopen Y2 client CNY\nmark M2 Y1 - CNY\nplace H2 A1 A2:1/M2.carries by 1000"
        case .payerNotMarkOwner: "transfer A2>CB:1/M1.begins"
        case .issuerTakesNoMark: "transfer A1>CB:1/M1.carries"
        case .markExpired: "at 901\ntransfer A1>A2:1/M1.carries"
        case .markForbidsPayee: "mark M2 A1 payees=CB\ntransfer A1>A2:1/M2.begins"
        case .markDoesNotEndHere: "open A3 client\ntransfer A1>A2:1/M1.carries\ntransfer A2>A3:1/M1.ends"
        case .markForbidsPurpose: "mark M2 A1 for=GOVT\ntransfer A1>A2:1/M2.begins for SALA"
        case .markForbidsConversion: "transfer A1>A2:1/M1.carries\nredeem A2 CB 1 of M1"
        case .markForbidsCrossBorder: "open P1 partnerSettlement\ntransfer A1>P1:1/M1.carries"
        case .insufficientMarkedFunds: "transfer A1>A2:2/M1.carries"
        case .debitCapExceeded: "limits A1 debit=10\nplace H2 A1 A2:1 by 1000"
        case .turnoverExceeded: "limits A1 turnover=5\ntransfer A1>A2:5\ntransfer A1>A2:1"
        case .balanceLimitExceeded: "limits A2 balance=10\ntransfer A1>A2:1"
        case .nothingToMove: "transfer A2>A1:~5"
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
        case .insufficientFunds: "place H2 A1 A2:90 by 1000"
        case .issueLimitExceeded: "issue CB A2 limit"
        case .payeeLimitExceeded: "open C2 issuer\nissue C2 A2 limit"
        case .holdNotYetDue: "at 1000\nexpire H1"
        }
    }
}
