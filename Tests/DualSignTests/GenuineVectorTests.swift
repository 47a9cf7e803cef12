import Foundation
import Testing
import XMLCore

@testable import DualSign

/// A signature that others made in the header profile, in another envelope and of another message definition.
@Suite(.enabled(if: Shared.has("vectors/header-profile/signed.xml"), "the shared vectors are not here"))
struct GenuineVectorTests {
    private func verdict(_ xml: [UInt8]) throws -> Result<VerifiedSignature, SignatureRejection> {
        let parsed = try ParsedXML(xml, limits: .payment)
        let certificate = try SignerCertificate(file: read("signer.crt"))
        let signer = try RegisteredSigner(
            certificate: certificate, jurisdiction: jurisdiction("GB"), bic: "TESTGB2L", suite: .rsaPKCS1SHA256,
            messageDefinitions: ["rain.001.001.01"])
        let known = try SignerRegistry([signer])
        let header = try #require(parsed.root.children.first { $0.isNamed("AppHdr") })
        let document = try #require(parsed.root.children.first { $0.isNamed("Document") })
        let signed = try SignedDocument(document)
        return Result { () throws(SignatureRejection) in
            let verification = try Verification(
                PartDigests(header: header, document: signed), root: parsed.root, terms: nil, known,
                "rain.001.001.01", Date(timeIntervalSince1970: 1_700_000_000))
            guard let signature = try verification.headerSignature() else { throw .signatureMissing }
            return try verification.verify(signature, .header)
        }
    }

    private func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: Shared.file("vectors/header-profile/\(name)")))
    }

    @Test func acceptsTheGenuineSignature() throws {
        let verified = try verdict(read("signed.xml")).get()
        #expect(verified.evidence.subjectKeyIdentifier == "ab08f927c2fe8ddeabd67f9a68024d3fcb7e23ff")
        #expect(verified.evidence.suite == .rsaPKCS1SHA256)
        #expect(verified.evidence.digests["document"]?.hasPrefix("265f9d66757f935b") == true)
    }

    /// The other library's order of references is not the template's.
    @Test func refusesTheTamperedOne() throws {
        guard case .failure(.formatNotAllowed(.reference)) = try verdict(read("tampered.xml")) else {
            Issue.record("the tampered file is not refused for its references")
            return
        }
    }

    @Test func refusesChangesOfTheGenuineOne() throws {
        let genuine = String(decoding: try read("signed.xml"), as: UTF8.self)
        let rows: [(String, String, SignatureRejection)] = [
            ("</urn:Document>", "<urn:Extra/></urn:Document>", .digestMismatch(.document)),
            (">AUTQ<", ">AUTR<", .digestMismatch(.header)),
            ("Jl+dZnV", "Jl+dZnW", .signatureValueInvalid),
            ("qwj5J8L+", "qwj5J8M+", .keyUnknown),
            ("\nTz+FG5td", "\nTz+FG5te", .signatureValueInvalid),
        ]
        for (old, new, rejection) in rows {
            let result = try verdict(genuine.replacingOnly(old, with: new).bytes)
            #expect(throws: rejection) { try result.get() }
        }
    }
}
