import Foundation
import Glibc

/// A TLS connection that says exactly what a test wants said, by Python: half a body, no HTTP at all, a hundred
/// megabytes.
struct BadInputConnection {
    /// One thing to do on the connection.
    enum Step {
        case text(String)
        case bytes([UInt8])
        /// The same text again and again.
        case repeated(String, times: Int)
        case sleep(milliseconds: Int)
        /// Says goodbye without waiting for an answer.
        case close
    }

    /// What came back: everything that was read, or why nothing was.
    struct Answer {
        let text: String
        let fault: String

        /// The status of the first answer; nil when there was none.
        var status: Int? {
            guard text.hasPrefix("HTTP/1.1 ") else { return nil }
            return Int(text.dropFirst("HTTP/1.1 ".count).prefix(3))
        }
    }

    /// The connection as a program: address, certificates, then the steps, each in one argument.
    private static let program = """
        import socket, ssl, sys, time
        port, authority, certificate, key = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
        context = ssl.create_default_context(cafile=authority)
        context.check_hostname = False
        if certificate != "-":
            context.load_cert_chain(certificate, key)
        received = b""
        try:
            plain = socket.create_connection(("127.0.0.1", port), timeout=20)
            peer = context.wrap_socket(plain)
            try:
                for step in sys.argv[5:]:
                    word, _, rest = step.partition(":")
                    if word == "file":
                        peer.sendall(open(rest, "rb").read())
                    elif word == "repeat":
                        times, _, path = rest.partition(":")
                        block = open(path, "rb").read()
                        for _ in range(int(times)):
                            peer.sendall(block)
                    elif word == "sleep":
                        time.sleep(int(rest) / 1000)
                    elif word == "close":
                        peer.close()
                        sys.exit(0)
            except OSError as fault:
                print("sending:", fault, file=sys.stderr)
            while True:
                block = peer.recv(65536)
                if not block:
                    break
                received += block
        except OSError as fault:
            print("connection:", fault, file=sys.stderr)
        sys.stdout.buffer.write(received)
        """

    /// Takes every step, then reads until the peer closes, which a request should ask it to.
    static func run(
        _ service: JourneyService, as peer: String?, _ steps: [Step], withinSeconds: Int = 60
    ) async throws -> Answer {
        let folder = try JourneyFolder()
        let child = try launch(service, as: peer, steps, in: folder)
        _ = try await child.ended(withinSeconds: withinSeconds)
        return answer(of: child)
    }

    /// Starts and does not wait; the folder must live as long.
    static func launch(
        _ service: JourneyService, as peer: String?, _ steps: [Step], in folder: JourneyFolder
    ) throws -> JourneyChild {
        let port = service.address.split(separator: ":").last.map(String.init) ?? ""
        var arguments = ["-c", program, port, JourneyPlaces.key("channel-authority.pem")]
        arguments +=
            peer.map { [JourneyPlaces.key("\($0)-channel.pem"), JourneyPlaces.key("\($0)-channel.key.pem")] }
            ?? ["-", "-"]
        for (number, step) in steps.enumerated() {
            let file = folder.file("step-\(number)")
            switch step {
            case .text(let text):
                try Data(text.utf8).write(to: URL(fileURLWithPath: file))
                arguments.append("file:\(file)")
            case .bytes(let bytes):
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                arguments.append("file:\(file)")
            case .repeated(let text, let times):
                try Data(text.utf8).write(to: URL(fileURLWithPath: file))
                arguments.append("repeat:\(times):\(file)")
            case .sleep(let milliseconds): arguments.append("sleep:\(milliseconds)")
            case .close: arguments.append("close:")
            }
        }
        return try JourneyChild(
            JourneyPlaces.python, arguments, environment: ["PATH": "/usr/bin:/bin"], output: folder.file("answer"),
            errors: folder.file("fault"))
    }

    static func answer(of child: JourneyChild) -> Answer {
        Answer(text: String(decoding: child.output, as: UTF8.self), fault: child.errorText)
    }

    /// The head of a post of so many bytes, after which the connection is to be closed.
    static func head(contentLength: Int?, contentType: String = "application/xml") -> String {
        let length = contentLength.map { "Content-Length: \($0)" } ?? "Transfer-Encoding: chunked"
        return "POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: \(contentType)\r\n"
            + "Prefer: wait=20\r\nConnection: close\r\n\(length)\r\n\r\n"
    }
}
