import DualSign
import Foundation
import ISO20022

/// What signatures state of themselves (XAdES-B, time stamps), by partner: ours, and what is asked of theirs.
struct StatedProperties: Sendable {
    /// How our signatures are made for a partner that wants them to state something.
    private struct Ours: Sendable {
        let server: TimeStampServer?
    }

    private var ours: [BICFI: Ours] = [:]
    private var theirs: [BICFI: SignedPropertiesPolicy] = [:]

    /// Nothing, in every corridor.
    init() {}

    /// What a configuration's corridors say. Throws `PipelineParts.Fault` and `TrustDirectoryFault`.
    init(_ configuration: GatewayConfiguration) throws {
        for corridor in configuration.corridors {
            guard let partner = BICFI(corridor.partner) else {
                throw PipelineParts.Fault(setting: "corridors: partner", value: corridor.partner)
            }
            if let settings = corridor.ourSignatures, settings.stateProperties {
                ours[partner] = Ours(
                    server: try settings.timeStamps.map {
                        TimeStampServer($0, authorities: try Self.authorities($0.believed, of: corridor.partner))
                    })
            }
            if let settings = corridor.theirSignatures {
                theirs[partner] = try Self.policy(settings, of: corridor.partner)
            }
        }
    }

    /// What is asked of a partner's signatures. Without any such corridor it costs nothing.
    func policy(for partner: BICFI) -> SignedPropertiesPolicy {
        theirs.isEmpty ? .refused : theirs[partner] ?? .refused
    }

    /// The key as it signs for a partner: stating the time, where that is agreed.
    func key(_ key: SigningKey, for partner: BICFI?, at: @autoclosure () -> Date) -> SigningKey {
        guard !ours.isEmpty, let partner, ours[partner] != nil else { return key }
        return key.stating(signingTime: at())
    }

    /// The server that stamps our co-signatures for a partner; nil: they bear no stamp.
    func server(for partner: BICFI) -> TimeStampServer? {
        ours.isEmpty ? nil : ours[partner]?.server
    }

    private static func policy(
        _ settings: GatewayConfiguration.TheirSignatures, of partner: String
    ) throws -> SignedPropertiesPolicy {
        let window = SigningTimeWindow(
            pastSecondsMax: settings.pastSecondsMax, futureSecondsMax: settings.futureSecondsMax)
        var stamps = TimeStampPolicy.refused
        if let demand = settings.timeStamps, let believed = settings.believed {
            let authorities = try authorities(believed, of: partner)
            stamps = demand == .required ? .required(authorities) : .accepted(authorities)
        }
        return settings.properties == .required
            ? .required(window, timeStamps: stamps) : .accepted(window, timeStamps: stamps)
    }

    private static func authorities(
        _ trust: GatewayConfiguration.StampTrust, of partner: String
    ) throws -> TimeStampAuthorities {
        let anchors = try trust.authorities.flatMap { file in
            do throws(IssuerFault) {
                return try IssuerCertificate.certificates(
                    inFile: FileManager.default.contents(atPath: file).map { [UInt8]($0) } ?? [])
            } catch {
                throw TrustDirectoryFault(
                    certificateFile: file, detail: "no certificates of time-stamp authorities for \(partner)")
            }
        }
        return TimeStampAuthorities(
            anchors: anchors.map(\.der), policies: Set(trust.policies),
            accuracyMillisecondsMax: trust.accuracyMillisecondsMax)
    }
}
