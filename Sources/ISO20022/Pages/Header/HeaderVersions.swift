import XMLCore

extension BusinessApplicationHeader {
    /// The versions of the header that one page reads and writes.
    ///
    /// - Source: head.001.001.01 (2013) to head.001.001.04 (2025).
    public enum Version: CaseIterable, Hashable, Sendable {
        /// head.001.001.01: without market practice and processing date, all times in UTC.
        case v01
        /// head.001.001.02, in use today.
        case v02
        /// head.001.001.03: related headers have a market practice and a processing date too.
        case v03
        /// head.001.001.04: longer names and addresses.
        case v04

        /// Its definition.
        public var definition: MessageDefinition {
            switch self {
            case .v01: .businessApplicationHeaderV01
            case .v02: .businessApplicationHeader
            case .v03: .businessApplicationHeaderV03
            case .v04: .businessApplicationHeaderV04
            }
        }

        /// The version a header is in, by its namespace; the one in use today where it is in no header's.
        init(of header: Element) {
            // Every message passes here, and most are of this version: one comparison, no table.
            if header.isInNamespace("urn:iso:std:iso:20022:tech:xsd:head.001.001.02") {
                self = .v02
            } else {
                self = Self.allCases.first { header.isInNamespace($0.definition.namespaceURI) } ?? .v02
            }
        }
    }

    /// Whether version 1 has a place for everything in the header.
    var fitsFirstVersion: Bool {
        marketPractice == nil && businessProcessingDate == nil && related.count <= 1
            && from.fitsFirstVersion && to.fitsFirstVersion
    }
}

extension BusinessApplicationHeader.Related {
    /// Whether a version has a place for everything in the related header.
    func fits(_ version: MessageDefinition?) -> Bool {
        switch version {
        case .businessApplicationHeaderV03, .businessApplicationHeaderV04: true
        case .businessApplicationHeaderV01:
            hasNoPractice && from.fitsFirstVersion && to.fitsFirstVersion
        default: hasNoPractice
        }
    }

    private var hasNoPractice: Bool { marketPractice == nil && businessProcessingDate == nil }
}

extension HeaderParty {
    /// Whether version 1 has a place for everything in it: no legal entity identifier, no part of an address that came
    /// in 2019, and business identifier codes in their older form.
    fileprivate var fitsFirstVersion: Bool {
        switch self {
        case .agent(let agent):
            return agent.lei == nil && agent.bicfi?.hasFirstForm != false
                && agent.postalAddress?.fitsFirstVersion != false
        case .organisation(let party):
            guard party.postalAddress?.fitsFirstVersion != false else { return false }
            guard case .organisation(let organisation) = party.identification else { return true }
            return organisation.lei == nil && organisation.bic?.hasFirstForm != false
        }
    }
}

extension PostalAddress {
    /// `PostalAddress6` has neither of these; what came after 2019 is refused by the address itself.
    fileprivate var fitsFirstVersion: Bool {
        buildingName == nil && floor == nil && postBox == nil && room == nil && townLocationName == nil
            && districtName == nil
    }
}

extension BICFI {
    /// `[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}`: the form of 2013.
    fileprivate var hasFirstForm: Bool {
        for (place, byte) in text.utf8.enumerated() {
            switch place {
            case 0..<6: guard byte.isUpperASCIILetter else { return false }
            case 6: guard byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") else { return false }
            case 7: guard byte != UInt8(ascii: "O") else { return false }
            default: return true
            }
        }
        return true
    }
}

extension ElementWriter {
    /// Adds when something was made; in version 1 in UTC, with `Z`. Without an offset the instant is not known, and
    /// that version has no place for it.
    func write(creationDate: ISODateTime, inFirstVersion isFirstVersion: Bool) {
        guard isFirstVersion else { return write("CreDt", creationDate) }
        guard let text = creationDate.normalisedText else { return refuseValue() }
        self.text("CreDt", text)
    }
}

extension ISODateTime {
    /// The instant in UTC, with `Z`, as `ISONormalisedDateTime` wants it; nil without an offset, or outside the years 1
    /// to 9999.
    fileprivate var normalisedText: String? {
        guard let offsetMinutes else { return nil }
        let minutes = hour * 60 + minute - offsetMinutes
        let days = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
        guard let day = ISODate(daysSinceEpoch: date.daysSinceEpoch + days) else { return nil }
        let ofDay = minutes - days * 1440
        // Day, hours and minutes change; the rest of the clock, from its seconds on, does not.
        let seconds = text.dropFirst(16).prefix { $0 != "+" && $0 != "-" }
        return "\(day.text)T\(padded(ofDay / 60, 2)):\(padded(ofDay % 60, 2))\(seconds)Z"
    }
}
