import DualSign
import Foundation
import ISO20022
import Settlement
import TengeLedger
import XMLCore

/// What the rooms of the journey work with, read and decoded once at the start: schemas, keys, signers, corridors.
struct PipelineParts: Sendable {
    let corridors: [String: CorridorRules]
    let inspection: MessageInspection
    let signatory: Signatory
    let trust: TrustBoard
    /// The institution's own certificates.
    let own: [SignerCertificate: SignatureSuite]

    /// A value of the configuration that the domain does not know.
    struct Fault: Error, Hashable, CustomStringConvertible {
        let setting: String
        let value: String
        var description: String { "\(setting): \(value) cannot be used" }
    }

    /// Reads keys and certificates. Throws `Fault`, `KeyFault`, `TrustFault`, `ConfigurationFault` or `SchemaFault`.
    init(_ configuration: GatewayConfiguration) throws {
        let key = try SigningKey.configured(configuration.institution.signing)
        guard let jurisdiction = Jurisdiction(configuration.institution.jurisdiction) else {
            throw Fault(setting: "institution.jurisdiction", value: configuration.institution.jurisdiction)
        }
        let coSigner = try configuration.institution.coSigning.map { try RemoteCoSigner($0) }
        var own = [key.certificate: key.suite]
        if let coSigner { own[coSigner.certificate] = coSigner.suite }
        self.own = own
        let trust = TrustBoard(try ConfiguredTrust(configuration, own: own))
        self.trust = trust
        let limits = XMLLimits(
            bytesMax: configuration.limits.messageBytesMax, depthMax: XMLLimits.payment.depthMax,
            attributesPerElementMax: XMLLimits.payment.attributesPerElementMax,
            textBytesMax: XMLLimits.payment.textBytesMax)
        let stated = try StatedProperties(configuration)
        inspection = MessageInspection(
            schemas: try MessageSchemas(), trust: trust, limits: limits,
            envelopes: try Self.envelopes(configuration), stated: stated)
        guard let ownBIC = BICFI(configuration.institution.bic) else {
            throw Fault(setting: "institution.bic", value: configuration.institution.bic)
        }
        signatory = Signatory(
            key: key, coSigner: coSigner, jurisdiction: jurisdiction, trust: trust, limits: limits,
            replies: ReplyBuilder(own: ownBIC, offsetMinutes: configuration.calendar.utcOffsetMinutes), stated: stated)
        var corridors: [String: CorridorRules] = [:]
        for corridor in configuration.corridors {
            corridors[corridor.partner] = try Self.rules(corridor, of: configuration, own: ownBIC, jurisdiction)
        }
        self.corridors = corridors
    }

    private static func envelopes(_ configuration: GatewayConfiguration) throws(Fault) -> [BICFI: [EnvelopeShape]] {
        var envelopes: [BICFI: [EnvelopeShape]] = [:]
        for corridor in configuration.corridors {
            guard let partner = BICFI(corridor.partner) else {
                throw Fault(setting: "corridors: partner", value: corridor.partner)
            }
            for name in corridor.envelopes {
                guard let shape = EnvelopeShape(named: name) else {
                    throw Fault(setting: "corridors \(corridor.partner): envelopes", value: name)
                }
                envelopes[partner, default: []].append(shape)
            }
        }
        return envelopes
    }

    private static func rules(
        _ corridor: GatewayConfiguration.Corridor, of configuration: GatewayConfiguration, own: BICFI,
        _ ownJurisdiction: Jurisdiction
    ) throws -> CorridorRules {
        func fault(_ setting: String, _ value: String) -> Fault {
            Fault(setting: "corridors \(corridor.partner): \(setting)", value: value)
        }
        guard let partner = BICFI(corridor.partner) else { throw fault("partner", corridor.partner) }
        guard let jurisdiction = Jurisdiction(corridor.jurisdiction), jurisdiction != ownJurisdiction else {
            throw fault("jurisdiction", corridor.jurisdiction)
        }
        guard let account = AccountIdentifier(corridor.settlementAccount) else {
            throw fault("settlementAccount", corridor.settlementAccount)
        }
        guard let currency = TengeLedger.Currency(corridor.currency) else { throw fault("currency", corridor.currency) }
        guard let profile = SignatureProfile(rawValue: corridor.profile) else {
            throw fault("profile", corridor.profile)
        }
        let practices = try corridor.practices.map { name in
            guard let practice = Practice(rawValue: name) else { throw fault("practices", name) }
            return practice
        }
        let holidays = try configuration.calendar.holidays.map { text in
            guard let date = ISODate(text) else { throw fault("holidays", text) }
            return date
        }
        let service = try corridor.businessService.map { text in
            guard let service = Max35Text(text) else { throw fault("businessService", text) }
            return service
        }
        guard (1...Account.balanceMinorUnitsMax).contains(corridor.amountMaxMinorUnits) else {
            throw fault("amountMaxMinorUnits", String(corridor.amountMaxMinorUnits))
        }
        return CorridorRules(
            partner: partner, own: own, partnerJurisdiction: jurisdiction, ownJurisdiction: ownJurisdiction,
            settlementAccount: account, currency: currency, paymentMinorUnitsMax: corridor.amountMaxMinorUnits,
            profile: profile, holdSeconds: Int64(corridor.holdSeconds),
            creationWindowSeconds: Int64(configuration.creationWindowSeconds),
            cutOffMinutes: corridor.cutOffMinutes ?? configuration.calendar.cutOffMinutes,
            businessOffsetMinutes: configuration.calendar.utcOffsetMinutes, holidays: Set(holidays),
            participants: Dictionary(
                configuration.participants.map { (String($0.bic.prefix(8)), $0.bankCode) },
                uniquingKeysWith: { first, _ in first }),
            practices: practices, businessService: service)
    }
}
