import Foundation
import Testing

/// `gateway sign`, `verify` and `key`.
@Suite struct CommandSignatureTests {
    private static let trust = ["--trust", "Fixtures/trust", "--at", "2026-11-23T05:00:00Z"]

    @Test func signsTheHeader() async throws {
        let folder = try JourneyFolder()
        let unsigned = try CommandFiles.unsigned(in: folder)
        let bare = try await CommandRun(["verify"] + Self.trust + [unsigned], in: folder)
        #expect(bare.code == 1 && bare.output.contains("no signature"), "\(bare)")
        let signed = try await CommandRun(
            ["sign", "--profile", "header"] + CommandFiles.key("xa-signer") + [unsigned], in: folder)
        #expect(signed.code == 0 && signed.errors.isEmpty, "\(signed.errors)")
        let file = try CommandFiles.write(signed.output, "signed.xml", in: folder)
        let good = try await CommandRun(["verify"] + Self.trust + ["--require", "XA", file], in: folder)
        #expect(good.code == 0 && good.output.contains("\(file): good\n  good  XA  ecdsa-p256-sha256"), "\(good)")
        let missing = try await CommandRun(["verify"] + Self.trust + ["--require", "XB", file], in: folder)
        #expect(missing.code == 1 && missing.output.contains("missing: a good signature of XB"), "\(missing)")
        let altered = try CommandFiles.write(
            signed.output.replacing("E2E-001", with: "E2E-991"), "altered.xml", in: folder)
        let bad = try await CommandRun(["verify"] + Self.trust + [file, altered], in: folder)
        #expect(bad.code == 1 && bad.output.contains("\(altered): NOT GOOD\n  bad "), "\(bad)")
    }

    @Test func coSigns() async throws {
        let folder = try JourneyFolder()
        let output = folder.file("cosigned.xml")
        let run = try await CommandRun(
            ["sign", "--profile", "cosigned", "--jurisdiction", "KZ", "--output", output]
                + CommandFiles.key("kz-signer") + [CommandFiles.coSigned], in: folder)
        #expect(run.code == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run)")
        let both = ["--require", "XB", "--require", "KZ", "--format", "json", output, CommandFiles.coSigned]
        let verified = try await CommandRun(["verify"] + Self.trust + both, in: folder)
        #expect(verified.code == 1)
        let objects = try verified.objects()
        #expect(objects.map { $0["valid"] as? Bool } == [true, false])
        #expect(objects.map { $0["missing"] as? [String] } == [[], ["KZ"]])
        #expect(objects.map { $0["file"] as? String } == [output, CommandFiles.coSigned])
        let signatures = try #require(objects[0]["signatures"] as? [[String: Any]])
        #expect(signatures.map { $0["jurisdiction"] as? String } == ["XB", "KZ"])
        #expect(signatures.map { $0["suite"] as? String } == ["rsa-pss-sha256", "ecdsa-p384-sha384"])
        for signature in signatures {
            #expect(Set(signature.keys) == ["jurisdiction", "signer", "ski", "suite", "covers", "valid"])
            #expect(signature["covers"] as? [String] == ["message", "terms"])
            #expect(signature["valid"] as? Bool == true)
        }
    }

    /// Terms of their own make a co-signed message of a plain one.
    @Test func coSignsAPlainMessageWithTerms() async throws {
        let folder = try JourneyFolder()
        let coSigned = try CommandFiles.text(CommandFiles.coSigned)
        let start = try #require(coSigned.range(of: "<Terms Id=\"terms\">"))
        let end = try #require(coSigned.range(of: "</Terms>"))
        let text = "<Terms Id=\"terms\" xmlns=\"urn:settlement-gateway:cosigned:1\">"
        let terms = try CommandFiles.write(
            text + coSigned[start.upperBound..<end.upperBound], "terms.xml", in: folder)
        let plain = try CommandFiles.unsigned(in: folder)
        let arguments = ["sign", "--profile", "cosigned", "--jurisdiction", "KZ"] + CommandFiles.key("kz-signer")
        let run = try await CommandRun(arguments + ["--terms", terms, plain], in: folder)
        #expect(run.code == 0, "\(run.errors)")
        let file = try CommandFiles.write(run.output, "cosigned.xml", in: folder)
        let good = try await CommandRun(["verify"] + Self.trust + ["--require", "KZ", file], in: folder)
        #expect(good.code == 0, "\(good)")
        let without = try await CommandRun(arguments + [plain], in: folder)
        #expect(without.code == 2 && without.errors.contains("--terms is needed"), "\(without)")
    }

    @Test func refusesAndExplains() async throws {
        let folder = try JourneyFolder()
        let plain = try CommandFiles.unsigned(in: folder)
        let noEnvelope = try CommandFiles.write("<a/>", "a.xml", in: folder)
        let header = ["sign", "--profile", "header"]
        let xa = CommandFiles.key("xa-signer")
        let mixed = Array(xa.prefix(2) + CommandFiles.key("kz-signer").suffix(2))
        let table: [(arguments: [String], code: Int32, errors: String)] = [
            (header + xa + [CommandFiles.good], 1, "alreadySigned"),
            (header + xa + [noEnvelope], 1, "no envelope that can be signed"),
            (header + CommandFiles.key("xb-signer") + [plain], 2, "name one with --suite: rsa-pkcs1-sha256"),
            (header + mixed + [plain], 2, "certificateDoesNotMatchKey"),
            (header + xa.prefix(2) + [plain], 2, "--certificate is needed"),
            (header + xa + ["--suite", "nope", plain], 2, "there is no suite nope"),
            (["sign", "--profile", "nope"] + xa + [plain], 2, "there is no profile nope"),
            (header + xa + [folder.file("absent.xml")], 2, "absent.xml cannot be read"),
            (["sign", "--profile", "cosigned"] + xa + [plain], 2, "--jurisdiction"),
            (["verify", "--trust", folder.file("none"), plain], 2, "registry.yaml"),
            (["verify"] + Self.trust + ["--require", "Atlantis", plain], 2, "Atlantis is no jurisdiction"),
            (["verify", "--trust", "Fixtures/trust", "--at", "yesterday", plain], 2, "--at takes an instant"),
            (["verify"] + Self.trust + [folder.file("absent.xml")], 2, "absent.xml cannot be read"),
        ]
        for row in table {
            let run = try await CommandRun(row.arguments, in: folder)
            #expect(run.code == row.code, "\(row.arguments): \(run)")
            #expect(run.output.isEmpty && run.errors.contains(row.errors), "\(row.arguments): \(run)")
        }
    }

    /// A second implementation reads what was made.
    @Test(arguments: [
        "ecdsa-p256-sha256", "ecdsa-p384-sha384", "ecdsa-p521-sha512", "rsa-pss-sha256", "rsa-pkcs1-sha512", "ed25519",
    ])
    func makesKeysThatOthersRead(suite: String) async throws {
        let folder = try JourneyFolder()
        let path = folder.file("made")
        let made = try await CommandRun(
            [
                "key", "new", "--suite", suite, "--common-name", "Signer One", "--organization", "A Bank",
                "--country", "KZ", "--output", path,
            ], in: folder)
        #expect(made.code == 0 && made.errors.isEmpty, "\(made)")
        #expect(made.output.contains("CN=Signer One") && made.output.contains(suite), "\(made)")
        let mode = try FileManager.default.attributesOfItem(atPath: path + ".key.pem")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let show = try await CommandRun(["key", "show", path + ".pem"], in: folder)
        #expect(show.code == 0 && show.output == made.output, "\(show)")
        let oracle = "/usr/bin/openssl"
        var publicKeys: [String] = []
        for arguments in [
            ["pkey", "-in", path + ".key.pem", "-pubout"], ["x509", "-in", path + ".pem", "-noout", "-pubkey"],
            ["req", "-in", path + ".csr.pem", "-noout", "-pubkey"],
        ] {
            let run = try await CommandRun(arguments, in: folder, program: oracle)
            #expect(run.code == 0, "\(run)")
            publicKeys.append(run.output)
        }
        #expect(Set(publicKeys).count == 1 && publicKeys[0].contains("BEGIN PUBLIC KEY"))
        for arguments in [
            ["verify", "-CAfile", path + ".pem", path + ".pem"],
            ["req", "-in", path + ".csr.pem", "-noout", "-verify"],
        ] {
            let run = try await CommandRun(arguments, in: folder, program: oracle)
            #expect(run.code == 0, "\(run)")
        }
        let plain = try CommandFiles.unsigned(in: folder)
        let signed = try await CommandRun(
            [
                "sign", "--profile", "header", "--suite", suite, "--key", path + ".key.pem", "--certificate",
                path + ".pem", plain,
            ], in: folder)
        #expect(signed.code == 0 && signed.output.contains("SignatureValue"), "\(signed.errors)")
    }

    /// National suites: what is made is shown and signs; where the engine is missing the command says what to install.
    @Test(arguments: ["sm2-sm3", "gost2012-256", "gost2012-512", "gost2015-512"])
    func makesNationalKeysOrSaysWhatIsMissing(suite: String) async throws {
        let folder = try JourneyFolder()
        let path = folder.file("made")
        let new = ["key", "new", "--suite", suite, "--common-name", "Signer", "--country", "KZ", "--output"]
        let isNative = suite == "sm2-sm3"
        let without = ["OPENSSL_ENGINES=/nowhere", JourneyPlaces.binary]
        let absent = try await CommandRun(without + new + [path + "-absent"], in: folder, program: "/usr/bin/env")
        #expect(absent.code == (isNative ? 0 : 2), "\(absent)")
        #expect(absent.errors.contains("libengine-gost-openssl") == !isNative, "\(absent)")

        let made = try await CommandRun(new + [path], in: folder)
        if made.errors.contains("libengine-gost-openssl") { return }
        #expect(made.code == 0 && made.output.contains(suite), "\(made)")
        let show = try await CommandRun(["key", "show", path + ".pem"], in: folder)
        #expect(show.code == 0 && show.output == made.output, "\(show)")
        let shown = try await CommandRun(without + ["key", "show", path + ".pem"], in: folder, program: "/usr/bin/env")
        #expect(shown.code == 0 && shown.output.contains("unavailable") == !isNative, "\(shown)")
        let signed = try await CommandRun(
            [
                "sign", "--profile", "header", "--key", path + ".key.pem", "--certificate", path + ".pem",
                try CommandFiles.unsigned(in: folder),
            ], in: folder)
        #expect(signed.code == 0 && signed.output.contains("SignatureValue"), "\(signed.errors)")
    }

    @Test func makesNoKeyOfNothing() async throws {
        let folder = try JourneyFolder()
        let new = ["key", "new", "--common-name", "A", "--output"]
        let table: [(arguments: [String], errors: String)] = [
            (new + [folder.file("a"), "--suite", "nope"], "there is no suite nope"),
            (new + [folder.file("a"), "--days", "0"], "--days takes"),
            (new + [folder.file("none/a")], "cannot be written"),
            (["key", "show", folder.file("absent.pem")], "absent.pem cannot be read"),
            (["key", "show", "Fixtures/gateway.yaml"], "Fixtures/gateway.yaml"),
        ]
        for row in table {
            let run = try await CommandRun(row.arguments, in: folder)
            #expect(run.code == 2 && run.output.isEmpty, "\(row.arguments): \(run)")
            #expect(run.errors.contains(row.errors), "\(row.arguments): \(run)")
        }
    }
}
