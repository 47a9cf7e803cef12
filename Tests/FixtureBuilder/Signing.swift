import DualSign
import Foundation
import XMLCore

/// The keys of a folder, each read once.
final class KeyRing {
    private let folder: URL
    private var keys: [String: SigningKey] = [:]

    init(folder: URL) { self.folder = folder }

    func key(_ signer: Signer) throws -> SigningKey {
        let name = "\(signer.name) \(signer.suite.rawValue)"
        if let key = keys[name] { return key }
        let certificate = try SignerCertificate(pem: bytes(signer.name + ".pem"))
        let key = try SigningKey(
            pem: bytes(signer.name + ".key.pem"), certificate: certificate, suite: signer.suite)
        keys[name] = key
        return key
    }

    private func bytes(_ file: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appendingPathComponent(file)))
    }
}

extension Payment {
    /// The bytes to send: signed, then tampered with.
    func bytes(_ ring: KeyRing) throws -> [UInt8] {
        let signed = String(decoding: try self.signed(ring), as: UTF8.self)
        return Array(tamperings.reduce(signed) { $1($0) }.utf8)
    }

    private func signed(_ ring: KeyRing) throws -> [UInt8] {
        switch signing {
        case .unsigned: Array(xml.utf8)
        case .own: try signed(by: partner.signer, ring)
        case .by(let signer): try signed(by: signer, ring)
        case .coSigned(let signer, let jurisdiction, let change):
            try coSigned(by: signer, jurisdiction: jurisdiction, change, ring)
        case .coSignedWith(let second, let jurisdiction):
            try coSigned(with: second, jurisdiction: jurisdiction, ring)
        case .headerAndCoSigned:
            try CoSignedProfile.sign(
                Self.envelope(HeaderProfile.sign(envelope(), key: ring.key(partner.signer))),
                terms: terms.settlementTerms(), key: ring.key(partner.signer),
                jurisdiction: Self.jurisdiction(partner.code))
        }
    }

    private func coSigned(with second: Signer, jurisdiction: String, _ ring: KeyRing) throws -> [UInt8] {
        let first = try coSigned(by: partner.signer, jurisdiction: partner.code, { _ in }, ring)
        return try CoSignedProfile.addSignature(
            to: Self.envelope(first), key: ring.key(second), jurisdiction: Self.jurisdiction(jurisdiction))
    }

    private func signed(by signer: Signer, _ ring: KeyRing) throws -> [UInt8] {
        switch partner.profile {
        case .header: try HeaderProfile.sign(envelope(), key: ring.key(signer))
        case .cosigned: try coSigned(by: signer, jurisdiction: partner.code, { _ in }, ring)
        case .document: try DocumentProfile.sign(envelope(), key: ring.key(signer))
        case .kazakhNested: preconditionFailure("nested signatures are verified, never made")
        }
    }

    private func coSigned(
        by signer: Signer, jurisdiction: String, _ change: (inout Terms) -> Void, _ ring: KeyRing
    ) throws -> [UInt8] {
        var terms = terms
        change(&terms)
        return try CoSignedProfile.sign(
            envelope(), terms: terms.settlementTerms(), key: ring.key(signer),
            jurisdiction: Self.jurisdiction(jurisdiction))
    }

    private static func jurisdiction(_ code: String) -> Jurisdiction {
        guard let jurisdiction = Jurisdiction(code) else { preconditionFailure("\(code) is no jurisdiction") }
        return jurisdiction
    }

    private func envelope() throws -> MessageEnvelope { try Self.envelope(Array(xml.utf8)) }

    private static func envelope(_ bytes: [UInt8]) throws -> MessageEnvelope {
        try MessageEnvelope(ParsedXML(bytes, limits: .payment))
    }
}

extension Terms {
    fileprivate func settlementTerms() throws -> SettlementTerms {
        try SettlementTerms(
            uetr: uetr, amountMinorUnits: amountMinorUnits, currency: currency, currencyDecimals: 2,
            debtorSettlementAccount: debtorSettlementAccount, creditorAccount: creditorAccount, valueDate: valueDate,
            holdIdentifier: holdIdentifier, holdExpiry: holdExpiry)
    }
}
