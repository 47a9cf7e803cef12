import LedgerSimulation
import TengeLedger
import Testing

@Suite struct MarkTableTests {
    private static let opening = """
        open     CB issuer
        open     T1 treasury
        open     A1 client
        open     A2 client
        open     B1 bank
        open     P1 partnerSettlement
        issue    CB T1 1000
        is       A2 VAT
        mark     M1 T1 having=VAT,payees=A1,ends=VAT,for=GOVT,until=5000

        """

    /// Allocated, split over two payees, settled in part, spent; to the tiyn.
    @Test func aMarkSurvivesHoldSplitReturnAndSettlement() {
        LedgerTable.check(
            Self.opening + """
                transfer T1>A1:600/M1.begins for GOVT
                balance  T1 400 0 0
                balance  A1 600 0 0
                marked   A1 M1 600 0 0
                place    H1 A1 A2:100/M1.carries,T1:50/M1.carries by 1000 for GOVT
                marked   A1 M1 600 150 0
                marked   A2 M1 0 0 100
                release  H1
                marked   A1 M1 600 0 0
                marked   A2 M1 0 0 0
                place    H2 A1 A2:100/M1.carries,T1:50/M1.carries by 1000 for GOVT
                part     H2 70,50
                marked   A1 M1 480 0 0
                marked   A2 M1 70 0 0
                marked   T1 M1 50 0 0
                balance  A1 480 0 0
                place    H3 A1 A2:80/M1.ends by 1000 for GOVT
                at       1001
                expire   H3
                marked   A1 M1 480 0 0
                place    H4 A1 A2:80/M1.ends by 2000 for GOVT
                settle   H4
                marked   A1 M1 400 0 0
                marked   A2 M1 70 0 0
                balance  A2 150 0 0
                """)
    }

    @Test func markedAndUnmarkedMoneyDoNotMix() {
        LedgerTable.check(
            Self.opening + """
                transfer T1>A1:600/M1.begins for GOVT
                issue    CB A1 10
                transfer A1>A2:11                       insufficientFunds
                transfer A1>A2:10
                transfer A1>A2:601/M1.carries for GOVT  insufficientMarkedFunds
                place    H1 A1 A2:600/M1.carries by 1000 for GOVT
                transfer A1>A2:1/M1.carries for GOVT    insufficientMarkedFunds
                transfer A1>A2:~1                       nothingToMove
                """)
    }

    @Test func theRuleIsJudgedWhenPromising() {
        LedgerTable.check(
            Self.opening + """
                transfer A1>A2:1/M1.begins for GOVT     payerNotMarkOwner
                transfer T1>B1:1/M1.begins for GOVT     markForbidsPayee
                transfer T1>A1:600/M1.begins            markForbidsPurpose
                transfer T1>A1:600/M1.begins for GOVT
                transfer A1>P1:1/M1.carries for GOVT    markForbidsPayee
                redeem   A1 CB 1 of M1                  markForbidsPurpose
                transfer A1>A2:1/M1.carries for SALA    markForbidsPurpose
                place    H1 A1 A2:100/M1.carries by 9000 for GOVT
                is       A2 -
                transfer A1>A2:1/M1.carries for GOVT    markForbidsPayee
                at       5001
                transfer A1>A2:1/M1.carries for GOVT    markExpired
                settle   H1
                marked   A2 M1 100 0 0
                """)
    }

    /// Neither expiry nor rule can strand money: the owner takes everything back and pays it out as its own.
    @Test func whatBearsAMarkCanAlwaysGoBack() {
        LedgerTable.check(
            Self.opening + """
                transfer T1>A1:600/M1.begins for GOVT
                at       9999
                transfer A1>T1:200/M1.carries
                transfer A1>T1:400/M1.ends
                marked   A1 M1 0 0 0
                marked   T1 M1 200 0 0
                transfer T1>P1:200/M1.ends
                balance  P1 200 0 0
                marked   T1 M1 0 0 0
                close    A1
                """)
    }

    @Test func conversionAndCrossBorderAreAskedFor() {
        LedgerTable.check(
            Self.opening + """
                mark     M2 T1 conversion,ends=VAT
                mark     M3 T1 abroad
                transfer T1>A1:10/M2.begins,T1>A1:10/M3.begins
                redeem   A1 CB 5 of M2
                redeem   A1 CB 5 of M3                  markForbidsConversion
                transfer A1>B1:5/M2.carries
                transfer A1>B1:5/M3.carries             markForbidsConversion
                transfer A1>P1:5/M3.carries
                transfer A1>P1:1/M2.carries             markForbidsCrossBorder
                transfer B1>P1:1/M2.carries             markForbidsCrossBorder
                marked   P1 M3 5 0 0
                """)
    }

    @Test func rulesAndTermsReadBackAsWritten() throws {
        let rule = try #require(
            MarkRule(
                payees: [AccountIdentifier("A2"), AccountIdentifier("A1")].compactMap(\.self),
                payeeAttributes: [PayeeAttribute("VAT")].compactMap(\.self), purposes: [],
                endAttributes: [PayeeAttribute("3:VAT")].compactMap(\.self), allowsConversion: true,
                expiresAt: Instant(millisecondsSinceEpoch: -5)))
        #expect(MarkRule(text: rule.text) == rule)
        for text in ["", "1:11:00:1:0", rule.text + "1:0", rule.text.replacing("1:1", with: "1:2")] {
            #expect(MarkRule(text: text) == nil, "\(text)")
        }
        let table = LedgerTable.check(
            """
            open     CB issuer
            open     A1 client
            open     A2 client
            issue    CB A1 100
            limits   A1 balance=5,turnover=90
            is       A1 VAT,BUDGET
            at       90000000
            transfer A1>A2:30
            """)
        let account = try #require(table.store.accounts.values.first { $0.identifier.text == "A1" })
        #expect(account.terms.text == "1:50:2:901:12:301:26:BUDGET3:VAT")
        #expect(AccountTerms(text: account.terms.text) == account.terms)
        #expect(AccountTerms(text: "1:50:2:901:12:301:23:VAT6:BUDGET") == nil)
        #expect(MarkRule(payees: (0..<65).compactMap { AccountIdentifier("A\($0)") }) == nil)
        #expect(PayeeAttributes((0..<17).compactMap { PayeeAttribute("A\($0)") }) == nil)
    }
}
