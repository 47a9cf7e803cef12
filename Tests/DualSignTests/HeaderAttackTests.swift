import DualSign
import Foundation
import Testing
import XMLCore

/// The attack table against the header profile. Each row changes a message that is otherwise accepted.
@Suite struct HeaderAttackTests {
    static let method = SignatureSuite.ecdsaP256SHA256.signatureMethodURI
    static let exclusive = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>"

    static let wrapping: [Attack] = [
        Attack("1 second Document after the signed one", .envelope) {
            $0.replacingOnly("</Document>", with: "</Document><Document xmlns=\"urn:x\"></Document>")
        },
        Attack("1 second AppHdr before the signed one", .envelope) {
            $0.replacingOnly("<AppHdr", with: "<AppHdr xmlns=\"urn:x\"></AppHdr><AppHdr")
        },
        Attack("2 signed Document beside the signature in Sgntr, new one in its place", .form(.signatureCount)) {
            let document = $0.stretch(from: "<Document", to: "</Document>")
            return $0.replacingOnly(document, with: document.replacingOnly("1250.00", with: "9250.00"))
                .replacingOnly("</ds:Signature>", with: "</ds:Signature>" + document)
        },
        Attack("2 signed Document in ds:Object, new one in its place", .form(.structure)) {
            let document = $0.stretch(from: "<Document", to: "</Document>")
            return $0.replacingOnly(document, with: document.replacingOnly("1250.00", with: "9250.00"))
                .replacingOnly("</ds:Signature>", with: "<ds:Object>\(document)</ds:Object></ds:Signature>")
        },
        Attack("2 signed Document wrapped by a new one", .signature(.digestMismatch(.document))) {
            let document = $0.stretch(from: "<Document", to: "</Document>")
            return $0.replacingOnly(
                document,
                with: "<Document xmlns=\"\(Messages.documentNamespace)\"><Envlp>\(document)</Envlp></Document>")
        },
        Attack("2 second Sgntr with the first one's signature", .form(.signatureCount)) {
            let place = $0.stretch(from: "<Sgntr>", to: "</Sgntr>")
            return $0.replacingOnly(place, with: place + place.replacingOnly("Id=\"keyinfo\"", with: "Id=\"other\""))
        },
        Attack("2 signature moved out of Sgntr", .signature(.signatureMissing)) {
            let signature = $0.stretch(from: "<ds:Signature ", to: "</ds:Signature>")
            return $0.replacingOnly(signature, with: "").replacingOnly("</AppHdr>", with: signature + "</AppHdr>")
        },
        Attack("3 a second element with KeyInfo's Id", .form(.repeatedIdentifier)) {
            $0.replacingOnly("<GrpHdr>", with: "<GrpHdr Id=\"keyinfo\">")
        },
        Attack("3 the same in another spelling", .form(.repeatedIdentifier)) {
            $0.replacingOnly("<GrpHdr>", with: "<GrpHdr xml:id=\"keyinfo\">")
        },
        Attack("13 comment splits a text of the document", .form(.notPlain)) {
            $0.replacingOnly("1250.00", with: "1<!---->250.00")
        },
        Attack("13 comment in the header", .form(.notPlain)) { $0.replacingOnly("B-1", with: "B-1<!--x-->") },
        Attack("14 CDATA with the same canonical form", .form(.notPlain)) {
            $0.replacingOnly("1250.00", with: "1<![CDATA[250.00]]>")
        },
        Attack("16 relative namespace name in the signed part", .parse) {
            $0.replacingOnly("<GrpHdr>", with: "<GrpHdr xmlns=\"1\">")
        },
        Attack("17 undeclared prefix", .parse) {
            $0.replacingOnly("<MsgId>", with: "<p:MsgId>").replacingOnly("</MsgId>", with: "</p:MsgId>")
        },
        Attack("17 same namespace under another prefix", .signature(.digestMismatch(.document))) {
            $0.replacingOnly("<MsgId>", with: "<p:MsgId xmlns:p=\"\(Messages.documentNamespace)\">")
                .replacingOnly("</MsgId>", with: "</p:MsgId>")
        },
        Attack("18 DOCTYPE with a default Id", .parse) { "<!DOCTYPE a [<!ATTLIST Document Id ID 'x'>]>" + $0 },
        Attack("changed amount", .signature(.digestMismatch(.document))) {
            $0.replacingOnly("1250.00", with: "1250.01")
        },
        Attack("changed header", .signature(.digestMismatch(.header))) { $0.replacingOnly("B-1", with: "B-2") },
        Attack("white space added to the header", .signature(.digestMismatch(.header))) {
            $0.replacingOnly("<BizMsgIdr>", with: " <BizMsgIdr>")
        },
        Attack("29 signature stripped, Sgntr left", .signature(.signatureMissing)) {
            $0.replacingOnly($0.stretch(from: "<ds:Signature ", to: "</ds:Signature>"), with: "")
        },
        Attack("29 Sgntr stripped", .signature(.signatureMissing)) {
            $0.replacingOnly($0.stretch(from: "<Sgntr>", to: "</Sgntr>"), with: "")
        },
    ]

    static let references: [Attack] = [
        Attack("4 Document not referenced", .form(.structure)) {
            $0.replacingOnly($0.stretch(from: "<ds:Reference>", to: "</ds:Reference>"), with: "")
        },
        Attack("4 a fourth reference", .form(.structure)) {
            let reference = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            return $0.replacingOnly(reference, with: reference + reference)
        },
        Attack("5 Document's reference points to AppHdr", .form(.reference)) {
            $0.replacingOnly("<ds:Reference>", with: "<ds:Reference URI=\"\">")
        },
        Attack("5 AppHdr's reference has no URI", .form(.reference)) {
            $0.replacingOnly("<ds:Reference URI=\"\">", with: "<ds:Reference >")
        },
        Attack("5 references exchanged", .form(.reference)) {
            let first = $0.stretch(from: "<ds:Reference URI=\"\">", to: "</ds:Reference>")
            let last = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            return $0.replacingOnly(first, with: "@").replacingOnly(last, with: first).replacingOnly("@", with: last)
        },
        Attack("5 KeyInfo's reference names another Id", .form(.reference)) {
            $0.replacingOnly("#keyinfo", with: "#other")
        },
        Attack("6 external reference over HTTP", .form(.reference)) {
            $0.replacingOnly("<ds:Reference>", with: "<ds:Reference URI=\"http://example.org/a.xml\">")
        },
        Attack("6 external reference to a file", .form(.reference)) {
            $0.replacingOnly("<ds:Reference>", with: "<ds:Reference URI=\"file:///etc/passwd\">")
        },
        Attack("6 XPointer", .form(.reference)) {
            $0.replacingOnly("<ds:Reference>", with: "<ds:Reference URI=\"#xpointer(/)\">")
        },
        Attack("6 reference of a type", .form(.reference)) {
            $0.replacingOnly(
                "<ds:Reference>", with: "<ds:Reference Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\">")
        },
        Attack("7 XSLT transform", .form(.transform)) { transform($0, "http://www.w3.org/TR/1999/REC-xslt-19991116") },
        Attack("7 XPath transform", .form(.transform)) {
            transform($0, "http://www.w3.org/TR/1999/REC-xpath-19991116")
        },
        Attack("7 Base64 transform", .form(.transform)) { transform($0, "http://www.w3.org/2000/09/xmldsig#base64") },
        Attack("7 inclusive canonical form", .form(.transform)) {
            transform($0, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315")
        },
        Attack("7 canonical form with comments", .form(.transform)) {
            transform($0, "http://www.w3.org/2001/10/xml-exc-c14n#WithComments")
        },
        Attack("7 a thousand transforms", .form(.transform)) {
            let reference = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            let many = String(repeating: exclusive, count: 1000)
            return $0.replacingOnly(reference, with: reference.replacingOnly(exclusive, with: many))
        },
        Attack("7 no transform", .form(.transform)) {
            let reference = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            return $0.replacingOnly(reference, with: reference.replacingOnly(exclusive, with: ""))
        },
        Attack("7 transform with inclusive prefixes", .form(.structure)) {
            let reference = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            let open = "xml-exc-c14n#\"></ds:Transform>"
            let parameter = "xml-exc-c14n#\"><InclusiveNamespaces PrefixList=\"a\"/></ds:Transform>"
            return $0.replacingOnly(reference, with: reference.replacingOnly(open, with: parameter))
        },
        Attack("7 other canonicalisation of SignedInfo", .form(.transform)) {
            let open = "<ds:CanonicalizationMethod Algorithm=\""
            return $0.replacingOnly(
                open + "http://www.w3.org/2001/10/xml-exc-c14n#", with: open + "http://www.w3.org/2006/12/xml-c14n11")
        },
    ]

    static let keysAndAlgorithms: [Attack] = [
        Attack("8 KeyValue in place of X509Data", .form(.structure)) {
            $0.replacingOnly(
                $0.stretch(from: "<ds:X509Data>", to: "</ds:X509Data>"),
                with: "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AAAA</ds:Modulus></ds:RSAKeyValue></ds:KeyValue>")
        },
        Attack("8 KeyValue beside X509Data", .form(.structure)) {
            $0.replacingOnly("</ds:X509Data>", with: "</ds:X509Data><ds:KeyValue></ds:KeyValue>")
        },
        Attack("8 RetrievalMethod", .form(.structure)) {
            $0.replacingOnly("<ds:X509Data>", with: "<ds:RetrievalMethod URI=\"http://e.org/\"/><ds:X509Data>")
        },
        Attack("8 certificate in the message", .form(.structure)) {
            $0.replacingOnly("</ds:X509SKI>", with: "</ds:X509SKI><ds:X509Certificate>AAAA</ds:X509Certificate>")
        },
        Attack("9 HMAC", .form(.algorithm)) {
            $0.replacingOnly(method, with: "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
        },
        Attack("9 RSA with SHA-1", .form(.algorithm)) {
            $0.replacingOnly(method, with: "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
        },
        Attack("9 no algorithm", .form(.algorithm)) { $0.replacingOnly(method, with: "none") },
        Attack("9 another suite of the same lengths", .signature(.algorithmMismatch)) {
            $0.replacingOnly(method, with: SignatureSuite.ed25519.signatureMethodURI)
        },
        Attack("9 digest of another suite", .form(.algorithm)) {
            let reference = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            return $0.replacingOnly(
                reference,
                with: reference.replacingOnly(
                    SignatureSuite.ecdsaP256SHA256.digestMethodURI,
                    with: SignatureSuite.ecdsaP384SHA384.digestMethodURI))
        },
        Attack("10 HMACOutputLength", .form(.structure)) {
            $0.replacingOnly(
                "\(method)\"></ds:SignatureMethod>",
                with: "\(method)\"><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>")
        },
        Attack("11 two SignedInfo", .form(.structure)) {
            let info = $0.stretch(from: "<ds:SignedInfo>", to: "</ds:SignedInfo>")
            return $0.replacingOnly(info, with: info + info)
        },
        Attack("12 comment in DigestValue", .form(.notPlain)) {
            let reference = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            return $0.replacingOnly(
                reference, with: reference.replacingOnly("</ds:DigestValue>", with: "<!--x--></ds:DigestValue>"))
        },
        Attack("12 CDATA in SignatureValue", .form(.notPlain)) {
            $0.replacingOnly("<ds:SignatureValue>", with: "<ds:SignatureValue><![CDATA[]]>")
        },
        Attack("text between elements", .form(.structure)) {
            $0.replacingOnly("<ds:SignatureValue>", with: "x<ds:SignatureValue>")
        },
        Attack("attribute on SignedInfo", .form(.attribute)) {
            $0.replacingOnly("<ds:SignedInfo>", with: "<ds:SignedInfo Id=\"x\">")
        },
        Attack("attribute on Signature", .form(.attribute)) {
            $0.replacingOnly("<ds:Signature ", with: "<ds:Signature Id=\"x\" ")
        },
        Attack("ds:Object", .form(.structure)) {
            $0.replacingOnly("</ds:KeyInfo>", with: "</ds:KeyInfo><ds:Object></ds:Object>")
        },
        Attack("other order", .form(.structure)) {
            let keyInfo = $0.stretch(from: "<ds:KeyInfo ", to: "</ds:KeyInfo>")
            return $0.replacingOnly(keyInfo, with: "")
                .replacingOnly("<ds:SignatureValue>", with: keyInfo + "<ds:SignatureValue>")
        },
        Attack("elements of another namespace", .form(.structure)) {
            $0.replacingOnly("<ds:SignedInfo>", with: "<SignedInfo xmlns=\"urn:x\">")
                .replacingOnly("</ds:SignedInfo>", with: "</SignedInfo>")
        },
        Attack("blank within Base64", .form(.encoding)) {
            $0.replacingOnly("<ds:SignatureValue>", with: "<ds:SignatureValue> ")
        },
        Attack("digest one byte short", .form(.encoding)) {
            let reference = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            let value = reference.stretch(from: "<ds:DigestValue>", to: "</ds:DigestValue>")
            return $0.replacingOnly(
                reference,
                with: reference.replacingOnly(
                    value, with: "<ds:DigestValue>\(String(repeating: "A", count: 40))AA==</ds:DigestValue>"))
        },
        Attack("the order of digest and value: SignedInfo changed", .signature(.signatureValueInvalid)) {
            let reference = $0.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
            let value = reference.stretch(from: "<ds:DigestValue>", to: "</ds:DigestValue>")
            return $0.replacingOnly(
                reference,
                with: reference.replacingOnly(
                    value, with: "<ds:DigestValue>\(String(repeating: "A", count: 43))=</ds:DigestValue>"))
        },
        Attack("unknown key identifier", .signature(.keyUnknown)) {
            $0.replacingOnly(
                $0.stretch(from: "<ds:X509SKI>", to: "</ds:X509SKI>"), with: "<ds:X509SKI>AAAA</ds:X509SKI>")
        },
    ]

    static func transform(_ xml: String, _ algorithm: String) -> String {
        let reference = xml.stretch(from: "<ds:Reference>", to: "</ds:Reference>")
        let changed = reference.replacingOnly("http://www.w3.org/2001/10/xml-exc-c14n#", with: algorithm)
        return xml.replacingOnly(reference, with: changed)
    }

    @Test(arguments: wrapping + references + keysAndAlgorithms)
    func refuses(attack: Attack) throws {
        let key = Signers.key(.ecdsaP256SHA256)
        attack.check(try Messages.headerSigned(by: key), profile: .header, registry: try registry(xa: key))
    }

    /// 8: the attacker signs with his own key under the victim's identifier, or under his own.
    @Test func refusesAnotherKey() throws {
        let victim = Signers.key(.ecdsaP256SHA256), attacker = Signers.fresh("XX", .ecdsaP256SHA256)
        let known = try registry(xa: victim)
        let forged = text(try Messages.headerSigned(by: attacker))
        #expect(Attack.verdict(forged, .header, known) == .signature(.keyUnknown))
        let genuine = text(try Messages.headerSigned(by: victim))
        let disguised = forged.replacingOnly(
            forged.stretch(from: "<ds:X509SKI>", to: "</ds:X509SKI>"),
            with: genuine.stretch(from: "<ds:X509SKI>", to: "</ds:X509SKI>"))
        #expect(Attack.verdict(disguised, .header, known) == .signature(.signatureValueInvalid))
    }

    /// A signature is good for the header and document it was made with, not for a neighbour's.
    @Test func refusesASignatureOfAnotherMessage() throws {
        let key = Signers.key(.ed25519)
        let one = text(try Messages.headerSigned(by: key))
        let other = text(
            try HeaderProfile.sign(key: key) { root in
                root.element("AppHdr", namespace: Messages.headerNamespace) { $0.text("BizMsgIdr", "B-9") }
                root.element("Document", namespace: Messages.documentNamespace) { _ in }
            })
        let swapped = one.replacingOnly(
            one.stretch(from: "<ds:Signature ", to: "</ds:Signature>"),
            with: other.stretch(from: "<ds:Signature ", to: "</ds:Signature>"))
        #expect(Attack.verdict(swapped, .header, try registry(xa: key)) == .signature(.digestMismatch(.header)))
    }

    /// 31, 32: who may sign what, and when.
    @Test func refusesSignersOutsideTheirBounds() throws {
        let key = Signers.key(.ecdsaP256SHA256)
        let signed = try envelope(Messages.headerSigned(by: key))
        let known = try registry(xa: key)
        let begin = key.certificate.notBefore, end = key.certificate.notAfter
        for at in [begin, end] {
            _ = try verify(signed, profile: .header, registry: known, messageDefinition: definition, at: at)
        }
        #expect(throws: SignatureRejection.certificateNotYetValid) {
            try verify(
                signed, profile: .header, registry: known, messageDefinition: definition,
                at: begin.addingTimeInterval(-1))
        }
        #expect(throws: SignatureRejection.certificateExpired) {
            try verify(
                signed, profile: .header, registry: known, messageDefinition: definition, at: end.addingTimeInterval(1))
        }
        #expect(throws: SignatureRejection.signerNotEntitledToMessage) {
            try verify(signed, profile: .header, registry: known, messageDefinition: "pacs.009.001.08", at: now)
        }
    }

    /// The suite is the registered one even where the key could carry another.
    @Test func refusesAnotherSuiteOfTheSameKey() throws {
        let key = Signers.key(.rsaPKCS1SHA256)
        let signed = text(try Messages.headerSigned(by: key))
        let onlyPSS = try SignerRegistry([key.registered("XA", suite: .rsaPSSSHA256)])
        #expect(Attack.verdict(signed, .header, onlyPSS) == .signature(.algorithmMismatch))
        let relabelled = signed.replacingOnly(
            SignatureSuite.rsaPKCS1SHA256.signatureMethodURI, with: SignatureSuite.rsaPSSSHA256.signatureMethodURI)
        #expect(Attack.verdict(relabelled, .header, onlyPSS) == .signature(.signatureValueInvalid))
    }

    @Test func refusesTheWrongProfile() throws {
        let key = Signers.key(.ed25519)
        let known = try registry(xa: key)
        let header = text(try Messages.headerSigned(by: key)), coSigned = text(try Messages.coSigned(by: key))
        #expect(Attack.verdict(header, .cosigned, known) == .form(.envelope))
        #expect(Attack.verdict(coSigned, .header, known) == .form(.envelope))
    }
}
