import Testing

@testable import ISO20022

@Suite struct CodeSetTests {
    @Test(
        arguments: [
            ("KZT", 2), ("USD", 2), ("CNY", 2), ("RUB", 2), ("JPY", 0), ("KRW", 0), ("ISK", 0), ("BHD", 3), ("KWD", 3),
            ("CLF", 4), ("UYW", 4), ("XAU", nil), ("XTS", nil), ("XXX", nil), ("HRK", nil), ("ZZZ", nil), ("kzt", nil),
            ("KZ", nil), ("KZTT", nil), ("", nil), ("КZT", nil), ("K T", nil),
        ] as [(String, Int?)])
    func decimalsOfACurrency(code: String, decimals: Int?) {
        #expect(ISO4217.decimals(code) == decimals)
    }

    @Test func aCodeWithoutMinorUnitsIsACode() {
        #expect(ISO4217.contains("XAU") && ISO4217.contains("KZT"))
        #expect(!ISO4217.contains("HRK") && !ISO4217.contains("xau") && !ISO4217.contains("XA"))
    }

    @Test(arguments: [
        ("KZ", true), ("AE", true), ("ZW", true), ("AX", true), ("XA", false), ("XK", false), ("AA", false),
        ("UK", false), ("kz", false), ("K", false), ("KAZ", false), ("", false), ("КZ", false),
    ])
    func countries(code: String, isThere: Bool) {
        #expect(ISO3166.contains(code) == isThere)
    }

    @Test(arguments: [
        ("KZ", 20, "3n 13c"), ("AD", 24, "4n 4n 12c"), ("DE", 22, "8n 10n"), ("NO", 15, "4n 6n 1n"),
        ("MT", 31, "4a 5n 18c"), ("GB", 22, "4a 6n 8n"), ("RU", 33, "9n 5n 15c"),
    ])
    func structuresOfIBANs(country: String, length: Int, fields: String) throws {
        let structure = try #require(IBANRegistry.structure(country))
        #expect(structure.country == country && structure.length == length)
        #expect(structure.fields.map { "\($0.count)\($0.characters.rawValue)" }.joined(separator: " ") == fields)
    }

    @Test func countriesWithoutIBANsHaveNoStructure() {
        for country in ["US", "CN", "XA", "kz", ""] { #expect(IBANRegistry.structure(country) == nil) }
    }

    @Test(arguments: ["", "3n", "3!x", "!n", "0!n", "3!n4", "3!", "-3!n"])
    func aStructureHasOneNotation(notation: String) {
        #expect(IBANStructure(country: "XA", notation: notation) == nil)
    }

    @Test func statusReasons() {
        #expect(ExternalStatusReason.name(of: "AM05") == "Duplication")
        #expect(ExternalStatusReason.name(of: "AB03") == "Aborted settlement timeout")
        #expect(ExternalStatusReason.name(of: "DS24") == "Waiting time expired")
        #expect(ExternalStatusReason.name(of: "DS28") != nil)
        #expect(!ExternalStatusReason.contains("ZZ99") && !ExternalStatusReason.contains("am05"))
        #expect(ExternalStatusReason.codes.count == 301)
        #expect(ExternalStatusReason.codes == ExternalStatusReason.codes.sorted())
    }

    @Test(.enabled(if: SharedFiles.isPresent, "the published lists are absent"))
    func theDataIsThePublishedLists() throws {
        let list = try SharedFiles.text("iso20022/codesets/iso4217-list-one.xml")
        var currencies: [String: Int] = [:]
        for entry in list.split(separator: "<CcyNtry>") {
            guard let code = entry.firstMatch(of: /<Ccy>(\w+)<\/Ccy>/)?.1 else { continue }
            currencies[String(code)] = entry.firstMatch(of: /<CcyMnrUnts>(\d)</).flatMap { Int($0.1) } ?? -1
        }
        #expect(currencies.count == 178)
        for (code, decimals) in currencies {
            #expect(ISO4217.contains(code) && ISO4217.decimals(code) == (decimals < 0 ? nil : decimals), "\(code)")
        }
        #expect(CurrencyData.text.split(separator: "\n").count == currencies.count)

        let registry = try SharedFiles.text("iso20022/codesets/iban-registry.json")
        let entries = registry.matches(of: /"iban_spec": "([A-Z]{2})2!n([^"]+)",\s+"iban_length": (\d+)/)
        #expect(entries.count == IBANData.text.split(separator: "\n").count)
        for entry in entries {
            let structure = IBANRegistry.structure(String(entry.1))
            #expect(structure.map { "\($0.length)" } == String(entry.3), "\(entry.1)")
            // Character by character: the list parts the fields of one kind in two ways.
            let shape = structure?.fields.map { String(repeating: $0.characters.rawValue, count: $0.count) }.joined()
            let published = entry.2.matches(of: /(\d+)!([anc])/)
            #expect(shape == published.map { String(repeating: String($0.2), count: Int($0.1) ?? 0) }.joined())
        }
    }
}
