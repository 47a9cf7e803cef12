import Foundation
import ISO20022

/// usage: Fuzzing FOLDER [FILE.xml...]
///
/// Mutates messages and sends them through `MessageJourney` for FUZZ_SECONDS (60) of CPU time; FUZZ_SEED repeats a run.
/// The input in work is in FOLDER/current.xml; one that fails is kept in FOLDER/failures. Files given are executed
/// and nothing else. Exits with 1 when something failed.
@main enum Fuzzing {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let folder = arguments.first else {
            say("usage: Fuzzing FOLDER [FILE.xml...]")
            exit(2)
        }
        try FileManager.default.createDirectory(
            atPath: folder + "/failures", withIntermediateDirectories: true)
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["FUZZ_SECONDS"].flatMap { Int($0) } ?? 60
        let seed = environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? UInt64(Date().timeIntervalSince1970)
        let run = try FuzzRun(folder: folder, seed: seed, corpusFolders: ["Fixtures", "Benchmarks/messages"])
        if arguments.count > 1 {
            for path in arguments.dropFirst() { run.execute(file: path) }
        } else {
            run.fuzz(seconds: seconds)
        }
        exit(run.failures.isEmpty ? 0 : 1)
    }
}

/// Prints a line at once, whoever reads along.
func say(_ line: String) {
    print(line)
    fflush(nil)
}

/// One run: what was executed and what came of it.
final class FuzzRun {
    private let folder: String
    private let seed: UInt64
    private let journey: MessageJourney
    private let current: CurrentInput
    private var corpus: Corpus
    private var mutator: Mutator
    private var watchdog = Watchdog()
    private var executions = 0
    private var bytesExecuted = 0
    private var stations = [Int](repeating: 0, count: MessageJourney.Station.allCases.count)
    /// Inputs that took too long, until the next report judges them once more.
    private var suspects: [(input: [UInt8], station: MessageJourney.Station)] = []
    /// What failed, and how often.
    private(set) var failures: [String: Int] = [:]

    init(folder: String, seed: UInt64, corpusFolders: [String]) throws {
        self.folder = folder
        self.seed = seed
        journey = MessageJourney(schemas: try MessageSchemas())
        corpus = Corpus(folders: corpusFolders, seed: seed)
        mutator = Mutator(seed: seed, bytesMax: 2 * Corpus.bytesMax)
        current = CurrentInput(path: folder + "/current.xml", bytesMax: 4 * Corpus.bytesMax)
    }

    func execute(file path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return say("\(path) cannot be read") }
        var bytes = [UInt8](data)
        // What `CurrentInput` leaves behind is filled up with NUL and spaces.
        while bytes.last == 0 { bytes.removeLast() }
        let nanoseconds = Watchdog.timed { execute(bytes) }
        say("\(path): \(bytes.count) bytes, \(nanoseconds / 1000) us, failures \(failures.keys.sorted())")
    }

    func fuzz(seconds: Int) {
        let guided = Coverage.edges > 0 ? "guided by \(Coverage.edges) edges" : "not instrumented, unguided"
        say("seed \(seed), \(seconds) s; \(corpus.files) files, \(corpus.generated) generated messages; \(guided)")
        current.watch()
        for input in corpus.inputs { execute(input) }
        let end = CurrentInput.cpuSeconds() + seconds
        var reportAt = CurrentInput.cpuSeconds() + 60
        while CurrentInput.cpuSeconds() < end {
            for _ in 0..<100 {
                let place = mutator.choice(of: corpus.inputs.count)
                let other = corpus.inputs[mutator.choice(of: corpus.inputs.count)]
                let input = mutator.mutate(corpus.inputs[place], with: other)
                if execute(input) { corpus.keep(input, at: place) }
            }
            if CurrentInput.cpuSeconds() > reportAt {
                report()
                reportAt = CurrentInput.cpuSeconds() + 60
            }
        }
        // Once more what was kept: a time is judged by the medians of the whole run, too.
        for input in corpus.inputs { execute(input) }
        report()
        say(failures.isEmpty ? "done: nothing failed" : "done: \(failures.count) kinds of failure")
    }

    /// Executes an input; true when it reached something new.
    @discardableResult
    private func execute(_ input: [UInt8]) -> Bool {
        current.begin(input)
        Coverage.begin()
        var station: MessageJourney.Station?
        let nanoseconds = Watchdog.timed { station = travel(input) }
        let isNew = Coverage.end()
        current.end()
        executions += 1
        bytesExecuted += input.count
        if let station, watchdog.note(nanoseconds: nanoseconds, bytes: input.count, as: station) {
            recheckTime(input, as: station)
        }
        return isNew
    }

    private func travel(_ input: [UInt8]) -> MessageJourney.Station? {
        do throws(Broken) {
            let station = try journey.travel(input)
            stations[station.rawValue] += 1
            return station
        } catch {
            fail(error.what, input)
            return nil
        }
    }

    /// A machine that does something else makes anything slow once; four times in a row it is the input, or a machine
    /// that is slow for longer. So it is judged again at the next report, up to a minute later.
    private func recheckTime(_ input: [UInt8], as station: MessageJourney.Station) {
        if isTooSlow(input, as: station) { suspects.append((input, station)) }
    }

    private func isTooSlow(_ input: [UInt8], as station: MessageJourney.Station) -> Bool {
        let least = (0..<4).map { _ in Watchdog.timed { _ = try? journey.travel(input) } }.min() ?? 0
        return watchdog.isTooSlow(nanoseconds: least, bytes: input.count, as: station)
    }

    private func judgeSuspects() {
        for (input, station) in suspects where isTooSlow(input, as: station) {
            fail("more than \(Watchdog.factor) times the median per byte, \(station)", input)
        }
        suspects = []
    }

    private func fail(_ what: String, _ input: [UInt8]) {
        failures[what, default: 0] += 1
        guard failures[what] == 1 else { return }
        let name = String(what.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }.prefix(80))
        let path = "\(folder)/failures/\(seed)-\(executions)-\(name).xml"
        let isWritten = FileManager.default.createFile(atPath: path, contents: Data(input))
        say("FAILURE: \(what); \(isWritten ? "input in" : "input cannot be written to") \(path)")
    }

    private func report() {
        judgeSuspects()
        let reached = zip(MessageJourney.Station.allCases, stations).map { "\($0) \($1)" }.joined(separator: ", ")
        say(
            "\(executions) executions, \(bytesExecuted >> 20) MiB, \(corpus.inputs.count) inputs, "
                + "\(Coverage.edgesPassed) of \(Coverage.edges) edges, "
                + "medians \(watchdog.mediansPicosecondsPerByte) ps a byte; \(reached); failures: \(failures)")
        LeakCheck.run()
    }
}

/// The leak checker of the address sanitizer, where the program is built with it.
enum LeakCheck {
    static func run() {
        guard let symbol = dlsym(nil, "__lsan_do_recoverable_leak_check") else { return }
        typealias Check = @convention(c) () -> CInt
        let check = unsafeBitCast(symbol, to: Check.self)
        if check() != 0 { say("LEAK: see above") }
    }
}
