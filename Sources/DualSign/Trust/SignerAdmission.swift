import Foundation

extension RegisteredSigner {
    /// Whether the signer may be believed now: validity of certificate, registration and chain at the time of
    /// processing and at the time the message says it was signed, then revocation. Throws the first reason why not.
    ///
    /// - Parameters:
    ///   - at: When the message is processed.
    ///   - signedAt: When it says it was signed; nil where it does not say.
    func admission(
        at: Date, signedAt: Date?, _ book: RevocationStatusBook
    ) throws(SignatureRejection) -> CertificateTrust {
        let times = [at] + (conditions.asksSigningTime ? [signedAt].compactMap(\.self) : [])
        for time in times { try checkValidity(at: time) }
        var revocation: [RevocationEvidence] = []
        var issuers: [IssuerCertificate] = []
        if !chains.isEmpty {
            issuers = try chain(at: times).issuers
        }
        if case .asked(let whenUnknown) = conditions.revocation {
            let asked = [certificate.digestHex] + issuers.dropLast().map(\.digestHex)
            for digest in asked { revocation.append(try Self.answer(on: digest, at: at, book, whenUnknown)) }
        }
        return CertificateTrust(
            certificate: certificate.digestHex, issuers: issuers.map(\.digestHex),
            signedAtMilliseconds: signedAt.map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) },
            revocation: revocation)
    }

    private func checkValidity(at time: Date) throws(SignatureRejection) {
        if time > certificate.notAfter { throw .certificateExpired }
        if time < certificate.notBefore { throw .certificateNotYetValid }
        if let until = conditions.validUntil, time > until { throw .certificateExpired }
        if let from = conditions.validFrom, time < from { throw .certificateNotYetValid }
    }

    private func chain(at times: [Date]) throws(SignatureRejection) -> CertificateChain {
        var breach: SignatureRejection?
        for chain in chains {
            guard let found = times.lazy.compactMap(chain.breach(at:)).first else { return chain }
            breach = breach ?? found
        }
        throw breach ?? .issuerExpired
    }

    private static func answer(
        on digest: String, at: Date, _ book: RevocationStatusBook, _ whenUnknown: UnknownRevocationPolicy
    ) throws(SignatureRejection) -> RevocationEvidence {
        let (answer, statement) = book.answer(on: digest, at: at)
        switch answer {
        case .good:
            return RevocationEvidence(digest, nil, statement)
        case .revoked(_, let reason):
            throw .certificateRevoked(reason)
        case .unknown(let why):
            switch whenUnknown {
            case .accept:
                return RevocationEvidence(digest, why, statement)
            case .acceptAfterGood(let graceSeconds):
                let isInGrace = book.statements(on: digest).contains { last in
                    last.answer == .good && last.thisUpdate <= at
                        && at <= last.nextUpdate.addingTimeInterval(TimeInterval(graceSeconds))
                }
                guard isInGrace else { throw .revocationUnknown(why) }
                return RevocationEvidence(digest, why, statement)
            case .refuse:
                throw .revocationUnknown(why)
            }
        }
    }
}

/// The creation date that the header states, which its signature covers.
enum SigningTime {
    /// Nil where the header has none, or one without an offset from UTC, which says no instant.
    ///
    /// - Source: `ISODateTime`: `YYYY-MM-DDThh:mm:ss`, any fraction, then `Z` or `±hh:mm`.
    static func read(_ text: String) -> Date? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54, bytes[13] == 0x3A,
            bytes[16] == 0x3A
        else { return nil }
        func number(_ start: Int, _ count: Int) -> Int? {
            var value = 0
            for byte in bytes[start..<start + count] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
            let minute = number(14, 2), let second = number(17, 2), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0.0
        if rest.first == 0x2E {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            fraction = Double("0." + String(decoding: digits, as: UTF8.self)) ?? 0
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = offsetSeconds(rest, number) else { return nil }
        let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
        return Date(timeIntervalSince1970: TimeInterval(seconds) + fraction)
    }

    private static func offsetSeconds(_ text: ArraySlice<UInt8>, _ number: (Int, Int) -> Int?) -> Int? {
        guard let sign = text.first else { return nil }
        if sign == 0x5A { return text.count == 1 ? 0 : nil }
        guard sign == 0x2B || sign == 0x2D, text.count == 6, text[text.startIndex + 3] == 0x3A,
            let hours = number(text.startIndex + 1, 2), let minutes = number(text.startIndex + 4, 2)
        else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == 0x2D ? -1 : 1)
    }

    /// Days since 1970-01-01 in the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }
}
