import Foundation
import XMLCore

@testable import DualSign

/// A message that is accepted, in one profile and one suite: what the attacks begin with.
struct AttackBase: Sendable, CustomStringConvertible {
    let profile: SignatureProfile
    let suite: SignatureSuite
    let key: SigningKey
    let registry: SignerRegistry
    let text: SignedText

    var description: String { "\(profile.rawValue) \(suite.rawValue)" }

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

    init(_ profile: SignatureProfile, _ suite: SignatureSuite) throws {
        self.profile = profile
        self.suite = suite
        key = Signers.key(suite)
        registry = try DualSignTests.registry(xa: key)
        text = SignedText(try Self.sign(Messages.plain(), profile, key))
    }

    static func sign(_ envelope: MessageEnvelope, _ profile: SignatureProfile, _ key: SigningKey) throws -> [UInt8] {
        switch profile {
        case .header: try HeaderProfile.sign(envelope, key: key)
        case .cosigned:
            try CoSignedProfile.sign(envelope, terms: Messages.terms, key: key, jurisdiction: jurisdiction("XA"))
        case .document: try DocumentProfile.sign(envelope, key: key)
        case .kazakhNested: preconditionFailure("nested signatures are not written by us")
        }
    }

    /// Every element but those of a header that nothing signs and nobody is handed.
    var sites: [SignedText.Site] {
        profile == .document ? text.sites.filter { !$0.path.contains("AppHdr") } : text.sites
    }

    func region(_ site: SignedText.Site) -> Region {
        if site.path.contains("ds:Signature") { return .signature }
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
        if profile == .document, site.name == "Document" { return "signature:signatureMissing" }
        guard region == .signature else { return changed(region) }
        return site.name == "ds:Transforms" ? "form:transform" : "form:structure"
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
            _ = try verify(
                envelope, profile: profile, registry: registry ?? self.registry, messageDefinition: definition, at: at)
            return nil
        } catch {
            return Self.reason(error)
        }
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
        guard let parsed = try? ParsedXML(bytes, limits: .payment),
            let info = Self.find("SignedInfo", parsed.root), let canonical = try? info.canonicalBytes(),
            let value = try? (other ?? key).sign(canonical)
        else { return nil }
        let changed = SignedText(bytes)
        guard let site = changed.all("ds:SignatureValue").first else { return nil }
        return changed.edit(site.content, Base64.encode(value))
    }

    private static func find(_ name: StaticString, _ element: Element) -> Element? {
        if element.isNamed(name) { return element }
        for child in element.children {
            if let found = find(name, child) { return found }
        }
        return nil
    }
}
