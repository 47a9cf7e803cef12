public import DualSign
import Foundation

/// An operator's request that a running service read its registry again: a file beside the store, so whoever may write
/// the store may ask, and nobody else. The service removes it when it has done so, or leaves its refusal.
public struct TrustReload: Sendable {
    /// What became of a request.
    public enum Outcome: Hashable, Sendable {
        /// Nobody has taken it up yet.
        case waiting
        /// The service works with the registry as it is on disk.
        case done
        /// The service works with what it had; why.
        case refused(String)
    }

    private let request: String
    private let refusal: String

    /// The requests to the service of a store.
    public init(storagePath: String) {
        request = storagePath + ".trust-reload"
        refusal = storagePath + ".trust-refused"
    }

    /// Asks. Throws `CocoaError` when the folder may not be written.
    public func ask() throws {
        try? FileManager.default.removeItem(atPath: refusal)
        try Data().write(to: URL(fileURLWithPath: request))
    }

    /// Takes back a request that nobody took up.
    public func withdraw() { try? FileManager.default.removeItem(atPath: request) }

    /// What became of the request.
    public var outcome: Outcome {
        if FileManager.default.fileExists(atPath: request) { return .waiting }
        guard let text = FileManager.default.contents(atPath: refusal) else { return .done }
        return .refused(String(decoding: text, as: UTF8.self))
    }

    var isAsked: Bool { FileManager.default.fileExists(atPath: request) }

    /// Answers the request.
    func answer(refusal text: String?) throws {
        if let text { try Data(text.utf8).write(to: URL(fileURLWithPath: refusal)) }
        try FileManager.default.removeItem(atPath: request)
    }
}

/// What an operator sees of a signer before the service does.
public struct RegisteredCertificate: Hashable, Sendable {
    /// The signer, as registered.
    public let signer: RegisteredSigner
    /// Whether it is the institution's own.
    public let isOwn: Bool

    /// Everything that the configuration's registry names, with every condition checked that needs no message.
    ///
    /// Throws `ConfigurationFault`, `TrustDirectoryFault`, `TrustFault`, or what is wrong with the own certificate.
    public static func all(of configuration: GatewayConfiguration) throws -> [RegisteredCertificate] {
        let parts = try PipelineParts(configuration)
        return parts.trust.registry.signers.map {
            RegisteredCertificate(signer: $0, isOwn: parts.own[$0.certificate] != nil)
        }
    }
}
