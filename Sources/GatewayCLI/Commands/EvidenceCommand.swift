import ArgumentParser
import DualSign
import Foundation
import Gateway
import ISO20022
import Storage
import XMLCore

/// `gateway evidence`: everything that proves who signed a payment, in one file.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Writes the evidence of a payment into one file.",
        discussion: """
            Messages, certificates with their chains, revocation lists and answers, and the record of the store. \
            Anybody can check it offline: gateway verify FILE --anchor ROOT, or docs/verify-evidence.sh with xmlsec1 \
            and openssl.
            """)

    @Option(help: "The configuration file that names the store.")
    var config = "Fixtures/gateway.yaml"

    @Option(help: "The file to write; - for standard output.")
    var output = "-"

    @Argument(help: "The UETR of the payment.")
    var uetr: String

    func run() async throws {
        let payment = try readUETR(uetr)
        let configuration = try readConfiguration(config)
        let archives = ArchiveFolder(besideStore: configuration.storagePath)
        let books = try reading(configuration.store) { location throws(StorageFault) in
            try SettlementBooks(reading: location, archives: archives)
        }
        do {
            let desk = EvidenceDesk(books: books, archive: EvidenceArchive(storagePath: configuration.storagePath))
            try Files.write(try await desk.evidence(of: payment).xml() + [UInt8(ascii: "\n")], to: output)
        } catch EvidenceDesk.Refusal.paymentUnknown {
            writeNotice("gateway: there is no payment \(uetr) in the books")
            throw ExitCode(1)
        } catch EvidenceDesk.Refusal.recordUnreadable {
            throw CommandFault("the record of \(uetr) names no certificates")
        } catch EvidenceDesk.Refusal.archiveIncomplete(let digest) {
            throw CommandFault("the archive beside the store lacks \(digest), which the record of \(uetr) names")
        } catch let fault as StorageFault {
            throw CommandFault("the payment \(uetr) cannot be read: \(fault)")
        }
    }
}

/// What one evidence file came to.
struct EvidenceReport {
    let file: String
    let uetr: String
    let findings: [EvidenceFinding]
    let missing: [Jurisdiction]
    let unreadable: String?

    /// Whether bytes are to be read as evidence: by the namespace, which stands at their beginning.
    static func isEvidence(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(512), as: UTF8.self).contains("\"\(EvidenceFile.namespace)\"")
    }

    init(
        file: String, bytes: [UInt8], trust: EvidenceTrust, stampers: [IssuerCertificate], required: [Jurisdiction]
    ) {
        self.file = file
        do {
            let evidence = try EvidenceFile(ParsedXML(bytes, limits: EvidenceFile.limits))
            let findings = try evidence.findings(trust: trust, timeStampAuthorities: stampers)
            let proved = Set(findings.filter { $0.rejection == nil }.map(\.claimed.jurisdiction))
            uetr = evidence.uetr
            self.findings = findings
            missing = required.filter { !proved.contains($0) }
            unreadable = nil
        } catch {
            uetr = ""
            findings = []
            missing = required
            unreadable = (error as? XMLRejection).map(\.rule) ?? "\(error)"
        }
    }

    /// Every signature on record is proved, and none that is required is missing.
    var isValid: Bool {
        unreadable == nil && !findings.isEmpty && missing.isEmpty && findings.allSatisfy { $0.rejection == nil }
    }

    var text: String {
        var lines = ["\(file): \(isValid ? "good" : "NOT GOOD")" + (uetr.isEmpty ? "" : "  evidence of \(uetr)")]
        if let unreadable { lines.append("  unreadable: \(unreadable)") }
        for finding in findings {
            let claimed = finding.claimed
            if let rejection = finding.rejection {
                lines.append("  bad   \(claimed.jurisdiction.code)  \(claimed.profile.rawValue)  \(rejection)")
            } else {
                lines.append(
                    "  good  \(claimed.jurisdiction.code)  \(claimed.suite.rawValue)  \(claimed.profile.rawValue)  "
                        + "covers \(claimed.covers.joined(separator: ", "))  \(claimed.signerSubject)  "
                        + "verified at \(UTCTimestamp.text(millisecondsSinceEpoch: claimed.verifiedAtMilliseconds))  "
                        + "revocation \(Self.revocation(claimed))" + Self.times(claimed))
            }
        }
        lines += missing.map { "  missing: a proved signature of \($0.code)" }
        return lines.joined(separator: "\n")
    }

    /// When it says it was made, and when it was stamped.
    private static func times(_ claimed: SignatureEvidence) -> String {
        let signed = claimed.trust?.signedAtMilliseconds.map {
            "  says signed at \(UTCTimestamp.text(millisecondsSinceEpoch: $0))"
        }
        let stamped = claimed.timeStamp.map { "  stamped at \($0.timeText) under \($0.policy)" }
        return (signed ?? "") + (stamped ?? "")
    }

    /// The worst that was known of a certificate of the chain.
    private static func revocation(_ claimed: SignatureEvidence) -> String {
        guard let answers = claimed.trust?.revocation, !answers.isEmpty else { return "not asked" }
        return answers.compactMap(\.unknown).first.map { "unknown (\($0.rawValue))" } ?? "good"
    }

    var json: String {
        let signatures = findings.map { finding -> JSONValue in
            let claimed = finding.claimed
            var members: [(String, JSONValue)] = [
                ("jurisdiction", .string(claimed.jurisdiction.code)), ("signer", .string(claimed.signerSubject)),
                ("ski", .string(claimed.subjectKeyIdentifier)), ("suite", .string(claimed.suite.rawValue)),
                ("profile", .string(claimed.profile.rawValue)),
                ("covers", .array(claimed.covers.map { .string($0) })),
                ("revocation", .string(Self.revocation(claimed))),
                (
                    "signedAt",
                    claimed.trust?.signedAtMilliseconds.map {
                        .string(UTCTimestamp.text(millisecondsSinceEpoch: $0))
                    } ?? .null
                ),
                ("stampedAt", claimed.timeStamp.map { .string($0.timeText) } ?? .null),
                ("stampPolicy", claimed.timeStamp.map { .string($0.policy) } ?? .null),
                ("valid", .boolean(finding.rejection == nil)),
            ]
            if let rejection = finding.rejection { members.append(("rejection", .string("\(rejection)"))) }
            return .object(members)
        }
        var members: [(String, JSONValue)] = [
            ("file", .string(file)), ("uetr", .string(uetr)), ("valid", .boolean(isValid)),
            ("signatures", .array(signatures)), ("missing", .array(missing.map { .string($0.code) })),
        ]
        if let unreadable { members.append(("unreadable", .string(unreadable))) }
        return String(decoding: JSONValue.object(members).bytes, as: UTF8.self)
    }
}

extension TimeStampEvidence {
    /// The authority's time, as reports write it.
    var timeText: String { UTCTimestamp.text(millisecondsSinceEpoch: timeMilliseconds) }
}
