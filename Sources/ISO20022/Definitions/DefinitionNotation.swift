/// The built-in message definitions, in a compact notation: each type once, whichever messages share it.
///
///     Max35Text = string minLength=1 maxLength=35         a built-in type and its facets; a pattern comes last
///     Priority3Code = string enumeration                  the values on indented lines
///       URGT HIGH NORM
///     AnAmount = extension AnAmount_SimpleType            text with required attributes
///       attribute Ccy ActiveCurrencyCode
///     PaymentIdentification7 = sequence                   or choice: name, type, least..most (* is unbounded)
///       InstrId    Max35Text 0..1
///       EndToEndId Max35Text 1..1
///     SignatureEnvelope = sequence                        a wildcard: namespace, processing
///       any http://www.w3.org/2000/09/xmldsig# lax 1..1
///     Outer = sequence                                    a group within a group
///       choice 1..1
///         A Max35Text 1..1
///         B Max35Text 1..1
///     message pacs.008.001.08 root Document Document      root element and its type
///       Document = sequence                               a type of this message alone, before the shared one
///         FIToFICstmrCdtTrf FIToFICustomerCreditTransferV08 1..1
///
/// A level is two spaces; empty lines part the types; a space within a value is written \u{2420}. Nothing else is
/// allowed: see ``NotationFault``.
///
/// - Source: names, types, cardinalities and facets of the ISO 20022 message definitions (`Schemas/SOURCES.md`).
enum DefinitionNotation {
    /// Every text, by subject.
    static let texts = [
        messages, header, systemMessages, creditTransfer, paymentParts, paymentStatus, paymentReturn, cancellation,
        resolution, paymentInitiation, mandates, notification, accountReports, verification, parties, remittance, tax,
        statement, statementEntry, cardsAndSecurities, values, closedCodes, externalCodes,
    ]
}
