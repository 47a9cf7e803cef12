/// What waits, first in first out. Grows when it is full, and keeps the room it has had.
struct Ring<Element>: ~Copyable {
    private var slots: [Element?]
    private var head = 0
    /// How many wait.
    private(set) var count = 0

    init(capacity: Int) {
        precondition(capacity > 0, "a ring has a slot")
        slots = Array(repeating: nil, count: capacity)
    }

    /// Adds at the end.
    mutating func push(_ element: Element) {
        if count == slots.count { grow() }
        slots[(head + count) % slots.count] = element
        count += 1
    }

    /// Takes from the front; nil when nothing waits.
    mutating func pop() -> Element? {
        guard count > 0 else { return nil }
        let element = slots[head]
        slots[head] = nil
        head = (head + 1) % slots.count
        count -= 1
        return element
    }

    private mutating func grow() {
        slots = Array(slots[head...] + slots[..<head]) + Array(repeating: nil, count: slots.count)
        head = 0
    }
}
