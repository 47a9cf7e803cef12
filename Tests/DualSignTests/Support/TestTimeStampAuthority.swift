import DualSign
import Foundation

/// A time stamp authority by the openssl program: another's code makes every token.
final class TestTimeStampAuthority {
    static let policy = "1.2.398.3.3.2.6.4"
    private let folder: TemporaryFolder
    let certificate: [UInt8]

    init(use: String = "critical,timeStamping", accuracy: String = "secs:1, millisecs:500") throws {
        folder = try TemporaryFolder()
        let configuration = """
            [tsa]
            default_tsa = tsa1
            [tsa1]
            serial = \(folder.path("serial"))
            crypto_device = builtin
            signer_cert = \(folder.path("tsa.pem"))
            signer_key = \(folder.path("tsa.key"))
            signer_digest = sha256
            default_policy = \(Self.policy)
            other_policies = 1.2.3.4
            digests = sha256, sha384, sha512, sha1
            accuracy = \(accuracy)
            ess_cert_id_alg = sha256
            """
        try folder.write("tsa.cnf", configuration.bytes)
        try folder.write("serial", "01\n".bytes)
        try Self.run([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder.path("tsa.key"), "-out",
            folder.path("tsa.pem"), "-days", "3650", "-subj", "/O=Test/CN=Time", "-addext", "extendedKeyUsage=\(use)",
            "-addext", "keyUsage=critical,digitalSignature",
        ])
        try Self.run([
            "x509", "-in", folder.path("tsa.pem"), "-outform", "DER", "-out", folder.path("tsa.der"),
        ])
        certificate = try folder.read("tsa.der")
    }

    var authorities: TimeStampAuthorities {
        TimeStampAuthorities(anchors: [certificate], policies: [Self.policy], accuracyMillisecondsMax: 2000)
    }

    /// The certificate in PEM.
    func pem() throws -> [UInt8] { try folder.read("tsa.pem") }

    /// The response to a request.
    func respond(_ request: [UInt8]) throws -> [UInt8] {
        try folder.write("request.tsq", request)
        try Self.run([
            "ts", "-reply", "-config", folder.path("tsa.cnf"), "-section", "tsa1", "-queryfile",
            folder.path("request.tsq"), "-out", folder.path("response.tsr"),
        ])
        return try folder.read("response.tsr")
    }

    /// A request as openssl writes it.
    func request(over message: [UInt8], _ arguments: [String]) throws -> [UInt8] {
        try folder.write("message", message)
        try Self.run(
            ["ts", "-query", "-data", folder.path("message"), "-out", folder.path("query.tsq")] + arguments)
        return try folder.read("query.tsq")
    }

    /// The token alone of a response.
    func token(in response: [UInt8]) throws -> [UInt8] {
        try folder.write("response.tsr", response)
        try Self.run([
            "ts", "-reply", "-in", folder.path("response.tsr"), "-token_out", "-out", folder.path("token.der"),
        ])
        return try folder.read("token.der")
    }

    private static func run(_ arguments: [String]) throws {
        let outcome = try Tool.openssl.run(arguments)
        guard outcome.status == 0 else { throw XMLSec.Failure(output: outcome.output) }
    }
}
