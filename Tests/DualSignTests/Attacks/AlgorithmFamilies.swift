@testable import DualSign

/// Rows 8 to 11: keys in the message, algorithms, their parameters, and a second of everything.
extension AttackRun {
    private static func element(_ name: String, _ attributes: String = "", _ content: String = "") -> String {
        "<\(name)\(attributes)>\(content)</\(name)>"
    }

    private static let curve =
        element("NamedCurve", " URI=\"urn:oid:1.2.840.10045.3.1.7\"") + element("PublicKey", "", "BAAA")
    private static let dsig11 = " xmlns=\"http://www.w3.org/2009/xmldsig11#\""
    private static let rsaKey = element("ds:Modulus", "", "AQAB") + element("ds:Exponent", "", "AQAB")
    private static let serial =
        element("ds:X509IssuerName", "", "CN=XA") + element("ds:X509SerialNumber", "", "1")
    private static let pss = " xmlns=\"http://www.w3.org/2007/05/xmldsig-more#\""
    private static let x509Type = "http://www.w3.org/2000/09/xmldsig#X509Data"

    private static let ownKeys = [
        element("ds:KeyValue", "", element("ds:RSAKeyValue", "", rsaKey)),
        element("ds:KeyValue", "", element("ECKeyValue", dsig11, curve)),
        element("ds:KeyValue"), element("ds:KeyName", "", "XA"), element("ds:KeyName"),
        element("DEREncodedKeyValue", dsig11, "AAAA"), element("KeyInfoReference", dsig11 + " URI=\"#other\""),
        element("ds:RetrievalMethod", " URI=\"http://example.org/key\""),
        element("ds:RetrievalMethod", " URI=\"#keyinfo\" Type=\"\(x509Type)\""),
        element("ds:PGPData", "", element("ds:PGPKeyID", "", "AAAA")), element("ds:MgmtData", "", "x"),
        element("ds:SPKIData", "", element("ds:SPKISexp", "", "AAAA")), element("ds:X509Certificate", "", "AAAA"),
        element("ds:X509SubjectName", "", "CN=XA"), element("ds:X509IssuerSerial", "", serial),
        element("ds:X509CRL", "", "AAAA"), element("ds:X509SKI", "", "AAAA"),
    ]

    func keysInTheMessage() {
        let ownName = base.profile == .kazakhNested ? "ds:X509Certificate" : "ds:X509SKI"
        for name in ["ds:X509Data", ownName] {
            let site = text.first(name)
            for key in Self.ownKeys {
                if !(name == ownName && key.hasPrefix("<\(ownName)")) {
                    expect(8, "\(key) for \(name)", text.edit(site.whole, key), "form:structure")
                }
                expect(8, "\(key) before \(name)", text.insert(key, at: site.whole.lowerBound), "form:structure")
                expect(8, "\(key) after \(name)", text.insert(key, at: site.whole.upperBound), "form:structure")
            }
        }
        let identifier = text.first(ownName).content
        for other in strangeNames {
            expectSignedToo(
                8, "signer \(other.prefix(60))", text.edit(identifier, other), "signature:keyUnknown")
        }
        for attacker in Attackers.keys {
            let own = Base64.encode(
                base.profile == .kazakhNested ? attacker.certificate.der : attacker.certificate.subjectKeyIdentifier)
            if let signed = base.resigned(text.edit(identifier, own), by: attacker) {
                expect(8, "signed by a stranger in \(attacker.suite)", signed, "signature:keyUnknown", "form:encoding")
            }
            guard attacker.suite == base.suite, let signed = base.resigned(text.bytes, by: attacker) else { continue }
            expect(8, "signed by a stranger under the signer's name", signed, "signature:signatureValueInvalid")
        }
        if base.profile == .kazakhNested { othersCertificates(in: identifier) }
    }

    /// What could stand for a signer's name and is nobody's.
    private var strangeNames: [String] {
        let numbers = [[UInt8](repeating: 7, count: 20), [UInt8](repeating: 0, count: 64)].map(Base64.encode)
        guard base.profile == .kazakhNested else { return ["AAAA", "AA=="] + numbers }
        let own = base.key.certificate.der
        let flipped = stride(from: 0, to: own.count, by: 61).map { index in
            own.enumerated().map { $0.offset == index ? $0.element ^ 1 : $0.element }
        }
        let others = [Array(own.dropLast()), own + [0], own + own, Array(own.dropFirst())] + flipped
        return ["AAAA", "AA=="] + numbers + others.map(Base64.encode)
    }

    /// The certificate of another registered signer is a name of his: it makes no signature his, nor him sign twice.
    private func othersCertificates(in place: Range<Int>) {
        let long = Base64.encode([UInt8](repeating: 0x30, count: (16 << 10) + 1))
        expectSignedToo(8, "a certificate of 16 KiB and one byte", text.edit(place, long), "form:encoding")
        let other = Signers.key(base.suite, base.nesting == .second ? Signers.xa : Signers.kz)
        let named = text.edit(place, Base64.encode(other.certificate.der))
        let isKnown = base.nesting != .alone
        expectSignedToo(
            8, "in the name of the other signer", named,
            isKnown ? "signature:signatureValueInvalid" : "signature:keyUnknown")
        if isKnown, let signed = base.resigned(named, by: other) {
            expect(31, "one signer for both", signed, "signature:sameSignerTwice")
        }
        guard !isKnown else { return }
        let twice = NestedSignatures.add(to: text.bytes, by: base.key)
        expect(31, "the signer twice", twice, "signature:sameSignerTwice")
    }

    private static let weakMethods =
        ["hmac-sha1", "rsa-sha1", "dsa-sha1"].map { "http://www.w3.org/2000/09/xmldsig#" + $0 }
        + [
            "hmac-sha256", "hmac-sha384", "hmac-sha512", "hmac-md5", "ecdsa-sha1", "ecdsa-sha224", "rsa-md5",
            "rsa-ripemd160",
        ]
        .map { "http://www.w3.org/2001/04/xmldsig-more#" + $0 }
        + [
            "", "none", "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1",
            "http://www.w3.org/2009/xmldsig11#dsa-sha256",
        ]

    private static let weakDigests = [
        "http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmldsig-more#md5",
        "http://www.w3.org/2001/04/xmldsig-more#sha224", "http://www.w3.org/2001/04/xmlenc#ripemd160", "", "none",
    ]

    func otherAlgorithms() {
        let method = text.first("ds:SignatureMethod")
        for other in Self.weakMethods {
            expectSignedToo(
                9, "method \(other)", text.edit(method.startTag, "<ds:SignatureMethod Algorithm=\"\(other)\">"),
                "form:algorithm")
        }
        for other in SignatureSuite.allCases where other.signatureMethodURI != base.suite.signatureMethodURI {
            let tag = "<ds:SignatureMethod Algorithm=\"\(other.signatureMethodURI)\">"
            let changed = text.edit(method.startTag, tag)
            for bytes in [changed, base.resigned(changed)].compactMap(\.self) {
                expect(
                    9, "method of \(other)", bytes, "form:algorithm", "form:encoding", "signature:algorithmMismatch")
            }
            // The digests too: all of the other suite but the key.
            let digests = text.all("ds:DigestMethod").map {
                ($0.startTag, "<ds:DigestMethod Algorithm=\"\(other.digestMethodURI)\">")
            }
            let whole = text.edit([(method.startTag, tag)] + digests)
            for bytes in [whole, base.resigned(whole)].compactMap(\.self) {
                expect(9, "all of \(other)", bytes, "form:encoding", "signature:algorithmMismatch")
            }
        }
        let others = SignatureSuite.allCases.map(\.digestMethodURI).filter { $0 != base.suite.digestMethodURI }
        for site in text.all("ds:DigestMethod") {
            for other in Set(Self.weakDigests + others) {
                expectSignedToo(
                    9, "digest \(other)", text.edit(site.startTag, "<ds:DigestMethod Algorithm=\"\(other)\">"),
                    "form:algorithm")
            }
        }
    }

    /// Something beneath each element that names an algorithm.
    func parameters() {
        let elements =
            [0, 1, 8, 40, 80, 128, 160, 256].map { "<ds:HMACOutputLength>\($0)</ds:HMACOutputLength>" } + [
                Self.element("RSAPSSParams", Self.pss, "<SaltLength>0</SaltLength>"),
                "<ds:Any></ds:Any>", "0",
            ]
        for name in ["ds:SignatureMethod", "ds:CanonicalizationMethod", "ds:DigestMethod"] {
            for site in text.all(name) {
                for element in elements {
                    expectSignedToo(10, "\(element) in \(name)", text.edit(site.content, element), "form:structure")
                }
                for attribute in ["HMACOutputLength=\"1\"", "algorithm=\"none\"", "xml:lang=\"en\""] {
                    expectSignedToo(
                        10, "\(attribute) on \(name)", text.insert(" " + attribute, at: site.attributes),
                        "form:attribute")
                }
            }
        }
        let hmac = "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#hmac-sha256\">"
        let method = text.first("ds:SignatureMethod")
        for element in elements {
            expect(
                10, "HMAC with \(element)", text.edit([(method.startTag, hmac), (method.content, element)]),
                "form:structure")
        }
    }

    /// A second of each element of the signature, before and after the first and in every other place.
    func doubledElements() {
        let signature = text.first("ds:Signature")
        for name in [
            "ds:SignedInfo", "ds:SignatureValue", "ds:KeyInfo", "ds:X509Data", "ds:SignatureMethod",
            "ds:CanonicalizationMethod",
        ] {
            let site = text.first(name)
            let copy = Self.withoutIdentifiers(text.text(site))
            let forged = copy.replacing(/<ds:DigestValue>..../, with: "<ds:DigestValue>AAAA")
            for target in base.signatureSites where !target.isWithin(site) || target.index == site.index {
                for gap in Set(text.gaps(in: target)) {
                    expect(
                        11, "\(name) again in \(target.name)", text.insert(copy, at: gap), base.withElement(in: target))
                }
            }
            for gap in Set(text.gaps(in: signature)) where forged != copy {
                expect(11, "forged \(name) in the signature", text.insert(forged, at: gap), "form:structure")
            }
        }
        let again = text.text(signature)
        for gap in [signature.whole.lowerBound, signature.whole.upperBound] {
            expect(11, "the signature again", text.insert(again, at: gap), reasonForTwo)
            let other = again.replacing("keyinfo", with: "other").replacing("signature-XA", with: "signature-XB")
            guard other != again else { continue }
            expect(
                11, "the signature again under other names", text.insert(other, at: gap),
                base.profile == .cosigned ? "form:attribute" : "form:signatureCount")
        }
    }

    /// The reason when the signature stands there twice.
    private var reasonForTwo: String {
        switch base.profile {
        case .header, .cosigned: "form:repeatedIdentifier"
        case .document: "form:signatureCount"
        // The later of the two covers what has no signature yet.
        case .kazakhNested: base.nesting == .second ? "envelope:tooManySignatures" : base.changed(.document)
        }
    }
}

/// Keys that nobody registered, one in each suite.
enum Attackers {
    static let keys: [SigningKey] = Signers.xa.keys.sorted { $0.rawValue < $1.rawValue }.map { Signers.fresh("XX", $0) }
}
