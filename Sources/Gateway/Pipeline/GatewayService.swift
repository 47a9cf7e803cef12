public import DualSign
import Foundation
public import Logging
import Metrics
import ServiceLifecycle
import Settlement
public import Storage
import Synchronization
import TengeLedger
import UnixSignals

/// The whole gateway: store, workers, pipeline, timers and the two servers, put together from one configuration.
///
/// Everything that can be wrong with keys, certificates, schemas and the store is found by `init`; `run` then serves
/// until SIGTERM or SIGINT, or `shutdown()`, and drains: servers first, then the sweeper, the workers and the store.
public final class GatewayService: Sendable {
    /// Where log lines go.
    public enum Logging: Sendable {
        /// JSON lines on standard output, from the level the configuration names.
        case toStandardOutput
        /// JSON lines on standard error, from a level of the caller's.
        case toStandardError(minimum: Logger.Level)
    }

    /// The ports the two servers listen on.
    public struct Ports: Hashable, Sendable {
        /// Of the server for partners and operators.
        public let partner: Int
        /// Of the local monitoring server.
        public let monitoring: Int
    }

    /// Reads of the store.
    public var books: SettlementBooks { sequencer.books }
    /// What time it is for this gateway.
    public let clock: GatewayClock

    private let sequencer: SettlementSequencer
    private let group: ServiceGroup
    private let openings: [OpeningStep]
    private let revocation: RevocationRefresher
    private let portsSignal: PortsSignal
    private let logger: Logger
    private let logOutput: JSONLogOutput

    /// Reads keys, certificates and schemas and opens the store. Throws what it cannot use.
    ///
    /// - Parameter secrets: How the process guards its keys, for the log; nil: nobody has to know.
    public init(configuration: GatewayConfiguration, logging: Logging, secrets: ProcessSecrets? = nil) throws {
        let (logger, logOutput) = Self.logger(logging, configuration)
        if let secrets { Self.log(secrets, logger) }
        let registry = PrometheusRegistry()
        Self.bootstrapMetrics(registry)
        let clock = try GatewayClock.clock(of: configuration)
        let openings = try OpeningStep.steps(of: configuration.openingAccounts, at: clock.now())
        let parts = try PipelineParts(configuration)
        for requirement in Set(parts.trust.registry.signers.compactMap(\.suite.requirement)).sorted() {
            logger.warning("signers are registered whose messages will be refused", metadata: ["why": "\(requirement)"])
        }
        let peers = try PeerDirectory(configuration, sha256: MessageDigest.sha256)
        let commitTime = CommitTime()
        let sequencer = try SettlementSequencer(
            configuration.store, queueCapacity: configuration.limits.queueDepthMax * 16,
            archives: ArchiveFolder(besideStore: configuration.storagePath), onStandstill: { Self.log($0, logger) },
            onCommit: commitTime.note)
        let workers = WorkerPool(
            threads: configuration.limits.workers, queueDepthMax: configuration.limits.queueDepthMax, name: "gateway")
        let threads = SigningThreads(workers, configuration: configuration)
        let driver = CaseDriver(
            sequencer: sequencer, threads: threads, signatory: parts.signatory, clock: clock, logger: logger)
        guard let desk = StatementDesk(books: sequencer.books, configuration: configuration) else {
            throw PipelineParts.Fault(setting: "institution.bic", value: configuration.institution.bic)
        }
        let signal = PortsSignal()
        let pipeline = GatewayPipeline(
            parts: parts, sequencer: sequencer, workers: workers, threads: threads, driver: driver, desk: desk,
            clock: clock,
            isListening: { signal.partnerListens }, logger: logger)
        let partnerServer = try PartnerServer(
            operations: pipeline, peers: peers, settings: PartnerServer.Settings(configuration),
            sha256: MessageDigest.sha256, logger: logger, onRunning: { signal.partner($0) })
        let monitoringServer = MonitoringServer(
            operations: pipeline, metrics: registry, host: configuration.monitoring.host,
            port: configuration.monitoring.port, logger: logger, onRunning: { signal.monitoring($0) })
        let checkpoints = CheckpointMaker(
            sequencer: sequencer, threads: threads, key: parts.signatory.key, settings: configuration.checkpoints,
            clock: clock, logger: logger)
        let sweeper = PendingWorkSweeper(sequencer: sequencer, driver: driver, clock: clock, logger: logger)
        Self.observe(workers, sequencer, clock, in: registry)
        let revocation = RevocationRefresher(
            board: parts.trust, archive: EvidenceArchive(storagePath: configuration.storagePath),
            transport: try CurlTransport(), clock: clock,
            reload: TrustReload(storagePath: configuration.storagePath),
            readTrust: { [own = parts.own] in try ConfiguredTrust(configuration, own: own) }, logger: logger)
        Self.observe(parts.trust, clock, in: registry)
        group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: StoreService(sequencer: sequencer)), .init(service: WorkerPoolService(workers)),
                ] + threads.others.map { .init(service: WorkerPoolService($0)) } + [
                    .init(service: revocation), .init(service: checkpoints), .init(service: sweeper),
                    .init(service: WaitTimer(driver: driver)),
                    .init(service: ClockKeeper(clock: clock, logger: logger)),
                    .init(service: monitoringServer), .init(service: partnerServer),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        self.clock = clock
        self.sequencer = sequencer
        self.openings = openings
        self.revocation = revocation
        self.portsSignal = signal
        self.logger = logger
        self.logOutput = logOutput
    }

    /// Opens what the configuration wants opened, then serves until told to stop.
    public func run() async throws {
        do {
            // Before the first message, or a policy of refusal would refuse it.
            try await revocation.start()
            for step in openings { try await step.take(sequencer, logger) }
            try await group.run()
        } catch {
            await logOutput.flushed()
            portsSignal.fail(error)
            throw error
        }
        await logOutput.flushed()
        portsSignal.fail(CancellationError())
    }

    /// The ports, once both servers take connections. Throws what stopped the service before.
    public func ports() async throws -> Ports { try await portsSignal.value() }

    /// Stops as SIGTERM does: nobody new, requests in flight finished, everything committed.
    public func shutdown() async { await group.triggerGracefulShutdown() }

    private static func observe(
        _ workers: WorkerPool, _ sequencer: SettlementSequencer, _ clock: GatewayClock, in registry: PrometheusRegistry
    ) {
        registry.observe(MetricName.workerQueueDepth, help: "Pieces of work that wait for a worker", labels: []) {
            Int64(workers.queueDepth)
        }
        registry.observe(MetricName.storeUnavailable, help: "Whether the store takes no work", labels: []) {
            sequencer.standstill == nil ? 0 : 1
        }
        registry.observe(MetricName.clockJumpSeconds, help: "By how much the machine's clock jumped", labels: []) {
            clock.doubtMilliseconds / 1000
        }
    }

    private static func observe(_ trust: TrustBoard, _ clock: GatewayClock, in registry: PrometheusRegistry) {
        registry.observeAll(MetricName.certificateExpirySeconds, help: "Seconds until a certificate expires") {
            TrustMetrics.expiry(trust.registry, at: clock.now().date)
        }
        registry.observeAll(
            MetricName.revocationFreshSeconds, help: "Seconds until what is known of revocation runs out"
        ) {
            TrustMetrics.freshness(trust.registry, at: clock.now().date)
        }
    }

    private static func logger(
        _ logging: Logging, _ configuration: GatewayConfiguration
    ) -> (Logger, JSONLogOutput) {
        let output: JSONLogOutput
        let level: Logger.Level
        switch logging {
        case .toStandardOutput:
            output = JSONLogOutput(descriptor: 1)
            level = Logger.Level(rawValue: configuration.loggingLevel.rawValue) ?? .info
        case .toStandardError(let minimum):
            output = JSONLogOutput(descriptor: 2)
            level = minimum
        }
        var logger = Logger(label: "gateway") { label in JSONLogHandler(label: label, output: output, level: level) }
        // Every line has the member, also those of libraries; a line about a payment overrides it.
        logger[metadataKey: "uetr"] = "none"
        return (logger, output)
    }

    /// What protects the keys, and loudly what does not.
    private static func log(_ secrets: ProcessSecrets, _ logger: Logger) {
        let isWhole = secrets.region == .locked && secrets.wipesFreedMemory && secrets.forbidsDumps
        logger.log(
            level: isWhole ? .notice : .warning, "private keys in memory",
            metadata: [
                "region": .string(secrets.region.rawValue), "wipesFreedMemory": "\(secrets.wipesFreedMemory)",
                "forbidsDumps": "\(secrets.forbidsDumps)", "lockableBytes": "\(secrets.lockableBytes)",
                "bytesNeeded": "\(ProcessSecrets.regionBytes)",
            ])
    }

    /// The store stands still, or goes on.
    private static func log(_ fault: StorageFault?, _ logger: Logger) {
        guard let fault else { return logger.notice("the store takes work again") }
        Counter(label: MetricName.storeStandstillsTotal).increment()
        logger.critical("the store takes no work", metadata: ["fault": .string(fault.description)])
    }

    /// The metrics system of a process is set once; a second service in one process, as in tests, measures into the
    /// registry of the first.
    private static func bootstrapMetrics(_ registry: PrometheusRegistry) {
        let isFirst = metricsAreSet.withLock { isSet in
            defer { isSet = true }
            return !isSet
        }
        if isFirst { MetricsSystem.bootstrap(registry) }
    }

    private static let metricsAreSet = Mutex(false)
}

/// The store as a service: it lives until everything that writes has stopped, then commits what waits and closes.
private struct StoreService: Service {
    let sequencer: SettlementSequencer

    func run() async throws {
        try? await gracefulShutdown()
        try await sequencer.close()
    }
}

/// Tells once on which ports the servers listen.
private final class PortsSignal: Sendable {
    private typealias Waiter = CheckedContinuation<GatewayService.Ports, any Error>

    private struct State {
        var partner: Int?
        var monitoring: Int?
        var fault: (any Error)?
        var waiting: [Waiter] = []

        var result: Result<GatewayService.Ports, any Error>? {
            if let partner, let monitoring {
                return .success(GatewayService.Ports(partner: partner, monitoring: monitoring))
            }
            return fault.map { .failure($0) }
        }
    }

    private let state = Mutex(State())

    var partnerListens: Bool { state.withLock { $0.partner != nil } }

    func partner(_ port: Int) { change { $0.partner = port } }
    func monitoring(_ port: Int) { change { $0.monitoring = port } }
    func fail(_ fault: any Error) { change { $0.fault = fault } }

    func value() async throws -> GatewayService.Ports {
        try await withCheckedThrowingContinuation { continuation in
            let result = state.withLock { state in
                if state.result == nil { state.waiting.append(continuation) }
                return state.result
            }
            if let result { continuation.resume(with: result) }
        }
    }

    private func change(_ body: (inout sending State) -> Void) {
        let ready = state.withLock { state -> ([Waiter], Result<GatewayService.Ports, any Error>)? in
            body(&state)
            guard let result = state.result else { return nil }
            defer { state.waiting = [] }
            return (state.waiting, result)
        }
        if let (waiting, result) = ready { for continuation in waiting { continuation.resume(with: result) } }
    }
}
