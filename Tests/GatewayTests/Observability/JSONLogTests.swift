import Foundation
import Logging
import Testing

@testable import Gateway

@Suite struct JSONLogTests {
    /// Logs into a file and returns its lines.
    private func lines(
        bytesMax: Int = 1 << 20, provider: Logger.MetadataProvider? = nil, _ log: (Logger) -> Void
    ) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        let output = JSONLogOutput(descriptor: handle.fileDescriptor, bytesMax: bytesMax)
        let logger = Logger(label: "gateway") { label in
            JSONLogHandler(label: label, output: output, level: .info, provider: provider) { 1_772_442_000_123 }
        }
        log(logger)
        output.flush()
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test func writesOneObjectALine() throws {
        let lines = try lines { logger in
            logger.info("settled", metadata: ["uetr": "8a562c67", "attempt": .stringConvertible(2)], source: "Gateway")
            logger.debug("not written")
        }
        #expect(
            lines == [
                #"{"time":"2026-03-02T09:00:00.123Z","level":"info","logger":"gateway","message":"settled","#
                    + #""attempt":"2","uetr":"8a562c67","source":"Gateway"}"#
            ])
    }

    @Test func survivesWhatATextMayHold() throws {
        let nasty = "line\nbreak \"quoted\" back\\slash \u{1} tab\t ünï 🟢"
        let line = try #require(try lines { $0.warning("\(nasty)") }.first)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["message"] as? String == nasty)
        #expect(object["level"] as? String == "warning")
    }

    @Test func mergesMetadataOfLoggerTaskAndLine() throws {
        let provider = Logger.MetadataProvider { ["uetr": "of the task", "shared": "task"] }
        let line = try #require(
            try lines(provider: provider) { logger in
                var logger = logger
                logger[metadataKey: "partner"] = "CBXAXAXX"
                logger[metadataKey: "shared"] = "logger"
                logger.info("m", metadata: ["list": ["a", "b"], "nested": ["z": "1", "y": "2"], "level": "mine"])
            }.first)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["uetr"] as? String == "of the task")
        #expect(object["shared"] as? String == "task")
        #expect(object["partner"] as? String == "CBXAXAXX")
        #expect(object["list"] as? [String] == ["a", "b"])
        #expect(object["nested"] as? [String: String] == ["y": "2", "z": "1"])
        #expect(object["level"] as? String == "info")
        #expect(object["level_"] as? String == "mine")
    }

    @Test func dropsWhatDoesNotFitAndSaysHowMuch() throws {
        let lines = try lines(bytesMax: 300) { logger in
            logger.error("\(String(repeating: "lost ", count: 100))")
            logger.error("\(String(repeating: "lost ", count: 100))")
            logger.error("kept")
        }
        #expect(lines.count == 2)
        #expect(lines.first?.contains("kept") == true)
        #expect(lines.last?.contains(#""message":"log lines were dropped","lines":2"#) == true)
    }

    @Test func keepsTheOrderOfManyLines() throws {
        let lines = try lines { logger in for number in 0..<2000 { logger.info("\(number)") } }
        #expect(lines.count == 2000)
        #expect(lines.enumerated().allSatisfy { $1.contains("\"message\":\"\($0)\"") })
    }
}
