/// Why a command was refused. The cases stand in order of precedence: of all that apply, the first is answered.
///
/// First what is wrong with the command itself, then what is missing or over for ever, then what time may mend. The
/// raw value is what the store keeps. Which command can yield which is tabled in DESIGN.md.
public enum LedgerRejection: String, CaseIterable, Error, Hashable, Sendable {
    // The key.
    /// The key was first used for another command, which stands.
    case keyReusedForAnotherCommand

    // The command itself.
    /// A hold must have a leg.
    case legsMissing
    /// A hold has at most 16 legs.
    case legsTooMany
    /// The amount, or that of a leg, is below zero.
    case amountNegative
    /// The amount, or that of a leg, is zero; or every part is.
    case amountZero
    /// Payer and payee, or that of a leg, are the same account.
    case payerEqualsPayee
    /// Two legs have the same payee and the same mark, or both none.
    case payeeRepeated
    /// The amount, or the sum of the legs, has more than 18 digits.
    case amountTooLarge
    /// The deadline is now or before.
    case deadlineNotAfterNow

    // What exists.
    /// The account identifier is taken.
    case accountExists
    /// The hold identifier is taken, by whatever state of hold.
    case holdExists
    /// The mark identifier is taken.
    case markExists
    /// There is no such account.
    case accountNotFound
    /// There is no such paying account.
    case payerNotFound
    /// There is no such account to be paid, or that of a leg.
    case payeeNotFound
    /// There is no such mark, or that of a leg.
    case markNotFound
    /// There is no such hold.
    case holdNotFound

    // What is so for ever.
    /// Only an issuer can issue.
    case payerNotIssuer
    /// Only to an issuer can money be redeemed.
    case payeeNotIssuer
    /// An issuer cannot own a mark: its money is not there yet.
    case ownerIsIssuer
    /// The account is closed.
    case accountClosed
    /// The paying account is closed.
    case payerClosed
    /// The account to be paid, or that of a leg, is closed.
    case payeeClosed
    /// The account keeps another currency.
    case accountCurrencyDiffers
    /// The paying account keeps another currency.
    case payerCurrencyDiffers
    /// The account to be paid, or that of a leg, keeps another currency.
    case payeeCurrencyDiffers
    /// The hold has been settled: its money has moved.
    case holdAlreadySettled
    /// The hold has been released: its money was given back.
    case holdAlreadyReleased
    /// The hold has expired: its money was given back.
    case holdAlreadyExpired
    /// As many parts must be given as the hold has legs.
    case partsDoNotMatchLegs
    /// A part is more than its leg.
    case partExceedsLeg

    // What time may mend, under another key.
    /// A frozen account cannot be closed.
    case accountFrozen
    /// The account is frozen as it is.
    case accountAlreadyFrozen
    /// The account is not frozen.
    case accountNotFrozen
    /// The paying account is frozen.
    case payerFrozen
    /// The account to be paid, or that of a leg, is frozen.
    case payeeFrozen
    /// The mark is of another currency.
    case markCurrencyDiffers
    /// Only its owner marks money with it.
    case payerNotMarkOwner
    /// Money that goes back to an issuer loses its mark: the phase must be `ends`.
    case issuerTakesNoMark
    /// The mark has expired; what bears it may only go back to the owner.
    case markExpired
    /// The mark's rule names neither the payee nor an attribute of it.
    case markForbidsPayee
    /// The payee has none of the attributes at which the mark comes off.
    case markDoesNotEndHere
    /// The mark's rule does not name the purpose.
    case markForbidsPurpose
    /// The mark's rule allows no redeeming and no payment to a bank.
    case markForbidsConversion
    /// The mark's rule allows no payment to a partner.
    case markForbidsCrossBorder
    /// A placed hold names the account as payer or payee.
    case accountHasHolds
    /// The account's posted balance is not zero.
    case accountNotEmpty
    /// The payer, who is not an issuer, has not so much unmarked money available.
    case insufficientFunds
    /// The issuer would have given out more than 18 digits can write.
    case issueLimitExceeded
    /// The payer has not so much available that bears the mark.
    case insufficientMarkedFunds
    /// The payer would owe more than its debit cap.
    case debitCapExceeded
    /// The payer would pay away more in a day than its turnover limit.
    case turnoverExceeded
    /// The payee might come to hold more than 18 digits can write; or, being an issuer, take back more than it issued.
    case payeeLimitExceeded
    /// The payee might come to hold more than its balance limit.
    case balanceLimitExceeded
    /// A balancing transfer finds nothing that may move.
    case nothingToMove
    /// The deadline is not yet past: at the deadline itself the hold still stands.
    case holdNotYetDue
}
