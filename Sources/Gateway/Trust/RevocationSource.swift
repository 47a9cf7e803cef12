import DualSign
import Foundation

/// One list or one question to a responder, fetched again and again.
struct RevocationSource: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A list of one of these issuers, about these signers and the authorities among the issuers.
        case list(issuers: [IssuerCertificate], signers: [SignerCertificate])
        /// A responder, asked about one signer.
        case responder(SignerCertificate, issuer: IssuerCertificate, freshSeconds: Int, asksNonce: Bool)
    }

    /// An address or the path of a file.
    let location: String
    let refreshSeconds: Int
    let kind: Kind

    /// Under which the last answer is kept.
    var name: String {
        switch kind {
        case .list: location
        case .responder(let certificate, _, _, _): location + " " + certificate.digestHex
        }
    }

    /// What to post; nil for a list. Throws `RevocationFault`.
    func question(nonce: [UInt8]) throws(RevocationFault) -> OCSPExchange? {
        guard case .responder(let certificate, let issuer, _, let asksNonce) = kind else { return nil }
        return try OCSPExchange(about: certificate, issuer: issuer, nonce: asksNonce ? nonce : [])
    }

    /// What an answer says, and its bytes as evidence names them. Throws `RevocationFault`; the bytes are then worth
    /// nothing.
    func statements(
        in bytes: [UInt8], to question: OCSPExchange?, at: Date
    ) throws(RevocationFault) -> (statements: [RevocationStatement], evidence: [UInt8]) {
        switch kind {
        case .list(let issuers, let signers):
            let list = try Self.list(bytes, of: issuers)
            return (
                signers.compactMap(list.statement(on:)) + issuers.compactMap(list.statement(on:)), list.der
            )
        case .responder(let certificate, let issuer, let freshSeconds, _):
            let exchange: OCSPExchange
            // An answer from the archive was checked against its question when it came.
            if let question {
                exchange = question
            } else {
                exchange = try OCSPExchange(about: certificate, issuer: issuer, nonce: [])
            }
            return ([try exchange.statement(from: bytes, freshSeconds: freshSeconds, at: at)], bytes)
        }
    }

    private static func list(
        _ bytes: [UInt8], of issuers: [IssuerCertificate]
    ) throws(RevocationFault) -> RevocationList {
        var fault = RevocationFault.wrongIssuer
        for issuer in issuers {
            do throws(RevocationFault) {
                return try RevocationList(file: bytes, issuer: issuer)
            } catch {
                if error != .wrongIssuer { fault = error }
            }
        }
        throw fault
    }
}
