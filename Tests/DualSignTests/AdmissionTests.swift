import DualSign
import Foundation
import Testing

/// Conditions of a registration, asked for each message: times, chains, revocation and its policies.
@Suite(.enabled(if: Tool.openssl.isInstalled)) struct AdmissionTests {
    /// A root, an authority below it and a signer, with lists of both authorities.
    private struct World {
        let root: TestAuthority
        let middle: TestAuthority
        let key: SigningKey
        let message: [UInt8]

        init(middleFrom: Date = day(-900), middleUntil: Date = day(900)) throws {
            root = try TestAuthority("root")
            middle = try TestAuthority("middle", under: root, from: middleFrom, until: middleUntil)
            key = try middle.signer().key
            message = try Messages.headerSigned(by: key)
        }

        func registry(_ conditions: SignerConditions = SignerConditions()) throws -> SignerRegistry {
            var conditions = conditions
            conditions.asksSigningTime = true
            conditions.trustAnchors = try TrustAnchors(anchors: [root.issuer()], intermediates: [middle.issuer()])
            return try SignerRegistry([
                RegisteredSigner(
                    certificate: key.certificate, jurisdiction: jurisdiction("XA"), bic: "TESTXA2L", suite: key.suite,
                    messageDefinitions: [definition], conditions: conditions)
            ])
        }

        func registry(whenUnknown: UnknownRevocationPolicy) throws -> SignerRegistry {
            try registry(SignerConditions(revocation: .asked(whenUnknown: whenUnknown)))
        }

        /// What both authorities have listed, in a book.
        func book(until: Date = day(1)) throws -> RevocationStatusBook {
            var book = RevocationStatusBook()
            let own = try RevocationList(file: middle.list(until: until), issuer: middle.issuer())
            let above = try RevocationList(file: root.list(until: until), issuer: root.issuer())
            book.record(try #require(own.statement(on: key.certificate)))
            book.record(try #require(above.statement(on: middle.issuer())))
            return book
        }

        func evidence(_ registry: SignerRegistry, at: Date = now) throws -> SignatureEvidence {
            let verified = try verify(
                envelope(message), profile: .header, registry: registry, messageDefinition: definition, at: at)
            return try #require(verified.evidence.first)
        }
    }

    @Test func aGoodAnswerIsInTheEvidence() throws {
        let world = try World()
        var registry = try world.registry(whenUnknown: .refuse)
        registry.revocation = try world.book()
        let trust = try #require(world.evidence(registry).trust)
        let issuers = [try world.middle.issuer(), try world.root.issuer()]
        #expect(trust.certificate == world.key.certificate.digestHex)
        #expect(trust.issuers == issuers.map(\.digestHex))
        #expect(trust.signedAtMilliseconds == 1_779_998_400_000)
        #expect(trust.revocation.map(\.certificate) == [trust.certificate, issuers[0].digestHex])
        #expect(trust.revocation.allSatisfy { $0.unknown == nil && $0.answer?.source == .list })
    }

    @Test func revocationIsRefusedWhereverInTheChain() throws {
        let world = try World()
        var registry = try world.registry(whenUnknown: .accept)
        try world.middle.revoke("signer", reason: "keyCompromise")
        registry.revocation = try world.book()
        #expect(throws: SignatureRejection.certificateRevoked(.keyCompromise)) { try world.evidence(registry) }

        let other = try World()
        registry = try other.registry(whenUnknown: .accept)
        try other.root.openssl([
            "ca", "-config", other.root.folder.path("ca.cnf"), "-revoke", other.middle.folder.path("ca.pem"),
            "-crl_reason", "CACompromise",
        ])
        registry.revocation = try other.book()
        #expect(throws: SignatureRejection.certificateRevoked(.authorityCompromise)) { try other.evidence(registry) }
        // Who does not ask is not told: the registry alone is the trust.
        var unasked = try other.registry()
        unasked.revocation = registry.revocation
        #expect(try other.evidence(unasked).trust?.revocation.isEmpty == true)
    }

    @Test func unknownIsWhatThePolicySays() throws {
        let world = try World()
        let book = try world.book(until: day(-1).addingTimeInterval(3600))
        let grace = UnknownRevocationPolicy.acceptAfterGood(graceSeconds: 86_400)
        for (policy, known, refused) in [
            (UnknownRevocationPolicy.refuse, book, SignatureRejection.revocationUnknown(.stale)),
            (.refuse, RevocationStatusBook(), .revocationUnknown(.noAnswer)),
            (grace, RevocationStatusBook(), .revocationUnknown(.noAnswer)),
            (.acceptAfterGood(graceSeconds: 60), book, .revocationUnknown(.stale)),
        ] {
            var registry = try world.registry(whenUnknown: policy)
            registry.revocation = known
            #expect(throws: refused) { try world.evidence(registry) }
        }
        for (policy, known, unknown) in [
            (UnknownRevocationPolicy.accept, RevocationStatusBook(), UnknownRevocation.noAnswer),
            (.accept, book, .stale), (grace, book, .stale),
        ] {
            var registry = try world.registry(whenUnknown: policy)
            registry.revocation = known
            let trust = try #require(world.evidence(registry).trust)
            #expect(trust.revocation.map(\.unknown) == [unknown, unknown])
        }
    }

    /// The certificate is valid; the authority above it no longer, not yet, or not when it was signed.
    @Test func everyCertificateOfTheChainIsValidAtBothTimes() throws {
        let past = try World(middleFrom: day(-200), middleUntil: day(-1))
        #expect(throws: SignatureRejection.issuerExpired) { try past.evidence(past.registry()) }
        let future = try World(middleFrom: day(1))
        #expect(throws: SignatureRejection.issuerNotYetValid) { try future.evidence(future.registry()) }
        // The header says 20:00:00, it is processed at 20:26:40.
        let between = now.addingTimeInterval(-600)
        let ended = try World(middleUntil: between)
        #expect(throws: SignatureRejection.issuerExpired) { try ended.evidence(ended.registry()) }
        let begun = try World(middleFrom: between)
        #expect(throws: SignatureRejection.issuerNotYetValid) { try begun.evidence(begun.registry()) }
    }

    @Test func aRegistrationHasItsOwnWindow() throws {
        let world = try World()
        let between = now.addingTimeInterval(-600)
        for (conditions, rejection) in [
            (SignerConditions(validUntil: between), SignatureRejection.certificateExpired),
            (SignerConditions(validFrom: between), .certificateNotYetValid),
            (SignerConditions(validFrom: day(1)), .certificateNotYetValid),
        ] {
            #expect(throws: rejection) { try world.evidence(world.registry(conditions)) }
        }
        _ = try world.evidence(world.registry(SignerConditions(validFrom: day(-1), validUntil: day(1))))
    }

    /// Old and new certificate of one institution, overlapping: at every moment one of them is believed.
    @Test func rollOverWithoutAGap() throws {
        let root = try TestAuthority("root")
        let old = try root.signer("old", until: day(2)).key
        let new = try root.signer("new", from: day(-2)).key
        let registry = try SignerRegistry([old.registered("XA"), new.registered("XA")])
        func holds(_ key: SigningKey, at: Date) throws -> Bool {
            let envelope = try envelope(Messages.coSigned(by: key))
            let result = Result { () throws(SignatureRejection) in
                try verify(
                    envelope, profile: .cosigned, registry: registry, messageDefinition: definition, at: at)
            }
            switch result {
            case .success: return true
            case .failure(.certificateExpired), .failure(.certificateNotYetValid): return false
            case .failure(let rejection): throw rejection
            }
        }
        #expect(try holds(old, at: now) && holds(new, at: now))
        #expect(try !holds(old, at: day(3)) && holds(new, at: day(3)))
    }

    @Test func limitsOfAnAmount() {
        let conditions = SignerConditions(amountLimits: ["KZT": 1_000])
        #expect(conditions.rejection(ofMinorUnits: 1_000, currency: "KZT") == nil)
        #expect(conditions.rejection(ofMinorUnits: 1_001, currency: "KZT") == .aboveLimit(minorUnits: 1_000))
        #expect(conditions.rejection(ofMinorUnits: 1, currency: "USD") == .currencyNotAllowed)
        #expect(SignerConditions().rejection(ofMinorUnits: .max, currency: "USD") == nil)
    }
}
