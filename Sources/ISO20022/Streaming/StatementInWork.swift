import XMLCore

/// The statement that a stream is in: what was read of it, and what is wrong with that.
///
/// An element is looked at where it stands in the tree that is left of the file: header, head of the statement, and one
/// entry. Paths in that tree lack the numbers of what is gone; `PlacedFinding` puts them back.
struct StatementInWork {
    let practices: [Practice]
    /// Whether what is read is wanted, or only what is wrong with it.
    let takesEvents: Bool
    var version = AccountMessageVersion.v08
    var isWithoutRules = false

    private var placed: [PlacedFinding] = []
    private var header: BusinessApplicationHeader?
    /// In front of the document, where its definition is known.
    var headerElement: Element?
    private var groupHeader: StatementGroupHeader?
    private var head: StatementHead?
    /// Of the statements that stay in the tree.
    private var keptHeads: [StatementHead] = []
    private var isHeadTold = false
    private var entries = 0
    /// Of each statement so far, how many entries it had.
    private var entriesOfStatements: [Int] = []
    private var isBroken = false
    /// As many as the rulebooks give of one message.
    private static let findingsMax = 200

    private var statements: Int { entriesOfStatements.count }
    /// Everything found; paths are right when the file is over.
    var findings: [Finding] { placed.map { $0.finding(entriesOfStatements) } }

    init(practices: [Practice], takesEvents: Bool) {
        self.practices = practices
        self.takesEvents = takesEvents
    }

    /// Entries are looked at for what they say, for rules, and for letters that look like others.
    var wantsEntries: Bool { !isBroken && placed.count < Self.findingsMax }

    /// The heads of the first two statements stay, so that a rule can see that there are several.
    var keepsHead: Bool { statements <= 2 }

    private var reads: Bool { takesEvents || !practices.isEmpty }

    // MARK: Parts

    mutating func header(_ element: Element, _ isSound: Bool, _ events: inout [StatementEvent?]) {
        lookAlikes(element)
        guard reads, isSound, !isBroken, ISONamespace.identifier(of: element).hasPrefix("head.") else { return }
        do throws(ElementRejection) {
            let page = try BusinessApplicationHeader(element)
            header = page
            add(headerRuleFindings(in: page, header: element, practices: practices))
            if takesEvents { events.append(.header(page)) }
        } catch {
            add([Finding(error)])
            isBroken = takesEvents
        }
    }

    /// The first statement begins: the group header is whole.
    mutating func messageBegins(
        _ message: Element, _ isSound: Bool, _ shape: StatementShape, _ events: inout [StatementEvent?]
    ) {
        (head, isHeadTold, entries) = (nil, false, 0)
        entriesOfStatements.append(0)
        guard statements == 1, let element = message.child(StatementShape.groupHeader) else { return }
        lookAlikes(element)
        guard reads, isSound, !isBroken else { return }
        do throws(ElementRejection) {
            let page = try StatementGroupHeader(element)
            groupHeader = page
            if takesEvents { events.append(.groupHeader(page)) }
        } catch {
            add([Finding(error)])
            isBroken = true
        }
    }

    /// The message ends: what stands behind the statements is whole.
    mutating func messageEnds(_ message: Element, _ isSound: Bool) {
        for element in message.children {
            let isSeen = statements > 0 && !element.isNamed(StatementShape.supplement)
            if !isSeen { lookAlikes(element) }
        }
        checkContent(message, isSound)
        guard !practices.isEmpty, isSound, !isBroken, let document = message.parent else { return }
        let behind = message.path + "/" + String(describing: StatementShape.supplement)
        let day = header?.creationDate.date
        add(documentRuleFindings(in: document, practices: practices, on: day).filter { $0.path.hasPrefix(behind) })
    }

    /// The document ends.
    mutating func documentEnds(_ document: Element, _ isSound: Bool) { checkContent(document, isSound) }

    /// What stands between the elements of one that was read bit by bit.
    private mutating func checkContent(_ element: Element, _ isSound: Bool) {
        guard reads, isSound, !isBroken else { return }
        do throws(ElementRejection) {
            try element.sequence { children throws(ElementRejection) in while children.next() != nil {} }
        } catch {
            add([Finding(error)])
            isBroken = true
        }
    }

    /// The first entry of a statement begins, or the statement ends without one: its head is whole.
    mutating func entriesBegin(
        _ element: Element?, _ isSound: Bool, _ shape: StatementShape, _ events: inout [StatementEvent?]
    ) {
        guard !isHeadTold, let element else { return }
        isHeadTold = true
        guard reads, isSound, !isBroken else { return }
        do throws(ElementRejection) {
            let page = try shape.head(element)
            head = page
            if takesEvents { events.append(.begins(page)) }
        } catch {
            reject(error, in: element)
        }
    }

    /// An entry is whole. Without a character beyond ASCII in it there is nothing to be mistaken.
    mutating func entry(
        _ element: Element, _ isSound: Bool, isBeyondASCII: Bool, _ events: inout [StatementEvent?]
    ) {
        guard isSound, !isBroken else { return }
        if isBeyondASCII { lookAlikes(element, entry: entries, isInStatement: true) }
        guard reads, !isBroken, let head else { return }
        do throws(ElementRejection) {
            // Made where it stays: an entry is large.
            guard !takesEvents else { return events.append(.entry(try StatementEntry(element), number: entries)) }
            let page = try StatementEntry(element)
            guard let groupHeader else { return }
            rules(
                head.with([page]).content(groupHeader, behind: keptHeads, version), element, isWhole: false,
                entry: entries)
        } catch {
            reject(error, in: element, entry: entries)
        }
    }

    mutating func ends(
        _ element: Element, _ isSound: Bool, _ shape: StatementShape, _ events: inout [StatementEvent?]
    ) {
        entriesBegin(element, isSound, shape, &events)
        entriesOfStatements[statements - 1] = entries
        lookAlikes(element, isInStatement: true)
        guard reads, isSound, !isBroken, head != nil else { return }
        do throws(ElementRejection) {
            let page = try shape.head(element)
            if takesEvents {
                let words = page.activity.additionalInformation
                events.append(.ends(StatementTail(entries: entries, additionalInformation: words)))
            }
            guard !practices.isEmpty, let groupHeader else { return }
            // What is said of the message itself is said once.
            rules(page.content(groupHeader, behind: keptHeads, version), element, isWhole: statements == 1)
            if keepsHead { keptHeads.append(page) }
        } catch {
            reject(error, in: element)
        }
    }

    /// An entry begins, whether it is looked at or not.
    mutating func countEntry() { entries += 1 }

    // MARK: Findings

    /// What concerns the message, at no entry and no statement.
    mutating func add(_ findings: [Finding]) { placed += findings.map { PlacedFinding($0) } }

    /// Keeps what the rules say of the element and all beneath it; with `isWhole` also what they say beside it.
    private mutating func rules(_ content: BusinessContent, _ element: Element, isWhole: Bool, entry: Int? = nil) {
        guard placed.count < Self.findingsMax, let document = element.enclosingDocument else { return }
        let day = header?.creationDate.date
        let tree = element.path
        for finding in contentRuleFindings(in: content, document: document, practices: practices, on: day) {
            if finding.path == tree || finding.path.hasPrefix(tree + "/") {
                placed.append(PlacedFinding(finding, beneath: tree, statement: statements, entry: entry))
            } else if isWhole {
                add([finding])
            }
        }
        if isWhole, let headerElement { pair(headerElement, document, true) }
    }

    /// What there is to say of a header beside its document.
    mutating func pair(_ header: Element, _ document: Element, _ isSound: Bool) {
        guard isSound, !practices.isEmpty, placed.count < Self.findingsMax else { return }
        let day = self.header?.creationDate.date
        add(pairRuleFindings(header: header, document: document, practices: practices, on: day))
    }

    private mutating func reject(_ rejection: ElementRejection, in element: Element, entry: Int? = nil) {
        placed.append(
            PlacedFinding(Finding(rejection), beneath: element.path, statement: statements, entry: entry))
        isBroken = true
    }

    private mutating func lookAlikes(_ element: Element, entry: Int? = nil, isInStatement: Bool = false) {
        guard placed.count < Self.findingsMax else { return }
        let found = LookAlikes.findings(in: element, severity: reads ? .error : .warning)
        guard !found.isEmpty else { return }
        // As on a channel: what can be mistaken is not read.
        if takesEvents { isBroken = true }
        guard isInStatement else { return add(found) }
        let tree = element.path
        placed += found.map { PlacedFinding($0, beneath: tree, statement: statements, entry: entry) }
    }
}

/// A finding in the tree that is left of a file, and where that stands in the file.
private struct PlacedFinding {
    private let finding: Finding
    /// The path of the statement, or of the entry, in the tree; nil where the tree's own path is right.
    private let tree: String?
    private let statement: Int
    private let entry: Int?

    init(_ finding: Finding) {
        self.finding = finding
        (tree, statement, entry) = (nil, 0, nil)
    }

    init(_ finding: Finding, beneath tree: String, statement: Int, entry: Int?) {
        self.finding = finding
        self.tree = tree
        self.statement = statement
        self.entry = entry
    }

    /// The finding with its path in the file: an index where there are several.
    func finding(_ entriesOfStatements: [Int]) -> Finding {
        guard let tree, finding.path.hasPrefix(tree) else { return finding }
        let hasStatements = entriesOfStatements.count > 1
        let hasEntries = entry != nil && entriesOfStatements[statement - 1] > 1
        // Most statements are alone in their file.
        guard hasStatements || hasEntries || tree.utf8.contains(UInt8(ascii: "[")) else { return finding }
        var steps = tree.split(separator: "/").map(String.init)
        // /Document/BkToCstmrStmt/Stmt/Ntry
        guard steps.count > 2 else { return finding }
        steps[2] = String(steps[2].prefix { $0 != "[" })
        if hasStatements { steps[2] += "[\(statement)]" }
        if let entry, steps.count > 3, hasEntries { steps[3] += "[\(entry)]" }
        var placed = finding
        placed.path = "/" + steps.joined(separator: "/") + finding.path.dropFirst(tree.count)
        return placed
    }
}

extension Element {
    fileprivate var enclosingDocument: Element? {
        var element: Element? = self
        while let current = element, !current.isNamed("Document") { element = current.parent }
        return element
    }
}
