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
    /// The amount, or that of a leg, is zero.
    case amountZero
    /// Payer and payee, or that of a leg, are the same account.
    case payerEqualsPayee
    /// Two legs have the same payee.
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
    /// There is no such account.
    case accountNotFound
    /// There is no such paying account.
    case payerNotFound
    /// There is no such account to be paid, or that of a leg.
    case payeeNotFound
    /// There is no such hold.
    case holdNotFound

    // What is so for ever.
    /// Only an issuer can issue.
    case payerNotIssuer
    /// The account is closed.
    case accountClosed
    /// The paying account is closed.
    case payerClosed
    /// The account to be paid, or that of a leg, is closed.
    case payeeClosed
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
    /// A placed hold names the account as payer or payee.
    case accountHasHolds
    /// The account's posted balance is not zero.
    case accountNotEmpty
    /// The payer, who is not an issuer, has not so much available.
    case insufficientFunds
    /// The issuer would have given out more than 18 digits can write.
    case issueLimitExceeded
    /// The payee might come to hold more than 18 digits can write; or, being an issuer, take back more than it issued.
    case payeeLimitExceeded
    /// The deadline is not yet past: at the deadline itself the hold still stands.
    case holdNotYetDue
}
