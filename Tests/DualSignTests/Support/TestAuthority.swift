import DualSign
import Foundation

/// An authority run by the openssl command: what it issues, lists and answers is another's work.
final class TestAuthority {
    struct Fault: Error { let output: String }

    let folder: TemporaryFolder
    let name: String
    private(set) var certificate: [UInt8] = []

    static let authority = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign"
    static let signer = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation"
    static let identifiers = "\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n"

    /// An authority whose certificate `parent` issues, or it itself.
    init(
        _ name: String, under parent: TestAuthority? = nil, extensions: String = TestAuthority.authority,
        from: Date = day(-1000), until: Date = day(1000), digest: String = "sha256"
    ) throws {
        self.name = name
        folder = try TemporaryFolder()
        let configuration = """
            [ca]
            default_ca = this
            [this]
            database = \(folder.path("index.txt"))
            new_certs_dir = \(folder.url.path)
            serial = \(folder.path("serial"))
            crlnumber = \(folder.path("crlnumber"))
            certificate = \(folder.path("ca.pem"))
            private_key = \(folder.path("ca.key"))
            default_md = sha256
            default_crl_days = 30
            policy = any
            unique_subject = no
            [any]
            commonName = supplied
            [req]
            distinguished_name = none
            [none]
            [delta]
            2.5.29.27 = critical,DER:020101
            [partial]
            issuingDistributionPoint = critical,@scope
            [scope]
            onlyuser = TRUE
            """
        try folder.write("ca.cnf", Array(configuration.utf8))
        try folder.write("index.txt", [])
        try folder.write("serial", Array("1000\n".utf8))
        try folder.write("crlnumber", Array("01\n".utf8))
        try openssl(["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", folder.path("ca.key")])
        let issuer = parent ?? self
        try issuer.issue(
            "ca", in: folder, subject: name, extensions: extensions, from: from, until: until, digest: digest,
            isSelfSigned: parent == nil)
        certificate = try folder.read("ca.pem")
    }

    /// The certificate as the module under test reads it.
    func issuer() throws -> IssuerCertificate {
        guard let first = try IssuerCertificate.certificates(inFile: certificate).first else {
            throw Fault(output: "no certificate")
        }
        return first
    }

    /// A signer's certificate with a new P-256 key, and the key in PEM.
    func signer(
        _ name: String = "signer", extensions: String = TestAuthority.signer, from: Date = day(-100),
        until: Date = day(200), digest: String = "sha256"
    ) throws -> (certificate: SignerCertificate, key: SigningKey) {
        let certificate = try SignerCertificate(
            file: issueSigner(name, extensions: extensions, from: from, until: until, digest: digest))
        let key = try SigningKey(pem: folder.read("\(name).key"), certificate: certificate, suite: .ecdsaP256SHA256)
        return (certificate, key)
    }

    /// The PEM of a certificate with a new P-256 key, whatever it is for.
    func issueSigner(
        _ name: String, extensions: String, from: Date = day(-100), until: Date = day(200), digest: String = "sha256"
    ) throws -> [UInt8] {
        try openssl(["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", folder.path("\(name).key")])
        try issue(name, in: folder, subject: name, extensions: extensions, from: from, until: until, digest: digest)
        return try folder.read("\(name).pem")
    }

    private func issue(
        _ file: String, in place: TemporaryFolder, subject: String, extensions: String, from: Date, until: Date,
        digest: String, isSelfSigned: Bool = false
    ) throws {
        let request = place.path("\(file).csr")
        try openssl([
            "req", "-new", "-key", place.path("\(file).key"), "-subj", "/CN=\(subject)", "-out", request, "-config",
            folder.path("ca.cnf"),
        ])
        let text = extensions + (isSelfSigned ? "\nsubjectKeyIdentifier=hash\n" : Self.identifiers)
        try place.write("\(file).ext", Array(text.utf8))
        try openssl(
            [
                "ca", "-batch", "-notext", "-config", folder.path("ca.cnf"), "-in", request, "-out",
                place.path("\(file).pem"), "-extfile", place.path("\(file).ext"), "-startdate", Self.text(from),
                "-enddate", Self.text(until), "-md", digest,
            ] + (isSelfSigned ? ["-selfsign"] : []))
    }

    func revoke(_ name: String, reason: String) throws {
        try openssl([
            "ca", "-config", folder.path("ca.cnf"), "-revoke", folder.path("\(name).pem"), "-crl_reason", reason,
        ])
    }

    /// A revocation list of this moment's index, in PEM.
    func list(
        from: Date = day(-1), until: Date = day(1), section: String? = nil, digest: String = "sha256"
    ) throws -> [UInt8] {
        try openssl(
            [
                "ca", "-config", folder.path("ca.cnf"), "-gencrl", "-out", folder.path("list.pem"),
                "-crl_lastupdate", Self.text(from), "-crl_nextupdate", Self.text(until), "-md", digest,
            ] + (section.map { ["-crlexts", $0] } ?? []))
        return try folder.read("list.pem")
    }

    /// The answer of a responder that works on this authority's index and signs with a certificate of `responder`.
    func answer(
        _ request: [UInt8], signedBy name: String, of responder: TestAuthority? = nil, minutes: Int? = 10
    ) throws -> [UInt8] {
        let place = (responder ?? self).folder
        try folder.write("request.der", request)
        try openssl(
            [
                "ocsp", "-index", folder.path("index.txt"), "-CA", folder.path("ca.pem"), "-rsigner",
                place.path("\(name).pem"), "-rkey", place.path("\(name).key"), "-reqin", folder.path("request.der"),
                "-respout", folder.path("answer.der"),
            ] + (minutes.map { ["-nmin", "\($0)"] } ?? []))
        return try folder.read("answer.der")
    }

    @discardableResult
    func openssl(_ arguments: [String]) throws -> String {
        let outcome = try Tool.openssl.run(arguments)
        guard outcome.status == 0 else { throw Fault(output: outcome.output) }
        return outcome.output
    }

    private static func text(_ date: Date) -> String {
        let parts = ISO8601DateFormatter().string(from: date)
        return parts.filter { $0.isNumber || $0 == "Z" }
    }
}
