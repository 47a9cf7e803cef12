import Foundation
import Settlement
import Storage
import TengeLedger
import Testing

@testable import Gateway

extension RealServiceTests {
    /// A payment that was held when the service stopped: finished by the next start, or given back if that comes too
    /// late.
    @Suite struct JourneyHoldTests {
        /// Starts a service once, so that there are books; then holds a payment in them behind its back.
        private func heldPayment(in folder: JourneyFolder) async throws -> JourneyPayment {
            let service = try await JourneyService.start(in: folder)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 31)
            let now = try JourneyWorld.now(folder)
            let payment = try maker.payment(at: now)
            #expect(try await service.stop() == .exited(0))
            var configuration = maker.world.configuration
            // Nothing is fetched here, so nothing is known of revocation.
            for index in configuration.corridors.indices { configuration.corridors[index].trust = nil }
            let parts = try PipelineParts(configuration)
            let corridor = try #require(parts.corridors[maker.world.partner("XA").bic])
            let admission = parts.inspection.inspect(
                payment.bytes, corridor: corridor, receivedAt: Instant(millisecondsSinceEpoch: now)
            ).admission
            let sequencer = try SettlementSequencer(path: JourneyService.storePath(folder))
            let answer = try await sequencer.submit(.admit(admission))
            try await sequencer.close()
            guard case .held = answer else { throw JourneyFault("not held: \(answer)") }
            #expect(try await heldMinorUnits(folder) == payment.amountMinorUnits)
            return payment
        }

        private func heldMinorUnits(_ folder: JourneyFolder) async throws -> Int64? {
            let sequencer = try SettlementSequencer(path: JourneyService.storePath(folder))
            let account = try await sequencer.books.account(
                #require(AccountIdentifier(try JourneyWorld().partner("XA").settlementAccount)))
            try await sequencer.close()
            return account?.heldMinorUnits
        }

        @Test func finishesWhatAStopLeftHeld() async throws {
            let folder = try JourneyFolder()
            let payment = try await heldPayment(in: folder)
            let service = try await JourneyService.start(in: folder)
            let channel = try JourneyChannel("xa", to: service)
            // Nobody asks: the service takes it up by itself.
            let final = try await JourneyTests.inMailbox(payment, channel)
            #expect(try JourneyReply(final).summary == "ACSC")
            let again = try await channel.post(payment.bytes)
            #expect(again.body == final)
            #expect(again.header("Idempotent-Replay") == "true")
            await channel.close()
            #expect(try await service.stop() == .exited(0))
            #expect(try await heldMinorUnits(folder) == 0)
        }

        @Test func givesBackWhatIsPastItsDeadline() async throws {
            let folder = try JourneyFolder()
            let payment = try await heldPayment(in: folder)
            // The next start is a second after the hold's end.
            let file = JourneyService.storePath(folder) + ".clock"
            let offset = try #require(
                Int64(try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)))
            let holdSeconds = try JourneyWorld().partner("XA").holdSeconds
            try "\(offset + Int64(holdSeconds + 1) * 1000)\n".write(toFile: file, atomically: true, encoding: .utf8)

            let service = try await JourneyService.start(in: folder)
            let channel = try JourneyChannel("xa", to: service)
            let final = try await JourneyTests.inMailbox(payment, channel)
            let reply = try JourneyReply(final)
            #expect(reply.summary == "RJCT DS24")
            #expect(reply.uetr == payment.uetr)
            let view = try JourneyJSON(try await channel.get("/v1/payments/\(payment.uetr)"))
            #expect(view["state"].text == "released")
            #expect(view["decision"].text == "abort")
            #expect(view["reason"]["code"].text == "DS24")
            let again = try await channel.post(payment.bytes)
            #expect(again.body == final, "too late is too late")
            // The money is free again: a payment of today's clock settles.
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 37)
            let next = try maker.payment(at: JourneyWorld.now(folder))
            #expect(try JourneyReply(try await channel.post(next.bytes).body).summary == "ACSC")
            await channel.close()
            #expect(try await service.stop() == .exited(0))
            #expect(try await heldMinorUnits(folder) == 0)
        }
    }
}
