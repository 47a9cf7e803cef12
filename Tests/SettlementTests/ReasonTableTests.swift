import DualSign
import Foundation
import ISO20022
import Settlement
import TengeLedger
import Testing

@Suite struct ReasonTableTests {
    /// The codes of the reply table, by the standard's own names.
    @Test(arguments: [
        (LedgerRejection.insufficientFunds, "AM04"), (.payeeNotFound, "AC03"), (.payeeClosed, "AC07"),
        (.payerClosed, "AC05"), (.payeeFrozen, "AC06"), (.payerFrozen, "AC06"), (.payerNotFound, "AC02"),
        (.payeeLimitExceeded, "AM23"), (.payeeCurrencyDiffers, "CURR"), (.payerCurrencyDiffers, "AM11"),
        (.amountZero, "AM01"), (.amountNegative, "AM12"), (.holdExists, "AM05"), (.deadlineNotAfterNow, "AB03"),
        (.payerEqualsPayee, "AC03"),
    ])
    func theLedgersRefusals(rejection: LedgerRejection, code: String) {
        #expect(StatusReason(rejection).rawValue == code)
    }

    @Test(arguments: [
        (SignatureRejection.signatureMissing, "DS0A"), (.keyUnknown, "DS0E"), (.certificateExpired, "DS0D"),
        (.certificateNotYetValid, "DS0D"), (.algorithmMismatch, "DS0B"), (.suiteUnavailable(.sm2SM3), "DS0B"),
        (.signatureValueInvalid, "DS17"),
        (.digestMismatch(.document), "DS17"), (.termsMismatch, "DS17"), (.signerNotEntitledToMessage, "DS0G"),
        (.sameSignerTwice, "DS26"), (.sameJurisdictionTwice, "DS26"), (.jurisdictionMismatch, "DS19"),
        (.issuerExpired, "DS0F"), (.issuerNotYetValid, "DS0F"), (.certificateRevoked(.keyCompromise), "DS0C"),
        (.revocationUnknown(.stale), "DS0D"), (.requiredJurisdictionMissing(Sample.kz), "DS0A"),
        (.additionalSignatureMissing(Sample.kz), "DS0A"),
        (.formatNotAllowed(.signatureCount), "DS0B"),
    ])
    func refusedSignatures(rejection: SignatureRejection, code: String) {
        #expect(StatusReason(rejection).rawValue == code)
        #expect(Refusal(rejection).reply == .messageReject)
    }

    @Test func everyRefusalHasAReasonAndAText() {
        let reasons =
            LedgerRejection.allCases.map(StatusReason.init) + UnreadableMessage.allCases.map(StatusReason.init)
            + SequencerRejection.allCases.map(StatusReason.init)
        for reason in reasons { #expect(!reason.text.isEmpty && reason != .narrative) }
        #expect(StatusReason(ofSecondSigner: .keyUnknown).rawValue == "DS22")
        #expect(StatusReason(ofSecondSigner: .signatureValueInvalid).rawValue == "DS17")
        #expect(StatusReason(ofSecondSigner: .certificateRevoked(.unspecified)).rawValue == "DS20")
        #expect(StatusReason(ofSecondSigner: .revocationUnknown(.noAnswer)).rawValue == "DS21")
        #expect(StatusReason(ofSecondSigner: .issuerExpired).rawValue == "DS23")
        for rejection in [AmountLimitRejection.currencyNotAllowed, .aboveLimit(minorUnits: 1)] {
            #expect(StatusReason(rejection).rawValue == "DS19")
            #expect(Refusal(rejection).reply == .paymentStatusReport)
        }
    }

    /// The hand-written JSON and the library's are the same bytes.
    @Test func evidenceIsEncodedAsTheLibraryWould() throws {
        let odd = """
            [{"jurisdiction":"KZ","signerSubject":"CN=\\"Қаржы\\" \\\\ \\u0001\\u001f\\t/","subjectKeyIdentifier":"0b",
              "suite":"rsa-pss-sha256","profile":"header","digests":{"keyInfo":"1","document":"2","header":"3"},
              "signatureValue":"a+/=","covers":["message"],"verifiedAtMilliseconds":-5},
             {"jurisdiction":"KZ","signerSubject":"","subjectKeyIdentifier":"0b","suite":"rsa-pss-sha256",
              "profile":"header","digests":{},"signatureValue":"","covers":[],"verifiedAtMilliseconds":0,
              "trust":{"certificate":"0c","issuers":["0d","0e"],"signedAtMilliseconds":7,"revocation":[
               {"certificate":"0c","answer":{"digest":"0f","source":"list","thisUpdateMilliseconds":1,
                "nextUpdateMilliseconds":2}},
               {"certificate":"0d","unknown":"noAnswer"},
               {"certificate":"0d","unknown":"stale","answer":{"digest":"10","source":"responder",
                "thisUpdateMilliseconds":-1,"nextUpdateMilliseconds":0}}]}}]
            """
        let evidence =
            [Sample.partnerEvidence] + (try JSONDecoder().decode([SignatureEvidence].self, from: Data(odd.utf8)))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for evidence in [evidence, []] {
            let encoded = EncodedEvidence(evidence)
            #expect(
                String(decoding: encoded.json, as: UTF8.self)
                    == String(decoding: try encoder.encode(evidence), as: UTF8.self))
            #expect(try encoded.decoded() == evidence)
        }
    }
}
