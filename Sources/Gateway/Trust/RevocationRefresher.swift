import DualSign
import Foundation
import Logging
import Metrics
import ServiceLifecycle
import Synchronization
import TengeLedger

/// How lists and answers come. The service's is libcurl; a test's needs no network.
protocol RevocationTransport: Sendable {
    /// The bytes at an address, or what is answered to a question posted there.
    func fetch(_ address: String, question: [UInt8]?) async throws -> [UInt8]

    /// Lets go of connections.
    func shutdown() async
}

/// Asks for revocation lists and answers in the background, and reads the registry again when an operator asks. No
/// message waits for it: messages read the board.
///
/// A source is asked again when its answer runs out or `refreshSeconds` have passed, whichever comes first, and a
/// minute after a failure. The last good answer is kept in the archive, so a restart knows what was known.
final class RevocationRefresher: Service {
    private let board: TrustBoard
    private let archive: EvidenceArchive
    private let transport: any RevocationTransport
    private let clock: GatewayClock
    private let logger: Logger
    private let reload: TrustReload
    private let readTrust: @Sendable () throws -> ConfiguredTrust
    private let due = Mutex<[String: Instant]>([:])
    /// Lists may be long: reading them, and the disk, are for a thread of its own.
    private let thread = WorkerPool(threads: 1, queueDepthMax: 1024, name: "revocation")

    private let retrySeconds = 60

    init(
        board: TrustBoard, archive: EvidenceArchive, transport: any RevocationTransport, clock: GatewayClock,
        reload: TrustReload, readTrust: @escaping @Sendable () throws -> ConfiguredTrust, logger: Logger
    ) {
        self.board = board
        self.archive = archive
        self.transport = transport
        self.clock = clock
        self.reload = reload
        self.readTrust = readTrust
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                await reloadIfAsked()
                await refreshDue()
                try? await Task.sleep(for: .seconds(1))
            }
        }
        await transport.shutdown()
        await thread.shutdown()
    }

    /// Keeps the certificates that evidence will name and takes up the answers of before. Throws `CocoaError` when the
    /// archive cannot be written: without evidence nothing should be signed.
    func start() async throws {
        try await keepCertificates()
        let (board, archive, at) = (board, archive, clock.now().date)
        try await thread.run {
            for source in board.sources {
                guard let bytes = archive.last(from: source),
                    let known = try? source.statements(in: bytes, to: nil, at: at)
                else { continue }
                board.record(known.statements)
            }
        }.get()
        await refreshDue()
    }

    /// Evidence will name them, so they must be there before.
    private func keepCertificates() async throws {
        let (board, archive) = (board, archive)
        try await thread.run {
            let signers = board.registry.signers
            let issuers = Set(signers.flatMap(\.chains).flatMap(\.issuers))
            for certificate in signers.map(\.certificate.der) + issuers.map(\.der) { try archive.keep(certificate) }
        }.get()
    }

    /// Reads the registry again when an operator has asked for it: all of it or nothing.
    func reloadIfAsked() async {
        let (board, reload, readTrust) = (board, reload, readTrust)
        do {
            let refusal = try await thread.run { () throws -> String? in
                guard reload.isAsked else { return nil }
                do {
                    board.replace(by: try readTrust())
                    return ""
                } catch {
                    return "\(error)"
                }
            }.get()
            guard let refusal else { return }
            if refusal.isEmpty { try await keepCertificates() }
            try await thread.run { try reload.answer(refusal: refusal.isEmpty ? nil : refusal) }.get()
            logger.notice(
                refusal.isEmpty ? "the registry was read again" : "the registry could not be read again",
                metadata: ["signers": "\(board.registry.signers.count)", "fault": "\(refusal)", "uetr": "none"])
        } catch {
            logger.error("reading the registry again failed", metadata: ["fault": "\(error)", "uetr": "none"])
        }
    }

    /// Asks every source whose time has come.
    func refreshDue() async {
        for source in board.sources {
            let now = clock.now()
            guard due.withLock({ $0[source.name] ?? now }) <= now else { continue }
            let next: Instant
            do {
                next = try await refresh(source, at: now)
            } catch {
                guard !Task.isCancelled else { return }
                Counter(label: MetricName.revocationFailuresTotal, dimensions: [("source", source.location)])
                    .increment()
                logger.warning(
                    "revocation could not be asked for",
                    metadata: ["source": .string(source.location), "fault": "\(error)", "uetr": "none"])
                next = now.adding(seconds: min(retrySeconds, source.refreshSeconds))
            }
            due.withLock { $0[source.name] = next }
        }
    }

    /// Asks one source; returns when to ask again.
    private func refresh(_ source: RevocationSource, at now: Instant) async throws -> Instant {
        var generator = SystemRandomNumberGenerator()
        let nonce = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let question = try source.question(nonce: nonce)
        let bytes: [UInt8]
        if !TextShape.address.fits(source.location) {
            let location = source.location
            bytes = try await thread.run { [UInt8](try Data(contentsOf: URL(fileURLWithPath: location))) }.get()
        } else {
            bytes = try await transport.fetch(source.location, question: question?.request)
        }
        let (archive, at) = (archive, now.date)
        let statements = try await thread.run {
            let (statements, evidence) = try source.statements(in: bytes, to: question, at: at)
            // Durable before anything is believed on its word.
            try archive.remember(archive.keep(evidence), from: source)
            return statements
        }.get()
        board.record(statements)
        let runsOut = statements.map(\.nextUpdate).min() ?? at
        let seconds = max(10, min(source.refreshSeconds, Int(runsOut.timeIntervalSince(at))))
        return now.adding(seconds: seconds)
    }
}

extension Instant {
    fileprivate func adding(seconds: Int) -> Instant {
        Instant(millisecondsSinceEpoch: millisecondsSinceEpoch + Int64(seconds) * 1000)
    }
}

/// The service's own transport.
struct CurlTransport: RevocationTransport {
    /// The answer is not one of success.
    struct Refused: Error, CustomStringConvertible {
        let status: Int
        var description: String { "status \(status)" }
    }

    private let client: CurlClient

    /// Throws `CurlFault`.
    init() throws(CurlFault) {
        client = try CurlClient(CurlClient.Settings(connectSeconds: 5, totalSeconds: 30))
    }

    func fetch(_ address: String, question: [UInt8]?) async throws -> [UInt8] {
        let request =
            if let question {
                HTTPExchange.Request(
                    .post, address, headers: [("Content-Type", "application/ocsp-request")], body: question)
            } else {
                HTTPExchange.Request(.get, address)
            }
        let response = try await client.send(request)
        guard response.status == 200 else { throw Refused(status: response.status) }
        return response.body
    }

    func shutdown() async { await client.shutdown() }
}
