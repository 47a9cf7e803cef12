import DualSign
import Foundation
import Testing
import XMLCore

/// Programs of the tests that know the formats from their pages and from other libraries.
enum Oracle {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Oracles")

    static let hasPython = (try? Tool.python.run(["-c", "import lxml, cryptography"]).status) == 0
    static let hasJDK = Tool(path: "/usr/bin/java").isInstalled && Tool(path: "/usr/bin/javac").isInstalled

    /// The header profile in Python.
    static func header(_ arguments: String...) throws -> Tool.Outcome {
        try Tool.python.run([folder.appendingPathComponent("header_profile.py").path] + arguments)
    }

    /// The co-signed profile in Java; a line for each job.
    static func coSigned(_ command: String, _ jobs: [[String]]) throws -> [String] {
        let program = folder.appendingPathComponent("CoSigned.java").path
        let outcome = try Tool.java.run([program, command] + jobs.flatMap(\.self))
        return outcome.output.split(separator: "\n").map(String.init)
    }

    /// The suites that the other libraries know: the W3C's.
    static let suites = AttackFamilyTests.suites.filter { suite in
        ["ecdsa-", "rsa-", "ed25519"].contains { suite.rawValue.hasPrefix($0) }
    }
}

extension Tool {
    static let python = Tool(path: "/usr/bin/python3")
    static let java = Tool(path: "/usr/bin/java")
}

/// The header profile against a second implementation, in both directions.
@Suite(.enabled(if: Oracle.hasPython, "Python's lxml and cryptography are not installed"))
struct HeaderOracleTests {
    @Test(arguments: Oracle.suites)
    func itVerifiesOurs(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let folder = try TemporaryFolder()
        let certificate = try folder.write("signer.pem", key.certificate.pem())
        let signed = try Messages.headerSigned(by: key)
        let good = try Oracle.header("verify", certificate, folder.write("good.xml", signed))
        #expect(good.status == 0 && good.output.contains("valid"), "\(good.output)")
        for (old, new) in [("1250.00", "1250.01"), ("B-1<", "B-2<")] {
            let tampered = text(signed).replacingOnly(old, with: new).bytes
            #expect(try Oracle.header("verify", certificate, folder.write("bad.xml", tampered)).status != 0)
        }
    }

    @Test(arguments: Oracle.suites)
    func weVerifyIts(suite: SignatureSuite) throws {
        let key = Signers.key(suite)
        let folder = try TemporaryFolder()
        let outcome = try Oracle.header(
            "sign", suite.signatureMethodURI, suite.digestMethodURI, folder.write("key.pem", key.pemBytes()),
            folder.write("signer.pem", key.certificate.pem()),
            folder.write("plain.xml", Messages.plain().root.canonicalBytes()), folder.path("signed.xml"))
        #expect(outcome.status == 0, "\(outcome.output)")
        let signed = text(try folder.read("signed.xml"))
        let known = try registry(xa: key)
        #expect(Attack.verdict(signed, .header, known) == nil)
        let tampered = signed.replacingOnly("1250.00", with: "1250.01")
        #expect(Attack.verdict(tampered, .header, known) == .signature(.digestMismatch(.document)))
    }
}

/// The co-signed profile against the JDK, in both directions. One start of the machine for all suites.
@Suite(.enabled(if: Oracle.hasJDK, "a JDK is not installed"))
struct JDKTests {
    @Test func itVerifiesOurs() throws {
        let folder = try TemporaryFolder()
        var jobs: [[String]] = []
        var expected: [String] = []
        for suite in Oracle.suites {
            let (xa, kz) = (Signers.key(suite), Signers.key(suite, Signers.kz))
            let half = try Messages.coSigned(by: xa)
            let whole = try CoSignedProfile.addSignature(
                to: envelope(half), key: kz, jurisdiction: jurisdiction("KZ"))
            let tampered = text(whole).replacingOnly("1250.00", with: "1250.01").bytes
            let name = suite.rawValue
            let certificates = try [
                folder.write("\(name)-xa.pem", xa.certificate.pem()),
                folder.write("\(name)-kz.pem", kz.certificate.pem()),
            ]
            let (good, bad) = (try folder.write("\(name).xml", whole), try folder.write("\(name)-bad.xml", tampered))
            jobs += [
                [certificates[0], "signature-XA", good], [certificates[1], "signature-KZ", good],
                [certificates[1], "signature-XA", good], [certificates[0], "signature-XA", bad],
            ]
            expected += ["valid", "valid", "invalid", "invalid"]
        }
        let found = try Oracle.coSigned("verify", jobs)
        try #require(found.count == jobs.count, "\(found)")
        for (index, job) in jobs.enumerated() {
            #expect(found[index].hasPrefix(expected[index]), "\(job): \(found[index])")
        }
    }

    @Test func weVerifyIts() throws {
        let folder = try TemporaryFolder()
        let jobs = try Oracle.suites.map { suite in
            let key = Signers.key(suite)
            return try [
                folder.write("\(suite.rawValue)-key.pem", key.pemBytes()),
                folder.write("\(suite.rawValue).pem", key.certificate.pem()), "XA",
                folder.write("\(suite.rawValue).xml", Messages.coSigned(by: key)),
                folder.path("\(suite.rawValue)-signed.xml"),
            ]
        }
        let said = try Oracle.coSigned("sign", jobs)
        for (index, suite) in Oracle.suites.enumerated() {
            try #require(said.indices.contains(index) && said[index] == "signed", "\(suite): \(said)")
            let signed = text(try folder.read("\(suite.rawValue)-signed.xml"))
            let known = try registry(xa: Signers.key(suite))
            #expect(Attack.verdict(signed, .cosigned, known) == nil, "\(suite)")
            let tampered = signed.replacingOnly("1250.00", with: "1250.01")
            #expect(Attack.verdict(tampered, .cosigned, known) == .signature(.digestMismatch(.message)), "\(suite)")
        }
    }
}
