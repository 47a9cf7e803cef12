import Foundation
import Testing

@testable import DualSign

/// Keys in tokens: SoftHSM2 behind the engine of libp11. One after the other, for they share one library.
@Suite(
    .serialized, .enabled(if: SoftToken.isInstalled, "softhsm2, opensc or libengine-pkcs11-openssl is not installed"))
struct TokenTests {
    /// Both are there before the library starts: it does not learn of new ones.
    private static let tokens: Result<(signers: SoftToken, locked: SoftToken), any Error> = Result {
        let (token, locked) = try (SoftToken("signers"), SoftToken("other-token"))
        try locked.makeKey("p256", type: "EC:prime256v1", identifier: 1)
        for (number, (name, type)) in [
            ("p256", "EC:prime256v1"), ("p384", "EC:secp384r1"), ("rsa", "rsa:2048"), ("other", "EC:prime256v1"),
            ("p521", "EC:secp521r1"),
        ].enumerated() { try token.makeKey(name, type: type, identifier: number) }
        return (token, locked)
    }

    private static let token = tokens.map(\.signers)

    static let suites: [(String, SignatureSuite)] = [
        ("p256", .ecdsaP256SHA256), ("p384", .ecdsaP384SHA384), ("p521", .ecdsaP521SHA512), ("rsa", .rsaPKCS1SHA256),
        ("rsa", .rsaPSSSHA256),
    ]

    @Test(arguments: suites)
    func signsInEverySuiteItHas(object: String, suite: SignatureSuite) throws {
        let key = try Self.token.get().key(object, suite: suite)
        #expect(key.isElsewhere)
        _ = try verify(
            envelope(Messages.headerSigned(by: key)), profile: .header, registry: registry(xa: key),
            messageDefinition: definition, at: now)
        let partner = Signers.key(.ecdsaP256SHA256)
        let signed = try CoSignedProfile.coSign(
            envelope(Messages.headerSigned(by: partner)), terms: Messages.terms, key: key,
            jurisdiction: jurisdiction("KZ"), at: now)
        _ = try verifyComplete(
            envelope(signed.message), registry: registry(xa: partner, kz: key),
            required: [jurisdiction("XA"), jurisdiction("KZ")], messageDefinition: definition, at: now)
    }

    @Test func makesRequests() throws {
        let token = try Self.token.get()
        let request = try TokenSigner.certificateRequest(
            token.address("p384"), modulePath: SoftToken.modulePath, pin: SecretBytes(SoftToken.pin.utf8),
            subject: CertificateSubject(country: "KZ", commonName: "Signer"))
        #expect(request.subject == "CN=Signer,C=KZ")
        let folder = try TemporaryFolder()
        let outcome = try Tool.openssl.run(
            ["req", "-in", folder.write("request.pem", request.pem), "-verify", "-noout"])
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    private func load(
        _ address: TokenAddress, pin: String = SoftToken.pin, certificate: SignerCertificate,
        suite: SignatureSuite = .ecdsaP256SHA256, modulePath: String = SoftToken.modulePath
    ) -> KeyFault? {
        do throws(KeyFault) {
            _ = try TokenSigner.key(
                address, modulePath: modulePath, pin: SecretBytes(pin.utf8), certificate: certificate, suite: suite)
            return nil
        } catch {
            return error
        }
    }

    @Test func saysWhatIsWrongWhenItIsLoaded() throws {
        let token = try Self.token.get()
        let own = try token.key("p256", suite: .ecdsaP256SHA256).certificate
        let address = try token.address("p256")
        #expect(load(address, certificate: own) == nil)
        #expect(try load(token.address("other"), certificate: own) == .certificateDoesNotMatchKey)
        #expect(load(address, certificate: own, suite: .ecdsaP384SHA384) == .suiteDoesNotFitKey)
        #expect(try load(token.address("p384"), certificate: own) == .suiteDoesNotFitKey)
        let missing = try token.address("missing")
        #expect(load(missing, certificate: own) == .token(.keyNotFound(address: missing.text)))
        let elsewhere = try TokenAddress("pkcs11:token=nowhere;object=p256")
        #expect(load(elsewhere, certificate: own) == .token(.keyNotFound(address: elsewhere.text)))
        #expect(
            load(address, certificate: own, modulePath: "/usr/lib/another.so")
                == .token(.anotherModuleInUse(path: SoftToken.modulePath)))
        // What went wrong took nothing from the others.
        #expect(load(address, certificate: own) == nil)
    }

    /// A token counts wrong PINs and locks itself: it hears ours once.
    @Test func doesNotTryAWrongPINTwice() throws {
        let locked = try Self.tokens.get().locked
        let own = try Self.token.get().key("p256", suite: .ecdsaP256SHA256).certificate
        let address = try locked.address("p256")
        #expect(load(address, pin: "wrong", certificate: own) == .token(.pinRefused))
        #expect(load(address, pin: "wrong", certificate: own) == .token(.pinRefused))
        #expect(load(address, certificate: own) == .token(.pinRefused))
        // One failure is one failure: the right PIN still opens the token for others.
        #expect(try locked.key("p256;id=%11", suite: .ecdsaP256SHA256).isElsewhere)
    }

    @Test func opensLostSessionsAgain() throws {
        let token = try Self.token.get()
        let (first, second) = try (
            token.key("p256", suite: .ecdsaP256SHA256), token.key("rsa", suite: .rsaPKCS1SHA256)
        )
        for _ in 0..<3 {
            try SoftToken.loseSessions()
            #expect(try first.sign([1, 2, 3]).count == 64)
            #expect(try second.sign([1, 2, 3]).count == 256)
        }
    }

    /// All sessions are gone, and all threads find out at once: one of them starts over, every one gets its signatures.
    /// (SoftHSM2 does not bear sessions to be closed while they sign, so nobody does then.)
    /// The engine has methods of its own for elliptic curves and RSA, which fail for keys that are in no token.
    @Test(arguments: SignatureSuite.allCases.filter(\.isAvailable))
    func leavesOtherKeysToTheLibrary(suite: SignatureSuite) throws {
        let key = try Self.token.get().key("p256", suite: .ecdsaP256SHA256)
        _ = try key.sign([1])
        // What libcurl does when it starts, and with it every other user of engines.
        let offer = try #require(dlsym(nil, "ENGINE_register_all_complete"))
        _ = unsafeBitCast(offer, to: (@convention(c) () -> Int32).self)()
        let other = Signers.fresh("XA", suite)
        _ = try verify(
            envelope(Messages.headerSigned(by: other)), profile: .header, registry: registry(xa: other),
            messageDefinition: definition, at: now)
    }

    @Test func losesNoSignatureWithASession() throws {
        let key = try Self.token.get().key("p256", suite: .ecdsaP256SHA256, sessionsMax: 3)
        let made = ByteCount()
        let faults = FaultList()
        for round in 0..<5 {
            try SoftToken.loseSessions()
            let threads = (0..<8).map { number in
                let thread = Thread {
                    for count in 0..<10 {
                        do throws(KeyFault) {
                            made.add(try key.sign([UInt8(number), UInt8(round), UInt8(count)]).count)
                        } catch {
                            return faults.add(error)
                        }
                    }
                }
                thread.start()
                return thread
            }
            while threads.contains(where: { !$0.isFinished }) { usleep(500) }
        }
        #expect(faults.value == [])
        #expect(made.value == 5 * 8 * 10 * 64)
    }
}

/// A count that threads share.
private final class ByteCount: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    var value: Int { lock.withLock { count } }

    func add(_ more: Int) { lock.withLock { count += more } }
}

/// The faults that threads met.
private final class FaultList: @unchecked Sendable {
    private let lock = NSLock()
    private var faults: [KeyFault] = []

    var value: [KeyFault] { lock.withLock { faults } }

    func add(_ fault: KeyFault) { lock.withLock { faults.append(fault) } }
}
