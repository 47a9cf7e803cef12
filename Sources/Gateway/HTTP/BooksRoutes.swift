import HTTPTypes
import HummingbirdCore

extension GatewayResponder {
    /// How a statement may be asked for.
    private enum StatementFormat {
        case camt053, json, csv, html
    }

    /// `GET /v1/payments/{uetr}`.
    func payment(_ uetr: String, for peer: ChannelPeer) async -> Response {
        switch await operations.payment(uetr, for: peer) {
        case .found(let payment): Response(.ok, MediaType.json, payment.json.bytes)
        case .notFound: .notFound
        case .busy(let retryAfterSeconds): .busy(retryAfterSeconds: retryAfterSeconds)
        case .unavailable(let hindrance): .unavailable(hindrance)
        case .faulted: .faulted
        }
    }

    /// `GET /v1/accounts/{id}/statements/{date}`.
    func statement(
        _ request: Request, account: String, date: String, for peer: ChannelPeer
    ) async throws(Problem) -> Response {
        guard UTCTimestamp.isDate(date) else {
            throw Problem(.invalidParameter, detail: "date: expected YYYY-MM-DD")
        }
        let offers: [AcceptHeader.Offer<StatementFormat>] = [
            .init(mediaType: MediaType.xml, value: .camt053),
            .init(mediaType: MediaType.json, value: .json),
            .init(mediaType: "text/csv", value: .csv),
            .init(mediaType: "text/html", value: .html),
        ]
        guard let format = AcceptHeader.best(of: offers, accept: request.headers[.accept]) else {
            throw Problem(.notAcceptable, detail: offers.map(\.mediaType).joined(separator: ", "))
        }
        switch await operations.statement(account: account, date: date, for: peer) {
        case .found(let statement):
            let vary: HTTPFields = [.vary: "Accept"]
            return switch format {
            case .camt053: Response(.ok, MediaType.xml, statement.camt053, vary)
            case .json: Response(.ok, MediaType.json, statement.json.bytes, vary)
            case .csv: Response(.ok, MediaType.csv, Array(statement.csv.utf8), vary)
            case .html: Response(.ok, MediaType.html, Array(statement.html.utf8), vary)
            }
        case .notFound: return .notFound
        case .busy(let retryAfterSeconds): return .busy(retryAfterSeconds: retryAfterSeconds)
        case .unavailable(let hindrance): return .unavailable(hindrance)
        case .faulted: return .faulted
        }
    }

    /// `POST /v1/reconciliations`.
    func reconcile(_ request: Request, by person: OperatorIdentity) async throws(Problem) -> Response {
        guard request.hasContentType(MediaType.xml) else {
            throw Problem(.unsupportedMediaType, detail: "expected \(MediaType.xml) in UTF-8")
        }
        let offers: [AcceptHeader.Offer<ReconciliationFormat>] = [
            .init(mediaType: MediaType.json, value: .json),
            .init(mediaType: "text/csv", value: .csv),
            .init(mediaType: "text/plain", value: .text),
        ]
        guard let format = AcceptHeader.best(of: offers, accept: request.headers[.accept]) else {
            throw Problem(.notAcceptable, detail: offers.map(\.mediaType).joined(separator: ", "))
        }
        let bytes = try await request.wholeBody(bytesMax: limits.statementBytesMax)
        switch await operations.reconcile(bytes, format: format, by: person) {
        case .report(let report):
            let contentType =
                switch format {
                case .json: MediaType.json
                case .csv: MediaType.csv
                case .text: MediaType.text
                }
            return Response(.ok, contentType, report, [.vary: "Accept"])
        case .refused(let reason): throw Problem(.unprocessableStatement, detail: reason)
        case .busy(let retryAfterSeconds): return .busy(retryAfterSeconds: retryAfterSeconds)
        case .unavailable(let hindrance): return .unavailable(hindrance)
        case .faulted: return .faulted
        }
    }
}
