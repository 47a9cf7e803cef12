import DualSign
import Testing
import XMLCore

/// What an altered message may be refused with, and by which room.
enum Verdict: Equatable {
    case parse
    case envelope
    case signature(SignatureRejection)
    /// Refused for its form; the place within the template matters, the line does not.
    case form(Form)

    enum Form: String {
        case envelope, signatureCount, structure, notPlain, attribute, transform, algorithm, reference, encoding
        case repeatedIdentifier, canonicalization

        init(_ breach: TemplateBreach) {
            self =
                switch breach {
                case .envelope: .envelope
                case .signatureCount: .signatureCount
                case .structure: .structure
                case .notPlain: .notPlain
                case .attribute: .attribute
                case .transform: .transform
                case .algorithm: .algorithm
                case .reference: .reference
                case .encoding: .encoding
                case .repeatedIdentifier: .repeatedIdentifier
                case .canonicalization: .canonicalization
                }
        }
    }
}

/// One row of the attack table: a name and a change of the signed text.
struct Attack: CustomTestStringConvertible, Sendable {
    let name: String
    let expected: @Sendable () -> Verdict
    let change: @Sendable (String) -> String

    init(
        _ name: String, _ expected: @autoclosure @escaping @Sendable () -> Verdict,
        _ change: @escaping @Sendable (String) -> String
    ) {
        self.name = name
        self.expected = expected
        self.change = change
    }

    var testDescription: String { name }

    /// The untouched twin is accepted, the changed one refused as expected.
    func check(
        _ signed: [UInt8], profile: SignatureProfile, registry: SignerRegistry,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let original = text(signed)
        let changed = change(original)
        #expect(changed != original, sourceLocation: sourceLocation)
        #expect(Attack.verdict(original, profile, registry) == nil, "the twin", sourceLocation: sourceLocation)
        #expect(Attack.verdict(changed, profile, registry) == expected(), sourceLocation: sourceLocation)
    }

    /// Nil when accepted.
    static func verdict(_ xml: String, _ profile: SignatureProfile, _ registry: SignerRegistry) -> Verdict? {
        guard let parsed = try? ParsedXML(xml.bytes, limits: .payment) else { return .parse }
        guard let envelope = try? MessageEnvelope(parsed) else { return .envelope }
        do throws(SignatureRejection) {
            _ = try verify(envelope, profile: profile, registry: registry, messageDefinition: definition, at: now)
            return nil
        } catch .formatNotAllowed(let breach) {
            return .form(Verdict.Form(breach))
        } catch {
            return .signature(error)
        }
    }
}
