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
    /// Counter; `room`: faults of ours.
    public static let faultsTotal = "gateway_faults_total"
    /// Counter: log lines dropped because the reader of the log was too slow.
    public static let logLinesDroppedTotal = "gateway_log_lines_dropped_total"
}
