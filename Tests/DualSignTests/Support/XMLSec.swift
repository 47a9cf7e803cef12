import DualSign
import Foundation

/// The xmlsec1 program: signs templates and verifies signatures, without a line of this project.
enum XMLSec {
    static let identifiers = [
        "--id-attr:Id", "urn:settlement-gateway:cosigned:1:Message", "--id-attr:Id",
        "urn:settlement-gateway:cosigned:1:Terms", "--id-attr:Id", "http://www.w3.org/2000/09/xmldsig#:KeyInfo",
        "--id-attr:Id", "http://www.w3.org/2000/09/xmldsig#:Signature",
    ]

    /// Verifies one signature of a co-signed message with the certificate's key alone.
    static func verify(
        _ message: [UInt8], signature: String, certificate: SignerCertificate, in folder: TemporaryFolder
    ) throws -> Tool.Outcome {
        let file = try folder.write("message.xml", message)
        let pem = try folder.write("signer.pem", certificate.pem())
        return try Tool.xmlsec1.run(
            ["--verify", "--pubkey-cert-pem", pem, "--node-id", signature] + identifiers + [file])
    }

    /// Empties the values of the last signature of `message` and has xmlsec1 fill them anew.
    static func sign(_ message: String, with key: SigningKey, in folder: TemporaryFolder) throws -> [UInt8] {
        var template = message
        for tag in ["DigestValue", "SignatureValue"] {
            template = template.replacingOccurrences(
                of: "<ds:\(tag)>[^<]*</ds:\(tag)>", with: "<ds:\(tag)></ds:\(tag)>", options: .regularExpression)
        }
        let file = try folder.write("template.xml", template.bytes)
        let pem = try folder.write("key.pem", key.pemBytes())
        let output = folder.path("signed.xml")
        let outcome = try Tool.xmlsec1.run(
            ["--sign", "--privkey-pem", pem, "--output", output] + identifiers + [file])
        guard outcome.status == 0 else { throw Failure(output: outcome.output) }
        return try folder.read("signed.xml")
    }

    struct Failure: Error { let output: String }
}
