import DualSign
import ISO20022
import TengeLedger
import XMLCore

/// The words a configuration may use, asked of the rooms that own them.
enum Vocabulary {
    /// Algorithm suites.
    static let suites = SignatureSuite.allCases.map(\.rawValue)
    /// Signature profiles that outlive our co-signature: a nested one would not, for its canonical form keeps what ours
    /// leaves out.
    static let profiles = [SignatureProfile.header, .cosigned, .document].map(\.rawValue)
    /// Uses of a key.
    static let keyUsages = KeyUsage.allCases.map(\.rawValue)
    /// Practices.
    static let practices = Practice.allCases.map(\.rawValue)
    /// Envelopes.
    static let envelopes = EnvelopeShape.all.map(\.name)
    /// Account kinds.
    static let accountKinds = AccountKind.allCases.map(\.rawValue)
    /// Account statuses.
    static let accountStatuses = AccountStatus.allCases.map(\.rawValue)
    /// Message definitions: those of documents whose content this gateway reads.
    static let messageDefinitions = MessageDefinition.allCases.filter(BusinessContent.definitions.contains)
        .map(\.rawValue)
}
