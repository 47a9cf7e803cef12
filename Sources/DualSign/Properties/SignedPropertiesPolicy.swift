import Foundation

/// Whether a signature may, or must, state when and with which certificate it was made (XAdES-B).
///
/// A nested signature never may: its form has no place for it.
public enum SignedPropertiesPolicy: Hashable, Sendable {
    /// A signature with such properties is refused, as with anything else in `ds:Object`.
    case refused
    /// Either way; what is stated must be true.
    case accepted(SigningTimeWindow, timeStamps: TimeStampPolicy = .refused)
    /// A signature without them is refused.
    case required(SigningTimeWindow, timeStamps: TimeStampPolicy = .refused)

    /// Where the stated time may lie; nil where nothing may be stated.
    var window: SigningTimeWindow? {
        switch self {
        case .refused: nil
        case .accepted(let window, _), .required(let window, _): window
        }
    }

    /// Of stamps over the signature's value.
    var timeStamps: TimeStampPolicy {
        switch self {
        case .refused: .refused
        case .accepted(_, let timeStamps), .required(_, let timeStamps): timeStamps
        }
    }
}

/// How far the stated time of signing may lie from the time of verification.
public struct SigningTimeWindow: Hashable, Sendable {
    /// How long ago, in seconds.
    public let pastSecondsMax: Int
    /// How far ahead, in seconds: clocks differ.
    public let futureSecondsMax: Int

    /// A window; both not negative.
    public init(pastSecondsMax: Int, futureSecondsMax: Int) {
        precondition(pastSecondsMax >= 0 && futureSecondsMax >= 0, "a window has two sides")
        self.pastSecondsMax = pastSecondsMax
        self.futureSecondsMax = futureSecondsMax
    }

    /// Every time: for evidence, whose times are on record and are compared with it.
    static let any = SigningTimeWindow(pastSecondsMax: .max, futureSecondsMax: .max)

    func contains(_ time: Date, at: Date) -> Bool {
        let age = at.timeIntervalSince(time)
        return age <= TimeInterval(pastSecondsMax) && -age <= TimeInterval(futureSecondsMax)
    }
}
