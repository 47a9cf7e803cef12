import CLibCrypto

// Private keys from bytes that are kept secret from the file to the key. What the library holds in between is wiped
// when it gives it back: `ProcessSecrets`.

extension PrivateKey {
    /// Reads one private key in PEM: PKCS#8, plain or encrypted, or the older SEC1 and PKCS#1 forms. Throws `KeyFault`.
    public convenience init(pem: SecretBytes, password: SecretBytes? = nil) throws(KeyFault) {
        // With no password at all the library would ask the terminal.
        let password = password ?? SecretBytes([])
        let key = try password.withCString { text throws(KeyFault) in
            try Self.key(password: text) { pem.withReadStream($0) }
        }
        self.init(key)
    }
}

extension SigningKey {
    /// Reads a private key in PEM (PKCS#8, SEC1, PKCS#1). Throws `KeyFault`.
    public convenience init(
        pem: SecretBytes, certificate: SignerCertificate, suite: SignatureSuite, password: SecretBytes? = nil
    ) throws(KeyFault) {
        try self.init(privateKey: PrivateKey(pem: pem, password: password), certificate: certificate, suite: suite)
    }

    /// Reads a private key and its certificate from a PKCS#12 container. Further certificates in it are ignored.
    /// Throws `KeyFault`.
    public convenience init(pkcs12: SecretBytes, password: SecretBytes, suite: SignatureSuite) throws(KeyFault) {
        let container = pkcs12.withReadStream { d2i_PKCS12_bio($0, nil) }
        let content = try password.withCString { text throws(KeyFault) in
            try PKCS12Container.open(container, password: text)
        }
        try self.init(privateKey: content.privateKey, certificate: content.certificate, suite: suite)
    }
}

extension SecretBytes {
    /// Reads the bytes through the library's memory stream, without a copy.
    func withReadStream<Value>(_ body: (OpaquePointer) -> Value?) -> Value? {
        withBytes { bytes -> Value? in
            guard !bytes.isEmpty, let count = Int32(exactly: bytes.count),
                let stream = BIO_new_mem_buf(bytes.baseAddress, count)
            else { return nil }
            defer { BIO_free(stream) }
            return body(stream)
        }
    }
}
