extension PaymentView {
    /// The payment as `GET /v1/payments/{uetr}` answers; `Payment` in `openapi.yaml`.
    var json: JSONValue {
        .object([
            ("uetr", .string(uetr)),
            ("state", .string(state.rawValue)),
            ("decision", .string(decision.rawValue)),
            ("instructingAgent", .string(instructingAgent)),
            ("amount", amount?.json ?? .null),
            ("holdIdentifier", holdIdentifier.map { .string($0) } ?? .null),
            ("holdExpiresAt", holdExpiresAtMilliseconds.map(JSONValue.instant) ?? .null),
            ("reason", reason?.json ?? .null),
            ("history", .array(history.map(\.json))),
            ("evidence", .array(evidence.map(\.json))),
        ])
    }
}

extension JSONValue {
    /// An instant as text.
    static func instant(_ millisecondsSinceEpoch: Int64) -> JSONValue {
        .string(UTCTimestamp.text(millisecondsSinceEpoch: millisecondsSinceEpoch))
    }
}

extension PaymentView.Amount {
    fileprivate var json: JSONValue {
        .object([("minorUnits", .integer(minorUnits)), ("currency", .string(currency))])
    }
}

extension PaymentView.Reason {
    fileprivate var json: JSONValue {
        .object([("code", .string(code)), ("text", .string(text))])
    }
}

extension PaymentView.Step {
    fileprivate var json: JSONValue {
        .object([
            ("at", .instant(atMilliseconds)), ("event", .string(event)), ("state", .string(state.rawValue)),
        ])
    }
}

extension PaymentView.Signature {
    fileprivate var json: JSONValue {
        .object([
            ("jurisdiction", .string(jurisdiction)),
            ("signer", .string(signer)),
            ("subjectKeyIdentifier", .string(subjectKeyIdentifier)),
            ("suite", .string(suite)),
            ("profile", .string(profile)),
            ("covers", .array(covers.map { .string($0) })),
            ("digests", .object(digests.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
            ("signatureValue", .string(signatureValue)),
            ("verifiedAt", .instant(verifiedAtMilliseconds)),
            ("signedAt", signedAtMilliseconds.map(JSONValue.instant) ?? .null),
            ("stampedAt", stampedAtMilliseconds.map(JSONValue.instant) ?? .null),
            ("stampPolicy", stampPolicy.map { .string($0) } ?? .null),
        ])
    }
}
