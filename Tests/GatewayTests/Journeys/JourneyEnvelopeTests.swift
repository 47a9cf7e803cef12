import Foundation
import Gateway
import Testing

extension RealServiceTests {
    /// Payments in the envelopes of others: where the corridor names them they settle, elsewhere they are refused.
    @Suite struct JourneyEnvelopeTests {
        /// The same header and document in a network's unit of transport.
        private static func moved(_ payment: JourneyPayment) throws -> [UInt8] {
            let text = String(decoding: payment.bytes, as: UTF8.self)
            let header = try #require(text.firstRange(of: "<AppHdr")).lowerBound
            let end = try #require(text.firstRange(of: "</Envelope>")).lowerBound
            let body = text[header..<end]
            return Array(
                ("<s:DataPDU xmlns:s=\"urn:swift:saa:xsd:saa.2.0\"><s:Revision>2.0.9</s:Revision>"
                    + "<s:Header><s:Message/></s:Header><s:Body>\(body)</s:Body></s:DataPDU>").utf8)
        }

        @Test func aCorridorAcceptsTheEnvelopesItNames() async throws {
            let service = try await JourneyService.start(
                in: JourneyFolder(), ["GATEWAY_CORRIDORS_0_ENVELOPES": "plain,swift-saa"])
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 86)
            let now = try JourneyWorld.now(service.folder)
            let named = try JourneyChannel("xa", to: service)
            let payment = try maker.payment(from: "XA", at: now)
            let response = try await named.post(Self.moved(payment))
            #expect(try JourneyReply(response.body).summary == "ACSC")
            #expect(try JourneyReply.isSignedByUs(response.body))
            let view = try JourneyJSON(try await named.get("/v1/payments/\(payment.uetr)"))
            #expect(view["state"].text == "settled")

            // The same message in another envelope is other bytes with a known identifier, and moves nothing twice.
            let again = try await named.post(payment.bytes)
            #expect(try JourneyReply(again.body).summary.hasSuffix(" DU01"))
            let own = try await named.post(try maker.payment(from: "XA", at: now).bytes)
            #expect(try JourneyReply(own.body).summary == "ACSC")

            let other = try JourneyChannel("xc", to: service)
            let refused = try await other.post(Self.moved(try maker.payment(from: "XC", at: now)))
            #expect(try JourneyReply(refused.body).summary == "admi.002.001.01 FF01")
            #expect(try await service.stop() == .exited(0))
        }
    }
}
