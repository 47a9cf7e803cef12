import DualSign
import Foundation
import Testing

@testable import Gateway

/// A server of time stamps on this machine: Python's http server in front of `openssl ts`.
final class TestTimeStampServer {
    /// What it does with a request.
    enum Mood: String, CaseIterable {
        case stamps, refuses, fails, garbles, stampsAnother, hangsUp
    }

    static let policy = "1.2.398.3.3.2.6.4"
    static let isPossible = ["/usr/bin/openssl", JourneyPlaces.python].allSatisfy(
        FileManager.default.isExecutableFile(atPath:))

    let folder: JourneyFolder
    let port: Int
    private var child: JourneyChild?

    init(_ mood: Mood = .stamps) throws {
        folder = try JourneyFolder()
        port = try JourneyService.freePort()
        try set(mood)
        try write("01\n", "serial")
        try write(Self.settings(folder), "tsa.cnf")
        try write(Self.program, "server.py")
        try Self.openssl([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder.file("tsa.key"), "-out",
            folder.file("tsa.pem"), "-days", "3650", "-subj", "/O=Test/CN=Time", "-addext",
            "extendedKeyUsage=critical,timeStamping", "-addext", "keyUsage=critical,digitalSignature",
        ])
    }

    deinit { stop() }

    var url: String { "http://127.0.0.1:\(port)/tsa" }
    var certificateFile: String { folder.file("tsa.pem") }

    /// How often it was asked.
    var asked: Int {
        (FileManager.default.contents(atPath: folder.file("asked")) ?? Data()).count
    }

    /// What the last request said it was.
    var contentType: String? { try? String(contentsOfFile: folder.file("type"), encoding: .utf8) }

    func set(_ mood: Mood) throws { try write(mood.rawValue, "mood") }

    /// Starts it and waits until it listens.
    func start() async throws {
        let child = try JourneyChild(
            JourneyPlaces.python, [folder.file("server.py"), "\(port)", folder.path],
            environment: ProcessInfo.processInfo.environment, output: folder.file("out"), errors: folder.file("err"))
        self.child = child
        for _ in 0..<500 {
            if JourneyService.listens("http://127.0.0.1:\(port)") { return }
            guard child.poll() == nil else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw JourneyFault("no server of time stamps: \(child.errorText)")
    }

    func stop() {
        child?.send(SIGKILL)
        child = nil
    }

    /// Settings of a corridor that has its co-signatures stamped here, for the environment.
    func settings(corridor: Int = 0) -> [String: String] {
        let prefix = "GATEWAY_CORRIDORS_\(corridor)_OUR_SIGNATURES_"
        return [
            prefix + "PROPERTIES": "stated", prefix + "TIME_STAMPS_URL": url,
            prefix + "TIME_STAMPS_AUTHORITIES": certificateFile, prefix + "TIME_STAMPS_POLICIES": Self.policy,
            // The fixtures' rehearsal is at another time than the machine.
            prefix + "TIME_STAMPS_CLOCK_SECONDS_MAX": "2147483647",
            prefix + "TIME_STAMPS_TOTAL_SECONDS": "3", prefix + "TIME_STAMPS_REST_SECONDS_MAX": "1",
        ]
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)), options: .atomic)
    }

    private static func settings(_ folder: JourneyFolder) -> String {
        """
        [tsa]
        default_tsa = tsa1
        [tsa1]
        serial = \(folder.file("serial"))
        crypto_device = builtin
        signer_cert = \(folder.file("tsa.pem"))
        signer_key = \(folder.file("tsa.key"))
        signer_digest = sha256
        default_policy = \(policy)
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """
    }

    static func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw JourneyFault("openssl \(arguments)") }
    }

    private static let program = """
        import http.server, os, subprocess, sys
        port, folder = int(sys.argv[1]), sys.argv[2]
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            def log_message(self, *arguments): pass
            def do_POST(self):
                query = self.rfile.read(int(self.headers['Content-Length']))
                with open(folder + '/asked', 'ab') as file: file.write(b'.')
                with open(folder + '/type', 'w') as file: file.write(self.headers['Content-Type'])
                mood = open(folder + '/mood').read()
                if mood == 'hangsUp':
                    self.close_connection = True
                    return
                status, answer = 200, b'no token'
                if mood == 'fails': status, answer = 503, b''
                elif mood == 'refuses': answer = bytes.fromhex('30053003020102')
                elif mood != 'garbles':
                    if mood == 'stampsAnother':
                        open(folder + '/other', 'w').write('other')
                        command = ['openssl', 'ts', '-query', '-data', folder + '/other', '-sha256', '-cert', '-out']
                        subprocess.run(command + [folder + '/query'], check=True, stderr=subprocess.DEVNULL)
                    else:
                        open(folder + '/query', 'wb').write(query)
                    command = ['openssl', 'ts', '-reply', '-config', folder + '/tsa.cnf', '-section', 'tsa1']
                    command += ['-queryfile', folder + '/query', '-out', folder + '/reply']
                    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
                    answer = open(folder + '/reply', 'rb').read()
                self.send_response(status)
                self.send_header('Content-Type', 'application/timestamp-reply')
                self.send_header('Content-Length', str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
        http.server.HTTPServer(('127.0.0.1', port), Handler).serve_forever()
        """
}
