import Foundation
import Glibc
import Testing

@testable import DualSign

/// What a key leaves in memory: nothing, searched for by a process of its own in itself.
@Suite(
    .enabled(if: Tool.openssl.isInstalled, "openssl is not installed"),
    .disabled(if: isSanitized, "a sanitizer maps more memory than can be searched"))
struct KeyMemoryTests {
    /// The program beside these tests.
    private static let probe: Tool = {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = URL(fileURLWithPath: program).deletingLastPathComponent()
        return Tool(path: beside.appendingPathComponent("KeyMemory").path)
    }()

    /// Numbers by which a private key is known, each as the library writes it to files and as it calculates with it.
    private static func numbers(_ folder: TemporaryFolder) throws -> [[UInt8]] {
        let text = try Tool.openssl.run(["pkey", "-in", folder.path("key.pem"), "-noout", "-text"]).output
        var numbers: [[UInt8]] = []
        var isSecret = false
        for line in text.split(separator: "\n") {
            if !line.hasPrefix(" ") {
                let name = line.prefix { $0 != ":" }
                isSecret = ["priv", "prime1", "prime2", "privateExponent"].contains(name)
                if isSecret { numbers.append([]) }
            } else if isSecret {
                let bytes = line.split { $0 == ":" || $0 == " " }.compactMap { UInt8($0, radix: 16) }
                numbers[numbers.count - 1] += bytes
            }
        }
        return numbers.flatMap { number in
            let plain = Array(number.drop { $0 == 0 })
            return [Array(plain.prefix(24)), Array(plain.reversed().prefix(24))]
        }
    }

    /// Lines of PEM that have the key in them.
    private static func lines(_ pem: [UInt8]) -> [[UInt8]] {
        text(pem).split(separator: "\n").filter { !$0.hasPrefix("-") && $0.utf8.count >= 40 }.prefix(2)
            .map { Array($0.utf8.suffix(32)) }
    }

    enum Form: String, CaseIterable { case pem, encryptedPEM, pkcs12 }

    private func run(_ mode: String, _ form: Form, _ suite: SignatureSuite) throws -> [String: Int] {
        let folder = try TemporaryFolder()
        let key = Signers.key(suite)
        let password = "correct-horse-\(suite.rawValue)"
        try folder.write("key.pem", key.pemBytes())
        var patterns = try Self.numbers(folder)
        #expect(patterns.count >= 2)
        patterns += Self.lines(try key.pemBytes())
        try folder.write("cert.pem", key.certificate.pem())
        let file =
            switch form {
            case .pem: folder.path("key.pem")
            case .encryptedPEM: try folder.write("encrypted.pem", key.pemBytes(password: password))
            case .pkcs12: try folder.write("key.p12", key.pkcs12(password: password))
            }
        if form != .pem {
            patterns.append(Array(password.utf8))
            try folder.write("password", Array("\(password)\n".utf8))
        }
        let masked = patterns.map { $0.map { Hexadecimal.encode([$0 ^ 0x5A]) }.joined() }.joined(separator: "\n")
        try folder.write("patterns", Array(masked.utf8))
        let outcome = try Self.probe.run([
            mode, form == .pkcs12 ? "pkcs12" : "pem", file, form == .pem ? "-" : folder.path("password"),
            folder.path("cert.pem"), folder.path("patterns"),
        ])
        #expect(outcome.status == 0, "\(outcome.output)")
        let words = outcome.output.split { $0 == " " || $0 == "\n" }
        var counts: [String: Int] = [:]
        for (name, value) in zip(words, words.dropFirst()) { counts[String(name)] = Int(value) ?? counts[String(name)] }
        return counts
    }

    static let suites: [SignatureSuite] = [.ecdsaP256SHA256, .ecdsaP384SHA384, .rsaPKCS1SHA256, .ed25519]

    @Test(arguments: suites, Form.allCases)
    func leavesNothingBehind(suite: SignatureSuite, form: Form) throws {
        let found = try run("protected", form, suite)
        // The library calculates with RSA modulo either prime and has a copy of both, which it wipes with the key.
        let copies = suite == .rsaPKCS1SHA256 ? 2 : 0
        #expect(found["outside"] == copies, "while it is loaded, the key is in the secure region alone")
        #expect(found["after"] == 0, "when it is gone, it is gone")
        #expect((found["inside"] ?? 0) > 0, "it was loaded, and the search finds what is there")
    }

    /// Threads of others are still at their work when a process ends: nothing is taken from under them.
    @Test func servesToTheEnd() throws {
        let outcome = try Self.probe.run(["ending"])
        #expect(outcome.status == 0 && outcome.output == "before true\nat the end true\n", "\(outcome)")
    }

    /// The search would find what is left: without protection there is something.
    @Test func findsWhatOthersLeave() throws {
        let found = try run("plain", .pem, .rsaPKCS1SHA256)
        #expect((found["outside"] ?? 0) > 0)
    }
}

/// Whether a sanitizer watches this process.
private let isSanitized = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil
