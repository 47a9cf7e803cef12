import DualSign
import Foundation
import Testing
import Yams

@testable import Gateway

/// `docs/remote-cosigner.yaml` describes what is said, and nothing else.
@Suite struct CoSignerDescriptionTests {
    private static func document() throws -> [String: Any] {
        let file = TestKeys.root.appendingPathComponent("docs/remote-cosigner.yaml")
        return try #require(try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any])
    }

    private static func schema(_ name: String) throws -> [String: Any] {
        let components = try #require(try document()["components"] as? [String: Any])
        return try #require((components["schemas"] as? [String: Any])?[name] as? [String: Any])
    }

    private static func members(_ value: some Encodable) throws -> Set<String> {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
        return Set(try #require(object as? [String: Any]).keys)
    }

    @Test func hasTheMembersOfEachMessage() throws {
        var request = CoSigningExchange.Request(
            requestIdentifier: "r", uetr: "u", suite: "s", subjectKeyIdentifier: "0a", signedInfo: Data(),
            draft: Data())
        let refused = CoSigningExchange.Refused(requestIdentifier: "r", reason: .tooLate)
        let signed = CoSigningExchange.Signed(
            requestIdentifier: "r", subjectKeyIdentifier: "0a", signatureValue: Data())
        let required = try [
            ("Request", Self.members(request)), ("Refused", Self.members(refused)), ("Signed", Self.members(signed)),
        ]
        for (name, members) in required {
            #expect(Set(try #require(Self.schema(name)["required"] as? [String])) == members, "\(name)")
        }
        request.signedProperties = Data()
        for (name, members) in [("Request", try Self.members(request))] + required.dropFirst() {
            let properties = try #require(Self.schema(name)["properties"] as? [String: Any])
            #expect(Set(properties.keys) == members, "\(name)")
        }
    }

    @Test func hasEveryReasonAndStatus() throws {
        let properties = try #require(Self.schema("Refused")["properties"] as? [String: [String: Any]])
        #expect(properties["reason"]?["enum"] as? [String] == SignerRefusal.allCases.map(\.rawValue))
        let paths = try #require(Self.document()["paths"] as? [String: [String: [String: Any]]])
        let responses = try #require(paths["/v1/co-signatures"]?["post"]?["responses"] as? [String: Any])
        let request = CoSigningExchange.Request(
            requestIdentifier: "r", uetr: "u", suite: "s", subjectKeyIdentifier: "0a", signedInfo: Data(),
            draft: Data())
        // Every status that is told apart from "anything else" is described.
        var told: Set<String> = ["200", "422", "default"]
        for status in 100...599 where status != 200 && status != 422 {
            do throws(KeyFault) {
                _ = try CoSigningExchange.value(
                    in: HTTPExchange.Response(status: status, headers: [], body: []), to: request)
            } catch .signerUnavailable(.answerNotUnderstood) {
                continue
            } catch {
                told.insert("\(status)")
            }
        }
        #expect(Set(responses.keys) == told)
    }

    /// Servers of others are read by tools: what the document refers to is there.
    @Test func refersToWhatIsThere() throws {
        let text = try String(
            contentsOf: TestKeys.root.appendingPathComponent("docs/remote-cosigner.yaml"), encoding: .utf8)
        let references = text.matches(of: #/\$ref: "#\/components\/schemas\/(\w+)"/#).map { String($0.1) }
        #expect(references.count == 3)
        for name in references { _ = try Self.schema(name) }
    }
}
