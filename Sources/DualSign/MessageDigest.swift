/// The digest by which whole messages and journal entries are known. Signatures choose their own by their suite.
public enum MessageDigest {
    /// SHA-256: 32 bytes.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        RunningDigest.digest(bytes, .sha256)
    }
}
