import Foundation
import Gateway

/// One partner's client under load: sends until the service is gone.
struct CrashLoad: Sendable {
    let world: JourneyWorld
    let service: JourneyService
    let record: CrashRecord
    let seed: UInt64

    /// Sends payments of all kinds until the connection breaks or the time is up.
    func run(until deadline: ContinuousClock.Instant) async throws {
        var chance = JourneyChance(seed: seed)
        var maker = JourneyPaymentMaker(world, seed: chance.next())
        let channels = try ["XA": JourneyChannel("xa", to: service), "XB": JourneyChannel("xb", to: service)]
        while ContinuousClock.now < deadline {
            let kind = Int.random(in: 0..<10, using: &chance)
            let partner = kind == 0 ? "XB" : "XA"
            // What is refused must have one outcome too.
            let account = kind == 1 ? JourneyWorld.unknownAccount : JourneyWorld.creditorAccount
            let payment = try maker.payment(
                from: partner, at: JourneyWorld.now(service.folder), creditorAccount: account)
            await record.sent(payment)
            guard let channel = channels[partner], await send(payment, channel, waits: kind != 2) else { break }
            // The same bytes at once: the answer is the same, or still to come.
            if kind == 3, await !send(payment, channel, waits: true) { break }
        }
        for channel in channels.values { await channel.close() }
    }

    /// False when there is nobody left to answer.
    private func send(_ payment: JourneyPayment, _ channel: JourneyChannel, waits: Bool) async -> Bool {
        do throws(CurlFault) {
            await record.answered(payment, try await channel.post(payment.bytes, waitSeconds: waits ? 20 : nil))
            return true
        } catch {
            await record.brokeOff()
            return false
        }
    }
}
