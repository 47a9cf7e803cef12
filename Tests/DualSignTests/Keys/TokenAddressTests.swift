import DualSign
import Testing

@Suite struct TokenAddressTests {
    @Test(arguments: [
        ("pkcs11:token=a;object=b", "pkcs11:object=b;token=a;type=private"),
        ("pkcs11:type=private;token=a;object=b", "pkcs11:object=b;token=a;type=private"),
        ("pkcs11:serial=8a1f;id=%01%aF", "pkcs11:id=%01%aF;serial=8a1f;type=private"),
        ("pkcs11:token=My%20token;object=k;id=%00", "pkcs11:id=%00;object=k;token=My%20token;type=private"),
        ("pkcs11:token=a;object=b?module-path=/usr/lib/x.so", "pkcs11:object=b;token=a;type=private"),
    ])
    func hasOneForm(uri: String, text: String) throws {
        #expect(try TokenAddress(uri).text == text)
        #expect(try TokenAddress(text).text == text)
    }

    @Test func knowsWhatIsBesideTheKey() throws {
        let address = try TokenAddress(
            "pkcs11:token=a;object=b?module-path=/usr/lib/a%20b.so&pin-source=file:/run/pin")
        #expect(address.modulePath == "/usr/lib/a b.so")
        #expect(address.pinFile == "/run/pin")
        #expect(try TokenAddress("pkcs11:token=a;object=b?pin-source=/run/pin").pinFile == "/run/pin")
        #expect(try TokenAddress("pkcs11:token=a;object=b").modulePath == nil)
    }

    @Test(arguments: [
        "", "pkcs11:", "PKCS11:token=a;object=b", "file:/a", "pkcs11:token=a", "pkcs11:object=b",
        "pkcs11:token=a;object=b;type=cert", "pkcs11:token=a;object=b;type=public",
        "pkcs11:token=a;object=b;colour=red",
        "pkcs11:token=a;token=a;object=b", "pkcs11:token=;object=b", "pkcs11:token;object=b",
        "pkcs11:token=a;;object=b",
        "pkcs11:token=a;object=b;", "pkcs11:token=a b;object=b", "pkcs11:token=a;object=%4",
        "pkcs11:token=a;object=%zz",
        "pkcs11:token=ж;object=b", "pkcs11:token=a;object=b?", "pkcs11:token=a;object=b?module-path=relative.so",
        "pkcs11:token=a;object=b?module-name=softhsm2", "pkcs11:token=a;object=b?pin-source=|program",
        "pkcs11:token=a;object=b?module-path=/a%00b", "pkcs11:token=a;object=b\n",
    ])
    func refusesOthers(uri: String) {
        #expect(throws: TokenFault.addressMalformed) { try TokenAddress(uri) }
    }

    @Test(arguments: [
        "pkcs11:token=a;object=b?pin-value=1234", "pkcs11:token=a;object=b;pin-value=1234",
        "pkcs11:colour=red?pin-value=1234", "pkcs11:?pin-value=1%zz",
    ])
    func refusesAPIN(uri: String) {
        #expect(throws: TokenFault.pinInAddress) { try TokenAddress(uri) }
    }
}
