import DualSign
import Foundation
import Testing
import XMLCore

/// The attack table against the co-signed profile.
@Suite struct CoSignedAttackTests {
    static let attacks: [Attack] = [
        Attack("1 second Message", .envelope) {
            let message = $0.stretch(from: "<Message ", to: "</Message>")
            return $0.replacingOnly(message, with: message + message)
        },
        Attack("2 signed Message in ds:Object, new one in its place", .form(.structure)) {
            let message = $0.stretch(from: "<Message ", to: "</Message>")
            let hidden = message.replacingOnly("Id=\"message\"", with: "")
            return $0.replacingOnly(message, with: message.replacingOnly("1250.00", with: "9250.00"))
                .replacingOnly("</ds:Signature>", with: "<ds:Object>\(hidden)</ds:Object></ds:Signature>")
        },
        Attack("2 header and document exchanged with a wrapper", .envelope) {
            $0.replacingOnly("<AppHdr", with: "<Wrap><AppHdr").replacingOnly("</Message>", with: "</Wrap></Message>")
        },
        Attack("3 a second element with Message's Id", .form(.repeatedIdentifier)) {
            $0.replacingOnly("<GrpHdr>", with: "<GrpHdr Id=\"message\">")
        },
        Attack("3 a second element with Terms' Id", .form(.repeatedIdentifier)) {
            $0.replacingOnly("<GrpHdr>", with: "<GrpHdr ID=\"terms\">")
        },
        Attack("4 terms not referenced", .form(.structure)) {
            $0.replacingOnly($0.stretch(from: "<ds:Reference URI=\"#terms\">", to: "</ds:Reference>"), with: "")
        },
        Attack("5 terms' reference points to the message", .form(.reference)) {
            $0.replacingOnly("#terms", with: "#message")
        },
        Attack("5 message referenced as the whole", .form(.reference)) { $0.replacingOnly("#message", with: "") },
        Attack("7 enveloped-signature added", .form(.transform)) {
            $0.replacingOnly(
                "<ds:Reference URI=\"#message\"><ds:Transforms>",
                with: "<ds:Reference URI=\"#message\"><ds:Transforms><ds:Transform Algorithm=\""
                    + "http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform>")
        },
        Attack("8 KeyValue", .form(.structure)) {
            $0.replacingOnly("</ds:X509Data>", with: "</ds:X509Data><ds:KeyValue></ds:KeyValue>")
        },
        Attack("13 comment in the terms", .form(.notPlain)) {
            $0.replacingOnly("<AmountMinorUnits>", with: "<AmountMinorUnits><!--x-->")
        },
        Attack("changed message", .signature(.digestMismatch(.message))) {
            $0.replacingOnly("1250.00", with: "1250.01")
        },
        Attack("white space added to the message", .signature(.digestMismatch(.message))) {
            $0.replacingOnly("</Message>", with: " </Message>")
        },
        Attack("changed amount of the terms", .signature(.digestMismatch(.terms))) {
            $0.replacingOnly(">125000<", with: ">125001<")
        },
        Attack("moved to another hold", .signature(.digestMismatch(.terms))) {
            $0.replacingOnly(">H-1<", with: ">H-2<")
        },
        Attack("signature under another jurisdiction's name", .form(.attribute)) {
            $0.replacingOnly("signature-XA", with: "signature-KZ")
        },
        Attack("the same with its KeyInfo, without signing anew", .signature(.jurisdictionMismatch)) {
            $0.replacingOnly("signature-XA", with: "signature-KZ").replacingOnly("#keyinfo-XA", with: "#keyinfo-KZ")
                .replacingOnly("Id=\"keyinfo-XA\"", with: "Id=\"keyinfo-KZ\"")
        },
        Attack("29 signature stripped", .envelope) {
            $0.replacingOnly($0.stretch(from: "<ds:Signature ", to: "</ds:Signature>"), with: "")
        },
        Attack("three signatures", .envelope) {
            let signature = $0.stretch(from: "<ds:Signature ", to: "</ds:Signature>")
            return $0.replacingOnly(signature, with: signature + signature + signature)
        },
        Attack("the same signature twice", .form(.repeatedIdentifier)) {
            let signature = $0.stretch(from: "<ds:Signature ", to: "</ds:Signature>")
            return $0.replacingOnly(signature, with: signature + signature)
        },
    ]

    @Test(arguments: attacks)
    func refuses(attack: Attack) throws {
        let key = Signers.key(.ecdsaP256SHA256)
        attack.check(try Messages.coSigned(by: key), profile: .cosigned, registry: try registry(xa: key))
    }

    /// Two signatures need two certificates of two jurisdictions.
    @Test func refusesOneSignerTwiceAndOneJurisdictionTwice() throws {
        let key = Signers.key(.ed25519), colleague = Signers.key(.ecdsaP256SHA256)
        let known = try SignerRegistry([key.registered("XA"), colleague.registered("XA")])
        // In the header and beside it: the only two places where Ids do not already tell them apart.
        let inHeader = try envelope(Messages.headerSigned(by: key))
        for (second, rejection) in [
            (key, SignatureRejection.sameSignerTwice), (colleague, SignatureRejection.sameJurisdictionTwice),
        ] {
            let bytes = try CoSignedProfile.sign(
                inHeader, terms: Messages.terms, key: second, jurisdiction: jurisdiction("XA"))
            #expect(throws: rejection) {
                try verifyComplete(
                    envelope(bytes), registry: known, required: [], messageDefinition: definition, at: now)
            }
        }
    }

    /// A signature in the header that does not hold spoils the whole, though ours beside it holds.
    @Test func refusesABrokenHeaderSignatureBesideAGoodOne() throws {
        let (xa, kz) = (Signers.key(.ecdsaP256SHA256), Signers.key(.ecdsaP384SHA384, Signers.kz))
        let tampered = text(try Messages.headerSigned(by: xa)).replacingOnly("1250.00", with: "9250.00")
        let bytes = try CoSignedProfile.sign(
            envelope(tampered.bytes), terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"))
        let known = try registry(xa: xa, kz: kz)
        let message = try envelope(bytes)
        #expect(throws: SignatureRejection.digestMismatch(.document)) {
            try verifyComplete(message, registry: known, required: [], messageDefinition: definition, at: now)
        }
        let findings = examineSignatures(message, registry: known, messageDefinition: definition, at: now)
        #expect(findings.map(\.profile) == [.header, .cosigned])
        #expect(findings.map(\.claimedJurisdiction) == [nil, jurisdiction("KZ")])
        #expect(throws: SignatureRejection.digestMismatch(.document)) { try findings[0].result.get() }
        #expect(try findings[1].result.get().jurisdiction == jurisdiction("KZ"))
    }

    /// Well signed, but not terms.
    @Test(.enabled(if: Tool.xmlsec1.isInstalled, "xmlsec1 is not installed"))
    func refusesSignedTermsThatDoNotRead() throws {
        let key = Signers.key(.ecdsaP256SHA256)
        let template = text(try Messages.coSigned(by: key))
            .replacingOnly("<HoldIdentifier>H-1</HoldIdentifier>", with: "<HoldIdentifier></HoldIdentifier>")
        let signed = try envelope(XMLSec.sign(template, with: key, in: TemporaryFolder()))
        let known = try registry(xa: key)
        let refusal = #expect(throws: SignatureRejection.self) {
            try verify(signed, profile: .cosigned, registry: known, messageDefinition: definition, at: now)
        }
        guard case .termsMalformed(let found) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(found.kind == .invalidValue("HoldIdentifier"))
        #expect(found.path == "/CoSignedMessage/Terms")
    }
}
