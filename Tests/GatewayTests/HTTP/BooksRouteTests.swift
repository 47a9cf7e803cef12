import Foundation
import Testing

@testable import Gateway

@Suite struct BooksRouteTests {
    private static func text(_ response: HTTPExchange.Response) -> String {
        String(decoding: response.body, as: UTF8.self)
    }

    @Test func showsAPayment() async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client("operator-channel")
            let found = try await client.send(.init(.get, server.url("/v1/payments/8a562c67%2D1")))
            #expect(found.status == 200 && found.header("content-type") == "application/json")
            #expect(
                Self.text(found)
                    == #"{"uetr":"8a562c67-1","state":"settled","decision":"commit","instructingAgent":"CBXAXAXX","#
                    + #""amount":{"minorUnits":10000,"currency":"KZT"},"holdIdentifier":"H1","#
                    + #""holdExpiresAt":"1970-01-01T00:00:00.000Z","reason":null,"#
                    + #""history":[{"at":"1970-01-01T00:00:00.000Z","event":"held","state":"held"}],"#
                    + #""evidence":[{"jurisdiction":"XA","signer":"CN=a","subjectKeyIdentifier":"ab","#
                    + #""suite":"ed25519","profile":"cosigned","covers":["message"],"digests":{"message":"00"},"#
                    + #""signatureValue":"AA==","verifiedAt":"1970-01-01T00:00:00.000Z","signedAt":null,"#
                    + #""stampedAt":null,"stampPolicy":null}]}"#)
            for (uetr, status) in [("none", 404), ("busy", 503), ("fault", 500)] {
                #expect(try await client.send(.init(.get, server.url("/v1/payments/\(uetr)"))).status == status)
            }
            await client.shutdown()
        }
        #expect(operations.others.first == "payment 8a562c67-1 aigerim")
    }

    @Test(
        arguments: [
            (nil, "application/xml"), ("application/xml", "application/xml"), ("application/json", "application/json"),
            ("text/csv", "text/csv; charset=utf-8"), ("text/*;q=0.5, text/html", "text/html; charset=utf-8"),
            ("*/*", "application/xml"), ("image/png", nil),
        ] as [(String?, String?)])
    func showsAStatementAsAsked(accept: String?, contentType: String?) async throws {
        try await TestServer.with { server in
            let client = try server.client()
            let answer = try await client.send(
                .init(
                    .get, server.url("/v1/accounts/KZ%2F1/statements/2026-03-02"),
                    headers: accept.map { [("Accept", $0)] } ?? []))
            #expect(answer.status == (contentType == nil ? 406 : 200))
            #expect(answer.header("content-type") == contentType ?? "application/problem+json")
            await client.shutdown()
        }
    }

    @Test func writesAStatementForPeopleAndProgrammes() async throws {
        guard
            case .found(let statement) = await FakeOperations().statement(
                account: "A", date: "2026-03-02", for: .operator(.init(name: "o")))
        else { return }
        #expect(
            statement.csv == "reference,uetr,side,amount,currency,bookedAt,valueDate,counterparty,mark,markPhase\r\n"
                + "P-1,u,credit,1234.61,KZT,1970-01-01T00:00:00.000Z,2026-03-02,"
                + "\"'=HYPERLINK(\"\"x\"\"),\"\"<b>\"\"\",R&D,carries\r\n")
        #expect(statement.html.contains("<td>=HYPERLINK(&quot;x&quot;),&quot;&lt;b&gt;&quot;</td>"))
        #expect(statement.html.contains("Opening balance: -0.05 KZT, of which 0.00 R&amp;D</p>"))
        #expect(statement.html.contains("Closing balance: 1234.56 KZT, of which 1234.61 R&amp;D</p>"))
        #expect(statement.html.contains("<td>R&amp;D carries</td><td></td><td>1234.61</td>"))
        #expect(
            String(decoding: statement.json.bytes, as: UTF8.self).hasPrefix(
                #"{"account":"A","currency":"KZT","currencyDecimals":2,"date":"2026-03-02","sequenceNumber":5,"#
                    + #""openingMinorUnits":-5,"closingMinorUnits":123456,"entries":[{"reference":"P-1","uetr":"u","#))
        #expect(
            String(decoding: statement.json.bytes, as: UTF8.self).hasSuffix(
                #""mark":"R&D","markPhase":"carries"}],"#
                    + #""marked":[{"mark":"R&D","openingMinorUnits":0,"closingMinorUnits":123461}]}"#))
    }

    @Test func reconcilesForOperators() async throws {
        let operations = FakeOperations()
        try await TestServer.with(operations) { server in
            let client = try server.client("operator-channel")
            let xml = [("Content-Type", "application/xml")]
            let report = try await client.send(
                .init(.post, server.url("/v1/reconciliations"), headers: xml + [("Accept", "text/csv")], body: [1, 2]))
            #expect(report.status == 200 && Self.text(report) == "report")
            #expect(report.header("content-type") == "text/csv; charset=utf-8")
            let refused = try await client.send(.init(.post, server.url("/v1/reconciliations"), headers: xml))
            #expect(refused.status == 422 && Self.text(refused).contains("\"detail\":\"empty\""))
            let large = try await client.send(
                .init(
                    .post, server.url("/v1/reconciliations"), headers: xml,
                    body: Array(repeating: 1, count: TestServer.limits.statementBytesMax + 1)))
            #expect(large.status == 413)
            await client.shutdown()
        }
        #expect(operations.others == ["reconcile 2 csv aigerim", "reconcile 0 json aigerim"])
    }

    @Test(arguments: [
        (HTTPExchange.Request.Method.get, "/v1/nothing", 404), (.get, "/", 404), (.get, "/v1/payments/", 404),
        (.get, "/v1/payments/a/b", 404), (.get, "/v1/payments/%zz", 404), (.get, "/v1//messages", 404),
        (.get, "/v1/reconciliations", 405), (.post, "/v1/payments/a", 405),
        (.get, "/v1/accounts/a/statements/2026-02-30", 400), (.get, "/v1/accounts/none/statements/2026-03-02", 404),
        (.get, "/v1/messages/m-1/ack", 405), (.get, "/healthz", 404), (.get, "/metrics", 404),
    ])
    func refusesWhatIsNotThere(method: HTTPExchange.Request.Method, path: String, status: Int) async throws {
        try await TestServer.with { server in
            let client = try server.client()
            let answer = try await client.send(.init(method, server.url(path)))
            #expect(answer.status == status)
            #expect(answer.header("content-type") == "application/problem+json")
            #expect((answer.header("allow") != nil) == (status == 405))
            await client.shutdown()
        }
    }
}
