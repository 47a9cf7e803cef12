import DualSign

/// Rows 0 to 3: what is signed is changed, doubled or moved.
extension AttackRun {
    private typealias Site = SignedText.Site

    /// What can be put for something signed: the whole, forged, empty, under another prefix.
    private func copies(of part: Site) -> [(String, String)] {
        let whole = text.text(part)
        let namespace = "xmlns:other=\"\(Messages.documentNamespace)\""
        return [
            ("copy", whole), ("forged copy", Self.forged(whole)),
            ("empty", "<\(part.name) xmlns=\"urn:x\"></\(part.name)>"),
            ("empty, no namespace", "<\(part.name) xmlns=\"\"></\(part.name)>"),
            ("prefixed", "<other:\(part.name) \(namespace)></other:\(part.name)>"),
        ]
    }

    private var parts: [Site] { ["AppHdr", "Document", "Message", "Terms"].flatMap { text.all($0) } }

    /// Another amount, another reference: whatever of it is in there.
    static func forged(_ text: String) -> String {
        text.replacing(">1250.00<", with: ">9250.00<").replacing(">B-1<", with: ">B-9<").replacing(
            ">125000<", with: ">925000<")
    }

    func changes() {
        for leaf in base.businessLeaves {
            let reason = base.changed(base.region(leaf))
            let value = text.text(leaf.content)
            expect(0, "longer \(leaf.name)", text.edit(leaf.content, value + "0"), reason)
            expect(0, "shorter \(leaf.name)", text.edit(leaf.content, String(value.dropLast())), reason)
            expect(0, "empty \(leaf.name)", text.edit(leaf.content, ""), reason)
        }
        for site in base.businessSites where !["AppHdr", "Document", "Terms"].contains(site.name) {
            let reason = base.changed(base.region(site))
            expect(0, "without \(site.name)", text.edit(site.whole, ""), reason)
            expect(
                0, "twice \(site.name)", text.insert(text.text(site), at: site.endTag.upperBound),
                site.name == "ds:Signature" ? "envelope:tooManySignatures" : reason)
            expect(0, "attribute on \(site.name)", text.insert(" A=\"1\"", at: site.attributes), reason)
        }
    }

    func siblingCopies() {
        for part in parts {
            for (kind, copy) in copies(of: part) {
                for parent in base.sites where base.region(parent) == .wrapper {
                    for gap in text.gaps(in: parent) {
                        expect(1, "\(kind) of \(part.name) in \(parent.name)", text.insert(copy, at: gap), "envelope")
                    }
                }
                expect(
                    1, "\(kind) of \(part.name) after all", text.insert(copy, at: text.bytes.count), "xml:notWellFormed"
                )
                expect(1, "\(kind) of \(part.name) before all", text.insert(copy, at: 0), "xml:notWellFormed")
            }
        }
    }

    /// The signed part goes to every element that could hide it, and a forged one takes its place.
    func hiddenParts() {
        for part in parts where !base.signsDocumentAlone || part.name == "Document" {
            let original = text.text(part)
            let hidden = Self.withoutIdentifiers(original)
            let forged = Self.forged(original)
            for site in base.sites where !site.isWithin(part) && !part.isWithin(site) {
                expect(
                    2, "\(part.name) into \(site.name)",
                    text.edit([(part.whole, forged), (site.content.upperBound..<site.content.upperBound, hidden)]),
                    reason(moving: part, to: site))
                expect(
                    2, "\(part.name) in a wrapper into \(site.name)",
                    text.edit([
                        (part.whole, forged),
                        (site.content.upperBound..<site.content.upperBound, "<Wrap xmlns=\"\">\(hidden)</Wrap>"),
                    ]), reason(moving: part, to: site))
            }
            for site in base.sites where site.isWithin(part) && base.region(site) != .signature && site.name != "Sgntr"
            {
                guard base.region(site) != .wrapper else { continue }
                expect(
                    2, "\(part.name) into itself at \(site.name)", text.insert(hidden, at: site.content.upperBound),
                    base.withElement(in: site))
            }
            expect(2, "\(part.name) wrapped", text.edit(part.whole, "<Wrap>\(original)</Wrap>"), "envelope")
        }
    }

    /// Form before digests, and of the digests the first in the order of the references.
    private func reason(moving part: Site, to site: Site) -> String {
        switch base.region(site) {
        case .wrapper, .signature, .place: base.withElement(in: site)
        case .header, .document, .terms:
            // A forged Message changes the message, whatever else is changed.
            first(
                part.name == "Message" ? base.changed(.document) : base.changed(base.region(part)),
                base.changed(base.region(site)))
        }
    }

    private func first(_ one: String, _ other: String) -> String {
        let order = ["header", "message", "terms", "document"].map { "signature:digestMismatch(\($0))" }
        return order.first { $0 == one || $0 == other } ?? one
    }

    static func withoutIdentifiers(_ text: String) -> String {
        text.replacing(#/ Id="[^"]*"/#, with: "")
    }

    /// The signature goes elsewhere.
    func movedSignatures() {
        let signature = text.first("ds:Signature")
        let original = text.text(signature)
        let holder = signature.parent ?? 0
        for site in base.sites where base.region(site) != .signature && site.index != holder {
            expect(
                2, "signature into \(site.name)",
                text.edit([(signature.whole, ""), (site.content.upperBound..<site.content.upperBound, original)]),
                reason(movingSignatureTo: site))
            let copied = base.region(site) == .wrapper ? "envelope" : base.withElement(in: site)
            expect(
                2, "copy of the signature into \(site.name)",
                text.insert(Self.withoutIdentifiers(original), at: site.content.upperBound), copied)
        }
        for site in base.signatureSites {
            let copy = Self.withoutIdentifiers(original)
            expect(
                2, "signature in its own \(site.name)", text.insert(copy, at: site.content.upperBound),
                base.withElement(in: site))
            expect(
                2, "ds:Object in \(site.name)",
                text.insert("<ds:Object>\(text.text(text.first("Document")))</ds:Object>", at: site.content.upperBound),
                base.withElement(in: site))
        }
    }

    private func reason(movingSignatureTo site: Site) -> String {
        if base.profile == .cosigned || base.region(site) == .wrapper { return "envelope" }
        guard base.nesting == .second else { return base.unsigned }
        // The first signature is now the last, and has something in it or in what it covers.
        guard text.isOfAnotherSignature(site), site.path.contains("ds:Signature") else {
            return base.changed(.document)
        }
        return site.name == "ds:Transforms" ? "form:transform" : "form:structure"
    }

    func repeatedIdentifiers() {
        let values = text.sites.compactMap { text.text($0.startTag).firstMatch(of: #/ Id="([^"]*)"/#)?.1 }.map(
            String.init)
        let spellings = ["Id", "ID", "id", "xml:id"]
        if values.isEmpty {
            let other = text.first("Document").attributes
            for site in base.sites where base.region(site) != .wrapper && site.name != "Document" {
                for spelling in spellings {
                    let bytes = text.edit([
                        (other..<other, " Id=\"a\""), (site.attributes..<site.attributes, " \(spelling)=\"a\""),
                    ])
                    expect(3, "\(spelling) on \(site.name) and Document", bytes, "form:repeatedIdentifier")
                }
            }
        }
        for site in base.sites {
            for (number, value) in values.enumerated() {
                for offset in [0, 2] {
                    let spelling = spellings[(site.index + number + offset) % spellings.count]
                    let isWrapper =
                        base.region(site) == .wrapper || site.name == "Terms"
                        || base.profile == .cosigned && site.name == "ds:Signature"
                    let isThere = spelling == "Id" && text.text(site.startTag).contains(" Id=")
                    expect(
                        3, "\(spelling)=\(value) on \(site.name)",
                        text.insert(" \(spelling)=\"\(value)\"", at: site.attributes),
                        isThere
                            ? "xml:notWellFormed"
                            : isWrapper ? "envelope:unexpectedAttribute" : "form:repeatedIdentifier")
                }
            }
        }
    }
}
