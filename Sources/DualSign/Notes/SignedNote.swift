/// A text with signatures below it, in the layout of C2SP's signed notes.
///
///     text, one or more lines
///     (an empty line)
///     — name Base64(key identifier, 4 bytes · signature value)
///
/// The signatures are over the text with its last line end, without the empty line.
///
/// - Source: C2SP, signed-note.
public struct SignedNote: Hashable, Sendable {
    /// One line below the text.
    public struct Signature: Hashable, Sendable {
        /// Who claims to have signed.
        public let name: String
        /// Which of its keys: `NoteKey.identifier`.
        public let keyIdentifier: UInt32
        /// The value, in the form of the key's suite.
        public let value: [UInt8]
    }

    /// A note with more is not read.
    public static let bytesMax = 1 << 20
    /// A note with more is not read.
    public static let signaturesMax = 100

    /// What is signed; it ends in a line end.
    public let text: String
    /// At least one.
    public let signatures: [Signature]

    private static let dash = "\u{2014} "

    /// Reads a note; nil when the bytes are not exactly one.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.bytesMax, let note = String(validating: bytes, as: UTF8.self),
            bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }), let end = Self.endOfText(bytes)
        else { return nil }
        text = String(decoding: bytes[..<end], as: UTF8.self)
        guard !text.isEmpty, note.utf8.last == 0x0A else { return nil }
        var signatures: [Signature] = []
        for line in bytes[(end + 1)...].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard let signature = Self.signature(String(decoding: line, as: UTF8.self)) else { return nil }
            signatures.append(signature)
        }
        guard (1...Self.signaturesMax).contains(signatures.count) else { return nil }
        self.signatures = signatures
        // One reading only: what is written again is what was read.
        guard self.bytes == bytes else { return nil }
    }

    private init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Where the text ends and the last empty line begins.
    private static func endOfText(_ bytes: [UInt8]) -> Int? {
        guard bytes.count > 2 else { return nil }
        for index in stride(from: bytes.count - 2, through: 1, by: -1)
        where bytes[index] == 0x0A && bytes[index - 1] == 0x0A {
            return index
        }
        return nil
    }

    private static func signature(_ line: String) -> Signature? {
        guard line.hasPrefix(dash) else { return nil }
        let words = line.dropFirst(dash.count).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, NoteKey.isName(String(words[0])), let value = Base64.decode(String(words[1])),
            value.count > 4
        else { return nil }
        return Signature(
            name: String(words[0]), keyIdentifier: value.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
            value: Array(value.dropFirst(4)))
    }

    /// The note as it is kept and sent.
    public var bytes: [UInt8] {
        var note = text + "\n"
        for signature in signatures {
            let value = Array(bigEndian: signature.keyIdentifier) + signature.value
            note += Self.dash + signature.name + " " + Base64.encode(value) + "\n"
        }
        return Array(note.utf8)
    }

    /// Signs a text. Waits for the key's source where the key is elsewhere: call it on a thread that may. Throws
    /// `KeyFault`.
    ///
    /// - Parameters:
    ///   - text: Lines, each with its end; no empty one, no control characters. It does not begin with `<`, so that no
    ///     signature over a note is ever one over XML.
    ///   - name: Of the key: `NoteKey.isName`.
    public static func sign(_ text: String, as name: String, by key: SigningKey) throws(KeyFault) -> SignedNote {
        let bytes = Array(text.utf8)
        precondition(isText(bytes), "a text that a note can have")
        let identifier = try NoteKey(name: name, certificate: key.certificate, suite: key.suite).identifier
        let signature = Signature(name: name, keyIdentifier: identifier, value: try key.sign(bytes))
        return SignedNote(text: text, signatures: [signature])
    }

    /// The note with one line more, by a witness. Whether the text is true is for the witness to know first. Throws
    /// `KeyFault` and waits like `sign`.
    ///
    /// Signing again replaces the line of the same key: a note has one of each.
    public func signed(as name: String, by key: SigningKey) throws(KeyFault) -> SignedNote {
        let line = try Self.sign(text, as: name, by: key).signatures[0]
        let others = signatures.filter { $0.name != line.name || $0.keyIdentifier != line.keyIdentifier }
        precondition(others.count < Self.signaturesMax, "room for one more: a note that was read has it or this line")
        return SignedNote(text: text, signatures: others + [line])
    }

    /// Whether `sign` takes it.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, first != UInt8(ascii: "<"), first != 0x0A, bytes.last == 0x0A else {
            return false
        }
        return bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
            && !zip(bytes, bytes.dropFirst()).contains { $0 == (10, 10) }
    }

    /// Why the note is not to be believed; nil when it is: signed by a known key, and by none of them wrongly.
    ///
    /// Signatures of keys that are not among `keys` say nothing, whoever they claim to be by.
    public func rejection(trusting keys: [NoteKey]) -> NoteRejection? {
        var isSigned = false
        for signature in signatures {
            for key in keys where key.name == signature.name && key.identifier == signature.keyIdentifier {
                guard key.isValid(signature.value, over: text) else { return .signatureWrong(name: signature.name) }
                isSigned = true
            }
        }
        return isSigned ? nil : .noKnownKey
    }
}

/// Why a note is not to be believed.
public enum NoteRejection: Hashable, Sendable {
    /// None of the signatures is of a key that is trusted.
    case noKnownKey
    /// A trusted key is named whose signature this is not.
    case signatureWrong(name: String)
}

extension [UInt8] {
    init(bigEndian number: UInt32) { self = Swift.withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}
