import TengeLedger

/// The rejections of each command in order, as DESIGN.md tables them; `keyReusedForAnotherCommand` precedes all.
enum Precedence {
    static let table: [(command: String, rejections: [LedgerRejection])] = [
        ("openAccount", [.accountExists]),
        ("freezeAccount", [.accountNotFound, .accountClosed, .accountAlreadyFrozen]),
        ("unfreezeAccount", [.accountNotFound, .accountClosed, .accountNotFrozen]),
        (
            "closeAccount",
            [.accountNotFound, .accountClosed, .accountFrozen, .accountHasHolds, .accountNotEmpty]
        ),
        ("setLimits", [.accountNotFound, .accountClosed]),
        ("setAttributes", [.accountNotFound, .accountClosed]),
        ("defineMark", [.markExists, .accountNotFound, .ownerIsIssuer, .accountClosed, .accountCurrencyDiffers]),
        (
            "issue",
            [
                .amountNegative, .amountZero, .payerEqualsPayee, .amountTooLarge, .payerNotFound, .payeeNotFound,
                .payerNotIssuer, .payerClosed, .payeeClosed, .payerCurrencyDiffers, .payeeCurrencyDiffers,
                .payerFrozen, .payeeFrozen, .issueLimitExceeded, .debitCapExceeded, .turnoverExceeded,
                .payeeLimitExceeded, .balanceLimitExceeded,
            ]
        ),
        (
            "redeem",
            [
                .amountNegative, .amountZero, .payerEqualsPayee, .amountTooLarge, .payerNotFound, .payeeNotFound,
                .markNotFound, .payeeNotIssuer, .payerClosed, .payeeClosed, .payerCurrencyDiffers,
                .payeeCurrencyDiffers, .payerFrozen, .payeeFrozen, .markCurrencyDiffers, .markExpired,
                .markForbidsPurpose, .markForbidsConversion,
            ] + funds
        ),
        (
            "transfer",
            [
                .amountNegative, .amountZero, .payerEqualsPayee, .amountTooLarge, .payerNotFound, .payeeNotFound,
                .markNotFound,
            ] + standing + marks + funds + [.nothingToMove]
        ),
        (
            "placeHold",
            [
                .legsMissing, .legsTooMany, .amountNegative, .amountZero, .payerEqualsPayee, .payeeRepeated,
                .amountTooLarge, .deadlineNotAfterNow, .holdExists, .payerNotFound, .payeeNotFound, .markNotFound,
            ] + standing + marks + funds
        ),
        ("settleHold", [.holdNotFound] + ended),
        (
            "settleHoldInPart",
            [.amountNegative, .amountZero, .holdNotFound] + ended + [.partsDoNotMatchLegs, .partExceedsLeg]
        ),
        ("settleHolds", [.holdNotFound] + ended),
        ("releaseHold", [.holdNotFound] + ended),
        ("releaseHolds", [.holdNotFound] + ended),
        (
            "expireHold",
            [.holdNotFound, .holdAlreadySettled, .holdAlreadyReleased, .holdAlreadyExpired, .holdNotYetDue]
        ),
    ]

    private static let standing: [LedgerRejection] = [
        .payerClosed, .payeeClosed, .payerCurrencyDiffers, .payeeCurrencyDiffers, .payerFrozen, .payeeFrozen,
    ]
    private static let marks: [LedgerRejection] = [
        .markCurrencyDiffers, .payerNotMarkOwner, .issuerTakesNoMark, .markExpired, .markForbidsPayee,
        .markDoesNotEndHere, .markForbidsPurpose, .markForbidsConversion, .markForbidsCrossBorder,
    ]
    private static let funds: [LedgerRejection] = [
        .insufficientFunds, .issueLimitExceeded, .insufficientMarkedFunds, .debitCapExceeded, .turnoverExceeded,
        .payeeLimitExceeded, .balanceLimitExceeded,
    ]
    private static let ended: [LedgerRejection] = [.holdAlreadySettled, .holdAlreadyReleased, .holdAlreadyExpired]

    static func of(_ command: String) -> [LedgerRejection] {
        table.first { $0.command == command }?.rejections ?? []
    }
}
