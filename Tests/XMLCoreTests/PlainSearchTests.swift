import Testing
import XMLCore

@Suite struct PlainSearchTests {
    @Test(arguments: ["", "': ", "a': b", "'''': ", "':", "Ә': 漢': ", "x'", "aa': ': "])
    func findsWhatTheStandardLibraryFinds(_ text: String) {
        let found = text.firstPlace(of: "': ")
        #expect(found == text.firstRange(of: "': "), "\(text)")
        let rest = text.dropFirst()
        #expect(rest.firstPlace(of: "': ") == rest.firstRange(of: "': "), "\(text)")
    }
}
