import HTTPTypes
import HummingbirdCore

extension GatewayResponder {
    /// `POST /v1/messages`.
    func receive(_ request: Request, from partner: PartnerIdentity) async throws(Problem) -> Response {
        guard request.hasContentType(MediaType.xml) else {
            throw Problem(.unsupportedMediaType, detail: "expected \(MediaType.xml) in UTF-8")
        }
        let waitSeconds = PreferHeader.waitSeconds(
            in: request.headers[values: .prefer], secondsMax: limits.waitSecondsMax)
        let bytes = try await request.wholeBody(bytesMax: limits.messageBytesMax)
        var headers = HTTPFields()
        if waitSeconds > 0 { headers[.preferenceApplied] = "wait=\(waitSeconds)" }
        switch await operations.receive(bytes, from: partner, waitSeconds: waitSeconds) {
        case .final(let reply, let isReplay):
            if isReplay { headers[.idempotentReplay] = "true" }
            return Response(.ok, reply.contentType, reply.bytes, headers)
        case .pending(let reply, let uetr, let isReplay):
            if isReplay { headers[.idempotentReplay] = "true" }
            headers[.location] = "/v1/payments/\(uetr)"
            return Response(.accepted, reply.contentType, reply.bytes, headers)
        case .busy(let retryAfterSeconds): return .busy(retryAfterSeconds: retryAfterSeconds)
        case .unavailable(let hindrance): return .unavailable(hindrance)
        case .transportRefused(let problem): throw problem
        case .faulted: return .faulted
        }
    }

    /// `GET /v1/messages?after=CURSOR&limit=N`.
    func mailbox(_ request: Request, of partner: PartnerIdentity) async throws(Problem) -> Response {
        let after = try integer(request, "after", in: 0...Int64.max)
        let countMax = try integer(request, "limit", in: 1...500) ?? 50
        switch await operations.mailbox(of: partner, after: after, countMax: Int(countMax)) {
        case .page(let messages):
            let page = JSONValue.object([
                ("messages", .array(messages.map(\.json))),
                ("next", (messages.last?.cursor ?? after).map { .integer($0) } ?? .null),
            ])
            return Response(.ok, MediaType.json, page.bytes)
        case .busy(let retryAfterSeconds): return .busy(retryAfterSeconds: retryAfterSeconds)
        case .unavailable(let hindrance): return .unavailable(hindrance)
        case .faulted: return .faulted
        }
    }

    /// `POST /v1/messages/{id}/ack`.
    func acknowledge(_ identifier: String, by partner: PartnerIdentity) async -> Response {
        switch await operations.acknowledge(identifier, by: partner) {
        case .acknowledged: Response(status: .noContent)
        case .notFound: .notFound
        case .busy(let retryAfterSeconds): .busy(retryAfterSeconds: retryAfterSeconds)
        case .unavailable(let hindrance): .unavailable(hindrance)
        case .faulted: .faulted
        }
    }

    private func integer(
        _ request: Request, _ name: String, in range: ClosedRange<Int64>
    ) throws(Problem) -> Int64? {
        guard let text = request.queryParameter(name) else { return nil }
        guard let value = Int64(text), range.contains(value) else {
            let bounds = range.upperBound == .max ? "not below \(range.lowerBound)" : "in \(range)"
            throw Problem(.invalidParameter, detail: "\(name): expected a whole number \(bounds)")
        }
        return value
    }
}

extension MailboxMessage {
    /// The message as the mailbox page shows it; its bytes are UTF-8 and survive as a JSON string unchanged.
    var json: JSONValue {
        .object([
            ("id", .string(identifier)),
            ("cursor", .integer(cursor)),
            ("messageDefinition", .string(messageDefinition)),
            ("uetr", uetr.map { .string($0) } ?? .null),
            ("createdAt", .string(UTCTimestamp.text(millisecondsSinceEpoch: createdAtMilliseconds))),
            ("xml", .string(String(decoding: bytes, as: UTF8.self))),
        ])
    }
}
