import DualSign
import Foundation
import Gateway

/// Sends fixtures to a running service, each through its partner's own channel, and judges the answers.
struct ReplaySession {
    /// What became of one fixture.
    struct Outcome {
        let fixture: Fixture
        let result: Result<ReplayAnswer, CurlFault>
        /// In which points the answer is not as expected; empty also when there is no verdict to hold it against.
        let differences: [String]
    }

    /// Such as `https://127.0.0.1:8443`.
    let service: String
    /// The folder with `<partner>-channel.pem`, `<partner>-channel.key.pem` and `channel-authority.pem`.
    let keys: String
    /// The signers whose replies are believed; nil to leave the replies' signatures unread.
    let registry: SignerRegistry?
    /// How long the service is asked to wait for a final state.
    let waitSeconds: Int
    /// Tells the instant at which certificates must be valid.
    let now: @Sendable () -> Date
    /// Through whose channel a message without a verdict goes.
    let defaultPartner: String

    /// Sends everything in order; `progress` is called after each. The clients are gone when it returns.
    func run(_ fixtures: [Fixture], progress: () -> Void) async throws -> [Outcome] {
        var clients: [String: CurlClient] = [:]
        var outcomes: [Outcome] = []
        for fixture in fixtures {
            let partner = (fixture.verdict?.from ?? defaultPartner).lowercased()
            let client: CurlClient
            if let known = clients[partner] {
                client = known
            } else {
                client = try channel(of: partner)
                clients[partner] = client
            }
            outcomes.append(await send(fixture, through: client))
            progress()
        }
        for client in clients.values { await client.shutdown() }
        return outcomes
    }

    /// The client with a partner's certificate. Throws `CommandFault` when there is none.
    func channel(of partner: String) throws -> CurlClient {
        let certificate = "\(keys)/\(partner)-channel.pem"
        guard FileManager.default.fileExists(atPath: certificate) else {
            throw CommandFault("\(certificate) does not exist: \(partner) has no channel")
        }
        do throws(CurlFault) {
            return try CurlClient(
                CurlClient.Settings(
                    authorityFile: "\(keys)/channel-authority.pem", certificateFile: certificate,
                    keyFile: "\(keys)/\(partner)-channel.key.pem", connectSeconds: 5, totalSeconds: 60))
        } catch {
            throw CommandFault("the channel of \(partner) cannot be used: \(error)")
        }
    }

    private func send(_ fixture: Fixture, through client: CurlClient) async -> Outcome {
        let request = HTTPExchange.Request(
            .post, service + "/v1/messages",
            headers: [("Content-Type", "application/xml"), ("Prefer", "wait=\(waitSeconds)")], body: fixture.bytes)
        do throws(CurlFault) {
            let answer = ReplayAnswer(try await client.send(request), registry: registry, at: now())
            let differences = fixture.verdict.map(answer.differences) ?? []
            return Outcome(fixture: fixture, result: .success(answer), differences: differences)
        } catch {
            return Outcome(fixture: fixture, result: .failure(error), differences: ["no answer: \(error)"])
        }
    }
}

extension [ReplaySession.Outcome] {
    /// Whether every answer is as expected.
    var areAsExpected: Bool { allSatisfy(\.differences.isEmpty) }

    /// The table of outcomes, one row a message, and what differs beneath its row.
    func lines(on terminal: Terminal) -> [String] {
        var table = Table(["", "message", "from", "answer", "what it shows"])
        for outcome in self {
            let answer: String
            switch outcome.result {
            case .success(let found): answer = found.summary
            case .failure: answer = "no answer"
            }
            let note = outcome.fixture.verdict?.note ?? "no verdict"
            table.add([
                outcome.differences.isEmpty ? "ok" : "NO", outcome.fixture.name, outcome.fixture.verdict?.from ?? "",
                answer, String(note.prefix(70)),
            ])
        }
        var lines = table.lines()
        for outcome in self where !outcome.differences.isEmpty {
            lines.append(terminal.bad("\(outcome.fixture.name): \(outcome.differences.joined(separator: "; "))"))
        }
        let expected = filter(\.differences.isEmpty).count
        lines.append("\(expected) of \(count) answered as expected")
        return lines
    }
}
