import Foundation
import XMLCore

@testable import DualSign

/// A message that is accepted, in one profile and one suite: what the attacks begin with.
struct AttackBase: Sendable, CustomStringConvertible {
    let profile: SignatureProfile
    let suite: SignatureSuite
    let nesting: Nesting
    let key: SigningKey
    let registry: SignerRegistry
    let text: SignedText

    var description: String { "\(profile.rawValue)\(nesting.rawValue) \(suite.rawValue)" }

    /// What part of the message an element belongs to.
    enum Region {
        /// The root, or what else only holds the parts together.
        case wrapper
        case header, document, terms
        /// `AppHdr/Sgntr`.
        case place
        /// Somewhere in `ds:Signature`, that element included.
        case signature
    }

    /// Which of nested signatures is attacked.
    enum Nesting: String, CaseIterable {
        /// The only one; of all other profiles too.
        case alone = ""
        /// The first of two. Whatever is done to it, the second signer signs the result: he signs what he is given.
        case first = ", first of two"
        /// The second of two; the first is part of what it covers.
        case second = ", second of two"
    }

    init(_ profile: SignatureProfile, _ suite: SignatureSuite, _ nesting: Nesting = .alone) throws {
        precondition(profile == .kazakhNested || nesting == .alone, "only nested signatures are nested")
        self.profile = profile
        self.suite = suite
        self.nesting = nesting
        let (xa, kz) = (Signers.key(suite), Signers.key(suite, Signers.kz))
        key = nesting == .second ? kz : xa
        registry = try nesting == .alone ? DualSignTests.registry(xa: xa) : DualSignTests.registry(xa: xa, kz: kz)
        text = SignedText(
            try Self.sign(Messages.plain(), profile, key, nesting), lastSignatureOnly: profile == .kazakhNested)
    }

    /// Every signature in place of ours.
    static func all(_ suites: [SignatureSuite]) throws -> [AttackBase] {
        let written: [SignatureProfile] = [.header, .cosigned, .document]
        return try written.flatMap { profile in try suites.map { try AttackBase(profile, $0) } }
            + Nesting.allCases.flatMap { nesting in try suites.map { try AttackBase(.kazakhNested, $0, nesting) } }
    }

    static func sign(
        _ envelope: MessageEnvelope, _ profile: SignatureProfile, _ key: SigningKey, _ nesting: Nesting = .alone
    ) throws -> [UInt8] {
        switch profile {
        case .header: return try HeaderProfile.sign(envelope, key: key)
        case .cosigned:
            return try CoSignedProfile.sign(
                envelope, terms: Messages.terms, key: key, jurisdiction: jurisdiction("XA"))
        case .document: return try DocumentProfile.sign(envelope, key: key)
        case .kazakhNested:
            let plain = try envelope.root.canonicalBytes()
            let first = nesting == .second ? NestedSignatures.add(to: plain, by: Signers.key(key.suite)) : plain
            return NestedSignatures.add(to: first, by: key)
        }
    }

    /// The registry with another key for the signer who is attacked.
    func registry(knowing key: SigningKey) throws -> SignerRegistry {
        switch nesting {
        case .alone: try DualSignTests.registry(xa: key)
        case .first: try DualSignTests.registry(xa: key, kz: Signers.key(suite, Signers.kz))
        case .second: try DualSignTests.registry(xa: Signers.key(suite), kz: key)
        }
    }

    /// The message that is sent after an edit of `text`: of the first of two signatures, with the second over it.
    func sent(_ bytes: [UInt8]) -> [UInt8] {
        nesting == .first ? NestedSignatures.add(to: bytes, by: Signers.key(suite, Signers.kz)) : bytes
    }

    /// Whether the header is covered by nothing.
    var signsDocumentAlone: Bool { profile == .document || profile == .kazakhNested }

    /// Every element but those of a header that nothing signs and nobody is handed.
    var sites: [SignedText.Site] {
        signsDocumentAlone ? text.sites.filter { !$0.path.contains("AppHdr") } : text.sites
    }

    func region(_ site: SignedText.Site) -> Region {
        if site.path.contains("ds:Signature"), !text.isOfAnotherSignature(site) { return .signature }
        if site.path.contains("Document") { return .document }
        if site.path.contains("Terms") { return .terms }
        if site.name == "Sgntr" { return .place }
        return site.path.contains("AppHdr") ? .header : .wrapper
    }

    /// The elements of the business message and the terms: all that is signed but the signature itself.
    var businessSites: [SignedText.Site] {
        sites.filter { [.header, .document, .terms].contains(region($0)) }
    }

    var businessLeaves: [SignedText.Site] { businessSites.filter { $0.isLeaf && !$0.content.isEmpty } }

    var signatureSites: [SignedText.Site] { text.sites.filter { region($0) == .signature } }

    var signatureLeaves: [SignedText.Site] { signatureSites.filter { $0.isLeaf && !$0.content.isEmpty } }

    // MARK: What an edit of a place must be refused with

    /// The reason when the content of a part changes.
    func changed(_ region: Region) -> String {
        switch (profile, region) {
        case (.header, .header), (.header, .place): "signature:digestMismatch(header)"
        case (.header, .document): "signature:digestMismatch(document)"
        case (.cosigned, .header), (.cosigned, .document), (.cosigned, .place): "signature:digestMismatch(message)"
        case (.cosigned, .terms): "signature:digestMismatch(terms)"
        case (.document, .document), (.kazakhNested, .document): "signature:digestMismatch(document)"
        case (_, .wrapper): "envelope"
        case (.document, _), (.kazakhNested, _): "form"
        case (_, .signature), (.header, .terms): "form"
        }
    }

    /// The reason when an element is put into this one.
    func withElement(in site: SignedText.Site) -> String {
        let region = region(site)
        if region == .place { return "form:signatureCount" }
        // The signature is then no longer the last child of the document.
        if signsDocumentAlone, site.name == "Document" { return unsigned }
        guard region == .signature else { return changed(region) }
        return site.name == "ds:Transforms" ? "form:transform" : "form:structure"
    }

    /// The reason when the attacked signature is no longer the last child of the document, or is none.
    var unsigned: String {
        // The other signer's signature holds, over all that is there; it is not all that was required.
        nesting == .first ? "signature:requiredJurisdictionMissing" : "signature:signatureMissing"
    }

    /// The reason when text is put into an element that has elements.
    func withText(in site: SignedText.Site) -> String {
        switch region(site) {
        case .place, .signature: "form:structure"
        default: changed(region(site))
        }
    }

    /// The reason when a comment or the like is put into this element.
    func withComment(in site: SignedText.Site) -> String {
        region(site) == .wrapper ? "envelope:unexpectedContent" : "form:notPlain"
    }

    // MARK: Judging

    /// Nil when accepted, otherwise room and case of the refusal.
    func verdict(
        _ bytes: [UInt8], registry: SignerRegistry? = nil, definition: String = definition, at: Date = now
    ) -> String? {
        let envelope: MessageEnvelope
        do {
            envelope = try MessageEnvelope(ParsedXML(bytes, limits: .payment))
        } catch let error as XMLRejection {
            return "xml:" + Self.label(error)
        } catch {
            return "envelope:" + Self.label(error)
        }
        do throws(SignatureRejection) {
            let message = try verify(
                envelope, profile: profile, registry: registry ?? self.registry, messageDefinition: definition, at: at)
            // Who wants two signers compares those of the evidence with those that he requires.
            guard message.signers.count == (nesting == .alone ? 1 : 2) else {
                return "signature:requiredJurisdictionMissing"
            }
            return nil
        } catch {
            return Self.reason(error)
        }
    }

    /// The verified message that an edit of `text` makes.
    func message(_ bytes: [UInt8]) throws -> VerifiedMessage {
        try verify(
            envelope(sent(bytes)), profile: profile, registry: registry, messageDefinition: definition, at: now)
    }

    static func reason(_ rejection: SignatureRejection) -> String {
        switch rejection {
        case .formatNotAllowed(let breach): "form:" + label(breach)
        case .digestMismatch(let part): "signature:digestMismatch(\(part.rawValue))"
        default: "signature:" + label(rejection)
        }
    }

    private static func label(_ error: any Error) -> String { String("\(error)".prefix { $0 != "(" }) }

    /// The same message with a value that the signer makes for the changed `SignedInfo`: what an entitled signer with
    /// bad intentions, or one who signs whatever he is given, could send. Nil where there is nothing to sign.
    func resigned(_ bytes: [UInt8], by other: SigningKey? = nil) -> [UInt8]? {
        guard let canonical = signedInfo(of: bytes), let value = try? (other ?? key).sign(canonical) else { return nil }
        let changed = signedText(bytes)
        guard let site = changed.all("ds:SignatureValue").first else { return nil }
        return changed.edit(site.content, Base64.encode(value))
    }

    /// Another message of this base, to be addressed as `text` is.
    func signedText(_ bytes: [UInt8]) -> SignedText {
        SignedText(bytes, lastSignatureOnly: profile == .kazakhNested)
    }

    private func signedInfo(of bytes: [UInt8]) -> [UInt8]? {
        guard let parsed = try? ParsedXML(bytes, limits: .payment) else { return nil }
        guard profile == .kazakhNested else { return try? Self.find("SignedInfo", parsed.root)?.canonicalBytes() }
        let signatures = (try? MessageEnvelope(parsed))?.signedDocument.alone.signatures
        return signatures?.last?.child("SignedInfo").flatMap { NestedSignatures.inclusiveForm(of: $0) }
    }

    private static func find(_ name: StaticString, _ element: Element) -> Element? {
        if element.isNamed(name) { return element }
        for child in element.children {
            if let found = find(name, child) { return found }
        }
        return nil
    }
}
