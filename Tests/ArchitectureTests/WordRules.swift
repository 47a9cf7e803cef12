/// Rules about words of the code: numbers that round, ways to stop the process, clocks.
enum WordRules {
    // MARK: Money

    static func isMoneyCode(_ path: String) -> Bool {
        [
            "Sources/TengeLedger/", "Sources/Settlement/", "Sources/Storage/", "Sources/ISO20022/",
            "Sources/Gateway/Pipeline",
        ].contains { path.hasPrefix($0) }
    }

    private static let roundingTypes: Set = [
        "Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat", "TimeInterval", "NSNumber",
        "timeIntervalSince1970", "timeIntervalSinceReferenceDate", "timeIntervalSince", "strtod", "atof",
    ]

    /// Where such a word is not about money, and why.
    static let roundingAllowed: [(path: String, words: Set<String>, why: String)] = [
        (
            "Sources/Gateway/Pipeline/MessageInspection.swift", ["TimeInterval", "timeIntervalSince1970"],
            "certificates are valid until a Date, and a Date is made of seconds"
        )
    ]

    /// Near money nothing rounds: no floating-point type, and no literal that would infer one.
    static func roundingBreaches(
        in file: SourceFile, allowed: [(path: String, words: Set<String>, why: String)] = roundingAllowed
    ) -> [Breach] {
        file.tokens.compactMap { token in
            let isHexadecimal = token.text.hasPrefix("0x")
            let isFraction =
                token.kind == .number && !isHexadecimal && token.text.contains { $0 == "." || $0 == "e" }
            guard isFraction || (token.kind == .word && roundingTypes.contains(token.text)) else { return nil }
            if allowed.contains(where: { $0.path == file.path && $0.words.contains(token.text) }) { return nil }
            return Breach(path: file.path, line: token.line, what: "\(token.text) near money")
        }
    }

    // MARK: Traps

    /// Where a trap is right, and why.
    static let trapsAllowed: [(path: String, word: String, why: String)] = []

    /// `try!`, `as!` and `fatalError` hide a failure; a bug is a `precondition` that says what was broken.
    static func trapBreaches(
        in file: SourceFile, allowed: [(path: String, word: String, why: String)] = trapsAllowed
    ) -> [Breach] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            let token = tokens[index]
            guard token.kind == .word else { return nil }
            let isForced =
                index + 1 < tokens.count && tokens[index + 1].text == "!" && tokens[index + 1].touchesPrevious
            let trap: String
            switch token.text {
            case "try" where isForced: trap = "try!"
            case "as" where isForced: trap = "as!"
            case "fatalError": trap = "fatalError"
            default: return nil
            }
            if allowed.contains(where: { $0.path == file.path && $0.word == trap }) { return nil }
            return Breach(path: file.path, line: token.line, what: trap)
        }
    }

    // MARK: Time and chance

    /// The shell alone reads clocks and draws numbers; the rooms are given both as arguments.
    static func isPure(_ path: String) -> Bool {
        path.hasPrefix("Sources/") && !path.hasPrefix("Sources/Gateway/") && !path.hasPrefix("Sources/GatewayCLI/")
    }

    private static let clocks: Set = [
        "ContinuousClock", "SuspendingClock", "DispatchTime", "DispatchWallTime", "clock_gettime", "gettimeofday",
        "systemUptime", "CFAbsoluteTimeGetCurrent", "SystemRandomNumberGenerator", "arc4random",
        "timeIntervalSinceNow",
    ]

    static func clockBreaches(in file: SourceFile) -> [Breach] {
        let tokens = file.tokens
        func text(_ index: Int) -> String { index < tokens.count && index >= 0 ? tokens[index].text : "" }
        return tokens.indices.compactMap { index in
            let token = tokens[index]
            guard token.kind == .word else { return nil }
            let isMadeFromNothing = text(index + 1) == "(" && text(index + 2) == ")"
            let isClock: Bool
            switch token.text {
            case "Date", "UUID": isClock = isMadeFromNothing
            case "now": isClock = text(index - 1) == "." && ["Date", "Instant", "Clock"].contains(text(index - 2))
            case "time": isClock = text(index + 1) == "(" && text(index + 2) == "nil"
            default: isClock = clocks.contains(token.text)
            }
            return isClock
                ? Breach(path: file.path, line: token.line, what: "\(token.text): time and chance are arguments here")
                : nil
        }
    }
}
