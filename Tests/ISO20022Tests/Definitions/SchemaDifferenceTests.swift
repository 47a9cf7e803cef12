import Testing
import XMLCore

@testable import ISO20022

/// What a second definition differs in, in words.
@Suite struct SchemaDifferenceTests {
    private static let definition = """
        message test.001.001.01 root Document Root

        Root = sequence
          Id   Max35Text 1..1
          Note Max35Text 0..1
          Amt  Amount    1..3
          Tp   TypeChoice 0..*
          choice 0..1
            A Code 1..1
            B Code 1..1
          any ##any lax 0..1

        TypeChoice = choice
          Cd    Code      1..1
          Prtry Max35Text 1..1

        Amount = extension AmountText
          attribute Ccy Currency

        AmountText = decimal totalDigits=18 fractionDigits=5 minInclusive=0

        Code = string enumeration
          A B C

        Currency = string pattern=[A-Z]{3,3}

        Max35Text = string minLength=1 maxLength=35
        """

    typealias Edit = (before: String, after: String, said: [String], effect: SchemaDifference.Effect)

    @Test(
        arguments: [
            ("  Note Max35Text 0..1\n", "", ["/Document: Note is removed"], .narrower),
            ("  Id   Max35Text 1..1\n", "", ["/Document: Id is removed, which was required"], .other),
            ("  Amt ", "  Nw Max35Text 0..1\n  Amt ", ["/Document: Nw is added, optional"], .wider),
            ("  Amt ", "  Nw Max35Text 2..2\n  Amt ", ["/Document: Nw is added, required"], .other),
            ("Note Max35Text 0..1", "Note Max35Text 1..1", ["/Document/Note: required instead of optional"], .narrower),
            ("Id   Max35Text 1..1", "Id   Max35Text 0..1", ["/Document/Id: optional instead of required"], .wider),
            ("Amount    1..3", "Amount    1..1", ["/Document/Amt: at most 1 instead of 3"], .narrower),
            (
                "Amount    1..3", "Amount    2..*", ["/Document/Amt: at least 2 instead of 1, any number instead of 3"],
                .other
            ),
            ("TypeChoice 0..*", "TypeChoice 0..5", ["/Document/Tp: at most 5 instead of any number"], .narrower),
            (
                "maxLength=35", "maxLength=34",
                ["/Document/Id: at most 34 characters instead of 35 (and in 2 other places)"],
                .narrower
            ),
            ("minLength=1 ", "", ["/Document/Id: no longer at least 1 character (and in 2 other places)"], .wider),
            (
                "Max35Text = string minLength=1 maxLength=35",
                "Max35Text = string minLength=1 maxLength=35 pattern=[a-z ]+"
                    .replacing(" ]", with: "\u{2420}]"),
                ["/Document/Id: of the pattern [a-z ]+, which was free (and in 2 other places)"], .narrower
            ),
            ("[A-Z]{3,3}", "KZT|USD", ["/Document/Amt/@Ccy: of the pattern KZT|USD instead of [A-Z]{3,3}"], .other),
            ("fractionDigits=5", "fractionDigits=2", ["/Document/Amt: at most 2 decimals instead of 5"], .narrower),
            (
                "minInclusive=0", "minExclusive=0",
                ["/Document/Amt: no longer at least 0", "/Document/Amt: more than 0, which was free"], .wider
            ),
            (
                "AmountText = decimal totalDigits=18 fractionDigits=5 minInclusive=0",
                "AmountText = string totalDigits=18 fractionDigits=5 minInclusive=0",
                ["/Document/Amt: string instead of decimal"], .other
            ),
            ("  A B C", "  A C", ["/Document/group(1)/A: a code dropped: B (and in 2 other places)"], .narrower),
            ("  A B C", "  A B C D E", ["/Document/group(1)/A: 2 codes added: D, E (and in 2 other places)"], .wider),
            (
                "Code = string enumeration\n  A B C", "Code = string",
                ["/Document/group(1)/A: any text instead of the codes A, B, C (and in 2 other places)"], .wider
            ),
            ("  Prtry Max35Text 1..1\n", "", ["/Document/Tp: Prtry is removed"], .narrower),
            (
                "TypeChoice = choice", "TypeChoice = sequence",
                ["/Document/Tp: all elements in order instead of one of the elements"], .other
            ),
            ("choice 0..1\n    A Code 1..1\n", "choice 0..1\n", ["/Document/group(1): A is removed"], .narrower),
            (
                "any ##any lax", "any ##any skip",
                ["/Document/any(##any): content is checked as skip instead of lax"], .wider
            ),
            (
                "  Id   Max35Text 1..1\n  Note Max35Text 0..1", "  Note Max35Text 0..1\n  Id   Max35Text 1..1",
                ["/Document: another order: Note, Id, Amt, Tp, group(1), any(##any)"], .other
            ),
            ("Id   Max35Text", "Id   Amount", ["/Document/Id: the type is Amount instead of Max35Text"], .other),
            (
                "attribute Ccy Currency", "attribute Cur Currency",
                ["/Document/Amt: @Ccy is removed, which was required", "/Document/Amt: @Cur is added, required"], .other
            ),
            (
                "test.001.001.01", "test.001.001.02",
                ["/Document: the message is test.001.001.02 instead of test.001.001.01"], .other
            ),
            (
                "root Document", "root AppHdr",
                ["/: Document is removed, which was required", "/: AppHdr is added, required"], .other
            ),
            // A type of another name that holds the same is the same.
            ("Currency", "Currency__1", [], .other),
        ] as [Edit])
    func anEditInWords(_ edit: Edit) throws {
        let first = try MessageStructure(notation: Self.definition)
        let text = Self.definition.replacing(edit.before, with: edit.after)
        #expect(text != Self.definition, "nothing to edit")
        let differences = SchemaDifference.differences(from: first, to: try MessageStructure(notation: text))
        #expect(differences.map(\.description) == edit.said)
        if let difference = differences.first { #expect(difference.effect == edit.effect) }
        // What is lost one way is won the other.
        let back = SchemaDifference.differences(from: try MessageStructure(notation: text), to: first)
        #expect(back.isEmpty == differences.isEmpty)
        let mirrored: [SchemaDifference.Effect: SchemaDifference.Effect] = [.narrower: .wider, .wider: .narrower]
        if back.count == 1 { #expect(back[0].effect == mirrored[edit.effect, default: .other]) }
    }

    @Test(arguments: MessageDefinition.allCases)
    func nothingDiffersFromItself(_ definition: MessageDefinition) {
        #expect(SchemaDifference.differences(from: definition.structure, to: definition.structure).isEmpty)
    }

    @Test func twoVersionsOfACreditTransfer() {
        let differences = SchemaDifference.differences(
            from: MessageDefinition.customerCreditTransfer.structure,
            to: MessageDefinition.customerCreditTransferV14.structure
        ).map(\.description)
        #expect(Set(differences).count == differences.count)
        let transfer = "/Document/FIToFICstmrCdtTrf"
        for said in [
            "/Document: the message is pacs.008.001.14 instead of pacs.008.001.08",
            "\(transfer)/GrpHdr: XpryDtTm is added, optional",
            "\(transfer)/CdtTrfTxInf: AccptncDtTm is removed",
            "\(transfer)/CdtTrfTxInf/PrvsInstgAgt1Acct/Id: optional instead of required (and in 13 other places)",
            "\(transfer)/CdtTrfTxInf/RgltryRptg/DbtCdtRptgInd: required instead of optional",
            "\(transfer)/CdtTrfTxInf/UltmtDbtr/PstlAdr/StrtNm: at most 140 characters instead of 70",
            "\(transfer)/CdtTrfTxInf/UltmtDbtr/CtctDtls/EmailAdr: at most 256 characters instead of 2048",
            "\(transfer)/CdtTrfTxInf/UltmtDbtr/CtctDtls/PrefrdMtd: a code added: ONLI",
            "\(transfer)/CdtTrfTxInf/Tax/Rcrd/Prd/Yr: gYear instead of date",
            "\(transfer)/CdtTrfTxInf/RmtInf/Strd/RfrdDocInf/RltdDt: the type is DateAndType1 instead of ISODate",
        ] { #expect(differences.contains(said), "\(said)") }
        #expect(differences.count == 47)
    }

    /// Every difference that is told shows in a message: what only the first admits is refused by the second.
    @Test(arguments: [
        (MessageDefinition.customerCreditTransfer, MessageDefinition.customerCreditTransferV14),
        (.paymentReturn, .paymentReturnV15), (.businessApplicationHeader, .businessApplicationHeaderV04),
        (.systemEventNotificationV01, .systemEventNotification),
    ])
    func removedElementsAreOutsideTheSecond(_ first: MessageDefinition, _ second: MessageDefinition) {
        let differences = SchemaDifference.differences(from: first.structure, to: second.structure)
        var removed = 0
        for difference in differences {
            guard case .removed(let name, _) = difference.change else { continue }
            removed += 1
            #expect(Self.has(difference.path + "/" + name, first.structure), "\(difference)")
            #expect(!Self.has(difference.path + "/" + name, second.structure), "\(difference)")
        }
        #expect(removed > 0 || differences.count > 1)
    }

    /// Whether a path of elements is one of the structure.
    private static func has(_ path: String, _ structure: MessageStructure) -> Bool {
        var type: String? = structure.rootType
        for name in path.split(separator: "/").dropFirst() {
            guard let known = type, case .group(let group)? = structure.types[known] else { return false }
            type = nil
            for case .element(name: String(name), let next, _) in group.members { type = next }
            guard type != nil else { return false }
        }
        return true
    }
}
