import CLibXML2
import Testing

@testable import XMLCore

@Suite struct ParsedXMLTests {
    /// libxml2 makes the declaration of the prefix `xml` when it is first asked for it: that must be before threads
    /// share the tree.
    @Test func preparesTheTreeForSharing() throws {
        for xml in [try parse("<a/>"), XMLDraft(root: "a", namespace: "").seal()] {
            withExtendedLifetime(xml) { #expect(xml.tree.pointee.oldNs != nil) }
        }
    }

    @Test func keepsNoNetworkAndNoEntities() throws {
        let xml = try parse("<a/>")
        let options = withExtendedLifetime(xml) { xml.tree.pointee.parseFlags }
        for forbidden in [
            XML_PARSE_NOENT, XML_PARSE_DTDLOAD, XML_PARSE_DTDATTR, XML_PARSE_DTDVALID, XML_PARSE_XINCLUDE,
            XML_PARSE_HUGE,
            XML_PARSE_RECOVER,
        ] {
            #expect(options & Int32(forbidden.rawValue) == 0)
        }
        #expect(options & Int32(XML_PARSE_NONET.rawValue) != 0)
        #expect(xmlCatalogGetDefaults() == XML_CATA_ALLOW_NONE)
    }

    /// A reader on many threads sees one document.
    @Test func isReadByManyThreads() async throws {
        let text = "<a xmlns='urn:x' xml:lang='kk'><b c='1'>x</b><!-- y --><d xmlns='urn:y'>z</d></a>"
        let xml = try parse(text)
        let form = try canonical(xml.root)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<300).allSatisfy { _ in
                        (try? canonical(xml.root)) == form && xml.root.textContent == "xz"
                            && xml.root.child("b")?.attribute("c") == "1" && xml.root.firstNonPlainNode?.line == 1
                    }
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }
}
