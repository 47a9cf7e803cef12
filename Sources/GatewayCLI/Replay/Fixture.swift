import Foundation

/// What a fixture message must be answered with.
///
///     from: XA                  whose channel sends it
///     http: 200                 the status line
///     reply: pacs.002.001.10    or admi.002.001.01, or none
///     status: ACSC              pacs.002 only
///     reason: AM04              of a refusal
///     detail: iso:C31           text that the reply's narrative must have in it
///     replay: true              the answer must be the stored one
///     after: accepted/001-x     which must have been sent before
///     note: one sentence
struct FixtureVerdict: Equatable {
    var from = ""
    var http = 200
    var reply = ""
    var status: String?
    var reason: String?
    var detail: String?
    var isReplay = false
    var after: String?
    var note = ""

    /// Reads a verdict. Throws `CommandFault` naming the line that cannot be read.
    init(_ text: String, file: String) throws {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { throw CommandFault("\(file): \(line): no colon") }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            switch line[..<colon] {
            case "from": from = value
            case "http":
                guard let number = Int(value) else { throw CommandFault("\(file): \(value) is no HTTP status") }
                http = number
            case "reply": reply = value
            case "status": status = value
            case "reason": reason = value
            case "detail": detail = value
            case "replay": isReplay = value == "true"
            case "after": after = value
            case "note": note = value
            case let key: throw CommandFault("\(file): there is no verdict on \(key)")
            }
        }
        guard !from.isEmpty, !reply.isEmpty else { throw CommandFault("\(file): from and reply are needed") }
    }
}

/// A message and the verdict beside it.
struct Fixture {
    /// Without the ending; relative to the folder it was found in.
    let name: String
    let bytes: [UInt8]
    /// Nil when there is no verdict file: then the answer is shown and not judged.
    let verdict: FixtureVerdict?

    /// Every message beneath the paths, accepted journeys first, then by path. Throws `CommandFault`.
    static func load(_ paths: [String]) throws -> [Fixture] {
        var found: [(order: String, fixture: Fixture)] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw CommandFault("\(path) does not exist")
            }
            guard isFolder.boolValue else {
                found.append((path, try read(path, name: path)))
                continue
            }
            let folder = FileManager.default.enumerator(atPath: path)
            while let file = folder?.nextObject() as? String {
                // What the rules accept and refuse is unsigned: made for `validate`, and not to be sent.
                guard file.hasSuffix(".xml"), !file.hasPrefix("rules/") else { continue }
                found.append((file, try read(path + "/" + file, name: String(file.dropLast(4)))))
            }
        }
        guard !found.isEmpty else { throw CommandFault("no message beneath \(paths.joined(separator: ", "))") }
        return found.sorted { $0.order < $1.order }.map(\.fixture)
    }

    private static func read(_ path: String, name: String) throws -> Fixture {
        let bytes = try Files.read(path)
        let verdictPath = String(path.dropLast(4)) + ".verdict"
        guard let text = FileManager.default.contents(atPath: verdictPath) else {
            return Fixture(name: name, bytes: bytes, verdict: nil)
        }
        let verdict = try FixtureVerdict(String(decoding: text, as: UTF8.self), file: verdictPath)
        return Fixture(name: name, bytes: bytes, verdict: verdict)
    }
}
