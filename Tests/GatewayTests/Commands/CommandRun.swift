import Foundation

/// One run of the real binary, from the root of the package, to its end.
struct CommandRun {
    /// The exit code; nil when a signal ended it.
    let code: Int32?
    let output: String
    let errors: String

    /// Runs it. `input`: the file that is its standard input. `settings`: of the configuration, by environment.
    init(
        _ arguments: [String], in folder: JourneyFolder, input: String = "/dev/null", program: String? = nil,
        settings: [String: String] = [:]
    ) async throws {
        let name = "run-\(UUID().uuidString)"
        let shell = "input=$1; cd \"$2\"; shift 2; exec \"$0\" \"$@\" <\"$input\""
        let child = try JourneyChild(
            "/bin/sh",
            ["-c", shell, program ?? JourneyPlaces.binary, input, JourneyPlaces.package.path] + arguments,
            environment: JourneyService.environment(folder, settings), output: folder.file(name + ".out"),
            errors: folder.file(name + ".err"))
        let end = try await child.ended(withinSeconds: 120)
        if case .exited(let code) = end { self.code = code } else { code = nil }
        output = String(decoding: child.output, as: UTF8.self)
        errors = child.errorText
    }

    /// The lines of standard output, each a JSON object.
    func objects() throws -> [[String: Any]] {
        try output.split(separator: "\n").map { line in
            guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                throw JourneyFault("no JSON object: \(line)")
            }
            return object
        }
    }
}

/// Files that commands are run on.
enum CommandFiles {
    static func text(_ path: String) throws -> String {
        try String(contentsOf: JourneyPlaces.package.appendingPathComponent(path), encoding: .utf8)
    }

    /// Writes a file into the folder; gives its path.
    static func write(_ text: String, _ name: String, in folder: JourneyFolder) throws -> String {
        let path = folder.file(name)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// The text without what is between two marks, marks included. Throws when there is nothing between them.
    static func removing(_ from: String, _ to: String, of text: String) throws -> String {
        guard let start = text.range(of: from), let end = text.range(of: to, range: start.upperBound..<text.endIndex)
        else { throw JourneyFault("there is no \(from) … \(to)") }
        return String(text[..<start.lowerBound]) + String(text[end.upperBound...])
    }

    /// A good payment of XA, another with a wrong BIC, and an unsigned one.
    static let good = "Fixtures/accepted/001-header-ecdsa.xml"
    static let coSigned = "Fixtures/accepted/002-cosigned-rsa-pss.xml"

    static func bad(in folder: JourneyFolder) throws -> String {
        let text = try text(good).replacing("<BICFI>CBXAXAXX", with: "<BICFI>cb")
        return try write(text, "bad.xml", in: folder)
    }

    static func unsigned(in folder: JourneyFolder) throws -> String {
        try write(try removing("<Sgntr>", "</Sgntr>", of: try text(good)), "unsigned.xml", in: folder)
    }

    static func key(_ name: String) -> [String] {
        ["--key", JourneyPlaces.key("\(name).key.pem"), "--certificate", JourneyPlaces.key("\(name).pem")]
    }
}
