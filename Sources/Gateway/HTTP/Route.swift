import HTTPTypes

/// The resources of the gateway, with what the path says of each.
enum Route: Hashable, Sendable {
    case messages
    case acknowledgement(identifier: String)
    case payment(uetr: String)
    case statement(account: String, date: String)
    case reconciliations
    case openAPI

    /// The resource of a path without its query; nil when there is none.
    ///
    /// Segments are percent-decoded; an empty segment or one that is not UTF-8 makes no resource.
    init?(path: String) {
        if path == "/v1/messages" {
            self = .messages
            return
        }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.first == "" else { return nil }
        var decoded: [String] = []
        for segment in segments.dropFirst() {
            guard let text = Self.percentDecoded(segment), !text.isEmpty else { return nil }
            decoded.append(text)
        }
        switch decoded.count {
        case 1 where decoded[0] == "openapi.yaml": self = .openAPI
        case 2 where decoded == ["v1", "reconciliations"]: self = .reconciliations
        case 3 where decoded[0...1] == ["v1", "payments"]: self = .payment(uetr: decoded[2])
        case 4 where decoded[0...1] == ["v1", "messages"] && decoded[3] == "ack":
            self = .acknowledgement(identifier: decoded[2])
        case 5 where decoded[0...1] == ["v1", "accounts"] && decoded[3] == "statements":
            self = .statement(account: decoded[2], date: decoded[4])
        default: return nil
        }
    }

    /// The methods the resource knows.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .messages: [.get, .post]
        case .acknowledgement, .reconciliations: [.post]
        case .payment, .statement, .openAPI: [.get]
        }
    }

    /// The resource as `openapi.yaml` writes it: the label of its metrics.
    var template: String {
        switch self {
        case .messages: "/v1/messages"
        case .acknowledgement: "/v1/messages/{id}/ack"
        case .payment: "/v1/payments/{uetr}"
        case .statement: "/v1/accounts/{id}/statements/{date}"
        case .reconciliations: "/v1/reconciliations"
        case .openAPI: "/openapi.yaml"
        }
    }

    private static func percentDecoded(_ segment: Substring) -> String? {
        guard segment.utf8.contains(UInt8(ascii: "%")) else { return String(segment) }
        var bytes: [UInt8] = []
        var rest = segment.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let digits = String(rest.prefix(2)), digits.utf8.count == 2,
                digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
