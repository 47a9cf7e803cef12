import Foundation
import Testing
import XMLCore

@testable import ISO20022

@Suite struct RoundTripTests {
    private static let definitions = MessageDefinition.allCases.filter {
        $0.root == .header || BusinessContent.definitions.contains($0)
    }

    /// What a rewrite loses is named, and nothing else is lost: the original without what is named, spelled as it is
    /// said to be spelled, is the rewrite to the byte.
    @Test(arguments: definitions, [5, 40, 80])
    func whatIsNamedIsAllThatIsLost(_ definition: MessageDefinition, _ optionalPercent: Int) throws {
        for seed in 1...(optionalPercent > 60 ? 6 : 20) {
            var instance = SchemaInstance(
                definition, seed: UInt64(seed), optionalPercent: optionalPercent, elementsMax: 1500)
            let made = instance.make().root
            try RoundTripOracle.check(made, definition)
        }
    }

    @Test func aMessageOfOursLosesNothing() throws {
        let content = BusinessContent.customerCreditTransfer(try RuleBench.transfer())
        #expect(try outsideOfPage(RuleBench.element(of: content), definition: .customerCreditTransfer) == [])
        let header = try RuleBench.header(.customerCreditTransfer)
        let draft = XMLDraft(root: "AppHdr", namespace: MessageDefinition.businessApplicationHeader.namespaceURI)
        header.write(to: draft.root)
        #expect(try outsideOfPage(draft.seal().root, definition: .businessApplicationHeader) == [])
        // A signature is no part of the header's page: what is signed is kept as it came.
        let signed = XMLDraft(root: "AppHdr", namespace: MessageDefinition.businessApplicationHeader.namespaceURI)
        header.write(to: signed.root) {
            $0.child("Sgntr").child("Signature", namespace: "http://www.w3.org/2000/09/xmldsig#", prefix: "ds")
        }
        let differences = try outsideOfPage(signed.seal().root, definition: .businessApplicationHeader)
        #expect(differences == [RoundTripDifference(path: "/AppHdr/Sgntr", line: 0, kind: .lost)])
    }

    @Test func placesAndLinesAreThoseOfTheMessage() throws {
        let text = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.028.001.03"
              xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a b">
              <FIToFIPmtStsReq>
                <GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-21T09:30:00Z</CreDtTm></GrpHdr>
                <TxInf>
                </TxInf>
                <TxInf>
                  <OrgnlTxId>U</OrgnlTxId>
                  <OrgnlTxRef>
                    <IntrBkSttlmAmt Ccy="KZT">100</IntrBkSttlmAmt>
                    <PmtMtd>TRF</PmtMtd>
                  </OrgnlTxRef>
                </TxInf>
                <SplmtryData><Envlp><x xmlns="urn:x">any</x></Envlp></SplmtryData>
              </FIToFIPmtStsReq>
            </Document>
            """
        let xml = try ParsedXML(Array(text.utf8), limits: .payment)
        let found = try outsideOfPage(xml.root, definition: .paymentStatusRequest)
        let content = "/Document/FIToFIPmtStsReq"
        let reference = content + "/TxInf[2]/OrgnlTxRef"
        #expect(
            found == [
                RoundTripDifference(path: "/Document/@schemaLocation", line: 2, kind: .lost),
                RoundTripDifference(
                    path: content + "/GrpHdr/CreDtTm", line: 4, kind: .respelled(as: "2026-11-21T09:30:00+00:00")),
                RoundTripDifference(
                    path: reference + "/IntrBkSttlmAmt", line: 10, kind: .respelled(as: "100.00")),
                RoundTripDifference(path: reference + "/PmtMtd", line: 11, kind: .lost),
                RoundTripDifference(path: content + "/SplmtryData", line: 14, kind: .lost),
            ])
    }

    /// A document without a page is lost as a whole, and said to be.
    @Test func aDocumentWithoutAPageIsLost() throws {
        var instance = SchemaInstance(.customerCreditTransferInitiation, seed: 1, optionalPercent: 20)
        let found = try outsideOfPage(instance.make().root, definition: .customerCreditTransferInitiation)
        #expect(found.map(\.path) == ["/Document/CstmrCdtTrfInitn"])
    }

    /// What the pages of payments leave outside, by the definitions' own names: a child that a page should hold and
    /// does not shows here.
    @Test(arguments: PaymentPages.outside.keys.sorted { $0.rawValue < $1.rawValue })
    func onlyWhatIsCarriedIsLost(_ definition: MessageDefinition) throws {
        var lost: Set<String> = []
        for seed in 1...60 {
            var instance = SchemaInstance(
                definition, seed: UInt64(seed), optionalPercent: 70, elementsMax: 4000)
            let made = instance.make().root
            for difference in try outsideOfPage(made, definition: definition) where difference.kind == .lost {
                let element = try #require(made.find(path: difference.path)?.element)
                // What holds nothing says nothing: a container whose children are all left out.
                guard element.children.contains(where: { _ in true }) || !element.textContent.isEmpty else { continue }
                lost.insert(element.localName)
            }
        }
        #expect(lost == PaymentPages.outside[definition])
    }
}

/// What the pages of payments carry, by definition.
enum PaymentPages {
    /// In every one of them: parts of agents, parties and addresses.
    private static let everywhere: Set<String> = ["BrnchId", "AdrTp", "CtctDtls", "DtAndPlcOfBirth", "SplmtryData"]
    private static let settlementTimes: Set<String> = ["SttlmTmIndctn", "SttlmTmReq"]
    private static let original: Set<String> = [
        "Amt", "ReqdColltnDt", "ReqdExctnDt", "CdtrSchmeId", "SttlmInf", "PmtTpInf", "PmtMtd", "MndtRltdInf", "Strd",
    ]
    private static let transfer = everywhere.union(settlementTimes).union(["Tax", "RltdRmtInf", "Strd"])

    static let outside: [MessageDefinition: Set<String>] = [
        .customerCreditTransfer: transfer,
        .customerCreditTransferV14: transfer.union(["AgrdRate", "MndtRltdInf", "PmtSgntr"]),
        .financialInstitutionCreditTransfer: everywhere.union(settlementTimes).union(["Tax", "Strd"]),
        .financialInstitutionCreditTransferV13: everywhere.union(settlementTimes)
            .union(["Tax", "Strd", "PmtSgntr", "UndrlygAllcn", "UndrlygFICdtTrf"]),
        .paymentStatusReport: everywhere.union(original),
        .paymentStatusReportV16: everywhere.union(original).union(["CdtSttlmKey"]),
        .paymentReturn: everywhere.union(original).union(["SttlmTmIndctn", "Authstn"]),
        .paymentReturnV15: everywhere.union(original).union(settlementTimes)
            .union(["Authstn", "AgrdRate", "UndrlygFICdtTrf", "Tax"]),
        .paymentStatusRequest: everywhere.union(original),
        .paymentStatusRequestV07: everywhere.union(original),
    ]
}
