import Foundation
import Gateway
import Testing

/// Everything that was sent and answered, over all lives of the service.
actor CrashRecord {
    /// A payment, and the final answer once there was one.
    struct Entry {
        let payment: JourneyPayment
        /// What a partner must be told for ever after.
        var final: [UInt8]?
    }

    private(set) var entries: [String: Entry] = [:]
    private(set) var order: [String] = []
    private(set) var breaches: [String] = []
    /// How often a connection broke before the answer came.
    private(set) var unansweredCount = 0
    /// How often a payment was answered as pending.
    private(set) var pendingCount = 0

    func sent(_ payment: JourneyPayment) {
        guard entries[payment.uetr] == nil else { return }
        entries[payment.uetr] = Entry(payment: payment)
        order.append(payment.uetr)
    }

    /// Takes an answer: a final one is the first, or byte for byte the first again, and says that it is.
    func answered(_ payment: JourneyPayment, _ response: HTTPExchange.Response) {
        switch response.status {
        case 200: finalAnswer(payment, response)
        case 202:
            pendingCount += 1
            if entries[payment.uetr]?.final != nil { breach(payment, "pending after a final answer") }
        case 503: break
        default: breach(payment, "HTTP \(response.status): \(String(decoding: response.body, as: UTF8.self))")
        }
    }

    private func finalAnswer(_ payment: JourneyPayment, _ response: HTTPExchange.Response) {
        guard let first = entries[payment.uetr]?.final else {
            entries[payment.uetr]?.final = response.body
            return
        }
        if first != response.body { breach(payment, "another answer than the first") }
    }

    /// Takes the answer to a resend of what had been answered before.
    func repeated(_ payment: JourneyPayment, _ response: HTTPExchange.Response) {
        if response.status == 503 { return }
        if response.status != 200 { breach(payment, "HTTP \(response.status) to what was answered before") }
        if response.header("Idempotent-Replay") != "true" { breach(payment, "a repeat not called a repeat") }
        answered(payment, response)
    }

    func brokeOff() { unansweredCount += 1 }

    func breach(_ payment: JourneyPayment, _ what: String) { breaches.append("\(payment.uetr): \(what)") }

    func note(_ breach: String) { breaches.append(breach) }

    /// What was sent and never finally answered.
    var open: [JourneyPayment] { order.compactMap { entries[$0] }.filter { $0.final == nil }.map(\.payment) }

    /// What was finally answered, oldest first.
    var closed: [JourneyPayment] { order.compactMap { entries[$0] }.filter { $0.final != nil }.map(\.payment) }
}
