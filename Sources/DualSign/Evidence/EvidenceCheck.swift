import Foundation
import XMLCore

/// Why a signature on record is not proved by its file.
public enum EvidenceRejection: Error, Hashable, Sendable {
    /// The record is from before certificates were recorded.
    case certificateNotRecorded
    /// The file lacks an object that the record names.
    case objectMissing(digest: String)
    /// A certificate of the file cannot be read.
    case certificateUnreadable(digest: String)
    /// The verifier's registry knows the signer by another certificate, under another jurisdiction, or not at all.
    case signerNotRegistered
    /// The certificate does not lead to the verifier's anchors, or does not carry the suite.
    case certificateNotTrusted(TrustFault)
    /// A list or answer does not hold.
    case revocation(RevocationFault)
    /// The record says another thing of revocation than list and answer do.
    case revocationDiffers
    /// The message in the file cannot be read.
    case messageUnreadable
    /// The signature does not hold at the time on record.
    case signature(SignatureRejection)
    /// The message has no such signature.
    case signatureMissing
    /// The signature holds and is not the one on record.
    case recordDiffers
}

/// What one signature of an evidence file came to.
public struct EvidenceFinding: Sendable {
    /// As the record claims it.
    public let claimed: SignatureEvidence
    /// Nil when everything that the record claims was found true; otherwise the first thing that was not.
    public let rejection: EvidenceRejection?
}

/// On whose word an evidence file is believed: the verifier's own, never the file's.
public enum EvidenceTrust: Sendable {
    /// Signers that the verifier has registered.
    case registry(SignerRegistry)
    /// Authorities that the verifier believes. Which jurisdiction a signer belongs to is then the record's claim: its
    /// certificate says whom the authority meant.
    case anchors([IssuerCertificate])
}

extension EvidenceFile {
    /// Proves each signature on record anew: certificate, chain, revocation and signature at the time on record,
    /// digests and value against the record. Needs nothing but the file and the verifier's trust.
    ///
    /// Throws `EvidenceFileFault` when the record cannot be read.
    ///
    /// - Parameter timeStampAuthorities: Certificates of authorities whose time stamps the verifier believes, or of
    ///   those that issued theirs. Anchors of `trust` are believed for time stamps too.
    public func findings(
        trust: EvidenceTrust, timeStampAuthorities: [IssuerCertificate] = []
    ) throws(EvidenceFileFault) -> [EvidenceFinding] {
        var stampers = timeStampAuthorities
        if case .anchors(let anchors) = trust { stampers += anchors }
        return try signatures().map { claimed in
            do throws(EvidenceRejection) {
                try prove(claimed, trust, stampers)
                return EvidenceFinding(claimed: claimed, rejection: nil)
            } catch {
                return EvidenceFinding(claimed: claimed, rejection: error)
            }
        }
    }

    private func prove(
        _ claimed: SignatureEvidence, _ trust: EvidenceTrust, _ stampers: [IssuerCertificate]
    ) throws(EvidenceRejection) {
        guard let recorded = claimed.trust else { throw .certificateNotRecorded }
        guard
            let message = try? MessageEnvelope(
                ParsedXML(coSigned ?? received, limits: .statement), shapes: EnvelopeShape.all)
        else {
            throw .messageUnreadable
        }
        let definition = message.document.namespaceURI.split(separator: ":").last.map(String.init) ?? ""
        let bytes = try object(recorded.certificate).bytes
        let certificate: SignerCertificate
        do throws(KeyFault) {
            certificate = try SignerCertificate(der: bytes)
        } catch {
            throw .certificateUnreadable(digest: recorded.certificate)
        }
        let at = Date(timeIntervalSince1970: TimeInterval(claimed.verifiedAtMilliseconds) / 1000)
        let issuers = try recorded.issuers.map { digest throws(EvidenceRejection) in try issuer(digest) }
        let signer = try signer(claimed, certificate, issuers, trust, definition)
        guard var registry = try? SignerRegistry([signer]) else { throw .signerNotRegistered }
        registry.revocation = try book(recorded, certificate, issuers, at: at)
        try compare(recorded, with: registry.revocation, at: at)

        // What a signature states, and its stamp, are compared with the record, so any time and policy will do here.
        let stamps = TimeStampAuthorities(anchors: stampers.map(\.der), policies: nil)
        let findings = examineSignatures(
            message, registry: registry, messageDefinition: definition, at: at,
            properties: .accepted(.any, timeStamps: .accepted(stamps)))
        try Self.compare(claimed, with: findings)
    }

    private func object(_ digest: String) throws(EvidenceRejection) -> Object {
        guard let found = objects.first(where: { $0.digestHex == digest }) else {
            throw .objectMissing(digest: digest)
        }
        return found
    }

    private func issuer(_ digest: String) throws(EvidenceRejection) -> IssuerCertificate {
        let bytes = try object(digest).bytes
        do throws(IssuerFault) {
            return try IssuerCertificate(der: bytes)
        } catch {
            throw .certificateUnreadable(digest: digest)
        }
    }

    /// The signer as the verifier knows it.
    private func signer(
        _ claimed: SignatureEvidence, _ certificate: SignerCertificate, _ issuers: [IssuerCertificate],
        _ trust: EvidenceTrust, _ definition: String
    ) throws(EvidenceRejection) -> RegisteredSigner {
        var conditions = SignerConditions(asksSigningTime: true)
        var method = SignatureMethod(claimed.suite)
        switch trust {
        case .registry(let registry):
            guard let known = registry[certificate.subjectKeyIdentifier],
                known.certificate == certificate, known.jurisdiction == claimed.jurisdiction
            else { throw .signerNotRegistered }
            conditions = known.conditions
            if known.suite == claimed.suite { method = known.method }
        case .anchors(let anchors):
            conditions.trustAnchors = TrustAnchors(anchors: anchors, intermediates: issuers)
        }
        // What was known of revocation is compared with the record, whatever the policy was.
        conditions.revocation = .asked(whenUnknown: .accept)
        do throws(TrustFault) {
            return try RegisteredSigner(
                certificate: certificate, jurisdiction: claimed.jurisdiction, bic: "", method: method,
                messageDefinitions: [definition], conditions: conditions)
        } catch {
            throw .certificateNotTrusted(error)
        }
    }

    /// What the lists and answers of the file say, each verified with the issuer on record.
    private func book(
        _ recorded: CertificateTrust, _ certificate: SignerCertificate, _ issuers: [IssuerCertificate], at: Date
    ) throws(EvidenceRejection) -> RevocationStatusBook {
        var book = RevocationStatusBook()
        for revocation in recorded.revocation {
            guard let answer = revocation.answer else { continue }
            let bytes = try object(answer.digest).bytes
            let position = recorded.issuers.firstIndex(of: revocation.certificate).map { $0 + 1 } ?? 0
            guard issuers.indices.contains(position) else { throw .revocation(.wrongIssuer) }
            let issuer = issuers[position]
            do throws(RevocationFault) {
                let statement: RevocationStatement?
                switch answer.source {
                case .list:
                    let list = try RevocationList(file: bytes, issuer: issuer)
                    statement =
                        position == 0
                        ? list.statement(on: certificate) : list.statement(on: issuers[position - 1])
                case .responder:
                    let fresh = (answer.nextUpdateMilliseconds - answer.thisUpdateMilliseconds) / 1000
                    statement = try OCSPExchange(about: certificate, issuer: issuer, nonce: [])
                        .statement(from: bytes, freshSeconds: Int(fresh), at: at)
                }
                guard let statement else { throw .certificateNotAnswered }
                book.record(statement)
            } catch {
                throw .revocation(error)
            }
        }
        return book
    }

    private func compare(
        _ recorded: CertificateTrust, with book: RevocationStatusBook, at: Date
    ) throws(EvidenceRejection) {
        for revocation in recorded.revocation {
            let found: UnknownRevocation?
            switch book.answer(on: revocation.certificate, at: at).answer {
            case .good: found = nil
            case .unknown(let why): found = why
            case .revoked: throw .revocationDiffers
            }
            guard found == revocation.unknown else { throw .revocationDiffers }
        }
    }

    private static func compare(
        _ claimed: SignatureEvidence, with findings: [SignatureFinding]
    ) throws(EvidenceRejection) {
        var rejection: EvidenceRejection = .signatureMissing
        for finding in findings where finding.profile == claimed.profile {
            switch finding.result {
            case .success(let found):
                guard found.digests == claimed.digests, found.signatureValue == claimed.signatureValue,
                    found.covers == claimed.covers, found.subjectKeyIdentifier == claimed.subjectKeyIdentifier,
                    found.signerSubject == claimed.signerSubject,
                    found.trust?.signedAtMilliseconds == claimed.trust?.signedAtMilliseconds,
                    found.timeStamp == claimed.timeStamp
                else { throw .recordDiffers }
                return
            // Another's signature: the registry of this proof knows one signer only.
            case .failure(.keyUnknown): continue
            case .failure(let reason): rejection = .signature(reason)
            }
        }
        throw rejection
    }
}
