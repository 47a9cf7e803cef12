/// The attack table: each row, the room that refuses it, and every reason that is right for it.
///
/// A reason is `room:case`, as `AttackBase.verdict` writes it; `form` alone stands for every breach of the template.
/// The rows of other rooms are driven there: 26, 28, 30 and 34 by `SettlementTests/AttackRowTests`, which lets
/// well-signed messages through all rooms. Here they are driven as changes of a signed message.
struct AttackRow: Sendable {
    let number: Int
    let title: String
    let reasons: [String]

    init(_ number: Int, _ title: String, _ reasons: String...) {
        self.number = number
        self.title = title
        self.reasons = reasons
    }

    private static let changed = "signature:digestMismatch"
    /// Of two required signers one is left.
    private static let alone = "signature:requiredJurisdictionMissing"
    private static let value = "signature:signatureValueInvalid"

    static let table: [AttackRow] = [
        AttackRow(0, "any change of what is signed", changed, value, "form", "envelope"),
        AttackRow(1, "a second part beside the signed one", "envelope", "xml:notWellFormed"),
        AttackRow(
            2, "the signed part elsewhere, a new one in its place", "envelope", "form", "signature:signatureMissing",
            changed, alone),
        AttackRow(
            3, "an identifier twice", "form:repeatedIdentifier", "envelope:unexpectedAttribute", "xml:notWellFormed"),
        AttackRow(4, "a reference missing or more", "form:structure", "form:reference"),
        AttackRow(5, "references exchanged", "form:reference", "form:transform"),
        AttackRow(6, "a reference to elsewhere", "form:reference"),
        AttackRow(7, "other transforms", "form:transform", "form:structure"),
        AttackRow(
            8, "a key in the message, or of another", "form:structure", "form:encoding",
            "signature:keyUnknown", value),
        AttackRow(
            9, "other algorithms", "form:algorithm", "form:encoding", "signature:algorithmMismatch", value),
        AttackRow(10, "parameters of an algorithm", "form:structure", "form:attribute"),
        AttackRow(
            11, "a second SignedInfo, value, key or signature", "form:structure", "form:signatureCount",
            "form:repeatedIdentifier", "form:transform", "form:attribute", "envelope", changed),
        AttackRow(12, "something but text in a value of the signature", "form:notPlain", "form:structure", "xml"),
        AttackRow(
            13, "a comment splits a text", "form:notPlain", "envelope:unexpectedContent", "xml:processingInstruction"),
        AttackRow(14, "CDATA and character references", "form:notPlain", "envelope:unexpectedContent", changed, "xml"),
        AttackRow(15, "what two parsers read differently", "xml", "envelope", changed),
        AttackRow(
            16, "no canonical form; the digest of nothing", "xml:namespaceError", "xml:notWellFormed", value, changed),
        AttackRow(
            17, "a namespace declared anew, or not at all", "xml:namespaceError", "envelope", "form", changed, value,
            "signature:signatureMissing", alone),
        AttackRow(18, "a document type", "xml:documentType", "xml:notWellFormed"),
        AttackRow(19, "an external entity", "xml:documentType"),
        AttackRow(20, "entities of entities", "xml:documentType"),
        AttackRow(21, "XInclude", "envelope", "form", "signature:signatureMissing", changed, alone),
        AttackRow(22, "deep nesting", "xml:tooDeep"),
        AttackRow(23, "a huge text", "xml:textTooLong", "xml:tooLarge"),
        AttackRow(24, "many attributes", "xml:tooManyAttributes"),
        AttackRow(
            25, "other encodings", "xml:notUTF8", "xml:unsupportedEncoding", "xml:unsupportedVersion",
            "xml:byteOrderMark", "xml:notWellFormed", "xml:processingInstruction"),
        AttackRow(26, "look-alike characters", changed),
        AttackRow(27, "written anew", changed, value, "form:encoding", "form:structure"),
        AttackRow(28, "an old signature on a new message", changed, value, "form:encoding"),
        AttackRow(
            29, "a signature taken away", "signature:signatureMissing", "signature:requiredJurisdictionMissing",
            "envelope", "form:structure", "form:encoding", "form:envelope", changed),
        AttackRow(30, "another addressee", changed),
        AttackRow(
            31, "a signer who may not", "signature:signerNotEntitledToMessage", "signature:jurisdictionMismatch",
            "signature:sameSignerTwice", "signature:sameJurisdictionTwice", "form:attribute", "form:reference",
            "envelope:unexpectedAttribute"),
        AttackRow(32, "a signer out of his time", "signature:certificateExpired", "signature:certificateNotYetValid"),
        AttackRow(33, "another value for the same signature", value, "form:encoding"),
        AttackRow(34, "another time", changed),
    ]

    static func row(_ number: Int) -> AttackRow {
        guard let row = table.first(where: { $0.number == number }) else { preconditionFailure("row \(number)") }
        return row
    }

    /// Whether a reason is one of these, or a case of one of these.
    static func admits(_ reasons: [String], _ reason: String) -> Bool {
        reasons.contains {
            reason == $0 || (reason.hasPrefix($0) && ":(".contains(reason.dropFirst($0.count).first ?? " "))
        }
    }
}
