import Foundation
import Gateway
import Glibc
import Testing

/// A key in a token: SoftHSM2 with the fixtures' own key in it, so that everybody knows its certificate.
private struct TokenFolder {
    static let module = "/usr/lib/softhsm/libsofthsm2.so"
    static let isInstalled =
        ["/usr/bin/softhsm2-util", module].allSatisfy(FileManager.default.fileExists(atPath:))
        && ["x86_64", "aarch64"].contains {
            FileManager.default.fileExists(atPath: "/usr/lib/\($0)-linux-gnu/engines-3/pkcs11.so")
        }
    static let pin = "4711-pin"

    let folder: JourneyFolder
    let settings: [String: String]

    init() async throws {
        folder = try JourneyFolder()
        try FileManager.default.createDirectory(atPath: folder.file("tokens"), withIntermediateDirectories: true)
        try "directories.tokendir = \(folder.file("tokens"))\nobjectstore.backend = file\nlog.level = ERROR\n"
            .write(toFile: folder.file("softhsm2.conf"), atomically: true, encoding: .utf8)
        try "\(Self.pin)\n".write(toFile: folder.file("pin"), atomically: true, encoding: .utf8)
        let environment = ["SOFTHSM2_CONF": folder.file("softhsm2.conf")]
        for arguments in [
            ["--init-token", "--free", "--label", "gateway", "--so-pin", "so-pin-1", "--pin", Self.pin],
            [
                "--import", JourneyPlaces.key("kz-signer.key.pem"), "--token", "gateway", "--label", "signer", "--id",
                "01", "--pin", Self.pin,
            ],
        ] {
            let child = try JourneyChild(
                "/usr/bin/softhsm2-util", arguments, environment: environment, output: folder.file("token.out"),
                errors: folder.file("token.err"))
            guard try await child.ended(withinSeconds: 60) == .exited(0) else {
                throw JourneyFault("softhsm2-util: \(child.errorText)")
            }
        }
        settings = environment.merging(
            [
                "GATEWAY_INSTITUTION_SIGNING_KEY": "pkcs11:token=gateway;object=signer",
                "GATEWAY_INSTITUTION_SIGNING_MODULE": Self.module,
                "GATEWAY_INSTITUTION_SIGNING_PIN_FILE": folder.file("pin"),
            ]) { _, new in new }
    }
}

extension RealServiceTests {
    @Suite(.enabled(if: TokenFolder.isInstalled, "softhsm2 or libengine-pkcs11-openssl is not installed"))
    struct TokenJourneyTests {
        @Test func signsCheckpointsWithAKeyInAToken() async throws {
            let token = try await TokenFolder()
            let settings = token.settings.merging(["GATEWAY_CHECKPOINTS_SECONDS": "1"]) { _, new in new }
            let service = try await JourneyService.start(in: token.folder, settings)
            var note = try await CommandRun(["ledger", "checkpoint"], in: token.folder)
            for _ in 0..<60 where note.code != 0 {
                try await Task.sleep(for: .milliseconds(250))
                note = try await CommandRun(["ledger", "checkpoint"], in: token.folder)
            }
            #expect(note.code == 0 && note.output.hasPrefix("settlement-gateway/NBRKKZKX\n"), "\(note)")
            #expect(try await service.stop() == .exited(0))
            let verified = try await CommandRun(["ledger", "verify"], in: token.folder)
            #expect(verified.code == 0 && verified.output.contains("signatures good"), "\(verified)")
        }

        @Test func settlesWithAKeyInAToken() async throws {
            let token = try await TokenFolder()
            let service = try await JourneyService.start(in: token.folder, token.settings)
            let channel = try JourneyChannel("xa", to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 61)
            for _ in 0..<4 {
                let payment = try maker.payment(at: JourneyWorld.now(token.folder))
                let response = try await channel.post(payment.bytes)
                #expect(try JourneyReply(response.body).summary == "ACSC")
                #expect(try JourneyReply.isSignedByUs(response.body))
            }
            await channel.close()
            #expect(try await service.stop() == .exited(0))
            #expect(service.child.errorText.isEmpty)
            let log = String(decoding: service.child.output, as: UTF8.self)
            #expect(!log.contains(TokenFolder.pin))
        }

        @Test(arguments: [
            ("GATEWAY_INSTITUTION_SIGNING_KEY", "pkcs11:token=gateway;object=nobody", "keyNotFound"),
            ("GATEWAY_INSTITUTION_SIGNING_CERTIFICATE", "xa-signer.pem", "suiteDoesNotFitKey"),
            ("GATEWAY_INSTITUTION_SIGNING_PIN_FILE", "wrong", "pinRefused"),
            ("GATEWAY_INSTITUTION_SIGNING_MODULE", "wrong", "moduleUnusable"),
        ])
        func refusesToStartWithoutItsKey(setting: String, value: String, reason: String) async throws {
            let token = try await TokenFolder()
            var settings = token.settings
            settings[setting] = value.hasSuffix(".pem") ? JourneyPlaces.key(value) : value
            if value == "wrong" {
                try "wrong-pin".write(toFile: token.folder.file("wrong"), atomically: true, encoding: .utf8)
                settings[setting] = token.folder.file("wrong")
            }
            let service = try JourneyService.launch(in: token.folder, settings)
            #expect(try await service.child.ended(withinSeconds: 60) == .exited(2))
            #expect(service.child.errorText.contains(reason), "\(service.child.errorText)")
            for secret in [TokenFolder.pin, "wrong-pin"] { #expect(!service.child.errorText.contains(secret)) }
        }

        @Test func signsByCommand() async throws {
            let token = try await TokenFolder()
            let arguments = [
                "--key", "pkcs11:token=gateway;object=signer?module-path=\(TokenFolder.module)", "--certificate",
                JourneyPlaces.key("kz-signer.pem"),
            ]
            let output = token.folder.file("signed.xml")
            let signed = try await JourneyService.command(
                ["sign", "--profile", "header", "--pin-file", token.folder.file("pin"), "--output", output]
                    + arguments + [CommandFiles.unsigned(in: token.folder)], in: token.folder,
                ["SOFTHSM2_CONF": token.folder.file("softhsm2.conf")])
            #expect(signed.end == .exited(0), "\(signed.errors)")
            let text = try String(contentsOfFile: output, encoding: .utf8)
            #expect(text.contains("SignatureValue"))

            let request = try await JourneyService.command(
                ["key", "request", "--common-name", "Signer", "--country", "KZ"] + arguments.prefix(2),
                in: token.folder,
                ["SOFTHSM2_CONF": token.folder.file("softhsm2.conf"), "GATEWAY_KEY_PIN": TokenFolder.pin])
            #expect(request.end == .exited(0), "\(request.errors)")
            #expect(request.output.contains("BEGIN CERTIFICATE REQUEST"))
        }
    }

    /// The memory of the running service, as far as a core file would have it.
    @Suite(.enabled(if: geteuid() == 0, "only root can read the memory of a process that forbids it"))
    struct DumpTests {
        @Test func aDumpHasNoSigningKey() async throws {
            let folder = try JourneyFolder()
            let service = try await JourneyService.start(in: folder)
            let channel = try JourneyChannel("xa", to: service)
            var maker = JourneyPaymentMaker(try JourneyWorld(), seed: 67)
            let payment = try maker.payment(at: JourneyWorld.now(folder))
            #expect(try JourneyReply(try await channel.post(payment.bytes).body).summary == "ACSC")

            let pem = String(decoding: try JourneyWorld.file("kz-signer.key.pem"), as: UTF8.self)
            let body = pem.split(separator: "\n").filter { !$0.hasPrefix("-") }
            let der = try #require(Data(base64Encoded: body.joined()))
            // PKCS#8 of an EC key: the number is the octet string of 48 bytes.
            let mark = try #require(der.range(of: Data([0x04, 0x30])))
            let number = Data(der[mark.upperBound..<(mark.upperBound + 48)])
            let secrets = [number, Data(number.reversed()), Data(body[1].utf8)].map { $0.prefix(32) }
            let certificate = try JourneyWorld.file("kz-signer.pem").split(separator: 10)[2]
            let (inDump, aside) = try Self.count(
                secrets.map { Data($0) } + [Data(certificate)], in: service.child.identifier)
            #expect(inDump[0] == 0 && inDump[1] == 0 && inDump[2] == 0, "\(inDump)")
            #expect(aside[0] + aside[1] > 0, "the key is there, aside")

            let limits = try String(contentsOfFile: "/proc/\(service.child.identifier)/limits", encoding: .utf8)
            #expect(limits.contains(#/Max core file size\s+0\s+0/#))
            let log = String(decoding: service.child.output, as: UTF8.self)
            #expect(log.contains("private keys in memory") && log.contains("\"region\":\"locked\""))
            await channel.close()
            #expect(try await service.stop() == .exited(0))
        }

        /// How often each pattern stands in writable memory: in what a core file has, and in what is left out of it.
        private static func count(_ patterns: [Data], in process: pid_t) throws -> (inDump: [Int], aside: [Int]) {
            let maps = try wholeFile("/proc/\(process)/smaps")
            let memory = open("/proc/\(process)/mem", O_RDONLY)
            guard memory >= 0 else { throw JourneyFault("the memory cannot be read") }
            defer { close(memory) }
            var (inDump, aside) = (patterns.map { _ in 0 }, patterns.map { _ in 0 })
            var current: (UInt, UInt)?
            for line in maps.split(separator: "\n") {
                let words = line.split(separator: " ")
                if words.count >= 5, words[1].count == 4, words[0].contains("-") {
                    let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                    current = words[1].hasPrefix("rw") && ends.count == 2 ? (ends[0], ends[1]) : nil
                } else if words.first == "VmFlags:", let (start, end) = current {
                    var bytes = Data(count: min(Int(end - start), 256 << 20))
                    let count = bytes.withUnsafeMutableBytes {
                        pread(memory, $0.baseAddress, $0.count, Int(bitPattern: start))
                    }
                    bytes = bytes.prefix(max(0, count))
                    for (index, pattern) in patterns.enumerated() where bytes.range(of: pattern) != nil {
                        if words.contains("dd") { aside[index] += 1 } else { inDump[index] += 1 }
                    }
                }
            }
            return (inDump, aside)
        }

        private static func wholeFile(_ path: String) throws -> String {
            let descriptor = open(path, O_RDONLY)
            guard descriptor >= 0 else { throw JourneyFault("\(path) cannot be read") }
            defer { close(descriptor) }
            var bytes: [UInt8] = []
            var room = [UInt8](repeating: 0, count: 1 << 16)
            while case let count = read(descriptor, &room, room.count), count > 0 { bytes += room.prefix(count) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
