import Foundation
import HTTPTypes
import Testing
import Yams

@testable import Gateway

/// `openapi.yaml` is what is served, and is true.
@Suite struct OpenAPIDocumentTests {
    private static let file = TestKeys.root.appendingPathComponent("openapi.yaml")
    private static let source = TestKeys.root.appendingPathComponent("Sources/Gateway/HTTP/OpenAPIDocument.swift")

    /// The Swift source that holds the file as a constant.
    private static func generated(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        for character in text.unicodeScalars {
            let token =
                switch character {
                case "\\": "\\\\"
                case "\"": "\\\""
                case "\n": "\\n"
                default: String(character)
                }
            if line.count + token.count > 104 {
                lines.append(line)
                line = ""
            }
            line += token
        }
        lines.append(line)
        return """
            // Generated from openapi.yaml at the root of the repository. Do not edit: edit that file, then run
            //     GATEWAY_UPDATE=openapi swift test --filter OpenAPIDocument

            /// The description of the HTTP interface, as it is served at `/openapi.yaml`.
            enum OpenAPIDocument {
                /// The file, byte for byte.
                static let text = \"""
            \(lines.map { "        " + $0 }.joined(separator: "\\\n"))
                    \"""
            }

            """
    }

    @Test func isTheFileAtTheRoot() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        if ProcessInfo.processInfo.environment["GATEWAY_UPDATE"] == "openapi" {
            try Self.generated(text).write(to: Self.source, atomically: true, encoding: .utf8)
        }
        #expect(OpenAPIDocument.text == text)
        #expect(try String(contentsOf: Self.source, encoding: .utf8) == Self.generated(text))
    }

    @Test func isServed() async throws {
        try await TestServer.with { server in
            let client = try server.client("operator-channel")
            let answer = try await client.send(.init(.get, server.url("/openapi.yaml")))
            #expect(answer.header("content-type") == "application/yaml")
            #expect(answer.body == Array(try Data(contentsOf: Self.file)))
            await client.shutdown()
        }
    }

    /// Every path and method of the document is a route, and the other way round.
    @Test func describesTheRoutes() throws {
        let paths = try #require(try Self.document()["paths"] as? [String: [String: Any]])
        let described = paths.mapValues { $0.keys.map { $0.uppercased() }.sorted() }
        let routes: [Route] = [
            .messages, .acknowledgement(identifier: "i"), .payment(uetr: "u"),
            .statement(account: "a", date: "d"), .reconciliations, .openAPI,
        ]
        let known = Dictionary(
            uniqueKeysWithValues: routes.map { ($0.template, $0.methods.map(\.rawValue).sorted()) })
        #expect(described == known)
    }

    /// The members and words of the answers are those of the schemas.
    @Test func describesTheAnswers() async throws {
        let components = try #require(try Self.document()["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: [String: Any]])
        func words(_ schema: [String: Any]?, _ property: String) -> [String]? {
            let properties = schema?["properties"] as? [String: [String: Any]]
            return properties?[property]?["enum"] as? [String]
        }
        #expect(
            words(schemas["Problem"], "type")
                == Problem.Kind.allCases.map { "urn:settlement-gateway:problem:\($0.rawValue)" })
        #expect(words(schemas["Payment"], "decision") == PaymentView.Decision.allCases.map(\.rawValue))
        #expect(schemas["PaymentState"]?["enum"] as? [String] == PaymentView.State.allCases.map(\.rawValue))
        guard
            case .found(let payment) = await FakeOperations().payment("u", for: .operator(.init(name: "o"))),
            case .found(let statement) = await FakeOperations().statement(
                account: "a", date: "2026-03-02", for: .operator(.init(name: "o")))
        else { return }
        for (name, value) in [("Payment", payment.json), ("Statement", statement.json)] {
            let object = try JSONSerialization.jsonObject(with: Data(value.bytes)) as? [String: Any]
            #expect(object?.keys.sorted() == (schemas[name]?["required"] as? [String])?.sorted())
        }
    }

    private static func document() throws -> [String: Any] {
        try #require(try Yams.load(yaml: OpenAPIDocument.text) as? [String: Any])
    }
}
