import ISO20022

/// On which threads signatures are made: the workers' own, as long as that is work for a processor. Waiting for a token
/// or for a co-signer is not, and has threads that do nothing else; so what waits holds up nothing but its like.
struct SigningThreads: Sendable {
    /// The threads of everything else.
    let workers: WorkerPool
    /// Where co-signatures are made.
    let coSigning: WorkerPool
    /// Where our own messages are signed.
    let signing: WorkerPool
    /// Where time stamps are waited for, by the partner whose corridor has a server of them.
    let timeStamping: [BICFI: WorkerPool]

    /// How many payments may wait for a signature; those beyond are taken up by a later sweep.
    static let queueDepthMax = 4096

    init(_ workers: WorkerPool, configuration: GatewayConfiguration) {
        self.workers = workers
        let institution = configuration.institution
        switch institution.signing.key {
        case .pem, .pkcs12:
            signing = workers
        case .token(let token):
            signing = WorkerPool(threads: token.sessionsMax, queueDepthMax: Self.queueDepthMax, name: "token")
        }
        coSigning =
            institution.coSigning.map {
                WorkerPool(threads: $0.connectionsMax, queueDepthMax: Self.queueDepthMax, name: "co-signer")
            } ?? signing
        var timeStamping: [BICFI: WorkerPool] = [:]
        for corridor in configuration.corridors {
            guard let server = corridor.ourSignatures?.timeStamps, let partner = BICFI(corridor.partner) else {
                continue
            }
            timeStamping[partner] = WorkerPool(
                threads: server.connectionsMax, queueDepthMax: Self.queueDepthMax, name: "time-stamp")
        }
        self.timeStamping = timeStamping
    }

    /// The pools that are not the workers, to be stopped with them.
    var others: [WorkerPool] { [coSigning, signing].filter { $0 !== workers } + timeStamping.values }
}
