import DualSign
import Foundation
import XMLCore

/// Signs in the nested Kazakh form, as text: no canonicaliser of this project has a part in what is digested.
enum NestedSignatures {
    static let declaration = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\""

    /// A document that is its own canonical form, with a further signature at its end.
    static func sign(_ document: String, key: SigningKey, in folder: TemporaryFolder) throws -> String {
        let root = document.dropFirst().prefix { $0 != " " && $0 != ">" }
        let namespaces = document.dropFirst(root.count + 1).prefix { $0 != ">" }
        let method = key.suite
        let digest = try openssl(["dgst", "-sha256", "-binary"], document.bytes, folder)
        let rest =
            "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\">"
            + "</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"\(method.signatureMethodURI)\">"
            + "</ds:SignatureMethod><ds:Reference URI=\"\"><ds:Transforms><ds:Transform "
            + "Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform><ds:Transform "
            + "Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments\"></ds:Transform>"
            + "</ds:Transforms><ds:DigestMethod Algorithm=\"\(method.digestMethodURI)\"></ds:DigestMethod>"
            + "<ds:DigestValue>\(Data(digest).base64EncodedString())</ds:DigestValue></ds:Reference></ds:SignedInfo>"
        // In force at SignedInfo: what the document declares, and the signature's own prefix.
        let signedInfo = "<ds:SignedInfo\(namespaces)\(declaration)>" + rest
        let pem = try folder.write("nested.pem", key.pemBytes())
        let value = try openssl(["dgst", "-sha256", "-sign", pem, "-binary"], signedInfo.bytes, folder)
        let signature =
            "<ds:Signature\(declaration)><ds:SignedInfo>\(rest)<ds:SignatureValue>"
            + Data(value).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
            + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
            + Data(key.certificate.der).base64EncodedString()
            + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>"
        let end = "</\(root)>"
        precondition(document.hasSuffix(end), "the document ends with its root's end tag")
        return document.dropLast(end.count) + signature + end
    }

    private static func openssl(_ arguments: [String], _ input: [UInt8], _ folder: TemporaryFolder) throws -> [UInt8] {
        let file = try folder.write("input", input)
        let output = folder.path("output")
        let outcome = try Tool.openssl.run(arguments + ["-out", output, file])
        guard outcome.status == 0 else { throw XMLSec.Failure(output: outcome.output) }
        return try folder.read("output")
    }
}
