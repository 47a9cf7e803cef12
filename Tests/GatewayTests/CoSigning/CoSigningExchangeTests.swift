import DualSign
import Foundation
import Testing

@testable import Gateway

@Suite struct CoSigningExchangeTests {
    private let request = CoSigningExchange.Request(
        requestIdentifier: "r-1", uetr: "7a562c67-ca16-48ba-b074-65581be6f011", suite: "ecdsa-p256-sha256",
        subjectKeyIdentifier: "0a0b", signedInfo: Data([1, 2, 3]), draft: Data([4, 5]))

    private func outcome(_ status: Int, _ body: String) -> Result<[UInt8], KeyFault> {
        Result { () throws(KeyFault) in
            try CoSigningExchange.value(
                in: HTTPExchange.Response(status: status, headers: [], body: Array(body.utf8)), to: request)
        }
    }

    @Test func takesASignature() {
        let body = #"{"requestIdentifier":"r-1","subjectKeyIdentifier":"0a0b","signatureValue":"AQID","more":1}"#
        #expect(outcome(200, body) == .success([1, 2, 3]))
    }

    @Test(arguments: SignerRefusal.allCases)
    func takesARefusal(refusal: SignerRefusal) {
        let body = #"{"requestIdentifier":"r-1","reason":"\#(refusal.rawValue)"}"#
        #expect(outcome(422, body) == .failure(.signerRefused(refusal)))
    }

    @Test(arguments: [
        (200, ""), (200, "{}"), (200, "[]"),
        (200, #"{"requestIdentifier":"r-2","subjectKeyIdentifier":"0a0b","signatureValue":"AQID"}"#),
        (200, #"{"requestIdentifier":"r-1","subjectKeyIdentifier":"0a0c","signatureValue":"AQID"}"#),
        (200, #"{"requestIdentifier":"r-1","subjectKeyIdentifier":"0a0b","signatureValue":"*"}"#),
        (200, #"{"requestIdentifier":"r-1","subjectKeyIdentifier":"0a0b"}"#),
        (422, #"{"requestIdentifier":"r-2","reason":"too-late"}"#),
        (422, #"{"requestIdentifier":"r-1","reason":"some-other-reason"}"#), (422, ""), (400, ""), (404, ""),
        (500, ""), (301, ""), (204, ""), (100, ""),
    ])
    func doesNotUnderstandOthers(status: Int, body: String) {
        #expect(outcome(status, body) == .failure(.signerUnavailable(.answerNotUnderstood)))
    }

    @Test(arguments: [429, 502, 503, 504])
    func knowsThatItIsBusy(status: Int) {
        #expect(outcome(status, "") == .failure(.signerUnavailable(.busy)))
    }

    @Test(arguments: [401, 403])
    func knowsThatItIsNotWelcome(status: Int) {
        #expect(outcome(status, "") == .failure(.signerUnavailable(.channelRefused)))
    }
}
