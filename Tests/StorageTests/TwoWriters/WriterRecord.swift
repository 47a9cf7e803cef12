/// What two processes were sent and what they answered, over all lives of both; what does not go together is a breach.
struct WriterRecord {
    /// What is known of one payment.
    struct Payment {
        var held: WriterPrint?
        var settled: WriterPrint?
        var aborted: WriterPrint?

        /// An answer was given, by whomever.
        var isAnswered: Bool { held != nil || settled != nil || aborted != nil }
    }

    private(set) var payments: [Int: Payment] = [:]
    /// Commands of an operator, by number: how often one was done for the first time.
    private(set) var issues: [Int: Int] = [:]
    private(set) var breaches: [String] = []
    private(set) var livesOpened = 0
    private(set) var answersCount = 0
    private(set) var refusalsCount = 0

    mutating func breach(_ what: String) { breaches.append(what) }

    mutating func take(_ notes: [WriterNote]) {
        for note in notes { take(note) }
    }

    mutating func take(_ note: WriterNote) {
        switch note {
        case .opened: livesOpened += 1
        case .sent(let number): if payments[number] == nil { payments[number] = Payment() }
        case .held(let number, let print): set(number, \.held, print)
        case .settled(let number, let print): set(number, \.settled, print)
        case .aborted(let number, let print): set(number, \.aborted, print)
        case .issuing(let number): issues[number, default: 0] += 0
        case .issued(let number, let isRepeat):
            answersCount += 1
            issues[number, default: 0] += isRepeat ? 0 : 1
            if issues[number, default: 0] > 1 { breach("issue \(number) was done twice") }
        case .refused: refusalsCount += 1
        case .breach(let what): breach(what)
        }
    }

    /// The first answer is the answer, whoever gives it.
    private mutating func set(
        _ number: Int, _ field: WritableKeyPath<Payment, WriterPrint?>, _ print: WriterPrint
    ) {
        answersCount += 1
        var payment = payments[number] ?? Payment()
        if let first = payment[keyPath: field], first != print { breach("\(number): \(first), then \(print)") }
        payment[keyPath: field] = print
        payments[number] = payment
        if payment.settled != nil && payment.aborted != nil { breach("\(number): settled and given back") }
        let messages = Set([payment.held, payment.settled, payment.aborted].compactMap { $0?.message })
        if messages.count > 1 { breach("\(number): on file as \(messages.sorted())") }
    }

    /// How many payments settled, and how many are held.
    var counts: (settled: Int64, held: Int64) {
        payments.values.reduce(into: (0, 0)) { counts, payment in
            if payment.settled != nil { counts.settled += 1 }
            if payment.held != nil && payment.settled == nil && payment.aborted == nil { counts.held += 1 }
        }
    }

    /// Numbers that two have: a message or a reply was written over.
    mutating func checkNumbers() {
        var messages: [Int64: Int] = [:]
        var replies: [Int64: Int] = [:]
        for (number, payment) in payments {
            if let message = (payment.held ?? payment.settled ?? payment.aborted)?.message,
                let other = messages.updateValue(number, forKey: message)
            {
                breach("\(number) and \(other) are both message \(message)")
            }
            if let reply = payment.settled?.mailbox, let other = replies.updateValue(number, forKey: reply) {
                breach("\(number) and \(other) have both reply \(reply)")
            }
        }
    }
}
