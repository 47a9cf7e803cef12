import Foundation
import XMLCore

@testable import DualSign

/// Rows 28 to 34: other messages under an old signature, no signature, signers who may not, other values.
extension AttackRun {
    /// The message signed anew with one text changed.
    private func variant(_ old: String, _ new: String, by key: SigningKey? = nil) throws -> [UInt8] {
        let plain = try Messages.plain().root.canonicalBytes()
        let changed = DualSignTests.text(plain).replacingOnly(old, with: new)
        return try AttackBase.sign(envelope(changed.bytes), base.profile, key ?? base.key, base.nesting)
    }

    /// A signature that was made for another message, whole or in parts.
    func oldSignatures() throws {
        for number in 0..<6 {
            let other = base.signedText(try variant(">1250.00<", ">125\(number).01<"))
            for name in ["ds:Signature", "ds:SignedInfo", "ds:SignatureValue"] {
                let bytes = text.edit(text.first(name).whole, other.text(other.first(name)))
                let reason =
                    name == "ds:Signature"
                    ? base.changed(.document) : "signature:signatureValueInvalid"
                expect(28, "\(name) of another message", bytes, reason)
            }
        }
    }

    func addressees() {
        // The document profile signs no header: the corridor refuses one that says more than the document.
        guard !base.signsDocumentAlone else { return }
        for (name, old) in [("BICFI", "NBRKKZKX"), ("BICFI", "CBXAXAXX"), ("MsgDefIdr", definition)] {
            for new in ["CBXBXBXX", "XXXXXXXX", "nbrkkzkx", "NBRKKZKXXXX", ""] {
                guard let site = text.all(name).first(where: { text.text($0.content) == old }) else { continue }
                expect(30, "\(old) to \(new)", text.edit(site.content, new), base.changed(.header))
            }
        }
        let date = text.first("CreDt")
        for new in [
            "2016-05-28T20:00:00Z", "2036-05-28T20:00:00Z", "2026-05-28T20:00:00+05:00", "2026-05-28T24:00:00Z",
            "2026-05-28",
        ] {
            expect(34, "created \(new)", text.edit(date.content, new), base.changed(.header))
        }
    }

    func strippedSignatures() {
        let signature = text.first("ds:Signature")
        // Without the second of two, the first is a good signature of one signer.
        let none =
            base.profile == .cosigned
            ? "envelope" : base.nesting == .second ? "signature:requiredJurisdictionMissing" : base.unsigned
        expect(29, "no signature", text.edit(signature.whole, ""), none)
        if let place = text.all("Sgntr").first {
            expect(29, "no place", text.edit(place.whole, ""), "signature:signatureMissing")
            expect(29, "blank place", text.edit(place.content, " \n"), "signature:signatureMissing")
        }
        expect(29, "empty signature", text.edit(signature.content, ""), "form:structure")
        for site in base.signatureSites where site.name != "ds:Signature" {
            let isTransform = site.name == "ds:Transform"
            guard !isTransform else { continue }
            expect(29, "without \(site.name)", text.edit(site.whole, ""), "form:structure")
            if site.isLeaf, !site.content.isEmpty {
                expect(29, "empty \(site.name)", text.edit(site.content, ""), "form:encoding")
            }
        }
        guard base.profile == .cosigned else { return }
        expect(29, "unsigned message of the other profile", Self.plainBytes, "form:envelope")
    }

    private static let plainBytes: [UInt8] = (try? Messages.plain().root.canonicalBytes()) ?? []

    /// Messages of two signers, one of whom is taken away.
    func missingJurisdictions() throws {
        guard base.nesting == .alone else { return }
        let kz = Signers.key(base.suite, Signers.kz)
        let known = try DualSignTests.registry(xa: base.key, kz: kz)
        let required: Set = [jurisdiction("XA"), jurisdiction("KZ")]
        func complete(_ bytes: [UInt8]) -> String? {
            guard let envelope = try? envelope(bytes) else { return "envelope:missingSignature" }
            do throws(SignatureRejection) {
                _ = try verifyComplete(
                    envelope, registry: known, required: required, messageDefinition: definition,
                    agreedTerms: Messages.terms, at: now)
                return nil
            } catch {
                return AttackBase.reason(error)
            }
        }
        let half = try envelope(text.bytes)
        let whole = try CoSignedProfile.coSign(
            half, terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"), at: now
        ).message
        expectAccepted(complete(whole))
        let both = SignedText(whole)
        for signature in both.all("ds:Signature") {
            let stripped = both.edit(signature.whole, "")
            guard stripped != text.bytes else { continue }
            expect(
                29, "one of two signatures stripped", stripped, "signature:requiredJurisdictionMissing",
                "signature:signatureMissing", "envelope:missingSignature", "signature:digestMismatch(message)",
                judge: complete)
        }
    }

    private func expectAccepted(_ verdict: String?) {
        precondition(verdict == nil, "the twin is accepted: \(verdict ?? "")")
    }

    func signersWhoMayNot() throws {
        for number in 1...12 {
            let other = "pacs.0\(number < 10 ? "0" : "")\(number).001.0\(number % 10)"
            guard other != definition else { continue }
            let bytes = try variant(">\(definition)<", ">\(other)<")
            expect(
                31, "\(other), not registered", bytes, "signature:signerNotEntitledToMessage",
                judge: { [base] in base.verdict($0, definition: other) })
        }
        guard base.profile == .cosigned else { return }
        for code in ["KZ", "XB", "CN", "AA", "ZZ"] {
            let all = DualSignTests.text(text.bytes).replacing("signature-XA", with: "signature-\(code)").replacing(
                "keyinfo-XA", with: "keyinfo-\(code)"
            ).bytes
            expectSignedToo(31, "all names of \(code)", all, "signature:jurisdictionMismatch")
            for (old, reason) in [
                ("Id=\"signature-XA\"", "form:attribute"), ("#keyinfo-XA", "form:reference"),
                ("Id=\"keyinfo-XA\"", "form:attribute"),
            ] {
                let one = DualSignTests.text(text.bytes).replacingOnly(old, with: old.replacing("XA", with: code)).bytes
                expectSignedToo(31, "\(old) of \(code)", one, reason)
            }
        }
        for name in ["signature-X", "signature-xa", "signature-XAA", "Signature-XA", "signature-", "XA"] {
            let bytes = DualSignTests.text(text.bytes).replacingOnly("\"signature-XA\"", with: "\"\(name)\"").bytes
            expect(31, name, bytes, "envelope:unexpectedAttribute")
        }
    }

    func signersOutOfTime() throws {
        for (first, last, reason) in [
            (-100, -1, "signature:certificateExpired"), (1, 100, "signature:certificateNotYetValid"),
        ] {
            let key = Signers.fresh("XA", base.suite, notBefore: day(first), notAfter: day(last))
            let known = try base.registry(knowing: key)
            for number in 0..<3 {
                let bytes = try variant(">B-1<", ">B-1\(number)<", by: key)
                precondition(
                    base.verdict(base.sent(bytes), registry: known, at: day((first + last) / 2)) == nil,
                    "good in its time")
                expect(32, reason, bytes, reason, judge: { [base] in base.verdict($0, registry: known) })
            }
        }
    }

    /// The group's order less one half of the value. ECDSA knows two values for each signature, and both are accepted:
    /// the value is no identity, see `theNegatedValueIsTheSameMessage` and `SettlementTests`. SM2 and GOST know one.
    func negatedValues() throws {
        let site = text.first("ds:SignatureValue")
        guard let order = base.suite.curve?.order ?? base.key.certificate.key?.groupOrder,
            let value = Base64.decode(text.text(site.content)), value.count == 2 * order.count
        else { return }
        let isLittleEndian = base.suite == .gost2015Bits512
        let halves = isLittleEndian ? value.reversed() : value
        let (first, second) = (Array(halves[..<order.count]), Array(halves[order.count...]))
        let negated = [
            ("first", SuiteVectorTests.difference(order, first) + second),
            ("second", first + SuiteVectorTests.difference(order, second)),
            ("both", SuiteVectorTests.difference(order, first) + SuiteVectorTests.difference(order, second)),
        ]
        for (name, other) in negated {
            let bytes = text.edit(site.content, Base64.encode(isLittleEndian ? other.reversed() : other))
            if Self.malleableSuites.contains(base.suite), name == "second" {
                expectAccepted(33, "\(name) half negated", bytes)
            } else {
                expect(33, "\(name) half negated", bytes, "signature:signatureValueInvalid")
            }
        }
    }

    static let malleableSuites: Set<SignatureSuite> = [.ecdsaP256SHA256, .ecdsaP384SHA384, .ecdsaP521SHA512]

    /// Other values, and other spellings of the value.
    func otherValues() throws {
        let site = text.first("ds:SignatureValue")
        guard let value = Base64.decode(text.text(site.content)) else { preconditionFailure("a value is Base64") }
        let invalid = "signature:signatureValueInvalid"
        func expectValue(_ name: String, _ other: [UInt8], _ reasons: String...) {
            guard other != value else { return }
            for reason in reasons.prefix(1) {
                expect(33, name, text.edit(site.content, Base64.encode(other)), reason, reasons.last ?? reason)
            }
        }
        for index in value.indices {
            var flipped = value
            flipped[index] ^= 1 << (index % 8)
            expectValue("bit of byte \(index)", flipped, invalid)
        }
        let half = value.count / 2
        let r = Array(value[..<half]), s = Array(value[half...])
        let zero = [UInt8](repeating: 0, count: half), ones = [UInt8](repeating: 0xFF, count: half)
        let one: [UInt8] = zero.dropLast() + [1]
        let arranged: [(String, [[UInt8]])] = [
            ("swapped", [s, r]), ("reversed", [value.reversed()]), ("halves reversed", [r.reversed(), s.reversed()]),
            ("first reversed", [r.reversed(), s]), ("second reversed", [r, s.reversed()]), ("first zero", [zero, s]),
            ("second zero", [r, zero]), ("both zero", [zero, zero]), ("first huge", [ones, s]),
            ("second huge", [r, ones]), ("both one", [one, one]),
        ]
        for (name, halves) in arranged { expectValue(name, Array(halves.joined()), invalid) }
        if let order = base.suite.curve?.order {
            expectValue("r is the order", order + s, invalid)
            expectValue("s is the order", r + order, invalid)
        }
        let lengths: [(String, [[UInt8]])] = [
            ("cut", [Array(value.dropLast())]), ("longer", [value, [0]]), ("zero before", [[0], value]), ("half", [r]),
            ("twice", [value, value]), ("empty byte", [[0]]), ("DER", [[0x30, UInt8(half & 0x7F), 0x02], value]),
        ]
        for (name, pieces) in lengths { expectValue(name, Array(pieces.joined()), "form:encoding", invalid) }
    }
}
