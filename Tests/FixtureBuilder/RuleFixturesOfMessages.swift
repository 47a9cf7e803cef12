import Foundation

/// Fixtures of the ISO rules that bind values, and of the messages beside pacs.008.
extension RuleFixtures {
    private static let iban = "KZ72722S000000000001"

    static let values: [RuleFixture] =
        values(.customer, ["iso:C1", "iso:C2", "iso:C11", "iso:C10", "iso:C15"])
        + values(
            .institution, ["iso:active-currency", "iso:currency", "iso:decimals", "iso:country", "iso:iban"]) + [
            RuleFixture("iso:bic-country", .customer) {
                $0.replace("<DbtrAgt><FinInstnId><BICFI>CBXAXAXX", "<DbtrAgt><FinInstnId><BICFI>CBXAYYXX")
            },
            RuleFixture("iso:lei", .customer) {
                $0.insert("<LEI>5299000J2N45DDNE4Y28</LEI>", after: "<BICFI>CASPKZKA</BICFI>")
            } refuses: {
                $0.insert("<LEI>5299000J2N45DDNE4Y29</LEI>", after: "<BICFI>CASPKZKA</BICFI>")
            },
            RuleFixture("iso:external-code", .customer) {
                $0.insert("<Purp><Cd>SALA</Cd></Purp>", before: "<RmtInf>")
            } refuses: {
                $0.insert("<Purp><Cd>ZZZZ</Cd></Purp>", before: "<RmtInf>")
            },
            RuleFixture("iso:transaction-code", .statement) {
                $0.replace(
                    "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>BOOK</SubFmlyCd></Fmly></Domn></BkTxCd>",
                    "<BkTxCd/>")
            },
            RuleFixture("iso:transaction-code-family", .statement) { $0.replace("<Cd>RCDT</Cd>", "<Cd>SALE</Cd>") },
            RuleFixture("iso:transaction-code-subfamily", .statement) {
                $0.replace("<SubFmlyCd>BOOK<", "<SubFmlyCd>SALE<")
            },
        ]

    /// The five rules about values with the names they have in a message: of the settled currency, of other
    /// currencies, of decimals, of countries, of IBANs.
    private static func values(_ message: RuleMessage, _ rules: [String]) -> [RuleFixture] {
        let account = "<CdtrAcct><Id><IBAN>\(iban)</IBAN></Id><Ccy>KZT</Ccy></CdtrAcct>"
        let isCustomer = message.content.contains("<CdtrAcct>")
        @Sendable func creditor(_ text: inout EditedText, _ new: String) {
            if isCustomer {
                text.replace("<CdtrAcct><Id><IBAN>\(iban)</IBAN></Id></CdtrAcct>", new)
            } else {
                text.insert(new, before: "</CdtTrfTxInf>")
            }
        }
        @Sendable func addressed(_ text: inout EditedText, _ country: String) {
            text.replace(
                "<BICFI>CASPKZKA</BICFI>",
                "<Nm>Bank</Nm><PstlAdr><TwnNm>Almaty</TwnNm><Ctry>\(country)</Ctry></PstlAdr>")
        }
        return [
            RuleFixture(rules[0], message) {
                $0.text = $0.text.replacingOccurrences(of: "Ccy=\"USD\"", with: "Ccy=\"KZT\"")
            } refuses: {
                $0.text = $0.text.replacingOccurrences(of: "Ccy=\"USD\"", with: "Ccy=\"KZT\"")
                $0.replace("IntrBkSttlmAmt Ccy=\"KZT\"", "IntrBkSttlmAmt Ccy=\"QQQ\"")
            },
            RuleFixture(rules[1], message) {
                creditor(&$0, account)
            } refuses: {
                creditor(&$0, account.replacingOccurrences(of: ">KZT<", with: ">DEM<"))
            },
            RuleFixture(rules[2], message) { $0.replace(">1250.00</IntrBkSttlmAmt>", ">1250.001</IntrBkSttlmAmt>") },
            RuleFixture(rules[3], message) {
                addressed(&$0, "KZ")
            } refuses: {
                addressed(&$0, "YY")
            },
            RuleFixture(rules[4], message) {
                creditor(&$0, account)
            } refuses: {
                creditor(&$0, account.replacingOccurrences(of: iban, with: "KZ73722S000000000001"))
            },
        ]
    }

    private static let expiry = "<XpryDtTm>2026-11-24T10:00:00+05:00</XpryDtTm>"
    private static let created = "<CreDtTm>2026-11-23T10:00:00+05:00</CreDtTm>"

    static let newest: [RuleFixture] = [
        RuleFixture("iso:C3", .newestCustomer) {
            $0.insert(
                "<AddtlDtTm><AccptncDtTm>2026-11-23T09:00:00+05:00</AccptncDtTm></AddtlDtTm>", before: "<ChrgBr>")
        } refuses: {
            $0.insert("<AddtlDtTm/>", before: "<ChrgBr>")
        },
        RuleFixture("iso:C13", .newestCustomer) {
            $0.insert("<AddtlDtTm>\(expiry)</AddtlDtTm>", before: "<ChrgBr>")
        } refuses: {
            $0.insert(expiry, after: created)
            $0.insert("<AddtlDtTm>\(expiry)</AddtlDtTm>", before: "<ChrgBr>")
        },
        RuleFixture("iso:C17", .newestCustomer) {
            $0.replace("<Id><Othr><Id>PARTNER-0001</Id></Othr></Id>", "<Prxy><Id>+77010000000</Id></Prxy>")
        } refuses: {
            $0.replace("<Id><Othr><Id>PARTNER-0001</Id></Othr></Id>", "<Nm>Current account</Nm>")
        },
        RuleFixture("iso:account", .newestInstitution) {
            $0.insert(Part.account("CdtrAcct"), before: "</CdtTrfTxInf>")
        } refuses: {
            $0.insert("<CdtrAcct><Nm>Current account</Nm></CdtrAcct>", before: "</CdtTrfTxInf>")
        },
        RuleFixture("iso:pacs.009-expiry", .newestInstitution) {
            $0.insert(expiry, after: date)
        } refuses: {
            $0.insert(expiry, after: created)
            $0.insert(expiry, after: date)
        },
        RuleFixture("iso:pacs.009-C78", .newestInstitution) {
            $0.insert(underlyingCustomer, before: "</CdtTrfTxInf>")
        } refuses: {
            $0.insert(underlyingCustomer + underlyingInstitution, before: "</CdtTrfTxInf>")
        },
    ]

    static let underlyingCustomer =
        "<UndrlygCstmrCdtTrf><Dbtr><Nm>Payer</Nm></Dbtr>\(Part.account("DbtrAcct"))\(Part.agent("DbtrAgt"))"
        + "\(Part.agent("CdtrAgt"))<Cdtr><Nm>Payee</Nm></Cdtr>\(Part.account("CdtrAcct"))</UndrlygCstmrCdtTrf>"
    private static let underlyingInstitution =
        "<UndrlygFICdtTrf><PmtId><EndToEndId>E2E-2</EndToEndId></PmtId>"
        + Part.amount("IntrBkSttlmAmt", "5.00", "USD") + Part.agent("Dbtr") + Part.agent("Cdtr") + "</UndrlygFICdtTrf>"

    /// The rules that pacs.009 and pacs.004 share with pacs.008.
    private static func shared(
        _ name: String, _ message: RuleMessage, newest: RuleMessage, total: String, place: String
    ) -> [RuleFixture] {
        let sum = Part.amount(total, "1250.00", "USD")
        @Sendable func totalled(_ text: inout EditedText, _ total: String, date: Bool = true) {
            if date { text.remove(RuleFixtures.date) }
            text.insert(total + (date ? RuleFixtures.date : ""), after: dated)
        }
        let type = "<PmtTpInf><InstrPrty>NORM</InstrPrty></PmtTpInf>"
        return [
            RuleFixture("iso:\(name)-number-of-transactions", message) { $0.replace("<NbOfTxs>1<", "<NbOfTxs>2<") },
            RuleFixture("iso:\(name)-total", message) {
                totalled(&$0, sum)
            } refuses: {
                totalled(&$0, Part.amount(total, "1.00", "USD"))
            },
            RuleFixture("iso:\(name)-total-currency", message) {
                totalled(&$0, sum)
            } refuses: {
                totalled(&$0, Part.amount(total, "1250.00", "EUR"))
            },
            RuleFixture("iso:\(name)-total-date", message) {
                totalled(&$0, sum)
            } refuses: {
                totalled(&$0, sum, date: false)
            },
            RuleFixture("iso:\(name)-date-in-group", message) { $0.insert(date, after: dated) },
            RuleFixture("iso:\(name)-date-in-transaction", message) { $0.remove(date) },
            RuleFixture("iso:\(name)-instructing-agent", message) {
                $0.insert(Part.agent("InstgAgt"), after: "</SttlmInf>")
            },
            RuleFixture("iso:\(name)-instructed-agent", message) {
                $0.insert(Part.agent("InstdAgt"), after: "</SttlmInf>")
            },
            RuleFixture("iso:\(name)-payment-type", newest) {
                $0.insert(type, after: "</SttlmInf>")
            } refuses: {
                $0.insert(type, after: "</SttlmInf>")
                $0.insert(type, before: place)
            },
        ]
            + settlement(
                message,
                [
                    "agent": "iso:\(name)-agent-settles", "clearing": "iso:\(name)-clearing",
                    "cover": "iso:\(name)-cover-agent", "cover-account": "iso:\(name)-cover-account",
                    "third": "iso:\(name)-third-reimbursement-agent",
                    "instructing-account": "iso:\(name)-reimbursement-account",
                ])
    }

    private static let debtor = Part.agent("Dbtr", "CBXAXAXX")

    static let institution: [RuleFixture] =
        shared(
            "pacs.009", .institution, newest: .newestInstitution, total: "TtlIntrBkSttlmAmt", place: "<IntrBkSttlmAmt")
        + [
            RuleFixture("iso:pacs.009-transaction-or-uetr", .institution) {
                $0.replace(Part.uetr, "<TxId>TX-1</TxId>")
            } refuses: {
                $0.remove(Part.uetr)
            },
            RuleFixture("iso:pacs.009-C24", .institution) {
                $0.insert(Part.agent("IntrmyAgt1"), before: debtor)
                $0.insert(Part.agent("CdtrAgt"), after: debtor)
            } refuses: {
                $0.insert(Part.agent("IntrmyAgt1"), before: debtor)
            },
            RuleFixture("iso:pacs.009-intermediary-agent", .institution) {
                $0.insert(Part.agent("IntrmyAgt2"), before: debtor)
            },
            RuleFixture("iso:pacs.009-previous-agent", .institution) {
                $0.insert(Part.agent("PrvsInstgAgt2"), before: "<InstgAgt>")
            },
            RuleFixture("iso:pacs.009-agent-account", .institution) {
                $0.insert(Part.agent("CdtrAgt") + Part.account("CdtrAgtAcct"), after: debtor)
            } refuses: {
                $0.insert(Part.account("CdtrAgtAcct"), after: debtor)
            },
        ]

    private static let returnedAmount = Part.amount("RtrdInstdAmt", "1250.00", "USD")
    private static let euros = Part.amount("RtrdInstdAmt", "1100.00", "EUR")
    private static let bearer = "<ChrgBr>SHAR</ChrgBr>"
    private static let original =
        "<OrgnlGrpInf><OrgnlMsgId>SENT-1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>"
    private static let wholeReason = "<RtrRsnInf><Rsn><Cd>AC04</Cd></Rsn></RtrRsnInf>"

    /// A return of a whole group: nothing but the original message and the reason.
    private static func whole(_ text: inout EditedText, reason: Bool = true) {
        text.insert("<GrpRtr>true</GrpRtr>", after: dated)
        guard let start = text.text.range(of: "<TxInf>"), let end = text.text.range(of: "</TxInf>") else {
            preconditionFailure("a return has a transaction")
        }
        let group = original.replacingOccurrences(
            of: "</OrgnlGrpInf>", with: (reason ? wholeReason : "") + "</OrgnlGrpInf>")
        text.text.replaceSubrange(start.lowerBound..<end.upperBound, with: group)
    }

    static let returned: [RuleFixture] =
        shared(
            "pacs.004", .paymentReturn, newest: .newestReturn, total: "TtlRtrdIntrBkSttlmAmt",
            place: "<RtrdIntrBkSttlmAmt") + [
            RuleFixture("iso:pacs.004-transactions", .paymentReturn) {
                $0.insert("<GrpRtr>false</GrpRtr>", after: dated)
            } refuses: {
                whole(&$0)
                $0.replace("<GrpRtr>true<", "<GrpRtr>false<")
            },
            RuleFixture("iso:pacs.004-group-transactions", .paymentReturn) {
                whole(&$0)
            } refuses: {
                $0.insert("<GrpRtr>true</GrpRtr>", after: dated)
            },
            RuleFixture("iso:pacs.004-group-control-sum", .paymentReturn) {
                whole(&$0)
            } refuses: {
                whole(&$0)
                $0.insert("<CtrlSum>1250</CtrlSum>", after: dated)
            },
            RuleFixture("iso:pacs.004-group-reason", .paymentReturn) {
                whole(&$0)
            } refuses: {
                whole(&$0, reason: false)
            },
            RuleFixture("iso:pacs.004-original-message", .paymentReturn) {
                $0.insert(original, before: "<TxInf>")
            },
            RuleFixture("iso:pacs.004-direct-debit", .paymentReturn) {
                settle(&$0, "<SttlmMtd>COVE</SttlmMtd>\(Part.agent("InstgRmbrsmntAgt"))")
            } refuses: {
                settle(&$0, "<SttlmMtd>COVE</SttlmMtd>\(Part.agent("InstgRmbrsmntAgt"))")
                $0.replace("NmId>pacs.008.001.08<", "NmId>pacs.003.001.08<")
            },
            RuleFixture("iso:pacs.004-charges", .paymentReturn) {
                $0.insert(returnedAmount, before: bearer)
                $0.insert(Part.charge, after: bearer)
            } refuses: {
                $0.insert(Part.charge, after: bearer)
            },
            RuleFixture("iso:pacs.004-rate-missing", .paymentReturn) {
                $0.insert(euros + "<XchgRate>1.1</XchgRate>", before: bearer)
            } refuses: {
                $0.insert(euros, before: bearer)
            },
            RuleFixture("iso:pacs.004-rate-of-one-currency", .paymentReturn) {
                $0.insert(returnedAmount, before: bearer)
            } refuses: {
                $0.insert(returnedAmount + "<XchgRate>1</XchgRate>", before: bearer)
            },
            RuleFixture("iso:pacs.004-rate-without-amount", .paymentReturn) {
                $0.insert("<XchgRate>1.1</XchgRate>", before: bearer)
            },
            RuleFixture("iso:pacs.004-narrative", .paymentReturn) {
                $0.replace("<Rsn><Cd>AC04</Cd></Rsn>", Part.told)
            } refuses: {
                $0.replace("<Rsn><Cd>AC04</Cd></Rsn>", Part.narrative)
            },
            RuleFixture("iso:pacs.004-intermediary-agent", .paymentReturn) {
                $0.insert(Part.agent("IntrmyAgt1"), before: "<Cdtr>")
            } refuses: {
                $0.insert(Part.agent("IntrmyAgt2"), before: "<Cdtr>")
            },
            RuleFixture("iso:pacs.004-previous-agent", .paymentReturn) {
                $0.insert(Part.agent("PrvsInstgAgt1"), before: "<Cdtr>")
            } refuses: {
                $0.insert(Part.agent("PrvsInstgAgt2"), before: "<Cdtr>")
            },
            RuleFixture("iso:pacs.004-agent-account", .newestReturn) {
                $0.insert(Part.agent("CdtrAgt") + Part.account("CdtrAgtAcct"), before: "<Cdtr>")
            } refuses: {
                $0.insert(Part.account("CdtrAgtAcct"), before: "<Cdtr>")
            },
        ]

    static let answers: [RuleFixture] = [
        RuleFixture("iso:pacs.002-narrative", .statusReport) {
            $0.replace("<Rsn><Cd>AC04</Cd></Rsn>", Part.told)
        } refuses: {
            $0.replace("<Rsn><Cd>AC04</Cd></Rsn>", Part.narrative)
        },
        RuleFixture("iso:pacs.002-group-accepted", .groupStatusReport) { $0.replace("GrpSts>RJCT<", "GrpSts>ACSP<") },
        RuleFixture("iso:pacs.002-group-received", .groupStatusReport) { $0.replace("GrpSts>RJCT<", "GrpSts>RCVD<") },
        RuleFixture("iso:pacs.002-group-rejected", .groupStatusReport) { $0.replace("TxSts>RJCT<", "TxSts>ACSP<") },
        RuleFixture("iso:pacs.002-original-message", .statusReport) { $0.remove(original) },
        RuleFixture("iso:pacs.002-group-text", .groupStatusReport) {
            $0.insert("<StsRsnInf><AddtlInf>Closed</AddtlInf></StsRsnInf>", after: "</GrpSts>")
        } refuses: {
            $0.replace("TxSts>RJCT<", "TxSts>ACSP<")
            $0.replace("GrpSts>RJCT<", "GrpSts>ACSP<")
            $0.insert("<StsRsnInf><AddtlInf>Closed</AddtlInf></StsRsnInf>", after: "</GrpSts>")
        },
        RuleFixture("iso:pacs.028-original-message", .statusRequest) { $0.remove(original) },
    ]

    private static func report(_ name: String, _ message: RuleMessage, _ pages: String) -> [RuleFixture] {
        let counted = "<MsgPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></MsgPgntn>"
        let own = "<\(pages)><PgNb>1</PgNb><LastPgInd>true</LastPgInd></\(pages)>"
        return [
            RuleFixture("iso:\(name)-pagination", message) {
                $0.remove(own)
                $0.insert(counted, before: "</GrpHdr>")
            } refuses: {
                $0.insert(counted, before: "</GrpHdr>")
            },
            RuleFixture("iso:\(name)-reference", message) {
                $0.remove("<Refs><InstrId>INSTR-1</InstrId>\(Part.uetr)</Refs>")
            },
            RuleFixture("iso:\(name)-narrative", message) {
                $0.insert("<RtrInf>\(Part.told)</RtrInf>", before: "</TxDtls>")
            } refuses: {
                $0.insert("<RtrInf>\(Part.narrative)</RtrInf>", before: "</TxDtls>")
            },
        ]
    }

    private static let availability =
        "<Avlbty><Dt><NbOfDays>1</NbOfDays></Dt><Amt Ccy=\"KZT\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Avlbty>"

    static let reports: [RuleFixture] =
        report("camt.052", .accountReport, "RptPgntn") + report("camt.053", .statement, "StmtPgntn")
        + report("camt.054", .notification, "NtfctnPgntn")
        + [("camt.052", RuleMessage.accountReport), ("camt.053", .statement)].map { name, message in
            RuleFixture("iso:\(name)-forward-available", message) {
                $0.insert(Part.balance("FWAV"), before: "<Ntry>")
            } refuses: {
                $0.insert(Part.balance("FWAV", availability), before: "<Ntry>")
            }
        }

    static let cases: [RuleFixture] = [
        RuleFixture("iso:camt.056-case", .cancellation) { $0.insert(Part.aCase, before: "<Undrlyg>") },
        RuleFixture("iso:camt.056-narrative", .cancellation) {
            $0.replace("<Rsn><Cd>DUPL</Cd></Rsn>", Part.told)
        } refuses: {
            $0.replace("<Rsn><Cd>DUPL</Cd></Rsn>", Part.narrative)
        },
        RuleFixture("iso:camt.029-details", .resolution) {
            guard let start = $0.text.range(of: "<CxlDtls>"), let end = $0.text.range(of: "</CxlDtls>") else {
                preconditionFailure("a resolution has details")
            }
            $0.text.removeSubrange(start.lowerBound..<end.upperBound)
        },
        RuleFixture("iso:camt.029-resolved-case", .resolution) {
            $0.insert(Part.aCase.replacingOccurrences(of: "Case", with: "RslvdCase"), before: "<Sts>")
        },
        RuleFixture("iso:camt.029-narrative", .resolution) {
            $0.replace("<Rsn><Cd>ARDT</Cd></Rsn>", Part.told)
        } refuses: {
            $0.replace("<Rsn><Cd>ARDT</Cd></Rsn>", Part.narrative)
        },
    ]
}
