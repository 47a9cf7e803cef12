import Foundation

@testable import Gateway

/// The fixtures' authority on the network: a responder and a server of files, both other people's programs.
final class TestRevocationServers {
    static let arePossible = ["/usr/bin/openssl", JourneyPlaces.python].allSatisfy(
        FileManager.default.isExecutableFile(atPath:))

    private let folder: JourneyFolder
    private let ports: (responder: Int, files: Int)
    private var children: [JourneyChild] = []

    init() throws {
        folder = try JourneyFolder()
        ports = (try JourneyService.freePort(), try JourneyService.freePort())
        try FileManager.default.createDirectory(atPath: file("published"), withIntermediateDirectories: true)
        for (name, text) in [("crlnumber", "01\n"), ("index.txt", ""), ("serial", "1000\n")] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        }
        let settings = """
            [ca]
            default_ca = this
            [this]
            database = \(file("index.txt"))
            serial = \(file("serial"))
            crlnumber = \(file("crlnumber"))
            default_md = sha256
            certificate = \(JourneyPlaces.key("signing-authority.pem"))
            private_key = \(JourneyPlaces.key("signing-authority.key.pem"))
            """
        try Data(settings.utf8).write(to: URL(fileURLWithPath: file("ca.cnf")))
    }

    deinit { stop() }

    var responderURL: String { "http://127.0.0.1:\(ports.responder)" }
    var listURL: String { "http://127.0.0.1:\(ports.files)/list.crl" }

    func file(_ name: String) -> String { folder.file(name) }

    /// The fixtures' configuration, in which XA's signers are asked about here.
    func configuration(
        lists: [String], responders: [String], asksNonce: Bool = true
    ) throws -> GatewayConfiguration {
        var configuration = try JourneyWorld().configuration
        configuration.storagePath = file("gateway.sqlite")
        let number = try JourneyWorld().corridorNumber("XA")
        configuration.corridors[number].trust = GatewayConfiguration.Trust(
            anchors: [JourneyPlaces.key("signing-authority.pem")], intermediates: [],
            revocation: GatewayConfiguration.Revocation(
                lists: lists, responders: responders, unknown: .refuse, graceSeconds: 0, refreshSeconds: 600,
                freshSeconds: 600, asksNonce: asksNonce))
        return configuration
    }

    /// Says that a signer's key is stolen.
    func revoke(_ name: String) throws {
        try openssl([
            "ca", "-config", file("ca.cnf"), "-revoke", JourneyPlaces.key("\(name).pem"), "-crl_reason",
            "keyCompromise",
        ])
    }

    /// Puts the list of this moment where the server of files has it; it is good for the whole rehearsal.
    func publishList() throws {
        try openssl([
            "ca", "-config", file("ca.cnf"), "-gencrl", "-crl_lastupdate", "20260101000000Z", "-crl_nextupdate",
            "20440101000000Z", "-out", file("published/list.crl"),
        ])
    }

    func startResponder() async throws {
        let authority = JourneyPlaces.key("signing-authority.pem")
        try await start(
            "/usr/bin/openssl",
            [
                "ocsp", "-port", "\(ports.responder)", "-index", file("index.txt"), "-CA", authority,
                "-rsigner", authority, "-rkey", JourneyPlaces.key("signing-authority.key.pem"), "-nmin", "10",
                "-ignore_err",
            ]
        ) { String(decoding: $0.output, as: UTF8.self).contains("ACCEPT") }
    }

    func startFiles() async throws {
        try await start(
            JourneyPlaces.python,
            ["-m", "http.server", "\(ports.files)", "--bind", "127.0.0.1", "--directory", file("published")]
        ) { [ports] _ in JourneyService.listens("http://127.0.0.1:\(ports.files)") }
    }

    func stop() {
        for child in children { child.send(SIGKILL) }
        children = []
    }

    func openssl(_ arguments: [String]) throws { try TestTimeStampServer.openssl(arguments) }

    /// A responder that is connected to and asked nothing answers nobody any more: it says itself when it listens.
    private func start(
        _ program: String, _ arguments: [String], listens: (JourneyChild) -> Bool
    ) async throws {
        let child = try JourneyChild(
            program, arguments, environment: ProcessInfo.processInfo.environment,
            output: file("\(children.count).out"), errors: file("\(children.count).err"))
        children.append(child)
        for _ in 0..<500 {
            if listens(child) { return }
            guard child.poll() == nil else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw JourneyFault("\(program) does not listen: \(child.errorText)")
    }
}
