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

    typealias Tags = (agent: StaticString, account: StaticString)

    mutating func read(
        _ position: Int, _ tags: Tags, from children: inout ChildReader
    ) throws(ElementRejection) {
        guard children.isNext(tags.agent) || children.isNext(tags.account) else { return }
        let agent = try children.optional(tags.agent, as: AgentIdentification.self)
        self[position] = AgentAndAccount(agent: agent, account: try children.optional(tags.account))
    }

    func write(_ position: Int, _ tags: Tags, to element: ElementWriter) {
        guard let link = links.first(where: { $0.position == position })?.value else { return }
        element.write(tags.agent.description, link.agent)
        element.write(tags.account.description, link.account)
    }
}
