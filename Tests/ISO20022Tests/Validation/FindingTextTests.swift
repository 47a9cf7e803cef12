import Testing
import XMLCore

@testable import ISO20022

/// What a person reads of a schema finding: the bench's message with one edit, then the rule, the reason, the words.
@Suite struct FindingTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let rule: String
        let reason: StatusReason
        let text: String

        init(_ old: String, _ new: String, _ rule: String, _ reason: StatusReason, _ text: String) {
            self.old = old
            self.new = new
            self.rule = rule
            self.reason = reason
            self.text = text
        }

        var testDescription: String { "\(rule): \(new)" }
    }

    private static let schemas = Result { try MessageSchemas() }
    private static let uetr = "00000000-0000-4001-8000-000000000001"

    @Test(arguments: cases)
    func aSentenceWithoutJargon(_ example: Case) throws {
        let document = try RuleBench.element(of: .customerCreditTransfer(RuleBench.transfer()))
        let text = String(decoding: try document.canonicalBytes(), as: UTF8.self)
        try #require(text.contains(example.old))
        let edited = text.replacing(example.old, with: example.new)
        let report = validateLeniently(Array(edited.utf8), schemas: try Self.schemas.get())
        let finding = try #require(report.findings.first)
        #expect(report.documentVerdict == .invalid && !report.isValid)
        // A leaf that holds elements is empty as a text too.
        #expect(report.findings.count == (example.rule == "xsd:cvc-type.3.1.2" ? 2 : 1), "\(report.findings)")
        #expect(finding.rule == example.rule)
        #expect(finding.reason == example.reason)
        #expect(finding.text == example.text)
    }

    /// Words are made when somebody asks; two findings are one when they say the same.
    @Test func theWordsDecideWhatIsOneFinding() {
        func finding(_ libraryText: String) -> Finding {
            Finding(
                schema: SchemaFinding(
                    rule: "cvc-maxLength-valid", path: "/Document/A[2]/MsgId", line: 3, value: "ABC",
                    libraryText: libraryText))
        }
        let one = finding("Element 'MsgId': [facet 'maxLength'] The value exceeds the allowed maximum length of '2'.")
        let same = finding("Element '{urn:x}MsgId': the allowed maximum length is '2'.")
        let other = finding("Element 'MsgId': [facet 'maxLength'] The value exceeds the allowed maximum length of '1'.")
        #expect(one == same && one.hashValue == same.hashValue)
        #expect(one != other)
        #expect(Set([one, same, other]).count == 2)
        #expect(one.text == "Message identification (MsgId) must have at most 2 characters; this one has 3.")
    }

    static let cases = [
        Case(
            uetr, uetr.replacing("4001", with: "1001"), "xsd:cvc-pattern-valid", .invalidFileFormat,
            "UETR must be a lower-case UUID version 4."),
        Case(
            "<BICFI>CASPKZKA", "<BICFI>caspkzka", "xsd:cvc-pattern-valid", .bankIdentifierIncorrect,
            "Business identifier code (BICFI) must be a business identifier code of 8 or 11 capitals and digits, "
                + "with a country in places 5 and 6."),
        Case(
            "<IBAN>KZ72722S000000000001", "<IBAN>KZ72 722S 0000 0000 0001", "xsd:cvc-pattern-valid",
            .incorrectAccountNumber,
            "IBAN must be an IBAN: two capitals, two digits, then 1 to 30 letters and digits without spaces."),
        Case(
            "Ccy=\"KZT\"", "Ccy=\"Kzt\"", "xsd:cvc-pattern-valid", .invalidTransactionCurrency,
            "Currency (Ccy) must be a currency code of three capitals."),
        Case(
            " Ccy=\"KZT\"", "", "xsd:cvc-complex-type.4", .invalidTransactionCurrency,
            "Interbank settlement amount (IntrBkSttlmAmt) lacks the attribute Currency (Ccy)."),
        Case(
            "<CtryOfRes>KZ", "<CtryOfRes>KAZ", "xsd:cvc-pattern-valid", .invalidCountry,
            "Country of residence (CtryOfRes) must be a country code of two capitals."),
        Case(
            "<EndToEndId>E2E-1", "<EndToEndId>" + String(repeating: "ә", count: 36), "xsd:cvc-maxLength-valid",
            .invalidFileFormat,
            "End-to-end identification (EndToEndId) must have at most 35 characters; this one has 36."),
        Case(
            "<EndToEndId>E2E-1", "<EndToEndId>", "xsd:cvc-minLength-valid", .invalidFileFormat,
            "End-to-end identification (EndToEndId) must not be empty."),
        Case(
            ">SHAR<", ">shar<", "xsd:cvc-enumeration-valid", .invalidFileFormat,
            "Charge bearer (ChrgBr) must be DEBT, CRED, SHAR or SLEV."),
        Case(
            "1500.25", "1500.250001", "xsd:cvc-fractionDigits-valid", .decimalPointsNotCompatibleWithCurrency,
            "Interbank settlement amount (IntrBkSttlmAmt) must have at most 5 digits after the point."),
        Case(
            "1500.25", "1234567890123456789", "xsd:cvc-totalDigits-valid", .invalidAmount,
            "Interbank settlement amount (IntrBkSttlmAmt) must have at most 18 digits."),
        Case(
            "1500.25", "-1", "xsd:cvc-minInclusive-valid", .invalidAmount,
            "Interbank settlement amount (IntrBkSttlmAmt) must not be less than 0."),
        Case(
            "1500.25", "1,500.25", "xsd:cvc-datatype-valid.1.2.1", .invalidAmount,
            "Interbank settlement amount (IntrBkSttlmAmt) must be a decimal number."),
        Case(
            "<IntrBkSttlmDt>2026-11-21", "<IntrBkSttlmDt>2026-02-30", "xsd:cvc-datatype-valid.1.2.1", .invalidDate,
            "Interbank settlement date (IntrBkSttlmDt) must be a day that exists, written as YYYY-MM-DD."),
        Case(
            "<CreDtTm>2026-11-21T", "<CreDtTm>2026-11-21 ", "xsd:cvc-datatype-valid.1.2.1", .invalidDate,
            "Creation date and time (CreDtTm) must be a date and time that exist, written as YYYY-MM-DDThh:mm:ss±hh:mm."
        ),
        Case(
            "<EndToEndId>E2E-1</EndToEndId>", "", "xsd:cvc-complex-type.2.4", .invalidFileFormat,
            "UETR is not expected here; expected is End-to-end identification (EndToEndId)."),
        Case(
            "<SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>DTG</Prtry></ClrSys>", "", "xsd:cvc-complex-type.2.4",
            .invalidFileFormat, "Settlement information (SttlmInf) lacks Settlement method (SttlmMtd)."),
        Case(
            "<ChrgBr>", "<Bonus>1</Bonus><ChrgBr>", "xsd:cvc-complex-type.2.4", .invalidFileFormat,
            "Bonus is not expected here; expected is SttlmPrty, SttlmTmIndctn, SttlmTmReq, AccptncDtTm, "
                + "PoolgAdjstmntDt, InstdAmt, XchgRate or ChrgBr."),
        Case(
            "<GrpHdr>", "<GrpHdr>text", "xsd:cvc-complex-type.2.3", .invalidFileFormat,
            "Group header (GrpHdr) must hold elements and no text of its own."),
        Case(
            "<MsgId>MSG-1", "<MsgId><b></b>MSG-1", "xsd:cvc-type.3.1.2", .invalidFileFormat,
            "Message identification (MsgId) must hold a text and no elements."),
        Case(
            "<MsgId>", "<MsgId lang=\"kk\">", "xsd:cvc-type.3.1.1", .invalidFileFormat,
            "The attribute lang is not allowed here."),
    ]

    @Test func everyPatternHasItsWords() {
        for definition in MessageDefinition.allCases {
            for pattern in SchemaInstance.patterns(of: definition) {
                #expect(SchemaPatterns.words[pattern] != nil, "\(definition): \(pattern)")
            }
        }
    }

    @Test(arguments: [
        (XMLRejection.empty, "xml:empty", 0), (.notWellFormed(line: 3, column: 4), "xml:not-well-formed", 3),
        (.documentType(line: 2), "safe:doctype", 2), (.tooLarge(bytes: 9, bytesMax: 8), "safe:limit-bytes", 0),
    ])
    func whatCannotBeParsedIsAFinding(_ rejection: XMLRejection, _ rule: String, _ line: Int) {
        let finding = Finding(rejection)
        #expect(finding.rule == rule && finding.line == line && finding.path.isEmpty)
        #expect(finding.reason == .invalidFileFormat && finding.text.hasSuffix("."))
    }
}
