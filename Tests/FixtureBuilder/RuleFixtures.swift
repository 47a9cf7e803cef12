/// A message that each rule accepts and one that it refuses; `Fixtures/rules` holds them, and a test demands both of
/// every rule.
enum RuleFixtures {
    static let all =
        header + customer + settlement + chains + values + newest + institution + returned + answers + reports + cases
        + highValue + kazakh + correspondents + correspondentValues + correspondentReports + pairs

    static let date = "<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>"
    static let dated = "</NbOfTxs>"

    private static let header: [RuleFixture] = [
        RuleFixture("iso:B1", .customer) {
            $0.insert("<CpyDplct>DUPL</CpyDplct>", before: "</AppHdr>")
            $0.insert(
                "<Rltd>\(Part.agent("Fr", "CBXAXAXX", in: "FIId"))\(Part.agent("To", "NBRKKZKX", in: "FIId"))"
                    + "<BizMsgIdr>RULE-0</BizMsgIdr><MsgDefIdr>pacs.008.001.08</MsgDefIdr>"
                    + "<CreDt>2026-11-23T09:00:00+05:00</CreDt></Rltd>", before: "</AppHdr>")
        } refuses: {
            $0.insert("<CpyDplct>DUPL</CpyDplct>", before: "</AppHdr>")
        },
        RuleFixture("iso:B2", .customer) {
            $0.insert("<Sgntr>\(signature("Signature"))</Sgntr>", before: "</AppHdr>")
        } refuses: {
            $0.insert("<Sgntr>\(signature("KeyInfo"))</Sgntr>", before: "</AppHdr>")
        },
        RuleFixture("iso:B4", .customer) { $0.replace("Idr>pacs.008.001.08", "Idr>pacs.008.001.14") },
    ]

    private static func signature(_ tag: String) -> String {
        "<\(tag) xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>"
    }

    private static let total = Part.amount("TtlIntrBkSttlmAmt", "1250.00")

    /// A total in the group, with the date there too.
    private static func total(_ text: inout EditedText, _ total: String, date: Bool = true) {
        if date { text.remove(RuleFixtures.date) }
        text.insert(total + (date ? RuleFixtures.date : ""), after: dated)
    }

    private static let instructed = Part.amount("InstdAmt", "1250.00")
    private static let dollars = Part.amount("InstdAmt", "2.50", "USD")
    private static let bearer = "<ChrgBr>SHAR</ChrgBr>"

    private static let customer: [RuleFixture] = [
        RuleFixture("iso:C31", .customer) { $0.replace("<NbOfTxs>1<", "<NbOfTxs>2<") },
        RuleFixture("iso:control-sum", .customer) {
            $0.insert("<CtrlSum>1250</CtrlSum>", after: dated)
        } refuses: {
            $0.insert("<CtrlSum>1250.01</CtrlSum>", after: dated)
        },
        RuleFixture("iso:C49", .customer) {
            total(&$0, total)
        } refuses: {
            total(&$0, Part.amount("TtlIntrBkSttlmAmt", "1250.01"))
        },
        RuleFixture("iso:C50", .customer) {
            total(&$0, total)
        } refuses: {
            total(&$0, Part.amount("TtlIntrBkSttlmAmt", "1250.00", "USD"))
        },
        RuleFixture("iso:C48", .customer) {
            total(&$0, total)
        } refuses: {
            total(&$0, total, date: false)
        },
        RuleFixture("iso:C14", .customer) { $0.insert(date, after: dated) },
        RuleFixture("iso:C52", .customer) { $0.remove(date) },
        RuleFixture("iso:C18", .customer) { $0.insert(Part.agent("InstdAgt"), after: "</SttlmInf>") },
        RuleFixture("iso:C23", .customer) { $0.insert(Part.agent("InstgAgt"), after: "</SttlmInf>") },
        RuleFixture("iso:C32", .customer) {
            $0.insert("<PmtTpInf><InstrPrty>NORM</InstrPrty></PmtTpInf>", after: "</PmtId>")
        } refuses: {
            $0.insert("<PmtTpInf><InstrPrty>NORM</InstrPrty></PmtTpInf>", after: "</PmtId>")
            $0.insert("<PmtTpInf><InstrPrty>NORM</InstrPrty></PmtTpInf>", after: "</SttlmInf>")
        },
        RuleFixture("iso:C51", .customer) {
            $0.replace(Part.uetr, "<TxId>TX-1</TxId>")
        } refuses: {
            $0.remove(Part.uetr)
        },
        RuleFixture("iso:C19", .customer) {
            $0.insert(dollars + "<XchgRate>500</XchgRate>", before: bearer)
        } refuses: {
            $0.insert(dollars, before: bearer)
        },
        RuleFixture("iso:C20", .customer) {
            $0.insert(instructed, before: bearer)
        } refuses: {
            $0.insert(instructed + "<XchgRate>1</XchgRate>", before: bearer)
        },
        RuleFixture("iso:C21", .customer) { $0.insert("<XchgRate>500</XchgRate>", before: bearer) },
        RuleFixture("iso:C8", .customer) {
            $0.insert(instructed, before: bearer)
            $0.insert(Part.charge, after: bearer)
        } refuses: {
            $0.insert(Part.charge, after: bearer)
        },
        RuleFixture("iso:C6", .customer) {
            $0.replace(bearer, instructed + "<ChrgBr>CRED</ChrgBr>" + Part.charge)
        } refuses: {
            $0.replace(bearer, "<ChrgBr>CRED</ChrgBr>")
        },
        RuleFixture("iso:C25", .customer) {
            $0.replace(
                "<CdtrAcct><Id><IBAN>KZ72722S000000000001</IBAN></Id></CdtrAcct>",
                "<InstrForCdtrAgt><Cd>CHQB</Cd></InstrForCdtrAgt>")
        } refuses: {
            $0.insert("<InstrForCdtrAgt><Cd>CHQB</Cd></InstrForCdtrAgt>", after: "</CdtrAcct>")
        },
        RuleFixture("iso:C53", .customer) {
            $0.insert("<UltmtCdtr><Nm>Steppe Shop</Nm></UltmtCdtr>", after: "</CdtrAcct>")
        } refuses: {
            $0.insert("<UltmtCdtr><Nm>Steppe Trade</Nm></UltmtCdtr>", after: "</CdtrAcct>")
        },
        RuleFixture("iso:C54", .customer) {
            $0.insert("<UltmtDbtr><Nm>Export</Nm></UltmtDbtr>", before: "<Dbtr>")
        } refuses: {
            $0.insert("<UltmtDbtr><Nm>Export and Import</Nm></UltmtDbtr>", before: "<Dbtr>")
        },
    ]

    /// The settlement information of clearing, replaced.
    static func settle(_ text: inout EditedText, _ settlement: String) {
        text.replace("<SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>DTKZT</Prtry></ClrSys>", settlement)
    }

    /// Rules of settlement with the names they have in a message: C40, C41, C42, C43, C47, and the three accounts.
    static func settlement(_ message: RuleMessage, _ rules: [String: String]) -> [RuleFixture] {
        func rule(_ name: String) -> String {
            guard let rule = rules[name] else { preconditionFailure(name) }
            return rule
        }
        let instructing = Part.agent("InstgRmbrsmntAgt")
        let clearing = "<SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>DTKZT</Prtry></ClrSys>"
        return [
            RuleFixture(rule("agent"), message) {
                settle(&$0, "<SttlmMtd>INDA</SttlmMtd>")
            } refuses: {
                settle(&$0, "<SttlmMtd>INDA</SttlmMtd><ClrSys><Prtry>DTKZT</Prtry></ClrSys>")
            },
            RuleFixture(rule("clearing"), message) {
                settle(&$0, "<SttlmMtd>CLRG</SttlmMtd>\(Part.account("SttlmAcct"))")
            },
            RuleFixture(rule("cover"), message) {
                settle(&$0, "<SttlmMtd>COVE</SttlmMtd>\(instructing)")
            } refuses: {
                settle(&$0, "<SttlmMtd>COVE</SttlmMtd>")
            },
            RuleFixture(rule("cover-account"), message) {
                settle(&$0, "<SttlmMtd>COVE</SttlmMtd>\(instructing)")
            } refuses: {
                settle(&$0, "<SttlmMtd>COVE</SttlmMtd>\(Part.account("SttlmAcct"))\(instructing)")
            },
            RuleFixture(rule("third"), message) {
                settle(
                    &$0,
                    "<SttlmMtd>COVE</SttlmMtd>\(instructing)\(Part.agent("InstdRmbrsmntAgt"))"
                        + Part.agent("ThrdRmbrsmntAgt"))
            } refuses: {
                settle(&$0, "<SttlmMtd>COVE</SttlmMtd>\(instructing)\(Part.agent("ThrdRmbrsmntAgt"))")
            },
            RuleFixture(rule("instructing-account"), message) {
                settle(&$0, "<SttlmMtd>COVE</SttlmMtd>\(instructing)\(Part.account("InstgRmbrsmntAgtAcct"))")
            } refuses: {
                settle(&$0, clearing + Part.account("InstgRmbrsmntAgtAcct"))
            },
        ]
    }

    private static let settlement: [RuleFixture] =
        settlement(
            .customer,
            [
                "agent": "iso:C40", "clearing": "iso:C41", "cover": "iso:C42", "cover-account": "iso:C43",
                "third": "iso:C47", "instructing-account": "iso:C24",
            ]) + [
            RuleFixture("iso:C22", .customer) {
                $0.insert(Part.account("InstdRmbrsmntAgtAcct"), before: "</SttlmInf>")
            },
            RuleFixture("iso:C46", .customer) {
                $0.insert(Part.account("ThrdRmbrsmntAgtAcct"), before: "</SttlmInf>")
            },
        ]

    private static let instructing = "<InstgAgt>"
    private static let debtor = "<Dbtr>"

    /// The rules of one chain of agents of pacs.008: by agents, by accounts.
    private static func chain(_ tag: String, before place: String, _ agents: [String], _ accounts: [String])
        -> [RuleFixture]
    {
        let one = Part.agent(tag + "1")
        let two = Part.agent(tag + "2")
        let three = Part.agent(tag + "3")
        return [
            RuleFixture(agents[0], .customer) {
                $0.insert(one + two, before: place)
            } refuses: {
                $0.insert(two, before: place)
            },
            RuleFixture(agents[1], .customer) {
                $0.insert(one + two + three, before: place)
            } refuses: {
                $0.insert(one + three, before: place)
            },
        ]
            + accounts.enumerated().map { index, rule in
                RuleFixture(rule, .customer) {
                    $0.insert(
                        [one, two, three].prefix(index + 1).joined() + Part.account("\(tag)\(index + 1)Acct"),
                        before: place)
                } refuses: {
                    $0.insert(
                        [one, two, three].prefix(index).joined() + Part.account("\(tag)\(index + 1)Acct"),
                        before: place)
                }
            }
    }

    private static let chains: [RuleFixture] =
        chain("IntrmyAgt", before: debtor, ["iso:C28", "iso:C30"], ["iso:C26", "iso:C27", "iso:C29"])
        + chain("PrvsInstgAgt", before: instructing, ["iso:C36", "iso:C38"], ["iso:C33", "iso:C35", "iso:C37"])
}
