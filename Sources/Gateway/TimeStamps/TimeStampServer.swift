import DualSign
import Foundation
import Metrics

/// A server of time stamps (RFC 3161 over HTTP), asked for a stamp on each of our co-signatures of a corridor.
///
/// A request waits on the thread that makes it: call it from threads that are there for that. A server that failed
/// rests a while; until then requests fail at once. What DualSign does not believe is such a failure.
final class TimeStampServer: Sendable {
    /// Why there is no stamp now. The payment waits; the next attempt may have one.
    enum Fault: Error, Hashable {
        /// No answer.
        case unanswered(CurlFault)
        /// An answer of another status than 200.
        case status(Int)
        /// An answer that is no stamp of ours by an authority that is believed.
        case rejected(TimeStampRejection)
        /// Its clock and ours are so many seconds apart.
        case clockDiffers(seconds: Int)
        /// It failed a moment ago and is not asked again until some time has passed.
        case resting

        /// One word for each, for the figures.
        var label: String {
            switch self {
            case .unanswered: "unanswered"
            case .status: "status"
            case .rejected: "rejected"
            case .clockDiffers: "clockDiffers"
            case .resting: "resting"
            }
        }
    }

    /// A token has some kilobytes, with the certificates of its authority some more.
    private static let answerBytesMax = 64 << 10

    private let url: String
    private let authorities: TimeStampAuthorities
    private let clockSecondsMax: Int
    private let connections: CurlConnections
    private let rest: RestingTime

    /// A server that was not asked anything yet.
    init(_ settings: GatewayConfiguration.TimeStamping, authorities: TimeStampAuthorities) {
        url = settings.url
        self.authorities = authorities
        clockSecondsMax = settings.clockSecondsMax
        rest = RestingTime(secondsMax: settings.restSecondsMax)
        connections = CurlConnections(
            CurlClient.Settings(
                authorityFile: settings.tlsAuthorities, connectSeconds: settings.connectSeconds,
                totalSeconds: settings.totalSeconds, answerBytesMax: Self.answerBytesMax))
    }

    /// Whether it is not asked now.
    var isResting: Bool { rest.isResting }

    /// A co-signature of ours with a stamp on it. Throws `Fault` and `SigningFault`.
    func stamped(_ signature: CoSignature, clock: GatewayClock) throws -> CoSignature {
        if rest.isResting { throw Fault.resting }
        do {
            let (stamp, at) = try stamp(signature, clock)
            rest.noteSuccess()
            return try signature.stamped(stamp, at: at)
        } catch let fault as Fault {
            rest.noteFault()
            Counter(label: MetricName.timeStampFaultsTotal, dimensions: [("why", fault.label)]).increment()
            throw fault
        }
    }

    private func stamp(_ signature: CoSignature, _ clock: GatewayClock) throws -> (TimeStamp, at: Date) {
        var generator = SystemRandomNumberGenerator()
        let nonce = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let request = try signature.timeStampRequest(nonce: nonce)
        let answer = try exchange(request)
        let stamp: TimeStamp
        do throws(TimeStampRejection) {
            stamp = try request.token(from: answer, by: authorities)
        } catch {
            throw Fault.rejected(error)
        }
        let at = clock.now().date
        let seconds = Int(stamp.time.timeIntervalSince(at))
        guard abs(seconds) <= clockSecondsMax else { throw Fault.clockDiffers(seconds: seconds) }
        return (stamp, at)
    }

    private func exchange(_ request: TimeStampRequest) throws(Fault) -> [UInt8] {
        let headers = [("Content-Type", "application/timestamp-query"), ("Accept", "application/timestamp-reply")]
        let answer: HTTPExchange.Response
        do throws(CurlFault) {
            answer = try connections.perform(HTTPExchange.Request(.post, url, headers: headers, body: request.der))
        } catch {
            throw .unanswered(error)
        }
        guard answer.status == 200 else { throw .status(answer.status) }
        return answer.body
    }
}
