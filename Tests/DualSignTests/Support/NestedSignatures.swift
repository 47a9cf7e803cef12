import Foundation
import XMLCore

@testable import DualSign

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

extension NestedSignatures {
    /// A message in our envelope with a further signature at the end of its document, in any suite. What is not such a
    /// message any more, or has two signatures, stays as it is.
    static func add(to bytes: [UInt8], by key: SigningKey) -> [UInt8] {
        guard let document = document(bytes), document.signatures.count < 2,
            let covered = inclusiveForm(of: document.received)
        else { return bytes }
        let digest = Base64.encode(RunningDigest.digest(covered, key.suite.digestAlgorithm))
        let start = Array(
            "<ds:Signature\(declaration)>\(signedInfo(key.suite, digest: digest))<ds:SignatureValue>".utf8)
        let certificate = Base64.encode(key.certificate.der)
        let end = Array(
            ("</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>\(certificate)</ds:X509Certificate>"
                + "</ds:X509Data></ds:KeyInfo></ds:Signature>").utf8)
        // The last end tag is the envelope's, the one before it the document's.
        let tag = Array("</".utf8)
        guard let envelope = lastIndex(of: tag, in: bytes[...]), let place = lastIndex(of: tag, in: bytes[..<envelope])
        else { return bytes }
        let draft = bytes[..<place] + start + end + bytes[place...]
        guard let info = self.document(Array(draft))?.signatures.last?.child("SignedInfo"),
            let text = inclusiveForm(of: info), let value = try? key.sign(text)
        else { return Array(draft) }
        return bytes[..<place] + start + Base64.encode(value).utf8 + end + bytes[place...]
    }

    private static func signedInfo(_ suite: SignatureSuite, digest: String) -> String {
        func empty(_ name: String, _ algorithm: String) -> String {
            "<ds:\(name) Algorithm=\"\(algorithm)\"></ds:\(name)>"
        }
        return "<ds:SignedInfo>" + empty("CanonicalizationMethod", SignatureForm.inclusiveC14N)
            + empty("SignatureMethod", suite.signatureMethodURI) + "<ds:Reference URI=\"\"><ds:Transforms>"
            + empty("Transform", SignatureForm.envelopedSignature)
            + empty("Transform", SignatureForm.inclusiveC14NWithComments) + "</ds:Transforms>"
            + empty("DigestMethod", suite.digestMethodURI)
            + "<ds:DigestValue>\(digest)</ds:DigestValue></ds:Reference></ds:SignedInfo>"
    }

    private static func document(_ bytes: [UInt8]) -> SignedDocument? {
        guard let parsed = try? ParsedXML(bytes, limits: .payment) else { return nil }
        return (try? MessageEnvelope(parsed))?.signedDocument.alone
    }

    /// Inclusive C14N 1.0; nil where there is no canonical form.
    static func inclusiveForm(of element: Element) -> [UInt8]? {
        var bytes: [UInt8] = []
        do { try element.canonicalize(.inclusive) { bytes.append(contentsOf: $0) } } catch { return nil }
        return bytes
    }

    private static func lastIndex(of tag: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.indices.dropLast(tag.count - 1).last { bytes[$0] == tag[0] && bytes[$0 + 1] == tag[1] }
    }
}
