import DualSign

/// Rows 4 to 7: the references, and what is done to their nodes.
extension AttackRun {
    private typealias Site = SignedText.Site

    private var references: [Site] { text.all("ds:Reference") }
    private var open: String { "<ds:Reference" }

    func missingReferences() {
        for reference in references {
            let whole = text.text(reference)
            let name = text.text(reference.startTag)
            expectSignedToo(4, "without \(name)", text.edit(reference.whole, ""), "form:structure")
            expectSignedToo(
                4, "twice \(name)", text.insert(whole, at: reference.endTag.upperBound), "form:structure")
            expectSignedToo(4, "empty \(name)", text.edit(reference.content, ""), "form:structure")
            for other in references where other.index != reference.index {
                expectSignedToo(
                    4, "without \(name) and another", text.edit([(reference.whole, ""), (other.whole, "")]),
                    "form:structure")
                expectSignedToo(
                    4, "another in place of \(name)", text.edit(reference.whole, text.text(other)), "form:reference")
            }
            for child in reference.children.map({ text.sites[$0] }) {
                expectSignedToo(4, "\(name) without \(child.name)", text.edit(child.whole, ""), "form:structure")
                expectSignedToo(
                    4, "\(name) with two \(child.name)", text.insert(text.text(child), at: child.endTag.upperBound),
                    "form:structure")
            }
            expectSignedToo(
                4, "\(name) in a manifest", text.edit(reference.whole, "<ds:Manifest>\(whole)</ds:Manifest>"),
                "form:structure")
        }
        let all = references
        expectSignedToo(4, "no reference", text.edit(all.map { ($0.whole, "") }), "form:structure")
    }

    func exchangedReferences() {
        let all = references
        for order in all.count < 3 ? [] : [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let edits = zip(all, order).map { ($0.0.whole, text.text(all[$0.1])) }
            expectSignedToo(5, "order \(order)", text.edit(edits), "form:reference")
            let tags = zip(all, order).map { ($0.0.startTag, text.text(all[$0.1].startTag)) }
            expectSignedToo(5, "URIs in order \(order)", text.edit(tags), "form:reference")
        }
        let tags =
            ["", " URI=\"\""] + all.map { text.text($0.startTag).dropFirst(open.count).dropLast() }.map(String.init)
        for reference in all {
            let own = text.text(reference.startTag)
            for tag in Set(tags) where open + tag + ">" != own {
                expectSignedToo(
                    5, "\(own) as \(tag)", text.edit(reference.startTag, open + tag + ">"), "form:reference")
            }
        }
    }

    private static let elsewhere = [
        "http://example.org/a.xml", "https://example.org/", "file:///etc/passwd", "ftp://example.org/a",
        "//example.org/a",
        "a.xml", "./", "?a", "#", "#xpointer(/)", "#xpointer(id('keyinfo'))", "#xpointer(//Document)",
        "#xmlns(a=urn:a)xpointer(/a:b)", "#element(/1/2)", "#keyinfo ", " #keyinfo", "#Keyinfo", "#%6Beyinfo",
        "#message ",
        "#Message", "#terms\t", "#other", "cid:part@example.org", "data:,a",
        "urn:uuid:7a562c67-ca16-48ba-b074-65581be6f011",
        "jar:file:/a!/b", "netdoc:/etc/passwd", "gopher://127.0.0.1:70/", "\\\\example.org\\a", "%00",
    ]

    func externalReferences() {
        for reference in references {
            for uri in Self.elsewhere {
                expectSignedToo(
                    6, "\(text.text(reference.startTag)) to \(uri)",
                    text.edit(reference.startTag, "\(open) URI=\"\(uri)\">"), "form:reference")
            }
            for attribute in [
                "Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\"",
                "Type=\"http://www.w3.org/2000/09/xmldsig#Object\"",
                "Id=\"r\"", "uri=\"#other\"", "xml:base=\"http://example.org/\"",
            ] {
                expectSignedToo(
                    6, "\(text.text(reference.startTag)) with \(attribute)",
                    text.insert(" " + attribute, at: reference.attributes), "form:reference")
            }
        }
    }

    static let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"

    private static let otherTransforms = [
        "http://www.w3.org/TR/1999/REC-xslt-19991116", "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2002/06/xmldsig-filter2", "http://www.w3.org/2000/09/xmldsig#base64",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
        "http://www.w3.org/2006/12/xml-c14n11", "http://www.w3.org/2006/12/xml-c14n11#WithComments",
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments", "http://www.w3.org/2002/07/decrypt#XML",
        "http://www.w3.org/2010/xml-c14n2", "http://www.w3.org/2001/10/xml-exc-c14n", "", "none",
    ]

    private func transform(_ algorithm: String, _ content: String = "") -> String {
        "<ds:Transform Algorithm=\"\(algorithm)\">\(content)</ds:Transform>"
    }

    func otherTransforms() {
        for site in text.all("ds:Transform") {
            for algorithm in Self.otherTransforms where transform(algorithm) != text.text(site) {
                expectSignedToo(
                    7, "transform \(algorithm)", text.edit(site.whole, transform(algorithm)), "form:transform")
            }
            for algorithm in Self.otherTransforms.prefix(6) + [Self.exclusive, SignatureTemplateNames.enveloped] {
                for place in [site.whole.lowerBound, site.whole.upperBound] {
                    expectSignedToo(
                        7, "\(algorithm) beside", text.insert(transform(algorithm), at: place), "form:transform")
                }
            }
            expectSignedToo(7, "no transform", text.edit(site.whole, ""), "form:transform")
            expectSignedToo(7, "text in a transform", text.insert("x", at: site.content.upperBound), "form:structure")
            for content in [
                "<InclusiveNamespaces xmlns=\"\(Self.exclusive)\" PrefixList=\"a #default\"></InclusiveNamespaces>",
                "<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>", "<ds:XPath>1</ds:XPath>",
                "<stylesheet xmlns=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"></stylesheet>",
            ] {
                expectSignedToo(7, "parameter", text.insert(content, at: site.content.upperBound), "form:structure")
            }
        }
        for site in text.all("ds:Transforms") {
            for count in [20, 1000] {
                let many = String(repeating: transform(Self.exclusive), count: count)
                expect(7, "\(count) transforms", text.insert(many, at: site.content.upperBound), "form:transform")
            }
            expectSignedToo(7, "no transforms", text.edit(site.whole, ""), "form:structure")
            expectSignedToo(
                7, "text among the transforms", text.insert("x", at: site.content.upperBound), "form:structure")
        }
        for site in text.all("ds:CanonicalizationMethod") {
            for algorithm in Self.otherTransforms + [Self.exclusive, SignatureTemplateNames.enveloped] {
                let method = "<ds:CanonicalizationMethod Algorithm=\"\(algorithm)\">"
                guard method != text.text(site.startTag) else { continue }
                expectSignedToo(7, "canonicalisation \(algorithm)", text.edit(site.startTag, method), "form:transform")
            }
        }
    }
}

enum SignatureTemplateNames {
    static let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
}
