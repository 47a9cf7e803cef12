/// SipHash-2-4 with the store's secret: nobody outside can choose keys that collide.
struct KeyHash: Sendable {
    /// - Parameter secret: 16 bytes.
    init(secret: [UInt8]) { preconditionFailure("to be written") }

    /// Of the key's UTF-8.
    func callAsFunction(_ key: String) -> Int64 { preconditionFailure("to be written") }
}
