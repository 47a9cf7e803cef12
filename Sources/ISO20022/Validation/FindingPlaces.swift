import XMLCore

/// The findings with their lines and columns: a walk over the bytes, which an accepted message never pays for.
///
/// - Parameters:
///   - bytes: Those the file was parsed from.
///   - roots: The elements that paths may begin at; the first that a path fits is meant.
func located(_ findings: [Finding], in bytes: [UInt8], roots: [Element?]) -> [Finding] {
    var targets: [SourceTarget] = []
    var indexes: [Int] = []
    let roots = roots.compactMap { root in root.map { ($0, $0.path) } }
    for (index, finding) in findings.enumerated() where !finding.path.isEmpty {
        let candidates = roots.lazy.compactMap { root, path in
            finding.path.hasPrefix(path) ? root.find(steps: finding.path.dropFirst(path.count)) : nil
        }
        guard let found = candidates.first else { continue }
        let isBetweenTexts = ["safe:comment", "safe:cdata"].contains(finding.rule)
        let part: SourceTarget.Part =
            isBetweenTexts ? .comment : found.attribute.map(SourceTarget.Part.attribute) ?? .startTag
        targets.append(SourceTarget(found.element, part))
        indexes.append(index)
    }
    var findings = findings
    for (index, place) in zip(indexes, sourcePositions(of: targets, in: bytes)) {
        guard let place else { continue }
        findings[index].line = place.line
        findings[index].column = place.column
    }
    return findings
}

extension Finding {
    /// What a parse refused, as a finding with the place that can be found in the bytes.
    init(_ rejection: XMLRejection, in bytes: [UInt8]) {
        self.init(rejection)
        guard let place = rejection.place(in: bytes) else { return }
        line = place.line
        column = place.column
    }
}

extension XMLRejection {
    fileprivate func place(in bytes: [UInt8]) -> SourcePosition? {
        switch self {
        case .notWellFormed(let line, let column): SourcePosition(line: line, column: column)
        case .notUTF8(let offset): SourcePosition(of: offset, in: bytes)
        case .documentType(let line): Self.first("<!D", onLine: line, of: bytes)
        case .processingInstruction(let line): Self.first("<?", onLine: line, of: bytes)
        case .byteOrderMark, .unsupportedEncoding, .unsupportedVersion: SourcePosition(line: 1, column: 1)
        case .empty, .tooLarge: nil
        case .tooDeep(let line), .tooManyAttributes(let line), .textTooLong(let line), .namespaceError(let line):
            Self.first("<", onLine: line, of: bytes) ?? SourcePosition(line: line, column: 1)
        }
    }

    /// The first place of a mark on a line; nil when the line has none.
    private static func first(_ mark: String, onLine line: Int, of bytes: [UInt8]) -> SourcePosition? {
        var start = 0
        for _ in 1..<max(1, line) {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = end + 1
        }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return bytes[start..<end].firstRange(of: Array(mark.utf8)).map {
            SourcePosition(of: $0.lowerBound, in: bytes)
        }
    }
}
