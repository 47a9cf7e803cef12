/// Why the gateway refuses a payment or a message: the codes of the external set that it may send, and no others.
///
/// - Source: ExternalStatusReason1Code (March 2025); the raw value is the code, the texts are our own words.
public enum StatusReason: String, CaseIterable, Hashable, Sendable {
    /// The clearing process was stopped because it took too long.
    case clearingTimeout = "AB01"
    /// The clearing process was stopped by a fatal error.
    case clearingFatalError = "AB02"
    /// The settlement was stopped because it took too long.
    case settlementTimeout = "AB03"
    /// The settlement was stopped by a fatal error.
    case settlementFatalError = "AB04"
    /// The creditor agent is not connected.
    case offlineCreditorAgent = "AB08"
    /// An account number is missing or wrong.
    case incorrectAccountNumber = "AC01"
    /// The debtor's account number is missing or wrong.
    case invalidDebtorAccountNumber = "AC02"
    /// The creditor's account number is missing or wrong.
    case invalidCreditorAccountNumber = "AC03"
    /// The account is closed.
    case closedAccountNumber = "AC04"
    /// The debtor's account is closed.
    case closedDebtorAccountNumber = "AC05"
    /// The account is blocked.
    case blockedAccount = "AC06"
    /// The creditor's account is closed.
    case closedCreditorAccountNumber = "AC07"
    /// This kind of transaction is forbidden on the account.
    case transactionForbidden = "AG01"
    /// This kind of transaction is not supported on the account.
    case transactionNotSupported = "AG03"
    /// A returned payment cannot be returned again.
    case forbiddenReturnPayment = "AG13"
    /// The amount is zero.
    case zeroAmount = "AM01"
    /// The amount is above the allowed maximum.
    case notAllowedAmount = "AM02"
    /// The currency is not covered by the agreement.
    case notAllowedCurrency = "AM03"
    /// The funds available do not cover the amount.
    case insufficientFunds = "AM04"
    /// The payment was sent before.
    case duplication = "AM05"
    /// The amount is not the amount agreed or expected.
    case wrongAmount = "AM09"
    /// The control sum does not equal the sum of the amounts.
    case invalidControlSum = "AM10"
    /// The currency of the transaction is missing or wrong.
    case invalidTransactionCurrency = "AM11"
    /// The amount is missing or wrong.
    case invalidAmount = "AM12"
    /// The amount is above the limit of the clearing system.
    case amountExceedsClearingSystemLimit = "AM13"
    /// The amount is above the limit agreed with the customer.
    case amountExceedsAgreedLimit = "AM14"
    /// The group's control sum is wrong.
    case invalidGroupControlSum = "AM16"
    /// The number of transactions is missing or wrong.
    case invalidNumberOfTransactions = "AM18"
    /// The group's number of transactions is missing or wrong.
    case invalidGroupNumberOfTransactions = "AM19"
    /// The amount is above an agreed limit.
    case limitExceeded = "AM21"
    /// The amount is above the settlement limit.
    case amountExceedsSettlementLimit = "AM23"
    /// The customer named does not fit the account.
    case inconsistentWithEndCustomer = "BE01"
    /// A country code is missing or wrong.
    case invalidCountry = "BE09"
    /// The identification of the debtor is missing or wrong.
    case invalidDebtorIdentificationCode = "BE16"
    /// The identification of the creditor is missing or wrong.
    case invalidCreditorIdentificationCode = "BE17"
    /// The content of an element is formally wrong.
    case elementContentFormallyIncorrect = "CH16"
    /// An element is not allowed here.
    case elementNotAdmitted = "CH17"
    /// The amount has more decimals than its currency.
    case decimalPointsNotCompatibleWithCurrency = "CH20"
    /// A mandatory element is missing.
    case requiredCompulsoryElementMissing = "CH21"
    /// The creditor agent is not registered under this code.
    case creditorBankIsNotRegistered = "CNOR"
    /// The currency of the payment is wrong.
    case incorrectCurrency = "CURR"
    /// The debtor agent is not registered under this code.
    case debtorBankIsNotRegistered = "DNOR"
    /// The order was cancelled by someone entitled to.
    case orderCancelled = "DS02"
    /// A signature is required.
    case dataSignatureRequested = "DS0A"
    /// The format of the signature is not allowed or not understood.
    case unknownDataSignatureFormat = "DS0B"
    /// The signer's certificate is revoked.
    case signerCertificateRevoked = "DS0C"
    /// The signer's certificate is not valid now.
    case signerCertificateNotValid = "DS0D"
    /// The signer's certificate is not known.
    case incorrectSignerCertificate = "DS0E"
    /// The authority that issued the signer's certificate is not known.
    case signerCertificationAuthorityNotValid = "DS0F"
    /// The signer may not sign this type of message.
    case notAllowedPayment = "DS0G"
    /// The signer may not sign for this account or institution.
    case notAllowedAccount = "DS0H"
    /// The first signer's certificate is revoked.
    case signer1CertificateRevoked = "DS10"
    /// The first signer's certificate is not valid now.
    case signer1CertificateNotValid = "DS11"
    /// The first signer's certificate is not known.
    case incorrectSigner1Certificate = "DS12"
    /// The authority that issued the first signer's certificate is not known.
    case signer1CertificationAuthorityNotValid = "DS13"
    /// The same signature was sent before.
    case identicalSignatureFound = "DS15"
    /// The data and the signatures do not match.
    case differentOrderDataInSignatures = "DS17"
    /// The signer's rights do not suffice for this order.
    case electronicSignatureRightsInsufficient = "DS19"
    /// The second signer's certificate is revoked.
    case signer2CertificateRevoked = "DS20"
    /// The second signer's certificate is not valid now.
    case signer2CertificateNotValid = "DS21"
    /// The second signer's certificate is not known.
    case incorrectSigner2Certificate = "DS22"
    /// The authority that issued the second signer's certificate is not known.
    case signer2CertificationAuthorityNotValid = "DS23"
    /// The order was not completed in time.
    case waitingTimeExpired = "DS24"
    /// The same signer signed more than once.
    case userSignedMultipleTimes = "DS26"
    /// The message was sent to the wrong environment or addressee.
    case wrongEnvironment = "DS28"
    /// A date is missing or wrong.
    case invalidDate = "DT01"
    /// The creation date and time are outside the accepted window.
    case invalidCreationDate = "DT02"
    /// The date is not a banking day.
    case invalidNonProcessingDate = "DT03"
    /// A date in the future is not accepted.
    case futureDateNotSupported = "DT04"
    /// The date has passed.
    case invalidCutOffDate = "DT05"
    /// The message identification was used before.
    case duplicateMessageIdentification = "DU01"
    /// The transaction was sent before.
    case duplicateTransaction = "DU03"
    /// The end-to-end identification was used before.
    case duplicateEndToEndIdentification = "DU04"
    /// The settlement failed.
    case settlementFailed = "ED05"
    /// The settlement system is not available.
    case settlementSystemNotAvailable = "ED06"
    /// The message is incomplete or its format is wrong.
    case invalidFileFormat = "FF01"
    /// The message has a syntax error, which the narrative explains.
    case syntaxError = "FF02"
    /// The purpose is missing or wrong.
    case invalidPurpose = "FF07"
    /// The message could not be processed for technical reasons.
    case bankSystemProcessingError = "FF10"
    /// The payment was cancelled on request.
    case followingCancellationRequest = "FOCR"
    /// The narrative gives the reason.
    case narrative = "NARR"
    /// The identifier of an institution is wrong.
    case bankIdentifierIncorrect = "RC01"
    /// The identifier of the debtor agent is missing or wrong.
    case invalidDebtorBankIdentifier = "RC03"
    /// The identifier of the creditor agent is missing or wrong.
    case invalidCreditorBankIdentifier = "RC04"
    /// A business identifier code is missing or wrong.
    case invalidBICIdentifier = "RC05"
    /// The business identifier code of the debtor agent is missing or wrong.
    case invalidDebtorBICIdentifier = "RC06"
    /// The business identifier code of the creditor agent is missing or wrong.
    case invalidCreditorBICIdentifier = "RC07"
    /// An intermediary agent is missing or wrong.
    case invalidIntermediaryAgent = "RC11"
    /// Regulation requires the debtor's account or identification.
    case missingDebtorAccountOrIdentification = "RR01"
    /// Regulation requires the debtor's name and address.
    case missingDebtorNameOrAddress = "RR02"
    /// Regulation requires the creditor's name and address.
    case missingCreditorNameOrAddress = "RR03"
    /// Regulation forbids it.
    case regulatoryReason = "RR04"
    /// The information for the regulator is missing or wrong.
    case regulatoryInformationInvalid = "RR05"
    /// The text holds characters that are not allowed.
    case invalidCharacterSet = "RR10"
    /// An identification that regulation requires is missing or wrong.
    case invalidPartyIdentification = "RR12"
    /// The message came after the cut-off time.
    case invalidCutOffTime = "TM01"
}
