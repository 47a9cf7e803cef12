extension DefinitionNotation {
    /// Texts, numbers, dates, identifiers, rates and amounts.
    static let values = #"""
        ActiveCurrencyAndAmount = extension ActiveCurrencyAndAmount_SimpleType
          attribute Ccy ActiveCurrencyCode

        ActiveCurrencyAndAmount_SimpleType = decimal totalDigits=18 fractionDigits=5 minInclusive=0

        ActiveCurrencyCode = string pattern=[A-Z]{3,3}

        ActiveOrHistoricCurrencyAnd13DecimalAmount = extension ActiveOrHistoricCurrencyAnd13DecimalAmount_SimpleType
          attribute Ccy ActiveOrHistoricCurrencyCode

        ActiveOrHistoricCurrencyAnd13DecimalAmount_SimpleType = decimal totalDigits=18 fractionDigits=13 minInclusive=0

        ActiveOrHistoricCurrencyAndAmount = extension ActiveOrHistoricCurrencyAndAmount_SimpleType
          attribute Ccy ActiveOrHistoricCurrencyCode

        ActiveOrHistoricCurrencyAndAmount_SimpleType = decimal totalDigits=18 fractionDigits=5 minInclusive=0

        ActiveOrHistoricCurrencyCode = string pattern=[A-Z]{3,3}

        AnyBICDec2014Identifier = string pattern=[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}

        AnyBICIdentifier = string pattern=[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}

        BICFIDec2014Identifier = string pattern=[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}

        BICFIIdentifier = string pattern=[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}

        BaseOneRate = decimal totalDigits=11 fractionDigits=10

        BatchBookingIndicator = boolean

        BusinessMessagePriorityCode = string

        ChargeIncludedIndicator = boolean

        CountryCode = string pattern=[A-Z]{2,2}

        DecimalNumber = decimal totalDigits=18 fractionDigits=17

        EntryTypeIdentifier = string pattern=[BEOVW]{1,1}[0-9]{2,2}|DUM

        Exact1NumericText = string pattern=[0-9]

        Exact2NumericText = string pattern=[0-9]{2}

        Exact3NumericText = string pattern=[0-9]{3}

        Exact4AlphaNumericText = string pattern=[a-zA-Z0-9]{4}

        GroupCancellationIndicator = boolean

        HexBinaryText = string pattern=[0-9a-fA-F]+

        IBAN2007Identifier = string pattern=[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}

        ISINOct2015Identifier = string pattern=[A-Z]{2,2}[A-Z0-9]{9,9}[0-9]{1,1}

        ISO2ALanguageCode = string pattern=[a-z]{2,2}

        ISODate = date

        ISODateTime = dateTime

        ISONormalisedDateTime = dateTime pattern=.*Z

        ISOTime = time

        ISOYear = gYear

        ISOYearMonth = gYearMonth

        IdentificationVerificationIndicator = boolean

        ImpliedCurrencyAndAmount = decimal totalDigits=18 fractionDigits=5 minInclusive=0

        LEIIdentifier = string pattern=[A-Z0-9]{18,18}[0-9]{2,2}

        Max1000Text = string minLength=1 maxLength=1000

        Max1025Text = string minLength=1 maxLength=1025

        Max105Text = string minLength=1 maxLength=105

        Max10KBinary = base64Binary minLength=1 maxLength=10240

        Max10Text = string minLength=1 maxLength=10

        Max128Text = string minLength=1 maxLength=128

        Max140Text = string minLength=1 maxLength=140

        Max15NumericText = string pattern=[0-9]{1,15}

        Max15PlusSignedNumericText = string pattern=[\+]{0,1}[0-9]{1,15}

        Max16Text = string minLength=1 maxLength=16

        Max20000Text = string minLength=1 maxLength=20000

        Max2048Text = string minLength=1 maxLength=2048

        Max256Text = string minLength=1 maxLength=256

        Max30DecimalNumber = decimal totalDigits=30 fractionDigits=29

        Max34Text = string minLength=1 maxLength=34

        Max350Text = string minLength=1 maxLength=350

        Max35Text = string minLength=1 maxLength=35

        Max3NumericText = string pattern=[0-9]{1,3}

        Max4AlphaNumericText = string minLength=1 maxLength=4 pattern=[a-zA-Z0-9]{1,4}

        Max4Text = string minLength=1 maxLength=4

        Max500Text = string minLength=1 maxLength=500

        Max5NumericText = string pattern=[0-9]{1,5}

        Max70Text = string minLength=1 maxLength=70

        Min2Max3NumericText = string pattern=[0-9]{2,3}

        Min3Max4NumericText = string pattern=[0-9]{3,4}

        Min8Max28NumericText = string pattern=[0-9]{8,28}

        NonNegativeDecimalNumber = decimal totalDigits=18 fractionDigits=17 minInclusive=0

        Number = decimal totalDigits=18 fractionDigits=0

        PercentageRate = decimal totalDigits=11 fractionDigits=10

        PhoneNumber = string pattern=\+[0-9]{1,3}-[0-9()+\-]{1,30}

        PositiveNumber = decimal totalDigits=18 fractionDigits=0 minInclusive=1

        SHA256SignatureText = string pattern=([0-9A-F][0-9A-F]){32}

        TrueFalseIndicator = boolean

        UTIIdentifier = string pattern=[A-Z0-9]{18}[0-9]{2}[A-Z0-9]{0,32}

        UUIDv4Identifier = string pattern=[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}

        UnicodeChartsCode = string

        YesNoIndicator = boolean
        """#
}
