import DualSign
import Foundation

extension GatewayConfiguration {
    static func signing(_ section: SettingsSection) -> Signing {
        defer { section.end() }
        return Signing(
            key: signingKey(section), certificate: section.file("certificate", "a certificate file in PEM"),
            suite: section.text("suite", .oneOf(Vocabulary.suites)))
    }

    /// `key`, or `pkcs12` with its password, or a `key` in a token with `module` and its PIN; each form makes the names
    /// of the others unwelcome.
    private static func signingKey(_ section: SettingsSection) -> Signing.Key {
        let usesPKCS12 = section.has("pkcs12")
        let key = section.value("key", expected: "a private key file in PEM, or an address pkcs11:…")
        if usesPKCS12 && key != nil {
            section.reading.note(
                .notAllowed("a key comes from \"key\" or from \"pkcs12\", not from both"), section.setting("key"),
                at: section.origin)
        }
        let token = key.flatMap { $0.text.hasPrefix(TokenAddress.scheme) ? $0 : nil }
        if token == nil || usesPKCS12 { refuse(["module", "pin", "pinFile", "sessions"], "a token", in: section) }
        if usesPKCS12 {
            return .pkcs12(
                path: section.file("pkcs12", "a PKCS #12 file"),
                password: secret("password", TextShape.secret, isValueAllowed: true, in: section))
        }
        _ = section.value("pkcs12", expected: "a PKCS #12 file")
        refuse(["password", "passwordFile"], "\"pkcs12\"", in: section)
        guard let token else { return .pem(path: section.file("key", "a private key file in PEM")) }
        return .token(tokenKey(token, in: section))
    }

    private static func tokenKey(_ value: SettingsReading.Value, in section: SettingsSection) -> Token {
        let expected = "an address of a private key in a token, pkcs11:token=…;object=…"
        var read: TokenAddress?
        do throws(TokenFault) {
            read = try TokenAddress(value.text)
        } catch .pinInAddress {
            // The value itself is not repeated: it has the PIN.
            section.reading.note(
                .notAllowed("a PIN has no place in an address; use \"pinFile\" or the environment"),
                section.setting("key"), at: value.origin)
        } catch {
            section.reading.note(
                .wrongValue(found: value.text, expected: expected), section.setting("key"), at: value.origin)
        }
        // The address may name the module and the PIN's file itself; a setting of ours goes before it.
        let module = read?.modulePath
        let pinFile = read?.pinFile
        let hasOwnPIN = section.has("pin") || section.has("pinFile")
        return Token(
            address: read ?? neverUsed,
            modulePath: section.has("module") || module == nil
                ? section.file("module", "the library of the token's maker") : module ?? "",
            pin: hasOwnPIN || pinFile == nil
                ? secret("pin", TextShape.pin, isValueAllowed: false, in: section) : .file(pinFile ?? ""),
            sessionsMax: section.count("sessions", in: 1...16, or: 4))
    }

    /// Stands where a finding has been noted, so that nobody ever uses it.
    private static let neverUsed: TokenAddress = {
        do throws(TokenFault) {
            return try TokenAddress("pkcs11:token=none;object=none")
        } catch {
            preconditionFailure("a well-formed address")
        }
    }()

    /// `NAME` or `NAMEFile`.
    private static func secret(
        _ name: String, _ shape: TextShape, isValueAllowed: Bool, in section: SettingsSection
    ) -> Secret {
        let fileName = name + "File"
        if section.has(fileName) {
            refuse([name], "a setting without \"\(fileName)\"", in: section)
            return .file(section.file(fileName, "a file that holds \(shape.expected)"))
        }
        // Known, though absent, so that a slip of the pen is told what it meant.
        _ = section.value(fileName, expected: "a file that holds \(shape.expected)")
        guard let value = section.value(name, expected: shape.expected), !value.text.isEmpty else {
            section.reading.note(.missing(expected: shape.expected), section.setting(name), at: section.origin)
            return .value(SecretBytes([]))
        }
        if case .file = value.origin, !isValueAllowed {
            section.reading.note(
                .notAllowed("a PIN comes from \"\(fileName)\" or from the environment, not from this file"),
                section.setting(name), at: value.origin)
        }
        return .value(SecretBytes(value.text.utf8))
    }

    /// Notes settings that belong to another form of key.
    private static func refuse(_ names: [String], _ owner: String, in section: SettingsSection) {
        for name in names where section.value(name, expected: "nothing") != nil {
            let kind = name.hasPrefix("password") ? "a password" : "\"\(name)\""
            section.reading.note(
                .notAllowed("\(kind) belongs to \(owner)"), section.setting(name), at: section.origin)
        }
    }

    static func coSigning(_ section: SettingsSection) -> CoSigning {
        defer { section.end() }
        let tls = section.section("tls")
        defer { tls.end() }
        return CoSigning(
            url: section.text("url", .secureURL), certificate: section.file("certificate", "a certificate file in PEM"),
            suite: section.text("suite", .oneOf(Vocabulary.suites)),
            clientCertificate: tls.file("certificate", "a certificate file in PEM"),
            clientKey: tls.file("key", "a private key file in PEM"),
            authorities: tls.file("authorities", "a file of certificates in PEM"),
            connectionsMax: section.count("connections", in: 1...64, or: 4),
            connectSeconds: section.count("connectSeconds", in: 1...60, or: 2),
            totalSeconds: section.count("totalSeconds", in: 1...60, or: 5),
            restSecondsMax: section.count("restSecondsMax", in: 1...600, or: 30))
    }

    static func allowsDumps(_ section: SettingsSection, in environment: Environment) -> Bool {
        defer { section.end() }
        let word = section.text("allowDumps", .oneOf(["true", "false"]), or: "false")
        if word == "true" && environment == .production {
            section.reading.note(
                .notAllowed("in production nobody may have the process's memory"), section.setting("allowDumps"),
                at: section.origin)
        }
        return word == "true"
    }
}

extension TextShape {
    /// A PIN of a token.
    static let pin = TextShape("a PIN") { !$0.isEmpty }
    /// Where a request is posted.
    static let secureURL = TextShape("an address https://…") { text in
        text.hasPrefix("https://") && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && URL(string: text)?.host != nil
    }
}
