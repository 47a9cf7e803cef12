public import Storage

/// Everything an operator can set, read once at the start from one YAML file and the environment.
///
/// Names in the file are the names of these properties; `DESIGN.md` of this module shows a whole file. Paths are
/// absolute after reading: in the file they are relative to the file's folder. Keys and certificates stay references to
/// files; whoever needs one reads it.
public struct GatewayConfiguration: Hashable, Sendable {
    /// Production, or a rehearsal, which may start its clock where it likes.
    public enum Environment: String, CaseIterable, Sendable {
        case production, rehearsal
    }

    /// `environment`: production or rehearsal.
    public var environment: Environment
    /// `clock.startsAt`: where a rehearsal's clock starts, in milliseconds since 1970; nil: the clock of the machine.
    /// Refused in production.
    public var clockStartsAtMilliseconds: Int64?
    /// `listen`: where partners and operators connect.
    public var listen: Listen
    /// `tls`: what the gateway shows, and whose certificates it believes.
    public var tls: TLS
    /// `monitoring`: the local listener without TLS.
    public var monitoring: Monitoring
    /// `storage.path`: the database file; beside it lie the archive of evidence and, in a rehearsal, the clock. On
    /// PostgreSQL only those.
    public var storagePath: String
    /// `storage`: the store, in that file unless `storage.store` says otherwise.
    public var store: StoreLocation
    /// `storage.retentionDays`: for how many days at least the bytes of closed messages stay in the store; 30
    /// unless set.
    public var retentionDays: Int
    /// `institution`: whose gateway this is.
    public var institution: Institution
    /// `trust.directory`: the folder with `registry.yaml` and the certificates it names.
    public var trustDirectory: String
    /// `corridors`: the partners.
    public var corridors: [Corridor]
    /// `operators`: who may look and reconcile.
    public var operators: [Operator]
    /// `participants`: the institutions of this jurisdiction that can be reached.
    public var participants: [Participant]
    /// `calendar`: business days.
    public var calendar: Calendar
    /// `creationWindowSeconds`: how far the creation time of a message may lie from now, in both directions.
    public var creationWindowSeconds: Int
    /// `limits`: what bounds memory and waiting.
    public var limits: Limits
    /// `openingAccounts`: what the ledger must hold before the first message.
    public var openingAccounts: [OpeningAccount]
    /// `checkpoints`: when the journal is signed over.
    public var checkpoints: Checkpoints
    /// `logging.level`: the least severe line that is written.
    public var loggingLevel: LoggingLevel
    /// `secrets.allowDumps`: whether core files and debuggers may have the process's memory; refused in production.
    public var allowsDumps: Bool

    /// Where partners and operators connect.
    public struct Listen: Hashable, Sendable {
        /// Address or host name; `127.0.0.1` unless set.
        public var host: String
        /// 0...65535; 0 lets the system choose; 8443 unless set.
        public var port: Int
    }

    /// The gateway's own certificate and the authorities of client certificates; PEM files.
    public struct TLS: Hashable, Sendable {
        /// Certificate chain, own certificate first.
        public var certificate: String
        /// Private key.
        public var key: String
        /// The authorities a client certificate must come from.
        public var clientTrust: String
    }

    /// The local listener for `/healthz`, `/readyz` and `/metrics`.
    public struct Monitoring: Hashable, Sendable {
        /// `127.0.0.1` unless set.
        public var host: String
        /// 0...65535; 9464 unless set.
        public var port: Int
    }

    /// The institution that runs the gateway.
    public struct Institution: Hashable, Sendable {
        /// BIC.
        public var bic: String
        /// ISO 3166-1 alpha-2.
        public var jurisdiction: String
        /// Its name, for messages and reports.
        public var name: String
        /// What it signs with.
        public var signing: Signing
        /// `coSigning`: who makes its co-signatures, where that is not this process with `signing`.
        public var coSigning: CoSigning?
        /// `trust`: who issued its certificate; nil: the evidence names nobody.
        public var trust: Trust?
    }

    /// A partner and what was agreed with it.
    public struct Corridor: Hashable, Sendable {
        /// The partner's BIC; one corridor a partner.
        public var partner: String
        /// The partner's jurisdiction, ISO 3166-1 alpha-2.
        public var jurisdiction: String
        /// `clientCertificates`: PEM files of the certificates its connections may carry.
        public var clientCertificates: [String]
        /// `clientFingerprints`: the same, as SHA-256 of the DER bytes.
        public var clientFingerprints: [CertificateFingerprint]
        /// The partner's account in the ledger.
        public var settlementAccount: String
        /// ISO 4217.
        public var currency: String
        /// The most one payment may be, in minor units.
        public var amountMaxMinorUnits: Int64
        /// `header` or `cosigned`.
        public var profile: String
        /// How long a hold waits for the co-signature.
        public var holdSeconds: Int
        /// Which rules apply beside the schemas: `iso`, `hvps`, `cbpr`, `kz`.
        public var practices: [String]
        /// The envelopes its messages may come in, by the names of `EnvelopeShape`: ours, unless it says others.
        public var envelopes: [String]
        /// `cutOff`, `HH:MM` local: minutes after midnight; nil: the calendar's.
        public var cutOffMinutes: Int?
        /// The business service that headers must name; nil: any or none.
        public var businessService: String?
        /// `trust`: who must have issued its signers' certificates; nil: being registered is enough.
        public var trust: Trust?
        /// `ourSignatures`: what those that the partner gets state of themselves; nil: nothing.
        public var ourSignatures: OurSignatures?
        /// `theirSignatures`: what the partner's may or must state; nil: nothing.
        public var theirSignatures: TheirSignatures?
    }

    /// A member of staff who may connect.
    public struct Operator: Hashable, Sendable {
        /// Goes into the audit trail; unique.
        public var name: String
        /// PEM files.
        public var clientCertificates: [String]
        /// SHA-256 of the DER bytes.
        public var clientFingerprints: [CertificateFingerprint]
    }

    /// An institution of this jurisdiction.
    public struct Participant: Hashable, Sendable {
        /// BIC; unique.
        public var bic: String
        /// The three digits that stand in its clients' IBANs.
        public var bankCode: String
        /// Its name.
        public var name: String
    }

    /// Business days.
    public struct Calendar: Hashable, Sendable {
        /// Local time less UTC; -720...840; 300 unless set.
        public var utcOffsetMinutes: Int
        /// `cutOff`, `HH:MM` local: minutes after midnight; 17:00 unless set.
        public var cutOffMinutes: Int
        /// Days off beside Saturday and Sunday, `YYYY-MM-DD`, ascending.
        public var holidays: [String]
    }

    /// What bounds memory and waiting.
    public struct Limits: Hashable, Sendable {
        /// A payment message; 1,048,576 unless set.
        public var messageBytesMax: Int
        /// A camt.053 to reconcile; 16,777,216 unless set.
        public var statementBytesMax: Int
        /// How many messages may wait for a worker; 256 unless set.
        public var queueDepthMax: Int
        /// Threads for parsing, verifying and signing; nil: one for each processor.
        public var workers: Int?
        /// The longest `Prefer: wait`; 30 unless set.
        public var waitSecondsMax: Int
        /// How long a body may take to arrive; 30 unless set.
        public var bodySecondsMax: Int
        /// How long a connection may be silent between requests; 75 unless set.
        public var idleSecondsMax: Int
        /// Open connections; further ones wait to be accepted; 1,024 unless set.
        public var connectionsMax: Int
    }

    /// An account that the ledger must hold before the first message.
    public struct OpeningAccount: Hashable, Sendable {
        /// Its identifier; unique.
        public var identifier: String
        /// `issuer`, `bank`, `treasury`, `client` or `partnerSettlement`.
        public var kind: String
        /// ISO 4217.
        public var currency: String
        /// Money issued to it.
        public var issues: [Issue]
        /// `open`, `frozen` or `closed`, once the money is issued; open unless set.
        public var status: String
    }

    /// Money issued to an opening account, once for each key.
    public struct Issue: Hashable, Sendable {
        /// The command's key: the same key never issues twice.
        public var key: String
        /// The issuer's account.
        public var issuer: String
        /// In minor units; at least 1.
        public var amountMinorUnits: Int64
    }

    /// The words of swift-log.
    public enum LoggingLevel: String, CaseIterable, Sendable {
        case trace, debug, info, notice, warning, error, critical
    }
}
