import CLibCrypto
import Foundation

/// The library of a token's maker, behind the PKCS#11 engine: one for the process, for so they are made.
///
/// It has the keys and may be told to start over: a token that was pulled out, or a session that it closed, makes every
/// handle worthless. Starting over waits for those who sign and keeps out the others.
final class TokenModule: @unchecked Sendable {
    /// The package with the engine, on Debian.
    static let package = "libengine-pkcs11-openssl"

    // Everything below is touched with the condition's lock held, `engine` and `keys` also by whoever starts over.
    private static let registry = NSCondition()
    nonisolated(unsafe) private static var current: TokenModule?

    private let condition = NSCondition()
    private let path: String
    private var engine: OpaquePointer?
    private var keys: [TokenAddress: AsymmetricKey] = [:]
    private var pinsRefused: Set<TokenAddress> = []
    private var usersCount = 0
    private var isStartingOver = false
    private var generation = 0

    /// The module of that path. Throws `TokenFault` where the process has another, or it does not start.
    static func opened(path: String) throws(TokenFault) -> TokenModule {
        registry.lock()
        defer { registry.unlock() }
        if let current {
            guard current.path == path else { throw .anotherModuleInUse(path: current.path) }
            return current
        }
        let module = TokenModule(path: path)
        try module.start()
        current = module
        return module
    }

    private init(path: String) {
        self.path = path
    }

    /// Does something with the key of an address, beside others. Throws what `body` throws, or that there is no key.
    func use<Value>(
        _ address: TokenAddress, pin: SecretBytes, _ body: (AsymmetricKey) throws(KeyFault) -> Value
    ) throws(TokenUseFault) -> Value {
        condition.lock()
        while isStartingOver { condition.wait() }
        let generation = self.generation
        let key: AsymmetricKey
        do throws(TokenFault) {
            key = try self.key(address, pin)
        } catch {
            condition.unlock()
            throw TokenUseFault(fault: .token(error), generation: generation)
        }
        usersCount += 1
        condition.unlock()
        let result: Result<Value, KeyFault> = Result { () throws(KeyFault) in try body(key) }
        // While one key is left, the engine does not let go of the library. So this one goes before its user is gone.
        _ = consume key
        condition.lock()
        usersCount -= 1
        if usersCount == 0 { condition.broadcast() }
        condition.unlock()
        do throws(KeyFault) {
            return try result.get()
        } catch {
            throw TokenUseFault(fault: error, generation: generation)
        }
    }

    /// Closes every session and starts the library again, unless somebody has done so since `generation`.
    func startOver(since failed: Int) throws(TokenFault) {
        condition.lock()
        while isStartingOver { condition.wait() }
        guard failed == generation else { return condition.unlock() }
        isStartingOver = true
        while usersCount > 0 { condition.wait() }
        defer {
            isStartingOver = false
            condition.broadcast()
            condition.unlock()
        }
        if let engine {
            // The engine keeps worthless sessions for as long as it remembers an object; it forgets those of a token
            // when it fails to list them.
            for address in keys.keys { EVP_PKEY_free(ENGINE_load_private_key(engine, address.text, UI_null(), nil)) }
            // Keys first: while one is left, the engine does not let go of the library.
            keys = [:]
            ENGINE_finish(engine)
            ENGINE_free(engine)
            CryptoErrors.clear()
        }
        engine = nil
        generation += 1
        try start()
    }

    // MARK: With the lock held

    private func start() throws(TokenFault) {
        CryptoErrors.clear()
        defer { CryptoErrors.clear() }
        // The engine would find out only with the first key, and not say what it found.
        guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else { throw .moduleUnusable(path: path) }
        defer { dlclose(library) }
        guard dlsym(library, "C_GetFunctionList") != nil else { throw .moduleUnusable(path: path) }
        guard let engine = gateway_find_engine("pkcs11") else { throw .engineMissing(package: Self.package) }
        // The engine would write the address of every key it does not find to the standard error.
        ENGINE_ctrl_cmd_string(engine, "QUIET", nil, 1)
        guard ENGINE_ctrl_cmd_string(engine, "MODULE_PATH", path, 0) == 1, ENGINE_init(engine) == 1 else {
            ENGINE_free(engine)
            throw .moduleUnusable(path: path)
        }
        self.engine = engine
    }

    private func key(_ address: TokenAddress, _ pin: SecretBytes) throws(TokenFault) -> AsymmetricKey {
        if let key = keys[address] { return key }
        guard !pinsRefused.contains(address) else { throw .pinRefused }
        if engine == nil { try start() }
        guard let engine else { throw .moduleUnusable(path: path) }
        CryptoErrors.clear()
        defer { CryptoErrors.clear() }
        guard pin.withCString({ ENGINE_ctrl_cmd_string(engine, "PIN", $0, 0) }) == 1 else { throw .pinRefused }
        // With no way to ask, a missing or wrong PIN must not wait for somebody at a terminal.
        guard let handle = ENGINE_load_private_key(engine, address.text, UI_null(), nil) else {
            if Self.saysThatPINIsWrong() {
                pinsRefused.insert(address)
                throw .pinRefused
            }
            throw .keyNotFound(address: address.text)
        }
        do throws(KeyFault) {
            let key = try AsymmetricKey(owning: handle)
            keys[address] = key
            return key
        } catch {
            throw .suiteNotOffered
        }
    }

    /// CKR_PIN_INCORRECT, _INVALID, _LEN_RANGE, _EXPIRED, _LOCKED, as the engine hands them on.
    private static func saysThatPINIsWrong() -> Bool {
        var isWrong = false
        while case let code = ERR_get_error(), code != 0 {
            // Libraries that come with an engine have numbers from 128 on.
            if gateway_ERR_GET_LIB(code) >= 128, (0xA0...0xA4).contains(gateway_ERR_GET_REASON(code)) { isWrong = true }
        }
        return isWrong
    }
}

/// What went wrong with a token's key, and in which life of the module.
struct TokenUseFault: Error {
    let fault: KeyFault
    let generation: Int
}
