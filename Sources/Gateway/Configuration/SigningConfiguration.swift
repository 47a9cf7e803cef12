public import DualSign

extension GatewayConfiguration {
    /// The institution's signing key.
    public struct Signing: Hashable, Sendable {
        /// Where the key is kept.
        public enum Key: Hashable, Sendable {
            /// A PEM file.
            case pem(path: String)
            /// A PKCS #12 file and its password.
            case pkcs12(path: String, password: Secret)
            /// A token of PKCS#11.
            case token(Token)
        }

        /// `key`, or `pkcs12` and `password`: one of the two. A `key` that begins with `pkcs11:` is in a token.
        public var key: Key
        /// The certificate, a PEM file.
        public var certificate: String
        /// Such as `ecdsa-p256-sha256`.
        public var suite: String
    }

    /// A password or PIN: where it is read from when it is needed, or what it is.
    public enum Secret: Hashable, Sendable {
        /// A file that holds it and nothing else but a line end.
        case file(String)
        /// The value itself, from the environment.
        case value(SecretBytes)
    }

    /// A private key in a token.
    public struct Token: Hashable, Sendable {
        /// Which token, which key.
        public var address: TokenAddress
        /// `module`: the library of the token's maker.
        public var modulePath: String
        /// `pinFile`, or `pin` in the environment.
        public var pin: Secret
        /// `sessions`: how many signatures are made at a time; 1...16, 4 unless set.
        public var sessionsMax: Int
    }

    /// Somebody else's signer, asked over HTTPS with mutual TLS: `docs/remote-cosigner.md`.
    public struct CoSigning: Hashable, Sendable {
        /// Where requests are posted, `https://…`.
        public var url: String
        /// The certificate of the key it signs with.
        public var certificate: String
        /// Such as `ecdsa-p256-sha256`.
        public var suite: String
        /// `tls.certificate`: what the gateway shows.
        public var clientCertificate: String
        /// `tls.key`: the private key for it.
        public var clientKey: String
        /// `tls.authorities`: whose certificates the gateway believes there.
        public var authorities: String
        /// How many requests are under way at a time; 1...64, 4 unless set.
        public var connectionsMax: Int
        /// How long a connection may take to be made; 2 unless set.
        public var connectSeconds: Int
        /// How long a request may take; 5 unless set.
        public var totalSeconds: Int
        /// The longest time for which a co-signer that failed is left alone; 30 unless set.
        public var restSecondsMax: Int
    }
}
