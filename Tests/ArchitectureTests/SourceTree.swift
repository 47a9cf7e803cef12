import Foundation

/// One text file of the package.
struct SourceFile: Sendable {
    /// Relative to the package root, with `/`.
    var path: String
    var text: String
    /// Empty unless the file is Swift.
    var tokens: [Token]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        tokens = path.hasSuffix(".swift") ? SwiftLexer.tokens(of: text) : []
    }

    /// `Sources/XMLCore/Element.swift` is in `XMLCore`, `Benchmarks/GatewayBench/Main.swift` in `GatewayBench`.
    var module: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// A rule that a file does not keep.
struct Breach: Hashable, Sendable, CustomStringConvertible {
    var path: String
    /// 1-based; 0 when the rule is about the file as a whole.
    var line: Int
    var what: String

    var description: String { "\(path):\(line): \(what)" }
}

/// The package on disk, read once.
enum SourceTree {
    static let root: URL = {
        var url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url
    }()

    static let sources = swiftFiles(under: "Sources")
    static let tests = swiftFiles(under: "Tests")
    static let benchmarks = swiftFiles(under: "Benchmarks")
    static let all = sources + tests + benchmarks + files(["Package.swift"])
    /// The pages at the root, `docs/`, and each module's design.
    static let pages = files(paths(under: "").filter { $0.hasSuffix(".md") })

    static func swiftFiles(under folder: String) -> [SourceFile] {
        files(paths(under: folder).filter { $0.hasSuffix(".swift") })
    }

    /// Every path below `folder`, sorted; hidden folders and build folders left out.
    static func paths(under folder: String) -> [String] {
        let base = root.appendingPathComponent(folder)
        guard
            let walker = FileManager.default.enumerator(
                at: base, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
        else { return [] }
        var found: [String] = []
        for case let url as URL in walker where isRegularFile(url) {
            found.append(String(url.path.dropFirst(root.path.count + 1)))
        }
        return found.sorted()
    }

    private static func isRegularFile(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
    }

    private static func files(_ paths: [String]) -> [SourceFile] {
        paths.compactMap { path in
            guard let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) else {
                return nil
            }
            return SourceFile(path: path, text: text)
        }
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }
}
