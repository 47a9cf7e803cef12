/// The names under which the gateway measures itself. Prometheus conventions: units last, `_total` on counters.
public enum MetricName {
    /// Counter; `route`, `status`: requests that were answered.
    public static let requestsTotal = "gateway_http_requests_total"
    /// Histogram; `route`: from the head of a request to its answer.
    public static let requestSeconds = "gateway_http_request_duration_seconds"
    /// Counter: connections whose certificate is registered to nobody.
    public static let unknownPeersTotal = "gateway_http_unknown_peers_total"
    /// Histogram: how long work waited for a worker.
    public static let workerWaitSeconds = "gateway_worker_wait_seconds"
    /// Gauge: pieces of work that wait for a worker.
    public static let workerQueueDepth = "gateway_worker_queue_depth"
    /// Counter; `definition`, `outcome`: business messages answered.
    public static let messagesTotal = "gateway_messages_total"
    /// Gauge: 1 while the store takes no work, else 0.
    public static let storeUnavailable = "gateway_store_unavailable"
    /// Histogram: how long a commit of the store took, until what it changed was on the disk.
    public static let storeCommitSeconds = "gateway_store_commit_seconds"
    /// Counter: how often the store began to take no work.
    public static let storeStandstillsTotal = "gateway_store_standstills_total"
    /// Gauge: by how much the machine's clock has jumped, in seconds; 0 while nobody doubts it.
    public static let clockJumpSeconds = "gateway_clock_jump_seconds"
    /// Counter; `room`: faults of ours.
    public static let faultsTotal = "gateway_faults_total"
    /// Gauge; `use` signer with `bic`, `jurisdiction`, `ski`, or authority with `subject`, `digest`: seconds until a
    /// certificate expires; negative once it has.
    public static let certificateExpirySeconds = "gateway_certificate_expiry_seconds"
    /// Gauge; `bic`, `ski`: seconds until what is known of revocation runs out; negative once it has.
    public static let revocationFreshSeconds = "gateway_revocation_fresh_seconds"
    /// Counter; `source`: lists and answers that could not be fetched or used.
    public static let revocationFailuresTotal = "gateway_revocation_failures_total"
    /// Counter; `why`: answers of the co-signer in another house that were none, or wrong values.
    public static let coSignerFaultsTotal = "gateway_co_signer_faults_total"
    /// Counter; `why`: time stamps that could not be had.
    public static let timeStampFaultsTotal = "gateway_time_stamp_faults_total"
    /// Counter: log lines dropped because the reader of the log was too slow.
    public static let logLinesDroppedTotal = "gateway_log_lines_dropped_total"
}
