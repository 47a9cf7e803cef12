import XMLCore

/// Up to three agents of one kind in a row, each with its account.
///
/// Only those present are kept. A chain may have gaps in the file; the rules C28–C38 say it must not.
public struct AgentChain: Hashable, Sendable {
    /// An agent at its place in the row.
    public struct Link: Hashable, Sendable {
        /// 1...3.
        public let position: Int
        /// The agent and its account.
        public let value: AgentAndAccount
    }

    /// The links that are present, in order.
    public private(set) var links: [Link] = []

    /// No agents.
    public init() {}

    /// The agent and account at a place, 1...3; empty when absent.
    public subscript(position: Int) -> AgentAndAccount {
        get { links.first { $0.position == position }?.value ?? AgentAndAccount() }
        set {
            precondition((1...3).contains(position), "a chain has three places")
            links.removeAll { $0.position == position }
            guard !newValue.isEmpty else { return }
            links.append(Link(position: position, value: newValue))
            links.sort { $0.position < $1.position }
        }
    }

    fileprivate typealias Tags = (agent: StaticString, account: StaticString)

    fileprivate mutating func read(
        _ position: Int, _ tags: Tags, from children: inout ChildReader
    ) throws(ElementRejection) {
        guard children.isNext(tags.agent) || children.isNext(tags.account) else { return }
        let agent = try children.optional(tags.agent, as: AgentIdentification.self)
        self[position] = AgentAndAccount(agent: agent, account: try children.optional(tags.account))
    }

    /// Writes a link; its account has no place where only a definition with another type has one.
    fileprivate func write(_ position: Int, _ tags: Tags, to element: ElementWriter, accountSince type: String?) {
        guard let link = links.first(where: { $0.position == position })?.value else { return }
        element.write(tags.agent.description, link.agent)
        if let type {
            element.write(tags.account.description, link.account, since: type)
        } else {
            element.write(tags.account.description, link.account)
        }
    }

    mutating func readPrevious(from children: inout ChildReader) throws(ElementRejection) {
        try read(1, ("PrvsInstgAgt1", "PrvsInstgAgt1Acct"), from: &children)
        try read(2, ("PrvsInstgAgt2", "PrvsInstgAgt2Acct"), from: &children)
        try read(3, ("PrvsInstgAgt3", "PrvsInstgAgt3Acct"), from: &children)
    }

    mutating func readIntermediary(from children: inout ChildReader) throws(ElementRejection) {
        try read(1, ("IntrmyAgt1", "IntrmyAgt1Acct"), from: &children)
        try read(2, ("IntrmyAgt2", "IntrmyAgt2Acct"), from: &children)
        try read(3, ("IntrmyAgt3", "IntrmyAgt3Acct"), from: &children)
    }

    func writePrevious(to element: ElementWriter, accountSince type: String? = nil) {
        write(1, ("PrvsInstgAgt1", "PrvsInstgAgt1Acct"), to: element, accountSince: type)
        write(2, ("PrvsInstgAgt2", "PrvsInstgAgt2Acct"), to: element, accountSince: type)
        write(3, ("PrvsInstgAgt3", "PrvsInstgAgt3Acct"), to: element, accountSince: type)
    }

    func writeIntermediary(to element: ElementWriter, accountSince type: String? = nil) {
        write(1, ("IntrmyAgt1", "IntrmyAgt1Acct"), to: element, accountSince: type)
        write(2, ("IntrmyAgt2", "IntrmyAgt2Acct"), to: element, accountSince: type)
        write(3, ("IntrmyAgt3", "IntrmyAgt3Acct"), to: element, accountSince: type)
    }
}

/// The two chains of a payment, and the two agents between which it travels: from `PrvsInstgAgt1` to `IntrmyAgt3Acct`.
struct AgentChains {
    let previous: AgentChain
    let instructing: AgentIdentification?
    let instructed: AgentIdentification?
    let intermediary: AgentChain

    init(_ children: inout ChildReader) throws(ElementRejection) {
        var chain = AgentChain()
        try chain.readPrevious(from: &children)
        previous = chain
        instructing = try children.optional("InstgAgt")
        instructed = try children.optional("InstdAgt")
        chain = AgentChain()
        try chain.readIntermediary(from: &children)
        intermediary = chain
    }
}
