import HTTPTypes
import HummingbirdCore
import NIOCore

/// The media types the gateway reads and writes.
enum MediaType {
    static let xml = "application/xml"
    static let json = "application/json"
    static let csv = "text/csv; charset=utf-8"
    static let html = "text/html; charset=utf-8"
    static let text = "text/plain; charset=utf-8"
    static let yaml = "application/yaml"
    static let problem = "application/problem+json"
}

extension Request {
    /// The body, whole.
    ///
    /// - Throws: `Problem.bodyTooLarge` as soon as the head declares, or the body turns out to have, more than
    ///   `bytesMax`: nothing beyond is kept. `Problem.truncatedBody` when the peer breaks off.
    func wholeBody(bytesMax: Int) async throws(Problem) -> [UInt8] {
        let tooLarge = Problem(.bodyTooLarge, detail: "at most \(bytesMax) bytes")
        let declared = headers[.contentLength].flatMap { Int($0) }
        if let declared, declared > bytesMax { throw tooLarge }
        var bytes: [UInt8] = []
        do {
            for try await buffer in body {
                guard buffer.readableBytes <= bytesMax - bytes.count else { throw tooLarge }
                if bytes.isEmpty { bytes.reserveCapacity(max(declared ?? 0, buffer.readableBytes)) }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            // The connection or its HTTP grammar broke; nobody may be left to read this.
            throw Problem(.truncatedBody)
        }
        guard declared == nil || declared == bytes.count else { throw Problem(.truncatedBody) }
        return bytes
    }

    /// Whether the body is of a media type, whatever its parameters, which may name no charset but UTF-8.
    func hasContentType(_ expected: String) -> Bool {
        guard let field = headers[.contentType] else { return false }
        let parts = field.split(separator: ";").map { $0.trimmingSpace().lowercased() }
        guard let type = parts.first, type == expected else { return false }
        return parts.dropFirst().allSatisfy { parameter in
            guard parameter.hasPrefix("charset=") else { return true }
            let charset = parameter.dropFirst("charset=".count).trimmingQuotes()
            return charset == "utf-8" || charset == "us-ascii"
        }
    }

    /// One parameter of the query; nil when absent, the first when repeated.
    func queryParameter(_ name: String) -> Substring? {
        uri.queryParameters[Substring(name)]
    }
}

extension StringProtocol {
    /// Without spaces and tabs at both ends.
    func trimmingSpace() -> SubSequence {
        var part = self[...]
        while let first = part.first, first == " " || first == "\t" { part = part.dropFirst() }
        while let last = part.last, last == " " || last == "\t" { part = part.dropLast() }
        return part
    }

    /// Without one pair of quotation marks around it.
    func trimmingQuotes() -> SubSequence {
        guard count >= 2, first == "\"", last == "\"" else { return self[...] }
        return dropFirst().dropLast()
    }
}
