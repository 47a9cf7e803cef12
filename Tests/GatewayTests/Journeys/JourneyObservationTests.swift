import Foundation
import Gateway
import Testing

extension RealServiceTests {
    /// What those who run the service can see of it.
    @Suite struct JourneyObservationTests {
        @Test func writesJSONLinesAndMetricsThatParse() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 43)
            let channel = try JourneyChannel("xa", to: service)
            var uetrs: Set<String> = []
            for account in [JourneyWorld.creditorAccount, JourneyWorld.unknownAccount] {
                let payment = try maker.payment(at: JourneyWorld.now(folder), creditorAccount: account)
                _ = try await channel.post(payment.bytes)
                uetrs.insert(payment.uetr)
            }
            _ = try await channel.post(Array("hello".utf8))
            await channel.close()
            #expect(try await service.monitoringPage("/healthz").status == 200)
            #expect(try await service.monitoringPage("/nonsense").status == 404)
            let metrics = try await service.monitoringPage("/metrics")
            #expect(metrics.status == 200)
            let page = try JourneyMetrics(String(decoding: metrics.body, as: UTF8.self))
            #expect(page.samples["gateway_messages_total"].map { $0 >= 3 } == true, "\(page.samples.keys.sorted())")
            #expect(try await service.stop() == .exited(0))

            let lines = service.child.output.split(separator: UInt8(ascii: "\n"))
            #expect(!lines.isEmpty)
            var logged: Set<String> = []
            for line in lines {
                let text = String(decoding: line, as: UTF8.self)
                guard let object = try? JourneyJSON(Array(line)), object.isObject else {
                    Issue.record("no JSON: \(text)")
                    continue
                }
                #expect(object["time"].text != nil && object["level"].text != nil && object["message"].text != nil)
                let uetr = object["uetr"].text
                #expect(uetr != nil, "without a UETR: \(text)")
                if let uetr { logged.insert(uetr) }
            }
            #expect(uetrs.isSubset(of: logged))
        }
    }
}

/// A page in the text format of Prometheus, read strictly: the sum of the samples of each name.
struct JourneyMetrics {
    private(set) var samples: [String: Double] = [:]

    /// Throws at the first line that is not of the format.
    init(_ text: String) throws {
        var types: [String: String] = [:]
        guard text.hasSuffix("\n") else { throw JourneyFault("the last line has no end") }
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 3)
            if line.hasPrefix("# HELP ") { continue }
            if line.hasPrefix("# TYPE ") {
                guard words.count == 4, ["counter", "gauge", "histogram", "summary", "untyped"].contains(words[3]),
                    types.updateValue(String(words[3]), forKey: String(words[2])) == nil
                else { throw JourneyFault("a type that is none, or twice: \(line)") }
                continue
            }
            guard let match = line.wholeMatch(of: Self.sample) else { throw JourneyFault("no sample: \(line)") }
            let name = String(match.1)
            let base = ["_bucket", "_sum", "_count"].first { name.hasSuffix($0) && types[name] == nil }
            let family = base.map { String(name.dropLast($0.count)) } ?? name
            guard types[family] != nil else { throw JourneyFault("a sample without a type: \(line)") }
            guard let value = Double(match.3) else { throw JourneyFault("no number: \(line)") }
            samples[name, default: 0] += value
        }
    }

    nonisolated(unsafe) private static let sample =
        /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\.)*",?)*\})? (\S+)/
}
