import Foundation
import Gateway
import Glibc
import Testing

extension RealServiceTests {
    /// Too much at once, and the end of the process with work under way.
    @Suite struct JourneyPressureTests {
        @Test func saysSoWhenItsQueuesAreFull() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(
                in: folder, ["GATEWAY_LIMITS_QUEUE_DEPTH_MAX": "1", "GATEWAY_LIMITS_WORKERS": "1"])
            let world = try JourneyWorld()
            let busy = try await withThrowingTaskGroup(of: [JourneyPayment].self) { group in
                for number in 0..<12 {
                    group.addTask { try await Self.sendMany(to: service, world, seed: UInt64(number + 1)) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(!busy.isEmpty, "twelve clients at one worker and a queue of one")
            // What was not taken left no trace, and is taken when there is room.
            let channel = try JourneyChannel("xa", to: service)
            for payment in busy.prefix(10) {
                #expect(try JourneyReply(try await channel.post(payment.bytes).body).summary == "ACSC")
            }
            await channel.close()
            #expect(try await service.stop() == .exited(0))
        }

        /// What was refused for want of room.
        private static func sendMany(
            to service: JourneyService, _ world: JourneyWorld, seed: UInt64
        ) async throws -> [JourneyPayment] {
            var maker = JourneyPaymentMaker(world, seed: seed)
            let at = try JourneyWorld.now(service.folder)
            let payments = try (0..<10).map { _ in try maker.payment(at: at) }
            let channel = try JourneyChannel("xa", to: service)
            var busy: [JourneyPayment] = []
            for payment in payments {
                let response = try await channel.post(payment.bytes)
                switch response.status {
                case 200, 202: break
                case 503:
                    let seconds = response.header("Retry-After").flatMap { Int($0) } ?? 0
                    #expect(seconds >= 1, "a 503 says when to come again")
                    #expect(response.header("Content-Type") == "application/problem+json")
                    // A 503 may also come once the payment is held, when there is no room to say "pending".
                    if try await channel.get("/v1/payments/\(payment.uetr)").status == 404 { busy.append(payment) }
                default: Issue.record("HTTP \(response.status)")
                }
            }
            await channel.close()
            return busy
        }

        @Test func finishesRequestsInFlightBeforeItEnds() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 41)
            let payments = try (0..<4).map { _ in try maker.payment(at: JourneyWorld.now(folder)) }
            // Half a body before the signal, the other half after it.
            let connections = try payments.map { payment in
                let half = payment.bytes.count / 2
                let own = try JourneyFolder()
                let child = try BadInputConnection.launch(
                    service, as: "xa",
                    [
                        .text(BadInputConnection.head(contentLength: payment.bytes.count)),
                        .bytes(Array(payment.bytes.prefix(half))), .sleep(milliseconds: 2500),
                        .bytes(Array(payment.bytes.dropFirst(half))),
                    ], in: own)
                return (own, child)
            }
            try await Task.sleep(for: .milliseconds(1500))
            service.child.send(SIGTERM)
            for (number, (_, child)) in connections.enumerated() {
                _ = try await child.ended(withinSeconds: 30)
                let answer = BadInputConnection.answer(of: child)
                #expect(answer.status == 200, "request \(number): \(answer.text.prefix(300)) \(answer.fault)")
                #expect(answer.text.contains("ACSC"))
            }
            #expect(try await service.child.ended(withinSeconds: 30) == .exited(0))
            try await allSettled(payments, in: folder)
        }

        private func allSettled(_ payments: [JourneyPayment], in folder: JourneyFolder) async throws {
            let service = try await JourneyService.start(in: folder)
            let channel = try JourneyChannel("xa", to: service)
            for payment in payments {
                let view = try JourneyJSON(try await channel.get("/v1/payments/\(payment.uetr)"))
                #expect(view["state"].text == "settled")
            }
            await channel.close()
            #expect(try await service.stop() == .exited(0))
        }
    }
}
