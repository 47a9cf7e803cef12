import DualSign
import Testing
import XMLCore

/// No API gives out unsigned content as verified: whatever can be reached from a `VerifiedMessage` lies within what
/// was digested, in every profile and envelope.
@Suite struct VerifiedContentTests {
    /// Everything that one step leads to: children, parent, and every element that `find` knows.
    private static func neighbours(_ element: Element) -> [Element] {
        var found = Array(element.children) + [element.parent].compactMap(\.self)
        for path in ["/", "..", "/AppHdr", "/Document", element.path] {
            if let other = element.find(path: path)?.element { found.append(other) }
        }
        for name in ["Document", "AppHdr", "Terms", "Message", "Rest", "Revision"] as [StaticString] {
            if let child = element.child(name) { found.append(child) }
        }
        return found
    }

    private static func reachable(from start: [Element]) -> Set<Element> {
        var seen: Set<Element> = []
        var next = start
        while let element = next.popLast() {
            if seen.insert(element).inserted { next += neighbours(element) }
        }
        return seen
    }

    /// The elements among the stored properties, however deep, and how many properties there were.
    private static func elements(storedIn value: Any, depth: Int = 0) -> (elements: [Element], properties: Int) {
        if let element = value as? Element { return ([element], 0) }
        guard depth < 6 else { return ([], 0) }
        var found: (elements: [Element], properties: Int) = ([], 0)
        for child in Mirror(reflecting: value).children {
            let inside = elements(storedIn: child.value, depth: depth + 1)
            found = (found.elements + inside.elements, found.properties + 1 + inside.properties)
        }
        return found
    }

    private static func check(_ message: VerifiedMessage, _ name: String) throws {
        let stored = elements(storedIn: message)
        #expect(stored.properties > 6, "\(name): the mirror sees the properties")
        #expect(
            Set(stored.elements) == Set([message.header, message.document].compactMap(\.self)),
            "\(name): no third way in")
        let reached = reachable(from: stored.elements)
        #expect(reached.count > (message.header == nil ? 8 : 20), "\(name): the walk gets about")
        for element in reached {
            let isSigned = message.header.map(element.isInside) == true || element.isInside(message.document)
            #expect(isSigned, "\(name): <\(element.localName)> is not in what was digested")
        }
        // What is digested is all there is: the digests of the evidence are those of the two elements.
        #expect(message.header?.parent == nil && message.document.parent == nil)
        for element in reached {
            for attribute in element.attributes {
                let canonical = try text(element.canonicalBytes())
                #expect(canonical.contains("\(attribute.localName)=\""), "\(name): \(attribute.localName)")
            }
        }
    }

    private static func verified(
        _ bytes: [UInt8], _ profile: SignatureProfile, _ known: SignerRegistry
    ) throws -> VerifiedMessage {
        let envelope = try MessageEnvelope(ParsedXML(bytes, limits: .payment), shapes: EnvelopeShape.all)
        return try verify(envelope, profile: profile, registry: known, messageDefinition: definition, at: now)
    }

    @Test(arguments: AttackFamilyTests.suites)
    func nothingElseIsReached(suite: SignatureSuite) throws {
        let (xa, kz) = (Signers.key(suite), Signers.key(suite, Signers.kz))
        let known = try registry(xa: xa, kz: kz)
        for base in try AttackBase.all([suite]) { try Self.check(base.message(base.text.bytes), base.description) }
        for profile in [SignatureProfile.header, .cosigned, .document] {
            let message = try verify(
                envelope(Messages.signed(by: xa.stating(signingTime: now), profile)), profile: profile,
                registry: known, messageDefinition: definition, at: now,
                properties: .required(SigningTimeWindow(pastSecondsMax: 1, futureSecondsMax: 1)))
            try Self.check(message, "\(profile.rawValue) with properties")
        }
        let inBoth = try CoSignedProfile.coSign(
            envelope(Messages.headerSigned(by: xa)), terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"),
            at: now
        ).message
        let complete = try verifyComplete(
            envelope(inBoth), registry: known, required: [jurisdiction("XA"), jurisdiction("KZ")],
            messageDefinition: definition, agreedTerms: Messages.terms, at: now)
        try Self.check(complete, "both places")
    }

    /// Envelopes of others carry what nobody signed beside what is signed.
    @Test func companionsOfAnEnvelopeAreNotReached() throws {
        let key = Signers.key(.ecdsaP256SHA256)
        let signed = text(try Messages.headerSigned(by: key))
        let header = signed.stretch(from: "<AppHdr", to: "</AppHdr>")
        let document = signed.stretch(from: "<Document", to: "</Document>")
        for (name, file) in [
            (
                "swift-saa",
                "<s:DataPDU xmlns:s=\"urn:swift:saa:xsd:saa.2.0\"><s:Revision>2.0.9</s:Revision><s:Body>\(header)"
                    + "\(document)</s:Body></s:DataPDU>"
            ),
            ("request-payload", "<RequestPayload>\(header)\(document)</RequestPayload>"),
        ] {
            let message = try Self.verified(file.bytes, .header, registry(xa: key))
            try Self.check(message, name)
        }
    }

    /// What a message says is read from the very nodes that were digested, not from copies.
    @Test func theNodesAreThoseOfTheEnvelope() throws {
        let key = Signers.key(.ed25519)
        for profile in SignatureProfile.allCases {
            let whole = try envelope(AttackBase(profile, .ed25519).text.bytes)
            let message = try verify(
                whole, profile: profile, registry: registry(xa: key), messageDefinition: definition, at: now)
            let isHeaderSigned = profile == .header || profile == .cosigned
            #expect(message.header == (isHeaderSigned ? whole.header : nil) && message.document == whole.document)
        }
    }
}
