import DualSign
import XMLCore

extension GatewayConfiguration {
    static func institution(_ section: SettingsSection) -> Institution {
        defer { section.end() }
        return Institution(
            bic: section.text("bic", .bic), jurisdiction: section.text("jurisdiction", .jurisdiction),
            name: section.text("name", .name), signing: signing(section.section("signing")),
            coSigning: section.has("coSigning") ? coSigning(section.section("coSigning")) : nil,
            trust: trust(of: section))
    }

    static func corridor(_ section: SettingsSection, home: Institution) -> Corridor {
        defer { section.end() }
        let (certificates, fingerprints) = clientIdentities(section)
        let corridor = Corridor(
            partner: section.uniqueText("partner", .bic, family: "partner"),
            jurisdiction: section.text("jurisdiction", .jurisdiction), clientCertificates: certificates,
            clientFingerprints: fingerprints,
            settlementAccount: section.uniqueText("settlementAccount", .account, family: "settlementAccount"),
            currency: section.text("currency", .currency),
            amountMaxMinorUnits: section.integer("amountMaxMinorUnits", in: 1...Int64.max),
            profile: section.text("profile", .oneOf(Vocabulary.profiles)),
            holdSeconds: section.count("holdSeconds", in: 1...604_800, or: 300),
            practices: section.texts("practices", .oneOf(Vocabulary.practices)), envelopes: envelopes(section),
            cutOffMinutes: section.optionalText("cutOff", .timeOfDay).flatMap(TextShape.minutes(ofTime:)),
            businessService: section.optionalText("businessService", .businessService), trust: trust(of: section),
            ourSignatures: ourSignatures(of: section), theirSignatures: theirSignatures(of: section))
        if !corridor.jurisdiction.isEmpty && corridor.jurisdiction == home.jurisdiction {
            section.reading.note(
                .notAllowed("a partner's jurisdiction is not the institution's own"), section.setting("jurisdiction"),
                at: section.origin)
        }
        if corridor.envelopes.isEmpty {
            section.reading.note(
                .notAllowed("a corridor needs at least one envelope"), section.setting("envelopes"), at: section.origin)
        } else if corridor.profile == SignatureProfile.cosigned.rawValue,
            !corridor.envelopes.contains(EnvelopeShape.coSigned.name)
        {
            section.reading.note(
                .notAllowed("the profile \"cosigned\" needs the envelope \"cosigned\""), section.setting("envelopes"),
                at: section.origin)
        }
        return corridor
    }

    /// A name of the table stands for one shape; none at all means our own two.
    private static func envelopes(_ section: SettingsSection) -> [String] {
        let names = section.texts("envelopes", .oneOf(Vocabulary.envelopes))
        return section.has("envelopes") ? names : EnvelopeShape.ours.map(\.name)
    }

    static func person(_ section: SettingsSection) -> Operator {
        defer { section.end() }
        let (certificates, fingerprints) = clientIdentities(section)
        return Operator(
            name: section.uniqueText("name", .name, family: "operator"), clientCertificates: certificates,
            clientFingerprints: fingerprints)
    }

    /// The certificates of a peer: at least one, as a file or as a fingerprint.
    private static func clientIdentities(
        _ section: SettingsSection
    ) -> (files: [String], fingerprints: [CertificateFingerprint]) {
        let files = section.files("clientCertificates", "a certificate file in PEM")
        let fingerprints = section.texts("clientFingerprints", .fingerprint)
        if !section.has("clientCertificates") && !section.has("clientFingerprints") {
            section.reading.note(
                .missing(expected: "certificate files, or fingerprints under \"clientFingerprints\""),
                section.setting("clientCertificates"), at: section.origin)
        }
        return (files, fingerprints.compactMap { CertificateFingerprint(hexadecimal: $0) })
    }

    static func participant(_ section: SettingsSection) -> Participant {
        defer { section.end() }
        return Participant(
            bic: section.uniqueText("bic", .bic, family: "participant"),
            bankCode: section.uniqueText("bankCode", .bankCode, family: "bankCode"),
            name: section.text("name", .name))
    }

    static func openingAccount(_ section: SettingsSection) -> OpeningAccount {
        defer { section.end() }
        return OpeningAccount(
            identifier: section.uniqueText("id", .account, family: "openingAccount"),
            kind: section.text("kind", .oneOf(Vocabulary.accountKinds)),
            currency: section.text("currency", .currency),
            issues: section.sections("issues").map { issue in
                defer { issue.end() }
                return Issue(
                    key: issue.uniqueText("key", .commandKey, family: "issue"),
                    issuer: issue.text("issuer", .account),
                    amountMinorUnits: issue.integer("amountMinorUnits", in: 1...Int64.max))
            },
            status: section.text("status", .oneOf(Vocabulary.accountStatuses), or: "open"))
    }
}
