import XMLCore

/// The one form a signature may have, element for element. `docs/signatures` shows it as a document; this page reads it
/// and `SignatureText` writes it, both from the same `SignatureForm`.
///
///     ds:Signature                 no attribute; cosigned: Id="signature-XA"
///       ds:SignedInfo
///         ds:CanonicalizationMethod  Algorithm = the profile's
///         ds:SignatureMethod         Algorithm = a suite's
///         ds:Reference               as `SignatureForm.references` lists them
///           ds:Transforms
///             ds:Transform           Algorithm; one or two, as listed
///           ds:DigestMethod          Algorithm = the suite's
///           ds:DigestValue           strict Base64, the digest's length
///       ds:SignatureValue          strict Base64, the suite's length
///       ds:KeyInfo                 header: Id; cosigned: Id="keyinfo-XA"; otherwise no attribute
///         ds:X509Data
///           ds:X509SKI             strict Base64; kz-nested: ds:X509Certificate
///
///       ds:Object                  where properties are accepted: `SignedPropertiesTemplate`; Id on ds:Signature then
///
/// White space may stand between elements, line breaks inside Base64; nothing else may stand anywhere.
struct SignatureTemplate {
    static let namespace = MessageEnvelope.signatureNamespace

    let signature: Element
    let signedInfo: Element
    let keyInfo: Element
    let profile: SignatureProfile
    /// What the signature's `Id` claims; nil in the header profile, which has none.
    let jurisdiction: Jurisdiction?
    /// What the algorithms name. A claim until it is compared with the signer's.
    let method: SignatureMethod
    /// The suite of `method`.
    var suite: SignatureSuite { method.suite }
    let digests: [(part: SignedPart, digest: [UInt8])]
    let signatureValue: [UInt8]
    /// `ds:SignatureValue`: what a time stamp is over.
    let valueElement: Element
    /// What names the signer; which of the registered ones it is, is all that is taken from it.
    let signerName: SignerName

    /// What it states of itself; nil where it states nothing.
    let properties: SignedPropertiesTemplate?

    /// How a signature says whose it is.
    enum SignerName: Equatable {
        case subjectKeyIdentifier([UInt8])
        case certificate([UInt8])
    }

    var form: SignatureForm { SignatureForm(profile) }

    /// Holds a signature against the template; throws the first breach. `registry` knows the identifiers of methods.
    init(
        _ signature: Element, _ profile: SignatureProfile, _ registry: SignerRegistry,
        properties policy: SignedPropertiesPolicy = .refused
    ) throws(TemplateBreach) {
        if let stray = signature.firstNonPlainNode { throw .notPlain(line: stray.line) }
        guard signature.isNamed("Signature", in: Self.namespace) else {
            throw .structure(ElementRejection(signature, .unexpectedElement(signature.localName)))
        }
        let hasProperties = Self.expectsProperties(signature, profile, policy)
        let parts = try signature.exactly(
            ["SignedInfo", "SignatureValue", "KeyInfo"] + (hasProperties ? ["Object"] : []))
        let form = SignatureForm(profile)
        let keyInfo = parts[2]
        let count = SignatureForm.references(profile, keyInfoIdentifier: "").count + (hasProperties ? 1 : 0)
        let info = try parts[0].exactly(
            ["CanonicalizationMethod", "SignatureMethod"] + [StaticString](repeating: "Reference", count: count))
        try parts[0].refuseAttributes()
        self.signature = signature
        self.profile = profile
        (signedInfo, self.keyInfo, valueElement) = (parts[0], keyInfo, parts[1])
        jurisdiction = try Self.jurisdiction(of: signature, profile, hasProperties: hasProperties)
        let keyInfoIdentifier = try Self.identifier(of: keyInfo, form, jurisdiction)

        guard try info[0].algorithm() == form.canonicalizationURI else { throw .transform(line: info[0].line) }
        guard let method = registry.method(signatureMethodURI: try info[1].algorithm()) else {
            throw .algorithm(line: info[1].line)
        }
        self.method = method
        var references = SignatureForm.references(profile, keyInfoIdentifier: keyInfoIdentifier)
        properties =
            hasProperties
            ? try SignedPropertiesTemplate(
                parts[3], signatureIdentifier: signature.attribute("Id") ?? "", method,
                timeStamps: policy.timeStamps) : nil
        if let properties { references.append(SignatureForm.reference(toPropertiesNamed: properties.identifier)) }
        var digests: [(SignedPart, [UInt8])] = []
        for (reference, element) in zip(references, info.dropFirst(2)) {
            digests.append((reference.part, try Self.digest(in: element, as: reference, method)))
        }
        self.digests = digests
        signatureValue = try parts[1].base64(bytes: method.suite.signatureValueBytes.map { $0...$0 } ?? 256...1024)
        signerName = try Self.signerName(in: keyInfo, form)
    }

    /// Whether the properties are held against their template: where there are some and they are accepted, and where
    /// they are required. A nested signature has no place for them.
    private static func expectsProperties(
        _ signature: Element, _ profile: SignatureProfile, _ policy: SignedPropertiesPolicy
    ) -> Bool {
        switch policy {
        case .refused: false
        case .accepted: profile != .kazakhNested && signature.child("Object") != nil
        case .required: profile != .kazakhNested
        }
    }

    private static func signerName(
        in keyInfo: Element, _ form: SignatureForm
    ) throws(TemplateBreach) -> SignerName {
        let data = try keyInfo.exactly(["X509Data"])[0]
        try data.refuseAttributes()
        switch form.keyInformation {
        case .signedSubjectKeyIdentifier, .subjectKeyIdentifier:
            return .subjectKeyIdentifier(try data.exactly(["X509SKI"])[0].base64(bytes: 1...64))
        case .certificate:
            return .certificate(try data.exactly(["X509Certificate"])[0].base64(bytes: 1...certificateBytesMax))
        }
    }

    /// No certificate of a person is longer.
    private static let certificateBytesMax = 16 << 10

    private static func digest(
        in element: Element, as reference: SignatureForm.Reference, _ method: SignatureMethod
    ) throws(TemplateBreach) -> [UInt8] {
        let attributes = element.attributes
        let isExpected =
            if let type = reference.type {
                attributes.count == 2 && element.attribute("URI") == reference.uri && element.attribute("Type") == type
            } else if let uri = reference.uri {
                attributes.count == 1 && attributes[0].localName == "URI" && attributes[0].namespaceURI.isEmpty
                    && attributes[0].value == uri
            } else {
                attributes.isEmpty
            }
        guard isExpected else { throw .reference(line: element.line) }
        let parts = try element.exactly(["Transforms", "DigestMethod", "DigestValue"])
        try parts[0].refuseAttributes()
        try check(parts[0], reference.transforms)
        guard try parts[1].algorithm() == method.digestMethodURI else { throw .algorithm(line: parts[1].line) }
        let length = method.suite.digestAlgorithm.bytes
        return try parts[2].base64(bytes: length...length)
    }

    /// Exactly these transforms in this order, and nothing but white space between them.
    private static func check(_ element: Element, _ expected: [String]) throws(TemplateBreach) {
        let transforms = try element.elements()
        for (index, algorithm) in expected.enumerated() {
            guard index < transforms.count, transforms[index].isNamed("Transform", in: namespace),
                try transforms[index].algorithm() == algorithm
            else { throw .transform(line: element.line) }
        }
        if transforms.count > expected.count { throw .transform(line: transforms[expected.count].line) }
    }

    /// `Id="signature-XA"` of a co-signature; no attribute in the other profiles.
    private static func jurisdiction(
        of signature: Element, _ profile: SignatureProfile, hasProperties: Bool
    ) throws(TemplateBreach) -> Jurisdiction? {
        switch profile {
        case .header, .document, .kazakhNested:
            guard hasProperties else {
                try signature.refuseAttributes()
                return nil
            }
            guard isPlainIdentifier(try signature.only("Id")) else { throw .attribute(line: signature.line) }
            return nil
        case .cosigned:
            let identifier = try signature.only("Id")
            guard identifier.hasPrefix("signature-"), let code = Jurisdiction(String(identifier.dropFirst(10))) else {
                throw .attribute(line: signature.line)
            }
            return code
        }
    }

    /// The `Id` of KeyInfo: fixed in a co-signature, the signer's choice of plain characters in the header profile, ""
    /// in the others, which have none.
    private static func identifier(
        of keyInfo: Element, _ form: SignatureForm, _ jurisdiction: Jurisdiction?
    ) throws(TemplateBreach) -> String {
        guard case .signedSubjectKeyIdentifier = form.keyInformation else {
            try keyInfo.refuseAttributes()
            return ""
        }
        let identifier = try keyInfo.only("Id")
        let isExpected =
            if let jurisdiction {
                identifier == "keyinfo-\(jurisdiction.code)"
            } else {
                isPlainIdentifier(identifier)
            }
        guard isExpected else { throw .attribute(line: keyInfo.line) }
        return identifier
    }

    /// What a signer may call an element of his signature.
    static func isPlainIdentifier(_ identifier: String) -> Bool {
        (1...64).contains(identifier.utf8.count) && identifier.utf8.allSatisfy(isPlainIdentifierByte)
    }

    private static func isPlainIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}

extension Element {
    /// The children, if they are exactly these, in this order, in this element's namespace, with only white space
    /// between them.
    func exactly(_ tags: [StaticString]) throws(TemplateBreach) -> [Element] {
        do throws(ElementRejection) {
            return try sequence { children throws(ElementRejection) in
                var elements: [Element] = []
                elements.reserveCapacity(tags.count)
                for tag in tags { elements.append(try children.element(tag)) }
                return elements
            }
        } catch {
            throw .structure(error)
        }
    }

    /// The children, whatever they are, with only white space between them.
    func elements() throws(TemplateBreach) -> [Element] {
        do throws(ElementRejection) {
            return try sequence { children throws(ElementRejection) in
                var elements: [Element] = []
                while let child = children.next() { elements.append(child) }
                return elements
            }
        } catch {
            throw .structure(error)
        }
    }

    /// The value of the only attribute.
    func only(_ name: String) throws(TemplateBreach) -> String {
        let attributes = attributes
        guard attributes.count == 1, attributes[0].localName == name, attributes[0].namespaceURI.isEmpty else {
            throw .attribute(line: line)
        }
        return attributes[0].value
    }

    func refuseAttributes() throws(TemplateBreach) {
        guard attributes.isEmpty else { throw .attribute(line: line) }
    }

    /// The `Algorithm` of an element that has nothing else: no parameters can hide beneath.
    func algorithm() throws(TemplateBreach) -> String {
        let algorithm = try only("Algorithm")
        guard try text().isEmpty else { throw .structure(ElementRejection(self, .mixedContent)) }
        return algorithm
    }

    func base64(bytes: ClosedRange<Int>) throws(TemplateBreach) -> [UInt8] {
        try refuseAttributes()
        guard let value = Base64.decode(try text()), bytes.contains(value.count) else { throw .encoding(line: line) }
        return value
    }

    private func text() throws(TemplateBreach) -> String {
        do throws(ElementRejection) { return try plainText() } catch { throw .structure(error) }
    }
}
