import Testing

@testable import Gateway

@Suite struct HeaderTests {
    @Test(
        arguments: [
            ([], 0), (["wait=5"], 5), (["wait=100"], 30), (["wait = 5"], 5), (["Wait=\"5\""], 5),
            (["respond-async, wait=10"], 10), (["respond-async", "wait=7; x=y"], 7), (["wait"], 0), (["wait="], 0),
            (["wait=-1"], 0), (["wait=1.5"], 0), (["wait=5, wait=9"], 5), (["awaiting=5"], 0),
            (["handling=\"a,wait=9\", wait=3"], 3), (["wait=99999999999999999999"], 30), (["wait=0"], 0),
        ] as [([String], Int)])
    func readsHowLongToWait(fields: [String], seconds: Int) {
        #expect(PreferHeader.waitSeconds(in: fields, secondsMax: 30) == seconds)
    }

    @Test(
        arguments: [
            (nil, "a/x"), ("", "a/x"), ("*/*", "a/x"), ("b/y", "b/y"), ("b/*", "b/y"), ("B/Y", "b/y"),
            ("a/x;q=0.1, b/y;q=0.9", "b/y"), ("a/x;q=0, */*", "b/y"), ("*/*, a/x;q=0", "b/y"), ("c/z", nil),
            ("a/x;q=0", nil), ("*/*;q=0.001", "a/x"), ("a/x;q=0.12, b/y;q=0.123", "b/y"), ("b/y; v=1, c/z", "b/y"),
        ] as [(String?, String?)])
    func choosesWhatIsLikedBest(accept: String?, expected: String?) {
        let offers = ["a/x", "b/y"].map { AcceptHeader.Offer(mediaType: $0, value: $0) }
        #expect(AcceptHeader.best(of: offers, accept: accept) == expected)
    }

    @Test(
        arguments: [
            ("/v1/messages", Route.messages), ("/v1/messages/a%20b/ack", .acknowledgement(identifier: "a b")),
            ("/v1/payments/u", .payment(uetr: "u")), ("/v1/reconciliations", .reconciliations),
            ("/v1/accounts/a/statements/d", .statement(account: "a", date: "d")), ("/openapi.yaml", .openAPI),
            ("/v1/messages/", nil), ("v1/messages", nil), ("/v1/payments/%", nil), ("/v1/payments/%4", nil),
            ("/v1/payments/%+1", nil), ("/v1/payments/%ff", nil), ("", nil),
            ("/v1/payments/\u{fc}", .payment(uetr: "ü")),
        ] as [(String, Route?)])
    func knowsItsResources(path: String, route: Route?) {
        #expect(Route(path: path) == route)
    }

    @Test(arguments: Problem.Kind.allCases)
    func everyProblemIsAnError(kind: Problem.Kind) {
        #expect((400...599).contains(kind.statusCode))
        #expect(!kind.title.isEmpty)
    }

    @Test(arguments: [
        (String(repeating: "0f", count: 32), true), (String(repeating: "0F:", count: 31) + "0F", true),
        ("0f", false), (String(repeating: "0g", count: 32), false), ("", false),
    ])
    func readsFingerprints(text: String, isOne: Bool) {
        #expect((CertificateFingerprint(hexadecimal: text) != nil) == isOne)
    }
}
