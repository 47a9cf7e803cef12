import Foundation

/// Signs with a private key that a token keeps: PKCS#11, through the engine of libp11.
///
/// Each signature takes a session of the token, of which there are `sessionsMax`; who finds none waits. A session that
/// was lost is opened anew, once, before the fault is anybody's business.
public final class TokenSigner: SignatureSource {
    /// Where the key is.
    public let address: TokenAddress
    /// How many signatures are made at a time; 1...16, the most that the engine keeps open.
    public let sessionsMax: Int

    private let module: TokenModule
    private let pin: SecretBytes
    private let places: Places

    /// The key that a token keeps for a certificate.
    ///
    /// A trial signature shows that it can sign in the suite and belongs to the certificate. Throws `KeyFault`:
    /// `.token`, `.certificateDoesNotMatchKey`, `.suiteDoesNotFitKey`.
    ///
    /// - Parameter modulePath: The library of the token's maker, such as `/usr/lib/softhsm/libsofthsm2.so`.
    public static func key(
        _ address: TokenAddress, modulePath: String, pin: SecretBytes, sessionsMax: Int = 4,
        certificate: SignerCertificate, suite: SignatureSuite
    ) throws(KeyFault) -> SigningKey {
        let signer = try TokenSigner(address, modulePath: modulePath, pin: pin, sessionsMax: sessionsMax)
        let key = try SigningKey(source: signer, certificate: certificate, suite: suite)
        do throws(KeyFault) {
            _ = try key.sign(Array("trial".utf8))
        } catch .signatureValueWrong {
            throw .certificateDoesNotMatchKey
        } catch {
            throw error
        }
        return key
    }

    private init(
        _ address: TokenAddress, modulePath: String, pin: SecretBytes, sessionsMax: Int
    ) throws(KeyFault) {
        precondition((1...16).contains(sessionsMax), "1 to 16 sessions")
        do throws(TokenFault) {
            module = try TokenModule.opened(path: modulePath)
        } catch {
            throw .token(error)
        }
        self.address = address
        self.sessionsMax = sessionsMax
        self.pin = pin
        places = Places(sessionsMax)
    }

    /// The value over what is to be signed. Throws `KeyFault`.
    public func signatureValue(for request: SignatureRequest) throws(KeyFault) -> [UInt8] {
        places.take()
        defer { places.giveBack() }
        let failed: TokenUseFault
        do throws(TokenUseFault) {
            return try attempt(request)
        } catch {
            failed = error
        }
        switch failed.fault {
        case .library, .token(.keyNotFound): break
        default: throw failed.fault
        }
        do throws(TokenFault) {
            try module.startOver(since: failed.generation)
        } catch {
            throw .signerUnavailable(.sessionLost)
        }
        do throws(TokenUseFault) {
            return try attempt(request)
        } catch {
            // A key that was there once is in a token that is not there now. One that never was is a mistake of set-up.
            switch error.fault {
            case .token(.keyNotFound) where places.hasSigned, .library: throw .signerUnavailable(.sessionLost)
            default: throw error.fault
            }
        }
    }

    private func attempt(_ request: SignatureRequest) throws(TokenUseFault) -> [UInt8] {
        let value = try module.use(address, pin: pin) { key throws(KeyFault) in
            guard key.kind.suites.contains(request.suite) else { throw .suiteDoesNotFitKey }
            return try key.sign(request.signedInfo, method: request.method)
        }
        places.noteSigned()
        return value
    }
}

/// So many places, and those who wait for one.
private final class Places: @unchecked Sendable {
    private let condition = NSCondition()
    private var free: Int
    private var signed = false

    init(_ count: Int) {
        free = count
    }

    func take() {
        condition.lock()
        while free == 0 { condition.wait() }
        free -= 1
        condition.unlock()
    }

    /// Whether a signature was ever made.
    var hasSigned: Bool {
        condition.lock()
        defer { condition.unlock() }
        return signed
    }

    func noteSigned() {
        condition.lock()
        signed = true
        condition.unlock()
    }

    func giveBack() {
        condition.lock()
        free += 1
        condition.signal()
        condition.unlock()
    }
}
