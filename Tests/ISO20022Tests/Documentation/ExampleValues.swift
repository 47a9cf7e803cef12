import ISO20022
import Testing

/// Values that the examples share.
enum ExampleValues {
    static func sender() throws -> BICFI { try #require(BICFI("PARTXAXA")) }
    static func receiver() throws -> BICFI { try #require(BICFI("NBRKKZKX")) }
    static func now() throws -> ISODateTime { try #require(ISODateTime("2026-11-21T09:30:00+05:00")) }
    static func today() throws -> ISODate { try #require(ISODate("2026-11-21")) }
    static func payment() throws -> UETR { try #require(UETR("8a562c67-ca16-48ba-b074-65581be6f011")) }
    static func answer() throws -> UETR { try #require(UETR("0d5ee6f6-2a0f-4d43-9c1b-0b3c3a6fd2a1")) }
    static func account() throws -> IBANIdentifier { try #require(IBANIdentifier("KZ86125KZT5004100100")) }
    static func otherAccount() throws -> IBANIdentifier { try #require(IBANIdentifier("KZ02125KZT5004100200")) }

    /// 12,000.00 tenge.
    static func amount() throws -> CurrencyAndAmount {
        try #require(CurrencyAndAmount(minorUnits: 1_200_000, decimals: 2, currency: tenge()))
    }

    static func tenge() throws -> CurrencyCode { try #require(CurrencyCode("KZT")) }
}
