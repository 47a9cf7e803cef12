public import CoreMetrics
import Synchronization

/// A backend of swift-metrics that hands its figures out in the Prometheus text format, version 0.0.4.
///
/// Counters become `counter`, meters `gauge`, timers and recorders `histogram`: timers in seconds, recorders in the
/// unit that was recorded. The same name and labels always give the same series. Names and label names are sanitised
/// to what Prometheus admits; label values are escaped.
public final class PrometheusRegistry: MetricsFactory, Sendable {
    private struct Series {
        var counters: [SeriesKey: CounterSeries] = [:]
        var gauges: [SeriesKey: GaugeSeries] = [:]
        var histograms: [SeriesKey: HistogramSeries] = [:]
        var observed: [SeriesKey: @Sendable () -> Int64] = [:]
        var families: [String: @Sendable () -> [(labels: [(String, String)], value: Int64)]] = [:]
        var help: [String: String] = [:]
    }

    private let series = Mutex(Series())

    /// A registry without series.
    public init() {}

    /// The series of a counter.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let key = SeriesKey(label, dimensions)
        return series.withLock { $0.counters.existing(key, or: CounterSeries.init) }
    }

    /// The series of a gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        let key = SeriesKey(label, dimensions)
        return series.withLock { $0.gauges.existing(key, or: GaugeSeries.init) }
    }

    /// The series of a recorder: a histogram by powers of four, or a gauge of the last value when not aggregating.
    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        let key = SeriesKey(label, dimensions)
        guard aggregate else {
            return series.withLock { $0.gauges.existing(key, or: GaugeSeries.init) }
        }
        return series.withLock { $0.histograms.existing(key) { HistogramSeries(.amounts) } }
    }

    /// The series of a timer: a histogram of seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let key = SeriesKey(label, dimensions)
        return series.withLock { $0.histograms.existing(key) { HistogramSeries(.durations) } }
    }

    /// A gauge that is asked for its value whenever the figures are handed out, and costs nothing between.
    ///
    /// - Parameter help: one sentence for who reads the figures; nil for none.
    public func observe(
        _ name: String, help: String? = nil, labels: [(String, String)] = [],
        value: @escaping @Sendable () -> Int64
    ) {
        let key = SeriesKey(name, labels)
        series.withLock { series in
            series.observed[key] = value
            series.help[key.name] = help ?? series.help[key.name]
        }
    }

    /// Gauges of one name whose series come and go, asked for whenever the figures are handed out.
    ///
    /// - Parameter help: one sentence for who reads the figures.
    public func observeAll(
        _ name: String, help: String, values: @escaping @Sendable () -> [(labels: [(String, String)], value: Int64)]
    ) {
        series.withLock { series in
            series.families[name] = values
            series.help[SeriesKey(name, []).name] = help
        }
    }

    /// Series stay: a counter that disappeared and came back would look like a restart.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Series stay.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Series stay.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Series stay.
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// All figures of this moment, series in the order of their names.
    public func text() -> String {
        let series = self.series.withLock { $0 }
        var page = PrometheusPage(help: series.help)
        for (key, counter) in series.counters { page.add(key, type: "counter", lines: [("", "", counter.text)]) }
        for (key, gauge) in series.gauges { page.add(key, type: "gauge", lines: [("", "", gauge.text)]) }
        for (key, value) in series.observed { page.add(key, type: "gauge", lines: [("", "", String(value()))]) }
        for (name, values) in series.families {
            for (labels, value) in values() {
                page.add(SeriesKey(name, labels), type: "gauge", lines: [("", "", String(value))])
            }
        }
        for (key, histogram) in series.histograms { page.add(key, type: "histogram", lines: histogram.lines) }
        return page.text
    }
}

extension Dictionary {
    /// The value of the key, made and kept when there is none.
    fileprivate mutating func existing(_ key: Key, or make: () -> Value) -> Value {
        if let value = self[key] { return value }
        let value = make()
        self[key] = value
        return value
    }
}
