/// What is wrong with a number in the form of an IBAN; nil when nothing is.
struct IBANBreach {
    let severity: Finding.Severity
    let text: FindingText

    init?(_ number: IBANIdentifier) {
        do {
            _ = try IBAN(number.text)
            return nil
        } catch .unknownCountry {
            let bytes = Array(number.text.utf8)
            let isProven = Modulo97.remainder(of: bytes[4...] + bytes[..<4]) == 1
            severity = isProven ? .warning : .error
            text =
                isProven
                ? "The country of the IBAN is not in the registry, so that its shape could not be checked."
                : Self.sentence(.checkDigitsWrong)
        } catch {
            severity = .error
            text = Self.sentence(error)
        }
    }

    static func sentence(_ rejection: IdentifierRejection) -> FindingText {
        switch rejection {
        case .notASCII: "The number holds a character that is neither a Latin letter nor a digit."
        case .wrongLength: "The number has the wrong length."
        case .wrongCharacter: "The number has a character that cannot stand where it stands."
        case .unknownCountry: "The number is of another country."
        case .checkDigitsNeverIssued, .neverIssued: "The number has check digits that are never issued."
        case .checkDigitsWrong: "The check digits of the number do not fit the rest."
        case .otherKind: "The number is of another kind."
        }
    }
}
