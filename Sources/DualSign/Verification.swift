import Foundation
import XMLCore

/// A signature that holds, and by whom it is.
typealias VerifiedSignature = (signer: RegisteredSigner, evidence: SignatureEvidence)

/// One verification: the nodes, and what they are held against. Lives on one thread, for one message.
struct Verification {
    let parts: PartDigests
    let registry: SignerRegistry
    let messageDefinition: String
    let at: Date
    let properties: SignedPropertiesPolicy

    init(
        _ envelope: MessageEnvelope, _ registry: SignerRegistry, _ messageDefinition: String, _ at: Date,
        _ properties: SignedPropertiesPolicy = .refused
    ) throws(SignatureRejection) {
        try self.init(
            PartDigests(envelope), root: envelope.root, terms: envelope.terms, registry, messageDefinition, at,
            properties)
    }

    /// Of a document that has no envelope.
    init(
        _ document: SignedDocument, _ registry: SignerRegistry, _ messageDefinition: String, _ at: Date,
        _ properties: SignedPropertiesPolicy = .refused
    ) throws(SignatureRejection) {
        try self.init(
            PartDigests(header: nil, document: document), root: document.received, terms: nil, registry,
            messageDefinition, at, properties)
    }

    /// Comments are in no digest, so they could be put into what is signed; identifiers must name one element, in
    /// whatever tool. Both are looked at before any signature.
    init(
        _ parts: PartDigests, root: Element, terms: Element?, _ registry: SignerRegistry, _ messageDefinition: String,
        _ at: Date, _ properties: SignedPropertiesPolicy = .refused
    ) throws(SignatureRejection) {
        for part in [parts.header, parts.signedDocument.received, terms] {
            if let stray = part?.firstNonPlainNode { throw .formatNotAllowed(.notPlain(line: stray.line)) }
        }
        var seen: Set<String> = []
        for identifier in root.identifierAttributes where !seen.insert(identifier.value).inserted {
            throw .formatNotAllowed(.repeatedIdentifier(line: identifier.line))
        }
        self.parts = parts
        self.registry = registry
        self.messageDefinition = messageDefinition
        self.at = at
        self.properties = properties
    }

    /// The signature in `AppHdr/Sgntr`, by its place; nil when the header has no `Sgntr`.
    func headerSignature() throws(SignatureRejection) -> Element? {
        guard let header = parts.header else { return nil }
        let places = header.children.filter { $0.isNamed("Sgntr") && $0.isInNamespace(header.namespaceURI) }
        guard let place = places.first else { return nil }
        guard places.count == 1 else { throw .formatNotAllowed(.signatureCount) }
        guard place.attributes.isEmpty else { throw .formatNotAllowed(.attribute(line: place.line)) }
        let content: [Element]
        do throws(ElementRejection) {
            content = try place.sequence { children throws(ElementRejection) in
                var content: [Element] = []
                while let child = children.next() { content.append(child) }
                return content
            }
        } catch {
            throw .formatNotAllowed(.structure(error))
        }
        guard let signature = content.first else { throw .signatureMissing }
        guard content.count == 1 else { throw .formatNotAllowed(.signatureCount) }
        return signature
    }

    /// Every parallel signature.
    func parallel(_ signatures: [Element]) throws(SignatureRejection) -> [VerifiedSignature] {
        var verified: [VerifiedSignature] = []
        for signature in signatures { verified.append(try verify(signature, .cosigned)) }
        return verified
    }

    /// One signature, from its form to what its signer may sign.
    func verify(_ signature: Element, _ profile: SignatureProfile) throws(SignatureRejection) -> VerifiedSignature {
        let template: SignatureTemplate
        do throws(TemplateBreach) {
            template = try SignatureTemplate(signature, profile, registry, properties: properties)
        } catch {
            throw .formatNotAllowed(error)
        }
        guard let signer = registry.signer(named: template.signerName) else { throw .keyUnknown }
        if let claimed = template.jurisdiction, claimed != signer.jurisdiction { throw .jurisdictionMismatch }
        guard template.method.isWritten(as: signer.method) else { throw .algorithmMismatch }
        guard let key = signer.certificate.key else { throw .suiteUnavailable(signer.suite) }
        let trust = try signer.admission(at: at, signedAt: signedAt(template), registry.revocation)

        guard try isValid(template, signer, key) else { throw .signatureValueInvalid }
        try compareDigests(template)
        let stamp = try checkProperties(template, signer)
        guard signer.messageDefinitions.contains(messageDefinition) else { throw .signerNotEntitledToMessage }
        return (signer, evidence(template, signer, trust, stamp))
    }

    /// What the signature states of itself is true, as far as can be known. Gives its time stamp, if it has one.
    private func checkProperties(
        _ template: SignatureTemplate, _ signer: RegisteredSigner
    ) throws(SignatureRejection) -> TimeStamp? {
        guard let stated = template.properties, let window = properties.window else { return nil }
        let digest = RunningDigest.digest(signer.certificate.der, template.suite.digestAlgorithm)
        guard stated.certificateDigest == digest else { throw .signingCertificateMismatch }
        let validity = signer.certificate.notBefore...signer.certificate.notAfter
        guard validity.contains(stated.signingTime), window.contains(stated.signingTime, at: at) else {
            throw .signingTimeNotAllowed
        }
        guard let token = stated.timeStampToken, let authorities = properties.timeStamps.authorities else { return nil }
        let stamp: TimeStamp
        do throws(TimeStampRejection) {
            stamp = try TimeStamp(token: token, over: stampedBytes(template), by: authorities)
        } catch {
            throw .timeStampInvalid(error)
        }
        guard validity.contains(stamp.time), window.contains(stamp.time, at: at) else { throw .signingTimeNotAllowed }
        return stamp
    }

    private func stampedBytes(_ template: SignatureTemplate) throws(TimeStampRejection) -> [UInt8] {
        do throws(CanonicalizationRejection) {
            return try template.valueElement.canonicalBytes()
        } catch {
            throw .imprintMismatch
        }
    }

    private func isValid(
        _ template: SignatureTemplate, _ signer: RegisteredSigner, _ key: AsymmetricKey
    ) throws(SignatureRejection) -> Bool {
        do throws(CanonicalizationRejection) {
            return try key.isValid(template.signatureValue, method: signer.method) {
                (sink: (UnsafeRawBufferPointer) -> Void) throws(CanonicalizationRejection) in
                try template.signedInfo.canonicalize(template.form.canonicalization, into: sink)
            }
        } catch {
            throw .formatNotAllowed(.canonicalization(error))
        }
    }

    private func compareDigests(_ template: SignatureTemplate) throws(SignatureRejection) {
        for (part, expected) in template.digests {
            let digest: [UInt8]
            do throws(CanonicalizationRejection) {
                digest = try parts.digest(part, of: template)
            } catch {
                throw .formatNotAllowed(.canonicalization(error))
            }
            guard digest == expected else { throw .digestMismatch(part) }
        }
    }

    /// When the signer says it signed: in its header the creation date, which the signature covers. Beside the message
    /// stand signatures that may be made later than the header.
    private func signedAt(_ template: SignatureTemplate) -> Date? {
        if let properties = template.properties { return properties.signingTime }
        guard template.profile == .header else { return nil }
        return parts.header?.child("CreDt").flatMap { (try? $0.plainText()).flatMap(SigningTime.read) }
    }

    private func evidence(
        _ template: SignatureTemplate, _ signer: RegisteredSigner, _ trust: CertificateTrust, _ stamp: TimeStamp?
    ) -> SignatureEvidence {
        SignatureEvidence(
            of: signer.certificate, signer.jurisdiction, signer.suite, template.profile, trust,
            digests: template.digests.map { ($0, $1) }, value: template.signatureValue, stamp: stamp, at: at)
    }

    /// Verified signatures of different signers, and the terms they cover, make a verified message.
    func message(
        _ envelope: MessageEnvelope, _ signatures: [VerifiedSignature]
    ) throws(SignatureRejection) -> VerifiedMessage {
        let terms = try envelope.terms.map(Self.read)
        try Self.requireDifferentSigners(signatures)
        for (index, one) in signatures.enumerated() {
            for other in signatures.dropFirst(index + 1) where one.signer.jurisdiction == other.signer.jurisdiction {
                if one.signer.isPaired(with: other.signer) { continue }
                // Two officers of one country sign one document in the nested form: that is what it is for.
                if one.evidence.profile == .kazakhNested, other.evidence.profile == .kazakhNested { continue }
                throw .sameJurisdictionTwice
            }
        }
        try registry.additional.check(signatures)
        let profiles = signatures.map(\.evidence.profile)
        return VerifiedMessage(
            header: profiles.contains(where: \.coversHeader) ? envelope.header : nil, document: envelope.document,
            terms: terms, profile: envelope.shape == .coSigned ? .cosigned : profiles.first ?? .header,
            signatures: signatures)
    }

    static func read(_ terms: Element) throws(SignatureRejection) -> SettlementTerms {
        do throws(ElementRejection) { return try SettlementTerms(terms) } catch { throw .termsMalformed(error) }
    }
}

extension SignerRegistry {
    /// The registered signer that a signature names. A certificate in a message serves to find its equal here.
    func signer(named name: SignatureTemplate.SignerName) -> RegisteredSigner? {
        switch name {
        case .subjectKeyIdentifier(let identifier): self[identifier]
        case .certificate(let der): signers.first { $0.certificate.der == der }
        }
    }
}
