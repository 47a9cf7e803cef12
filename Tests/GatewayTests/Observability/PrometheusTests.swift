import CoreMetrics
import Testing

@testable import Gateway

@Suite struct PrometheusTests {
    @Test func writesCountersGaugesAndHistograms() {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "b_total", dimensions: [("status", "200"), ("route", "/v1/messages")]).increment(
            by: 2)
        registry.makeCounter(label: "b_total", dimensions: [("route", "/v1/messages"), ("status", "200")]).increment(
            by: 1)
        registry.makeCounter(label: "b_total", dimensions: []).increment(by: 5)
        registry.makeMeter(label: "a_depth", dimensions: []).set(Int64(7))
        registry.observe("c_depth", help: "How deep,\nin metres.") { 3 }
        #expect(
            registry.text() == """
                # TYPE a_depth gauge
                a_depth 7
                # TYPE b_total counter
                b_total 5
                b_total{route="/v1/messages",status="200"} 3
                # HELP c_depth How deep,\\nin metres.
                # TYPE c_depth gauge
                c_depth 3

                """)
    }

    @Test func countsDurationsInCumulativeBuckets() {
        let registry = PrometheusRegistry()
        let timer = registry.makeTimer(label: "t_seconds", dimensions: [("room", "parse")])
        for nanoseconds: Int64 in [1, 100_000, 100_001, 20_000_000_000] { timer.recordNanoseconds(nanoseconds) }
        let lines = registry.text().split(separator: "\n")
        #expect(lines.first == "# TYPE t_seconds histogram")
        #expect(lines.contains(#"t_seconds_bucket{room="parse",le="0.0001"} 2"#))
        #expect(lines.contains(#"t_seconds_bucket{room="parse",le="0.00025"} 3"#))
        #expect(lines.contains(#"t_seconds_bucket{room="parse",le="2.5"} 3"#))
        #expect(lines.contains(#"t_seconds_bucket{room="parse",le="10"} 3"#))
        #expect(lines.contains(#"t_seconds_bucket{room="parse",le="+Inf"} 4"#))
        #expect(lines.contains(#"t_seconds_sum{room="parse"} 20.000200002"#))
        #expect(lines.contains(#"t_seconds_count{room="parse"} 4"#))
    }

    @Test func countsAmountsByPowersOfFour() {
        let registry = PrometheusRegistry()
        let recorder = registry.makeRecorder(label: "bytes", dimensions: [], aggregate: true)
        for bytes: Int64 in [1, 5, 4096, 1 << 30] { recorder.record(bytes) }
        let lines = registry.text().split(separator: "\n")
        #expect(lines.contains(#"bytes_bucket{le="1"} 1"#))
        #expect(lines.contains(#"bytes_bucket{le="16"} 2"#))
        #expect(lines.contains(#"bytes_bucket{le="4096"} 3"#))
        #expect(lines.contains(#"bytes_bucket{le="+Inf"} 4"#))
    }

    @Test(arguments: [
        ("hb.requests", "hb_requests"), ("9lives", "_9lives"), ("a-b c", "a_b_c"), ("", "_"), ("naïve", "na_ve"),
        ("ok_1", "ok_1"),
    ])
    func sanitisesNames(name: String, expected: String) {
        #expect(SeriesKey.sanitised(name, allowingColon: false) == expected)
    }

    @Test func keepsColonsInNamesOnly() {
        #expect(SeriesKey("job:rate", [("a:b", "c:d")]) == SeriesKey("job:rate", [("a_b", "c:d")]))
    }

    @Test func escapesLabelValues() {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "n", dimensions: [("path", "a\\b\"c\nd")]).increment(by: 1)
        #expect(registry.text().contains(#"n{path="a\\b\"c\nd"} 1"#))
    }

    @Test(arguments: [
        (Int64(0), "0"), (1, "0.000000001"), (1_000_000_000, "1"), (2_500_000, "0.0025"), (-1_500_000_000, "-1.5"),
    ])
    func writesNanosecondsAsSeconds(nanoseconds: Int64, expected: String) {
        #expect(HistogramSeries.Scale.durations.text(of: nanoseconds) == expected)
    }

    @Test(arguments: [(2.0, "2"), (0.5, "0.5"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN")])
    func writesGauges(value: Double, expected: String) {
        #expect(GaugeSeries.text(of: value) == expected)
    }
}
