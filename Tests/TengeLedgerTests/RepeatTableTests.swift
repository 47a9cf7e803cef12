import TengeLedger
import Testing

@Suite struct RepeatTableTests {
    @Test func aRepeatGetsTheFirstAnswerAndChangesNothing() {
        LedgerTable.check(
            """
            @o1 open    CB issuer
            @o1 open    CB issuer                 done again
            @o2 open    A1 client
            @o3 open    A2 client
            @i1 issue   CB A1 100
            @i1 issue   CB A1 100                 done again
            @i1 issue   CB A1 100                 done again
            balance     A1 100 0 0
            @p1 place   H1 A1 A2:60 by 1000
            @p1 place   H1 A1 A2:60 by 1000       done again
            balance     A1 100 60 0
            @s1 settle  H1
            @s1 settle  H1                        done again
            @p1 place   H1 A1 A2:60 by 1000       done again
            balance     A1 40 0 0
            balance     A2 60 0 0
            postings    2
            """)
    }

    /// The time of the request is no part of the command.
    @Test func aRepeatMayComeLater() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            issue   CB A1 100
            @p1 place   H1 A1 A2:60 by 1000
            at      5000
            @p1 place   H1 A1 A2:60 by 1000       done again
            """)
    }

    /// Even when time has mended the cause: the caller who lost the first answer must learn that one.
    @Test func aRefusalIsRepeatedToo() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            @p1 place   H1 A1 A2:60 by 1000       insufficientFunds
            issue   CB A1 100
            @p1 place   H1 A1 A2:60 by 1000       insufficientFunds again
            @p2 place   H1 A1 A2:60 by 1000
            @e1 expire  H1                        holdNotYetDue
            at      1001
            @e1 expire  H1                        holdNotYetDue again
            @e2 expire  H1
            """)
    }

    @Test func aKeyNamesOneCommandForEver() {
        LedgerTable.check(
            """
            open    CB issuer
            open    A1 client
            open    A2 client
            @k  issue   CB A1 100
            @k  issue   CB A1 101                 keyReusedForAnotherCommand
            @k  issue   CB A2 100                 keyReusedForAnotherCommand
            @k  issue   CB A1 100 CNY             keyReusedForAnotherCommand
            @k  settle  H9                        keyReusedForAnotherCommand
            @k  issue   CB A1 100                 done again
            @p  place   H1 A1 A2:60 by 1000
            @p  place   H1 A1 A2:60 by 1001       keyReusedForAnotherCommand
            @p  place   H2 A1 A2:60 by 1000       keyReusedForAnotherCommand
            @p  place   H1 A1 A2:30,CB:30 by 1000 keyReusedForAnotherCommand
            @p  place   H1 A1 A2:60 by 1000       done again
            @r  settle  H9                        holdNotFound
            @r  release H9                        keyReusedForAnotherCommand
            @r  settle  H9                        holdNotFound again
            balance     A1 100 60 0
            """)
    }

    /// The store is told to insert an answer exactly when the key has none yet.
    @Test func theAnswerRowIsRecordedOnce() throws {
        let key = try #require(CommandKey("k"))
        let account = try #require(AccountIdentifier("A1"))
        var set = WorkingSet()
        func request(_ command: LedgerCommand) -> LedgerRequest {
            LedgerRequest(key: key, command: command, at: Instant(millisecondsSinceEpoch: 0))
        }
        let refused = set.apply(request(.freezeAccount(account)))
        #expect(refused.recordedAnswer == set.answers[key])
        #expect(refused.recordedAnswer?.answer == .rejected(.accountNotFound))
        #expect(set.apply(request(.freezeAccount(account))).recordedAnswer == nil)
        let reused = set.apply(request(.closeAccount(account)))
        #expect(reused.recordedAnswer == nil && !reused.isRepeat)
        #expect(set.answers[key] == refused.recordedAnswer)
    }

    @Test func answersAreKeptAsWords() {
        let answers = [LedgerAnswer.done] + LedgerRejection.allCases.map(LedgerAnswer.rejected)
        #expect(Set(answers.map(\.text)).count == answers.count)
        for answer in answers {
            #expect(LedgerAnswer(text: answer.text) == answer)
        }
        #expect(LedgerAnswer(text: "Done") == nil)
        #expect(LedgerAnswer(text: "") == nil)
    }
}
