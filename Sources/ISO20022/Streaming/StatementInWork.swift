import XMLCore

/// The statement that a stream is in: what was read of it, and what is wrong with that.
///
/// An element is looked at where it stands in the tree that is left of the file: header, head of the statement, and one
/// entry. Paths in that tree lack the numbers of what is gone; `place` puts them back.
struct StatementInWork {
    let practices: [Practice]
    /// Whether what is read is wanted, or only what is wrong with it.
    let takesEvents: Bool
    var version = AccountMessageVersion.v08
    var isWithoutRules = false
    var findings: [Finding] = []

    private var header: BusinessApplicationHeader?
    private var groupHeader: StatementGroupHeader?
    private var head: StatementHead?
    private var isHeadTold = false
    private var entries = 0
    private var statements = 0
    private var isBroken = false
    /// As many as the rulebooks give of one message.
    private static let findingsMax = 200

    init(practices: [Practice], takesEvents: Bool) {
        self.practices = practices
        self.takesEvents = takesEvents
    }

    /// Entries are looked at for what they say, for rules, and for letters that look like others.
    var wantsEntries: Bool { !isBroken && findings.count < Self.findingsMax }

    private var reads: Bool { takesEvents || !practices.isEmpty }

    // MARK: Parts

    mutating func header(_ element: Element, _ isSound: Bool, _ events: inout [StatementEvent]) {
        lookAlikes(element)
        guard reads, isSound, ISONamespace.identifier(of: element).hasPrefix("head.") else { return }
        do throws(ElementRejection) {
            let page = try BusinessApplicationHeader(element)
            header = page
            findings += headerRuleFindings(in: page, header: element, practices: practices)
            if takesEvents { events.append(.header(page)) }
        } catch {
            reject(Finding(error))
        }
    }

    /// The first statement begins: the group header is whole.
    mutating func messageBegins(
        _ message: Element, _ isSound: Bool, _ shape: StatementShape, _ events: inout [StatementEvent]
    ) {
        (head, isHeadTold, entries) = (nil, false, 0)
        statements += 1
        guard statements == 1, let element = message.child(StatementShape.groupHeader) else { return }
        lookAlikes(element)
        guard reads, isSound, !isBroken else { return }
        do throws(ElementRejection) {
            let page = try StatementGroupHeader(element)
            groupHeader = page
            if takesEvents { events.append(.groupHeader(page)) }
        } catch {
            reject(Finding(error))
        }
    }

    mutating func messageEnds(_ message: Element) {
        guard statements == 0, let element = message.child(StatementShape.groupHeader) else { return }
        lookAlikes(element)
    }

    /// The first entry of a statement begins, or the statement ends without one: its head is whole.
    mutating func entriesBegin(
        _ element: Element?, _ isSound: Bool, _ shape: StatementShape, _ path: String, _ events: inout [StatementEvent]
    ) {
        guard !isHeadTold, let element else { return }
        isHeadTold = true
        guard reads, isSound, !isBroken else { return }
        do throws(ElementRejection) {
            let page = try shape.head(element)
            head = page
            if takesEvents { events.append(.begins(page)) }
        } catch {
            reject(Self.place(Finding(error), from: element.path, at: path))
        }
    }

    mutating func entry(_ element: Element, _ isSound: Bool, _ path: String, _ events: inout [StatementEvent]) {
        entries += 1
        guard isSound, !isBroken else { return }
        lookAlikes(element, at: path)
        guard reads, let head else { return }
        do throws(ElementRejection) {
            let page = try StatementEntry(element)
            if takesEvents { events.append(.entry(page, number: entries)) }
            guard !practices.isEmpty, let groupHeader else { return }
            let tree = element.path
            rules(head.content(groupHeader, entries: [page], version), element) { finding in
                finding.path == tree || finding.path.hasPrefix(tree + "/")
                    ? Self.place(finding, from: tree, at: path) : nil
            }
        } catch {
            reject(Self.place(Finding(error), from: element.path, at: path))
        }
    }

    mutating func ends(
        _ element: Element, _ isSound: Bool, _ shape: StatementShape, _ path: String, _ events: inout [StatementEvent]
    ) {
        entriesBegin(element, isSound, shape, path, &events)
        lookAlikes(element, at: path)
        guard reads, isSound, !isBroken, head != nil else { return }
        do throws(ElementRejection) {
            let page = try shape.head(element)
            if takesEvents {
                let words = page.activity.additionalInformation
                events.append(.ends(StatementTail(entries: entries, additionalInformation: words)))
            }
            guard !practices.isEmpty, let groupHeader else { return }
            let tree = element.path
            // What is said of the message itself is said once.
            let isFirst = statements == 1
            rules(page.content(groupHeader, entries: [], version), element) { finding in
                guard finding.path == tree || finding.path.hasPrefix(tree + "/") else { return isFirst ? finding : nil }
                return Self.place(finding, from: tree, at: path)
            }
        } catch {
            reject(Self.place(Finding(error), from: element.path, at: path))
        }
    }

    // MARK: Findings

    private mutating func rules(_ content: BusinessContent, _ element: Element, _ placed: (Finding) -> Finding?) {
        guard findings.count < Self.findingsMax, let document = element.enclosingDocument else { return }
        let day = header?.creationDate.date
        for finding in contentRuleFindings(in: content, document: document, practices: practices, on: day) {
            if let finding = placed(finding) { findings.append(finding) }
        }
        guard entries == 0, statements == 1, let header = document.headerBeside else { return }
        findings += pairRuleFindings(header: header, document: document, practices: practices, on: day)
    }

    private mutating func reject(_ finding: Finding) {
        findings.append(finding)
        isBroken = true
    }

    private mutating func lookAlikes(_ element: Element, at path: String? = nil) {
        guard findings.count < Self.findingsMax else { return }
        let severity: Finding.Severity = reads ? .error : .warning
        let found = LookAlikes.findings(in: element, severity: severity)
        guard !found.isEmpty else { return }
        let tree = element.path
        findings += found.map { Self.place($0, from: tree, at: path ?? tree) }
    }

    /// A finding beneath an element, where the element stands in the file.
    private static func place(_ finding: Finding, from tree: String, at path: String) -> Finding {
        guard tree != path, finding.path.hasPrefix(tree) else { return finding }
        return Finding(
            severity: finding.severity, rule: finding.rule, path: path + finding.path.dropFirst(tree.count),
            line: finding.line, value: finding.value, reason: finding.reason, text: finding.sentence)
    }
}

extension Element {
    fileprivate var enclosingDocument: Element? {
        var element: Element? = self
        while let current = element, !current.isNamed("Document") { element = current.parent }
        return element
    }

    fileprivate var headerBeside: Element? { parent?.children.first { $0.isNamed("AppHdr") } }
}
