@testable import DualSign

/// Rows 12 to 17, 21, 26 and 27: texts, namespaces, and another spelling of the same.
extension AttackRun {
    private typealias Site = SignedText.Site

    private func middle(_ site: Site) -> Int { site.content.lowerBound + site.content.count / 2 }

    private func places(_ site: Site) -> Set<Int> {
        // Not into the middle of a character of more than one byte.
        let inside = middle(site)
        return Set([
            site.content.lowerBound, text.bytes[inside] & 0xC0 == 0x80 ? site.content.lowerBound : inside,
            site.content.upperBound,
        ])
    }

    private static let strays: [(String, String)] = [
        ("comment", "<!---->"), ("comment with text", "<!--x-->"), ("CDATA", "<![CDATA[0]]>"),
        ("empty CDATA", "<![CDATA[]]>"),
    ]

    func strayNodesInValues() {
        for site in base.signatureLeaves {
            for place in places(site) {
                for (name, stray) in Self.strays where name != "empty CDATA" {
                    expect(12, "\(name) in \(site.name)", text.insert(stray, at: place), "form:notPlain")
                }
                expect(12, "element in \(site.name)", text.insert("<x></x>", at: place), "form:structure")
                expect(12, "entity in \(site.name)", text.insert("&x;", at: place), "xml:notWellFormed")
                expect(12, "instruction in \(site.name)", text.insert("<?x?>", at: place), "xml:processingInstruction")
            }
        }
        for site in base.signatureSites where !site.isLeaf {
            for gap in text.gaps(in: site) {
                expect(12, "comment among \(site.name)", text.insert("<!--x-->", at: gap), "form:notPlain")
            }
        }
    }

    func splitTexts() {
        for site in base.businessLeaves {
            for place in places(site) {
                expect(13, "comment in \(site.name)", text.insert("<!--c-->", at: place), "form:notPlain")
                expect(13, "empty comment in \(site.name)", text.insert("<!---->", at: place), "form:notPlain")
                expect(13, "instruction in \(site.name)", text.insert("<?c?>", at: place), "xml:processingInstruction")
            }
        }
        for site in base.sites where !site.isLeaf && base.region(site) != .signature {
            for gap in text.gaps(in: site) {
                expect(13, "comment among \(site.name)", text.insert("<!--1-->", at: gap), base.withComment(in: site))
            }
        }
        expect(13, "comment before all", text.insert("<!--c-->", at: 0), "envelope:unexpectedContent")
        expect(13, "comment after all", text.insert("<!--c-->", at: text.bytes.count), "envelope:unexpectedContent")
    }

    func marked() {
        for site in base.businessLeaves {
            let value = text.text(site.content)
            let reason = base.changed(base.region(site))
            expect(14, "CDATA around \(site.name)", text.edit(site.content, "<![CDATA[\(value)]]>"), "form:notPlain")
            for place in places(site) {
                expect(14, "CDATA in \(site.name)", text.insert("<![CDATA[00]]>", at: place), "form:notPlain")
                expect(14, "reference to a character in \(site.name)", text.insert("&#x30;", at: place), reason)
                expect(14, "carriage return in \(site.name)", text.insert("&#13;", at: place), reason)
                expect(14, "predefined entity in \(site.name)", text.insert("&amp;", at: place), reason)
                expect(14, "forbidden character in \(site.name)", text.insert("&#0;", at: place), "xml:notWellFormed")
                expect(14, "surrogate in \(site.name)", text.insert("&#xD800;", at: place), "xml:notWellFormed")
            }
        }
        for site in base.sites where base.region(site) == .wrapper {
            for gap in text.gaps(in: site) {
                expect(
                    14, "CDATA among \(site.name)", text.insert("<![CDATA[ ]]>", at: gap), "envelope:unexpectedContent")
            }
        }
    }

    /// What lenient readers mend, each in its own way.
    func parserDifferentials() {
        for site in base.businessLeaves + base.signatureLeaves {
            for (name, stray) in [
                ("]]>", "]]>"), ("bare ampersand", "& "), ("undefined entity", "&nbsp;"), ("open tag", "<"),
                ("unclosed element", "<x>"), ("end tag", "</x>"), ("unclosed comment", "<!--"),
                ("attribute without quotes", "<x a=1></x>"), ("NUL", "\u{0}"), ("control", "\u{1F}"),
                ("no character", "\u{FFFE}"),
            ] {
                expect(15, "\(name) in \(site.name)", text.insert(stray, at: site.content.lowerBound), "xml")
            }
        }
        for site in base.sites {
            let upper = "</\(site.name.uppercased())>"
            if upper != text.text(site.endTag) {
                expect(15, "end tag \(upper)", text.edit(site.endTag, upper), "xml:notWellFormed")
            }
            expect(
                15, "blank before \(site.name)", text.insert(" ", at: site.startTag.lowerBound + 1), "xml:notWellFormed"
            )
            expect(15, "two colons in \(site.name)", text.insert(":a:b", at: site.afterName), "xml")
            expect(
                15, "attribute twice on \(site.name)", text.insert(" q=\"1\" q=\"2\"", at: site.attributes),
                "xml:notWellFormed")
            expect(
                15, "attribute twice by namespace on \(site.name)",
                text.insert(" xmlns:q=\"urn:q\" xmlns:r=\"urn:q\" q:a=\"1\" r:a=\"2\"", at: site.attributes), "xml")
        }
    }

    func voidForms() {
        let nothing = Base64.encode(RunningDigest.digest([], base.suite.digestAlgorithm))
        for site in base.sites {
            expect(
                16, "relative namespace on \(site.name)", text.insert(" xmlns:r=\"1\"", at: site.attributes),
                "xml:namespaceError")
            expect(
                16, "relative path on \(site.name)", text.insert(" xmlns:r=\"../a\"", at: site.attributes),
                "xml:namespaceError")
            if !text.text(site.startTag).contains(" xmlns=") {
                let digest = text.all("ds:DigestValue")[site.index % digestedParts.count]
                expect(
                    16, "relative default on \(site.name), digest of nothing",
                    text.edit([(digest.content, nothing), (site.attributes..<site.attributes, " xmlns=\"1\"")]),
                    "xml:namespaceError")
            }
        }
        for (digest, part) in zip(text.all("ds:DigestValue"), digestedParts) {
            let changed = text.edit(digest.content, nothing)
            expect(16, "digest of nothing", changed, "signature:signatureValueInvalid")
            if let signed = base.resigned(changed) {
                expect(16, "digest of nothing, signed", signed, "signature:digestMismatch(\(part))")
            }
        }
    }

    private var digestedParts: [String] {
        switch base.profile {
        case .header: ["header", "keyInfo", "document"]
        case .cosigned: ["message", "terms", "keyInfo"]
        case .document, .kazakhNested: ["document"]
        }
    }

    func redeclaredNamespaces() {
        for site in base.sites {
            let region = base.region(site)
            expect(
                17, "undeclared prefix on \(site.name)",
                text.edit([
                    (site.startTag.lowerBound + 1..<site.afterName, "u:\(site.local)"),
                    (site.endTag, "</u:\(site.local)>"),
                ]),
                "xml:namespaceError")
            if site.name.hasPrefix("ds:") {
                expect(
                    17, "prefix for another namespace on \(site.name)", redeclared(site, "ds", "urn:x"),
                    region != .signature
                        ? base.changed(region) : site.name == "ds:Signature" ? unrecognised : "form")
                continue
            }
            guard region != .wrapper, site.name != "Terms" else { continue }
            // In the inclusive form a declaration of the document stands on SignedInfo too.
            let isInForce = base.profile == .kazakhNested && site.name == "Document"
            expect(
                17, "another prefix on \(site.name)", prefixed(site, "p", namespace(of: site)),
                isInForce
                    ? "signature:signatureValueInvalid"
                    : site.name == "Sgntr" ? base.changed(.place) : base.changed(region))
            expect(
                17, "another namespace on \(site.name)", prefixed(site, "p", "urn:x"),
                isInForce
                    ? "signature:signatureValueInvalid"
                    : ["Sgntr", "AppHdr"].contains(site.name) && base.profile == .header
                        ? "signature:signatureMissing" : base.changed(region))
        }
    }

    /// The reason when what stands in the place of the signature is none.
    private var unrecognised: String {
        switch base.profile {
        case .header: "form"
        case .cosigned: "envelope"
        case .document, .kazakhNested: base.unsigned
        }
    }

    private func namespace(of site: Site) -> String {
        switch base.region(site) {
        case .document: Messages.documentNamespace
        case .terms: "urn:settlement-gateway:cosigned:1"
        default: Messages.headerNamespace
        }
    }

    private func prefixed(_ site: Site, _ prefix: String, _ namespace: String) -> [UInt8] {
        text.edit([
            (site.startTag.lowerBound + 1..<site.afterName, "\(prefix):\(site.name) xmlns:\(prefix)=\"\(namespace)\""),
            (site.endTag, "</\(prefix):\(site.name)>"),
        ])
    }

    private func redeclared(_ site: Site, _ prefix: String, _ namespace: String) -> [UInt8] {
        let tag = text.text(site.startTag).replacing(#/ xmlns:ds="[^"]*"/#, with: "").dropLast()
        return text.edit(site.startTag, tag + " xmlns:\(prefix)=\"\(namespace)\">")
    }

    func inclusions() {
        for site in base.sites {
            for target in ["href=\"file:///etc/hostname\" parse=\"text\"", "href=\"\" xpointer=\"xpointer(/)\""] {
                let element = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" \(target)></xi:include>"
                expect(
                    21, "\(target) in \(site.name)", text.insert(element, at: site.content.upperBound),
                    base.withElement(in: site))
                if site.isLeaf && !site.content.isEmpty {
                    expect(
                        21, "\(target) for \(site.name)", text.edit(site.content, element), base.withElement(in: site))
                }
            }
        }
    }

    func lookAlikes() {
        let marks = [
            "\u{0660}", "\u{0430}", "\u{200F}", "\u{202E}", "\u{200B}", "\u{FEFF}", "\u{FF11}", "e\u{0301}", "\u{2066}",
            "\u{1D7CF}", "\u{00AD}", "\u{2028}",
        ]
        for site in base.businessLeaves {
            for mark in marks {
                expect(
                    26, "U+\(String(mark.unicodeScalars.last?.value ?? 0, radix: 16)) in \(site.name)",
                    text.insert(mark, at: site.content.lowerBound), base.changed(base.region(site)))
            }
        }
    }

    /// White space where none was signed, one place at a time and everywhere at once.
    func layouts() {
        for site in base.sites where !site.isLeaf {
            for gap in text.gaps(in: site) {
                for blank in ["\n", "  ", "\n\t"] {
                    guard let reason = reasonForBlank(in: site) else { continue }
                    expect(27, "white space among \(site.name)", text.insert(blank, at: gap), reason)
                }
            }
        }
        let everywhere = base.sites.dropFirst().map { ($0.startTag.lowerBound..<$0.startTag.lowerBound, "\n ") }
        expect(27, "laid out", text.edit(everywhere), "signature:signatureValueInvalid")
        for leaf in base.businessLeaves {
            let value = text.text(leaf.content)
            for changed in [" " + value, value + "\n", value.lowercased() + "\t"] {
                expect(27, "blank in \(leaf.name)", text.edit(leaf.content, changed), base.changed(base.region(leaf)))
            }
        }
        for leaf in base.signatureLeaves {
            expect(27, "blank in \(leaf.name)", text.insert(" ", at: middle(leaf)), "form:encoding")
        }
    }

    /// Nil where white space is in nothing that is signed.
    private func reasonForBlank(in site: Site) -> String? {
        switch base.region(site) {
        case .wrapper: site.name == "Message" ? base.changed(.document) : nil
        case .signature where site.path.contains("ds:SignedInfo"): "signature:signatureValueInvalid"
        case .signature where site.path.contains("ds:KeyInfo"):
            base.signsDocumentAlone ? nil : "signature:digestMismatch(keyInfo)"
        case .signature: nil
        default: base.changed(base.region(site))
        }
    }
}
