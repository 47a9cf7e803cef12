import DualSign
import Foundation
import ISO20022

/// What configuration and trust directory say: the registry, and whom to ask about revocation.
struct ConfiguredTrust: Sendable {
    var registry: SignerRegistry
    let sources: [RevocationSource]

    /// Reads trust directory and authorities.
    ///
    /// - Parameter own: The institution's own certificates and their suites.
    /// - Throws: `ConfigurationFault`, `TrustDirectoryFault`, `TrustFault`, `PipelineParts.Fault`.
    init(_ configuration: GatewayConfiguration, own: [SignerCertificate: SignatureSuite]) throws {
        guard let jurisdiction = Jurisdiction(configuration.institution.jurisdiction) else {
            throw PipelineParts.Fault(
                setting: "institution.jurisdiction", value: configuration.institution.jurisdiction)
        }
        let agreements = try Agreements(configuration)
        let directory = try SignerRegistry(TrustDirectory.read(folder: configuration.trustDirectory)) { entry in
            agreements.conditions(of: entry.bic, beside: entry.conditions)
        }
        let ours = try own.map { certificate, suite in
            try RegisteredSigner(
                certificate: certificate, jurisdiction: jurisdiction, bic: configuration.institution.bic, suite: suite,
                messageDefinitions: Set(MessageDefinition.allCases.map(\.rawValue)),
                conditions: agreements.conditions(of: configuration.institution.bic, beside: SignerConditions()))
        }
        // Our own certificates are known from our keys; an entry in the trust directory would be a second truth.
        let others = directory.signers.filter { own[$0.certificate] == nil }
        registry = try SignerRegistry(others + ours)
        sources = agreements.sources(for: registry.signers)
    }
}

/// The agreements about trust, by the first eight characters of the BIC.
private struct Agreements {
    private struct Agreement {
        let anchors: TrustAnchors
        let revocation: GatewayConfiguration.Revocation?
    }

    private var agreements: [String: Agreement] = [:]

    init(_ configuration: GatewayConfiguration) throws {
        try add(configuration.institution.trust, of: configuration.institution.bic)
        for corridor in configuration.corridors { try add(corridor.trust, of: corridor.partner) }
    }

    private mutating func add(_ trust: GatewayConfiguration.Trust?, of bic: String) throws {
        guard let trust else { return }
        agreements[Self.office(bic)] = Agreement(
            anchors: TrustAnchors(
                anchors: try Self.certificates(trust.anchors, of: bic),
                intermediates: try Self.certificates(trust.intermediates, of: bic)),
            revocation: trust.revocation)
    }

    private static func office(_ bic: String) -> String { String(bic.prefix(8)) }

    private static func certificates(_ files: [String], of bic: String) throws -> [IssuerCertificate] {
        try files.flatMap { file in
            do throws(IssuerFault) {
                return try IssuerCertificate.certificates(
                    inFile: FileManager.default.contents(atPath: file).map { [UInt8]($0) } ?? [])
            } catch {
                throw TrustDirectoryFault(certificateFile: file, detail: "no certificates of authorities for \(bic)")
            }
        }
    }

    func conditions(of bic: String, beside conditions: SignerConditions) -> SignerConditions {
        guard let agreement = agreements[Self.office(bic)] else { return conditions }
        var conditions = conditions
        conditions.trustAnchors = agreement.anchors
        guard let revocation = agreement.revocation else { return conditions }
        conditions.revocation =
            switch revocation.unknown {
            case .refuse: .asked(whenUnknown: .refuse)
            case .accept: .asked(whenUnknown: .accept)
            case .grace: .asked(whenUnknown: .acceptAfterGood(graceSeconds: revocation.graceSeconds))
            }
        return conditions
    }

    func sources(for signers: [RegisteredSigner]) -> [RevocationSource] {
        var sources: [RevocationSource] = []
        for (office, agreement) in agreements.sorted(by: { $0.key < $1.key }) {
            guard let revocation = agreement.revocation else { continue }
            let own = signers.filter { Self.office($0.bic) == office }
            let issuers = Set(own.flatMap(\.chains).flatMap(\.issuers))
            sources += revocation.lists.map { location in
                RevocationSource(
                    location: location, refreshSeconds: revocation.refreshSeconds,
                    kind: .list(
                        issuers: issuers.sorted { $0.digestHex < $1.digestHex }, signers: own.map(\.certificate)))
            }
            for location in revocation.responders {
                for signer in own {
                    guard let issuer = signer.chains.first?.issuers.first else { continue }
                    sources.append(
                        RevocationSource(
                            location: location, refreshSeconds: revocation.refreshSeconds,
                            kind: .responder(
                                signer.certificate, issuer: issuer, freshSeconds: revocation.freshSeconds,
                                asksNonce: revocation.asksNonce)))
                }
            }
        }
        return sources
    }
}
