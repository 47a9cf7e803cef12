import DualSign
import Foundation

/// Figures about certificates at a time, for whoever must renew them.
enum TrustMetrics {
    typealias Sample = (labels: [(String, String)], value: Int64)

    /// Seconds until each certificate of the registry expires, signers' and authorities'.
    static func expiry(_ registry: SignerRegistry, at: Date) -> [Sample] {
        var samples: [Sample] = []
        var seen: Set<IssuerCertificate> = []
        for signer in registry.signers {
            samples.append(
                (
                    [
                        ("use", "signer"), ("bic", signer.bic), ("jurisdiction", signer.jurisdiction.code),
                        ("ski", signer.certificate.subjectKeyIdentifierHex),
                    ], seconds(from: at, to: signer.certificate.notAfter)
                ))
            // An authority may be that of many signers: it is told once, by its own name.
            for issuer in signer.chains.flatMap(\.issuers) where seen.insert(issuer).inserted {
                samples.append(
                    (
                        [
                            ("use", "authority"),
                            ("subject", issuer.subject), ("digest", issuer.digestHex),
                        ], seconds(from: at, to: issuer.notAfter)
                    ))
            }
        }
        return samples
    }

    /// Seconds until what is known of each signer's revocation runs out; nothing for one of whom nothing is known.
    static func freshness(_ registry: SignerRegistry, at: Date) -> [Sample] {
        registry.signers.compactMap { signer in
            guard case .asked = signer.conditions.revocation else { return nil }
            let known = registry.revocation.statements(on: signer.certificate.digestHex).map(\.nextUpdate).max()
            return known.map {
                ([("bic", signer.bic), ("ski", signer.certificate.subjectKeyIdentifierHex)], seconds(from: at, to: $0))
            }
        }
    }

    private static func seconds(from: Date, to: Date) -> Int64 { Int64(to.timeIntervalSince(from)) }
}
