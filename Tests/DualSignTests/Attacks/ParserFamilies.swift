/// Rows 18 to 20 and 22 to 25: what the parser and the look at the bytes before it refuse.
extension AttackRun {
    private typealias Site = SignedText.Site

    private static let documentTypes = [
        "<!DOCTYPE a>", "<!DOCTYPE Envelope SYSTEM \"a.dtd\">",
        "<!DOCTYPE a PUBLIC \"-//A//B\" \"http://example.org/a\">",
        "<!DOCTYPE a []>", "<!DOCTYPE a [<!ELEMENT a ANY>]>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://example.org/p\">%p;]>",
        "<!DOCTYPE a [<!NOTATION n SYSTEM \"n\">]>", "<!DOCTYPE a [<!-- c -->]>", "<!DOCTYPE\na>",
    ]

    func documentTypes() {
        for type in Self.documentTypes {
            for start in ["", "<?xml version=\"1.0\"?>\n", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!--c-->"] {
                expect(18, start + type, text.insert(start + type, at: 0), "xml:documentType")
            }
        }
        for site in base.sites {
            let named = "<!DOCTYPE \(text.root.name) [<!ATTLIST \(site.name) Id ID \"x\">]>"
            expect(18, "default attribute on \(site.name)", text.insert(named, at: 0), "xml:documentType")
            let fixed = "<!DOCTYPE \(text.root.name) [<!ATTLIST \(site.name) xmlns CDATA #FIXED \"urn:x\">]>"
            expect(18, "default namespace on \(site.name)", text.insert(fixed, at: 0), "xml:documentType")
            expect(18, "document type in \(site.name)", text.insert("<!DOCTYPE a>", at: site.content.upperBound), "xml")
        }
        for leaf in base.businessLeaves + base.signatureLeaves {
            let entity = "<!DOCTYPE a [<!ENTITY v \"\(text.text(leaf.content).replacing("\"", with: "&#34;"))\">]>"
            expect(
                18, "entity for \(leaf.name)", text.edit([(0..<0, entity), (leaf.content, "&v;")]), "xml:documentType")
        }
    }

    func externalEntities() {
        let targets = [
            "SYSTEM \"file:///etc/passwd\"", "SYSTEM \"http://127.0.0.1:9/\"", "SYSTEM \"ftp://127.0.0.1/a\"",
            "PUBLIC \"a\" \"https://example.org/a\"", "SYSTEM \"/dev/random\"",
        ]
        for leaf in base.businessLeaves + base.signatureLeaves {
            for target in targets {
                let type = "<!DOCTYPE a [<!ENTITY x \(target)>]>"
                expect(
                    19, "\(target) in \(leaf.name)", text.edit([(0..<0, type), (leaf.content, "&x;")]),
                    "xml:documentType")
            }
        }
    }

    func expandingEntities() {
        let laughs = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
        let long = "<!ENTITY e9 \"\(String(repeating: "a", count: 5_000))\">"
        for leaf in base.businessLeaves + base.signatureLeaves {
            let first = "<!DOCTYPE a [<!ENTITY e0 \"ha\">\(laughs)]>"
            expect(
                20, "ten of ten in \(leaf.name)", text.edit([(0..<0, first), (leaf.content, "&e9;")]),
                "xml:documentType")
            let quadratic = String(repeating: "&e9;", count: 500)
            expect(
                20, "long one often in \(leaf.name)",
                text.edit([(0..<0, "<!DOCTYPE a [\(long)]>"), (leaf.content, quadratic)]), "xml:documentType")
            let loop = "<!DOCTYPE a [<!ENTITY e0 \"&e9;\"><!ENTITY e9 \"&e0;\">]>"
            expect(20, "loop in \(leaf.name)", text.edit([(0..<0, loop), (leaf.content, "&e9;")]), "xml:documentType")
        }
    }

    private func nest(_ name: String, _ levels: Int) -> String {
        String(repeating: "<\(name)>", count: levels) + String(repeating: "</\(name)>", count: levels)
    }

    func deepNesting() {
        for site in base.sites {
            for (name, levels) in [
                ("n", 65 - site.path.count), ("n", 64), ("ds:Object", 64), ("Document", 64), ("a", 300),
            ] {
                guard !name.hasPrefix("ds:") || base.region(site) == .signature else { continue }
                expect(
                    22, "\(levels) levels of \(name) in \(site.name)",
                    text.insert(nest(name, levels), at: site.content.upperBound),
                    "xml:tooDeep")
            }
        }
        expect(
            22, "a hundred thousand levels", text.insert(nest("a", 100_000), at: text.root.content.lowerBound),
            "xml:tooDeep")
    }

    /// The parser does not look at profiles or suites: each base takes its share of the places, two at least.
    func hugeTexts(share: Int, of shares: Int) {
        let over = String(repeating: "1", count: (64 << 10) + 1)
        for site in base.sites where site.index % shares == share {
            expect(23, "text in \(site.name)", text.insert(over, at: site.content.lowerBound), "xml:textTooLong")
            expect(
                23, "attribute of \(site.name)", text.insert(" a=\"\(over)\"", at: site.attributes), "xml:textTooLong")
            expect(
                23, "comment in \(site.name)", text.insert("<!--\(over)-->", at: site.content.lowerBound),
                "xml:textTooLong")
        }
        let mebibyte = String(repeating: " ", count: (1 << 20) - text.bytes.count + 1)
        expect(23, "blanks after all", text.insert(mebibyte, at: text.bytes.count), "xml:tooLarge")
    }

    func manyAttributes() {
        for site in base.sites {
            let attributes = (0..<17).map { " a\($0)=\"\"" }.joined()
            expect(
                24, "17 attributes on \(site.name)", text.insert(attributes, at: site.attributes),
                "xml:tooManyAttributes")
            let namespaces = (0..<17).map { " xmlns:n\($0)=\"urn:\($0)\"" }.joined()
            expect(
                24, "17 namespaces on \(site.name)", text.insert(namespaces, at: site.attributes),
                "xml:tooManyAttributes")
        }
        for count in [100, 1_000, 40_000] {
            let many = (0..<count).map { " a\($0)=\"\"" }.joined()
            expect(24, "\(count) attributes", text.insert(many, at: text.root.attributes), "xml:tooManyAttributes")
        }
        let open = (0..<5).map { level in
            "<n" + (0..<14).map { " xmlns:n\(level)x\($0)=\"urn:\($0)\"" }.joined() + ">"
        }
        expect(
            24, "70 namespaces in force",
            text.insert(
                open.joined() + String(repeating: "</n>", count: 5), at: text.first("Document").content.lowerBound),
            "xml:tooManyAttributes")
    }

    func encodings() {
        for name in [
            "UTF-7", "UTF-16", "ISO-8859-1", "windows-1251", "US-ASCII", "UTF-32", "EBCDIC-CP-US", "x", "KOI8-R",
            "GB18030",
        ] {
            let declaration = "<?xml version=\"1.0\" encoding=\"\(name)\"?>"
            expect(25, name, text.insert(declaration, at: 0), "xml:unsupportedEncoding")
        }
        for version in ["1.1", "1.2", "2.0", ""] {
            expect(25, "version \(version)", text.insert("<?xml version=\"\(version)\"?>", at: 0), "xml")
        }
        expect(25, "byte order mark", text.insert("\u{FEFF}", at: 0), "xml:byteOrderMark")
        let units = Array(String(decoding: text.bytes, as: UTF8.self).utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for (name, bytes) in [
            ("little", little), ("big", big), ("little, marked", [0xFF, 0xFE] + little),
            ("big, marked", [0xFE, 0xFF] + big),
        ] {
            expect(25, "UTF-16 \(name)", bytes, "xml")
        }
        for site in base.businessLeaves + base.signatureLeaves {
            for (name, bytes) in [
                ("overlong", [0xC0, 0xB1]), ("overlong in three", [0xE0, 0x80, 0xB1]),
                ("surrogate", [0xED, 0xA0, 0x80]),
                ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]), ("lone continuation", [0x80]),
                ("cut short", [0xE2, 0x82]),
                ("Latin", [0xE9, 0x20]), ("no byte of UTF-8", [0xFF]),
            ] as [(String, [UInt8])] {
                let start = site.content.lowerBound
                expect(
                    25, "\(name) in \(site.name)", text.bytes[..<start] + bytes + text.bytes[start...], "xml:notUTF8")
            }
            expect(
                25, "declaration in \(site.name)", text.insert("<?xml version=\"1.0\"?>", at: site.content.lowerBound),
                "xml")
        }
    }
}
