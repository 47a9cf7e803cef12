/// On which threads signatures are made: the workers' own, as long as that is work for a processor. Waiting for a token
/// or for a co-signer is not, and has threads that do nothing else; so what waits holds up nothing but its like.
struct SigningThreads: Sendable {
    /// The threads of everything else.
    let workers: WorkerPool
    /// Where co-signatures are made.
    let coSigning: WorkerPool
    /// Where our own messages are signed.
    let signing: WorkerPool

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
    }

    /// The pools that are not the workers, to be stopped with them.
    var others: [WorkerPool] { [coSigning, signing].filter { $0 !== workers } }
}
