import ArgumentParser
import DualSign
import Foundation
import Gateway
import ISO20022
import XMLCore

/// `gateway verify`: every signature of a message, then whether the required jurisdictions are among the signers.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verifies every signature of messages against a trust directory.",
        discussion: "Evidence files are verified too, against a trust directory or, with --anchor, against authorities."
    )

    @Option(help: "The folder with registry.yaml and the certificates it names.")
    var trust: String?

    @Option(help: "Evidence files only: a file of authorities to believe; may be repeated.")
    var anchor: [String] = []

    @Option(help: "A file of authorities whose time stamps are believed; may be repeated. --anchor is believed too.")
    var stampAnchor: [String] = []

    @Option(help: "A jurisdiction that must have signed; may be repeated.")
    var require: [String] = []

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Option(help: "The instant at which the certificates must be valid, as 2026-11-23T05:00:00Z; now unless given.")
    var at: String?

    @Option(help: "How far, in seconds, a stated time of signing may lie from that instant, either way.")
    var xadesWindow = 86_400

    @Argument(help: "Messages; - for standard input.")
    var files: [String]

    func run() throws {
        let registry = try trust.map(readSignerRegistry)
        let evidenceTrust = try evidenceTrust(registry)
        let stampers = try stampAnchor.flatMap(Self.authorities)
        let required = try require.map { name in
            guard let jurisdiction = Jurisdiction(name) else { throw CommandFault("\(name) is no jurisdiction") }
            return jurisdiction
        }
        let instant = try readInstant()
        var allGood = true
        for file in files {
            let bytes = try Files.read(file)
            if EvidenceReport.isEvidence(bytes) {
                let report = EvidenceReport(
                    file: file, bytes: bytes, trust: evidenceTrust, stampers: stampers, required: required)
                allGood = allGood && report.isValid
                writeOutput(format == .json ? report.json : report.text)
                continue
            }
            guard let registry else { throw CommandFault("\(file) is no evidence file: --trust is needed") }
            let report = SignatureReport(
                file: file, bytes: bytes, registry: registry, required: required, at: instant,
                properties: .accepted(
                    SigningTimeWindow(pastSecondsMax: max(0, xadesWindow), futureSecondsMax: max(0, xadesWindow)),
                    timeStamps: stampers.isEmpty
                        ? .refused : .accepted(TimeStampAuthorities(anchors: stampers.map(\.der), policies: nil))))
            allGood = allGood && report.isValid
            writeOutput(format == .json ? report.json : report.text)
        }
        if !allGood { throw ExitCode(1) }
    }

    private func evidenceTrust(_ registry: SignerRegistry?) throws -> EvidenceTrust {
        guard let registry else {
            guard !anchor.isEmpty else { throw CommandFault("--trust or, for evidence files, --anchor is needed") }
            return .anchors(try anchor.flatMap(Self.authorities))
        }
        guard anchor.isEmpty else { throw CommandFault("--trust and --anchor exclude each other") }
        return .registry(registry)
    }

    private static func authorities(inFile file: String) throws -> [IssuerCertificate] {
        let bytes = try Files.read(file)
        do throws(IssuerFault) {
            return try IssuerCertificate.certificates(inFile: bytes)
        } catch {
            throw CommandFault("\(file) holds no certificates")
        }
    }

    private func readInstant() throws -> Date {
        guard let at else { return Date() }
        guard let milliseconds = UTCTimestamp.milliseconds(of: at) else {
            throw CommandFault("--at takes an instant such as 2026-11-23T05:00:00Z")
        }
        return Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1000)
    }
}

/// How a command writes its result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// What the signatures of one file came to.
struct SignatureReport {
    let file: String
    let findings: [SignatureFinding]
    let missing: [Jurisdiction]
    let unreadable: String?

    init(
        file: String, bytes: [UInt8], registry: SignerRegistry, required: [Jurisdiction], at: Date,
        properties: SignedPropertiesPolicy
    ) {
        self.file = file
        do {
            let findings = try Self.examine(
                ParsedXML(bytes, limits: .statement), registry: registry, at: at, properties: properties)
            let signed = Set(findings.compactMap { try? $0.result.get().jurisdiction })
            self.findings = findings
            missing = required.filter { !signed.contains($0) }
            unreadable = nil
        } catch {
            findings = []
            missing = required
            unreadable = (error as? XMLRejection).map(\.rule) ?? (error as? EnvelopeRejection)?.rule ?? "\(error)"
        }
    }

    /// The signatures of an envelope, or of a document in a file of its own: one whose root has signatures at its end.
    private static func examine(
        _ xml: ParsedXML, registry: SignerRegistry, at: Date, properties: SignedPropertiesPolicy
    ) throws(EnvelopeRejection) -> [SignatureFinding] {
        func definition(_ document: Element) -> String {
            document.namespaceURI.split(separator: ":").last.map(String.init) ?? ""
        }
        if !EnvelopeShape.ours.contains(where: { xml.root.localName == $0.rootName }) {
            let signed = try SignedDocument(xml)
            if !signed.signatures.isEmpty || xml.root.isNamed("Document") {
                return examineSignatures(
                    signed, registry: registry, messageDefinition: definition(signed.document), at: at,
                    properties: properties)
            }
        }
        let envelope = try MessageEnvelope(xml)
        return examineSignatures(
            envelope, registry: registry, messageDefinition: definition(envelope.document), at: at,
            properties: properties)
    }

    /// Every signature holds, there is at least one, and none that is required is missing.
    var isValid: Bool {
        unreadable == nil && !findings.isEmpty && missing.isEmpty
            && findings.allSatisfy { if case .success = $0.result { true } else { false } }
    }

    var text: String {
        var lines = ["\(file): \(isValid ? "good" : "NOT GOOD")"]
        if let unreadable { lines.append("  unreadable: \(unreadable)") }
        for finding in findings {
            switch finding.result {
            case .success(let evidence):
                lines.append(
                    "  good  \(evidence.jurisdiction.code)  \(evidence.suite.rawValue)  \(evidence.profile.rawValue)  "
                        + "covers \(evidence.covers.joined(separator: ", "))  \(evidence.signerSubject)"
                        + (evidence.timeStamp.map { "  stamped at \($0.timeText)" } ?? ""))
            case .failure(let rejection):
                let claimed = finding.claimedJurisdiction?.code ?? "--"
                lines.append("  bad   \(claimed)  \(finding.profile.rawValue)  \(rejection)")
            }
        }
        if findings.isEmpty && unreadable == nil { lines.append("  no signature") }
        lines += missing.map { "  missing: a good signature of \($0.code)" }
        return lines.joined(separator: "\n")
    }

    var json: String {
        let signatures = findings.map { finding -> JSONValue in
            switch finding.result {
            case .success(let evidence):
                .object(
                    [
                        ("jurisdiction", .string(evidence.jurisdiction.code)),
                        ("signer", .string(evidence.signerSubject)), ("ski", .string(evidence.subjectKeyIdentifier)),
                        ("suite", .string(evidence.suite.rawValue)),
                        ("covers", .array(evidence.covers.map { .string($0) })), ("valid", .boolean(true)),
                    ] + (evidence.timeStamp.map { [("stampedAt", .string($0.timeText))] } ?? []))
            case .failure(let rejection):
                .object([
                    ("jurisdiction", finding.claimedJurisdiction.map { .string($0.code) } ?? .null),
                    ("profile", .string(finding.profile.rawValue)), ("valid", .boolean(false)),
                    ("rejection", .string("\(rejection)")),
                ])
            }
        }
        var members: [(String, JSONValue)] = [
            ("file", .string(file)), ("valid", .boolean(isValid)), ("signatures", .array(signatures)),
            ("missing", .array(missing.map { .string($0.code) })),
        ]
        if let unreadable { members.append(("unreadable", .string(unreadable))) }
        return String(decoding: JSONValue.object(members).bytes, as: UTF8.self)
    }
}
