import DualSign

/// Valid messages whose signatures do not hold, or are not the profile's.
enum RefusedByVerify {
    static let room = Room(
        folder: "refused/verify", base: 300,
        fixtures: missing + altered + structure + algorithms + signers + coSigned + revoked)

    private static let signatureNamespace = "http://www.w3.org/2000/09/xmldsig#"
    private static let exclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#"

    /// The first element of this name, from its start tag to its end tag.
    private static func first(_ tag: String, in text: some StringProtocol) -> String {
        guard let start = text.firstRange(of: "<\(tag)"),
            let end = text[start.upperBound...].firstRange(of: "</\(tag)>")
        else { preconditionFailure("no \(tag)") }
        return String(text[start.lowerBound..<end.upperBound])
    }

    /// The three references, in order.
    private static func references(in text: String) -> [String] {
        let all = first("ds:SignedInfo", in: text).split(separator: "<ds:Reference").dropFirst()
        return all.map { "<ds:Reference" + $0.split(separator: "</ds:Reference>")[0] + "</ds:Reference>" }
    }

    private static func algorithm(of tag: String, in text: String) -> String {
        String(first(tag, in: text).split(separator: "\"")[1])
    }

    private static func transform(_ content: String) -> @Sendable (inout Payment) -> Void {
        { payment in
            payment.tamper { text in
                let reference = references(in: text)[2]
                let changed = reference.replacing("</ds:Transforms>", with: content + "</ds:Transforms>")
                return text.replacing(reference, with: changed)
            }
        }
    }

    private static func keyInfo(_ content: String) -> @Sendable (inout Payment) -> Void {
        { payment in
            payment.tamper { $0.replacing(first("ds:X509Data", in: $0), with: content) }
        }
    }

    private static let missing: [Fixture] = [
        Fixture("unsigned", .refused("DS0A"), "No signature at all.") { $0.signing = .unsigned },
        Fixture("signature-stripped", .refused("DS0A"), "A signed message whose Sgntr someone took away.") {
            $0.tamper { $0.replacing(first("Sgntr", in: $0), with: "") }
        },
    ]

    private static let altered: [Fixture] = [
        Fixture("amount-changed", .refused("DS17"), "Another amount than the one signed.") {
            $0.tamper(">1250000.00<", ">9250000.00<")
        },
        Fixture("account-changed", .refused("DS17"), "Another creditor account than the one signed.") {
            $0.tamper(Creditor.kaspiClient.account, Creditor.halykClient.account)
        },
        Fixture("header-changed", .refused("DS17"), "Another identifier in the header than the one signed.") {
            $0.tamper("<BizMsgIdr>XA-", "<BizMsgIdr>XZ-")
        },
        Fixture("white-space-added", .refused("DS17"), "A line break inside the signed document.") {
            $0.tamper("<ChrgBr>", "\n<ChrgBr>")
        },
        Fixture("wrapped-in-supplementary-data", .refused("DS17"), "The signed document inside a forged one.") {
            $0.tamper { text in
                let signed = first("Document", in: text)
                let envelope = "<SplmtryData><Envlp>" + signed + "</Envlp></SplmtryData>"
                let forged = signed.replacing("1250000.00", with: "9250000.00")
                    .replacing("</RmtInf>", with: "</RmtInf>" + envelope)
                return text.replacing(signed, with: forged)
            }
        },
        Fixture("digest-recomputed", .refused("DS17"), "A digest changed to fit a forgery; SignedInfo no longer fits.")
        {
            $0.tamper { text in
                let value = first("ds:DigestValue", in: references(in: text)[2])
                let other = first("ds:DigestValue", in: references(in: text)[0])
                return text.replacing(value, with: other)
            }
        },
        Fixture("signature-value-of-zeros", .refused("DS17"), "A signature value of nothing but zeros.") {
            $0.tamper { text in
                let zeros = String(repeating: "A", count: 86) + "=="
                let value = "<ds:SignatureValue>\(zeros)</ds:SignatureValue>"
                return text.replacing(first("ds:SignatureValue", in: text), with: value)
            }
        },
    ]

    private static let structure: [Fixture] = [
        Fixture("duplicate-identifier", .refused("DS0B"), "A second element with the identifier of KeyInfo.") {
            $0.replace(
                "</RmtInf>",
                "</RmtInf><SplmtryData><Envlp><Key xmlns=\"urn:sample:key\" Id=\"keyinfo\"/></Envlp></SplmtryData>")
        },
        Fixture("missing-reference", .refused("DS0B"), "The document is not referred to: only the header is signed.") {
            $0.tamper { $0.replacing(references(in: $0)[2], with: "") }
        },
        Fixture("fourth-reference", .refused("DS0B"), "A reference more than the profile has.") {
            $0.tamper { text in
                let last = references(in: text)[2]
                return text.replacing(last, with: last + last)
            }
        },
        Fixture("swapped-references", .refused("DS0B"), "The references to header and document changed over.") {
            $0.tamper { text in
                let references = references(in: text)
                return text.replacing(references[0], with: "@").replacing(references[2], with: references[0])
                    .replacing("@", with: references[2])
            }
        },
        Fixture("both-references-to-header", .refused("DS0B"), "Both references point to the header.") {
            $0.tamper { text in
                let references = references(in: text)
                return text.replacing(references[2], with: references[0])
            }
        },
        Fixture("external-reference", .refused("DS0B"), "A reference to a file on some server.") {
            $0.tamper("<ds:Reference URI=\"\">", "<ds:Reference URI=\"http://127.0.0.1:9/header.xml\">")
        },
        Fixture("pointer-reference", .refused("DS0B"), "A reference by XPointer.") {
            $0.tamper("<ds:Reference URI=\"\">", "<ds:Reference URI=\"#xpointer(/)\">")
        },
        Fixture(
            "transform-xslt", .refused("DS0B"), "A transform that is a program.",
            edit: transform("<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"></ds:Transform>")),
        Fixture(
            "transform-xpath", .refused("DS0B"), "A transform that chooses what is signed.",
            edit: transform(
                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>false()</ds:XPath>"
                    + "</ds:Transform>")),
        Fixture(
            "thousand-transforms", .refused("DS0B"), "A thousand canonicalisations, one after the other.",
            edit: transform(
                String(repeating: "<ds:Transform Algorithm=\"\(exclusiveC14N)\"></ds:Transform>", count: 1000))),
        Fixture(
            "retrieval-method", .refused("DS0B"), "A key to be fetched from somewhere.",
            edit: keyInfo("<ds:RetrievalMethod URI=\"http://127.0.0.1:9/key\"></ds:RetrievalMethod>")),
        Fixture(
            "key-value", .refused("DS0B"), "A key that the message brings along.",
            edit: keyInfo(
                "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent>"
                    + "</ds:RSAKeyValue></ds:KeyValue>")),
        Fixture(
            "certificate-inside", .refused("DS0B"), "A certificate that the message brings along.",
            edit: keyInfo("<ds:X509Data><ds:X509Certificate>MIIB</ds:X509Certificate></ds:X509Data>")),
        Fixture("two-signed-infos", .refused("DS0B"), "A second SignedInfo.") {
            $0.tamper { text in
                let info = first("ds:SignedInfo", in: text)
                return text.replacing(info, with: info + info)
            }
        },
        Fixture("object", .refused("DS0B"), "An object inside the signature.") {
            $0.tamper("</ds:KeyInfo>", "</ds:KeyInfo><ds:Object><Document></Document></ds:Object>")
        },
        Fixture("truncated-signature-value", .refused("DS0B"), "Half a signature value.") {
            $0.tamper { text in
                let value = first("ds:SignatureValue", in: text)
                return text.replacing(value, with: "<ds:SignatureValue>AAAA</ds:SignatureValue>")
            }
        },
    ]

    private static func method(_ uri: String, content: String = "") -> @Sendable (inout Payment) -> Void {
        { payment in
            payment.tamper {
                let changed = "<ds:SignatureMethod Algorithm=\"\(uri)\">\(content)</ds:SignatureMethod>"
                return $0.replacing(first("ds:SignatureMethod", in: $0), with: changed)
            }
        }
    }

    private static let algorithms: [Fixture] = [
        Fixture(
            "hmac", .refused("DS0B"), "A keyed hash, for which the public key would be the secret.",
            edit: method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")),
        Fixture(
            "hmac-output-length", .refused("DS0B"), "A keyed hash of which one bit counts.",
            edit: method(
                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                content: "<ds:HMACOutputLength>1</ds:HMACOutputLength>")),
        Fixture(
            "rsa-sha1", from: .xd, .refused("DS0B"), "A hash that no longer holds.",
            edit: method("http://www.w3.org/2000/09/xmldsig#rsa-sha1")),
        Fixture("inclusive-canonicalization", .refused("DS0B"), "Another canonical form.") {
            $0.tamper(
                "<ds:CanonicalizationMethod Algorithm=\"\(exclusiveC14N)\">",
                "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\">")
        },
        Fixture("suite-not-registered", from: .xb, .refused("DS0B"), "The right key in another suite than registered.")
        {
            $0.signing = .by(Signer("xb-signer", .rsaPKCS1SHA256))
        },
        Fixture(
            "header-on-cosigned-corridor", from: .xb, .refused("DS0B"), "A plain envelope where terms must be signed."
        ) {
            $0.signing = .unsigned
        },
        Fixture("cosigned-on-header-corridor", .refused("DS0B"), "A co-signed message where none was agreed.") {
            $0.signing = .coSigned(Partner.xa.signer, jurisdiction: "XA") { _ in }
        },
    ]

    private static let signers: [Fixture] = [
        Fixture("unknown-signer", .refused("DS0E"), "A signer whom nobody registered.") { $0.signing = .by(.stranger) },
        Fixture("expired-certificate", .refused("DS0D"), "A certificate that has expired.") {
            $0.signing = .by(.xaExpired)
        },
        Fixture("future-certificate", .refused("DS0D"), "A certificate that is not valid yet.") {
            $0.signing = .by(.xaFuture)
        },
        Fixture("not-entitled", .refused("DS0G"), "A signer who may sign status reports only.") {
            $0.signing = .by(.xaStatus)
        },
    ]

    private static let coSigned: [Fixture] = [
        Fixture("terms-altered", from: .xb, .refused("DS17"), "Terms changed after signing.") {
            $0.tamper("<AmountMinorUnits>125000000<", "<AmountMinorUnits>925000000<")
        },
        Fixture("cosigned-amount-changed", from: .xb, .refused("DS17"), "A message changed after co-signing.") {
            $0.tamper(">1250000.00<", ">9250000.00<")
        },
        Fixture("comment-in-digest", from: .xb, .refused("DS0B"), "A comment inside a digest value.") {
            $0.tamper { text in
                let value = first("ds:DigestValue", in: text)
                return text.replacing(value, with: "<ds:DigestValue><!-- -->" + value.dropFirst(16))
            }
        },
        Fixture("other-jurisdiction", from: .xb, .refused("DS19"), "A signature under another jurisdiction's name.") {
            $0.signing = .coSigned(Partner.xb.signer, jurisdiction: "XC") { _ in }
        },
        Fixture("same-signature-twice", from: .xb, .refused("DS0B"), "The only signature once more.") {
            $0.tamper { text in
                let signature = first("ds:Signature", in: text)
                return text.replacing("</CoSignedMessage>", with: signature + "</CoSignedMessage>")
            }
        },
        Fixture("no-room-for-ours", from: .xb, .refused("DS0B"), "A second partner's signature in the place of ours.") {
            $0.signing = .coSignedWith(Partner.xc.signer, jurisdiction: "XC")
        },
        Fixture("header-beside-cosigned", from: .xb, .refused("DS0B"), "A signature in the header as well.") {
            $0.signing = .headerAndCoSigned
        },
        Fixture("terms-missing-reference", from: .xb, .refused("DS0B"), "The terms are not referred to.") {
            $0.tamper { $0.replacing(references(in: $0)[1], with: "") }
        },
        Fixture(
            "terms-reference-to-message", from: .xb, .refused("DS0B"), "The reference to the terms points elsewhere."
        ) {
            $0.tamper("<ds:Reference URI=\"#terms\">", "<ds:Reference URI=\"#message\">")
        },
    ]

    private static let revoked: [Fixture] = [
        Fixture("revoked-certificate", .refused("DS0C"), "A certificate that its authority has revoked.") {
            $0.signing = .by(.xaRevoked)
        }
    ]
}
